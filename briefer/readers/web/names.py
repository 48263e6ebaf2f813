"""Who wrote a page: the names that a library finds on it, without those of the outlet, of readers, and of no person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.readers.heads.days import is_month
from briefer.readers.web.dates import letters_of
from briefer.readers.web.places import COMMENT, TEASER
from briefer.readers.web.walk import Passage

_BEFORE = re.compile(r"(?:by|von|par|por|di|door|av|text)[: ]+(?=\w)", re.I)
_NO_NAME = re.compile(
    r"\d|\b(?:account|logged|log in|sign in|submitted|posted|published|updated|unknown|admin|copyright|view all"
    r"|show all|alle beiträge|alle artikel|tous les articles|ver todas?)\b",
    re.I,
)
_BY_OTHERS = frozenset({COMMENT.reason, TEASER.reason})
LONGEST_LINE = 200


def names_told(found: str, outlet: str, passages: Sequence[Passage]) -> str:
    """Return the names of those who wrote a page, parted by semicolons; `found` is what a library takes for them."""
    if not found:
        return ""
    house = letters_of(outlet).removeprefix("the")
    names = (_BEFORE.sub("", _without_month(part.strip()), count=1) for part in found.split(";"))
    keys = {key: name for name in names if (key := letters_of(name)) and not _NO_NAME.search(name)}
    keys.pop(house, None)
    keys.pop(f"the{house}", None)
    if any(each.place.reason in _BY_OTHERS for each in passages):
        own, others = (_lines(passages, are_others=are_others) for are_others in (False, True))
        return "; ".join(name for key, name in keys.items() if key in own or key not in others)
    return "; ".join(keys.values())


def _lines(passages: Sequence[Passage], *, are_others: bool) -> str:
    lines = (each for each in passages if (each.place.reason in _BY_OTHERS) is are_others)
    return "\n".join(letters_of(each.text) for each in lines if len(each.text) < LONGEST_LINE)


def _without_month(words: str) -> str:
    """Return words without the name of a month that was taken with them from the line they stand in."""
    rest, _, last = words.rpartition(" ")
    return rest if is_month(last) else words
