"""Number and issue stay where they are while the board is scrolled sideways: painted again over what slides under."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from ui.board.delegate import BoardDelegate
from ui.board.model import BoardModel, LineKind
from ui.look.theme import Look

SECTIONS = (0, 1)


class FrozenColumns:
    """The first two columns of a wide board that is scrolled sideways."""

    def __init__(self, board: QTableView, rows: BoardModel, delegate: BoardDelegate) -> None:
        self._board = board
        self._rows = rows
        self._delegate = delegate
        board.horizontalScrollBar().valueChanged.connect(lambda _: board.viewport().update())

    @property
    def is_on(self) -> bool:
        """Whether anything is scrolled away to the side."""
        return not self._rows.is_narrow and self._board.horizontalScrollBar().value() > 0

    @property
    def width(self) -> int:
        """The width of what stays, 0 while nothing is scrolled."""
        return sum(self._board.columnWidth(section) for section in SECTIONS) if self.is_on else 0

    def section_at(self, x: int) -> int:
        """The column that stays at a place of the viewport, or -1."""
        if not 0 <= x < self.width:
            return -1
        return 0 if x < self._board.columnWidth(0) else 1

    def rect(self, row: int, section: int) -> QRect:
        """Where a cell that stays is seen."""
        board = self._board
        left = 0 if section == 0 else board.columnWidth(0)
        return QRect(left, board.rowViewportPosition(row), board.columnWidth(section), board.rowHeight(row))

    def paint(self, painter: QPainter) -> None:
        """Paint the cells that stay over what has slid under them."""
        if not self.is_on:
            return
        board, look = self._board, Look.of(self._board)
        foot = board.viewport().height()
        row = max(board.rowAt(0), 0)
        while row < self._rows.rowCount() and board.rowViewportPosition(row) < foot:
            if self._rows.line(row).kind is LineKind.CELLS:
                self._paint_row(painter, row, look)
            row += 1
        painter.setPen(QPen(QColor(look.theme.control), 1))
        painter.drawLine(self.width, 0, self.width, foot)

    def _paint_row(self, painter: QPainter, row: int, look: Look) -> None:
        for section in SECTIONS:
            option = QStyleOptionViewItem()
            option.rect = self.rect(row, section)
            painter.fillRect(self.rect(row, section), QColor(look.theme.pane))
            self._delegate.paint(painter, option, self._rows.index(row, section))

    def place(self, at: QPoint) -> tuple[int, int] | None:
        """Row and column of what stays at a place of the viewport, or None."""
        section, row = self.section_at(at.x()), self._board.rowAt(at.y())
        if section < 0 or row < 0 or self._rows.line(row).kind is not LineKind.CELLS:
            return None
        return row, section
