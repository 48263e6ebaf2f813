"""The lines of a PDF's pages as PDFium finds them: their words, places and letters.

Only whole pages and the ends of lines are asked for, since every call into PDFium costs as much as a line of text.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefer.readers.pdf.lines import Line, Page, in_reading_order
from briefer.text import LIGATURES

if TYPE_CHECKING:
    import pypdfium2

_LINE = re.compile("[^\r\n\u0002\ufffe]+[\u0002\ufffe]?")  # U+0002 and U+FFFE: a hyphen where a word is broken
_PLAIN = str.maketrans(
    LIGATURES
    | {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf0fc": "✓"}  # as the Symbol and Wingdings fonts number them
)
_ALEF_LAM = re.compile("[\u0622\u0623\u0625\u0627]\u0644")
_BOLD = re.compile(rb"bold|black|heavy", re.I)
_SPACE = re.compile(r"\s+")
_SAMPLES = 2  # lines of a page that are looked at letter by letter
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
    lines = list(found.lines())
    letters.close()
    page.close()
    return Page(found.height, in_reading_order(_mirrored(lines, found.width)))


class _Letters:
    """The letters of one page; places are those of the page turned as most of its text runs."""

    def __init__(self, raw: object, words: str, width: float, height: float) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._raw = raw
        self._words = words
        self._rectangle = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._is_numbered_alike = words.isascii() and pdfium.FPDFText_CountChars(raw) == len(words)
        self._spans = [match.span() for match in _LINE.finditer(words) if not match[0].isspace()]
        self._rotation = self._direction()
        is_turned = self._rotation in (90, 270)
        self.width, self.height = (height, width) if is_turned else (width, height)

    def lines(self) -> Iterator[Line]:
        """Return the lines in the order of the file."""
        spans = self._spans
        if self._has_gutter(spans):
            spans = [piece for span in spans for piece in self._pieces(*span)]
        for start, end in spans:
            yield self._line(start, end)

    def _direction(self) -> int:
        """Return by how many degrees the page is to be turned clockwise for most of its lines to run rightwards."""
        samples = sorted(self._spans, key=lambda span: span[0] - span[1])[:_SAMPLES]
        directions = Counter(self._direction_of(start, end) for start, end in samples)
        return directions.most_common(1)[0][0] if directions else 0

    def _direction_of(self, start: int, end: int) -> int:
        place = next(place for place in range(start, end) if not self._words[place].isspace())
        matrix = self._matrix
        if not self._pdfium.FPDFText_GetMatrix(self._raw, self._index(place), matrix):
            return 0
        if abs(matrix.b) > abs(matrix.a):
            return 90 if matrix.b > 0 else 270
        return 180 if matrix.a < 0 and matrix.d < 0 else 0

    def _line(self, start: int, end: int) -> Line:
        words = self._words[start:end]
        text = words.strip()
        start += len(words) - len(words.lstrip())
        first, last = self._index(start), self._index(start + len(text) - 1)
        one, other = self._begin(first), self._box(last)
        if other.left < one.left:  # it runs from right to left
            one = one._replace(right=self._box(first).right)
        left, right = min(one.left, other.left), max(one.right, other.right)
        is_sideways = len(text) > 4 and abs(other.low - one.low) > right - left
        if not text.isascii():
            text = self._with_lam_first(text, start).translate(_PLAIN)
        return Line(
            text,
            left,
            right,
            one.low,
            one.size,
            self._is_bold(first) and self._is_bold(last),
            _SIDEWAYS if is_sideways else "",
        )

    def _with_lam_first(self, text: str, start: int) -> str:
        """Return text with each Arabic lam-alef the right way round: PDFium turns the two letters of the one sign."""
        letters = list(text)
        for match in _ALEF_LAM.finditer(text):
            place = start + match.start()
            if self._box(self._index(place)) == self._box(self._index(place + 1)):
                letters[match.start() : match.end()] = reversed(match[0])
        return "".join(letters)

    def _index(self, place: int) -> int:
        """Return PDFium's number of the letter at a place of the text."""
        if self._is_numbered_alike:
            return place
        if sys.platform == "win32":  # it counts in the wide characters of its system
            place = len(self._words[:place].encode("utf-16-le")) // 2
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, place))

    def _box(self, index: int) -> _Box:
        box = self._rectangle
        self._pdfium.FPDFText_GetLooseCharBox(self._raw, index, box)
        if self._rotation == 0:
            return _Box(box.left, box.bottom, box.right, box.top)
        one = self._turned(box.left, box.bottom)
        other = self._turned(box.right, box.top)
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
        matrix = self._matrix
        if not self._pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            box = self._box(index)
            return _Begin(box.left, box.right, box.low, box.high - box.low)
        scale = matrix.d if matrix.c == 0 and matrix.d > 0 else math.hypot(matrix.c, matrix.d)
        size = round(self._pdfium.FPDFText_GetFontSize(self._raw, index) * scale, 1)
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
            if start < match.start() and match.end() < end:
                before, after = self._box(self._index(match.start() - 1)), self._box(self._index(match.end()))
                if after.left - before.right > 1.2 * (after.high - after.low):
                    found.append((match.end(), after.left))
        return found

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for place, _ in self._gaps(start, end):
            yield start, place
            start = place
        yield start, end


def _mirrored(lines: list[Line], width: float) -> list[Line]:
    """Return the lines of a right-to-left page as if it ran from the left."""
    rightward = sum(_is_rightward(line.text) for line in lines)
    if rightward * 2 <= len(lines):
        return lines
    return [line._replace(left=width - line.right, right=width - line.left) for line in lines]


def _is_rightward(words: str) -> bool:
    """Return whether the first letter with a direction runs from right to left."""
    for character in words:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
