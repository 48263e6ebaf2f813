"""Plain labels in a role of the type table, and grounds of panes; both follow the look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.look.theme import Look, font
from ui.widgets.tips import plain_tip


class RoleLabel(QLabel):
    """A label whose font is a role of the token table; `tone` is "ink", "ink2" or "ink3"."""

    def __init__(self, role: str, text: str = "", parent: QWidget | None = None, *, tone: str = "ink") -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # an article decides nothing about what is drawn
        self._role = role
        self._tone = tone
        self._dressed: Look | None = None
        self.dress()

    def dress(self) -> None:
        """Take font and colour of the look; after theme or size changed it is called by the label itself."""
        look = self._dressed = Look.of(self)
        self.setFont(font(self._role, look))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._ink(look))
        self.setPalette(palette)

    def _ink(self, look: Look) -> QColor:
        return QColor(str(getattr(look.theme, self._tone)))

    def _is_dressed(self) -> bool:
        """Whether font and colour are those of the look: a new sheet brings back the colour from before the last."""
        look = Look.of(self)
        return look == self._dressed and self.palette().color(QPalette.ColorRole.WindowText) == self._ink(look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self._is_dressed():
            self.dress()  # Qt tells of it, too, whenever a label comes to stand in another part, or is dressed here


FEWEST_LETTERS = 6


class ShortenedLabel(RoleLabel):
    """A label that gives up its last words where there is no room for them, all where only a few letters would stand.

    Its tip has them all.

    `is_whole_only`: where they have no room it says nothing, for an icon beside it says the same.
    """

    is_whole_only = False

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        wanted, letter = self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().averageCharWidth()
        if wanted > self.width() and (self.is_whole_only or self.width() < FEWEST_LETTERS * letter):
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


def set_ground(widget: QWidget, role: QPalette.ColorRole) -> None:
    """Give a widget a ground of the palette: Window is the desk, AlternateBase the pane."""
    widget.setBackgroundRole(role)
    widget.setAutoFillBackground(True)


def hairline(parent: QWidget) -> QFrame:
    """A line of one pixel across a pane."""
    line = QFrame(parent)
    line.setFixedHeight(1)
    line.setStyleSheet("background: palette(mid); border: none")
    return line
