"""Where lines break: words of known widths into lines of one width, filled greedily.

The space where a line breaks stays at its end, beyond the width: what is read aloud needs it between two words.
Nothing here knows fonts, pages or drawing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, count
from operator import add, itemgetter
from typing import NamedTuple

from briefer.writers.pdf_words import LINE_FEED, Word

_SLACK = 0.01  # points; what rounding may add to a width
_WIDTH, _FULL_WIDTH, _IS_ODD = (itemgetter(Word._fields.index(name)) for name in ("width", "full_width", "is_odd"))


class Measures(NamedTuple):
    """The words of a paragraph in one endless line: where each begins, and where a line that ends with it ends.

    `starts` has one more entry, the end of all. Words that stick together end where the last of them does, so no line
    can end before it. `widest` is the width of the widest of such groups, `feeds` are the places of line feeds.
    """

    starts: list[float]
    stops: list[float]
    widest: float
    feeds: Sequence[int]


def measured(words: Sequence[Word]) -> Measures:
    """Return the measures of the words of a paragraph."""
    starts = list(accumulate(map(_FULL_WIDTH, words), initial=0.0))
    stops = list(map(add, starts, map(_WIDTH, words)))
    odd = list(compress(count(), map(_IS_ODD, words)))
    widest, last = 0.0, len(words) - 1
    for index in odd:
        if index and not words[index].has_letters:
            stops[index] = stops[index - 1]
    for index in reversed(odd):
        if index < last and words[index].is_open:
            stops[index] = stops[index + 1]
            widest = max(widest, stops[index] - starts[index])
    return Measures(starts, stops, widest, [index for index in odd if words[index] is LINE_FEED])


def groups(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where each group of words that stick together begins and ends."""
    start = 0
    for end, word in enumerate(words, 1):
        if end == len(words) or not word.is_open or words[end] is LINE_FEED:
            yield start, end
            start = end


def rows(measures: Measures, width: float) -> list[tuple[int, int]]:
    """Return where each line begins and ends; one line at least. No group may be wider than a line."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in measures.feeds:
        found += _filled(measures, start, end, width)
        start = end + 1
    count_of_words = len(measures.stops)
    return found + _filled(measures, start, count_of_words, width) if start < count_of_words or not found else found


def _filled(measures: Measures, start: int, end: int, width: float) -> list[tuple[int, int]]:
    """Return the lines of a stretch without line feeds."""
    starts, stops = measures.starts, measures.stops
    found: list[tuple[int, int]] = []
    place = start
    while place < end:
        following = max(bisect_right(stops, starts[place] + width + _SLACK, place, end), place + 1)
        found.append((place, following))
        place = following
    return found or [(start, end)]
