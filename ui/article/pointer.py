"""What the mouse does in the reading pane: focus a paragraph or an item, select words, widen by double clicks."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from briefer.model import Annotation
from ui.article.canvas import ArticleCanvas
from ui.article.margin import Label
from ui.article.moves import Edges, whole_words, wider
from ui.session import Focus, Session

if TYPE_CHECKING:
    from briefer.suggest import Suggestion


class PointedArticle(ArticleCanvas):
    """Turns presses and drags into the focus; signals as in `view`."""

    span_selected = Signal(QRect)
    context_menu_requested = Signal(QPoint)

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session.project, parent)
        self.session = session
        self.dragged: tuple[int, Edges] | None = None
        self.is_pointing = False
        self._pressed: tuple[int, int, QPoint] | None = None
        self._before_press = Focus()

    def label_at(self, point: QPointF) -> Annotation | None:
        """Return the item whose margin label is at a point of the viewport."""
        label = self._margin_label(point)
        return label.annotation if label else None

    def suggestion_at(self, point: QPointF) -> Suggestion | None:
        """Return the suggestion whose margin label is at a point of the viewport."""
        label = self._margin_label(point)
        return label.suggestion if label else None

    def _margin_label(self, point: QPointF) -> Label | None:
        painter, layout = self.painter(), self.laid_out
        if painter is None or layout is None:
            return None
        place = self.point_in_document(point)
        here = layout.index_at(place.y())
        labels = (label for index in (here, max(0, here - 1)) for label in painter.labels(index))
        meant = (label for label in labels if label.annotation or label.suggestion)
        return next((label for label in meant if label.rect.contains(place)), None)

    def focus_item(self, item: Annotation) -> None:
        """Give the focus to an item: the next key means it, and its passage is the selection."""
        edges = (item.span.start, item.span.end) if item.span else None
        self.session.set_focus(Focus(item.paragraph_id, selection=edges, annotation_id=item.id))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self.laid_out
        if layout is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._before_press = self.session.focus
        item = self.label_at(event.position())
        if item is not None:
            self._point(lambda: self.focus_item(item))
            return
        suggestion, article = self.suggestion_at(event.position()), self.article
        if suggestion is not None and article is not None:
            paragraph_id, words = article.paragraphs[suggestion.paragraph].id, (suggestion.start, suggestion.end)
            self._point(lambda: self.session.set_focus(Focus(paragraph_id, words)))
            return
        index, offset = self._place(event.position())
        self._pressed = (index, offset, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout = self.laid_out
        if self._pressed is None or layout is None:
            is_label = self._margin_label(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if is_label else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            return
        index, anchor, start = self._pressed
        here = event.position().toPoint()
        if self.dragged is None and (here - start).manhattanLength() < QApplication.startDragDistance():
            return
        offset = layout.offset_at(index, self.point_in_document(event.position()))
        edges = (min(anchor, offset), max(anchor, offset))
        self.dragged = (index, whole_words(layout.text(index), *edges) or (anchor, anchor))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        article, pressed, dragged = self.article, self._pressed, self.dragged
        self._pressed = self.dragged = None
        if article is None or pressed is None:
            return
        paragraph = article.paragraphs[pressed[0]]
        edges = dragged[1] if dragged and dragged[1][0] < dragged[1][1] else None
        self._point(lambda: self.session.set_focus(Focus(paragraph.id, selection=edges)))
        self.viewport().update()
        if edges is not None:
            self._tell_span(pressed[0], edges)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        article = self.article
        if article is None or self._margin_label(event.position()) is not None:
            return
        index, offset = self._place(event.position())
        paragraph, before = article.paragraphs[index], self._before_press
        if before.paragraph_id != paragraph.id:
            before = Focus(paragraph.id)
        focus = wider(paragraph.text, offset, before, article.source.language)
        self._point(lambda: self.session.set_focus(focus))
        if focus.selection is not None:
            self._tell_span(index, focus.selection)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            suggestion = self.suggestion_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _why(suggestion) if suggestion else "", self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        article = self.article
        if article is None:
            return
        place = QPointF(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._focus_under(place)
        self.context_menu_requested.emit(event.globalPos())

    def _focus_under(self, point: QPointF) -> None:
        item, article = self.label_at(point), self.article
        index, _ = self._place(point)
        if item is not None:
            self._point(lambda: self.focus_item(item))
        elif article is not None and article.paragraphs[index].id != self.session.focus.paragraph_id:
            self._point(lambda: self.session.set_focus(Focus(article.paragraphs[index].id)))

    def _place(self, point: QPointF) -> tuple[int, int]:
        layout = self.laid_out
        if layout is None:
            return 0, 0
        place = self.point_in_document(point)
        index = layout.index_at(place.y())
        return index, layout.offset_at(index, place)

    def _point(self, act: Callable[[], None]) -> None:
        self.is_pointing = True
        try:
            act()
        finally:
            self.is_pointing = False

    def _tell_span(self, index: int, edges: Edges) -> None:
        words, whole = self.unit_rect(index, edges), self.unit_rect(index, None)
        last = whole if self.rect_in_viewport(whole).bottom() < self.viewport().height() else words
        self.span_selected.emit(self.rect_in_viewport(words.united(last)))


def _why(suggestion: Suggestion) -> str:
    """Return the reasons of a suggestion as the words of a tooltip, with how sure it is in figures."""
    reasons = "<br>".join(escape(reason.text) for reason in suggestion.reasons)
    return f"<p>{reasons}</p><p>{round(suggestion.confidence * 100)} %</p>"
