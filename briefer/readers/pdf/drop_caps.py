"""Large first letters: each belongs to the line whose top it shares, and the lines beside it are not indented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefer.readers.pdf.lines import Line

LARGER = 1.7
NEAR = 200
"""So many lines before and after a large letter in the file may stand beside it: all of its page."""

_WORD = re.compile(r"\w[\w'’-]*")
_CAP = re.compile(r"[\"'“„«‘]?[^\W\d_]{1,2}")


def with_drop_caps(lines: Sequence[Line], size: float, text: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, a large first letter joined to the line that it begins.

    `size` is that of most of the text, which knows words that begin without the letter.
    """
    found: list[Line | None] = list(lines)
    for place, cap in enumerate(lines):
        if cap.reason or not cap.size > LARGER * size > 0 or not _CAP.fullmatch(cap.text):
            continue
        beside = [
            near
            for near in range(max(0, place - NEAR), min(len(lines), place + NEAR + 1))
            if near != place and _stands_beside(lines[near], cap)
        ]
        if not beside:
            continue
        first = max(beside, key=lambda near: lines[near].y)
        for near in beside:
            line = lines[near]
            words = _begun(cap.text, line.text, text) if near == first else line.text
            found[near] = line._replace(text=words, left=cap.left)
        found[place] = None
    return [line for line in found if line is not None]


def _stands_beside(line: Line, cap: Line) -> bool:
    is_right_of = cap.right - 0.2 * cap.size <= line.left <= cap.right + 0.5 * cap.size
    is_level = cap.y - 0.5 * line.size <= line.y <= cap.y + cap.size
    return is_right_of and is_level and not line.reason and line.size < cap.size / LARGER * 1.2


def _begun(letter: str, rest: str, lines: Sequence[Line]) -> str:
    """Return a line with its first letter; a word of one letter ("A joint offer") stays one."""
    match = _WORD.match(rest)
    if match is None or letter.casefold() not in {"a", "i", "o", "y", "à", "é"}:
        return letter + rest
    words = Counter(word for line in lines for word in _WORD.findall(line.text.casefold()))
    word = match[0].casefold()
    is_apart = words[word] > 1 and not words[letter.casefold() + word]
    return f"{letter} {rest}" if is_apart else letter + rest
