"""Quotations on pages with text that runs from right to left.

A page holds signs from left to right; software that reads it back has to guess the order of words on a line that has
both directions, and guesses across table cells. So here the words of a quotation have to stand on lines that follow
each other, each word letter for letter and as often as it is quoted, in whatever order the line gives them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import bidirectional

_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670])*|\d+")
_MOST_BETWEEN = 12  # lines of other cells, or of a page's head, between two lines of a quotation


def has_right_to_left(text: str) -> bool:
    """Tell whether some letter of the text runs from right to left."""
    return not text.isascii() and any(bidirectional(sign) in ("R", "AL") for sign in text)


class MixedLines:
    """The lines of a document as the words on them, in no order."""

    def __init__(self, lines: Iterable[str]) -> None:
        texts = list(lines)
        self._lines = [Counter(_WORDS.findall(line)) for line in texts]
        self._signs = [Counter(line) for line in texts]
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines):
            for word in line:
                self._holding[word].append(number)

    def count(self, quote: str, wanted: int) -> int:
        """Return how often a quotation stands on the lines, counting no further than wanted; each word counts once."""
        words = _WORDS.findall(quote)
        left = list(self._lines)  # a line is copied once words are taken from it
        found = 0
        for start in self._holding.get(words[0], ()) if words else ():
            while found < wanted and (taken := _taken(words, left, start)):
                for line, taken_words in taken:
                    left[line] = left[line] - Counter(taken_words)
                found += 1
        return found

    def line_with(self, key: str, start: int) -> int | None:
        """Return the first line from `start` on that holds all signs of a key, None if there is none."""
        wanted = Counter(key)
        return next((line for line in range(start, len(self._signs)) if wanted <= self._signs[line]), None)


def _taken(words: Sequence[str], lines: Sequence[Counter[str]], start: int) -> list[tuple[int, Sequence[str]]] | None:
    """Return which words each line gives, for a quotation that begins on the line `start`."""
    pending: list[tuple[int, int, list[tuple[int, Sequence[str]]]]] = [(0, start, [])]
    seen: set[tuple[int, int]] = set()
    while pending:
        done, line, taken = pending.pop()
        if done == len(words):
            return taken
        for beyond in range(line, min(len(lines), line + _MOST_BETWEEN if taken else line + 1)):
            for end in sorted(_ends(words, done, lines[beyond])):
                if (end, beyond + 1) not in seen:
                    seen.add((end, beyond + 1))
                    pending.append((end, beyond + 1, [*taken, (beyond, words[done:end])]))
            if pending and pending[-1][0] > done:
                break
    return None


def _ends(words: Sequence[str], start: int, line: Counter[str]) -> Iterator[int]:
    """Yield up to which word a line gives the words from `start` on."""
    used: Counter[str] = Counter()
    for end in range(start, len(words)):
        used[words[end]] += 1
        if used[words[end]] > line[words[end]]:
            return
        yield end + 1
