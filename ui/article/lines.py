"""One paragraph set in lines: where its rows and words stand from its own corner, and the drawing of its letters.

Offsets are those of the model, in characters; Qt counts UTF-16 units, the difference is settled here alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock, QTextCharFormat, QTextLayout, QTextLine, QTextOption

LAST_PLANE = "\uffff"

Edges = tuple[int, int]
Lettered = tuple[Edges, QTextCharFormat]
"""A passage, and the format of its letters."""


def units(text: str, offset: int) -> int:
    """Return how many UTF-16 units the first `offset` characters of a text take."""
    return offset if text.isascii() else offset + sum(each > LAST_PLANE for each in text[:offset])


def characters(text: str, unit: int) -> int:
    """Return the offset in characters of a UTF-16 unit of a text; one within a character counts as after it."""
    if text.isascii() or not any(each > LAST_PLANE for each in text[:unit]):
        return min(unit, len(text))
    at = 0
    for index, each in enumerate(text):
        if at >= unit:
            return index
        at += 2 if each > LAST_PLANE else 1
    return len(text)


class Lines:
    """The lines of one block: `width` wide, `spacing` from one to the next, each in the middle of its row."""

    def __init__(self, text: str, block: QTextBlock, width: float, spacing: float) -> None:
        self._text = text
        self._spacing = spacing
        # never its layout: that dies with the document, and Python would take it for what comes after
        self._block = block
        layout = block.layout()
        layout.setCacheEnabled(True)  # the letters are shaped once, not at every paint
        option = QTextOption(
            Qt.AlignmentFlag.AlignRight
            if block.textDirection() == Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        option.setTextDirection(block.textDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        self._lines: list[QTextLine] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            above = (spacing - line.ascent() - line.descent()) / 2
            line.setPosition(QPointF(0, len(self._lines) * spacing + above))
            self._lines.append(line)
        layout.endLayout()
        self._rows: list[QRectF] = []
        self._spans: dict[Edges, list[QRectF]] = {}

    @property
    def height(self) -> float:
        """The height of all rows; an empty paragraph has one."""
        return self._spacing * max(1, len(self._lines))

    @property
    def rows(self) -> list[QRectF]:
        """The rows, each as high as the line spacing and as wide as its words."""
        if not self._rows:
            self._rows = [self._row(number, line) for number, line in enumerate(self._lines)] or [
                QRectF(0, 0, 0, self._spacing)
            ]
        return self._rows

    def span_rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of characters `start` to `end`, one a row, their end trimmed."""
        if (start, end) not in self._spans:
            self._spans[start, end] = list(self._rects(start, end))
        return self._spans[start, end]

    def offset_at(self, point: QPointF) -> int:
        """Return the offset nearest to a point."""
        if point.y() < 0 or not self._lines:
            return 0
        if point.y() > self.height:
            return len(self._text)
        line = self._lines[min(int(point.y() / self._spacing), len(self._lines) - 1)]
        return characters(self._text, line.xToCursor(point.x()))

    def draw(self, painter: QPainter, origin: QPointF, clip: QRectF, other: Sequence[Lettered] = ()) -> None:
        """Draw the letters with the painter's pen, those of some passages in another format."""
        ranges = []
        for (start, end), letters in other:
            made = QTextLayout.FormatRange()
            made.start = units(self._text, start)
            made.length = units(self._text, end) - made.start
            made.format = letters
            ranges.append(made)
        layout = self._block.layout()
        layout.setPosition(origin)  # where screen readers look for a letter
        layout.draw(painter, QPointF(0, 0), ranges, clip)

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        text = self._text
        first, last = units(text, start), units(text, end)
        for row, line in zip(self.rows, self._lines, strict=False):
            begins = line.textStart()
            begin, stop = max(first, begins), min(last, begins + line.textLength())
            while stop > begin and text[characters(text, stop) - 1].isspace():
                stop -= 1
            if begin < stop:
                left, right = sorted((_x(line, begin), _x(line, stop)))
                yield QRectF(left, row.top(), right - left, row.height())

    def _row(self, number: int, line: QTextLine) -> QRectF:
        natural = line.naturalTextRect()
        return QRectF(natural.left(), number * self._spacing, natural.width(), self._spacing)


def _x(line: QTextLine, unit: int) -> float:
    answer = cast("tuple[float, int]", line.cursorToX(unit))  # the stub says object
    return answer[0]
