"""Words that run from right to left, in the order in which they are written: as their signs stand on the page.

PDFium gives the letters of some words as they stand from left to right, and those of others as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from briefer.readers.pdf.lines import Line

_LETTERS = "\u0590-\u05ff\u0600-\u0659\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHTWARD = re.compile(f"[{_LETTERS}]")
_WORD = re.compile(f"[{_LETTERS}]+")
_SIGNS_BEFORE = re.compile(r"(?<![^\s])([.,:;!?%،؛؟]+)(\d[\d.,/:-]*)(?=\s|$)")
"""What stands to the left of a number follows it there, though PDFium gives both from left to right."""
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ALEFS = frozenset("\u0622\u0623\u0625\u0627")
_LAM = "\u0644"


def in_written_order(text: str, box: Callable[[int], Any]) -> str:
    """Return a line with each of its words that run from the right written from its first letter to its last.

    `box` gives the box of the sign at a place of the line: left, low, right, high.
    """
    pieces: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        pieces += [text[end : match.start()], _written(text, match.start(), match.end(), box)]
        end = match.end()
    words = "".join(pieces) + text[end:]
    return _SIGNS_BEFORE.sub(r"\2\1", words) if _is_rightward(words) else words


def _written(text: str, start: int, end: int, box: Callable[[int], Any]) -> str:
    """Return a word as it is written; marks stay with their letter, the one sign of lam and alef comes lam first."""
    clusters: list[str] = []
    lefts: list[float] = []
    before = None
    for place in range(start, end):
        here = box(place)
        letter = text[place]
        if clusters and unicodedata.combining(letter):
            clusters[-1] += letter
        elif before == here and {clusters[-1], letter} & _ALEFS and _LAM in {clusters[-1], letter}:
            clusters[-1] = _LAM + (letter if clusters[-1] == _LAM else clusters[-1])
        else:
            clusters.append(letter)
            lefts.append(here.left)
        before = here
    rising = sum(later > earlier for earlier, later in zip(lefts, lefts[1:], strict=False))
    word = "".join(clusters[::-1] if rising * 2 > len(lefts) - 1 else clusters)
    return _SHAPED.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), word)


def mirrored(lines: list[Line], width: float) -> list[Line]:
    """Return the lines of a right-to-left page as if it ran from the left."""
    rightward = sum(not line.text.isascii() and _is_rightward(line.text) for line in lines)
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
