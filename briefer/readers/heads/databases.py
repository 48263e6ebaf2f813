"""The heads that news databases (LexisNexis, Factiva, ProQuest) print above a text: they say where it is from.

A download is told from its lines, whatever file they come in: each is of the text or stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefer.model import Source
from briefer.readers.heads.days import day_in

DATABASE = "head of the download"
MAX_LINES = 40

_BODY = re.compile(r"\s*(?:BODY|Body|Full text)\s*:?\s*")
_LABEL = re.compile(r"\s*([^\W\d_a-zа-яёіїєґ][^\W\d_-]{1,20}(?:[- ][^\W\d_]{1,15}){0,2})\s?:\s*(.*)")
_COUNT = re.compile(r"\s*(?:\d+ of \d+ DOCUMENTS?|Copyright\b.*|©.*|\d+ words|All Rights Reserved\.?)\s*", re.I)
_AFTER = re.compile(
    r"\s*(?:(?:load-date|language|sprache|langue|publication-?type|graphic|document[- ]type|journal-code|acc-no|update"
    r"|copyright|last updated|publiziert von|date de (?:chargement|mise à jour))\s?:.*|Classification"
    r"|End of Document)\s*",
    re.I,
)
_LENGTH = re.compile(r"\s*(?:LENGTH|Length|Länge|Longueur|Longitud)\s?:\s*\d[\d,. ]*\s?\w+\s*")
_DOCUMENT = re.compile(r"\s*Document [A-Z0-9]{4,}\d{8}\w+\s*")
_WORDS = re.compile(r"\s*\d[\d,. ]* (?:words|mots|Wörter|palabras)\s*", re.I)
_OWNER = re.compile(r"\s*(?:\(c\)|©|Copyright\b)", re.I)
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?: GMT)?")
_BY = re.compile(r"^(?:by|von|par|por) ", re.I)
_CODE = re.compile(r"\s*(HD|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|BY|CO|IN|NS|RE|PUB|AN|IPC|IPD|SE|CT|RF)(?:\s+(.*))?$")
_OF_TITLE = ("headline", "title", "titre", "titel", "título")
_OF_OUTLET = ("publication title", "source")
_OF_AUTHOR = ("byline", "author", "autor", "auteur", "autor/a")
_OF_DAY = ("publication date", "date")


@dataclass(frozen=True, slots=True)
class Download:
    """One article of a news database: what its head says, and the words of its text by the number of their line."""

    source: Source
    body: tuple[tuple[int, str], ...]


def may_be_download(lines: Iterable[str]) -> bool:
    """Return whether one of the lines at the head of a text is as only a download has it."""
    return any(_LENGTH.fullmatch(line) or _WORDS.fullmatch(line) or line.split()[:1] == ["HD"] for line in lines)


def of_database(lines: Sequence[str]) -> Download | None:
    """Return what lines downloaded from a news database hold, None if they are none."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    upper = range(first, min(len(lines), first + MAX_LINES))
    body = next((number for number in upper if _BODY.fullmatch(lines[number])), 0)
    if not body and sum(_LABEL.fullmatch(lines[number]) is not None for number in upper) > 2:
        body = next((number for number in upper if _LENGTH.fullmatch(lines[number])), 0)
    if body and any(_LABEL.fullmatch(line) for line in lines[first:body]):
        return _of_labels(lines, body)
    if any(lines[number].split()[:1] == ["HD"] for number in upper):
        return _of_codes(lines)
    last = next((number for number in range(len(lines) - 1, -1, -1) if lines[number].strip()), 0)
    return _of_display(lines, first, last) if last and _DOCUMENT.fullmatch(lines[last]) else None


def _of_labels(lines: Sequence[str], body: int) -> Download | None:
    head = [line.strip() for line in lines[:body] if line.strip()]
    labels = {match[1].casefold(): match[2] for line in head if (match := _LABEL.fullmatch(line))}
    bare = [line for line in head if not _LABEL.fullmatch(line) and not _COUNT.fullmatch(line)]
    days = [day for line in bare if (day := day_in(line))] or [
        day for key in _OF_DAY if (day := day_in(labels.get(key, "")))
    ]
    names = [line for line in bare if not day_in(line)]
    headline = next((labels[key] for key in _OF_TITLE if key in labels), "") or _headline(bare, names)
    outlet = next((name for name in names if name != headline), "")
    end = next((number for number, line in enumerate(lines) if number > body and _AFTER.fullmatch(line)), len(lines))
    source = Source(
        headline=headline,
        outlet=outlet or next((labels[key].partition(";")[0] for key in _OF_OUTLET if key in labels), ""),
        byline=_BY.sub("", next((labels[key] for key in _OF_AUTHOR if key in labels), ""), count=1),
        published=next(iter(days), ""),
    )
    found = tuple((number, lines[number]) for number in range(body + 1, end))
    return Download(source, found) if any(words.strip() for _, words in found) else None


def _headline(bare: Sequence[str], names: Sequence[str]) -> str:
    """Return the title among the lines without a label: the first, unless the outlet and the day stand above it."""
    day = next((number for number, line in enumerate(bare) if day_in(line)), 0)
    below = [line for line in bare[day + 1 :] if line in names]
    outlet_first = day == 1 and bool(below)
    return below[-1] if outlet_first else next(iter(names), "")


def _of_codes(lines: Sequence[str]) -> Download | None:
    """Return what stands under two-letter codes at the beginning of lines, each up to the next code."""
    codes: list[tuple[str, int, str]] = []
    code = ""
    for number, line in enumerate(lines):
        found = _CODE.match(line)
        code = found[1] if found else code
        codes.append((code, number, (found[2] or "").lstrip("| ") if found else line))
    grouped = [(code, list(group)) for code, group in groupby(codes, lambda entry: entry[0])]
    fields = {code: " ".join(" ".join(line for *_, line in group).split()) for code, group in grouped}
    if not {"HD", "PD"} <= fields.keys() or not fields.keys() & {"LP", "TD"}:
        return None
    source = Source(
        headline=fields["HD"],
        outlet=fields.get("SN", ""),
        byline=_BY.sub("", fields.get("BY", ""), count=1),
        published=day_in(fields["PD"]),
    )
    body = ((number, line) for code, group in grouped if code in {"LP", "TD"} for _, number, line in group)
    return Download(source, tuple(body))


def _of_display(lines: Sequence[str], first: int, last: int) -> Download | None:
    """Return what stands between the head that Factiva shows, from the title to the owner, and its number."""
    upper = range(first, min(last, first + MAX_LINES))
    words = next((number for number in upper if _WORDS.fullmatch(lines[number])), 0)
    owner = next((number for number in upper if number > words and _OWNER.match(lines[number])), 0)
    if not (words and owner):
        return None
    above = [line.strip() for line in lines[first:words] if line.strip()]
    byline = next((line for line in above[1:] if _BY.match(line)), "")
    below = [line.strip() for line in lines[words + 1 : owner] if line.strip()]
    source = Source(
        headline=" ".join(line for line in above if line != byline),
        outlet=next((line for line in below if not day_in(line) and not _HOUR.fullmatch(line)), ""),
        byline=_BY.sub("", byline, count=1),
        published=next(filter(None, map(day_in, below)), ""),
    )
    return Download(source, tuple((number, lines[number]) for number in range(owner + 1, last)))
