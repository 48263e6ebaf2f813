"""What a project file holds beyond what this version knows: kept beside the project, put back when it is saved.

Fields are found again by the name of their object, and in lists by the id of their item, so that edits, undo and
moving things about lose none of them; with its item a field goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_type_hints


@dataclass(frozen=True, slots=True)
class Unknown:
    """The unknown fields of one object of the file, and those of its parts by their name or id."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, Unknown] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.parts)


NOTHING = Unknown()


@dataclass(frozen=True, slots=True)
class _Shape:
    """The names of the fields of a part of the model; of those that hold parts themselves, what shape these have."""

    names: frozenset[str]
    parts: Mapping[str, _Shape]


@lru_cache
def _shape_of(part: type) -> _Shape:
    hints = get_type_hints(part)
    held = {name: next(filter(is_dataclass, (hint, *get_args(hint))), None) for name, hint in hints.items()}
    return _Shape(frozenset(hints), {name: _shape_of(inner) for name, inner in held.items() if isinstance(inner, type)})


def unknown_in(raw: Mapping[str, Any], part: type) -> Unknown:
    """Return what `raw` holds and a part of the model, whose plain data it otherwise is, does not."""
    return _beyond(raw, _shape_of(part))


def _beyond(raw: Mapping[str, Any], shape: _Shape) -> Unknown:
    names = shape.names
    strangers = {} if raw.keys() <= names else {name: raw[name] for name in raw if name not in names}
    parts: dict[str, Unknown] = {}
    for name, inner in shape.parts.items():
        value = raw.get(name)
        if not value or (isinstance(value, dict) and not inner.parts and value.keys() <= inner.names):
            continue  # as most are
        if isinstance(value, dict):
            found = _beyond(value, inner)
        else:
            found = Unknown({}, dict(_items_beyond(value, inner))) if isinstance(value, list) else NOTHING
        if found:
            parts[name] = found
    return Unknown(strangers, parts) if strangers or parts else NOTHING


def _items_beyond(items: Iterable[Any], shape: _Shape) -> Iterator[tuple[str, Unknown]]:
    for item in items:
        if isinstance(item, dict) and "id" in item:
            found = _beyond(item, shape)
            if found is not NOTHING:
                yield str(item["id"]), found


def strangers_in(unknown: Unknown) -> list[Any]:
    """Return the values of all unknown fields."""
    found = list(unknown.fields.values())
    for part in unknown.parts.values():
        found += strangers_in(part)
    return found


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


def _items(values: Iterable[Any]) -> dict[str, dict[str, Any]]:
    return {str(value["id"]): value for value in values if isinstance(value, dict) and "id" in value}


def differing_items(data: bytes, here: bytes) -> bytes | None:
    """Return a file laid out an item a line without the items that stand alike in another, None if their lines differ.

    What is alike was written by this version, so only the rest has to be looked at.
    """
    lines, own = data.split(b"\n"), here.split(b"\n")
    if len(lines) != len(own):
        return None
    kept: list[bytes] = []
    for line, other in zip(lines, own, strict=True):
        if line != other or not (line.startswith(b"{") and line.endswith((b"}", b"},"))):
            kept.append(line)
        elif not line.endswith(b","):  # the last of its list: the one before it is the last now
            kept[-1] = kept[-1].removesuffix(b",")
    return b"\n".join(kept)
