"""What an act changed, as a line behind a project file: written in no time, however large the project is.

A line holds steps, each a place in the file's plain data with what stands there now: `[["title"], "Talks"]`, or in a
list `[["annotations"], 3, 4, [...]]` what stands there instead of the items 3 to 4. Before them stands a check of the
line, of all lines before it and of the file itself, so that half a line, or one that is another file's, counts for
nothing, nor does any after it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from briefer.model import Project
from briefer.store.layout import END
from briefer.store.unknown import Unknown, put_back

_NOTHING = Unknown()

Step = list[Any]
Path = tuple[str | int, ...]


def check_of(data: bytes | memoryview, before: int = 0) -> int:
    """Return the check of some bytes and of what has the check `before`."""
    return zlib.crc32(data, before)


def line_of(was: Project, now: Project, unknown: Unknown, before: int) -> tuple[bytes, int]:
    """Return the line that makes one project of another, b"" if they are the same, and the check after it.

    `unknown` is what their file holds besides, `before` the check of all that stands before the line.
    """
    import msgspec

    steps = list(_steps(was, now, (), unknown.parts.get("project", _NOTHING)))
    if not steps:
        return b"", before
    words = msgspec.json.encode(steps)
    check = check_of(words, before)
    return b"%08x %b\n" % (check, words), check


def replayed(data: bytes) -> bytes:
    """Return the bytes of a project file with all that the lines behind it say."""
    import msgspec

    body, end, rest = data.partition(END)
    lines = list(_lines(rest, check_of(body + end)))
    if not lines:
        return body + end
    plain = msgspec.json.decode(body + end)
    for line in lines:
        for step in msgspec.json.decode(line):
            _do(plain["project"], *step)
    return msgspec.json.encode(plain)


def _lines(rest: bytes, check: int) -> Iterable[bytes]:
    for line in rest.split(b"\n"):
        said, _, words = line.partition(b" ")
        check = check_of(words, check)
        if said != b"%08x" % check:
            return
        yield words


def _do(plain: Any, path: Sequence[Any], *what: Any) -> None:
    for part in path[:-1]:
        plain = plain[part]
    if len(what) == 1:
        plain[path[-1]] = what[0]
    else:
        start, stop, items = what
        plain[path[-1]][start:stop] = items


def _steps(was: Any, now: Any, path: Path, unknown: Unknown) -> Iterable[Step]:
    for each in fields(now):
        old, new = getattr(was, each.name), getattr(now, each.name)
        place, strange = (*path, each.name), unknown.parts.get(each.name, _NOTHING)
        if old is new:
            continue
        if isinstance(new, tuple):
            yield from _in_list(old, new, place, strange)
        elif is_dataclass(new) and is_dataclass(old):
            yield from _steps(old, new, place, strange)
        elif old != new:
            yield [place, _plain(new, strange)]


def _in_list(was: Sequence[Any], now: Sequence[Any], path: Path, unknown: Unknown) -> Iterable[Step]:
    shorter = min(len(was), len(now))
    start = next((place for place in range(shorter) if was[place] is not now[place]), shorter)
    most = shorter - start
    same = next((back for back in range(most) if was[~back] is not now[~back]), most)
    stop, items = len(was) - same, now[start : len(now) - same]
    if stop - start == len(items) == 1 and _is_same(was[start], items[0]):
        strange = unknown.parts.get(str(getattr(items[0], "id", "")), _NOTHING)
        yield from _steps(was[start], items[0], (*path, start), strange)
    elif stop > start or items:
        yield [path, start, stop, _plain(items, unknown)]


def _is_same(was: Any, now: Any) -> bool:
    """Return whether an item is another state of the one that stood in its place."""
    return is_dataclass(was) and is_dataclass(now) and getattr(was, "id", 0) == getattr(now, "id", 1)


def _plain(value: Any, unknown: Unknown) -> Any:
    """Return an object, a list of items or a plain value as plain data, with what is unknown in it."""
    import msgspec

    plain = {"": msgspec.to_builtins(value)}
    put_back(plain, Unknown({}, {"": unknown}))
    return plain[""]
