"""The article as a text document, one block a paragraph, and where its words stand. Only letters are painted here.

Only paragraphs that somebody looks at are set in lines, and few of them are kept: how high the others are is guessed
until then, so that an article of ten thousand paragraphs opens and scrolls like one of ten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
)

from briefer.model import Article, ParagraphKind
from ui.article.heights import Heights
from ui.article.lines import Edges, Lines, units
from ui.article.margin import label_room
from ui.look.theme import Look, font
from ui.look.tokens import SANS

LEFT = 72
RIGHT = 144
LEAST_RIGHT = 64
LEAST_TEXT = 300
MEASURE = 560
TOP = 16
BELOW = 280
GAP = 16
LINE = 28
HEADING_LINE = 30
HEADING_SIZE = 20
INDENT = 20
KEPT = 120
"""So many paragraphs stay set in lines: some screens full."""
SAMPLE = 40
"""Letters of a paragraph, and paragraphs of an article, by which the width of its letters is guessed."""
RAGGED = 4
"""So many letters of a line stay free on the average, where the next word did not fit."""
BREAKS = dict.fromkeys((0x0A, 0x0D, 0x2029, 0xFDD0, 0xFDD1), 0x2028)
"""What a document would take for the end of a block stays a line's end within it."""

SET_IN = frozenset({ParagraphKind.LIST_ITEM, ParagraphKind.QUOTE})
OWN_FACE = frozenset({ParagraphKind.HEADING, ParagraphKind.QUOTE})

