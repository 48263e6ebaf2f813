"""The day at the desk by the mouse alone, its clicks and drags counted. Prose is typed where one clicked."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from shiboken6 import isValid

from briefer import queries
from briefer.model import Kind
from briefer.store import project_file
from tests.ui.devices import pointer
from tests.ui.test_by_mouse import LEFT, Carried, Hand
from tests.ui.visits import type_in
from tests.ui.window.test_day import MOST_PRESSES, article_text, settle
from ui.board import drag as board_drag
from ui.board.model import LineKind
from ui.export.dialog import ExportDialog
from ui.importing.dialog import ImportDialog
from ui.parties.dialog import PartiesDialog
from ui.read.sidebar_rows import ArticleRow, PartyRow
from ui.suggestions.accept import AcceptDialog
from ui.tagging.note import ElsewhereDialog, NoteDialog

CTRL = Qt.KeyboardModifier.ControlModifier


class CountingHand(Hand):
    """Counts each click and each drag."""

    acts = 0

    def click(self, widget, at=None, held=Qt.KeyboardModifier.NoModifier):
        self.acts += 1
        assert widget.isVisible()
        QTest.mouseClick(widget, LEFT, held, at or widget.rect().center())
        self.window.refreshing.finish()

    def choose(self, menu, *words):
        self.acts += len(words)
        super().choose(menu, *words)

    def menu(self, title, *words):
        self.acts += 1
        super().menu(title, *words)

    def right_click_at(self, widget, at):
        self.acts += 1
        pointer.context_click(widget, at)
        return self.open_menu()

    def drag(self, widget, start, end):
        """Drag within a widget: over words, or what is carried from one place to another."""
        self.acts += 1
        Carried.target = widget, end
        pointer.drag(widget, start, end)
        self.window.refreshing.finish()

    def reach(self, view, place_of):
        """Turn the wheel over a view until a place is in sight, which is one act; return its point."""
        height, turns = view.viewport().height(), 0
        while not 0 < (at := place_of()).y() < height:
            pointer.wheel(view.viewport(), 1 if at.y() <= 0 else -1)
            turns += 1
            assert turns < 99, at
        self.acts += turns > 0
        return at

    def place(self, number, words, *, at_end=False):
        article = self.window.article
        start = article.article.paragraphs[number - 1].text.index(words)

        def place_of():
            shown = article.rect_in_viewport(article.laid_out.span_rects(number - 1, start, start + len(words))[0])
            return QPoint(shown.left() + 2, shown.center().y())

        return self.reach(article, place_of)

    def type_in(self, dialog, field, words):
        """Click into a field, unless it has the keyboard already, and type prose."""
        if not field.hasFocus():
            self.click(field if field.viewport() is None else field.viewport())
        type_in(dialog, words)


@pytest.fixture
def hand(own_desk, qtbot, monkeypatch):
    if QGuiApplication.platformName() == "offscreen":  # where there is a screen a drag is a real one
        monkeypatch.setattr(board_drag, "QDrag", Carried)
    return CountingHand(own_desk, qtbot)


def test_the_day_by_mouse_takes_no_more_acts_than_by_keys(hand, visits, qtbot, tmp_path):
    session = hand.window.session
    paste_three(hand, visits)
    accept_drafts(hand, visits)
    tag_the_rest(hand)
    assert len(session.project.annotations) >= 40
    assert len(session.project.issues) >= 8
    give_ten_away(hand)
    change_two_orders(hand)
    write_beside(hand, visits)
    hand_over(hand, visits, tmp_path)
    assert hand.acts <= MOST_PRESSES, hand.acts


def paste_three(hand, visits):
    session = hand.window.session
    for number in (1, 2, 3):
        QGuiApplication.clipboard().setText(article_text(number))

        def add(dialog):
            hand.qtbot.waitUntil(dialog.foot.main.isEnabled, timeout=20000)
            hand.click(dialog.foot.main)

        visits.when(ImportDialog, add)
        if number == 1:
            visits.when(PartiesDialog, lambda dialog: hand.click(dialog.foot.main))
        hand.menu("File", "Paste as article…")
        hand.qtbot.waitUntil(lambda number=number: len(session.project.articles) == number, timeout=20000)
        settle(hand.window, hand.qtbot)


def show_article(hand, number):
    """Press the row of an article in the sidebar, unless it is shown."""
    article = hand.window.session.project.articles[number]
    if hand.window.article.article.id != article.id:
        rows = [each for each in hand.window.read.sidebar.findChildren(ArticleRow) if each.isVisible()]
        hand.click(rows[number])
    settle(hand.window, hand.qtbot)


def accept_drafts(hand, visits):
    for number in (2, 1, 0):
        show_article(hand, number)
        visits.when(AcceptDialog, lambda dialog: hand.click(dialog.accept_button))
        hand.click(hand.window.read.sidebar.suggestions.button)


def tag_the_rest(hand):
    """Click a paragraph that has no tag, and a kind in the tag bar; a party when another speaks."""
    window, session = hand.window, hand.window.session
    for number, article in enumerate(session.project.articles):
        for place, paragraph in list(enumerate(article.paragraphs))[-14:]:
            if len(session.project.annotations) >= 40 or queries.is_tagged(session.project, paragraph.id):
                continue
            show_article(hand, number)
            party = session.project.parties[place - len(article.paragraphs) + 14 >= 7]
            if session.armed_party != party.id:
                rows = window.read.sidebar.findChildren(PartyRow)
                hand.click(next(each for each in rows if each.isVisible() and each.name == party.name))
            hand.point_at(place + 1)
            hand.click(window.read.tag_bar._kinds[Kind.POSITION])


def give_ten_away(hand):
    """Choose ten lines of all that is tagged as one party's, and another party in their menu."""
    session, compare = hand.window.session, hand.window.stages.compare
    before = session.project.annotations
    hand.click(hand.stage("Compare"))
    hand.click(compare._tabs["problems"])
    problems = compare.problems
    hand.click(problems.filter)
    shown = problems.filter.view()
    hand.qtbot.waitUntil(shown.isVisible)
    name = session.project.parties[0].name
    row = next(row for row in range(problems.filter.count()) if problems.filter.itemText(row).endswith(name))
    hand.qtbot.wait(QApplication.doubleClickInterval() + 50)  # a list that just opened takes no click yet
    at = shown.visualRect(problems.filter.model().index(row, 0)).center()
    QTest.mouseMove(shown.viewport(), at)
    hand.click(shown.viewport(), at)
    hand.qtbot.waitUntil(lambda: problems.party_id is not None)
    with pytest.warns(
        DeprecationWarning, match="setActiveWindow"
    ):  # without a screen a closing list takes the active window along
        QApplication.setActiveWindow(hand.window)
    for row in range(10):
        at = hand.reach(problems.table, partial(line_at, problems.table, row))
        hand.click(problems.table.viewport(), at, CTRL if row else Qt.KeyboardModifier.NoModifier)
    assert len(problems.many.selected) == 10
    hand.choose(hand.right_click_at(problems.table.viewport(), at), "Give to", session.project.parties[1].name)
    pairs = zip(session.project.annotations, before, strict=True)
    assert sum(one.party_ids != other.party_ids for one, other in pairs) == 10


