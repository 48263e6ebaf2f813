"""An article of thirty paragraphs from its file to the exported brief by the mouse alone: no key is pressed.

A menu is opened where a person opens it and its line is pressed. Only the names of new rows would be typed: here they
keep the names they are given.
"""

import shutil

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from briefer import queries
from briefer.model import Kind
from tests.ui.test_acts import ARTICLE, FOUND, tags
from ui.board import drag as board_drag
from ui.export.dialog import ExportDialog
from ui.importing.dialog import RESULT, ImportDialog
from ui.parties.dialog import PartiesDialog
from ui.read.sidebar_rows import Row
from ui.tagging.issue_picker import IssuePicker
from ui.widgets.chip import Chip

LEFT = Qt.MouseButton.LeftButton
HARBOUR, FERRY, NOBODY = "Harbour Company", "Ferry Union", "No party"
NEW_ROW = ("S1 ¶3", "S1 ¶4", "S1 ¶11", "S1 ¶15", "S1 ¶18")
"""What is dragged below the last row; every other item but the events goes into the row of the one in front of it."""
INTO = {"S1 ¶6": "S1 ¶3", "S1 ¶7": "S1 ¶4", "S1 ¶12": "S1 ¶11", "S1 ¶16": "S1 ¶15"}
PICKED = {"S1 ¶21": "S1 ¶18", "S1 ¶22": "S1 ¶18", "S1 ¶23": "S1 ¶18"}
ROWS = {frozenset({new, *(each for each, other in (INTO | PICKED).items() if other == new)}) for new in NEW_ROW}


class Hand:
    """The mouse over the real widgets of the window."""

    def __init__(self, window, qtbot):
        self.window = window
        self.qtbot = qtbot

    def click(self, widget, at=None):
        assert widget.isVisible()
        QTest.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        self.window.refreshing.finish()

    def choose(self, menu, *words):
        """Press a line of an open menu, through its sub-menus."""
        for word in words:
            self.qtbot.waitUntil(menu.isVisible)
            action = next(each for each in menu.actions() if each.text().split("\t")[0].replace("&", "") == word)
            below = action.menu() or menu  # the menu of an item is gone when its line is pressed
            QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
            menu = below
        self.window.refreshing.finish()

    def menu(self, title, *words):
        bar = self.window.head.menu_bar
        action = next(each for each in bar.actions() if each.text().replace("&", "") == title)
        QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(action).center())
        self.choose(action.menu(), *words)

    def stage(self, name):
        return next(each for each in self.window.head.findChildren(QToolButton) if each.text() == name)

    # The article

    def place(self, number, words, *, at_end=False):
        """The point of the viewport at the first (or behind the last) letter of words of a paragraph, in sight."""
        article = self.window.article
        article.scroll_to(max(0, article.laid_out.rect(number - 1).top() - 80))
        start = article.article.paragraphs[number - 1].text.index(words)
        rects = article.laid_out.span_rects(number - 1, start, start + len(words))
        shown = article.rect_in_viewport(rects[-1] if at_end else rects[0])
        return QPoint(shown.right() + 2 if at_end else shown.left() + 2, shown.center().y())

    def point_at(self, number):
        words = self.window.article.article.paragraphs[number - 1].text.split()[0]
        self.click(self.window.article.viewport(), self.place(number, words))

    def drag_over(self, number, words):
        viewport = self.window.article.viewport()
        start, end = self.place(number, words), self.place(number, words, at_end=True)
        QTest.mousePress(viewport, LEFT, pos=start)
        QTest.mouseMove(viewport, start + QPoint(30, 0))
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, LEFT, pos=end)

    def right_click(self, number):
        point = self.place(number, self.window.article.article.paragraphs[number - 1].text.split()[0])
        viewport = self.window.article.viewport()
        QApplication.sendEvent(
            viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
        )
        return self.open_menu()

    def open_menu(self):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def label_of(self, reference):
        """Press the label of an item in the margin."""
        project, article = self.window.session.project, self.window.article
        item = next(each for each in project.annotations if queries.reference(project, each.paragraph_id) == reference)
        index = article.index_of(item.paragraph_id)
        article.scroll_to(max(0, article.laid_out.rect(index).top() - 80))
        rect = next(each.rect for each in article.painter().labels(index) if each.annotation == item)
        self.click(article.viewport(), article.rect_in_viewport(rect).center())
        return item

    # The ways to a tag

    def by_tag_bar(self, number, party, kind):
        self.point_at(number)
        bar = self.window.read.tag_bar
        self.click(bar._party)
        self.choose(self.open_menu(), party)
        self.click(bar._kinds[kind])

    def by_context_menu(self, number, party, kind):
        self.choose(self.right_click(number), "Active party", party)
        self.choose(self.right_click(number), kind.name.capitalize())

    def by_chips(self, number, words, party, kind):
        self.drag_over(number, words)
        chips = self.window.chip_bar
        self.click(next(each for each in chips.findChildren(Chip) if each.face.text == party and not each.isHidden()))
        name = kind.name.capitalize()
        self.click(next(each for each in chips.findChildren(Chip) if each.face.text == name and not each.isHidden()))
        assert not chips.isVisible()


