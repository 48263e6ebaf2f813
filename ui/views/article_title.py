"""The line that stays over the article: its headline and which paragraphs are in view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..theme import Look, font
from ..widgets.tips import plain_tip

HEIGHT = 48


class StickyTitle(QWidget):
    """Headline at the left edge of the text, "¶2–8 of 11" at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headline = ""
        self._range = ""
        self._left = 0.0
        self._right = 0.0

    @property
    def range_text(self) -> str:
        """Which paragraphs are in view."""
        return self._range

    def show_headline(self, headline: str) -> None:
        """Show another headline."""
        self._headline = headline
        self._tell()

    def show_range(self, first: int, last: int, total: int) -> None:
        """Show which paragraphs, from 1, of how many are in view; none for no article."""
        numbers = f"{first}–{last}" if first != last else f"{first}"
        text = f"¶{numbers} of {total}" if total else ""
        if text != self._range:
            self._range = text
            self._tell()

    def set_edges(self, left: float, right: float) -> None:
        """Set where the text begins, and how far from the right edge the numbers end, in logical px."""
        self._left, self._right = left, right
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(Look.of(self).px(HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = Look.of(self), Look.of(self).theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        numbers, title = font("caption", look), font("sticky_title", look)
        used = QFontMetricsF(numbers).horizontalAdvance(self._range)
        space = QRectF(self._left, 0, self.width() - self._left - self._right, self.height() - 1)
        painter.setFont(numbers)
        painter.setPen(QColor(theme.ink2))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._range)
        space.setRight(space.right() - used - look.px(16))
        painter.setFont(title)
        painter.setPen(QColor(theme.ink))
        shown = QFontMetricsF(title).elidedText(self._headline, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, shown)

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self._headline))
        self.setAccessibleName(f"{self._headline}, {self._range.replace('¶', 'paragraphs ')}")
        self.update()
