"""From the lines of a PDF's pages to paragraphs: running heads out, broken lines joined, broken words mended.

Knows nothing of PDF libraries. Lengths are in points, y grows upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from briefer.model import ParagraphKind
from briefer.readers.base import Block

HYPHENS = "-\u00ad\u0002\ufffe\u2010"
"""How a word broken at the end of a line may be marked; PDFium uses U+0002 and U+FFFE."""

EDGE = 0.12
"""Share of a page's height, above and below, in which running heads and page numbers stand."""

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite|стр\.?)?\s*\d{1,4}(?:\s*(?:/|of|von|из)\s*\d{1,4})?\W*", re.I)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•‣◦▪●■–—*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `size` is the height of its letters."""

    text: str
    left: float = 0.0
    right: float = 0.0
    y: float = 0.0
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in reading order."""

    height: float
    lines: tuple[Line, ...]


def without_running_heads(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """Return the pages without the lines that repeat at their edges or are page numbers, and those lines."""
    if len(pages) < 2:
        return list(pages), []
    seen = Counter(key for page in pages for key in {_key(line) for line in page.lines if _is_at_edge(line, page)})
    needed = max(2, (len(pages) + 2) // 3)
    kept: list[Page] = []
    dropped: list[str] = []
    for page in pages:
        running = {line for line in page.lines if _is_at_edge(line, page) and seen[_key(line)] >= needed}
        running |= {line for line in _outermost(page) if _PAGE_NUMBER.fullmatch(line.text.strip())}
        dropped.extend(line.text.strip() for line in page.lines if line in running)
        kept.append(Page(page.height, tuple(line for line in page.lines if line not in running)))
    return kept, dropped


def _outermost(page: Page) -> list[Line]:
    """Return the highest and the lowest line of a page that has more than those."""
    by_height = sorted(page.lines, key=lambda line: line.y)
    return [by_height[0], by_height[-1]] if len(by_height) > 2 else []


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))


def _is_at_edge(line: Line, page: Page) -> bool:
    return line.y < EDGE * page.height or line.y > (1 - EDGE) * page.height


def blocks_of(pages: Sequence[Page]) -> list[Block]:
    """Return the paragraphs of the pages; one may run on over a page or column."""
    lines = [line for page in pages for line in page.lines if line.text.strip()]
    if not lines:
        return []
    measures = _Measures.of(lines)
    known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    blocks: list[Block] = []
    gathered: list[Line] = []
    for line in lines:
        if gathered and measures.is_break(gathered[-1], line):
            blocks.append(_block(gathered, measures, known))
            gathered = []
        gathered.append(line)
    return [*blocks, _block(gathered, measures, known)]


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in this document."""

    leading: float
    width: float
    size: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Measures:
        steps = [above.y - below.y for above, below in zip(lines, lines[1:], strict=False)]
        usual = [step for step in steps if step > 0]
        widths = sorted(line.right - line.left for line in lines)
        letters = sorted(size for line in lines for size in [line.size] * max(1, len(line.text) // 10))
        return cls(median(usual) if usual else 0.0, widths[len(widths) * 9 // 10], median(letters))

    def is_break(self, above: Line, below: Line) -> bool:
        """Return whether a new paragraph begins with the line below."""
        if _BULLET.match(below.text.strip()) or self._differs(above.size, below.size):
            return True
        step = above.y - below.y
        ends = _SENTENCE_END.search(above.text.strip()) is not None
        if step < -0.5 * self.size or step > 4 * self.leading:  # the next column or page
            return ends and not below.text.strip()[:1].islower()
        if step > 1.4 * self.leading:
            return True
        if step < 0.5 * self.size:  # a piece of the same line
            return False
        is_indented = self.size < below.left - above.left < 6 * self.size
        if is_indented and ends:
            return True
        return ends and above.right - above.left < 0.8 * self.width and not below.text.strip()[:1].islower()

    def is_heading(self, lines: Sequence[Line]) -> bool:
        """Return whether lines are set clearly larger than the text."""
        return self.size > 0 and len(lines) <= 4 and min(line.size for line in lines) > 1.2 * self.size

    def _differs(self, one: float, other: float) -> bool:
        return min(one, other) > 0 and max(one, other) > 1.2 * min(one, other)


def _block(lines: Sequence[Line], measures: _Measures, known: Counter[str]) -> Block:
    words = ""
    for line in lines:
        words = _joined(words, line.text.strip(" \t"), known)
    words = words.translate({ord(mark): "-" for mark in HYPHENS[2:4]})
    if measures.is_heading(lines):
        return Block(words, ParagraphKind.HEADING)
    return Block(words, ParagraphKind.LIST_ITEM if _BULLET.match(words) else ParagraphKind.BODY)


def _joined(words: str, line: str, known: Counter[str]) -> str:
    """Join a line to the words before it; a word broken by a hyphen becomes whole unless it is written with one."""
    if not words:
        return line
    if words[-1] not in HYPHENS or not words[-2:-1].isalpha() or not line[:1].isalnum():
        return f"{words} {line}"
    if not line[:1].islower():
        return f"{words[:-1]}-{line}"
    first = _WORD.findall(words[:-1])[-1].casefold()
    second = _WORD.findall(line)[0].casefold()
    is_compound = known[f"{first}-{second}"] > 0 and not known[first + second]
    return f"{words[:-1]}-{line}" if is_compound else words[:-1] + line
