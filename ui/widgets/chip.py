"""The chip button: badge or kind glyph, words, a second word in grey, a key cap; painted, so that all chips agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefer.model import Kind
from briefer.words import tr
from ui.look import marks
from ui.look.theme import Look, font
from ui.look.tokens import THIRD_LOOK
from ui.widgets.tips import plain_tip

HEIGHT = 32
PADDING = 9
GAP = 7
BADGE = 17
GLYPH = 10


class Room(Enum):
    """How much room a chip has: for all of it, for mark and word, or for mark and key cap only."""

    ALL = 0
    WORD = 1
    MARK = 2


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows; `look` is that of the party whose badge and ring it has, `letter` its badge."""

    text: str
    cap: str = ""
    letter: str = ""
    look: int = THIRD_LOOK
    kind: Kind | None = None
    second: str = ""
    is_ringed: bool = False
    is_flat: bool = False
    is_text_last: bool = False


class Chip(QAbstractButton):
    """A button with a painted face, narrower when it has less room."""

    def __init__(self, face: ChipFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._face = face
        self._room = Room.ALL
        self.set_face(face)

    @property
    def face(self) -> ChipFace:
        """What is shown."""
        return self._face

    def set_face(self, face: ChipFace) -> None:
        """Show another face, and let tip, screen reader and width follow."""
        self._face = face
        self.setText(face.text)
        self.setToolTip(plain_tip(face.text))
        self.setAccessibleName(tr("{what}, key {key}").format(what=face.text, key=face.cap) if face.cap else face.text)
        self.updateGeometry()
        self.update()

    def set_room(self, room: Room) -> None:
        """Show as much as there is room for."""
        if room is not self._room:
            self._room = room
            self.updateGeometry()
            self.update()

    def width_for(self, room: Room) -> int:
        """Return how wide the chip is with this much room, in logical px."""
        look, face = Look.of(self), self._shown(room)
        parts = [self._mark_width(look)] if face.letter or face.kind else []
        parts += [_width(font(role, look), text) for role, text in self._texts(face) if text]
        if face.cap:
            parts.append(self._cap_width(look, face.cap))
        padding = look.px(4 if face.is_flat else PADDING)
        return round(sum(parts) + look.px(GAP) * (len(parts) - 1) + 2 * padding) + 1

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(self._room), round(Look.of(self).px(HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, face = Look.of(self), self._shown(self._room)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, look, face)
        x = look.px(4 if face.is_flat else PADDING)
        if face.is_text_last and face.cap:
            x = self._cap(painter, look, face.cap, x)
        if face.letter:
            rect = QRectF(x, (self.height() - look.px(BADGE)) / 2, self._mark_width(look), look.px(BADGE))
            marks.draw_badge(painter, rect, face.letter, look.theme.parties[face.look])
            x = rect.right() + look.px(GAP)
        elif face.kind is not None:
            rect = QRectF(x, (self.height() - look.px(GLYPH)) / 2, look.px(GLYPH), look.px(GLYPH))
            marks.draw_kind(painter, rect, face.kind, QColor(look.theme.ink2))
            x = rect.right() + look.px(GAP)
        for (role, text), colour in zip(self._texts(face), (look.theme.ink, look.theme.ink2), strict=True):
            x = self._words(painter, font(role, look), text, x, QColor(look.theme.ink2 if face.is_flat else colour))
        if not face.is_text_last and face.cap:
            self._cap(painter, look, face.cap, x)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _shown(self, room: Room) -> ChipFace:
        if room is Room.ALL:
            return self._face
        return replace(self._face, cap="", second="") if room is Room.WORD else replace(self._face, text="", second="")

    def _texts(self, face: ChipFace) -> tuple[tuple[str, str], tuple[str, str]]:
        return ("body" if face.is_flat else "button", face.text), ("label", face.second)

    def _mark_width(self, look: Look) -> float:
        face = self._face
        return marks.badge_width(face.letter, look.px(BADGE)) if face.letter else look.px(GLYPH)

    def _cap_width(self, look: Look, cap: str) -> float:
        return max(look.px(18), _width(font("cap", look), cap) + look.px(9))

    def _ground(self, painter: QPainter, look: Look, face: ChipFace) -> None:
        theme, rect = look.theme, QRectF(self.rect())
        is_hot = self.underMouse() and self.isEnabled()
        ring = QColor(theme.parties[face.look].ink if face.letter else theme.focus)
        if face.is_flat and not is_hot:
            return
        ground = QColor(theme.sunken if is_hot or self.isDown() else theme.raised)
        pen = QPen(Qt.PenStyle.NoPen) if face.is_flat else QPen(QColor(theme.control), 1)
        if face.is_ringed:
            ground, pen = QColor(theme.parties[face.look].tint), QPen(ring, look.px(2))
        if self.hasFocus():
            pen = QPen(QColor(theme.focus), look.px(2))
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), look.px(6), look.px(6))

    def _words(self, painter: QPainter, face: QFont, text: str, x: float, colour: QColor) -> float:
        if not text:
            return x
        painter.setFont(face)
        painter.setPen(colour)
        width = _width(face, text)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + width + Look.of(self).px(GAP)

    def _cap(self, painter: QPainter, look: Look, cap: str, x: float) -> float:
        width, height = self._cap_width(look, cap), look.px(19)
        draw_cap(painter, QRectF(x, (self.height() - height) / 2, width, height), cap, look)
        return x + width + look.px(GAP)


def draw_cap(painter: QPainter, rect: QRectF, cap: str, look: Look) -> None:
    """Draw a key cap: the key's name in a frame with a heavier foot."""
    theme = look.theme
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.control if theme.is_high else theme.line), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
    painter.setPen(QPen(QColor(theme.control), 1))
    y = rect.bottom() - 0.5
    painter.drawLine(QPointF(rect.left() + look.px(4), y), QPointF(rect.right() - look.px(4), y))
    painter.setFont(font("cap", look))
    painter.setPen(QColor(theme.ink2))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)
    painter.restore()


def _width(face: QFont, text: str) -> float:
    return QFontMetricsF(face).horizontalAdvance(text)
