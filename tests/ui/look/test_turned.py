"""In a window that runs from the right what is painted stands at the other edge, and is pressed there."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from briefer import pipeline
from briefer.model import Kind
from ui.board.model import Column
from ui.look import marks
from ui.look.turned import turned, turned_rect

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
BOX = QRectF(10, 0, 80, 20)


def painted(direction, paint):
    """Which columns of a picture have ink after painting in BOX."""
    image = QImage(100, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint(turned(painter, BOX, direction))
    painter.end()
    white = QColor("white").rgb()
    return [x for x in range(100) if any(image.pixel(x, y) != white for y in range(20))]


WAYS = {
    "an area": lambda painter: painter.fillRect(QRectF(12, 4, 6, 6), QColor("black")),
    "a line": lambda painter: painter.drawLine(QPointF(12, 4), QPointF(17, 4)),
    "a polygon": lambda painter: painter.drawPolyline([QPointF(12, 4), QPointF(17, 9)]),
    "a glyph": lambda painter: marks.draw_kind(painter, QRectF(12, 4, 10, 10), Kind.POSITION, QColor("black")),
    "words": lambda painter: painter.drawText(QRectF(12, 0, 60, 20), Qt.AlignmentFlag.AlignVCenter, "Il"),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_begins_at_the_left_begins_at_the_right(qapp, way):
    usual, other = painted(LEFT, WAYS[way]), painted(RIGHT, WAYS[way])
    assert max(usual) < 40
    assert min(other) > 60
    assert abs((max(other) + min(usual)) - 99) <= 3


def test_a_place_is_where_it_was_painted():
    assert turned_rect(QRectF(12, 4, 6, 6), BOX, LEFT) == QRectF(12, 4, 6, 6)
    assert turned_rect(QRectF(12, 4, 6, 6), BOX, RIGHT) == QRectF(82, 4, 6, 6)


def test_the_state_of_a_row_is_pressed_where_it_stands(window, qapp):
    window.session.open(pipeline.sample_brief_project(), None)
    window.stages.show_stage("compare")
    board = window.stages.compare.board
    column = next(at for at in range(board.rows.columnCount()) if board.rows.column(at) is Column.STATE)
    row = next(at for at in range(board.rows.rowCount()) if board.rows.line(board.rows.index(at, 0)).row is not None)
    index = board.rows.index(row, column)
    cell = board.visualRect(index)
    usual = board.delegate.chip_rect(index, cell)
    board.setLayoutDirection(RIGHT)
    turned_cell = board.visualRect(index)
    assert board.delegate.chip_rect(index, turned_cell).right() > turned_cell.center().x()
    assert usual.left() < cell.center().x()
    board.setLayoutDirection(LEFT)


def test_every_menu_has_room_in_a_window_from_the_right(window, qapp):
    bar = window.head.menu_bar
    usual = bar.sizeHint().width()
    bar.setLayoutDirection(RIGHT)
    assert bar.sizeHint().width() >= usual - 2
    bar.setLayoutDirection(LEFT)
