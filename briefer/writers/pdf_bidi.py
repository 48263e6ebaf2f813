"""Text that runs from right to left: the direction of each character, and the order of a line's parts.

The Unicode bidirectional algorithm (UAX 9) without its explicit embeddings and isolates, whose signs never reach a
page. Nothing here knows fonts or pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar
from unicodedata import bidirectional

_BRACKETS = dict(zip("([{\u2045\u207d\u208d\u2329\u27e8\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b",
                     ")]}\u2046\u207e\u208e\u232a\u27e9\u3009\u300b\u300d\u300f\u3011\u3015\uff09\uff3d\uff5d",
                     strict=True))  # fmt: skip
_CLOSING = frozenset(_BRACKETS.values())
_MOST_OPEN = 63  # brackets within each other; UAX 9 looks no deeper
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_LEVELS = {"L": (0, 2), "R": (1, 1), "EN": (2, 2), "AN": (2, 2)}  # in paragraphs of level 0 and 1
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_PLACED = TypeVar("_PLACED")


def levels(text: str, base: int) -> list[int]:
    """Return the level of each character of a paragraph: odd ones run from right to left."""
    kinds = [bidirectional(character) or "L" for character in text]
    around = "R" if base else "L"
    unseen = [index for index, kind in enumerate(kinds) if kind == "BN"]
    seen = [index for index, kind in enumerate(kinds) if kind != "BN"]
    found = [kinds[index] for index in seen]
    marks = [index for index, kind in enumerate(found) if kind == "NSM"]
    _settle_weak(found, around)
    _settle_brackets([text[index] for index in seen], found, around, frozenset(marks))
    _settle_neutral(found, around)
    result = [base] * len(text)
    for index, kind in zip(seen, found, strict=True):
        result[index] = _LEVELS[kind][base]
    for index in unseen:
        result[index] = result[index - 1] if index else base
    return result


def in_order(parts: Sequence[tuple[int, _PLACED]]) -> list[_PLACED]:
    """Return the parts of a line, each with its level, as they stand from left to right."""
    ordered = list(parts)
    highest = max((level for level, _ in ordered), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = end + 1
    return [part for _, part in ordered]


def _settle_weak(kinds: list[str], around: str) -> None:
    """Settle marks, numbers and their signs (rules W1 to W7)."""
    _settle_marks(kinds, around)
    for index in range(1, len(kinds) - 1):
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            kinds[index] = left
    for start, end in _stretches(kinds, {"ET"}):
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)
    letter = around
    for index, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            letter = kind
        elif kind == "EN" and letter == "L":
            kinds[index] = "L"


def _settle_marks(kinds: list[str], around: str) -> None:
    """Give marks the kind of what they stand at, and tell the numbers within Arabic text (rules W1 to W3)."""
    before, letter = around, around
    for index, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            letter = kind
        before = kinds[index] = before if kind == "NSM" else kind
        if before == "EN" and letter == "AL":
            before = kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _settle_brackets(text: Sequence[str], kinds: list[str], around: str, marks: frozenset[int]) -> None:
    """Give both brackets of a pair one direction (rule N0)."""
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
            while following in marks:
                kinds[following] = direction
                following += 1


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


def _settle_neutral(kinds: list[str], around: str) -> None:
    """Give spaces and signs the direction of what stands on both sides (rules N1 and N2)."""
    for start, end in _stretches(kinds, _NEUTRAL):
        before = _STRONG[kinds[start - 1]] if start else around
        after = _STRONG[kinds[end]] if end < len(kinds) else around
        kinds[start:end] = [before if before == after else around] * (end - start)


def _stretches(kinds: Sequence[str], wanted: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    """Yield where stretches of the wanted kinds begin and end."""
    start = 0
    while start < len(kinds):
        if kinds[start] not in wanted:
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] in wanted:
            end += 1
        yield start, end
        start = end
