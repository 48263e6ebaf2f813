"""The lines of a PDF's pages as PDFium finds them: their words, places and letters.

Only whole pages and the ends of lines are asked for, since every call into PDFium costs as much as a line of text.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING, Any, NamedTuple

from briefer.readers.pdf.calls import BOX, MATRIX, calls, handle, words_of
from briefer.readers.pdf.lines import WIDEST, Line, Page, in_reading_order, usual_size
from briefer.readers.pdf.marks import outside_marked, with_bullets
from briefer.readers.pdf.raised import Piece, joined_over_marks, mark_first, marks_amid, powers_amid
from briefer.readers.pdf.rightward import RIGHTWARD, in_written_order, mirrored
from briefer.readers.pdf.words import may_have_marks, spans_of
from briefer.readers.plain.note_marks import is_note_mark, raised_beside
from briefer.text import LIGATURES

if TYPE_CHECKING:
    import pypdfium2

_PLAIN = str.maketrans(
    LIGATURES
    | {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf0fc": "✓"}  # as the Symbol and Wingdings fonts number them
)
_SPACE = re.compile(r"\s+")

_SAMPLES = 2  # lines of a page that are looked at letter by letter
_INITIAL = re.compile(r"[\"'“„«‘]?[^\W_]")
SPACED = 0.3
"""A line with more spaces than this share of its signs is set with white space between its letters."""
WORD_GAP = 0.12
"""Words stand further apart than letters by at least this share of the height of a line."""
INITIAL = 1.15
"""A first letter larger than the second one by more than this says nothing about its line."""

_SIDEWAYS = "sideways text"


class _Box(NamedTuple):
    left: float
    low: float
    right: float
    high: float


class _Begin(NamedTuple):
    left: float
    right: float
    low: float
    size: float


def page_of(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Return the lines of a page in reading order; a page that PDFium cannot load has none."""
    import pypdfium2.raw as pdfium

    page = pdfium.FPDF_LoadPage(document.raw, index)
    letters = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        return _read(page, letters) if letters else Page(0.0, ())
    finally:
        pdfium.FPDFText_ClosePage(letters)
        pdfium.FPDF_ClosePage(page)


def _read(page: Any, letters: Any) -> Page:
    import pypdfium2.raw as pdfium

    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if pdfium.FPDFPage_GetRotation(page) % 2:  # places count from the corner of the page before it was turned
        width, height = height, width
    words = words_of(letters)
    found = _Letters(letters, words, width, height)
    read = found.lines()
    if found.is_upright:
        read = outside_marked(read, page)
    lines = in_reading_order(read if words.isascii() else mirrored(read, found.width))
    return Page(found.height, with_bullets(lines, page) if found.is_upright else lines)


