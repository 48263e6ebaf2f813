"""The text widget of the reading pane: builds the document, scrolls it, and paints marks under the text.

What a key or a click means is in `article_view`; here is only how things look and where they are.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefer.model import Article, Project

from ..theme import Look, font
from .article_facts import ArticleFacts
from .article_layout import ArticleLayout
from .article_painter import ArticlePainter, Scene
from .article_title import HEIGHT, StickyTitle

HIGHEST = 0.3
LOWEST = 0.6
EMPTY = "Drop an article here, paste one (Ctrl Shift V), or open a file (Ctrl O)."


class ArticleCanvas(QTextEdit):
    """Shows one article with its marks."""

    def __init__(self, project: Project, parent: QWidget | None) -> None:
        super().__init__(parent)
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
        self._text_scale = 1.0
        self._layout: ArticleLayout | None = None
        self._document: QTextDocument | None = None
        self.verticalScrollBar().valueChanged.connect(lambda _: self._show_range())
        self._place_title()

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._layout.article if self._layout else None

    @property
    def scene(self) -> Scene:
        """What is to be seen now; the view on top says more."""
        raise NotImplementedError

    def show_article(self, article: Article | None) -> None:
        """Show another article; nothing is rebuilt when its paragraphs are those that stand there."""
        shown = self.article
        if article is None:
            self._layout = None
            self.document().clear()
        elif shown is None or shown.paragraphs != article.paragraphs or shown.id != article.id:
            self._build(article)
        elif self._layout is not None:
            self._layout.article = article
        self.title.show_source(article.source if article else None)
        self._show_range()

    def set_text_scale(self, scale: float) -> None:
        """Set the words of the article larger than those of the window; 1 is the same size, 2 twice it."""
        if scale != self._text_scale:
            self._text_scale = scale
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
        rect, height = self.unit_rect(index, None), self.viewport().height()
        aside = self._look.px(12)
        if rect.top() - aside < self.scrolled:
            self.scroll_to(rect.top() - aside)
        elif rect.bottom() + aside > self.scrolled + height:
            self.scroll_to(min(rect.top() - aside, rect.bottom() + aside - height))

    def scroll_to(self, y: float) -> None:
        """Let a height of the document stand at the top, as far as the text goes."""
        bar = self.verticalScrollBar()
        if y > bar.maximum():
            self.document().size()  # finishes the layout, and with it the range of the bar
        bar.setValue(round(y))

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
        made = []
        if index is not None and edges is not None:
            text = self._laid_out.text(index)
            for start, end in ((0, edges[0]), (edges[1], len(text))):
                if start < end:
                    made.append(self._dimmed(index, start, end))
        if made or self.extraSelections():
            self.setExtraSelections(made)

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
        self.setExtraSelections([])
        document = QTextDocument(self)
        made = ArticleLayout(article, self._look, document, text_scale=self._text_scale)
        document.setTextWidth(self.viewport().width())
        before, self._document = self._document, document
        self._layout = None
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self._layout = made
        self._fit()

    def _dimmed(self, index: int, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._laid_out.position(index, start))
        cursor.setPosition(self._laid_out.position(index, end), QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format.setForeground(QColor(self._look.theme.ink2))
        return made

    def _fit(self) -> None:
        self._place_title()
        if self._layout is None:
            return
        self._layout.set_margins(self.viewport().width())
        left, _ = self._layout.column()
        self.title.set_edges(left + self._look.px(72), left + self._look.px(20))
        self._show_range()

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
        made = self.painter()
        painter = QPainter(self.viewport())
        if made is None:
            painter.setFont(font("body", self._look))
            painter.setPen(QColor(self._look.theme.ink2))
            aside = round(self._look.px(32))
            space = self.viewport().rect().adjusted(aside, 0, -aside, 0)
            painter.drawText(space, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, EMPTY)
        else:
            painter.translate(0, -self.scrolled)
            made.paint(painter, QRectF(event.rect()).translated(0, self.scrolled))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}
        if event.type() in kinds and hasattr(self, "_layout") and self._look != Look.of(self):
            self._look = Look.of(self)
            if self._layout is not None:
                self._build(self._layout.article)
            self.looked_anew()

    def looked_anew(self) -> None:
        """Take up what hangs on fonts and colours; called after theme or size changed."""
        self._fit()
        self.viewport().update()