def line_at(table, row):
    return table.visualRect(table.model().index(row, 0)).center()


def change_two_orders(hand):
    """Drag a row by its number below the next, and an item below its neighbour."""
    session, compare = hand.window.session, hand.window.stages.compare
    board = compare.board
    hand.click(compare._tabs["positions"])
    titles = [issue.title for issue in session.project.issues]
    lines = [row for row in range(board.rows.rowCount()) if board.rows.line(row).kind is LineKind.CELLS]
    first, second = (partial(board.visualRect, board.rows.index(row, 0)) for row in lines[:2])
    start = hand.reach(board, lambda: first().center())
    hand.drag(board.viewport(), start, QPoint(start.x(), min(second().bottom(), board.viewport().height()) - 4))
    assert [issue.title for issue in session.project.issues] != titles
    crowded = next(row for row in queries.rows(session.project) if len(row.cells[1]) > 1)
    one, other = (each.annotation.id for each in crowded.cells[1][:2])
    start = hand.reach(board, lambda: card_at(board, one).center().toPoint())
    end = card_at(board, other)
    hand.drag(board.viewport(), start, QPointF(end.center().x(), end.bottom() - 2).toPoint())
    cell = queries.row(session.project, crowded.issue.id).cells[1]
    assert [each.annotation.id for each in cell][:2] == [other, one]


