"""What the board paints over its lines, and how large its columns and lines are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QTableView, QWidget

from briefer.words import tr
from ui.board.model import BoardModel, LineKind
from ui.look.theme import Look, font


def column_widths(rows: BoardModel, room: int, look: Look) -> list[int]:
    """The widths of the columns: parties share what number, issue and state leave, but never too little."""
    places = len(rows.parties) or 1
    if rows.is_narrow:
        share = max(room // places, int(look.px(150)))
        return [share] * rows.columnCount()
    number = int(look.px(80))
    issue = int(max(look.px(140), min(look.px(190), room * 0.15)))
    state = int(max(look.px(170), min(look.px(230), room * 0.17)))
    share = max((room - number - issue - state) // places, int(look.px(220)))
    return [number, issue, *[share] * len(rows.parties), state]


def room_of(board: QWidget) -> int:
    """The width for the columns, the scroll bar always counted so that nothing moves when it comes."""
    bar = board.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, board)
    return board.width() - bar - int(Look.of(board).px(4))


def give_sizes(board: QTableView, rows: BoardModel, height_of: Callable[[int], int]) -> None:
    """Give columns and lines their sizes, and let headings reach over all columns."""
    for section, width in enumerate(column_widths(rows, room_of(board), Look.of(board))):
        board.setColumnWidth(section, width)
    board.clearSpans()
    for row in range(rows.rowCount()):
        board.setRowHeight(row, height_of(row))
        if rows.line(row).kind is not LineKind.CELLS and rows.columnCount() > 1:
            board.setSpan(row, 0, 1, rows.columnCount())


def paint_empty(board: QTableView, rows: BoardModel, painter: QPainter) -> None:
    """Write the one sentence of an empty board."""
    if rows.rowCount():
        return
    look = Look.of(board)
    painter.setFont(font("body", look))
    painter.setPen(QColor(look.theme.ink2))
    viewport = board.viewport().rect()
    box = viewport.adjusted(24, 0, -24, -viewport.height() // 3)
    if rows.has_loose_items:
        sentence = tr("Nothing is in a row yet. Press T on an item and type an issue.")
    else:
        sentence = tr("Tag a paragraph and it appears here.")
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, sentence)


def paint_lifted_row(board: QTableView, rows: BoardModel, issue_id: str, painter: QPainter) -> None:
    """Draw the ring round the row that is lifted ("" = none)."""
    row = rows.line_of_issue(issue_id) if issue_id else -1
    if row < 0:
        return
    look = Look.of(board)
    first = row - 1 if rows.is_narrow else row
    top = board.rowViewportPosition(first)
    bottom = board.rowViewportPosition(row) + board.rowHeight(row)
    box = QRectF(
        2 - board.horizontalScrollBar().value(), top + 1, board.horizontalHeader().length() - 4, bottom - top - 2
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.theme.focus), look.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, look.px(8), look.px(8))


def has_keyboard(view: QWidget) -> bool:
    """Tell whether the keyboard is in a view, or in a field of it."""
    holder = view.window().focusWidget()
    return holder is view or (holder is not None and view.isAncestorOf(holder))
