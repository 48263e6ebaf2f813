"""Where lines break: words of known widths into lines of one width, filled greedily.

The space where a line breaks stays at its end, beyond the width: what is read aloud needs it between two words.
Nothing here knows fonts, pages or drawing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefer.writers.pdf.words import FULL_WIDTH, LINE_FEED, Word

_SLACK = 0.01  # points; what rounding may add to a width


class TooWideError(Exception):
    """A word, or a group of words that stick together, is wider than a line."""


def starts_of(words: Sequence[Word]) -> list[float]:
    """Return where each word begins if all stand on one endless line, and where the last one ends."""
    return list(accumulate(map(FULL_WIDTH, words), initial=0.0))


def feeds_of(words: Sequence[Word]) -> list[int]:
    """Return the places of line feeds."""
    return [place for place, word in enumerate(words) if word is LINE_FEED]


def groups(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where each group of words that stick together begins and ends."""
    start = 0
    for end, word in enumerate(words, 1):
        if end == len(words) or not word.is_open or words[end] is LINE_FEED:
            yield start, end
            start = end


def rows(
    words: Sequence[Word], starts: Sequence[float], width: float, feeds: Sequence[int] = (), *, is_cut: bool = False
) -> list[tuple[int, int]]:
    """Return where each line begins and ends; one line at least.

    `starts` is where the words begin, `feeds` are the places of line feeds. Raises TooWideError if a group of words is
    wider than a line; but if they are cut as small as can be, by `is_cut`, it has a line by itself.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in feeds:
        found += _filled(words[:end], starts, start, width, is_cut=is_cut) or [(start, end)]
        start = end + 1
    return (found + _filled(words, starts, start, width, is_cut=is_cut)) or [(start, start)]


def _filled(
    words: Sequence[Word], starts: Sequence[float], start: int, width: float, *, is_cut: bool
) -> list[tuple[int, int]]:
    """Return the lines of the words from a place on, among which there is no line feed."""
    found: list[tuple[int, int]] = []
    count = len(words)
    while start < count:
        limit = starts[start] + width + _SLACK
        end = bisect_right(starts, limit, start + 1, count)
        if starts[end - 1] + words[end - 1].width > limit:
            end -= 1
        if end < count:
            end = _moved(words, start, end)
        if end == start:
            if not is_cut:
                raise TooWideError
            end += 1
        found.append((start, end))
        start = end
    return found


def _moved(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a line ends that has no room for more letters: behind its last spaces, but within no group."""
    while end < len(words) and not words[end].has_letters:
        end += 1
    while start < end < len(words) and words[end - 1].is_open:
        end -= 1
    return end