def card_at(board, name):
    row, section, number = board.rows.place_of(name)
    index = board.rows.index(row, section)
    return board.delegate.card_rects(index, board.visualRect(index))[number]


def write_beside(hand, visits):
    """Leave words out and paraphrase in the dialog of an item, and add what was stated elsewhere."""
    window, session = hand.window, hand.window.session
    board = window.stages.compare.board
    name = board.items_in_order()[0]

    def all_of_it(dialog):
        view = dialog.quotation.text
        text = view.toPlainText()
        hand.drag(view.viewport(), letter(view, text.index(" on day")), letter(view, text.index(" that")))
        hand.click(dialog.quotation.leave_out)
        hand.type_in(dialog, dialog.paraphrase, "It wants it tonight.")
        hand.click(button_of(dialog, "Save"))

    visits.when(NoteDialog, all_of_it)
    at = hand.reach(board, lambda: card_at(board, name).center().toPoint())
    hand.choose(hand.right_click_at(board.viewport(), at), "All of the item…")
    assert any(each.cuts and each.paraphrase for each in session.project.annotations)

    def elsewhere(dialog):
        type_in(dialog, "Call with the embassy, 4 May")
        hand.type_in(dialog, dialog.paraphrase, "Suderland would meet in June.")
        hand.click(button_of(dialog, "Save"))

    visits.when(ElsewhereDialog, elsewhere)
    hand.menu("Brief", "Stated elsewhere…")
    assert session.project.annotations[-1].stated_in


def button_of(widget, text):
    return next(each for each in widget.findChildren(QPushButton) if each.text().replace("&", "") == text)


def letter(view, place):
    cursor = view.textCursor()
    cursor.setPosition(place)
    return view.cursorRect(cursor).center()


def hand_over(hand, visits, folder):
    """Export and save by the mouse, begin another project, and open this one from the list."""
    window, session = hand.window, hand.window.session

    def export(dialog):
        hand.click(dialog.foot.main)
        hand.qtbot.waitUntil(lambda: bool(dialog.exported or dialog.failure.text), timeout=30000)
        hand.click(dialog.foot.main)

    visits.when(ExportDialog, export)
    hand.click(button_of(window.head, "Export"))
    written = next(path for path in folder.iterdir() if path.suffix == ".md").read_text(encoding="utf-8")
    assert "Suderland would meet in June." in written
    path = folder / "talks.briefer"

    def save(dialog):
        type_in(dialog, str(path))
        hand.click(button_of(dialog, "Save"))
        if isValid(dialog) and dialog.isVisible():  # the first click closed the list of names below the field
            hand.click(button_of(dialog, "Save"))

    visits.when(QFileDialog, save)
    hand.menu("File", "Save")
    hand.qtbot.waitUntil(lambda: path.exists() and not session.is_modified, timeout=20000)
    kept = session.project
    hand.menu("File", "New project")
    assert session.project.articles == ()
    hand.menu("File", "Open recent", "1  talks.briefer")
    hand.qtbot.waitUntil(lambda: session.project.annotations == kept.annotations)
    assert project_file.load(path).issues == kept.issues
