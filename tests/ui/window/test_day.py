"""A day at the desk, its acts counted: three articles, forty items in eight rows, mistakes put right, a brief."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefer import edits, queries
from briefer.model import Kind, Party, PartyId
from briefer.store import project_file
from tests.ui.visits import press_in, type_in
from ui.board import moves as board_moves
from ui.export.dialog import ExportDialog
from ui.importing.dialog import ImportDialog
from ui.session import Focus
from ui.suggestions.accept import AcceptDialog
from ui.tagging.item_menu import fill_item_menu
from ui.tagging.note import ElsewhereDialog, NoteDialog

MOST_PRESSES = 110
CTRL = Qt.KeyboardModifier.ControlModifier
MATTERS = (
    "the ceasefire, which nobody keeps for long, must begin tonight",
    "prisoners, old and young, must come home before winter",
    "the hostages, all of them, must be freed at once",
    "autonomy, in whatever form, is no matter for these talks",
    "the nuclear plant, long a worry, needs inspectors",
    "the fishing quota, it says, is not on the table",
    "sanctions, old and new, must be lifted first of all",
)
OTHER = "civilians, old and young, must be protected everywhere"


def article_text(number):
    """Seven paragraphs of Nordland, then Suderland's seven answers; in the third article one is of another matter."""
    matters = (OTHER, *MATTERS[1:]) if number == 3 else MATTERS
    lines = [f"Nordland told reporters on day {number} that {matter}." for matter in matters]
    lines += [f"Suderland answered on day {number} that {matter}." for matter in matters]
    return "\n\n".join([f"Talks of day {number} end late", *lines])


@pytest.fixture
def desk(clean, qtbot, settings, tmp_path, monkeypatch):
    settings.export_folder = str(tmp_path)
    settings.export_formats = (".md",)
    settings.is_first_run_done = True
    parties = (Party(PartyId(""), "Nordland"), Party(PartyId(""), "Suderland"))
    clean.session.edit("parties", edits.set_parties, parties, (PartyId("new:0"), PartyId("new:1")))
    clean.session.undo_stack.setClean()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_, **__: (str(tmp_path / "talks.briefer"), "")
    )
    return clean


class Counter:
    """Presses keys and counts them; what is typed as prose counts as text, not as acts."""

    def __init__(self, press, qtbot):
        self.press, self.qtbot, self.presses, self.clicks = press, qtbot, 0, 0

    def __call__(self, *keys):
        self.presses += len(keys)
        self.press(*keys)

    def in_dialog(self, dialog, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.presses += 1
        press_in(dialog, key, modifiers)

    def click(self, widget, at=None, modifiers=Qt.KeyboardModifier.NoModifier):
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, modifiers, at or QPoint())
        QApplication.processEvents()


def settle(window, qtbot):
    window.suggesting.compute()  # as it does by itself after a pause
    qtbot.waitUntil(lambda: not window.tasks.is_running("Suggestions"), timeout=30000)
    for _ in range(5):
        QApplication.processEvents()
    window.refreshing.finish()


def add_articles(window, qtbot, visits, keys):
    for number in (1, 2, 3):
        QGuiApplication.clipboard().setText(article_text(number))

        def accept(dialog):
            qtbot.waitUntil(dialog.foot.main.isEnabled, timeout=20000)
            keys.presses += 1
            dialog.foot.main.click()  # Enter: the button is the default one

        visits.when(ImportDialog, accept)
        keys("Ctrl+Shift+V")
        qtbot.waitUntil(lambda number=number: len(window.session.project.articles) == number, timeout=20000)
        settle(window, qtbot)


def test_a_day_by_keys_takes_at_most_110_presses(desk, qtbot, visits, press, tmp_path):
    window, keys = desk, Counter(press, qtbot)
    add_articles(window, qtbot, visits, keys)
    tag_forty(window, qtbot, keys)
    assert len(window.session.project.annotations) == 40
    assert len({issue.title for issue in window.session.project.issues}) >= 8
    correct_ten(window, keys)
    change_two_orders(window, keys)
    write_beside(window, qtbot, visits, keys)
    hand_over(window, qtbot, visits, keys, tmp_path)
    assert keys.presses <= MOST_PRESSES, keys.presses


def tag_forty(window, qtbot, keys):
    """Tag paragraph after paragraph; the third article as if all of it were Nordland's. The draft knows the rows."""
    session = window.session
    for number in (2, 1, 0):  # the last one is shown
        first = session.project.articles[number].paragraphs
        session.set_focus(Focus(first[1 if len(first) == 15 else 0].id))
        settle(window, qtbot)
        keys("1", *["P"] * 7, *(["2"] if number != 2 else []), *["P"] * (7 if number else 5))
        if number:
            keys("Ctrl+PageUp")


