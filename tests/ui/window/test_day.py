"""A day at the desk, its acts counted: three articles, forty items in eight rows, mistakes put right, a brief."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer import edits, queries
from briefer.model import Party, PartyId
from briefer.store import project_file
from tests.ui.visits import press_in, type_in
from ui.export.dialog import ExportDialog
from ui.importing.dialog import ImportDialog
from ui.session import Focus
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
        self.press, self.qtbot, self.presses = press, qtbot, 0

    def __call__(self, *keys):
        self.presses += len(keys)
        self.press(*keys)

    def in_dialog(self, dialog, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.presses += 1
        press_in(dialog, key, modifiers)


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


def compare_problems(window, keys):
    """Go to the reading list of the first party: the stage, the tab, the choice of a list and its party."""
    keys("Ctrl+2")
    compare = window.stages.compare
    compare.show_tab("problems")
    compare.problems.show_party(window.session.project.parties[0].id)
    compare.problems.table.setFocus()
    keys.presses += 3
    QApplication.processEvents()
