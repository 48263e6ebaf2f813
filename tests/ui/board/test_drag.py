"""Rows and items of the board dragged with the mouse, from the tray and back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.board.boards import item
from tests.ui.compare_sample import issue_titles
from ui.board.board import Board
from ui.board.drag import ITEM_FORMAT, ROW_FORMAT
from ui.board.tray import Tray


def drop(board: Board, kind: str, name: str, at: QPointF) -> None:
    data = QMimeData()
    data.setData(kind, name.encode())
    how = Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(board.viewport(), QDragEnterEvent(at.toPoint(), *how))
    QApplication.sendEvent(board.viewport(), QDropEvent(at, *how))


def cell_point(board: Board, title: str, section: int, fraction: float = 0.5) -> QPointF:
    issue = next(issue for issue in board.session.project.issues if issue.title == title)
    rect = board.visualRect(board.rows.index(board.rows.line_of_issue(issue.id), section))
    return QPointF(rect.center().x(), rect.top() + rect.height() * fraction)


def test_an_item_from_the_tray_is_dropped_on_a_row(board, session):
    name = item(session, "Moscow would come in only after technical work.")
    drop(board, ITEM_FORMAT, name, cell_point(board, "Neutrality", 1))
    assert name in session.project.issues[2].annotation_ids


def test_an_item_is_not_dropped_on_the_column_of_another_party(board, session):
    said: list[str] = []
    board.said.connect(said.append)
    drop(board, ITEM_FORMAT, item(session, "a full ceasefire"), cell_point(board, "Language", 2))
    assert session.undo_stack.count() == 0
    assert "press 1 or 2" in said[-1]


def test_an_item_dropped_below_the_last_row_makes_a_new_one(board, session):
    name = item(session, "Kyiv asked")
    drop(board, ITEM_FORMAT, name, QPointF(400, board.viewport().height() - 3))
    assert session.project.issues[-1].annotation_ids == (name,)
    assert session.undo_stack.count() == 1


def test_a_row_is_dropped_before_another(board, session):
    drop(board, ROW_FORMAT, session.project.issues[2].id, cell_point(board, "Ceasefire", 0, 0.1))
    assert issue_titles(session.project) == ["Neutrality", "Ceasefire", "Language"]


def test_an_item_dropped_on_the_tray_leaves_its_row(qtbot, board, session):
    tray = Tray(session)
    qtbot.addWidget(tray)
    tray.show()
    data = QMimeData()
    name = item(session, "Kyiv asked")
    data.setData(ITEM_FORMAT, name.encode())
    tray.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert all(name not in issue.annotation_ids for issue in session.project.issues)


def test_all_that_is_selected_is_dragged_by_one_of_it_and_moved_in_one_step(board, session):
    names = [item(session, "Moscow would come in only after technical work."), item(session, "a full ceasefire")]
    drop(board, ITEM_FORMAT, " ".join(names), cell_point(board, "Neutrality", 1))
    assert session.project.issues[2].annotation_ids[-2:] == tuple(names)
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Move 2 items"


def test_several_dropped_below_the_last_row_make_one_row(board, session):
    names = (item(session, "Kyiv asked"), item(session, "a full ceasefire"))
    drop(board, ITEM_FORMAT, " ".join(names), QPointF(400, board.viewport().height() - 3))
    assert session.project.issues[-1].annotation_ids == names


def press(board, at, kind=QEvent.Type.MouseButtonPress, held=Qt.KeyboardModifier.NoModifier):
    buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, board.viewport().mapToGlobal(at), Qt.MouseButton.LeftButton, buttons, held)
    QApplication.sendEvent(board.viewport(), event)


def card_point(board, name):
    row, section, number = board.rows.place_of(name)
    index = board.rows.index(row, section)
    return board.delegate.card_rects(index, board.visualRect(index))[number].center()


def test_a_press_on_what_is_selected_keeps_the_selection_for_a_drag_and_a_click_lets_it_go(board, monkeypatch):
    carried = []
    monkeypatch.setattr("ui.board.drag.start_drag", lambda source, kind, names: carried.append(names))
    names = board.items_in_order()[:2]
    board.many.select(names)
    at = card_point(board, names[1])
    press(board, at)
    press(board, at + QPointF(30, 30), QEvent.Type.MouseMove)
    assert carried == [tuple(names)]
    assert board.many.selected == frozenset(names)
    press(board, at)
    press(board, at, QEvent.Type.MouseButtonRelease)
    assert board.many.selected == frozenset()


def test_an_item_that_is_not_selected_is_dragged_alone(board, monkeypatch):
    carried = []
    monkeypatch.setattr("ui.board.drag.start_drag", lambda source, kind, names: carried.append(names))
    first, second, other = board.items_in_order()[:3]
    board.many.select((first, second))
    at = card_point(board, other)
    press(board, at)
    press(board, at + QPointF(30, 30), QEvent.Type.MouseMove)
    assert carried == [(other,)]


def test_the_menu_copies_the_item_the_cell_or_all_that_is_selected(board, session):
    asked = []
    board.copy_requested.connect(lambda ids, issue: asked.append((tuple(ids), issue)))
    first, second = board.items_in_order()[:2]
    board.select_annotation(first)

    def choose(text):
        next(each for each in board.menu.menu().actions() if each.text().split("\t")[0] == text).trigger()

    choose("Copy the item")
    choose("Copy the cell")
    board.many.select((first, second))
    choose("Copy 2 items")
    cell = tuple(each.annotation.id for each in board.rows.items(board.currentIndex()))
    assert asked == [((first,), ""), (cell, ""), ((first, second), "")]
