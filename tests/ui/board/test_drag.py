"""Rows and items of the board dragged with the mouse, from the tray and back."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
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
