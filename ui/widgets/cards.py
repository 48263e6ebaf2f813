"""Painting of one item as a card: kind, quotation, speaker, reference, with the bar of its party; and of holes.

Used by the board, the tray and whatever else shows items. Text is laid out once for a width and kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from briefer.model import Origin
from briefer.queries import Excerpt
from briefer.words import tr
from ui.look import marks, words
from ui.look.theme import Look, PartyLook, font
from ui.look.turned import draw_icon, draw_layout, turned

CACHE_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card stands out: focused by the keyboard, shown elsewhere as the focus, just made, lifted, selected.

    `change` says what changed of the item since a version, `was` what stood there.
    """

    is_focused: bool = False
    is_current: bool = False
    is_new: bool = False
    is_lifted: bool = False
    change: str = ""
    was: str = ""
    is_selected: bool = False


class TextSetter:
    """Lays out wrapped text with a fixed line height and keeps the layouts."""

    def __init__(self) -> None:
        self._layouts: dict[tuple[str, QFont, int, float], QTextLayout] = {}
        self._counts: dict[tuple[str, QFont, int], int] = {}

    def clear(self) -> None:
        """Forget all layouts (fonts or sizes are others now)."""
        self._layouts.clear()
        self._counts.clear()

    def height(self, text: str, role_font: QFont, width: float, line_height: float) -> int:
        """The height of `text` in a column of `width`; 0 for no text."""
        return math.ceil(self._count(text, role_font, width) * line_height) if text else 0

    def draw(  # noqa: PLR0913 - painter, place and manner
        self, painter: QPainter, rect: QRectF, text: str, role_font: QFont, line_height: float, colour: QColor
    ) -> float:
        """Draw wrapped text at the top of `rect`; give the y below it."""
        if not text:
            return rect.top()
        layout = self._layout(text, role_font, rect.width(), line_height)
        painter.setPen(colour)
        draw_layout(painter, layout, rect.topLeft(), rect.width())
        return rect.top() + layout.lineCount() * line_height

    def _count(self, text: str, role_font: QFont, width: float) -> int:
        """Count the lines of a text; of most cards nothing else is ever asked, so they are put nowhere."""
        key = (text, role_font, int(width))
        if key not in self._counts:
            if len(self._counts) > CACHE_LIMIT:
                self._counts.clear()
            self._counts[key] = _broken(text, role_font, width).lineCount()
        return self._counts[key]

    def _layout(self, text: str, role_font: QFont, width: float, line_height: float) -> QTextLayout:
        key = (text, role_font, int(width), line_height)
        if key not in self._layouts:
            if len(self._layouts) > CACHE_LIMIT:
                self._layouts.clear()
            self._layouts[key] = _laid_out(text, role_font, width, line_height)
        return self._layouts[key]


