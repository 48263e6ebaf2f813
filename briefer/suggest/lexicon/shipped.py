"""Reading the files of words that travel with Briefer: they are ours, so they are read fast and not checked.

They are YAML, for any editor; of YAML they use keys, plain and quoted texts, texts folded over several lines, and keys
one deeper. A test holds that what is read here is what YAML reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDED = ">"
TRUTHS = {"yes": True, "true": True, "no": False, "false": False}


def shipped(path: Path) -> dict[str, Any]:
    """Return what a file of words that travels with Briefer holds."""
    return _mapping(_lines(path.read_text(encoding="utf-8")))


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, each with how far it is indented."""
    lines = ((line, line.lstrip(" ")) for line in text.split("\n"))
    return [(len(line) - len(said), said) for line, said in lines if said and not said.startswith("#")]


def _mapping(lines: list[tuple[int, str]]) -> dict[str, Any]:
    return {key: _value(text, below) for key, text, below in _entries(lines)}


def _entries(lines: list[tuple[int, str]]) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """Yield each key of the first depth with what stands beside it and the lines below it."""
    place = 0
    while place < len(lines):
        depth, line = lines[place]
        key, _, text = line.partition(":")
        end = place = place + 1
        while end < len(lines) and lines[end][0] > depth:
            end += 1
        yield key, text.strip(), lines[place:end]
        place = end


def _value(text: str, below: list[tuple[int, str]]) -> Any:
    if text == FOLDED:
        return " ".join(line for _, line in below)
    if not text:
        return _mapping(below)
    return text[1:-1] if text[0] == '"' else TRUTHS.get(text, text)
