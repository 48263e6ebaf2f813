"""Painting in a window that runs from the right: the same places, counted from the other edge of a box.

Whoever paints a box counts from its left edge. `turned` gives a painter that takes these places to where they belong
when the window runs from the right; else it is the painter itself. Words are not mirrored: Qt sets them at the leading
edge by itself.
"""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QTextLayout

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def turned(painter: QPainter, box: QRectF | QRect, direction: Qt.LayoutDirection) -> QPainter:
    """Return a painter for the inside of a box, in which left is where reading begins."""
    return cast("QPainter", _Turned(painter, box)) if direction == RIGHT_TO_LEFT else painter


def turned_rect(rect: QRectF, box: QRectF | QRect, direction: Qt.LayoutDirection) -> QRectF:
    """Return where a rectangle of a box really is: what is pressed there was painted by `turned`."""
    return _mirrored(rect, _axis(box)) if direction == RIGHT_TO_LEFT else rect


def straight(painter: QPainter, rect: QRectF) -> tuple[QPainter, QRectF]:
    """Return the painter behind and the real place, for what draws in a system of places of its own."""
    return (painter.plain, _mirrored(rect, painter.axis)) if isinstance(painter, _Turned) else (painter, rect)


def draw_layout(painter: QPainter, layout: QTextLayout, at: QPointF, width: float) -> None:
    """Draw lines that are laid out in a width."""
    plain, place = straight(painter, QRectF(at.x(), at.y(), width, 0))
    layout.draw(plain, place.topLeft())


def draw_icon(painter: QPainter, icon: QIcon, x: float, y: float, size: float) -> None:
    """Draw a square picture; it is not mirrored."""
    plain, place = straight(painter, QRectF(int(x), int(y), int(size), int(size)))
    icon.paint(plain, place.toRect())


def _axis(box: QRectF | QRect) -> float:
    whole = QRectF(box)
    return whole.left() + whole.right()


def _mirrored(rect: QRectF, axis: float) -> QRectF:
    return QRectF(axis - rect.right(), rect.top(), rect.width(), rect.height())


class _Turned:
    """A painter that turns round what it is told to draw; all else goes to the painter behind it."""

    def __init__(self, painter: QPainter, box: QRectF | QRect) -> None:
        self.plain = painter
        self.axis = _axis(box)

    def __getattr__(self, name: str) -> Any:
        """Do as the painter behind does, with places turned round where the first words are one."""
        found = getattr(self.plain, name)
        if not name.startswith(("draw", "fillRect")):
            return found
        return lambda *words: found(*(self._turned(word) for word in words))

    def _turned(self, word: Any) -> Any:
        if isinstance(word, QRectF | QRect):
            return _mirrored(QRectF(word), self.axis)
        if hasattr(word, "toPointF") or isinstance(word, QPointF):
            return QPointF(self.axis - word.x(), word.y())
        if isinstance(word, list) or type(word).__name__ == "QPolygonF":
            return [self._turned(point) for point in word]
        return word
