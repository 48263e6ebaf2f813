"""The article as a text document, one block a paragraph, and where its words stand. Nothing is painted here.

Offsets are those of the model, in characters; Qt counts UTF-16 units, the difference is settled here alone.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextOption,
)

from briefer.model import Article, Paragraph, ParagraphKind

from ..theme import Look, font

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
LAST_PLANE = "\uffff"

Formats = tuple[QTextBlockFormat, QTextCharFormat]
"""How a paragraph of one kind is set: as a block, and its letters."""


def units(text: str, offset: int) -> int:
    """Return how many UTF-16 units the first `offset` characters of a text take."""
    return offset + sum(each > LAST_PLANE for each in text[:offset])


def characters(text: str, unit: int) -> int:
    """Return the offset in characters of a UTF-16 unit of a text; one within a character counts as after it."""
    if not any(each > LAST_PLANE for each in text[:unit]):
        return min(unit, len(text))
    at = 0
    for index, each in enumerate(text):
        if at >= unit:
            return index
        at += 2 if each > LAST_PLANE else 1
    return len(text)


class ArticleLayout:
    """The document of one article in one look."""

    def __init__(self, article: Article, look: Look, document: QTextDocument, *, text_scale: float = 1.0) -> None:
        self.article = article
        self.look = look
        self.letters = Look(look.theme, look.scale * text_scale)
        """The look that the words are set in; what stands around them keeps the size of the window."""
        self._document = document
        self.margin = look.px(RIGHT)
        """How wide the margin for labels is."""
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(font("article", self.letters))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        formats = {kind: self._formats(kind) for kind in ParagraphKind}
        for index, paragraph in enumerate(article.paragraphs):
            self._insert(cursor, paragraph, formats[paragraph.kind], is_first=index == 0)
        cursor.endEditBlock()

    def set_margins(self, width: float) -> None:
        """Keep the column of text no wider than its measure in a view of `width`, and in its middle."""
        look, frame = self.look, self._document.rootFrame()
        self._set_margin(width)
        column = look.px(LEFT + RIGHT) + self.letters.px(MEASURE)
        aside = max(0.0, float(int((width - column) / 2)))
        made = frame.frameFormat()
        wanted = (look.px(TOP), look.px(BELOW), aside)
        if (made.topMargin(), made.bottomMargin(), made.leftMargin()) != wanted or made.rightMargin() != aside:
            made.setMargin(0)
            made.setTopMargin(wanted[0])
            made.setBottomMargin(wanted[1])
            made.setLeftMargin(aside)
            made.setRightMargin(aside)
            frame.setFrameFormat(made)

    def _set_margin(self, width: float) -> None:
        """Give the words some of the margin for labels where a view is narrow, in steps of 8 px."""
        look = self.look
        spare = (width - look.px(LEFT + LEAST_TEXT)) // 8 * 8
        margin = max(look.px(LEAST_RIGHT), min(look.px(RIGHT), spare))
        if margin != self.margin:
            self.margin = margin
            cursor, block = QTextCursor(self._document), QTextBlockFormat()
            cursor.select(QTextCursor.SelectionType.Document)
            block.setRightMargin(margin)
            cursor.mergeBlockFormat(block)

    def column(self) -> tuple[float, float]:
        """Return the left and right edge of the column with its gutter and margin, in the document."""
        aside = self._document.rootFrame().frameFormat().leftMargin()
        return aside, self._document.textWidth() - aside

    def text(self, index: int) -> str:
        """Return the text of a paragraph."""
        return self.article.paragraphs[index].text

    def rect(self, index: int) -> QRectF:
        """Return the place of a paragraph's lines over the width of the column, in the document."""
        block, origin = self._block(index)
        layout = block.layout()
        top = self._row(layout.lineAt(0), origin, index).top()
        bottom = self._row(layout.lineAt(layout.lineCount() - 1), origin, index).bottom()
        left, right = self.column()
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def rows(self, index: int) -> list[QRectF]:
        """Return the rows of a paragraph, each as high as the line spacing and as wide as its words."""
        block, origin = self._block(index)
        layout = block.layout()
        return [self._row(layout.lineAt(number), origin, index) for number in range(layout.lineCount())]

    def span_rects(self, index: int, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of characters `start` to `end` of a paragraph, one a row, their end trimmed."""
        block, origin = self._block(index)
        text, layout = self.text(index), block.layout()
        first, last = units(text, start), units(text, end)
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            while stop > begin and block.text()[characters(text, stop) - 1].isspace():
                stop -= 1
            if begin < stop:
                row = self._row(line, origin, index)
                left, right = sorted((_x(line, begin), _x(line, stop)))
                found.append(QRectF(origin.x() + left, row.top(), right - left, row.height()))
        return found

    def index_at(self, y: float) -> int:
        """Return the paragraph at a height of the document, or the next one; the last one below it."""
        low, high = 0, len(self.article.paragraphs) - 1
        while low < high:
            middle = (low + high) // 2
            if self._bottom(middle) + self.letters.px(GAP) / 2 < y:
                low = middle + 1
            else:
                high = middle
        return low

    def offset_at(self, index: int, point: QPointF) -> int:
        """Return the offset in a paragraph nearest to a point of the document."""
        block, origin = self._block(index)
        layout, text = block.layout(), self.text(index)
        rows = self.rows(index)
        if point.y() < rows[0].top():
            return 0
        if point.y() > rows[-1].bottom():
            return len(text)
        number = next(at for at, row in enumerate(rows) if point.y() <= row.bottom() or at == len(rows) - 1)
        return characters(text, layout.lineAt(number).xToCursor(point.x() - origin.x()))

    def position(self, index: int, offset: int) -> int:
        """Return the position in the document of an offset in a paragraph."""
        return self._document.findBlockByNumber(index).position() + units(self.text(index), offset)

    def _insert(self, cursor: QTextCursor, paragraph: Paragraph, formats: Formats, *, is_first: bool) -> None:
        block, letters = formats
        if is_first:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(letters)
        else:
            cursor.insertBlock(block, letters)
        cursor.insertText(paragraph.text.replace("\n", "\u2028"), letters)

    def _formats(self, kind: ParagraphKind) -> Formats:
        look = self.look
        is_heading = kind is ParagraphKind.HEADING
        is_set_in = kind in {ParagraphKind.LIST_ITEM, ParagraphKind.QUOTE}
        block = QTextBlockFormat()
        block.setLeftMargin(look.px(LEFT + (INDENT if is_set_in else 0)))
        block.setRightMargin(look.px(RIGHT))
        block.setBottomMargin(self.letters.px(GAP))
        block.setLineHeight(self._line(kind), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        letters = QTextCharFormat()
        face = font("article_title" if is_heading else "article", self.letters)
        if is_heading:
            face.setPixelSize(round(self.letters.px(HEADING_SIZE)))
        face.setItalic(kind is ParagraphKind.QUOTE)
        letters.setFont(face)
        letters.setForeground(QColor(look.theme.ink))
        return block, letters

    def _line(self, kind: ParagraphKind) -> float:
        return self.letters.px(HEADING_LINE if kind is ParagraphKind.HEADING else LINE)

    def _block(self, index: int) -> tuple[QTextBlock, QPointF]:
        block = self._document.findBlockByNumber(index)
        return block, self._document.documentLayout().blockBoundingRect(block).topLeft()

    def _bottom(self, index: int) -> float:
        block, origin = self._block(index)
        layout = block.layout()
        return self._row(layout.lineAt(layout.lineCount() - 1), origin, index).bottom()

    def _row(self, line: QTextLine, origin: QPointF, index: int) -> QRectF:
        height = self._line(self.article.paragraphs[index].kind)
        natural = line.naturalTextRect()
        baseline = line.y() + line.ascent()
        middle = baseline - line.ascent() / 2 + line.descent() / 2
        return QRectF(origin.x() + natural.left(), origin.y() + middle - height / 2, natural.width(), height)


def _x(line: QTextLine, unit: int) -> float:
    answer = cast("tuple[float, int]", line.cursorToX(unit))  # the stub says object
    return answer[0]
