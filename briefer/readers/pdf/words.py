"""What the words of a PDF's page tell before the place of any of its signs is asked for."""

from __future__ import annotations

import re

_LINE = re.compile("[^\r\n\u0002\ufffe]+[\u0002\ufffe]?")
_BROKEN = "\u0002\ufffe"  # a hyphen where a word is broken
_LINE_END = "\r\n"
_MAY_BE_MARK = re.compile(r"[\d*†‡§¶]")
"""Only lines that hold one of these are looked at sign by sign for raised marks."""
_ASCII_MARKS = "0123456789*"


def spans_of(words: str) -> list[tuple[int, int]]:
    """Return where each line of a page that is not blank begins and ends."""
    lines = words.split(_LINE_END)  # many times faster than an expression
    if any(map(words.__contains__, _BROKEN)) or not words.count("\n") == words.count("\r") == len(lines) - 1:
        return [match.span() for match in _LINE.finditer(words) if not match[0].isspace()]
    found: list[tuple[int, int]] = []
    start = 0
    for line in lines:
        end = start + len(line)
        if line and not line.isspace():
            found.append((start, end))
        start = end + len(_LINE_END)
    return found


def may_have_marks(words: str) -> bool:
    """Return whether words may hold the mark of a note."""
    if words.isascii():  # a few signs one by one are found much faster than by an expression
        return any(map(words.__contains__, _ASCII_MARKS))
    return _MAY_BE_MARK.search(words) is not None