class _Letters:
    """The letters of one page; places are those of the page turned as most of its text runs."""

    FEWEST_FOLDED = 12

    def __init__(self, raw: Any, words: str, width: float, height: float) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._raw = raw
        self._words = words
        self._calls = calls()
        self._handle = handle(raw)
        self._is_numbered_alike = words.isascii() and pdfium.FPDFText_CountChars(raw) == len(words)
        self._spans = spans_of(words)
        self._rotation = self._direction()
        self.is_upright = self._rotation == 0
        self._is_plain = self.is_upright and self._is_numbered_alike
        self._rounded: dict[float, float] = {}
        self._folded: set[int] = set()
        self._word_gaps: dict[int, float] = {}
        self._within: dict[tuple[float, float], _Begin] = {}
        self._has_marks = may_have_marks(words)
        is_turned = self._rotation in (90, 270)
        self.width, self.height = (height, width) if is_turned else (width, height)

    def lines(self) -> list[Line]:
        """Return the lines in the order of the file."""
        spans = self._spans
        if self._has_gutter(spans):
            spans = [piece for span in spans for piece in self._pieces(*span)]
        lines = self._lines_at(spans)
        if self._folded:  # PDFium took several lines for one
            lines = self._lines_at([piece for span in spans for piece in self._unfolded(*span)])
        return lines

    def _lines_at(self, spans: list[tuple[int, int]]) -> list[Line]:
        lines = self._stripped(spans)
        if self._has_marks:
            pieces = [self._piece(line, start, end) for line, (start, end) in zip(lines, spans, strict=True)]
            lines = self._as_most([piece.line for piece in pieces])
            pieces = [piece._replace(line=line) for piece, line in zip(pieces, lines, strict=True)]
            return joined_over_marks(pieces)
        lines = self._as_most(lines)
        heights = [line.y for line in lines]
        if not any(map(eq, heights, heights[1:])):
            return lines
        return joined_over_marks(
            Piece(line, 0, self._words[start].isspace()) for line, (start, _) in zip(lines, spans, strict=True)
        )

    def _as_within(self, line: Line) -> Line:
        """Return a line that begins with a large letter with the setting of its others."""
        other = self._within.get((line.left, line.y))
        return line._replace(size=other.size, y=other.low) if other else line

    def _as_most(self, lines: list[Line]) -> list[Line]:
        """Return the lines, those whose first letter is larger as their others are set, if that is usual."""
        if not self._within:
            return lines
        others = [self._as_within(line) for line in lines]
        usual = usual_size(others)
        return [
            within if abs(within.size - usual) < abs(line.size - usual) else line
            for line, within in zip(lines, others, strict=True)
        ]

    def _direction(self) -> int:
        """Return by how many degrees the page is to be turned clockwise for most of its lines to run rightwards."""
        if not self._spans:
            return 0
        start, end = max(self._spans, key=lambda span: span[1] - span[0])
        place = next(place for place in range(start, end) if not self._words[place].isspace())
        matrix = self._matrix(self._index(place))
        if not matrix:
            return 0
        a, b, _, d, *_ = matrix
        if abs(b) > abs(a):
            return 90 if b > 0 else 270
        return 180 if a < 0 and d < 0 else 0

    def _stripped(self, spans: list[tuple[int, int]]) -> list[Line]:
        words = self._words
        texts: list[tuple[str, int]] = []
        for start, end in spans:
            text = words[start:end].strip()
            is_whole = len(text) == end - start
            texts.append((text, start if is_whole else words.index(text[0], start)))
        plain = self._plain_lines(texts) if self._is_plain else [None] * len(texts)
        lines = [line or self._line(*text) for line, text in zip(plain, texts, strict=True)]
        size = 0.0
        for number, (text, start) in enumerate(texts):
            line = lines[number]
            if line.size != size:
                size = self._size_within(line, start) if _INITIAL.match(text) else line.size
            if text.count(" ") > SPACED * len(text) > 2:
                lines[number] = line._replace(text=self._closed_up(text, start))
        return lines

    def _size_within(self, line: Line, start: int) -> float:
        """Return the size of most of a line, and note how that is set if its first letter is clearly larger."""
        place = next((place for place in range(2, len(line.text)) if not line.text[place].isspace()), 0)
        other = self._begin(self._index(start + place))
        is_larger = place and line.size > INITIAL * other.size
        if is_larger:
            self._within[line.left, line.y] = other
        return other.size if is_larger else line.size

    def _piece(self, line: Line, start: int, end: int) -> Piece:
        is_spaced = self._words[start].isspace()
        text = self._words[start:end].strip()
        if not may_have_marks(text):
            return Piece(line, 0, is_spaced)
        start += end - start - len(self._words[start:end].lstrip())

        def setting(place: int) -> tuple[float, float]:
            begin = self._begin(self._index(start + place))
            return begin.size, begin.low

        lead = mark_first(text, setting)
        if lead:
            after = next(place for place in range(lead, len(text)) if not text[place].isspace())
            size, low = setting(after)
            line = line._replace(size=size, y=low)
        words = line.text
        marks = marks_amid(words, setting) if len(words) == len(text) else []
        for first, last in powers_amid(words, setting) if len(words) == len(text) else ():
            if is_note_mark(words[first:last], words[:first]):
                marks.append((first, last))
            else:
                words = words[:first] + raised_beside(words[first:last], words[:first]) + words[last:]
        for first, last in sorted(marks, reverse=True):
            words = words[:first] + words[last:]
        return Piece(line._replace(text=words), lead, is_spaced)

    def _closed_up(self, text: str, start: int) -> str:
        """Return the words of a line that is set with white space between its letters, if any stands out as wider."""
        places = [start + place for place, sign in enumerate(text) if not sign.isspace()]
        boxes = [self._box(self._index(place)) for place in places]
        gaps = [after.left - before.right for before, after in pairwise(boxes)]
        height = round(max(box.high - box.low for box in boxes))
        wide = sorted(gaps)[len(gaps) // 4] + WORD_GAP * height
        if any(gap > wide for gap in gaps):
            self._word_gaps[height] = wide
        elif max(gaps) > self._word_gaps.get(height, 0.0):
            return text  # letters that stand apart, for all that is known here
        parted = (" " * (gap > wide) + self._words[place] for gap, place in zip(gaps, places[1:], strict=True))
        return (self._words[places[0]] + "".join(parted)).translate(_PLAIN)

    def _line(self, text: str, start: int) -> Line:
        first, last = self._index(start), self._index(start + len(text) - 1)
        one, other = self._begin(first), self._box(last)
        if other.left < one.left:  # it runs from right to left
            one = one._replace(right=self._box(first).right)
        left = one.left if one.left < other.left else other.left
        right = one.right if one.right > other.right else other.right
        if self.is_upright and other.low < one.low - one.size and len(text) > self.FEWEST_FOLDED:
            self._folded.add(start)
        is_sideways = len(text) > 4 and abs(other.low - one.low) > right - left
        if not text.isascii():
            if RIGHTWARD.search(text):
                text = in_written_order(text, lambda place: self._box(self._index(start + place)))
            text = text.translate(_PLAIN)
        places = (left, right, one.low, one.size)
        return Line(
            text,
            *(places if all(map(math.isfinite, places)) else (0.0, 0.0, 0.0, 0.0)),
            self._calls.is_bold(self._handle, first) and self._calls.is_bold(self._handle, last),
            _SIDEWAYS if is_sideways else "",
        )

    def _plain_lines(self, texts: list[tuple[str, int]]) -> list[Line | None]:
        """Return upright lines that run rightwards, as nearly all do, with the fewest calls; None for others."""
        to_pdfium, letters, rounded = self._calls, self._handle, self._rounded
        get_matrix, to_matrix, in_matrix = to_pdfium.get_matrix, to_pdfium.to_matrix, to_pdfium.in_matrix
        get_box, to_box, in_box = to_pdfium.get_box, to_pdfium.to_box, to_pdfium.in_box
        get_size, is_bold, was_bold = to_pdfium.get_size, to_pdfium.is_bold, True
        found: list[Line | None] = []
        for text, first in texts:
            if not get_matrix(letters, first, to_matrix):
                found.append(None)
                continue
            a, b, c, d, left, low = MATRIX(in_matrix)
            exact = get_size(letters, first) * d
            size = rounded.get(exact)
            if size is None:
                size = rounded[exact] = round(exact, 1)
            last = first + len(text) - 1
            get_box(letters, last, to_box)
            last_left, _, right, bottom = BOX(in_box)
            is_near = -WIDEST < left <= last_left and right < WIDEST and -size <= bottom - low <= size
            if b or c or not (is_near and size > 0 and a > 0):  # what is no number is not near, either
                found.append(None)
                continue
            # A line that goes on in small letters after one that is not bold is not looked at: fonts cost a call.
            if was_bold or not text[0].islower():
                was_bold = is_bold(letters, first) and is_bold(letters, last)
            found.append(Line(text, left, right, low, size, was_bold))
        return found

    def _index(self, place: int) -> int:
        """Return PDFium's number of the letter at a place of the text."""
        if self._is_numbered_alike:
            return place
        if sys.platform == "win32":  # it counts in the wide characters of its system
            place = len(self._words[:place].encode("utf-16-le")) // 2
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, place))

    def _matrix(self, index: int) -> tuple[float, ...]:
        """Return how a letter is drawn, () if PDFium does not know: a, b, c, d, where it begins, its base line."""
        to_pdfium = self._calls
        is_known = to_pdfium.get_matrix(self._handle, index, to_pdfium.to_matrix)
        return MATRIX(to_pdfium.in_matrix) if is_known else ()

    def _box(self, index: int) -> _Box:
        left, high, right, low = self._upright_sides(index)
        if self._rotation == 0:
            return _Box(left, low, right, high)
        one = self._turned(left, low)
        other = self._turned(right, high)
        return _Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies when the page is turned."""
        if self._rotation == 90:
            return y, self.height - x
        if self._rotation == 180:
            return self.width - x, self.height - y
        if self._rotation == 270:
            return self.width - y, x
        return x, y

    def _begin(self, index: int) -> _Begin:
        """Return where a line begins, on its base line, and the size of its letters; boxes differ from font to font."""
        matrix = self._matrix(index)
        if not matrix:
            box = self._box(index)
            return _Begin(box.left, box.right, box.low, box.high - box.low)
        a, b, c, d, left, low = matrix
        scale = d if c == 0 and d > 0 else math.hypot(c, d)
        size = round(self._calls.get_size(self._handle, index) * scale, 1)
        if size and self._rotation == 0 and b == 0 and a > 0:
            return _Begin(left, left, low, size)
        box = self._box(index)
        return _Begin(box.left, box.right, self._turned(left, low)[1], size or box.high - box.low)

    def _unfolded(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the lines that were taken for one: after some word another base line begins, far below."""
        if self._folded.isdisjoint(range(start, end)):
            yield start, end
            return
        low = self._begin(self._index(start)).low
        for match in _SPACE.finditer(self._words, start, end):
            here = self._begin(self._index(match.end())) if match.end() < end else None
            if here and low - here.low > here.size:
                yield start, match.start()
                start, low = match.end(), here.low
        yield start, end

    # Columns that the file sets row by row

    def _has_gutter(self, spans: list[tuple[int, int]]) -> bool:
        """Return whether long lines have a gap at about the same place: PDFium took two columns for one line."""
        wide = [span for span in spans if span[1] - span[0] > 40]
        samples = wide[len(wide) // 4 :: max(1, len(wide) // _SAMPLES)][:_SAMPLES]
        if len(samples) < _SAMPLES:
            return False
        gaps = self._gaps(*samples[0])
        return bool(gaps) and all(self._shares_gap(gaps, self._gaps(*span)) for span in samples[1:])

    @staticmethod
    def _shares_gap(gaps: list[tuple[int, float]], others: list[tuple[int, float]]) -> bool:
        return any(abs(one[1] - other[1]) < 20 for one in gaps for other in others)

    def _gaps(self, start: int, end: int) -> list[tuple[int, float]]:
        """Return the place after each wide gap of a line, and where its right side is."""
        found: list[tuple[int, float]] = []
        sides = self._upright_sides if self._is_plain else self._sides
        for match in _SPACE.finditer(self._words, start, end):
            first, last = match.span()
            if start < first and last < end:
                right, after = sides(first - 1)[2], sides(last)
                if after[0] - right > 1.2 * (after[1] - after[3]):
                    found.append((last, after[0]))
        return found

    def _upright_sides(self, place: int) -> tuple[float, ...]:
        """Return the box of a letter: left, high, right, low."""
        self._calls.get_box(self._handle, place, self._calls.to_box)
        return BOX(self._calls.in_box)

    def _sides(self, place: int) -> tuple[float, ...]:
        left, low, right, high = self._box(self._index(place))
        return left, high, right, low

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for place, _ in self._gaps(start, end):
            yield start, place
            start = place
        yield start, end
