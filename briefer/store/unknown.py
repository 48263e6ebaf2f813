"""What a project file holds beyond what this version knows: kept beside the project, put back when it is saved.

Fields are found again by the name of their object, and in lists by the id of their item, so that edits, undo and
moving things about lose none of them; with its item a field goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Unknown:
    """The unknown fields of one object of the file, and those of its parts by their name or id."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, Unknown] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.parts)


NOTHING = Unknown()


def unknown_in(raw: Mapping[str, Any], known: Mapping[str, Any]) -> Unknown:
    """Return what `raw` holds and `known`, the same object as this version writes it, does not."""
    differing = ((name, value) for name, value in raw.items() if name in known and value != known[name])
    wholes = ((name, value) for name, value in differing if isinstance(value, dict | list))
    parts = {name: part for name, value in wholes if (part := _of_whole(value, known[name]))}
    strangers = {} if raw.keys() <= known.keys() else {name: raw[name] for name in raw if name not in known}
    return Unknown(strangers, parts) if strangers or parts else NOTHING


def put_back(plain: dict[str, Any], unknown: Unknown) -> None:
    """Add the unknown fields to an object of plain data and to its parts."""
    for name, part in unknown.parts.items():
        value = plain.get(name)
        if isinstance(value, dict):
            put_back(value, part)
        elif isinstance(value, list | tuple):
            for key, item in _items(value).items():
                if key in part.parts:
                    put_back(item, part.parts[key])
    for name, value in unknown.fields.items():
        plain.setdefault(name, value)


def _of_whole(raw: dict[str, Any] | list[Any], known: Any) -> Unknown:
    if isinstance(raw, dict):
        return unknown_in(raw, known) if isinstance(known, dict) else NOTHING
    if not isinstance(known, list | tuple):
        return NOTHING
    known_items = _items(known)
    pairs = ((key, item) for key, item in _items(raw).items() if key in known_items)
    parts = {key: part for key, item in pairs if (part := unknown_in(item, known_items[key]))}
    return Unknown({}, parts) if parts else NOTHING


def _items(values: Iterable[Any]) -> dict[str, dict[str, Any]]:
    return {str(value["id"]): value for value in values if isinstance(value, dict) and "id" in value}


def differing_items(data: bytes, here: bytes) -> tuple[bytes, bytes] | None:
    """Return two files laid out an item a line without the items that are alike in both, None if their lines differ.

    What is alike was written by this version, so only the rest has to be looked at.
    """
    lines, own = data.split(b"\n"), here.split(b"\n")
    if len(lines) != len(own):
        return None
    kept: list[bytes] = []
    kept_own: list[bytes] = []
    for line, other in zip(lines, own, strict=True):
        if line == other and line.startswith(b"{") and line.endswith((b"}", b"},")):
            if not line.endswith(b","):  # the last of its list: the one before it is the last now
                kept[-1], kept_own[-1] = kept[-1].removesuffix(b","), kept_own[-1].removesuffix(b",")
        else:
            kept.append(line)
            kept_own.append(other)
    return b"\n".join(kept), b"\n".join(kept_own)
