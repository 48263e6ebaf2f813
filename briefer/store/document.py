"""The bytes of a project file: one UTF-8 JSON document, readable and mailable, an item a line.

    {"format": "briefer", "version": 1, "project": {...}}

What this version wrote it reads back by the shortest way, and unknown fields or another layout cost it little; only an
older or newer version, a damaged or a hostile file is looked at closely. Files and
folders are in `project_file`, the lines in `layout`, the steps between versions in `migrations`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from briefer.edits.doubles import without_doubles
from briefer.errors import NewerVersionError, ProjectFileError
from briefer.model import Project
from briefer.process import without_collection
from briefer.store.layout import laid_out
from briefer.store.migrations import MIGRATIONS, VERSION
from briefer.store.salvage import as_far_as_readable
from briefer.store.unknown import Unknown, differing_items, put_back, strangers_in, unknown_in
from briefer.words import counted, later, said, tr

MOST_BYTES = 200_000_000
DEEPEST = 50
LARGEST_NUMBER = 2**53
"""The largest whole number that every reader of JSON holds exactly."""
_ID = re.compile(r"^[a-z](\d{1,15})(?!\d)", re.MULTILINE)
_FOLDER = re.compile(r"^.*[/\\:]|(?:\.ya?ml)+$", re.DOTALL)
_HEAD = {"format": "briefer", "version": VERSION}
_BEGINNING = f'{{"format":"briefer","version":{VERSION},"project":{{\n'.encode()
_COLON_ESCAPED = b"\\u003"
_LONG_NUMBER = re.compile(rb":-?\d{16}")
_HALF = later("a text in it holds half a character")
_HALF_ESCAPED = re.compile(rb"\\u[dD]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """A project as its file holds it. `notice` is a sentence if the file is of a newer version and may not be saved."""

    project: Project
    unknown: Unknown = field(default_factory=Unknown)
    notice: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    format: str
    version: int
    project: Project


def dumps(project: Project, unknown: Unknown | None = None, line: bytes = b"") -> bytes:
    """Return the bytes of a project file; the same project gives the same bytes.

    `unknown` is what the file it came from held besides, `line` what goes before them. Raises ProjectFileError if a
    text cannot be encoded.
    """
    import msgspec

    try:
        if not unknown:
            return laid_out(_HEAD, project, line)
        plain = {**_HEAD, "project": msgspec.to_builtins(project)}
        put_back(plain, unknown)
        content = plain.pop("project")
        return laid_out(plain, content, line)
    except UnicodeEncodeError as exc:
        words = str(exc.object)[max(0, exc.start - 30) : exc.start]
        raise ProjectFileError(
            tr(
                "The project cannot be saved: after “{words}” stands half a character, which no file can hold. "
                "Remove it there and save again."
            ).format(words=words)
        ) from exc


@without_collection()
def loads(data: bytes, name: str = "the project", *, is_newer_welcome: bool = False) -> Document:
    """Return what the bytes of a file called `name` hold.

    Raises ProjectFileError with a sentence if they are no project, NewerVersionError if a later version wrote them;
    with `is_newer_welcome` as much of it as can be read is returned with a notice instead.
    """
    if quickly := _quickly(data, name):
        return quickly
    document = _raw(data, name)
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(name, tr("it states no version"))
    content = document.get("project")
    if not isinstance(content, dict):
        raise _damaged(name, tr("the project is missing in it"))
    if version > VERSION:
        return _newer(content, version, name, is_newer_welcome=is_newer_welcome)
    for migrate in MIGRATIONS[version - 1 :]:
        content = migrate(content)
    return _checked({**document, "version": VERSION, "project": content}, name)


def _quickly(data: bytes, name: str) -> Document | None:
    """Return the document if nothing in it needs a close look: this version's, whole, no name twice in one place.

    None if something does.
    """
    import msgspec

    try:
        found = _as_laid_out(data) or _as_whole(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):  # ValueError: a name that is no UTF-8
        return None
    if found is None or (found.file.format, found.file.version) != ("briefer", VERSION):
        return None
    unknown = unknown_in(found.plain, _File)
    _refuse_monsters({"project": {"items": [strangers_in(unknown)]}}, name, may_be_half=False)
    return Document(sound(found.file.project), unknown)


class _Found(NamedTuple):
    """A file, and as plain data at least all of its items that may hold what this version does not know."""

    file: _File
    plain: dict[str, Any]


def _as_laid_out(data: bytes) -> _Found | None:
    """Return what is in a file that is laid out as by this version, so that most of it need not be looked at."""
    import msgspec

    if not data.startswith(_BEGINNING):
        return None
    file = msgspec.json.decode(data, type=_File)
    here = laid_out(_HEAD, file.project)
    if _LONG_NUMBER.search(here):
        return None
    if here == data:
        return _Found(file, {})
    plain = _unambiguous(differing_items(data, here) or data)
    return None if plain is None else _Found(file, plain)


def _as_whole(data: bytes) -> _Found | None:
    import msgspec

    plain = _unambiguous(data)
    return None if plain is None else _Found(msgspec.convert(plain, _File), plain)


def _unambiguous(data: bytes) -> dict[str, Any] | None:
    """Return JSON as plain data, None if a name stands twice in one place of it or a number may be too long."""
    import msgspec

    plain: dict[str, Any] = msgspec.json.decode(data)
    compact = msgspec.json.encode(plain)
    # Of a name that stands twice one is gone now, with its colon; no other colon can be, but for one that is escaped.
    is_whole = data.count(b":") == compact.count(b":") and not (b"\\" in data and _COLON_ESCAPED in data)
    return plain if is_whole and not _LONG_NUMBER.search(compact) else None


def _checked(document: dict[str, Any], name: str) -> Document:
    import msgspec

    try:
        project = msgspec.convert(document["project"], Project)
    except (msgspec.ValidationError, ValueError) as exc:
        raise _damaged(name, _in_words(str(exc))) from exc
    return Document(sound(project), unknown_in(document, _File))


def _newer(content: dict[str, Any], version: int, name: str, *, is_newer_welcome: bool) -> Document:
    told = tr("{name} was saved by a newer Briefer (format {version}, this one knows {known}).")
    what = told.format(name=name, version=version, known=VERSION)
    if not is_newer_welcome:
        raise NewerVersionError(tr("{what} Update Briefer to open it; the file is unchanged.").format(what=what))
    project, lost = as_far_as_readable(content)
    told = tr("{what} It is open for reading only; update Briefer to change it.")
    if lost:
        told = counted(
            lost,
            "{what} 1 part of it cannot be shown. It is open for reading only; update Briefer to change it.",
            "{what} {n} parts of it cannot be shown. It is open for reading only; update Briefer to change it.",
        )
    return Document(sound(project), Unknown(), told.format(what=what))


def _raw(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise ProjectFileError(
            tr("{name} is too large for a project ({n} MB). It was not opened.").format(
                name=name, n=len(data) // 1000000
            )
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise ProjectFileError(
            tr("{name} is empty. It may have been cut off while it was copied: look for another copy of it.").format(
                name=name
            )
        )
    try:
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_number)
    except _Refused as exc:
        raise _damaged(name, str(exc)) from exc
    except (ValueError, RecursionError) as exc:
        raise _damaged(name, tr("it is cut off or not a Briefer project")) from exc
    if not isinstance(document, dict) or document.get("format") != "briefer":
        raise ProjectFileError(
            tr("{name} is not a Briefer project. To add it as an article, use File, Open article.").format(name=name)
        )
    _refuse_monsters(document, name, may_be_half=_HALF_ESCAPED.search(data) is not None)
    return document


class _Refused(ValueError):
    """JSON that Python would read, but not as it was meant."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(tr("“{twice}” stands twice in one place").format(twice=twice[:60]))
    return found


