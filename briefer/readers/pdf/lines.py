"""The lines of a PDF's pages, and which of them belong to the page and not to the text: running heads, page numbers.

Knows nothing of PDF libraries. Lengths are in points, y grows upwards; pages are upright, and right-to-left pages
mirrored, so that "left" is always where a line begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, gt
from statistics import median
from typing import NamedTuple

from briefer.text.wrapping import PAGE_NUMBER

EDGE = 0.12
"""Share of a page's height, above and below, in which running heads and page numbers stand."""

WIDEST = 20_000
"""No page is wider, in points; what a file places further off or makes larger counts no more than this."""

_NUMBER = re.compile(r"\d+")
_WHEN = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? (?:um |at )?\d{1,2}[:.]\d{2}(?:[ \u202f]?[AP]M)?"
_PRINTED_FROM = re.compile(
    rf"(?:https?://|file://)\S+(?:\s+\d+\s*/\s*\d+)?|.{{0,200}}\s\d+\s*/\s*\d+|{_WHEN}(?:\s.{{0,200}})?"
    rf"|(?:\d+ (?:of|von|de|sur) \d+\s+)?{_WHEN}|.{{0,200}}\s(?:https?://|file://)\S+",
    re.I,
)
"""What a browser prints around a page: its address, the number of the page, the day, the title."""

NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,2}|\[\d{1,3}\])[.)]?\s*[^\W\d]")


class Line(NamedTuple):
    """One printed line without white space at its ends; `y` is its base line, `size` the height of its letters.

    `reason` says why it is no part of the text, "" if it is. `is_note` marks a line of a footnote, `is_item` one with a
    bullet drawn before it, `has_mark` one that begins with the raised mark of a note.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    y: float = 0.0
    size: float = 0.0
    is_bold: bool = False
    reason: str = ""
    is_note: bool = False
    is_item: bool = False
    has_mark: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in reading order."""

    height: float
    lines: tuple[Line, ...]


_size_of, _text_of = attrgetter("size"), attrgetter("text")


def usual_size(lines: Sequence[Line]) -> float:
    """Return the height of the letters that most of the text is set in."""
    letters: Counter[float] = Counter()
    for size, run in groupby(lines, _size_of):  # a text is set in few sizes, each for long
        letters[size] += sum(map(len, map(_text_of, run)))
    return letters.most_common(1)[0][0] if letters else 0.0


