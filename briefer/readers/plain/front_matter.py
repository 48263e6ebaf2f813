"""The details of an article written above a plain text or Markdown file between two lines of dashes.

    ---
    title: Talks end without a truce
    outlet: Example News
    date: 2025-06-04
    ---

Plain keys and values only; this is no YAML. Three such lines or more without the dashes are details, too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, takewhile

from briefer.model import Source
from briefer.readers.base import iso_date
from briefer.readers.heads.days import day_in

FIELDS = {
    **dict.fromkeys(("title", "headline", "titel", "überschrift", "titre", "título", "titolo", "tytuł"), "headline"),
    **dict.fromkeys(("заголовок", "назва", "название", "العنوان"), "headline"),
    **dict.fromkeys(
        ("outlet", "site", "publisher", "publication", "newspaper", "medium", "zeitung", "journal"), "outlet"
    ),
    **dict.fromkeys(("издание", "видання", "medio"), "outlet"),
    **dict.fromkeys(
        ("byline", "author", "authors", "autor", "auteur", "autore", "автор", "verfasser", "الكاتب"), "byline"
    ),
    **dict.fromkeys(("date", "published", "datum", "fecha", "data", "дата", "التاريخ"), "published"),
    **dict.fromkeys(
        ("url", "link", "source", "quelle", "fuente", "fonte", "źródło", "источник", "джерело", "المصدر"), "url"
    ),
    **dict.fromkeys(("language", "lang", "sprache", "langue", "idioma", "язык", "мова"), "language"),
}
"""What a key at the head of a text says; a source that is no address is an outlet."""

MAX_LINES = 40

_KEY = re.compile(r"\s*\**([^\W\d_]+)\**\s?:\s*\**\s*(\S.*)")
_ADDRESS = re.compile(r"https?://|www\.", re.I)
FEWEST_PLAIN = 3
"""So many lines of keys and values at the head of a text are details even without lines of dashes."""


def split(text: str) -> tuple[Source, str]:
    """Return the details above the text and the text without them; text without any is returned as it is."""
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or lines[0].strip() != "---":
        return _plain(lines) or (Source(), text)
    for end, line in enumerate(lines[1 : MAX_LINES + 1], 1):
        if line.strip() in {"---", "..."}:
            return _source(lines[1:end]), "\n".join(lines[end + 1 :])
        if line.strip() and ":" not in line:
            break
    return Source(), text


def _plain(lines: list[str]) -> tuple[Source, str] | None:
    """Return the details in lines of keys and values at the head of a text, all known, one of them the title."""
    head = list(takewhile(lambda line: _field(line) is not None, islice(lines, MAX_LINES)))
    is_whole = len(head) < len(lines) and not lines[len(head)].strip()
    names = {_field(line) for line in head}
    if len(names) < FEWEST_PLAIN or "headline" not in names or not is_whole:
        return None
    return _source(head), "\n".join(lines[len(head) :])


def _field(line: str) -> str | None:
    match = _KEY.fullmatch(line)
    return FIELDS.get(match[1].casefold()) if match else None


def _source(lines: list[str]) -> Source:
    found: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        name = FIELDS.get(key.strip(" *").casefold())
        value = _unquoted(value.strip(" *"))
        if name == "url" and not _ADDRESS.match(value):
            name = "outlet"
        if name and name not in found:
            found[name] = value
    source = Source(**found)
    published = iso_date(source.published)
    return replace(source, published=published if published != source.published else day_in(published) or published)


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
