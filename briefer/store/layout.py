"""How the bytes of a project file are laid out, an item a line.

What the bytes mean is for `document`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from briefer.model import Article

BATCH = 500
"""How many items are written at one go: between two goes another thread, the window's, may go on."""

END = b"\n}}\n"
"""How every file ends, and what stands nowhere else in one."""

Pieces = Iterable[bytes]
"""Bytes to be joined once at the end: copying megabytes again and again would hold up the window's thread."""


def laid_out(head: Mapping[str, Any], project: Any, line: bytes = b"") -> bytes:
    """Return a project, or plain data in its place, as the bytes of a file; `line` and `head` go before it."""
    import msgspec

    encode = msgspec.json.encode
    first = b",".join(encode(name) + b":" + encode(value) for name, value in head.items())
    return b"".join((line, b"{", first, b',"project":{\n', *_between(b",\n", map(_row, _members(project))), END))


def _members(value: Any) -> Iterable[tuple[str, Any]]:
    """Return the fields of an object, whether it is a part of the model or plain data."""
    if isinstance(value, dict):
        return value.items()
    return ((each.name, getattr(value, each.name)) for each in fields(value))


def _between(comma: bytes, rows: Iterable[Pieces]) -> Pieces:
    for number, row in enumerate(rows):
        if number:
            yield comma
        yield from row


def _row(member: tuple[str, Any]) -> Pieces:
    """Return a field: a list of items with a line for each, everything else on one line."""
    import msgspec

    name, value = member
    yield msgspec.json.encode(name) + b":"
    if name == "articles" and value:
        yield from _lines(map(_article, value))
    elif isinstance(value, tuple | list) and value and (isinstance(value[0], dict) or is_dataclass(value[0])):
        yield from _lines(_batch(value[start : start + BATCH]) for start in range(0, len(value), BATCH))
    else:
        yield msgspec.json.encode(value)


def _lines(rows: Iterable[Pieces]) -> Pieces:
    yield b"[\n"
    yield from _between(b",\n", rows)
    yield b"\n]"


def _batch(items: Sequence[Any]) -> Pieces:
    import msgspec

    # A line break inside a text is escaped, so each one here ends an item.
    yield msgspec.json.Encoder().encode_lines(items)[:-1].replace(b"\n", b",\n")


def _article(article: Article | dict[str, Any]) -> Pieces:
    yield b"{"
    yield from _between(b",", map(_row, _members(article)))
    yield b"}"
