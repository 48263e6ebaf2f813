"""The details of an article written above a plain text or Markdown file between two lines of dashes.

    ---
    title: Talks end without a truce
    outlet: Example News
    date: 2025-06-04
    ---

Plain keys and values only; this is no YAML.
"""

from __future__ import annotations

from dataclasses import replace

from briefer.model import Source
from briefer.readers.base import iso_date

FIELDS = {
    "title": "headline",
    "headline": "headline",
    "outlet": "outlet",
    "site": "outlet",
    "publisher": "outlet",
    "byline": "byline",
    "author": "byline",
    "date": "published",
    "published": "published",
    "url": "url",
    "source": "url",
    "language": "language",
    "lang": "language",
}
MAX_LINES = 40


def split(text: str) -> tuple[Source, str]:
    """Return the details above the text and the text without them; text without any is returned as it is."""
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or lines[0].strip() != "---":
        return Source(), text
    for end, line in enumerate(lines[1 : MAX_LINES + 1], 1):
        if line.strip() in {"---", "..."}:
            return _source(lines[1:end]), "\n".join(lines[end + 1 :])
        if line.strip() and ":" not in line:
            break
    return Source(), text


def _source(lines: list[str]) -> Source:
    found: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        name = FIELDS.get(key.strip().lower())
        if name and name not in found:
            found[name] = _unquoted(value.strip())
    source = Source(**found)
    return replace(source, published=iso_date(source.published))


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
