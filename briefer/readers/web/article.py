"""Which passages of a web page are its article, given those that were taken for it, and why each other one is not.

What was taken is mended here: the lead above it and plain paragraphs within it are added, captions, share bars and
pointers to other articles in its midst go out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefer.model import ParagraphKind
from briefer.readers.web.places import CAPTION, READ_MORE
from briefer.readers.web.walk import Passage

NOT_THE_ARTICLE = "not part of the article"
MOSTLY_LINK = 0.9
FEWEST_LINK_WORDS = 4
LONGEST_POINTER = 300
LONGEST_CAPTION = 200
FEWEST_LEAD_LETTERS = 60
LEAD_DISTANCE = 15
"""A lead stands at most so many passages above the first paragraph."""

_POINTERS = (
    r"(?:read|see|watch) (?:more|also|next|:)|also read|more on this|related|recommended|you may also like",
    r"don['’]t miss|(?:lesen|lies|lese) (?:sie |auch |mehr)|(?:auch|mehr) (?:auf|zum|dazu|bei)|schon gelesen",
    r"passend dazu|siehe auch|das könnte (?:sie|dich)|weitere (?:artikel|themen)|interessante artikel",
    r"(?:à |a )?lire (?:aussi|également)|voir aussi|sur le même sujet",
    r"lea también|lee también|leer más|le puede interesar|te puede interesar|mira|vea también|leggi anche",
    r"czytaj (?:też|także|więcej)|dowiedz się|zobacz (?:też|także|również)|читайте также",
    r"lees (?:ook|meer|verder)|les også|läs också|leia (?:mais|também)|veja também|διαβάστε",
)
_POINTER = re.compile(rf"(?:{'|'.join(_POINTERS)})\b", re.I)
_CAPTION = re.compile(
    r"(?:abb(?:ildung|\.)|fig(?:ure|\.)|foto|photo|image|bild|picture|imagen|grafik|chart)s?"
    r"(?: ?\d{1,3})?(?: (?:courtesy|credit|by))? ?[:.|©]",
    re.I,
)
_CREDIT = re.compile(r"©|\((?:foto|photo|bild|image|picture|fotografía)s?\b[^()]{0,60}\)$", re.I)


def article_reasons(
    passages: Sequence[Passage], taken: set[int], details: tuple[str, str], description: str
) -> list[str]:
    """Return for each passage why it is left out, "" if it is of the article.

    `taken` holds the numbers of those taken for the article, `details` headline and byline, `description` what the
    page says of itself.
    """
    taken = taken | _gaps(passages, taken)
    taken |= _lead(passages, min(taken), description)
    mistaken = _mistaken_reasons(passages, taken)
    reasons = [
        _out_of_it(each, mistaken) if number in taken else _reason(each, details)
        for number, each in enumerate(passages)
    ]
    _follow_pointers(passages, reasons)
    return reasons


def _gaps(passages: Sequence[Passage], taken: set[int]) -> set[int]:
    """Return what stands between two taken passages as their equal: of the same parent, plain, not mostly links."""
    found: set[int] = set()
    for before, after in pairwise(sorted(number for number in taken if number < len(passages))):
        if after - before == 1:
            continue
        parents = (passages[before].home.getparent(), passages[after].home.getparent())
        for number in range(before + 1, after):
            each = passages[number]
            if not each.place.reason and each.link_share < 0.5 and each.home.getparent() in parents:
                found.add(number)
    return found


def _lead(passages: Sequence[Passage], first: int, description: str) -> set[int]:
    """Return the passages above the first one taken that are its lead, by the description or by their class."""
    known = _even(description)[:FEWEST_LEAD_LETTERS]
    found: set[int] = set()
    for number in range(max(0, first - LEAD_DISTANCE), first):
        each = passages[number]
        if each.place.is_certain or each.link_share > 0.3 or each.kind is ParagraphKind.LIST_ITEM:
            continue
        is_described = len(known) == FEWEST_LEAD_LETTERS and _even(each.text).startswith(known)
        if len(each.text) >= FEWEST_LEAD_LETTERS and (is_described or each.place.is_lead):
            found.add(number)
    return found


def _mistaken_reasons(passages: Sequence[Passage], taken: set[int]) -> frozenset[str]:
    """Return the reasons under which most of what was taken stands: a name around the whole article says nothing."""
    lengths: Counter[str] = Counter()
    for number in taken:
        if number < len(passages) and passages[number].place.is_certain:
            lengths[passages[number].place.reason] += len(passages[number].text)
    total = sum(len(passages[number].text) for number in taken if number < len(passages))
    return frozenset(reason for reason, length in lengths.items() if length > 0.4 * total)


def _out_of_it(passage: Passage, mistaken: frozenset[str]) -> str:
    """Return why a passage that was taken is not of the article after all, or ""."""
    place = passage.place
    if place.is_certain and place.reason not in mistaken:
        return place.reason
    if len(passage.text) <= LONGEST_CAPTION and (_CAPTION.match(passage.text) or _CREDIT.search(passage.text)):
        return CAPTION.reason
    is_link = passage.link_share >= MOSTLY_LINK and passage.text.count(" ") >= FEWEST_LINK_WORDS - 1
    if is_link and passage.kind is not ParagraphKind.LIST_ITEM:
        return READ_MORE.reason
    return READ_MORE.reason if _is_pointer(passage) and passage.link_share > 0.3 else ""


def _reason(passage: Passage, details: tuple[str, str]) -> str:
    if passage.place.reason:
        return passage.place.reason
    if passage.text in details:
        return ("headline", "byline or date")[details.index(passage.text)]
    return READ_MORE.reason if _is_pointer(passage) and passage.link_share > 0.3 else NOT_THE_ARTICLE


def _is_pointer(passage: Passage) -> bool:
    return len(passage.text) < LONGEST_POINTER and _POINTER.match(passage.text) is not None


def _follow_pointers(passages: Sequence[Passage], reasons: list[str]) -> None:
    """Leave out a heading such as "Read more" together with the links under it."""
    for number, each in enumerate(passages[:-1]):
        if reasons[number] or not _is_pointer(each) or len(each.text) > FEWEST_LEAD_LETTERS:
            continue
        after = number + 1
        while after < len(passages) and (reasons[after] or passages[after].link_share >= MOSTLY_LINK):
            reasons[after] = reasons[after] or READ_MORE.reason
            after += 1
        if after > number + 1:
            reasons[number] = READ_MORE.reason


def _even(words: str) -> str:
    return " ".join(words.split()).rstrip(".…")