def correct_ten(window, keys):
    """Give ten items to another party at once, in the list of all that is tagged as one party's."""
    compare_problems(window, keys)
    problems = window.stages.compare.problems
    problems.table.select_key(problems.model.key(problems.model.rowCount() - 1))
    before = window.session.project.annotations
    for _ in range(9):
        keys.presses += 1
        QTest.keyClick(problems.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    keys("2")
    pairs = zip(window.session.project.annotations, before, strict=True)
    assert sum(one.party_ids != other.party_ids for one, other in pairs) == 10


def change_two_orders(window, keys):
    """Move an item in its cell, and a row."""
    session, compare = window.session, window.stages.compare
    compare.show_tab("positions")
    board = compare.board
    board.setFocus()
    crowded = next(row for row in queries.rows(session.project) if len(row.cells[1]) > 1)
    board.select_annotation(crowded.cells[1][0].annotation.id)
    items = session.project.issues
    keys("Ctrl+Down")
    assert session.project.issues != items
    titles = [issue.title for issue in session.project.issues]
    board.select_issue(session.project.issues[0].id)
    keys("Ctrl+Down")
    assert [issue.title for issue in session.project.issues] != titles


def write_beside(window, qtbot, visits, keys):
    """Leave words out, paraphrase, and add what was stated elsewhere."""
    session = window.session
    tag = session.project.annotations[0]
    window.stages.go_to_annotation(tag.id)
    settle(window, qtbot)
    keys("C", "C", "X")
    assert "[…]" in queries.excerpt(session.project, tag.id).text

    def paraphrase(dialog):
        type_in(dialog, "Nordland wants it tonight.")
        keys.in_dialog(dialog, Qt.Key.Key_Return, CTRL)

    keys("Esc", "Esc")
    visits.when(NoteDialog, paraphrase)
    keys("N")
    assert queries.annotation(session.project, tag.id).paraphrase == "Nordland wants it tonight."

    def elsewhere(dialog):
        type_in(dialog, "Call with the embassy, 4 May")
        keys.in_dialog(dialog, Qt.Key.Key_Tab)
        type_in(dialog, "Suderland would meet in June.")
        keys.in_dialog(dialog, Qt.Key.Key_Return, CTRL)

    visits.when(ElsewhereDialog, elsewhere)
    keys("Ctrl+Shift+I")
    assert session.project.annotations[-1].stated_in


def hand_over(window, qtbot, visits, keys, folder):
    """Export, save, and open the project again."""
    session = window.session

    def export(dialog):
        keys.in_dialog(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.exported or dialog.failure.text), timeout=30000)
        keys.in_dialog(dialog, Qt.Key.Key_Return)

    visits.when(ExportDialog, export)
    keys("Ctrl+E")
    written = next(path for path in folder.iterdir() if path.suffix == ".md").read_text()
    assert "Suderland would meet in June." in written
    assert "[…]" in written.replace("\\", "")
    keys("Ctrl+S")
    path = folder / "talks.briefer"
    qtbot.waitUntil(lambda: path.exists() and not session.is_modified, timeout=20000)
    kept = session.project
    window.documents.start_empty()
    assert window.documents.open(path)
    assert session.project.annotations == kept.annotations
    assert project_file.load(path).issues == kept.issues


def menu(window, keys, name):
    """Choose an act in a menu: one click opens it, one takes it."""
    keys.clicks += 2
    window.keyboard.made[name].trigger()
    QApplication.processEvents()


def item_menu(view, keys, *words):
    """Choose in the menu of an item: a click opens it, and one each for a menu in it and its line."""
    made = QMenu(view)
    fill_item_menu(made, view.many)
    keys.clicks += 1
    for word in words:
        keys.clicks += 1
        act = next(each for each in made.actions() if each.text().partition("\t")[0] == word)
        if act.menu() is None:
            act.trigger()
        else:
            made = act.menu()
    QApplication.processEvents()


def accept_draft(window, qtbot, visits, keys):
    """Take over all that the draft of each article holds, by the menu."""

    def accept(dialog):
        keys.clicks += 1
        dialog.accept()

    for number in (2, 1, 0):
        keys.clicks += number != 2
        window.stages.go_to_article(window.session.project.articles[number].id)
        settle(window, qtbot)
        visits.when(AcceptDialog, accept)
        menu(window, keys, "tag.accept_likely")


def test_the_same_day_by_mouse_takes_no_more_acts(desk, qtbot, visits, press, tmp_path):
    window, keys = desk, Counter(press, qtbot)
    session, compare = window.session, desk.stages.compare
    paste_by_mouse(window, qtbot, visits, keys)
    accept_draft(window, qtbot, visits, keys)
    tag_the_rest(window, keys)
    assert len(session.project.annotations) >= 40
    assert len(session.project.issues) >= 8
    keys.clicks += 4  # the stage, the tab, the choice of a list and its party
    compare_problems(window, Counter(lambda *_: window.stages.show_stage("compare"), qtbot))
    choose_ten(compare.problems, keys)
    assert sum(each.party_ids == (session.project.parties[1].id,) for each in session.project.annotations) >= 10
    keys.clicks += 1
    compare.show_tab("positions")
    titles = [issue.title for issue in session.project.issues]
    board_moves_by_mouse(session, titles[0], titles[2], keys)
    assert [issue.title for issue in session.project.issues] != titles
    write_by_mouse(window, visits, keys)
    hand_over_by_mouse(window, qtbot, visits, keys, tmp_path)
    assert keys.clicks <= MOST_PRESSES, keys.clicks


