"""Who wrote a page: the names that a library finds on it, without those of the outlet, of readers, and of no person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.readers.plain.days import is_month
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
    house = letters_of(outlet).removeprefix("the")
    others = "\n".join(letters_of(each.text) for each in passages if each.place.reason in _BY_OTHERS)
    own = "\n".join(
        letters_of(each.text)
        for each in passages
        if len(each.text) < LONGEST_LINE and each.place.reason not in _BY_OTHERS
    )
    names = (_BEFORE.sub("", _without_month(part.strip()), count=1) for part in found.split(";"))
    told = (
        name
        for name in names
        if (key := letters_of(name)) and key.removeprefix("the") != house and not _NO_NAME.search(name)
    )
    return "; ".join(name for name in told if letters_of(name) not in others or letters_of(name) in own)


def _without_month(words: str) -> str:
    """Return words without the name of a month that was taken with them from the line they stand in."""
    rest, _, last = words.rpartition(" ")
    return rest if is_month(last) else words