@pytest.fixture
def hand(clean, visits, qtbot, tmp_path, monkeypatch):
    """The mouse in the window with the article open: File, Open; Add article; Use these parties."""
    path = tmp_path / ARTICLE.name
    shutil.copy(ARTICLE, path)
    monkeypatch.setattr("ui.importing.ways_in.QFileDialog.getOpenFileNames", lambda *arguments: ([str(path)], ""))
    clean.settings.has_suggestions = False
    made = Hand(clean, qtbot)

    def add(dialog):
        qtbot.waitUntil(lambda: dialog._pages.currentIndex() == RESULT, timeout=15000)
        made.click(dialog.foot.main)

    visits.when(ImportDialog, add)
    visits.when(PartiesDialog, lambda dialog: made.click(dialog.foot.main))
    made.menu("File", "Open…")
    assert len(clean.session.project.parties) == 2
    return made


class Carried(QDrag):
    """A drag that lands at once where `target` says, through the events of a real one."""

    target = None

    def exec(self, actions):
        widget, at = type(self).target
        how = actions, self.mimeData(), LEFT, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QDragEnterEvent(at, *how))
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), *how))
        return actions


def drag_from_tray(hand, reference, widget, at):
    """Drag a card of the tray to a point of the board."""
    Carried.target = widget, at
    cards = hand.window.stages.compare.tray
    row = next(row for row in range(cards.model().rowCount()) if cards.model().excerpt(row).reference == reference)
    index = cards.model().index(row, 0)
    cards.scrollTo(index)
    start = cards.visualRect(index).center()
    QTest.mousePress(cards.viewport(), LEFT, pos=start)
    QTest.mouseMove(cards.viewport(), start + QPoint(12, 12))
    QTest.mouseMove(cards.viewport(), start + QPoint(40, 30))
    QTest.mouseRelease(cards.viewport(), LEFT, pos=start + QPoint(40, 30))


def row_of(hand, reference):
    """A point of the row that holds an item, in the column of its issue."""
    board = hand.window.stages.compare.board
    issue = issue_of(hand, reference)
    index = board.rows.index(board.rows.line_of_issue(issue.id), 1)
    board.scrollTo(index)
    return board.visualRect(index).center()


def issue_of(hand, reference):
    for row in queries.rows(hand.window.session.project):
        if reference in {item.reference for cell in row.cells for item in cell}:
            return row.issue
    raise AssertionError(reference)


def pick(hand, dialog, title):
    """Press the line of an issue in the picker."""
    rows = range(dialog.model.rowCount())
    row = next(row for row in rows if dialog.model.key(row).title == title)
    hand.click(dialog.list.viewport(), dialog.list.visualRect(dialog.model.index(row, 0)).center())


def export(hand, visits, folder):
    """Press Export in the head and in the dialog, and close it."""
    folder.mkdir()
    hand.window.settings.export_folder = str(folder)

    def act(dialog):
        hand.click(dialog.foot.main)
        hand.qtbot.waitUntil(lambda: bool(dialog.exported), timeout=30000)
        hand.click(dialog.foot.main)

    visits.when(ExportDialog, act)
    hand.click(
        next(each for each in hand.window.head.findChildren(QPushButton) if each.accessibleName() == "Export the brief")
    )
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".pdf"}


def test_from_the_file_of_an_article_to_word_and_pdf_by_mouse_alone(hand, visits, qtbot, tmp_path, monkeypatch):
    window = hand.window
    for number, (_, kind, party, words) in zip((int(entry[0].split("¶")[1]) for entry in FOUND), FOUND, strict=True):
        if words:
            hand.by_chips(number, words, party, kind)
        elif number % 3 == 0:
            hand.by_context_menu(number, party or NOBODY, kind)
        else:
            hand.by_tag_bar(number, party or NOBODY, kind)
    assert tags(window) == FOUND

    hand.click(hand.stage("Compare"))
    monkeypatch.setattr(board_drag, "QDrag", Carried)
    board = window.stages.compare.board
    for reference in NEW_ROW:
        below = board.rowViewportPosition(board.rows.rowCount() - 1) + board.rowHeight(board.rows.rowCount() - 1)
        drag_from_tray(hand, reference, board.viewport(), QPoint(400, below + 10))
        hand.click(board.viewport(), QPoint(400, below + 200))  # the row keeps the name it was given
    for reference, other in INTO.items():
        drag_from_tray(hand, reference, board.viewport(), row_of(hand, other))
    hand.click(hand.stage("Read"))
    for reference, other in PICKED.items():
        title = issue_of(hand, other).title
        visits.when(IssuePicker, lambda dialog, title=title: pick(hand, dialog, title))
        hand.label_of(reference)
        hand.menu("Tag", "Put into an issue…")
    project = window.session.project
    rows = [tuple(item.reference for cell in row.cells for item in cell) for row in queries.rows(project)]
    assert {frozenset(row) for row in rows} == ROWS

    export(hand, visits, tmp_path / "out")
    assert visits.seen == ["ImportDialog", "PartiesDialog", *["IssuePicker"] * len(PICKED), "ExportDialog"]


def test_the_mouse_gives_a_tag_to_the_other_party_clears_it_and_takes_that_back(hand):
    hand.by_tag_bar(3, FERRY, Kind.DEMAND)
    hand.label_of("S1 ¶3")
    row = next(each for each in hand.window.read.sidebar.findChildren(Row) if each.accessibleName().startswith(HARBOUR))
    hand.click(row)
    assert tags(hand.window) == (("S1 ¶3", Kind.DEMAND, HARBOUR, ""),)
    hand.choose(hand.right_click(3), "Clear the tag or suggestion")
    assert tags(hand.window) == ()
    hand.menu("Edit", f"Undo: {hand.window.session.undo_stack.undoText()}")
    assert tags(hand.window) == (("S1 ¶3", Kind.DEMAND, HARBOUR, ""),)
