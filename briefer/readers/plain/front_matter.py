"""The details of an article written above a plain text or Markdown file between two lines of dashes.

    ---
    title: Talks end without a truce
    outlet: Example News
    date: 2025-06-04
    ---

Plain keys and values only; this is no YAML. The heads that news databases (LexisNexis, Factiva) print above a text
are such details, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from briefer.model import Source
from briefer.readers.base import iso_date
from briefer.readers.plain.days import day_in

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

_BODY = re.compile(r"\s*(?:BODY:|Body)\s*")
_LABEL = re.compile(r"\s*([A-Z][A-Za-z-]{2,20}):\s*(.*)")
_COUNT = re.compile(r"\s*(?:\d+ of \d+ DOCUMENTS?|Copyright\b.*|©.*|\d+ words|All Rights Reserved\.?)\s*", re.I)
_AFTER = re.compile(
    r"\s*(?:(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|DOCUMENT-TYPE):.*|Load-Date:.*|Classification"
    r"|End of Document)\s*"
)
_DOCUMENT = re.compile(r"\s*Document [A-Z0-9]{4,}\d{8}\w+\s*")
_WORDS = re.compile(r"\s*\d[\d,. ]* words\s*", re.I)
_OWNER = re.compile(r"\s*(?:\(c\)|©|Copyright\b)", re.I)
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?: GMT)?")
_BY = re.compile(r"^by ", re.I)
_CODE = re.compile(r"\s*(HD|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|BY|CO|IN|NS|RE|PUB|AN|IPC|IPD)(?:\s+(.*))?$")


@dataclass(frozen=True, slots=True)
class Download:
    """One article of a news database: what its head says, the text, and the lines around the text."""

    source: Source
    body: str
    around: tuple[str, ...]


def of_database(text: str) -> Download | None:
    """Return a text downloaded from a news database in its parts, None if it is none."""
    lines = text.strip().splitlines()
    body = next((number for number, line in enumerate(lines[:MAX_LINES]) if _BODY.fullmatch(line)), 0)
    if body and any(_LABEL.match(line) for line in lines[:body]):
        return _of_labels(lines, body)
    if any(line.split()[:1] == ["HD"] for line in lines[:MAX_LINES]):
        return _of_codes(lines)
    return _of_display(lines) if lines and _DOCUMENT.fullmatch(lines[-1]) else None


def _of_labels(lines: list[str], body: int) -> Download:
    head = [line.strip() for line in lines[:body] if line.strip()]
    labels = {match[1].casefold(): match[2] for line in head if (match := _LABEL.fullmatch(line))}
    bare = [line for line in head if not _LABEL.fullmatch(line) and not _COUNT.fullmatch(line)]
    days = [day for line in bare if (day := day_in(line))]
    names = [line for line in bare if not day_in(line)]
    after = bool(days) and not day_in(bare[0]) and len(names) > 1 and bare.index(names[1]) > bare.index(names[0]) + 1
    headline = labels.get("headline") or (names[1] if after else next(iter(names), ""))
    end = next((number for number, line in enumerate(lines) if number > body and _AFTER.fullmatch(line)), len(lines))
    source = Source(
        headline=headline,
        outlet=next((name for name in names if name != headline), ""),
        byline=_BY.sub("", labels.get("byline", ""), count=1),
        published=next(iter(days), ""),
    )
    return Download(source, "\n".join(lines[body + 1 : end]), (*head, *filter(None, map(str.strip, lines[end:]))))


def _of_codes(lines: list[str]) -> Download | None:
    """Return what stands under two-letter codes at the beginning of lines, each up to the next code."""
    codes: list[tuple[str, str]] = []
    code = ""
    for line in lines:
        found = _CODE.match(line)
        code = found[1] if found else code
        codes.append((code, (found[2] or "") if found else line))
    fields = {code: "\n".join(line for _, line in group) for code, group in groupby(codes, lambda entry: entry[0])}
    if not {"HD", "PD"} <= fields.keys() or not fields.keys() & {"LP", "TD"}:
        return None
    around = [f"{code} {' '.join(words.split())}" for code, words in fields.items() if code not in {"", "LP", "TD"}]
    source = Source(
        headline=" ".join(fields["HD"].split()),
        outlet=" ".join(fields.get("SN", "").split()),
        byline=_BY.sub("", " ".join(fields.get("BY", "").split()), count=1),
        published=day_in(fields["PD"]),
    )
    return Download(source, "\n\n".join(fields[code] for code in ("LP", "TD") if code in fields), tuple(around))


def _of_display(lines: list[str]) -> Download | None:
    """Return what stands between the head that Factiva shows, from the title to the owner, and its number."""
    words = next((place for place, line in enumerate(lines[:MAX_LINES]) if _WORDS.fullmatch(line)), 0)
    owner = next((place for place, line in enumerate(lines[:MAX_LINES]) if place > words and _OWNER.match(line)), 0)
    if not (words and owner):
        return None
    above = [line.strip() for line in lines[:words] if line.strip()]
    byline = next((line for line in above[1:] if _BY.match(line)), "")
    below = [line.strip() for line in lines[words + 1 : owner] if line.strip()]
    source = Source(
        headline=" ".join(line for line in above if line != byline),
        outlet=next((line for line in below if not day_in(line) and not _HOUR.fullmatch(line)), ""),
        byline=_BY.sub("", byline, count=1),
        published=next(filter(None, map(day_in, below)), ""),
    )
    return Download(source, "\n".join(lines[owner + 1 : -1]), (*above, *below, lines[owner].strip(), lines[-1].strip()))


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
