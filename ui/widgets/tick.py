"""A check box drawn from the tokens: visible in every theme and as large as the text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ..theme import Look, font
from . import marks

BOX = 16
GAP = 8
HEIGHT = 24


class Tick(QCheckBox):
    """A box with its words; ink when ticked, with a ring around all of it when it has the keyboard."""

    def sizeHint(self) -> QSize:
        look = Look.of(self)
        words = QFontMetricsF(font("body", look)).horizontalAdvance(self.text().replace("&", ""))
        return QSize(round(words + look.px(BOX + GAP + 12)), round(look.px(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = Look.of(self), Look.of(self).theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = look.px(BOX)
        box = QRectF(look.px(4), (self.height() - size) / 2, size, size)
        words = QRectF(box.right() + look.px(GAP), 0, self.width() - size - look.px(GAP), self.height())
        if self.isRightToLeft():
            box.moveRight(self.width() - look.px(4))
            words.moveLeft(0)
            words.setRight(box.left() - look.px(GAP))
        self._draw_box(painter, box, look)
        painter.setFont(font("body", look))
        painter.setPen(QColor(theme.ink if self.isEnabled() else theme.ink3))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(5), look.px(5))

    def _draw_box(self, painter: QPainter, box: QRectF, look: Look) -> None:
        theme = look.theme
        is_ticked = self.isChecked()
        painter.setPen(QPen(QColor(theme.control), 2 if theme.is_high else 1))
        painter.setBrush(QColor(theme.paper))
        if is_ticked and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.primary))
        frame = box if is_ticked else box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, look.px(4), look.px(4))
        if is_ticked:
            size = round(look.px(BOX - 4))
            colour = theme.on_primary if self.isEnabled() else theme.ink3
            corner = box.center() - QPoint(size // 2, size // 2)
            marks.icon("check", colour, size).paint(painter, round(corner.x()), round(corner.y()), size, size)
