"""Everything the reading pane paints under its text: focus plate, tints, underlines, bars, numbers, margin labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from briefer.model import Annotation, ParagraphKind, Span
from briefer.proof.borders import torn
from ui.article.cuts import cut_words
from ui.article.facts import ArticleFacts
from ui.article.layout import ArticleLayout
from ui.article.margin import (
    EDGE,
    INSET,
    Label,
    MarginPainter,
    beside_words,
    item_labels,
    party_labels,
    suggestion_labels,
    with_warning,
)
from ui.article.moves import Edges
from ui.look import marks
from ui.look.theme import Look, PartyLook, font
from ui.session import Focus

if TYPE_CHECKING:
    from briefer.suggest import Suggestion

PLATE_INSET = 12
PLATE_REACH = 7
STRIP_REACH = 12
"""How far what is painted for a paragraph reaches above and below it, at most."""
NUMBER_MIDDLE = 47
BAR_PLACES = (60, 65)
UNDERLINE_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen: focus, active party, what is being dragged, the edge on its way, what is suggested.

    `suggested` holds the suggestions of each paragraph by its id, `asked` the one that the next key acts on.
    """

    focus: Focus
    armed_party: str = ""
    current_id: str = ""
    dragged: tuple[int, Edges] | None = None
    edge: int | None = None
    suggested: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    asked: Suggestion | None = None


