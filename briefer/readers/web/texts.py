"""The texts in a value parsed from the code of a page that may be its article, each as the pieces in which it comes.

Pieces belong together that stand in the same place, whatever their numbers in lists. A node of a rich text ("paragraph"
with words and links in it) is one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from briefer.model import ParagraphKind
from briefer.readers.web.states import LONGEST_LABEL, looks_like_json, values_of

FEWEST_PARAGRAPH_WORDS = 6
DEEPEST_NODE = 12
MOST_NESTED = 200
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’»)\]」』]*(?:[\s<&]|$)")
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting)$")
_TYPE_KEYS = ("type", "_type", "nodeType", "blockType", "tag", "tagName", "kind", "__typename", "name")
_NODE = re.compile(
    r"(?:p|li|h[1-6]|paragraph|heading[-_]?\w{0,5}|subhead\w*|block|block-?quote|quote|list[-_]?item)", re.I
)
_HEADING = re.compile(r"h[1-6]$|heading|subhead", re.I)
_LIST_ITEM = re.compile(r"li$|list", re.I)
_CHILD_KEYS = ("content", "children", "nodes", "spans", "inlines", "runs")
_CHILDREN = frozenset(_CHILD_KEYS)
_WORD_KEYS = ("text", "value", "insert", "literal", *_CHILD_KEYS)
_BREAK = re.compile(r"(?:hard|line|soft)?[-_]?br(?:eak)?", re.I)
_INNER = re.compile(r"(?:/(?:content|children|nodes|blocks|root|items))+$")
_COUNTED = re.compile(r"\d+|(?<=:).+")
"""What tells things of one kind apart: numbers, and the key after the name of a kind ("Paragraph:f3a")."""

_BODY, _UPDATES, _UPDATE_HEAD = "/articleBody", "/liveBlogUpdate/articleBody", "/liveBlogUpdate/headline"


class Piece(NamedTuple):
    """A text in the code of a page, perhaps with markup, and what it is as far as the code says."""

    words: str
    kind: ParagraphKind = ParagraphKind.BODY


def pieces_in(parsed: Any, *, is_structured: bool = False) -> Iterator[list[Piece]]:
    """Return the texts that may be an article; of data for search engines (`is_structured`) only what is called one."""
    by_place: dict[str, list[Piece]] = {}
    for place, piece in _strings(parsed):
        by_place.setdefault(_UPDATES if place.endswith(_UPDATE_HEAD) else place, []).append(piece)
    for place, pieces in by_place.items():
        if place.endswith(_UPDATES):
            yield pieces
        elif place.endswith(_BODY):
            yield from ([piece] for piece in pieces)
        elif not is_structured and _are_prose(pieces):
            yield pieces


def is_prose(words: str) -> bool:
    """Return whether words are sentences of more than a few words."""
    return words.count(" ") >= FEWEST_PARAGRAPH_WORDS - 1 and _SENTENCE.search(words) is not None


def _are_prose(pieces: list[Piece]) -> bool:
    plain = [piece.words for piece in pieces if piece.kind is ParagraphKind.BODY]
    return sum(map(is_prose, plain)) > len(plain) / 2


def _strings(parsed: Any) -> Iterator[tuple[str, Piece]]:
    """Return every string with its place, in which the numbers of lists do not count, in order."""
    waiting: list[tuple[str, Any]] = [("", _resolved(parsed))]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            inner = values_of(value) if len(value) > LONGEST_LABEL and looks_like_json(value) else []
            if inner:
                waiting.append((place, _resolved(inner[0])))
            elif place.endswith(_UPDATE_HEAD):
                yield place, Piece(value, ParagraphKind.HEADING)
            else:
                yield place, Piece(value)
        elif (node := _node(value)) is not None:
            yield _INNER.sub("", place), node
        elif isinstance(value, list):
            value = value[3:] if value[:1] == ["$"] else value
            waiting += [(place, entry) for entry in reversed(value)]
        elif isinstance(value, dict):
            waiting += [(f"{place}/{_key(key, value)}", entry) for key, entry in reversed(value.items())]


def _key(key: str, value: dict[str, Any]) -> str:
    """Return the name of a place; what some call the text of an article others call its body."""
    if key == "text" and "@type" in value and "articleBody" not in value:
        types = value["@type"] if isinstance(value["@type"], list) else [value["@type"]]
        if any(isinstance(each, str) and _ARTICLE_TYPE.search(each) for each in types):
            return "articleBody"
    return _COUNTED.sub("", key)


def _resolved(parsed: Any) -> Any:
    """Return a value; of a list whose entries name each other by number, that of the first, each entry once."""
    if not isinstance(parsed, list) or len(parsed) < 2 or not _is_of_numbers(parsed[0]):
        return parsed
    if not any(isinstance(entry, str) for entry in parsed):
        return parsed
    seen: set[int] = set()

    def entry(number: Any, depth: int) -> Any:
        if isinstance(number, bool) or not isinstance(number, int):
            return None
        if number in seen or not 0 <= number < len(parsed) or depth > MOST_NESTED:
            return None
        seen.add(number)
        return value(parsed[number], depth)

    def value(found: Any, depth: int) -> Any:
        if isinstance(found, dict):
            return {name(key): entry(number, depth + 1) for key, number in found.items()}
        if isinstance(found, list):
            return [entry(number, depth + 1) for number in found]
        return found

    def name(key: str) -> str:
        number = int(key[1:]) if key[:1] == "_" and key[1:].isdecimal() and len(key) < 9 else len(parsed)
        return str(parsed[number]) if number < len(parsed) else key

    return value(parsed[0], 0)


def _is_of_numbers(value: Any) -> bool:
    numbers = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return bool(numbers) and all(isinstance(each, int) or each in ("Reactive", "ShallowReactive") for each in numbers)


def _node(value: Any) -> Piece | None:
    """Return the words of a node of a rich text, None of all else."""
    is_object = isinstance(value, dict)
    if _CHILDREN.isdisjoint(value) if is_object else not isinstance(value, list) or value[:1] != ["$"]:
        return None  # as nearly all are
    kind, inside = _node_parts(value)
    if inside is None or not _NODE.fullmatch(kind):
        return None
    words = _words(inside, 0)
    if not words or not words.strip():
        return None
    is_heading = _HEADING.search(kind) is not None
    is_item = not is_heading and _LIST_ITEM.search(kind) is not None
    return Piece(
        words, ParagraphKind.HEADING if is_heading else ParagraphKind.LIST_ITEM if is_item else ParagraphKind.BODY
    )


def _node_parts(value: Any) -> tuple[str, Any]:
    """Return what a node calls itself and the list of its words: `["$", "p", key, {"children": […]}]` or an object."""
    if isinstance(value, list):
        if len(value) == 4 and value[0] == "$" and isinstance(value[1], str) and isinstance(value[3], dict):
            return value[1], value[3].get("children")
    elif isinstance(value, dict):
        held = next((inner for key in _CHILD_KEYS if key in value and isinstance(inner := value[key], list)), None)
        kind = next((name for key in _TYPE_KEYS if isinstance(name := value.get(key), str)), "")
        return kind, held
    return "", None


def _words(inside: Any, depth: int) -> str | None:
    """Return the words of a node in one, None if other nodes stand in it."""
    if isinstance(inside, str):
        return inside
    if depth > DEEPEST_NODE:
        return None
    kind, within = _node_parts(inside)
    if within is not None:
        return None if _NODE.fullmatch(kind) else _words(within, depth + 1)
    if isinstance(inside, list):
        parts = [_words(each, depth + 1) for each in inside]
    elif isinstance(inside, dict):
        if _BREAK.fullmatch(kind):
            return "\n"
        parts = [_words(inside[key], depth + 1) for key in _WORD_KEYS if key in inside]
    else:
        return ""
    return None if None in parts else "".join(part for part in parts if part)
