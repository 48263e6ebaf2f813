"""The text widget of the reading pane: builds the document, scrolls it, and paints marks under the text.

What a key or a click means is in `view`; here is only how things look and where they are.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefer.model import Article, Project
from briefer.words import later, said
from ui.article.facts import ArticleFacts
from ui.article.layout import AS_DESIGNED, GAP, ArticleLayout, Faint, Typesetting
from ui.article.painter import STRIP_REACH, ArticlePainter, Scene
from ui.article.title import HEIGHT, StickyTitle
from ui.look.theme import Look, font

HIGHEST = 0.3
LOWEST = 0.6
EMPTY = later("Drop an article here, paste one, or open a file.")


class ArticleCanvas(QTextEdit):
    """Shows one article with its marks."""

    def __init__(self, project: Project, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its margin keeps its side; a text has its own
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.title = StickyTitle(self)
        self.facts = ArticleFacts(project)
        self._look = Look.of(self)
        self._typesetting = AS_DESIGNED
        self._layout: ArticleLayout | None = None
        self._document: QTextDocument | None = None
        self._faint: Faint | None = None
        self._is_settling = False
        self._seen = 0
        self.is_painted = False
        """Whether it has ever been painted."""
        self.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self._place_title()

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._layout.article if self._layout else None

    @property
    def scene(self) -> Scene:
        """What is to be seen now; the view on top says more."""
        raise NotImplementedError

    def show_article(self, article: Article | None) -> bool:
        """Show another article; nothing is rebuilt when its paragraphs are those that stand there. Say if it was."""
        shown = self.article
        is_other = shown is None or article is None or shown.paragraphs != article.paragraphs or shown.id != article.id
        if article is None:
            self._layout = self._faint = None
            self.document().clear()
        elif is_other:
            self._build(article)
        elif self._layout is not None:
            self._layout.article = article
        self.title.show_source(article.source if article else None)
        self._show_range()
        return is_other

    def set_typesetting(self, wanted: Typesetting) -> None:
        """Set the words of the article as a person wants them; what stands around them keeps the look of the window."""
        if wanted != self._typesetting:
            self._typesetting = wanted
            if self._layout is not None:
                self._build(self._layout.article)
            self.looked_anew()

    def index_of(self, paragraph_id: str) -> int | None:
        """Return the number from 0 of a paragraph in the article that is shown."""
        place = self.facts.place(paragraph_id)
        if place is None or self.article is None or place.article.id != self.article.id:
            return None
        return place.index

    def unit_rect(self, index: int, edges: tuple[int, int] | None) -> QRectF:
        """Return the place of a paragraph or of characters in it, in the document."""
        rects = self._laid_out.span_rects(index, *edges) if edges else []
        if not rects:
            return self._laid_out.rect(index)
        return QRectF(rects[0].topLeft(), QPointF(rects[-1].right(), rects[-1].bottom()))

    def reveal(self, index: int, edges: tuple[int, int] | None = None) -> None:
        """Scroll so that a paragraph, or characters of it, stand between 30 and 60 % of the height, if they fit."""
        self._settle_around(index)
        rect, height = self.unit_rect(index, edges), self.viewport().height()
        top = rect.top() - self.scrolled
        wanted = max(top, HIGHEST * height)
        if top + rect.height() > LOWEST * height:
            wanted = max(min(top, LOWEST * height - rect.height()), HIGHEST * height)
        if wanted + rect.height() > height:
            wanted = max(height - rect.height() - self._look.px(12), self._look.px(12))
        self.scroll_to(rect.top() - wanted)

    def show_whole(self, index: int) -> None:
        """Scroll no more than needed to see a paragraph."""
        self._settle_around(index)
        rect, height = self.unit_rect(index, None), self.viewport().height()
        aside = self._look.px(12)
        if rect.top() - aside < self.scrolled:
            self.scroll_to(rect.top() - aside)
        elif rect.bottom() + aside > self.scrolled + height:
            self.scroll_to(min(rect.top() - aside, rect.bottom() + aside - height))

    def scroll_to(self, y: float) -> None:
        """Let a height of the document stand at the top, as far as the text goes."""
        self.verticalScrollBar().setValue(round(y))

    @property
    def scrolled(self) -> int:
        """The height of the document that stands at the top."""
        return self.verticalScrollBar().value()

    def point_in_document(self, point: QPointF) -> QPointF:
        """Return the place in the document of a point of the viewport."""
        return point + QPointF(0, self.scrolled)

    def rect_in_viewport(self, rect: QRectF) -> QRect:
        """Return a rectangle of the document in the viewport."""
        return rect.translated(0, -self.scrolled).toRect()

    def dim_around(self, index: int | None, edges: tuple[int, int] | None) -> None:
        """Let all of a paragraph but these characters stand in the second ink; None dims nothing."""
        faint = None
        if index is not None and edges is not None:
            faint = index, [(0, edges[0]), (edges[1], len(self._laid_out.text(index)))]
        if faint != self._faint:
            self.paint_anew(*(each[0] for each in (self._faint, faint) if each))
            self._faint = faint

    def paint_anew(self, *indices: int) -> None:
        """Paint these paragraphs with what stands beside them; where the pane scrolled, Qt moves the others."""
        for index in indices if self._layout is not None else ():
            self.viewport().update(self._strip(index))

    @property
    def in_view(self) -> range:
        """The paragraphs that are to be seen, in part at least."""
        made = self.painter()
        return made.indices(QRectF(self.viewport().rect()).translated(0, self.scrolled)) if made else range(0)

    def _strip(self, index: int) -> QRect:
        """Return the room in the viewport of all that is painted for a paragraph."""
        reach = round(self._look.px(STRIP_REACH))
        rect = self.rect_in_viewport(self._laid_out.rect(index))
        return QRect(0, rect.top() - reach, self.viewport().width(), rect.height() + 2 * reach)

    def painter(self) -> ArticlePainter | None:
        """Return what paints the marks now, or None if no article is shown."""
        return ArticlePainter(self._layout, self.facts, self.scene) if self._layout else None

    @property
    def laid_out(self) -> ArticleLayout | None:
        """Where the words stand, or None if no article is shown."""
        return self._layout

    @property
    def _laid_out(self) -> ArticleLayout:
        if self._layout is None:
            raise LookupError("no article is shown")
        return self._layout

    def _build(self, article: Article) -> None:
        self._look = Look.of(self)
        self._faint = None
        document = QTextDocument(self)
        made = ArticleLayout(article, self._look, document, typesetting=self._typesetting)
        made.set_margins(self.viewport().width())
        before, self._document = self._document, document
        self._layout = None  # what asks for places while the document changes must not get those of the old one
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self._layout = made
        self._fit()

    def _fit(self) -> None:
        self._place_title()
        layout = self._layout
        if layout is None:
            return
        first = layout.index_at(self.scrolled)
        aside = self.scrolled - layout.rect(first).top()
        if layout.set_margins(self.viewport().width()):
            self._settle_around(first)
            self.scroll_to(layout.rect(first).top() + aside)
        left, _ = layout.column()
        self.title.set_edges(left + self._look.px(72), left + self._look.px(20))
        self._scrolled()

    def _scrolled(self) -> None:
        if not self._is_settling:
            self._settle_view()
            self._show_range()

    def _settle_view(self) -> None:
        """Set in lines what is in view; who reads at the end of the article stays there."""
        layout, bar, height = self._layout, self.verticalScrollBar(), self.viewport().height()
        is_end = 0 < bar.maximum() == bar.value()
        done = range(0)
        while layout is not None:
            top = self.scrolled
            now = range(layout.index_at(top - self._look.px(GAP)), layout.index_at(top + height) + 1)
            if done.start <= now.start and now.stop <= done.stop:
                self._seen = now.start
                return
            done = now
            self._settle(now)
            if is_end:
                bar.setValue(bar.maximum())

    def _settle_around(self, index: int) -> None:
        """Set in lines a paragraph and a screen above and below it: it can be brought to any place in view."""
        if self._layout is not None:
            rect, height = self._layout.rect(index), self.viewport().height()
            first, last = self._layout.index_at(rect.top() - height), self._layout.index_at(rect.bottom() + height)
            self._settle(range(first, last + 1))

    def _settle(self, indices: range) -> None:
        """Set paragraphs in lines. What stood in view stays where it is, whatever was guessed of those above it."""
        last = len(self._laid_out.article.paragraphs) - 1
        seen = self._laid_out.rect(min(self._seen, last)).top()
        is_in_view = self.scrolled < seen < self.scrolled + self.viewport().height()
        shift = self._laid_out.settle(indices, seen if is_in_view else self.scrolled)
        if shift:
            is_settling, self._is_settling = self._is_settling, True
            self.scroll_to(self.scrolled + shift)
            self._is_settling = is_settling
            self.viewport().update()

    def _place_title(self) -> None:
        height = round(self._look.px(HEIGHT))
        self.setViewportMargins(0, height, 0, 0)
        self.title.setGeometry(0, 0, self.width(), height)

    def _show_range(self) -> None:
        if self._layout is None:
            self.title.show_range(0, 0, 0)
            return
        total = len(self._layout.article.paragraphs)
        top, height = self.scrolled, self.viewport().height()
        first = self._layout.index_at(top + self._look.px(14))
        last = self._layout.index_at(top + height)
        if last > first and self._layout.rect(last).top() + self._look.px(14) > top + height:
            last -= 1
        self.title.show_range(first + 1, last + 1, total)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        self.is_painted = True
        made = self.painter()
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())  # else it is the application's
        if made is None:
            painter.setFont(font("body", self._look))
            painter.setPen(QColor(self._look.theme.ink2))
            aside = round(self._look.px(32))
            space = self.viewport().rect().adjusted(aside, 0, -aside, -round(self._look.px(4)))
            place = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom  # over the ways in
            painter.drawText(space, place | Qt.TextFlag.TextWordWrap, said(EMPTY))
        else:
            painter.translate(0, -self.scrolled)
            seen = QRectF(event.rect()).translated(0, self.scrolled)
            indices = [each for each in made.indices(seen) if event.region().intersects(self._strip(each))]
            made.paint(painter, indices)
            self._laid_out.draw_words(painter, indices, seen, self._faint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # a text widget would scroll and copy by keys of its own; all keys are those of the window

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}
        # Qt sends these while a widget is still being made, here as in every other `changeEvent` that asks `hasattr`
        if event.type() in kinds and hasattr(self, "_layout") and self._look != Look.of(self):
            self._look = Look.of(self)
            if self._layout is not None:
                self._build(self._layout.article)
            self.looked_anew()

    def looked_anew(self) -> None:
        """Take up what hangs on fonts and colours; called after theme or size changed."""
        self._fit()
        self.viewport().update()
