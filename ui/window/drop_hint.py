"""Laid over the window while something that can be added is dragged over it: what letting go will do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefer.words import tr
from ui.look import marks
from ui.look.theme import Look, font

MARGIN = 14
ICON = 32


class DropHint(QWidget):
    """Covers its parent, lets every event through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence that covers the window."""
        return self._sentence

    def say(self, sentence: str) -> None:
        """Cover the window and say what letting go will do."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        parent = self.parentWidget()
        if parent is not None and event.type() == QEvent.Type.Resize:
            self.setGeometry(parent.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        theme = look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.desk)
        ground.setAlpha(235)
        painter.fillRect(self.rect(), ground)
        margin = look.px(MARGIN)
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter.setPen(QPen(QColor(theme.focus), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, look.px(8), look.px(8))
        size = round(look.px(ICON))
        middle = frame.center()
        words = font("pane_title", look)
        wide = min(frame.width(), QFontMetricsF(words).horizontalAdvance(self._sentence) + look.px(96))
        plate = QRectF(middle.x() - wide / 2, middle.y() - size - look.px(24), wide, size + look.px(72))
        painter.setPen(QPen(QColor(theme.control), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(plate, look.px(8), look.px(8))
        picture = marks.icon("file-text", theme.ink, size)
        picture.paint(painter, round(middle.x() - size / 2), round(middle.y() - size - look.px(6)), size, size)
        painter.setPen(QColor(theme.ink))
        painter.setFont(words)
        line = QRectF(plate.left(), middle.y() + look.px(6), plate.width(), look.px(48))
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._sentence)


def sentence_for(count: int) -> str:
    """Say what letting go of so many things will do."""
    if count == 1:
        return tr("Let go to add the article")
    return tr("Let go to add {n} articles").format(n=count)
