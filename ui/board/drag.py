"""The mouse on the board: clicks, and dragging rows by their handle and items by themselves, from the tray too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QDropEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from briefer import queries
from briefer.model import AnnotationId, Project
from briefer.words import tr
from ui.board import moves as board_moves
from ui.board.acts import BoardActs
from ui.board.grid import Grid
from ui.board.model import Column, LineKind
from ui.look.theme import Look
from ui.tagging.items import tally_of

ITEM_FORMAT = "application/x-briefer-item"
ROW_FORMAT = "application/x-briefer-row"
DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


@dataclass(frozen=True, slots=True)
class DropPlace:
    """Where something dragged would land: beside which row or item, and the line that shows it."""

    issue_id: str
    line: QRectF
    beside_id: str = ""
    goes_after: bool = True


class BoardDrag(QObject):
    """Watches the viewport of a board for the mouse and for what is dragged over it."""

    def __init__(self, board: Grid, acts: BoardActs) -> None:
        super().__init__(board)
        self._board = board
        self._acts = acts
        self._pressed: QPoint | None = None
        self._place: DropPlace | None = None
        board.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # what drags is eaten: the view's own dragging knows neither handles nor the session
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonDblClick):
            return self._mouse(cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseButtonRelease:
            self._release()
            return True
        if kind in DRAGS or kind == QEvent.Type.Drop:
            self._dragged(cast(QDropEvent, event))
            return True
        if kind == QEvent.Type.DragLeave:
            self._show(None)
            return True
        return False

    def paint(self, painter: QPainter) -> None:
        """Draw the line where something dragged would land."""
        if self._place is not None:
            look = Look.of(self._board)
            painter.fillRect(self._place.line, QColor(look.theme.focus))

    def point_at(self, at: QPoint) -> None:
        """Make the cell at a point of the viewport current, and the card under the point its item."""
        index = self._board.indexAt(at)
        if index.isValid():
            self._board.go_to(index.row(), index.column(), max(self._board.item_number(index, at), 0))

    # -- the mouse --

    def _mouse(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseMove:
            self._move(at)
            return True
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        index = self._board.indexAt(at)
        if not index.isValid():
            return True
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._double_click(index)
        else:
            self._click(index, at)
        return True

    def _click(self, index: QModelIndex, at: QPoint) -> None:
        board = self._board
        item = self._board.item_number(index, at)
        board.go_to(index.row(), index.column(), max(item, 0))
        line = board.rows.line(index)
        if line.kind is LineKind.THEME and not board.rows.is_narrow:
            board.fold(line.group.title)
        elif board.delegate.chip_rect(index, board.visualRect(index)).contains(at.toPointF()):
            self._acts.choose_state()
        else:
            self._pressed = at
            if board.rows.is_narrow and item >= 0:
                board.annotation_requested.emit(board.current_annotation_id())

    def _release(self) -> None:
        """Open the field of a title or an assessment that was clicked, and not dragged or only chosen with its row."""
        at, self._pressed = self._pressed, None
        index = self._board.indexAt(at) if at is not None else QModelIndex()
        if index.isValid() and index == self._board.currentIndex() and self._board.rows.is_editable(index):
            self._board.edit_current()

    def _double_click(self, index: QModelIndex) -> None:
        name = self._board.current_annotation_id()
        if name:
            self._board.annotation_requested.emit(name)
        elif self._board.rows.is_editable(index):
            self._board.edit_current()

    def _move(self, at: QPoint) -> None:
        self._board.viewport().setCursor(self._cursor(at))
        if self._pressed is None:
            return
        if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        start, self._pressed = self._pressed, None
        index = self._board.indexAt(start)
        name, issue_id = self._board.current_annotation_id(), self._board.current_issue_id()
        if name and self._board.item_number(index, start) >= 0:
            start_drag(self._board, ITEM_FORMAT, self._board.many.dragged(name))
        elif issue_id and self._is_handle(index):
            start_drag(self._board, ROW_FORMAT, (issue_id,))

    def _cursor(self, at: QPoint) -> Qt.CursorShape:
        index = self._board.indexAt(at)
        if index.isValid() and self._is_handle(index):
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.ArrowCursor

    def _is_handle(self, index: QModelIndex) -> bool:
        line = self._board.rows.line(index)
        is_number = line.kind is LineKind.CELLS and self._board.rows.column(index.column()) is Column.NUMBER
        return is_number or line.kind is LineKind.ISSUE

    # -- dragging over and dropping --

    def _dragged(self, event: QDropEvent) -> None:
        data, at = event.mimeData(), event.position().toPoint()
        is_item = data.hasFormat(ITEM_FORMAT)
        if not is_item and not data.hasFormat(ROW_FORMAT):
            event.ignore()
            return
        names = dragged_in(data, ITEM_FORMAT if is_item else ROW_FORMAT)
        place = self._item_place(names, at) if is_item else self._row_place(at)
        if event.type() != QEvent.Type.Drop:
            self._show(place)
            event.acceptProposedAction()
            return
        self._show(None)
        event.acceptProposedAction()
        if is_item:
            self._drop_items(names, place, at)
        elif place is not None:
            self._drop_row(names[0], place)

    def _row_place(self, at: QPoint) -> DropPlace | None:
        board = self._board
        row = self._row_at(at)
        line = board.rows.line(row) if row >= 0 else None
        if line is None or line.row is None:
            return None
        issue_id = line.row.issue.id
        first = board.rows.line_of_issue(issue_id, LineKind.ISSUE) if board.rows.is_narrow else row
        last = board.rows.line_of_issue(issue_id)
        top, bottom = board.rowViewportPosition(first), board.rowViewportPosition(last) + board.rowHeight(last)
        goes_after = at.y() > (top + bottom) / 2
        y = bottom if goes_after else top
        return DropPlace(issue_id, QRectF(0, y - 1, board.viewport().width(), 2), issue_id, goes_after)

    def _item_place(self, names: Sequence[str], at: QPoint) -> DropPlace | None:
        board = self._board
        row = self._row_at(at)
        line = board.rows.line(row) if row >= 0 else None
        section = self._own_section(names[0])
        if line is None or line.row is None or section < 0 or self._is_other_party(names, at):
            return None
        index = board.rows.index(board.rows.line_of_issue(line.row.issue.id), section)
        places = board.delegate.card_rects(index, board.visualRect(index))
        items = board.rows.items(index)
        width = places[0].width()
        if not items:
            return DropPlace(line.row.issue.id, QRectF(places[0].left(), places[0].top() - 2, width, 2))
        nearest = min(range(len(places)), key=lambda n: abs(places[n].center().y() - at.y()))
        goes_after = at.y() > places[nearest].center().y()
        y = places[nearest].bottom() + 2 if goes_after else places[nearest].top() - 4
        beside = items[nearest].annotation.id
        return DropPlace(line.row.issue.id, QRectF(places[0].left(), y, width, 2), beside, goes_after)

    def _drop_row(self, name: str, place: DropPlace) -> None:
        def moved(project: Project) -> Project:
            return board_moves.drop_row(project, name, place.beside_id, goes_after=place.goes_after)

        if self._board.session.step(tr("Move the row"), moved):
            self._board.say(board_moves.row_place(self._board.session.project, name))

    def _drop_items(self, names: Sequence[str], place: DropPlace | None, at: QPoint) -> None:
        board = self._board
        if place is None and self._is_other_party(names, at):
            board.say(tr("The column follows from the party: press 1 or 2 to change the party."))
            return
        if place is None:
            self._drop_on_new_row(names)
            return

        def moved(project: Project) -> Project:
            return board_moves.drop_items(project, names, place.issue_id, place.beside_id, goes_after=place.goes_after)

        many = tr("Move {what}").format(what=tally_of(board.session.project, names))
        if board.session.step(tr("Move the item") if len(names) == 1 else many, moved):
            board.select_annotation(names[0])
            board.say(board_moves.item_place(board.session.project, names[0]))

    def _drop_on_new_row(self, names: Sequence[str]) -> None:
        """Below the last row items make a new one."""
        board = self._board
        title = board_moves.unused_title(board.session.project)
        if board.session.step(tr("New issue"), lambda p: board_moves.new_issue_with(p, title, names)):
            board.select_annotation(names[0])
            board.setFocus()
            board.edit_current()

    def _row_at(self, at: QPoint) -> int:
        return self._board.rowAt(at.y())

    def _own_section(self, name: str) -> int:
        parties = queries.annotation(self._board.session.project, AnnotationId(name)).party_ids
        columns = [party.id for party in self._board.rows.parties]
        return next((self._board.rows.party_section(columns.index(p)) for p in parties if p in columns), -1)

    def _is_other_party(self, names: Sequence[str], at: QPoint) -> bool:
        """Whether none of the items is of the party whose column is under the pointer: then all would jump aside."""
        party = self._board.rows.party(self._board.columnAt(at.x()))
        project = self._board.session.project
        sides = {side for name in names for side in queries.annotation(project, AnnotationId(name)).party_ids}
        return party is not None and party.id not in sides and self._row_at(at) >= 0

    def _show(self, place: DropPlace | None) -> None:
        if place != self._place:
            self._place = place
            self._board.viewport().update()


def dragged_in(data: QMimeData, kind: str) -> tuple[str, ...]:
    """Return the ids of the items or the row that are dragged."""
    return tuple(bytes(data.data(kind).data()).decode().split())


def start_drag(source: QWidget, kind: str, names: Sequence[str]) -> None:
    """Start dragging items or a row by their ids."""
    data = QMimeData()
    data.setData(kind, " ".join(names).encode())
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.MoveAction)
