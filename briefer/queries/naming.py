"""Whether a text names a party: its names as whole words in the same case, and not the month or verb they are too."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.model import PartyId
from briefer.text import words_at

Names = tuple[tuple[PartyId, tuple[str, ...]], ...]
"""Every name of each party."""

_MONTHS = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
    + ("December", "Januar", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember")
)
_BEFORE_DATE = re.compile(
    r"(?:\b(?:in|on|by|since|until|till|during|late|early|mid|next|last|this|im|bis|seit|ab|anfang|mitte|ende|en|fin|"
    r"début|mi|depuis)[\s-]+(?:late\s|early\s|mid-?)?|(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|er)?\s(?:of\s)?)$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r",?\s+\d{1,4}(?!\d|[.,]\d)")
_MODALS = frozenset(("May", "Will", "Can"))
_AFTER_MODAL = re.compile(
    r"\s+(?:the|a|an|this|that|these|those|there|they|he|she|it|we|you|i|any|no|all|his|her|its|their|our|your)\b", re.I
)


@lru_cache(maxsize=16384)
def named_in(text: str, names: Names) -> tuple[PartyId, ...]:
    """Return the parties that a text names, in their order; the same question is answered at once."""
    return tuple(party for party, listed in names if any(_is_named(text, name) for name in listed))


def _is_named(text: str, name: str) -> bool:
    places = words_at(text, name)
    if name in _MONTHS:
        places = (place for place in places if not _is_date(text, *place))
    if name in _MODALS:
        places = (place for place in places if not _AFTER_MODAL.match(text, place[1]))
    return any(True for _ in places)


def _is_date(text: str, start: int, end: int) -> bool:
    return bool(_BEFORE_DATE.search(text[:start]) or _AFTER_DATE.match(text, end))
