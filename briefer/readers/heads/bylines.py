"""What the lines at the head of an article say of it: who wrote it, and on what day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from briefer.model import Source
from briefer.readers.heads.days import day_in

HEAD = 8
"""So many paragraphs from the first on may be headline, byline and date."""

MOST_HEAD_LINES = 5
LONGEST_LINE = 60
LONGEST_BYLINE = 90
MOST_WORDS = 6
"""A sentence with more words than these tells of a day, and is not the line that dates the article."""

_ENDS = (".", "!", "?", "”", '"', "»")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_](?:[^.!?—–\d]|\.(?=,? ?\d)){1,60}?)(?P<rest>\d(?:[^.!?—–]|(?<=\d)\.|\.(?=,? ?\d)){0,40}?)"
    r"(?:\s*\([^()]{2,30}\))?\s*(?:[—–-]{1,2}\s|/[^/]{2,20}/[. ])"
)
"""A place, a day and perhaps an agency, before the first sentence."""

_BYLINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI|di|(?:Autor|Author|Auteur|Autore|Автор|Текст|Text|Written by):?) "
    r"(?P<name>[^\W\d_a-zа-я][\w.'’-]+"
    r"(?: (?:and |und |et |y |e |de |van |von |al-|и |та )?[^\W\d_a-zа-я][\w.'’-]+){1,6})"
    r"(?:\s*[|·•–—(,].*)?$"
)


def _head(paragraphs: Iterable[str]) -> Iterator[str]:
    """Return the lines down to the second paragraph of text; the first one may be a lead."""
    text = 0
    for words in map(str.strip, islice(paragraphs, HEAD)):
        yield words
        text += len(words) >= LONGEST_LINE and words.endswith(_ENDS)
        if text > 1:
            return


def day_shown(paragraphs: Iterable[str]) -> str:
    """Return the day that a line at the head of an article gives for it, or its dateline; "" if neither does."""
    return next((day for words in _head(paragraphs) if (day := _day_of_line(words))), "")


def _day_of_line(words: str) -> str:
    is_sentence = words.endswith(_ENDS) and words.count(" ") >= MOST_WORDS
    if len(words) < LONGEST_LINE and not is_sentence:
        return day_in(words)
    dateline = _DATELINE.match(words)
    is_place = dateline is not None and ("," in dateline["place"] or dateline["place"].split()[0].isupper())
    return day_in(dateline[0]) if dateline and is_place else ""


def as_shown(source: Source, paragraphs: Sequence[str]) -> Source:
    """Return a source with the day and the names that the head of the article gives, where it has none."""
    published = source.published or day_shown(paragraphs)
    return replace(source, published=published, byline=source.byline or byline_shown(paragraphs))


def with_head_apart(text: str) -> str:
    """Return a text with the lines at its head that say who wrote it, and when, parted from each other."""
    head, blank, rest = text.strip("\n").partition("\n\n")
    lines = [line.strip() for line in head.split("\n")]
    is_head = 1 < len(lines) <= MOST_HEAD_LINES and not any(line.endswith(_ENDS) for line in lines)
    is_dated = any(_byline(line) or (day_in(line) and len(line) < LONGEST_LINE) for line in lines[1:])
    return "\n\n".join((*lines, rest)) if blank and is_head and is_dated else text


def byline_shown(paragraphs: Iterable[str]) -> str:
    """Return the names in a line at the head of an article that says who wrote it, "" if none does."""
    lines = (words.strip() for words in islice(paragraphs, HEAD))
    found = (match["name"] for line in lines if not line.endswith(_ENDS) and (match := _byline(line)))
    return next(found, "")


def _byline(line: str) -> re.Match[str] | None:
    return _BYLINE.match(line) if len(line) <= LONGEST_BYLINE else None