class ArticlePainter:
    """Paints paragraphs of a layout, by the facts of a project."""

    def __init__(self, layout: ArticleLayout, facts: ArticleFacts, scene: Scene) -> None:
        self._layout = layout
        self._facts = facts
        self._scene = scene

    @property
    def look(self) -> Look:
        """The look of the layout."""
        return self._layout.look

    def paint(self, painter: QPainter, indices: Iterable[int]) -> None:
        """Paint paragraphs; the painter's origin is that of the document."""
        for index in indices:
            self._paragraph(painter, index)

    def indices(self, visible: QRectF) -> range:
        """Return the paragraphs that reach into a part of the document."""
        first = self._layout.index_at(visible.top() - self.look.px(STRIP_REACH))
        last = self._layout.index_at(visible.bottom() + self.look.px(STRIP_REACH))
        return range(first, last + 1)

    def labels(self, index: int) -> list[Label]:
        """Return the labels in the margin of a paragraph."""
        paragraph_id = self._layout.article.paragraphs[index].id
        items = self._facts.annotations(paragraph_id)
        space = self._margin(index)
        is_focused = self._is_focused(index)
        meant = self._scene.current_id if is_focused else ""
        labels = item_labels(self._facts, items, space, self.look, meant) if items else []
        y = labels[-1].rect.bottom() + self.look.px(3) if labels else space.top()
        suggested = self._scene.suggested.get(paragraph_id, ())
        if suggested:
            labels += suggestion_labels(suggested, space, self.look, y)
            y = labels[-1].rect.bottom() + self.look.px(3) if labels else y
        cut = cut_words(self._layout.text(index), self._chosen(index))
        armed: list[Label] = []
        if is_focused and not meant:
            side = self._facts.sides.get(self._scene.armed_party)
            armed = party_labels(side, space, self.look, cut or self._only_others(index), y)
        is_told = not cut or any(each.is_warning for each in armed)
        labels = labels + armed if is_told else with_warning(labels, cut, space, self.look)
        return beside_words(labels, [self._top(index, each, space) for each in labels], space, self.look)

    def _top(self, index: int, label: Label, space: QRectF) -> float:
        """Return how high a label belongs: at the first line of its words; of the active party at those in focus."""
        if label.suggestion is not None:
            start = label.suggestion.start
        elif label.annotation is not None:
            start = label.annotation.span.start if label.annotation.span else 0
        elif label.text:
            chosen = self._chosen(index)
            start = chosen[0] if chosen else 0
        else:
            return space.bottom()  # what counts the rest stands last
        row = self._layout.span_rects(index, start, start + 1) if start else []
        return row[0].center().y() - self.look.px(10) if row else space.top()

    def plate(self, index: int) -> QRectF:
        """Return the plate that the focus draws around a paragraph."""
        inset, reach = self.look.px(PLATE_INSET), self.look.px(PLATE_REACH)
        return self._layout.rect(index).adjusted(inset, -reach, -inset, reach)

    def _paragraph(self, painter: QPainter, index: int) -> None:
        is_focused = self._is_focused(index)
        if is_focused:
            self._plate(painter, index)
        items = self._facts.annotations(self._layout.article.paragraphs[index].id)
        self._suggestions(painter, index)
        self._spans(painter, index, items)
        self._selection(painter, index)
        self._bars(painter, index, items)
        self._number(painter, index, is_focused=is_focused)
        self._bullet(painter, index)
        side = self._facts.sides.get(self._scene.armed_party)
        labels = MarginPainter(self._facts, self.look)
        several = is_focused and len(items) > 1
        for label in self.labels(index):
            is_meant = several and label.annotation is not None and label.annotation.id == self._scene.current_id
            is_meant = is_meant or (label.suggestion is not None and label.suggestion is self._scene.asked)
            labels.paint(painter, label, side, is_meant=is_meant)

    def _plate(self, painter: QPainter, index: int) -> None:
        theme, radius, width = self.look.theme, self.look.px(8), 3.0 if self.look.theme.is_high else self.look.px(2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.focus), width))
        painter.setBrush(QColor(theme.focusground))
        painter.drawRoundedRect(self.plate(index), radius, radius)
        painter.restore()

    def _spans(self, painter: QPainter, index: int, items: tuple[Annotation, ...]) -> None:
        spanned = [each for each in items if each.span is not None]
        if not self.look.theme.is_high:
            for each in spanned:
                self._tint(painter, index, each)
        for number, each in enumerate(spanned):
            below = sum(_overlap(each, other) for other in spanned[:number])
            self._underline(painter, index, each, min(below, UNDERLINE_LEVELS - 1))
        for cut in (cut for each in items for cut in each.cuts):
            self._strike(painter, index, cut)

    def _strike(self, painter: QPainter, index: int, cut: Span) -> None:
        """Strike words that a quotation leaves out."""
        painter.setPen(QPen(QColor(self.look.theme.ink2), self.look.px(1.5)))
        for rect in self._layout.span_rects(index, cut.start, cut.end):
            painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))

    def _suggestions(self, painter: QPainter, index: int) -> None:
        colour = QColor(self.look.theme.ink3)
        for each in self._scene.suggested.get(self._layout.article.paragraphs[index].id, ()):
            for rect in self._layout.span_rects(index, each.start, each.end):
                y = rect.bottom() - self.look.px(2)
                marks.draw_underline(painter, rect.left(), rect.right(), y, "dotted", colour)

    def _tint(self, painter: QPainter, index: int, item: Annotation) -> None:
        tint = QColor(self._party(item).tint)
        for rect in self._rects(index, item):
            painter.fillRect(rect.adjusted(0, self.look.px(1), 0, -self.look.px(1)), tint)

    def _underline(self, painter: QPainter, index: int, item: Annotation, level: int) -> None:
        party = self._party(item)
        for rect in self._rects(index, item):
            y = rect.bottom() - self.look.px(2) + level * self.look.px(3)
            marks.draw_underline(painter, rect.left(), rect.right(), y, party.line, QColor(party.ink))

    def _chosen(self, index: int) -> Edges | None:
        """Return the words of a paragraph that are being chosen: what is dragged, else what has the focus."""
        scene = self._scene
        if scene.dragged is not None:
            index_dragged, edges = scene.dragged
            return edges if index_dragged == index and edges[0] < edges[1] else None
        return scene.focus.passage if self._is_focused(index) else None

    def _selection(self, painter: QPainter, index: int) -> None:
        scene, chosen = self._scene, self._chosen(index)
        if chosen is None:
            return
        theme = self.look.theme
        if scene.dragged is not None or scene.focus.selection is not None:
            colour = QColor(theme.selection if theme.is_high else theme.ink)
            if not theme.is_high:
                colour.setAlphaF(0.22)
            rects = self._layout.span_rects(index, *chosen)
            for rect in rects:
                painter.fillRect(rect.adjusted(0, self.look.px(2), 0, -self.look.px(2)), colour)
            self._edge(painter, chosen, rects)
        for each in torn(self._layout.text(index), *chosen):
            for rect in self._layout.span_rects(index, each.start, each.end):
                marks.draw_zigzag(painter, rect.left(), rect.right(), rect.bottom() - 1, QColor(theme.warn))

    def _edge(self, painter: QPainter, chosen: Edges, rects: list[QRectF]) -> None:
        """Paint the edge on its way."""
        edge = self._scene.edge
        if edge is not None and rects:
            x = rects[0].left() if edge == chosen[0] else rects[-1].right()
            row = rects[0] if edge == chosen[0] else rects[-1]
            painter.fillRect(QRectF(x - 1, row.top(), self.look.px(2), row.height()), QColor(self.look.theme.focus))

    def _bars(self, painter: QPainter, index: int, items: tuple[Annotation, ...]) -> None:
        rect = self._layout.rect(index)
        whole = [each for each in items if each.span is None]
        for item, place in zip(whole, BAR_PLACES, strict=False):
            party, x = self._party(item), rect.left() + self.look.px(place)
            top, bottom = rect.top() + self.look.px(3), rect.bottom() - self.look.px(3)
            marks.draw_bar(painter, x, top, bottom, party.line, QColor(party.ink))

    def _number(self, painter: QPainter, index: int, *, is_focused: bool) -> None:
        look, theme = self.look, self.look.theme
        rect, row = self._layout.rect(index), self._layout.first_row(index)
        width = look.px(20 + 7 * max(0, len(str(index + 1)) - 2))
        middle = QPointF(rect.left() + look.px(NUMBER_MIDDLE), row.center().y())
        box = QRectF(middle.x() - width / 2, middle.y() - look.px(8), width, look.px(16))
        painter.setFont(font("reference", look))
        painter.setPen(QColor(theme.ink3))
        if is_focused:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.primary))
            painter.drawRoundedRect(box, look.px(4), look.px(4))
            painter.restore()
            painter.setPen(QColor(theme.on_primary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _bullet(self, painter: QPainter, index: int) -> None:
        if self._layout.article.paragraphs[index].kind is ParagraphKind.LIST_ITEM:
            row = self._layout.first_row(index)
            painter.setFont(font("article", self._layout.letters))
            painter.setPen(QColor(self.look.theme.ink2))
            space = row.translated(-self.look.px(14), 0)
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, "•")

    def _margin(self, index: int) -> QRectF:
        look, rect = self.look, self._layout.rect(index)
        inset = look.px(min(INSET, self._layout.margin / look.scale / 7))
        left = rect.right() - self._layout.margin + inset
        width = self._layout.margin - inset - look.px(EDGE)
        top = self._layout.first_row(index).center().y() - look.px(10)
        return QRectF(left, top, width, rect.bottom() + look.px(PLATE_REACH - 1) - top)

    def _only_others(self, index: int) -> str:
        """Say whom alone the focused words name, if not the active party."""
        focus, text = self._scene.focus, self._layout.text(index)
        passage = text[slice(*focus.passage)] if focus.passage else text
        return self._facts.only_others(passage, self._scene.armed_party, text)

    def _is_focused(self, index: int) -> bool:
        return self._layout.article.paragraphs[index].id == self._scene.focus.paragraph_id

    def _party(self, item: Annotation) -> PartyLook:
        return self.look.theme.parties[self._facts.sides_of(item)[0].look]

    def _rects(self, index: int, item: Annotation) -> list[QRectF]:
        return self._layout.span_rects(index, item.span.start, item.span.end) if item.span else []


def _overlap(one: Annotation, other: Annotation) -> bool:
    if one.span is None or other.span is None:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end
