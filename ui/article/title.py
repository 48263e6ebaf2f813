"""The line that stays over the article: its headline, which paragraphs are in view, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.model import Source
from briefer.words import tr
from ui.article.citation_card import CitationCard
from ui.look import marks
from ui.look.theme import Look, font
from ui.widgets.tips import plain_tip

HEIGHT = 48
BUTTON = 28
GAP = 4


class StickyTitle(QWidget):
    """Headline at the left edge of the text, "¶2–8 of 11" at the right, then text size and citation.

    Signals
        size_requested(point of the screen)   the text size is to be chosen there
    """

    size_requested = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its margin keeps its side; a text has its own
        self._headline = ""
        self._source: Source | None = None
        self._range = ""
        self._left = 0.0
        self._right = 0.0
        self.size_button = self._button(tr("Text size of the article"))
        self.size_button.clicked.connect(lambda: self.size_requested.emit(self._under(self.size_button)))
        self.info_button = self._button(tr("Citation of the article"))
        self.info_button.clicked.connect(self.show_citation)
        self._take_look()

    def show_source(self, source: Source | None) -> None:
        """Show the headline of another article; None for no article."""
        if source is self._source:
            return
        self._source = source
        self._headline = source.headline if source else ""
        self.info_button.setVisible(source is not None)
        self.size_button.setVisible(source is not None)
        self._tell()

    def show_citation(self) -> CitationCard | None:
        """Open the citation under its button; None if no article is shown."""
        if self._source is None:
            return None
        card = CitationCard(self._source, self)
        card.adjustSize()
        corner = self._under(self.info_button) + QPoint(self.info_button.width(), 0)
        card.move(corner - QPoint(card.width(), 0))
        card.show()
        card.setFocus()
        return card

    def show_range(self, first: int, last: int, total: int) -> None:
        """Show which paragraphs, from 1, of how many are in view; none for no article."""
        numbers = f"{first}–{last}" if first != last else f"{first}"
        text = tr("¶{numbers} of {total}").format(numbers=numbers, total=total) if total else ""
        if text != self._range:
            self._range = text
            self._tell()

    def set_edges(self, left: float, right: float) -> None:
        """Set where the text begins, and how far from the right edge the numbers end, in logical px."""
        self._left, self._right = left, right
        self._place_buttons()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(Look.of(self).px(HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = Look.of(self), Look.of(self).theme
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())  # else it is the application's
        painter.fillRect(self.rect(), QColor(theme.paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        numbers, title = font("caption", look), font("sticky_title", look)
        used = QFontMetricsF(numbers).horizontalAdvance(self._range)
        end = self.size_button.x() - look.px(GAP) if self._source else self.width() - self._right
        space = QRectF(self._left, 0, end - self._left, self.height() - 1)
        painter.setFont(numbers)
        painter.setPen(QColor(theme.ink2))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._range)
        space.setRight(space.right() - used - look.px(16))
        painter.setFont(title)
        painter.setPen(QColor(theme.ink))
        shown = QFontMetricsF(title).elidedText(self._headline, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}
        if event.type() in kinds and hasattr(self, "info_button"):
            self._take_look()

    def _button(self, name: str) -> QToolButton:
        made = QToolButton(self)
        made.setObjectName("flat")
        made.setAutoRaise(True)
        made.setAccessibleName(name)
        made.setToolTip(plain_tip(name))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.hide()
        return made

    def _take_look(self) -> None:
        look = Look.of(self)
        size = round(look.px(16))
        for button, name in ((self.size_button, "a-large-small"), (self.info_button, "info")):
            button.setIcon(marks.icon(name, look.theme.ink2, size))
            button.setIconSize(QSize(size, size))
        self._place_buttons()

    def _place_buttons(self) -> None:
        side = round(Look.of(self).px(BUTTON))
        x, y = self.width() - round(self._right) - side, (self.height() - side) // 2
        for button in (self.info_button, self.size_button):
            button.setGeometry(x, y, side, side)
            x -= side

    def _under(self, button: QToolButton) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height()))

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self._headline))
        self.setAccessibleName(
            f"{self._headline}, {self._range.replace('¶', tr('paragraphs {numbers}').format(numbers=''))}"
        )
        self.update()
