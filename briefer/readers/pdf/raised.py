"""Signs set above the line: marks of notes are taken out of the words they hang on, and the line goes on after them.

PDFium ends a line where the base line changes, so that a sentence with a raised mark comes in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefer.readers.pdf.lines import Line
from briefer.readers.plain.note_marks import is_note_mark, raised_beside

SMALLER = 0.87
"""A raised sign is no larger than this share of the letters beside it."""
HIGHER = 0.1
"""And its base line lies above theirs by more than this share of their size."""
BESIDE = 0.7
"""What goes on after a mark stands no further from it than this share of the size of the letters."""

_AMID = re.compile(r"(?<=[^\W\d_])[.,;:!?\"'”’»)\]]{0,3}(\d{1,3}(?:, ?\d{1,3})*|\[\d{1,3}\]|[*†‡§¶]{1,3})(?![\w%])")
_AFTER_YEAR = re.compile(r"(?<!\d)\d{4}[.,;:!?\"'”’»)\]]{0,3}(\d{1,2})$")
_FIRST = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3}|\[\d{1,3}\])(?=\s*\S)")
_NUMBER = re.compile(r"\d{2,6}")
_LONGEST = 6
_YEAR = re.compile(r"\d{3}[.,;:!?\"'”’»)\]]*$")
_CLOSING = frozenset(".,;:!?)]»”’")

Setting = Callable[[int], tuple[float, float]]
"""Gives the size and the base line of the sign at a place of a line."""


class Piece(NamedTuple):
    """A line as PDFium gives it, the length of a raised mark at its beginning, and whether white space stood there."""

    line: Line
    lead: int = 0
    is_spaced: bool = False


def marks_amid(words: str, setting: Setting) -> list[tuple[int, int]]:
    """Return where the marks of notes stand within a line, by how the signs are set."""
    found = [match.span(1) for match in _AMID.finditer(words)]
    if year := _AFTER_YEAR.search(words):
        found.append(year.span(1))
    return [
        (start, end)
        for start, end in found
        if _is_raised(setting(start), setting(start - 1)) and _is_mark(words[start:end], words[:start])
    ]


def powers_amid(words: str, setting: Setting) -> list[tuple[int, int]]:
    """Return where raised digits follow those of a number within a line."""
    found: list[tuple[int, int]] = []
    for number in _NUMBER.finditer(words):
        first, end = number.span()
        usual = setting(first)
        start = end
        while start > first + 1 and _is_raised(setting(start - 1), usual):
            start -= 1
        if start < end:
            found.append((start, end))
    return found


def mark_first(words: str, setting: Setting) -> int:
    """Return the length of the raised mark at the beginning of a line, 0 if there is none."""
    match = _FIRST.match(words)
    if match is None:
        return 0
    after = match.end() + len(words[match.end() :]) - len(words[match.end() :].lstrip())
    return match.end() if _is_raised(setting(0), setting(after)) else 0


def joined_over_marks(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines, those as one that only a raised sign parted, or a space no wider than a letter."""
    lines: list[Line] = []
    for piece in pieces:
        line = piece.line
        last = lines[-1] if lines else None
        if last is not None and _labels(last, line):
            lines[-1] = line._replace(text=f"{last.text} {line.text}", left=last.left, has_mark=True)
            continue
        if last is None or line.left - last.right > BESIDE * last.size or not _goes_on(last, piece):
            lines.append(line._replace(has_mark=piece.lead > 0))
            continue
        mark, rest = line.text[: piece.lead], line.text[piece.lead :]
        if _is_above(line, last):
            mark, rest = line.text, ""
        if mark and not _is_mark(mark, last.text):
            mark = raised_beside(mark, last.text)
            lines[-1] = last._replace(text=f"{last.text}{mark}{rest}", right=line.right)
        else:
            is_apart = piece.is_spaced or rest[:1].isspace() or line.left - last.right > HIGHER * last.size
            space = " " if is_apart and rest and rest[0] not in _CLOSING else ""
            lines[-1] = last._replace(text=f"{last.text}{space}{rest.lstrip()}", right=line.right)
    return lines


def _labels(last: Line, line: Line) -> bool:
    """Return whether the line before is but the raised mark of the note that begins with this one."""
    is_mark = len(last.text) <= _LONGEST and _FIRST.match(f"{last.text} x") is not None
    is_beside = 0 <= line.left - last.right <= BESIDE * line.size and last.y < line.y + 0.8 * line.size
    return is_mark and is_beside and _is_raised((last.size, last.y), (line.size, line.y))


def _goes_on(last: Line, piece: Piece) -> bool:
    line = piece.line
    if line.reason or last.reason or line.left - last.right < -0.3 * last.size:
        return False
    if len(line.text) <= _LONGEST and _is_above(line, last):
        return True
    return abs(line.y - last.y) < 0.2 * last.size and SMALLER < line.size / (last.size or 1) < 1 / SMALLER


def _is_above(line: Line, last: Line) -> bool:
    return _is_raised((line.size, line.y), (last.size, last.y)) and line.y < last.y + 0.8 * last.size


def _is_raised(sign: tuple[float, float], beside: tuple[float, float]) -> bool:
    size, height = beside
    return sign[0] <= SMALLER * size and sign[1] > height + HIGHER * size


def _is_mark(mark: str, before: str) -> bool:
    return is_note_mark(mark, before) or (mark.strip().isdecimal() and _YEAR.search(before) is not None)