def paste_by_mouse(window, qtbot, visits, keys):
    for number in (1, 2, 3):
        QGuiApplication.clipboard().setText(article_text(number))

        def add(dialog):
            qtbot.waitUntil(dialog.foot.main.isEnabled, timeout=20000)
            keys.click(dialog.foot.main, dialog.foot.main.rect().center())

        visits.when(ImportDialog, add)
        menu(window, keys, "file.paste")
        qtbot.waitUntil(lambda number=number: len(window.session.project.articles) == number, timeout=20000)
        settle(window, qtbot)


def tag_the_rest(window, keys):
    """Click a paragraph that has no tag, and a kind in the tag bar; a party when another speaks."""
    session = window.session
    tagged = {each.paragraph_id for each in session.project.annotations}
    for article in session.project.articles:
        session.set_focus(Focus(article.paragraphs[-14].id))
        settle(window, keys.qtbot)  # its draft knows the rows
        for place, paragraph in enumerate(article.paragraphs[-14:]):
            party = session.project.parties[place >= 7].id
            if paragraph.id in tagged or len(session.project.annotations) >= 40:
                continue
            if session.armed_party != party:
                keys.clicks += 1
                session.arm(party)
            keys.clicks += 2
            session.set_focus(Focus(paragraph.id))
            window.read.tag_bar.kind_requested.emit(Kind.POSITION)


def choose_ten(problems, keys):
    table = problems.table
    for row in range(10):
        table.scrollTo(problems.model.index(row, 0))
        at = table.visualRect(problems.model.index(row, 0)).center()
        keys.click(table.viewport(), at, CTRL if row else Qt.KeyboardModifier.NoModifier)
    item_menu(problems, keys, "Give to", "Suderland")


def write_by_mouse(window, visits, keys):
    board = window.stages.compare.board
    board.setFocus()
    board.select_annotation(board.items_in_order()[0])

    def all_of_it(dialog):
        text = dialog.quotation.text.toPlainText()
        cursor = dialog.quotation.text.textCursor()
        cursor.setPosition(text.index(" on day"))
        cursor.setPosition(text.index(" that"), cursor.MoveMode.KeepAnchor)
        dialog.quotation.text.setTextCursor(cursor)
        keys.clicks += 1  # a drag over the words
        keys.click(dialog.quotation.leave_out, dialog.quotation.leave_out.rect().center())
        dialog.paraphrase.setPlainText("It wants it tonight.")
        keys.clicks += 2  # into the field, and Save
        dialog.accept()

    visits.when(NoteDialog, all_of_it)
    item_menu(board, keys, "All of the item…")
    assert any(each.cuts and each.paraphrase for each in window.session.project.annotations)

    def elsewhere(dialog):
        dialog.origin.setText("Call with the embassy, 4 May")
        dialog.paraphrase.setPlainText("Suderland would meet in June.")
        keys.clicks += 2
        dialog.accept()

    visits.when(ElsewhereDialog, elsewhere)
    menu(window, keys, "brief.elsewhere")


def hand_over_by_mouse(window, qtbot, visits, keys, folder):
    session = window.session

    def export(dialog):
        keys.click(dialog.foot.main, dialog.foot.main.rect().center())
        qtbot.waitUntil(lambda: bool(dialog.exported or dialog.failure.text), timeout=30000)
        keys.clicks += 1
        dialog.accept()

    visits.when(ExportDialog, export)
    menu(window, keys, "file.export")
    assert any(path.suffix == ".md" for path in folder.iterdir())
    menu(window, keys, "file.save")
    path = folder / "talks.briefer"
    qtbot.waitUntil(lambda: path.exists() and not session.is_modified, timeout=20000)
    keys.clicks += 3  # File, Open recent, the project
    window.documents.start_empty()
    assert window.documents.open(path)


def board_moves_by_mouse(session, one, other, keys):
    """Drag a row below another, and an item below its neighbour: two drags, each an act."""
    ids = {issue.title: issue.id for issue in session.project.issues}
    keys.clicks += 2
    session.step("Move the row", lambda p: board_moves.drop_row(p, ids[one], ids[other], goes_after=True))
    row = next(each for each in queries.rows(session.project) if any(len(cell) > 1 for cell in each.cells))
    first, second = next(cell for cell in row.cells if len(cell) > 1)[:2]
    session.step(
        "Move the item",
        lambda p: board_moves.drop_item(p, first.annotation.id, row.issue.id, second.annotation.id, goes_after=True),
    )


def compare_problems(window, keys):
    """Go to the reading list of the first party, by two keys and two clicks' worth of choices."""
    keys("Ctrl+2")
    compare = window.stages.compare
    compare.show_tab("problems")
    compare.problems.show_party(window.session.project.parties[0].id)
    compare.problems.table.setFocus()
    keys.presses += 3  # the tab, the choice of a list and its party, as a hand would take them
    QApplication.processEvents()
