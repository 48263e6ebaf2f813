"""What stands in quotation marks in a text, and its pieces between cuts and additions.

Cuts as [...] and additions in [ ] are allowed, as in any brief. Whether the words are right is for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.text import words

FEWEST_WORDS = 3
"""A shorter quotation is a word in inverted commas, not something a source can be asked for."""

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"', "‘": "’", "‹": "›"}
_CUT = re.compile(r"\[[^\]]*\]|\((?:\.\.\.|…)\)|\.\.\.|…")


def quotations_in(text: str) -> tuple[str, ...]:
    """Return what stands in quotation marks in a text, if it has at least FEWEST_WORDS words, without its marks."""
    return tuple(quotation for quotation, _ in quotations_with_ends(text))


def quotations_with_ends(text: str) -> Iterator[tuple[str, int]]:
    """Yield each quotation of a text with the offset after its closing mark."""
    for start, end in _spans(text):
        quotation = text[start + 1 : end].strip()
        if len(words(quotation)) >= FEWEST_WORDS:
            yield quotation, end + 1


def without_marks(text: str) -> str:
    """Return a text with the marks of its quotations gone and their words left, as a paraphrase has it."""
    kept, place = [], 0
    for start, end in _spans(text):
        if len(words(text[start + 1 : end])) >= FEWEST_WORDS:
            kept += [text[place:start], text[start + 1 : end]]
            place = end + 1
    return "".join([*kept, text[place:]])


def pieces(quotation: str) -> tuple[str, ...]:
    """Return the parts of a quotation between its cuts, as they stand; parts without words are left out."""
    return tuple(part for part in _CUT.split(quotation) if words(part))


def cut(quotation: str) -> list[str]:
    """Return a quotation split at its cuts, with empty parts where two adjoin."""
    return _CUT.split(quotation)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation opens and closes; what opens within a word or never closes opens nothing."""
    place = 0
    while place < len(text):
        closing = _PAIRS.get(text[place])
        end = _end(text, place, closing) if closing and not _is_within_word(text, place) else -1
        if end < 0:
            place += 1
            continue
        yield place, end
        place = end + 1


def _end(text: str, start: int, closing: str) -> int:
    """Return where a quotation that opens at `start` closes, or -1; an apostrophe closes nothing."""
    for place in range(start + 1, len(text)):
        if text[place] in closing and not (closing == "’" and text[place + 1 : place + 2].isalnum()):
            return place
    return -1


def _is_within_word(text: str, place: int) -> bool:
    return place > 0 and text[place - 1].isalnum()
