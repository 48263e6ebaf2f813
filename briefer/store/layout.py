"""How the bytes of a project file are laid out, an item a line; in a state that follows another only what is new.

What the bytes mean is for `document`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from operator import is_
from typing import Any

from briefer.model import Article

BATCH = 500
"""How many items are written at one go: between two goes another thread, the window's, may go on."""

Pieces = Iterable[bytes]
"""Bytes to be joined once at the end: copying megabytes again and again would hold up the window's thread."""


class Kept:
    """The bytes of the items of a project, as they were laid out last; they never change, so the same have the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Sequence[Any], list[bytes]]] = {}

    def bytes_of(self, place: str, items: Sequence[Any], encode: Callable[[], Pieces]) -> Pieces:
        """Return the bytes of the items at a place, encoded unless the very same stood there last time."""
        last, pieces = self._kept.get(place, ((), []))
        if len(last) != len(items) or not all(map(is_, last, items)):
            pieces = list(encode())
            self._kept[place] = (items, pieces)
        return pieces


def laid_out(head: Mapping[str, Any], project: Any, kept: Kept | None = None, line: bytes = b"") -> bytes:
    """Return a project, or plain data in its place, as the bytes of a file; `line` and `head` go before it.

    With `kept` only what is new since it was used last is encoded.
    """
    import msgspec

    encode = msgspec.json.encode
    first = b",".join(encode(name) + b":" + encode(value) for name, value in head.items())
    row = partial(_row, kept=kept or Kept())
    return b"".join((line, b"{", first, b',"project":{\n', *_between(b",\n", map(row, _members(project))), b"\n}}\n"))


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


def _row(member: tuple[str, Any], kept: Kept) -> Pieces:
    import msgspec

    name, value = member
    yield msgspec.json.encode(name) + b":"
    yield from _value(name, value, kept)


def _value(name: str, value: Any, kept: Kept) -> Pieces:
    """Return a list of items with a line for each, everything else on one line."""
    import msgspec

    if name == "articles" and value:
        yield from _lines(
            kept.bytes_of(f"article {n}", (each,), partial(_article, each)) for n, each in enumerate(value)
        )
    elif isinstance(value, tuple | list) and value and (isinstance(value[0], dict) or is_dataclass(value[0])):
        batches = ((start, value[start : start + BATCH]) for start in range(0, len(value), BATCH))
        yield from _lines(kept.bytes_of(f"{name} {start}", batch, partial(_batch, batch)) for start, batch in batches)
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
    yield from _between(b",", map(partial(_row, kept=Kept()), _members(article)))
    yield b"}"
