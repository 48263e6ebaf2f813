"""What a project file holds beyond what this version knows: kept beside the project, put back when it is saved.

Fields are found again by the name of their object, and in lists by the id of their item, so that edits, undo and
moving things about lose none of them; with its item a field goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from operator import methodcaller
from types import MappingProxyType
from typing import Any, NamedTuple, get_args, get_type_hints


class Unknown(NamedTuple):
    """The unknown fields of one object of the file, and those of its parts by their name or id."""

    fields: Mapping[str, Any] = MappingProxyType({})
    parts: Mapping[str, Unknown] = MappingProxyType({})

    def __bool__(self) -> bool:
        return bool(self.fields or self.parts)


_END = b"\n"  # no line is


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


def unknown_in(raw: dict[str, Any], part: type) -> Unknown:
    """Return what `raw` holds and a part of the model, whose plain data it otherwise is, does not."""
    return _beyond([raw], _shape_of(part)).get(0, Unknown())


def _beyond(wholes: Sequence[dict[str, Any]], shape: _Shape) -> dict[int, Unknown]:
    """Return what is unknown in objects of one shape, by their place among them; in most there is nothing.

    All of them are asked for one thing at a time: asked one by one, ten thousand take as long as reading them.
    """
    strangers = _strangers(wholes, shape.names)
    parts: defaultdict[int, dict[str, Unknown]] = defaultdict(dict)
    for name, inner in shape.parts.items():
        for place, unknown in _beyond_in(list(map(methodcaller("get", name), wholes)), inner):
            parts[place][name] = unknown
    if not parts:
        return {place: Unknown(fields) for place, fields in strangers.items()}
    return {place: Unknown(strangers.get(place, {}), parts.get(place, {})) for place in strangers.keys() | parts.keys()}


def _strangers(wholes: Sequence[dict[str, Any]], names: frozenset[str]) -> dict[int, dict[str, Any]]:
    odd = {way: [name for name in way if name not in names] for way in set(map(tuple, wholes))}
    if not any(odd.values()):
        return {}
    return {
        place: {name: whole[name] for name in strange}
        for place, whole in enumerate(wholes)
        if (strange := odd[tuple(whole)])
    }


def _beyond_in(values: list[Any], shape: _Shape) -> Iterable[tuple[int, Unknown]]:
    """Return what is unknown in the values of one field, each an object, a list of items or nothing, by their place."""
    kinds = set(map(type, values))
    if kinds == {dict}:
        return _beyond(values, shape).items()
    if dict in kinds:
        places = [place for place, value in enumerate(values) if type(value) is dict]
        found = _beyond([values[place] for place in places], shape)
        return [(places[number], unknown) for number, unknown in found.items()]
    if list not in kinds or not any(values):
        return ()
    lists = ((place, _items_beyond(value, shape)) for place, value in enumerate(values) if type(value) is list)
    return [(place, Unknown({}, items)) for place, items in lists if items]


def _items_beyond(values: list[Any], shape: _Shape) -> dict[str, Unknown]:
    items = [value for value in values if type(value) is dict and "id" in value]
    return {str(items[place]["id"]): unknown for place, unknown in _beyond(items, shape).items()}


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
    """Return a file laid out an item a line without the items that stand alike in another; `here` is this version's.

    What is alike was written by this version, so only the rest has to be looked at. A row of its own may stand there
    for what this version does not know. None if the lines of the other are not found in their order.
    """
    own = iter(here.split(b"\n"))
    other = next(own)
    kept: list[bytes] = []
    is_strange = False  # amid a list that this version does not know
    for line in data.split(b"\n"):
        if is_strange:
            is_strange = not line.startswith(b"]")
        elif line == other:
            other = next(own, _END)
            if line.endswith((b"}", b"},")) and line.startswith(b"{"):
                if not line.endswith(b","):  # the last of its list: the one before it is the last now
                    kept[-1] = kept[-1].removesuffix(b",")
                continue
        elif _begins_alike(line, other):
            other = next(own, _END)
        else:
            is_strange = line.endswith(b"[")
        kept.append(line)
    return b"\n".join(kept) if other is _END else None


def _begins_alike(line: bytes, other: bytes) -> bool:
    """Return whether two lines are the same item or row, or the end of one, with other fields or a comma more."""
    if line[:1] != other[:1] or line[:1] != b'"':
        return line[:1] == other[:1]
    name = other.partition(b":")[0] + b":"
    return line.startswith(name) or (name in line and not line.endswith(b"["))