class CardPainter:
    """Measures and paints items in the look of a widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self.text = TextSetter()

    @property
    def look(self) -> Look:
        """The look of the widget."""
        return Look.of(self._widget)

    def party_look(self, number: int) -> PartyLook:
        """The look of a party by its number among those of a theme."""
        return self.look.theme.parties[number]

    def height(self, excerpt: Excerpt, width: float, was: str = "") -> int:
        """The height of the card of an item in a column of `width`, with what stood there."""
        look = self.look
        inner = width - look.px(24)
        caption = font("caption", look)
        quote = self.text.height(words.shown(excerpt), _face(excerpt, look), inner, look.px(20))
        note = self.text.height(words.beside(excerpt), caption, inner, look.px(18))
        speaker = self.text.height(excerpt.annotation.speaker, caption, inner, look.px(16))
        before = self.text.height(was, self._was_font(), inner, look.px(18)) if was else 0
        return int(look.px(5) + look.px(20) + quote + note + speaker + before + look.px(8))

    def hole_height(self) -> int:
        """The height of the hole that stands for an empty side."""
        return int(self.look.px(38))

    def paint(self, painter: QPainter, rect: QRectF, excerpt: Excerpt, party_look: int, state: CardState) -> None:
        """Paint the card of an item."""
        painter = turned(painter, rect, self._widget.layoutDirection())
        look, party = self.look, self.party_look(party_look)
        self._ground(painter, rect, party, state)
        marks.draw_bar(
            painter,
            rect.left() + look.px(3),
            rect.top() + look.px(6),
            rect.bottom() - look.px(6),
            party.line,
            QColor(party.ink),
        )
        inner = rect.adjusted(look.px(12), look.px(5), -look.px(12), -look.px(8))
        self._head(painter, inner, excerpt, party, state.change)
        if state.change:
            edge = rect.right() - look.px(4)
            painter.fillRect(
                QRectF(edge, rect.top() + look.px(6), look.px(2), rect.height() - look.px(12)), QColor(look.theme.ink2)
            )
        below = inner.adjusted(0, look.px(20), 0, 0)
        ink, ink2 = QColor(look.theme.ink), QColor(look.theme.ink2)
        y = self.text.draw(painter, below, words.shown(excerpt), _face(excerpt, look), look.px(20), ink)
        below.setTop(y)
        y = self.text.draw(painter, below, words.beside(excerpt), font("caption", look), look.px(18), ink)
        below.setTop(y)
        y = self.text.draw(painter, below, excerpt.annotation.speaker, font("caption", look), look.px(16), ink2)
        below.setTop(y)
        self.text.draw(painter, below, state.was, self._was_font(), look.px(18), ink2)

    def _was_font(self) -> QFont:
        face = QFont(font("caption", self.look))
        face.setItalic(True)
        return face

    def paint_line(self, painter: QPainter, rect: QRectF, excerpt: Excerpt, party_look: int, state: CardState) -> None:
        """Paint an item as a card of one line, the quotation cut to fit."""
        painter = turned(painter, rect, self._widget.layoutDirection())
        look, party = self.look, self.party_look(party_look)
        self._ground(painter, rect, party, state)
        top, bottom = rect.top() + look.px(5), rect.bottom() - look.px(5)
        marks.draw_bar(painter, rect.left() + look.px(3), top, bottom, party.line, QColor(party.ink))
        inner = rect.adjusted(look.px(13), 0, -look.px(10), 0)
        glyph = QRectF(inner.left(), rect.center().y() - look.px(5), look.px(10), look.px(10))
        marks.draw_kind(painter, glyph, excerpt.annotation.kind, QColor(party.ink))
        used = self._reference(painter, inner.adjusted(inner.width() / 2, 0, 0, 0), excerpt.reference)
        space = inner.adjusted(look.px(18), 0, -used - look.px(10), 0)
        quote_font = _face(excerpt, look)
        text = words.shown(excerpt)
        shown = QFontMetricsF(quote_font).elidedText(text, Qt.TextElideMode.ElideRight, space.width())
        painter.setFont(quote_font)
        painter.setPen(QColor(look.theme.ink))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, shown)

    def paint_hole(self, painter: QPainter, rect: QRectF, sentence: str, *, is_focused: bool) -> None:
        """Paint the hatched hole of an empty side."""
        look = self.look
        box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not look.theme.is_high:
            painter.setBrush(QBrush(QColor(look.theme.line), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        pen = QPen(QColor(look.theme.control), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(6), look.px(6))
        painter.restore()
        if is_focused:
            self.ring(painter, rect)
        painter.setFont(font("caption", look))
        painter.setPen(QColor(look.theme.ink2))
        inner = rect.adjusted(look.px(12), 0, -look.px(8), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, sentence)

    def ring(self, painter: QPainter, rect: QRectF, radius: int = 6) -> None:
        """Paint the focus ring just inside a rectangle."""
        look = self.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.theme.focus), look.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), look.px(radius), look.px(radius))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, party: PartyLook, state: CardState) -> None:
        theme = self.look.theme
        ground, edge = QColor(theme.raised), QColor(theme.line)
        if state.is_new:
            ground, edge = QColor(party.tint), QColor(party.ink)
        elif state.is_current:
            edge = QColor(theme.control)
        if state.is_selected:
            ground, edge = QColor(theme.focusground), QColor(theme.focus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        radius = self.look.px(6)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.restore()
        if state.is_focused or state.is_lifted:
            self.ring(painter, rect)

    def _head(  # noqa: PLR0913 - painter, place, what is painted and what is said of it
        self, painter: QPainter, inner: QRectF, excerpt: Excerpt, party: PartyLook, change: str
    ) -> None:
        look = self.look
        line = QRectF(inner.left(), inner.top(), inner.width(), look.px(20))
        glyph = QRectF(line.left(), line.center().y() - look.px(4.5), look.px(9), look.px(9))
        marks.draw_kind(painter, glyph, excerpt.annotation.kind, QColor(party.ink))
        painter.setFont(font("label", look))
        painter.setPen(QColor(look.theme.ink))
        word = line.adjusted(look.px(16), 0, 0, 0)
        kind = words.kind_word(excerpt.annotation.kind)
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, kind)
        used = QFontMetricsF(painter.font()).horizontalAdvance(kind) + look.px(16 + 12)
        x = line.right() - self._reference(painter, line.adjusted(used, 0, 0, 0), excerpt.reference)
        size = look.px(13)
        if excerpt.is_key_point:
            x -= look.px(10) + size
            draw_star(painter, QRectF(x, line.center().y() - size / 2, size, size), QColor(look.theme.ink))
        if excerpt.annotation.note:
            x -= look.px(8) + size
            icon = marks.icon("file-text", look.theme.ink2, int(size))
            draw_icon(painter, icon, x, line.center().y() - size / 2, size)
        said = change
        if excerpt.annotation.is_draft:
            is_theirs = excerpt.annotation.origin in (Origin.ASSISTANT, Origin.TABLE)
            draft = words.origin_words(excerpt.annotation.origin, is_draft=False) if is_theirs else tr("draft")
            said = ", ".join(filter(None, (draft, change)))
        if said:
            self._aside(painter, word.adjusted(0, 0, x - word.right() - look.px(8), 0), kind, said)

    def _aside(self, painter: QPainter, line: QRectF, kind: str, said: str) -> None:
        """Write after the kind what changed, and that nobody has looked at this item yet or whose it is until then."""
        used = QFontMetricsF(painter.font()).horizontalAdvance(kind) + self.look.px(8)
        face = QFont(font("reference", self.look))
        face.setItalic(True)
        painter.setFont(face)
        painter.setPen(QColor(self.look.theme.ink2))
        room = line.adjusted(used, 0, 0, 0)
        shown = QFontMetricsF(face).elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _reference(self, painter: QPainter, line: QRectF, reference: str) -> float:
        """Write a reference at the end of a line, cut where it is a long origin; return its width."""
        look = self.look
        painter.setFont(font("reference", look))
        painter.setPen(QColor(look.theme.ink3))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(reference, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return metrics.horizontalAdvance(shown)


def _face(excerpt: Excerpt, look: Look) -> QFont:
    """The letters of an item: those of a source for its words, ours for what was stated elsewhere."""
    return font("body" if excerpt.is_elsewhere else "quote", look)


def draw_star(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint the filled star of a key point."""
    points = [
        (5, 0.2),
        (6.5, 3.4),
        (9.9, 3.8),
        (7.4, 6.2),
        (8, 9.6),
        (5, 7.9),
        (2, 9.6),
        (2.6, 6.2),
        (0.1, 3.8),
        (3.5, 3.4),
    ]
    unit = rect.width() / 10
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(rect.left() + x * unit, rect.top() + y * unit) for x, y in points])
    painter.restore()


def _laid_out(text: str, role_font: QFont, width: float, line_height: float) -> QTextLayout:
    layout = _broken(text, role_font, width)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line.setPosition(QPointF(0, number * line_height + (line_height - line.height()) / 2))
    return layout


def _broken(text: str, role_font: QFont, width: float) -> QTextLayout:
    """Break a text into lines of a width, all of them still at the top."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), role_font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # an article may run the other way than the window
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
    layout.endLayout()
    return layout
