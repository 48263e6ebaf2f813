"""Text that runs from right to left: the direction of each character, and the order of a line's parts.

The rules of the Unicode bidirectional algorithm (UAX 9) are python-bidi's, called one by one because a page needs the
level of each character and not the text turned round. Only the rule on pairs of brackets (N0) is here: of python-bidi's
two implementations, the one that gives levels leaves it out. Nothing here knows fonts or pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from bidi import algorithm

_BRACKETS = dict(zip("([{\u2045\u207d\u208d\u2329\u27e8\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b",
                     ")]}\u2046\u207e\u208e\u232a\u27e9\u3009\u300b\u300d\u300f\u3011\u3015\uff09\uff3d\uff5d",
                     strict=True))  # fmt: skip
_CLOSING = frozenset(_BRACKETS.values())
_ISOLATE = "\ufffc"
_MOST_OPEN = 63  # brackets within each other; UAX 9 looks no deeper
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_PLACED = TypeVar("_PLACED")


def levels(text: str, base: int, isolates: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return the level of each character of a paragraph: odd ones run from right to left.

    `isolates` are the places, in order, of what runs the other way by itself: one neutral sign for the text around it.
    """
    around, place = "", 0
    for start, end in isolates:
        around, place = f"{around}{text[place:start]}{_ISOLATE}", end
    found = _levels(f"{around}{text[place:]}", base)
    for start, end in isolates:
        found[start : start + 1] = [level + 2 * base for level in _levels(text[start:end], 1 - base)]
    return found


def _levels(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    algorithm.get_embedding_levels(text, storage)
    signs = storage["chars"]
    for sign in signs:
        sign["type"] = sign["type"] or "L"  # Python does not know the newest characters
    algorithm.explicit_embed_and_overrides(storage)
    seen = storage["chars"]
    algorithm.resolve_weak_types(storage)
    _settle_brackets(seen, "R" if base else "L")
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    kept = set(map(id, seen))
    found: list[int] = []
    for sign in signs:
        found.append(sign["level"] if id(sign) in kept else found[-1] if found else base)
    return found


def in_order(parts: Sequence[tuple[int, _PLACED]]) -> list[_PLACED]:
    """Return the parts of a line, each with its level, as they stand from left to right."""
    entries: list[dict[str, Any]] = [{"level": level, "part": part} for level, part in parts]
    highest = max((level for level, _ in parts), default=0)
    algorithm.reverse_contiguous_sequence(entries, 0, len(entries) - 1, highest, 1)
    return [entry["part"] for entry in entries]


def _settle_brackets(signs: Sequence[dict[str, Any]], around: str) -> None:
    """Give both brackets of a pair one direction (rule N0), and the marks behind them."""
    text, kinds = [sign["ch"] for sign in signs], [sign["type"] for sign in signs]
    for start, end in _pairs(text, kinds):
        within = {_STRONG[kind] for kind in kinds[start + 1 : end] if kind in _STRONG}
        if not within:
            continue
        direction = around
        if around not in within:
            before = next((_STRONG[kind] for kind in reversed(kinds[:start]) if kind in _STRONG), around)
            direction = before if before != around else around
        for place in (start, end):
            kinds[place] = direction
            following = place + 1
            while following < len(signs) and signs[following]["orig"] == "NSM":
                kinds[following] = direction
                following += 1
    for sign, kind in zip(signs, kinds, strict=True):
        sign["type"] = kind


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the pairs of brackets begin and end."""
    open_brackets: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in _BRACKETS:
            if len(open_brackets) == _MOST_OPEN:
                return []
            open_brackets.append((_BRACKETS[character], index))
        elif character in _CLOSING:
            for depth in range(len(open_brackets) - 1, -1, -1):
                if open_brackets[depth][0] == character:
                    found.append((open_brackets[depth][1], index))
                    del open_brackets[depth:]
                    break
    return sorted(found)
