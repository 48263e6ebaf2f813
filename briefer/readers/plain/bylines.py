"""What the lines at the head of an article say of it: who wrote it, and on what day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from briefer.model import Source

HEAD = 8
"""So many paragraphs from the first on may be headline, byline and date."""

LONGEST_LINE = 60
MOST_WORDS = 6
"""A sentence with more words than these tells of a day, and is not the line that dates the article."""

_MONTHS = tuple(
    frozenset(names.split())
    for names in (
        "january jan januar jänner janvier enero gennaio janeiro января січня stycznia",
        "february feb februar février febrero febbraio fevereiro февраля лютого lutego",
        "march mar märz mars marzo março марта березня marca",
        "april apr avril abril aprile апреля квітня kwietnia",
        "may mai mayo maggio maio мая травня maja",
        "june jun juni juin junio giugno junho июня червня czerwca",
        "july jul juli juillet julio luglio julho июля липня lipca",
        "august aug août agosto августа серпня sierpnia",
        "september sep sept septembre septiembre settembre setembro сентября вересня września",
        "october oct oktober octobre octubre ottobre outubro октября жовтня października",
        "november nov novembre noviembre novembro ноября листопада listopada",
        "december dec dezember décembre diciembre dicembre dezembro декабря грудня grudnia",
    )
)
_DAY = re.compile(
    r"(?<!\d)(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er)? (?:de |di )?(?P<month>[^\W\d_]{3,12})\.?,? (?:de )?(?P<year>\d{4})"
    r"|(?P<us_month>[A-Z][a-z]{2,8})\.? (?P<us_day>\d{1,2})(?:st|nd|rd|th)?,? (?P<us_year>\d{4}))(?!\d)"
)
_DATELINE = re.compile(r"[^\W\d_][^.!?—–]{2,80}?(?:\([^()]{2,30}\) ?)?\s*[—–-]{1,2}\s")
_BYLINE = re.compile(
    r"(?:By|BY|Von|Par|Por) (?P<name>[^\W\d_a-z][\w.'’-]+"
    r"(?: (?:and |und |et |y |de |van |von |al-)?[^\W\d_a-z][\w.'’-]+){1,6})$"
)


def day_in(words: str) -> str:
    """Return the first day named in a line as an ISO date, "" if there is none."""
    match = _DAY.search(words)
    if match is None or match["iso"]:
        return match["iso"] if match else ""
    if match["dotted"]:
        day, month, year = map(int, match["dotted"].split("."))
    else:
        name = (match["month"] or match["us_month"]).casefold()
        month = next((number for number, names in enumerate(_MONTHS, 1) if name in names), 0)
        day, year = int(match["day"] or match["us_day"]), int(match["year"] or match["us_year"])
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 and 1 <= month <= 12 else ""


def day_shown(paragraphs: Iterable[str]) -> str:
    """Return the day that a line at the head of an article gives for it, or its dateline; "" if neither does."""
    return next((day for words in islice(paragraphs, HEAD) if (day := _day_of_line(words.strip()))), "")


def _day_of_line(words: str) -> str:
    is_sentence = words.endswith((".", "!", "?")) and words.count(" ") >= MOST_WORDS
    if len(words) < LONGEST_LINE and not is_sentence:
        return day_in(words)
    dateline = _DATELINE.match(words)
    return day_in(dateline[0]) if dateline else ""


def as_shown(source: Source, paragraphs: Sequence[str]) -> Source:
    """Return a source with the day and the names that the head of the article gives, where it has none."""
    published = source.published or day_shown(paragraphs)
    return replace(source, published=published, byline=source.byline or byline_shown(paragraphs))


def byline_shown(paragraphs: Iterable[str]) -> str:
    """Return the names in a line at the head of an article that says who wrote it, "" if none does."""
    found = (match["name"] for words in islice(paragraphs, HEAD) if (match := _BYLINE.match(words.strip())))
    return next(found, "")