def _no_number(text: str) -> Any:
    raise _Refused(tr("{text} is no number").format(text=text))


def _refuse_monsters(document: dict[str, Any], name: str, *, may_be_half: bool) -> None:
    for monster in _monsters(document, may_be_half=may_be_half):
        raise _damaged(name, monster)


def _monsters(document: dict[str, Any], *, may_be_half: bool) -> Iterable[str]:
    """Find what no project holds and other code might choke on; the walk itself nests nothing."""
    level: list[dict[str, Any] | list[Any]] = [document]
    for _ in range(DEEPEST):
        below: list[dict[str, Any] | list[Any]] = []
        for whole in level:
            if may_be_half and isinstance(whole, dict) and any(map(_SURROGATE.search, whole)):
                yield said(_HALF)
            for value in whole.values() if isinstance(whole, dict) else whole:
                if isinstance(value, str):
                    if may_be_half and _SURROGATE.search(value):
                        yield said(_HALF)
                elif isinstance(value, dict | list):
                    below.append(value)
                elif value is not None and _is_beyond(value):
                    yield tr("a number in it is too large")
        level = below
    if level:
        yield tr("it is nested too deeply")


def _is_beyond(value: float) -> bool:
    return abs(value) > LARGEST_NUMBER if isinstance(value, int) else not math.isfinite(value)


def sound(project: Project) -> Project:
    """Return the project with what no other code could bear put right; the same object if nothing is.

    Its count lies beyond every id it has given out, so that none is given out twice, and its template is named and
    not a place to look in: a project from elsewhere leads to no other folder, drive or machine. Tags that are alike
    are joined, for what stands twice would print and count twice.
    """
    ids: list[str] = [item.id for items in (project.parties, project.annotations, project.issues) for item in items]
    ids += [article.id for article in project.articles]
    ids += [paragraph.id for article in project.articles for paragraph in article.paragraphs[:1]]
    most = max(map(int, _ID.findall("\n".join(ids))), default=0)
    if most > project.last_id:
        project = replace(project, last_id=most)
    named = _FOLDER.sub("", project.brief.template_id)
    if named != project.brief.template_id:
        project = replace(project, brief=replace(project.brief, template_id=named))
    return without_doubles(project)


def _in_words(reason: str) -> str:
    """Return a validator's reason as part of a sentence: Expected `str`, got `int` - at `$.articles[0].id`."""
    what, _, place = reason.replace("`", "").partition(" - at ")
    return f"{what} at {place.removeprefix('$.')}" if place else what


def _damaged(name: str, why: str) -> ProjectFileError:
    return ProjectFileError(
        tr("{name} is damaged: {why}. Open another copy of it; this one was left unchanged.").format(name=name, why=why)
    )
