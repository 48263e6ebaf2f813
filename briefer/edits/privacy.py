"""What a project says of its makers and their machines, apart from what it is about.

Who speaks in an article, who wrote it and what the analyst noted is content and stays. When a source was opened, who
prepared the brief, and addresses that only work on one machine or in one house are not.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from briefer.model import Article, Project, Version
from briefer.words import tr

MAKERS = ("author", "prepared_by", "drafted_by", "cleared_by", "reviewed_by", "contact", "file", "path")
"""Fields of a brief that name who made it, or where it lies."""
Fields = tuple[tuple[str, str], ...]
INTERNAL = (".local", ".localdomain", ".lan", ".internal", ".intranet", ".corp", ".home", ".home.arpa")
_PLACE = re.compile(
    r"""(?xi) (?<![\w/:.])
    (?: file:/+ [^\s"'<>]+                                        # file:///home/ann/talks.docx
      | (?-i:[A-Z]):[\\/] [^\s"'<>|]+                             # C:\\Users\\ann\\talks.docx
      | \\\\ [\w.-]+ \\ [^\s"'<>|]+                               # \\\\server\\share\\talks.docx
      | (?:/(?:home|Users|root|mnt|media|srv|tmp|var|Volumes)/ | ~/) [^\s"'<>]+
    )"""
)
_ADDRESS = re.compile(r"(?i)\bhttps?://[^\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that goes: what it is, its text, and where in the project it stands."""

    what: str
    text: str
    where: str


def personal_details(project: Project) -> tuple[Detail, ...]:
    """Return what `without_personal_details` would remove."""
    found: list[Detail] = []
    for number, article in enumerate(project.articles, 1):
        source, where = article.source, tr("source S{n}").format(n=number)
        if source.accessed:
            found.append(Detail(tr("When you opened it"), source.accessed, where))
        found += [
            Detail(tr("Place on a machine"), place, where)
            for text in (source.headline, source.outlet, source.byline, source.url)
            for place in _places(text)
        ]
    found += _of_fields(project.brief.fields, tr("field “{name}”"), project.brief.version)
    for version in _kept(project):
        where = tr("field “{name}” of version {n}") if version.number else tr("field “{name}” compared with")
        found += _of_fields(version.record.fields, where, version.number)
    return tuple(found)


def _of_fields(fields: Fields, told: str, number: int) -> Iterator[Detail]:
    for key, text in fields:
        where = told.format(name=key.replace("_", " "), n=number)
        if key in MAKERS and text:
            yield Detail(tr("Who made it"), text, where)
        else:
            yield from (Detail(tr("Place on a machine"), place, where) for place in _places(text))


def _kept(project: Project) -> tuple[Version, ...]:
    """Return what the project keeps of versions that were given out, and of another project."""
    return (*project.versions, *((project.compared,) if project.compared else ()))


def without_personal_details(project: Project) -> Project:
    """Return the project without them; the same object if there are none."""
    if not personal_details(project):
        return project
    return replace(
        project,
        articles=tuple(map(_without_places, project.articles)),
        brief=replace(project.brief, fields=_without_makers(project.brief.fields)),
        versions=tuple(map(_without_its_makers, project.versions)),
        compared=_without_its_makers(project.compared) if project.compared else None,
    )


def _without_makers(fields: Fields) -> Fields:
    cleaned = ((key, _cleaned(text)) for key, text in fields if key not in MAKERS)
    return tuple((key, text) for key, text in cleaned if text)


def _without_its_makers(version: Version) -> Version:
    """Return what was given out without who made it, in its fields and on its paper."""
    names = [text for key, text in version.record.fields if key in MAKERS]
    printed = []
    for bookmark, paragraph in version.printed:
        text = _cleaned(paragraph)
        for name in names:
            text = text.replace(name, "").strip()
        if text:
            printed.append((bookmark, text))
    record = replace(version.record, fields=_without_makers(version.record.fields))
    return replace(version, record=record, printed=tuple(printed))


def _without_places(article: Article) -> Article:
    source = article.source
    cleaned = replace(
        source,
        headline=_cleaned(source.headline),
        outlet=_cleaned(source.outlet),
        byline=_cleaned(source.byline),
        url=_cleaned(source.url),
        accessed="",
    )
    return article if cleaned == source else replace(article, source=cleaned)


def _cleaned(text: str) -> str:
    for place in _places(text):
        text = text.replace(place, "")
    return text.strip()


def _places(text: str) -> tuple[str, ...]:
    """Return paths, and addresses that lead to a machine of the house or name a person at it."""
    addresses = [match.group() for match in _ADDRESS.finditer(text) if _is_internal(match.group())]
    return (*(match.group() for match in _PLACE.finditer(text)), *addresses)


def _is_internal(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.username is not None:
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(INTERNAL)
