"""The margin beside a paragraph: which labels stand there, where, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from briefer.model import Annotation, Kind
from briefer.words import tr
from ui.article.facts import ArticleFacts
from ui.look import marks
from ui.look.sides import Side
from ui.look.theme import Look, font
from ui.look.words import kind_word

if TYPE_CHECKING:
    from briefer.suggest import Suggestion

INSET = 20
EDGE = 18
ROW = 20
UNDER = 17
BETWEEN = 3
BADGE = 15
GLYPH = 9


@dataclass(frozen=True, slots=True)
class Label:
    """One label of the margin: an item, a suggestion, else the active party, or "+2" of what has no room."""

    rect: QRectF
    annotation: Annotation | None = None
    text: str = ""
    under: str = ""
    is_warning: bool = False
    suggestion: Suggestion | None = None


def label_room(look: Look) -> float:
    """Return how wide the margin has to be, in pixels, for the chip of any suggestion to hold its words.

    An event may be of two parties, a demand or position is of one.
    """
    metrics, badge = QFontMetricsF(font("caption", look)), look.px(BADGE + 3)
    words = max(
        metrics.horizontalAdvance(f"{kind_word(kind)}?") + (badge if kind is Kind.EVENT else 0) for kind in Kind
    )
    return words + badge + look.px(INSET + EDGE + 5 + 4 + GLYPH + 6 + 4)


def item_labels(
    facts: ArticleFacts, items: tuple[Annotation, ...], space: QRectF, look: Look, meant: str
) -> list[Label]:
    """Return the labels of the items of a paragraph from the top of `space` down.

    Where they have no room, the issues go first; then the last label counts the rest, the item that is meant kept.
    """
    row, under, between = look.px(ROW), look.px(UNDER), look.px(BETWEEN)
    titles = [under_item(facts, each) for each in items]
    full = sum(row + between + (under if title else 0) for title in titles) - between
    has_titles = full <= space.height()
    shown = items
    capacity = max(1, int((space.height() + between) / (row + between)))
    if not has_titles and len(items) > capacity:
        place = next((at for at, each in enumerate(items) if each.id == meant), 0)
        first = max(0, place - capacity + 2)
        shown = items[first : first + max(1, capacity - 1)]
    labels, y = [], space.top()
    for each in shown:
        title = under_item(facts, each) if has_titles else ""
        height = row + (under if title else 0)
        labels.append(Label(QRectF(space.left(), y, space.width(), height), each, kind_word(each.kind), title))
        y += height + between
    if len(shown) < len(items) and capacity > 1:
        rest = tr("{n} more").format(n=f"+{len(items) - len(shown)}")
        labels.append(Label(QRectF(space.left(), y, space.width(), row), None, "", rest))
    return labels


def under_item(facts: ArticleFacts, item: Annotation) -> str:
    """Return what stands under an item: that it waits for a review, and its issue."""
    return " · ".join(part for part in (tr("draft") if item.is_draft else "", facts.issue_title(item)) if part)


def shortened_warning(text: str) -> str:
    """Return a warning for little room: "only Ukraine" keeps who it is."""
    whole, short = tr("names only {parties}"), tr("only {parties}")
    return text.replace(whole.format(parties=""), short.format(parties=""))


def suggestion_labels(suggestions: Sequence[Suggestion], space: QRectF, look: Look, y: float) -> list[Label]:
    """Return the labels of what is suggested, from `y` on; where they have no room the last one counts the rest."""
    row = look.px(ROW + 2)
    room = max(0, int((space.bottom() - y + look.px(BETWEEN)) / (row + look.px(BETWEEN))))
    shown = suggestions if len(suggestions) <= room else suggestions[: max(0, room - 1)]
    labels = []
    for each in shown:
        word = kind_word(each.kind) + "?"
        labels.append(Label(QRectF(space.left() - look.px(5), y, space.width(), row), None, word, suggestion=each))
        y += row + look.px(BETWEEN)
    if len(shown) < len(suggestions) and room:
        rest = tr("{n} more suggested").format(n=f"+{len(suggestions) - len(shown)}")
        labels.append(Label(QRectF(space.left(), y, space.width(), row), None, "", rest))
    return labels


def party_labels(side: Side | None, space: QRectF, look: Look, warning: str, y: float) -> list[Label]:
    """Return the labels of the active party at the focus, and a warning if there is one."""
    row, under, labels = look.px(ROW), look.px(UNDER), []
    if warning and y == space.top():
        y = min(y, space.bottom() - row - under)  # a paragraph of one line: both fit from the top of the plate on
    left = space.bottom() - y
    name = side.name if side else tr("No party")
    has_under = left >= row + under + (row if warning else 0)
    height = row + (under if has_under else 0)
    if left >= row:
        rect = QRectF(space.left(), y, space.width(), height)
        labels.append(Label(rect, None, name, tr("active party") if has_under else ""))
        y += height
    if warning and space.bottom() - y >= under:
        labels.append(_warning(warning, space, look, y))
    return labels


def beside_words(labels: Sequence[Label], tops: Sequence[float], space: QRectF, look: Look) -> list[Label]:
    """Return labels each as near as may be to the height it belongs to (`tops`), in that order, none over another."""
    between = look.px(BETWEEN)
    placed = [labels[at] for at in sorted(range(len(labels)), key=lambda at: tops[at])]
    wanted = sorted(max(top, space.top()) for top in tops)
    heights = [each.rect.height() for each in placed]
    y, ys = space.top(), []
    for height, top in zip(heights, wanted, strict=True):
        ys.append(max(y, top))
        y = ys[-1] + height + between
    end = max(space.bottom(), space.top() + sum(heights) + between * (len(heights) - 1))
    for at in range(len(ys) - 1, -1, -1):
        ys[at] = min(ys[at], end - heights[at])
        end = ys[at] - between
    return [
        replace(each, rect=each.rect.translated(0, y - each.rect.top())) for each, y in zip(placed, ys, strict=True)
    ]


def with_warning(labels: Sequence[Label], warning: str, space: QRectF, look: Look) -> list[Label]:
    """Return labels with a warning after them, or in the place of those that leave it no room."""
    last = max(space.top(), space.bottom() - look.px(ROW))
    kept = [each for each in labels if each.rect.bottom() <= last]
    return [*kept, _warning(warning, space, look, kept[-1].rect.bottom() if kept else space.top())]


def _warning(words: str, space: QRectF, look: Look, y: float) -> Label:
    height = min(look.px(ROW), space.bottom() - y)
    return Label(QRectF(space.left(), y, space.width() + look.px(6), height), None, words, is_warning=True)


class MarginPainter:
    """Paints labels in one look."""

    def __init__(self, facts: ArticleFacts, look: Look) -> None:
        self._facts = facts
        self._look = look

    def paint(self, painter: QPainter, label: Label, armed: Side | None, *, is_meant: bool) -> None:
        """Paint one label; the item that is meant gets a ring."""
        if label.is_warning:
            self._warning(painter, label)
            return
        if not label.text:
            self._under(painter, label.rect, label.under)
            return
        if label.suggestion is not None:
            self._suggestion(painter, label.rect, label.suggestion, label.text, is_meant=is_meant)
            return
        line = QRectF(label.rect.topLeft(), label.rect.bottomRight())
        line.setHeight(self._look.px(ROW))
        if label.annotation is None:
            x = self._badges(painter, line, (armed,) if armed else ())
            self._words(painter, line, x, label.text, role="button")
        else:
            x = self._badges(painter, line, self._facts.sides_of(label.annotation))
            x = self._glyph(painter, line, x, label.annotation)
            self._words(painter, line, x, label.text, role="label")
        if label.under:
            inset = self._look.px(BADGE + 7)
            self._under(painter, label.rect.adjusted(inset, self._look.px(ROW), 0, 0), label.under)
        if is_meant:
            self._ring(painter, label.rect)

    def _suggestion(
        self, painter: QPainter, rect: QRectF, suggestion: Suggestion, text: str, *, is_meant: bool
    ) -> None:
        """Draw what is only suggested: a dashed chip, a hollow badge, the kind as a question."""
        look = self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(look.theme.focus if is_meant else look.theme.control)
        painter.setPen(QPen(edge, 1.5 if is_meant else 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), look.px(5), look.px(5))
        painter.restore()
        sides = self._facts.sides_of_parties(each.id for each in suggestion.parties)
        line = rect.adjusted(look.px(5), 0, -look.px(4), 0)
        x = self._badges(painter, line, sides, is_hollow=True)
        size = look.px(GLYPH)
        glyph = QRectF(x, line.center().y() - size / 2, size, size)
        marks.draw_kind(painter, glyph, suggestion.kind, QColor(look.theme.ink2))
        face = font("caption", look)
        painter.setFont(face)
        painter.setPen(QColor(look.theme.ink2))
        space = QRectF(QPointF(x + size + look.px(6), line.top()), line.bottomRight())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, _elided(text, face, space.width()))

    def _badges(self, painter: QPainter, line: QRectF, sides: tuple[Side, ...], *, is_hollow: bool = False) -> float:
        x, height = line.left(), self._look.px(BADGE)
        for side in sides:
            width = marks.badge_width(side.letter, height)
            rect = QRectF(x, line.center().y() - height / 2, width, height)
            look = self._look.theme.parties[side.look]
            marks.draw_badge(painter, rect, side.letter, look, is_hollow=is_hollow)
            x += width + self._look.px(3)
        return x + self._look.px(4) if sides else x

    def _glyph(self, painter: QPainter, line: QRectF, x: float, item: Annotation) -> float:
        size = self._look.px(GLYPH)
        party = self._look.theme.parties[self._facts.sides_of(item)[0].look]
        rect = QRectF(x, line.center().y() - size / 2, size, size)
        marks.draw_kind(painter, rect, item.kind, QColor(party.ink))
        return x + size + self._look.px(6)

    def _words(self, painter: QPainter, line: QRectF, x: float, text: str, *, role: str) -> None:
        face = font(role, self._look)
        space = QRectF(QPointF(x, line.top()), line.bottomRight())
        painter.setFont(face)
        painter.setPen(QColor(self._look.theme.ink))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, _elided(text, face, space.width()))

    def _under(self, painter: QPainter, rect: QRectF, text: str) -> None:
        face = font("caption", self._look)
        painter.setFont(face)
        painter.setPen(QColor(self._look.theme.ink3))
        painter.drawText(rect, Qt.AlignmentFlag.AlignTop, _elided(text, face, rect.width()))

    def _warning(self, painter: QPainter, label: Label) -> None:
        look, size = self._look, round(self._look.px(13))
        rect = label.rect
        picture = marks.icon("triangle-alert", look.theme.warn, size).pixmap(size, size)
        painter.drawPixmap(QPointF(rect.left() + look.px(1), rect.center().y() - size / 2), picture)
        face = font("caption", look)
        space = rect.adjusted(look.px(BADGE + 4), 0, 0, 0)
        painter.setFont(face)
        painter.setPen(QColor(look.theme.ink))
        is_short = QFontMetricsF(face).horizontalAdvance(label.text) > space.width()
        text = shortened_warning(label.text) if is_short else label.text
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, _elided(text, face, space.width()))

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.focus), self._look.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-4, 0, 2, 0), self._look.px(5), self._look.px(5))
        painter.restore()


def _elided(text: str, face: QFont, width: float) -> str:
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown if len(shown) > 2 or shown == text else ""  # where nothing can be read, badge and glyph stand alone
