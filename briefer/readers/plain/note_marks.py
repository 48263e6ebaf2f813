"""The marks of notes, which stand at a word on the page and are no part of it: "said¹", "commission,[2]"."""

from __future__ import annotations

import re

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3})(?:[,;–-]\s?\d{1,3})*[\])]?")
_LETTER = re.compile(r"[\[(][a-z][\])]|[a-z]")
_UNITS = frozenset(
    {"m", "km", "cm", "mm", "dm", "nm", "µm", "μm", "ft", "in", "mi", "yd", "sq", "s", "x", "n", "e", "r", "h"}
)
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BASES = frozenset({"2", "10"})
HIGHEST_POWER = 4
"""Who writes of metres or of x raises neither to a higher one."""

_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_POWER = re.compile(r"[-−]?\d{1,3}")
_NOTE_LETTER = re.compile(r"[a-df-np-z]")
"""A letter that marks notes; those left out are the ends of ordinals in several languages."""

SHORTEST_NOTED = 4
_WORD_BEFORE = re.compile(r"([^\W\d_]+|[.,;:!?…\"'”’»)\]])\s?$")


def is_note_mark(mark: str, before: str) -> bool:
    """Return whether raised signs are the mark of a note, not a power or an ordinal, by what stands before them."""
    found = _WORD_BEFORE.search(before)
    if found is None:
        return _is_mark_at_number(mark.strip(), before)
    if _NOTE_LETTER.fullmatch(mark.strip()):
        return len(found[1]) >= SHORTEST_NOTED and found[1][-1].islower()
    if not _MARK.fullmatch(mark.strip()):
        return False
    word = found[1].casefold()
    is_measure = word in _UNITS or (len(word) == 1 and word.isalpha())
    return not is_measure or (mark.strip().isdecimal() and int(mark) > HIGHEST_POWER)


def _is_mark_at_number(mark: str, before: str) -> bool:
    """Return whether raised digits after a number mark a note: it is a year, or no power is so high but of ten."""
    number = _NUMBER_BEFORE.search(before)
    if number is None or not mark.isdecimal():
        return False
    return _YEAR.fullmatch(number[0]) is not None or (number[0] not in _BASES and int(mark) > HIGHEST_POWER)


def is_linked_note_mark(mark: str) -> bool:
    """Return whether signs that lead to another place of the same page are the mark of a note."""
    return bool(_MARK.fullmatch(mark.strip()) or _LETTER.fullmatch(mark.strip()))


def raised_beside(sign: str, before: str) -> str:
    """Return raised signs that mark no note as they stand after other words: a power never makes a longer number."""
    return sign.translate(_RAISED) if before[-1:].isdecimal() and _POWER.fullmatch(sign.strip()) else sign