Faint = tuple[int, list[Edges]]
"""A paragraph, and the passages of it that stand in the second ink."""


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How a person wants the words of an article set: each number times what the design has, 1 is as designed."""

    size: float = 1.0
    measure: float = 1.0
    spacing: float = 1.0
    is_sans: bool = False


AS_DESIGNED = Typesetting()


class ArticleLayout(QAbstractTextDocumentLayout):
    """The document of one article in one look, and its layout."""

    def __init__(
        self, article: Article, look: Look, document: QTextDocument, *, typesetting: Typesetting = AS_DESIGNED
    ) -> None:
        super().__init__(document)
        self.article = article
        self.look = look
        self.letters = Look(look.theme, look.scale * typesetting.size)
        """The look that the words are set in; what stands around them keeps the size of the window."""
        self._right = max(look.px(RIGHT), label_room(look))
        self.margin = self._right
        """How wide the margin for labels is."""
        self._typesetting = typesetting
        self._document = document
        self._width = 0.0
        self._aside = 0.0
        self._lines: dict[int, Lines] = {}
        self._heights = Heights(0, [0.0] * len(article.paragraphs))
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._face(ParagraphKind.BODY))
        document.setDocumentLayout(self)
        document.setPlainText("\n".join(_as_block(paragraph.text) for paragraph in article.paragraphs))
        self._set_faces()

    # What stands where

    def set_margins(self, width: float) -> bool:
        """Keep the column no wider than its measure in a view of `width`, in its middle; say if the words moved.

        Where a view is narrow the words get some of the margin for labels, in steps of 8 px.
        """
        look, before = self.look, self._text_width if self._width else None
        spare = (width - look.px(LEFT + LEAST_TEXT)) // 8 * 8
        self.margin = max(look.px(LEAST_RIGHT), min(self._right, spare))
        self._width = width
        column = look.px(LEFT) + self._right + self.letters.px(MEASURE * self._typesetting.measure)
        self._aside = max(0.0, float(int((width - column) / 2)))
        if self._text_width == before:
            return False
        self._forget_lines()
        self._heights = Heights(look.px(TOP), self._guesses())
        self.documentSizeChanged.emit(self.documentSize())
        return True

    def settle(self, indices: Iterable[int], at: float = 0) -> float:
        """Set paragraphs in lines; return how far down this moves what stands at a height of the document."""
        is_moved, shift = False, 0.0
        for index, top in [(index, self._heights.top(index)) for index in indices]:
            delta = self._heights.set(index, self._set(index).height + self.letters.px(GAP))
            is_moved = is_moved or bool(delta)
            shift += delta if top < at else 0
        if is_moved:
            self.documentSizeChanged.emit(self.documentSize())
        return shift

    def column(self) -> tuple[float, float]:
        """Return the left and right edge of the column with its gutter and margin, in the document."""
        return self._aside, self._width - self._aside

    def text(self, index: int) -> str:
        """Return the text of a paragraph."""
        return self.article.paragraphs[index].text

    def rect(self, index: int) -> QRectF:
        """Return the place of a paragraph's lines over the width of the column, in the document."""
        left, right = self.column()
        top, bottom = self._heights.top(index), self._heights.top(index + 1) - self.letters.px(GAP)
        return QRectF(left, top, right - left, bottom - top)

    def rows(self, index: int) -> list[QRectF]:
        """Return the rows of a paragraph, each as high as the line spacing and as wide as its words."""
        corner = self._corner(index)
        return [row.translated(corner) for row in self._set(index).rows]

    def first_row(self, index: int) -> QRectF:
        """Return the first row of a paragraph."""
        return self._set(index).rows[0].translated(self._corner(index))

    def span_rects(self, index: int, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of characters `start` to `end` of a paragraph, one a row, their end trimmed."""
        corner = self._corner(index)
        return [rect.translated(corner) for rect in self._set(index).span_rects(start, end)]

    def index_at(self, y: float) -> int:
        """Return the paragraph at a height of the document, or the next one; the last one below it."""
        return self._heights.index_at(y + self.letters.px(GAP) / 2)

    def offset_at(self, index: int, point: QPointF) -> int:
        """Return the offset in a paragraph nearest to a point of the document."""
        return self._set(index).offset_at(point - self._corner(index))

    def draw_words(
        self, painter: QPainter, indices: Iterable[int], visible: QRectF, faint: Faint | None = None
    ) -> None:
        """Draw the letters of paragraphs in a part of the document; of one paragraph some in the second ink."""
        painter.setPen(QColor(self.look.theme.ink))
        second = QTextCharFormat()
        second.setForeground(QColor(self.look.theme.ink2))
        for index in indices:
            passages = faint[1] if faint and faint[0] == index else []
            self._set(index).draw(painter, self._corner(index), visible, [(each, second) for each in passages])

    # What Qt asks of a layout. Nothing here may raise: an error inside one of these ends the process.

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        seen = context.clip
        self.draw_words(painter, range(self.index_at(seen.top()), self.index_at(seen.bottom()) + 1), seen)

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        if isinstance(point, QPainterPath.Element):
            point = QPointF(point.x, point.y)
        place = QPointF(point)
        index = self.index_at(place.y())
        if accuracy == Qt.HitTestAccuracy.ExactHit and not any(row.contains(place) for row in self.rows(index)):
            return -1
        start = self._document.findBlockByNumber(index).position()
        return start + units(self.text(index), self.offset_at(index, place))

    def pageCount(self) -> int:
        return 1

    def documentSize(self) -> QSizeF:
        end = self._heights.top(len(self.article.paragraphs)) - self.letters.px(GAP)
        # room below, so that the last paragraph too can stand in the middle of the view
        return QSizeF(self._width, max(0, end) + self.look.px(BELOW))

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        index = block.blockNumber()
        if not 0 <= index < len(self.article.paragraphs):
            return QRectF()
        self._set(index)  # who asks for a block asks for its lines next
        corner, rect = self._corner(index), self.rect(index)
        return QRectF(corner, QPointF(corner.x() + self._room(index), rect.bottom()))

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Forget lines of other words or letters; the words of an article never change once they stand there."""
        self._forget_lines()

    # Inside

    @property
    def _text_width(self) -> float:
        left, right = self.column()
        return max(1.0, right - left - self.look.px(LEFT) - self.margin)

    def _room(self, index: int) -> float:
        is_set_in = self.article.paragraphs[index].kind in SET_IN
        return max(1.0, self._text_width - (self.look.px(INDENT) if is_set_in else 0))

    def _corner(self, index: int) -> QPointF:
        is_set_in = self.article.paragraphs[index].kind in SET_IN
        return QPointF(self._aside + self.look.px(LEFT + (INDENT if is_set_in else 0)), self._heights.top(index))

    def _set(self, index: int) -> Lines:
        """Return a paragraph in lines; the one looked at longest ago is let go of."""
        lines = self._lines.pop(index, None)
        if lines is None:
            block, paragraph = self._document.findBlockByNumber(index), self.article.paragraphs[index]
            lines = Lines(paragraph.text, block, self._room(index), self._line(paragraph.kind))
            while len(self._lines) >= KEPT:
                self._forget(next(iter(self._lines)))
        self._lines[index] = lines
        return lines

    def _forget(self, index: int) -> None:
        del self._lines[index]
        # the block would keep its shaped letters: 29 MB a thousand paragraphs
        self._document.findBlockByNumber(index).clearLayout()

    def _forget_lines(self) -> None:
        for index in list(self._lines):
            self._forget(index)

    def _guesses(self) -> list[float]:
        """Return how high each paragraph will be, by its letters and the width of some of its kind's."""
        letters = {kind: self._letters_in_line(kind) for kind in {each.kind for each in self.article.paragraphs}}
        gap, spacing = self.letters.px(GAP), {kind: self._line(kind) for kind in letters}
        return [
            ceil((len(each.text) or 1) / letters[each.kind]) * spacing[each.kind] + gap
            for each in self.article.paragraphs
        ]

    def _letters_in_line(self, kind: ParagraphKind) -> float:
        of_kind = (each.text[:SAMPLE] for each in self.article.paragraphs if each.kind is kind)
        sample = "".join(islice(of_kind, SAMPLE)) or "n"
        width = QFontMetricsF(self._face(kind)).horizontalAdvance(sample) / len(sample)
        room = self._text_width - (self.look.px(INDENT) if kind in SET_IN else 0)
        return max(1.0, room / max(width, 1.0) - RAGGED)

    def _set_faces(self) -> None:
        """Give headings and quotations their letters; all others have those of the document."""
        formats = {kind: QTextCharFormat() for kind in ParagraphKind}
        for kind, letters in formats.items():
            letters.setFont(self._face(kind))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()  # one change for Qt: each would make it ask for the whole document again
        for index, paragraph in enumerate(self.article.paragraphs):
            if paragraph.kind in OWN_FACE:
                cursor.setPosition(self._document.findBlockByNumber(index).position())
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setBlockCharFormat(formats[paragraph.kind])
                cursor.setCharFormat(formats[paragraph.kind])
        cursor.endEditBlock()

    def _face(self, kind: ParagraphKind) -> QFont:
        is_heading = kind is ParagraphKind.HEADING
        face = font("article_title" if is_heading else "article", self.letters)
        if is_heading:
            face.setPixelSize(round(self.letters.px(HEADING_SIZE)))
        if self._typesetting.is_sans:
            face.setFamily(SANS)
        face.setItalic(kind is ParagraphKind.QUOTE)
        return face

    def _line(self, kind: ParagraphKind) -> float:
        height = HEADING_LINE if kind is ParagraphKind.HEADING else LINE
        return self.letters.px(height * self._typesetting.spacing)


def _as_block(text: str) -> str:
    return text.translate(BREAKS) if any(chr(each) in text for each in BREAKS) else text
