"""The lines of a PDF's pages as PDFium finds them: their words, places and letters.

Only whole pages and the ends of lines are asked for, since every call into PDFium costs as much as a line of text.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
import sys
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefer.readers.pdf.lines import WIDEST, Line, Page, in_reading_order, usual_size
from briefer.readers.pdf.marks import with_bullets
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
_BOLD = re.compile(rb"bold|black|heavy", re.I)
_SPACE = re.compile(r"\s+")

_MATRIX = struct.Struct("6f").unpack_from
_RECTANGLE = struct.Struct("4f").unpack_from  # left, top, right, bottom
_SAMPLES = 2  # lines of a page that are looked at letter by letter
_INITIAL = re.compile(r"[\"'“„«‘]?[^\W_]")
SPACED = 0.3
"""A line with more spaces than this share of its signs is set with white space between its letters."""
WORD_GAP = 0.12
"""Words stand further apart than letters by at least this share of the height of a line."""
INITIAL = 1.15
"""A first letter larger than the second one by more than this says nothing about its line."""

_SIDEWAYS = "sideways text"
_OUTSIDE = "outside the page"


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
    import pypdfium2

    try:
        page = document[index]
        letters = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(0.0, ())
    width, height = page.get_size()
    if page.get_rotation() % 180:  # PDFium counts from the corner of the page as it was before it was turned
        width, height = height, width
    found = _Letters(letters.raw, letters.get_text_range(), width, height)
    read = found.lines()
    if found.is_upright:
        read = _outside_marked(read, _Box(*page.get_bbox()))
    lines = in_reading_order(mirrored(read, found.width))
    letters.close()
    if found.is_upright:
        lines = with_bullets(lines, page)
    page.close()
    return Page(found.height, lines)


def _outside_marked(lines: list[Line], box: _Box) -> list[Line]:
    """Mark the lines that nobody sees: those cut off with the edges of the page, as the marks of printers are."""
    return [
        line._replace(reason=_OUTSIDE)
        if line.right < box.left or line.left > box.right or line.y + line.size < box.low or line.y > box.high
        else line
        for line in lines
    ]


class _Letters:
    """The letters of one page; places are those of the page turned as most of its text runs."""

    FEWEST_FOLDED = 12

    def __init__(self, raw: object, words: str, width: float, height: float) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._raw = raw
        self._words = words
        self._rectangle = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._fields = memoryview(self._matrix).cast("B")
        self._sides = memoryview(self._rectangle).cast("B")
        self._get_matrix, self._get_size = pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
        self._get_box = pdfium.FPDFText_GetLooseCharBox
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._is_numbered_alike = words.isascii() and pdfium.FPDFText_CountChars(raw) == len(words)
        self._spans = spans_of(words)
        self._rotation = self._direction()
        self.is_upright = self._rotation == 0
        self._is_plain = self.is_upright and self._is_numbered_alike
        self._was_bold = True
        self._rounded: dict[float, float] = {}
        self._last_size = 0.0
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
        if self._has_marks:
            pieces = [self._piece(start, end) for start, end in spans]
            lines = self._as_most([piece.line for piece in pieces])
            pieces = [piece._replace(line=line) for piece, line in zip(pieces, lines, strict=True)]
            return joined_over_marks(pieces)
        lines = self._as_most([self._stripped(start, end) for start, end in spans])
        if not any(line.y == after.y for line, after in pairwise(lines)):
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
        samples = nsmallest(_SAMPLES, ((start - end, start, end) for start, end in self._spans))
        directions = Counter(self._direction_of(start, end) for _, start, end in samples)
        return directions.most_common(1)[0][0] if directions else 0

    def _direction_of(self, start: int, end: int) -> int:
        place = next(place for place in range(start, end) if not self._words[place].isspace())
        matrix = self._matrix
        if not self._get_matrix(self._raw, self._index(place), matrix):
            return 0
        if abs(matrix.b) > abs(matrix.a):
            return 90 if matrix.b > 0 else 270
        return 180 if matrix.a < 0 and matrix.d < 0 else 0

    def _stripped(self, start: int, end: int) -> Line:
        words = self._words[start:end]
        text = words.strip()
        if len(text) < len(words):
            start += len(words) - len(words.lstrip())
        line = (self._is_plain and self._plain_line(text, start)) or self._line(text, start)
        if line.size != self._last_size and _INITIAL.match(text):
            self._look_within(line, start)
        else:
            self._last_size = line.size
        if text.count(" ") > SPACED * len(text) > 2:
            return line._replace(text=self._closed_up(text, start))
        return line

    def _look_within(self, line: Line, start: int) -> None:
        """Note how the other letters of a line are set, if its first one is clearly larger."""
        place = next((place for place in range(2, len(line.text)) if not line.text[place].isspace()), 0)
        other = self._begin(self._index(start + place))
        is_larger = place and line.size > INITIAL * other.size
        self._last_size = other.size if is_larger else line.size
        if is_larger:
            self._within[line.left, line.y] = other

    def _piece(self, start: int, end: int) -> Piece:
        is_spaced = self._words[start].isspace()
        line = self._stripped(start, end)
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
            self._is_bold(first) and self._is_bold(last),
            _SIDEWAYS if is_sideways else "",
        )

    def _plain_line(self, text: str, first: int) -> Line | None:
        """Return an upright line that runs rightwards, as nearly all do, with the fewest calls; None for others."""
        raw = self._raw
        if not self._get_matrix(raw, first, self._matrix):
            return None
        a, b, c, d, left, low = _MATRIX(self._fields)
        exact = self._get_size(raw, first) * d
        size = self._rounded.get(exact)
        if size is None:
            size = self._rounded[exact] = round(exact, 1)
        last = first + len(text) - 1
        self._get_box(raw, last, self._rectangle)
        last_left, _, right, bottom = _RECTANGLE(self._sides)
        is_near = -WIDEST < left <= last_left and right < WIDEST and abs(bottom - low) <= size
        if b or c or not (is_near and size > 0 and a > 0):  # what is no number is not near, either
            return None
        # A line that goes on in small letters after one that is not bold is not looked at: fonts cost a call.
        if self._was_bold or not text[0].islower():
            self._was_bold = self._is_bold(first) and self._is_bold(last)
        return Line(text, left, right, low, size, self._was_bold)

    def _index(self, place: int) -> int:
        """Return PDFium's number of the letter at a place of the text."""
        if self._is_numbered_alike:
            return place
        if sys.platform == "win32":  # it counts in the wide characters of its system
            place = len(self._words[:place].encode("utf-16-le")) // 2
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, place))

    def _box(self, index: int) -> _Box:
        self._get_box(self._raw, index, self._rectangle)
        left, high, right, low = _RECTANGLE(self._sides)
        if self._rotation == 0:
            return _Box(left, low, right, high)
        one = self._turned(left, low)
        other = self._turned(right, high)
        return _Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))

    def _right(self, index: int) -> float:
        """Return the right side of the box of a letter."""
        if self._rotation:
            return self._box(index).right
        self._get_box(self._raw, index, self._rectangle)
        return float(self._rectangle.right)

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
        matrix = self._matrix
        if not self._get_matrix(self._raw, index, matrix):
            box = self._box(index)
            return _Begin(box.left, box.right, box.low, box.high - box.low)
        scale = matrix.d if matrix.c == 0 and matrix.d > 0 else math.hypot(matrix.c, matrix.d)
        size = round(self._get_size(self._raw, index) * scale, 1)
        if size and self._rotation == 0 and matrix.b == 0 and matrix.a > 0:
            return _Begin(matrix.e, matrix.e, matrix.f, size)
        box = self._box(index)
        return _Begin(box.left, box.right, self._turned(matrix.e, matrix.f)[1], size or box.high - box.low)

    def _is_bold(self, index: int) -> bool:
        size = self._pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 128, self._flags)
        name = self._name.value
        if name not in self._bold:
            self._bold[name] = 0 < size <= 128 and _BOLD.search(name) is not None
        return self._bold[name]

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
        for match in _SPACE.finditer(self._words, start, end):
            first, last = match.span()
            if start < first and last < end:
                right, after = self._right(self._index(first - 1)), self._box(self._index(last))
                if after.left - right > 1.2 * (after.high - after.low):
                    found.append((last, after.left))
        return found

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for place, _ in self._gaps(start, end):
            yield start, place
            start = place
        yield start, end