def marked(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, each line that belongs to the page marked with its reason, each line of a footnote as such."""
    sizes = usual_size([line for page in pages for line in page.lines])
    seen = Counter(key for page in pages for key in set(map(_key, _at_edge(page))))
    needed = max(2, (len(pages) + 2) // 3)
    running = frozenset(key for key, count in seen.items() if count >= needed)
    return [_notes_marked(_edges_marked(page, running, len(pages)), sizes) for page in pages]


def _edges_marked(page: Page, running: frozenset[tuple[int, str]], count: int) -> Page:
    """Mark what stands at the edges, from the outermost line inwards."""
    heights = [line.y for line in page.lines if not line.reason]
    if len(heights) < 2:
        return page
    outermost = {min(heights), max(heights)}
    low, high = 1.7 * EDGE * page.height, (1 - 1.7 * EDGE) * page.height

    def reason(line: Line) -> str:
        words = line.text
        is_outside = line.y in outermost
        if is_outside and _is_at_edge(line, page, 1.7 * EDGE) and PAGE_NUMBER.fullmatch(words):
            return "page number"
        is_printed = is_outside and count == 1 and _PRINTED_FROM.fullmatch(words) is not None
        if _is_at_edge(line, page) and (is_printed or _key(line) in running):
            return "running header" if line.y > page.height / 2 else "running footer"
        return ""

    outside = [
        (place, line)
        for place, line in enumerate(page.lines)
        if not low <= line.y <= high and (running or line.y in outermost) and not line.reason
    ]
    found = {place: line._replace(reason=why) for place, line in outside if (why := reason(line))}
    if not found:
        return page
    lines = tuple(found.get(place, line) for place, line in enumerate(page.lines))
    return _edges_marked(Page(page.height, lines), running, count)


def _key(line: Line) -> tuple[int, str]:
    return round(line.y), _NUMBER.sub("#", " ".join(line.text.casefold().split()))


def _is_at_edge(line: Line, page: Page, share: float = EDGE) -> bool:
    return line.y < share * page.height or line.y > (1 - share) * page.height


def _at_edge(page: Page) -> list[Line]:
    low, high = EDGE * page.height, (1 - EDGE) * page.height
    return [line for line in page.lines if line.y < low or line.y > high]


def _notes_marked(page: Page, size: float) -> Page:
    """Mark the small print that ends a column and begins with the mark of a note."""
    if not any(line.size < 0.92 * size and line.y < page.height / 2 for line in page.lines):
        return page
    lines = list(page.lines)
    bottom = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.reason:
            continue
        if line.size >= 0.92 * size or line.y > page.height / 2:
            bottom = index
        elif NOTE.match(line.text) and _ends_column(lines, bottom):
            lines[index:bottom] = [entry._replace(is_note=not entry.reason) for entry in lines[index:bottom]]
            bottom = index
    return Page(page.height, tuple(lines))


def _ends_column(lines: Sequence[Line], bottom: int) -> bool:
    above = next((line for line in reversed(lines[:bottom]) if not line.reason), None)
    below = next((line for line in lines[bottom:] if not line.reason), None)
    return above is None or below is None or below.is_note or below.y > above.y


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines as they stand in the file, unless it jumps about; then column by column, each from top to bottom.

    A box beside the text is often drawn before or after it: the file's own order stands where it parts fewer lines.
    """
    heights = [line.y for line in lines]
    if all(map(gt, heights, heights[1:])):
        return tuple(lines)
    is_row_by_row = _is_row_by_row(lines)
    if not (is_row_by_row or any(map(_jumps_back, lines, lines[1:]))):
        return tuple(lines)
    ordered = _sorted(lines)
    return tuple(lines) if not is_row_by_row and _together(lines) > _together(ordered) else ordered


def _together(lines: Sequence[Line]) -> int:
    """Return how many lines stand right below the one before, in letters of the same size."""
    return sum(
        0.5 * below.size < above.y - below.y < 2 * below.size
        and abs(above.size - below.size) <= 0.1 * below.size
        and min(above.right, below.right) > max(above.left, below.left)
        for above, below in zip(lines, lines[1:], strict=False)
    )


def _sorted(lines: Sequence[Line]) -> tuple[Line, ...]:
    gutters = _gutters(lines)
    ordered: list[Line] = []
    gathered: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.left)):
        if any(line.left < gutter < line.right for gutter in gutters):
            ordered += _by_column(gathered, gutters)
            ordered.append(line)
            gathered = []
        else:
            gathered.append(line)
    return (*ordered, *_by_column(gathered, gutters))


def _jumps_back(above: Line, below: Line) -> bool:
    if below.y <= above.y + 0.7 * below.size:
        return False
    shared = min(above.right, below.right) - max(above.left, below.left)
    return shared > 0.3 * min(above.right - above.left, below.right - below.left)


def _is_row_by_row(lines: Sequence[Line]) -> bool:
    """Return whether columns of running text are set a row at a time; the cells of a table are shorter."""
    beside = [
        min(len(above.text), len(below.text))
        for above, below in zip(lines, lines[1:], strict=False)
        if abs(above.y - below.y) < 0.3 * below.size and below.left > above.right + 0.8 * below.size
    ]
    return len(beside) > 2 and median(beside) > 20


def _by_column(lines: Sequence[Line], gutters: Sequence[float]) -> list[Line]:
    step = 0.4 * median(line.size for line in lines) or 1.0 if lines else 1.0
    return sorted(
        lines,
        key=lambda line: (
            sum(gutter < (line.left + line.right) / 2 for gutter in gutters),
            -round(line.y / step),
            line.left,
        ),
    )


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Return the middles of the upright stripes that few lines cross and that have text at both sides."""
    covered: Counter[int] = Counter()
    for line in lines:
        left, right = (int(min(max(place, -WIDEST), WIDEST) // 2) for place in (line.left, line.right))
        covered.update(range(left, right + 1))
    if not covered:
        return []
    few = 0.15 * len(lines)
    found: list[float] = []
    start = None
    for place in range(min(covered), max(covered) + 1):
        if covered[place] > few:
            if start is not None and place - start >= 3:
                found.append(float(start + place))
            start = None
        elif start is None and any(covered[before] > few for before in range(max(place - 100, 0), place)):
            start = place
    return found
