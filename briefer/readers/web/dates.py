"""The day a page was published: as its own code states it or the page shows it, never one found somewhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from briefer.model import ParagraphKind
from briefer.readers.base import iso_date
from briefer.readers.heads.days import day_in, is_day_alone, shows
from briefer.readers.web.containers import is_prose
from briefer.readers.web.places import CAPTION, COMMENT, HIDDEN, NAVIGATION, READ_MORE, TEASER
from briefer.readers.web.walk import Passage

MOST_ABOVE, MOST_BELOW = 4, 12
"""So many passages above and below a headline may be its head."""
LONGEST_LINE = 120
SHORTEST_TITLE = 8
MOST_SIGNS = 3
"""A passage so many times longer than the title is not it, whatever spaces and signs it holds."""
MOST_DAYS = 3
"""A page that shows more days, each on a line of its own, is a list of articles."""

_NOT_OF_IT = frozenset(place.reason for place in (CAPTION, COMMENT, HIDDEN, NAVIGATION, READ_MORE, TEASER))
_STATED = re.compile(r"(?<!\d)(\d{4})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)")
_IN_CODE = re.compile(r"\"date(?:Published|Created)\"\s*:\s*\"([^\"]{8,40})\"")
_NAMES = ("name", "property", "itemprop", "http-equiv")
_OF_A_DAY = re.compile(r"^(?!.*(?:modif|updat|revis)).*(?:publi|dat[eu]|time|issued|created)", re.I)
"""Names of the day of publication, not of the last change to the page."""

_DATED = re.compile(r"dat[eu]|time|publi|posted|fecha|meta", re.I)
_NO_LETTER = re.compile(r"[\W_]+")
_WHOLE_PAGE = frozenset({"html", "body", "main"})


def published_on(page: Any, passages: Sequence[Passage], found: str, url: str, title: str) -> str:
    """Return the ISO day of a page as far as it is certain, "" else; `found` is what a library takes for it.

    An earlier day that a line below the headline shows for itself is right before that: pages are often stated to be
    as old as their last move to another system.
    """
    head = _head(passages, title)
    shown = next((day_in(line) for line in head if is_day_alone(line) and day_in(line)), "")
    day = iso_date(found)
    is_certain = re.fullmatch(r"[12]\d{3}-\d\d-\d\d", day) is not None
    certain = _certain(passages, day, set(_stated(page, url)), head) if is_certain else ""
    return min(filter(None, (certain, shown)), default="")


def _certain(passages: Sequence[Passage], day: str, stated: set[str], head: Sequence[str]) -> str:
    """Return a day if the code of the page states it or the page shows it for the whole article, else ""."""
    if day in stated:
        return day
    lines = [each for each in passages if len(each.text) < LONGEST_LINE and each.place.reason not in _NOT_OF_IT]
    days = {day_in(each.text) for each in lines if is_day_alone(each.text)} - {""}
    for other in (
        _swapped(day),
        *_beside(day),
    ):  # 02/05 is a day in February, too; the library may count in another zone
        if other in stated or (other in days and other == _swapped(day)):
            return other
    if any(shows(line, day) for line in head):
        return day
    plain = (each for each in lines if not is_prose(each) and each.kind is not ParagraphKind.LIST_ITEM)
    is_shown = any(shows(each.text, day) for each in plain)
    return day if is_shown and len(days) <= MOST_DAYS else ""


def _swapped(day: str) -> str:
    year, month, number = day.split("-")
    return f"{year}-{number}-{month}"


def _beside(day: str) -> tuple[str, ...]:
    place = date.fromisoformat(day).toordinal()
    return tuple(date.fromordinal(near).isoformat() for near in (place + 1, place - 1))


def _stated(page: Any, url: str) -> Iterator[str]:
    """Return the days that the code of a page states, each as it is written there, whatever its time zone."""
    for meta in page.iter("meta"):
        if any(_OF_A_DAY.search(meta.get(name, "")) for name in _NAMES):
            yield from _days(meta.get("content", ""))
    for script in page.iter("script"):
        if "json" in script.get("type", ""):
            for value in _IN_CODE.findall(script.text or ""):
                yield from _days(value)
    for time in page.iter("time", "abbr"):
        yield from _days(time.get("datetime") or time.get("title") or "")
    yield from _days(url)


def _days(words: str) -> Iterator[str]:
    return ("-".join(match.groups()) for match in _STATED.finditer(words))


def _headline(passages: Sequence[Passage], title: str) -> int | None:
    """Return the number of the passage that is the headline: the title of the page, else its only large heading."""
    known = letters_of(title)
    longest = MOST_SIGNS * len(title)
    titled = (
        number
        for number, each in enumerate(passages)
        if SHORTEST_TITLE < len(each.text) <= longest and known.startswith(letters_of(each.text))
    )
    large = [number for number, each in enumerate(passages) if each.home.tag == "h1"]
    return max(titled, default=large[0] if len(large) == 1 else None)


def letters_of(words: str) -> str:
    """Return the letters and digits of some words, to compare them by."""
    return _NO_LETTER.sub("", words).casefold()


def _head(passages: Sequence[Passage], title: str) -> list[str]:
    """Return the lines around the headline of a page, down to its first prose; those above it only if named so."""
    headline = _headline(passages, title)
    if headline is None:
        return []
    box = passages[headline].home.getparent()
    above = [
        each
        for each in passages[max(0, headline - MOST_ABOVE) : headline]
        if box.tag not in _WHOLE_PAGE and box in each.home.iterancestors() and _is_dated(each.home)
    ]
    below = passages[headline + 1 : headline + 1 + MOST_BELOW]
    text = [number for number, each in enumerate(below) if is_prose(each) and not each.place.is_certain]
    end = text[1] if len(text) > 1 else len(below)  # the first one may be a lead
    around = (*above, *(each for each in below[:end] if each.kind is not ParagraphKind.HEADING))
    return [each.text for each in around if each.place.reason not in _NOT_OF_IT]


def _is_dated(element: Any) -> bool:
    return element.tag == "time" or _DATED.search(element.get("class", "")) is not None
