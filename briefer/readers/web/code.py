"""The article in the code of a page that a script builds: JSON for search engines (`articleBody`) or for the script.

Nothing is run: the code is parsed as JSON, and the texts in it are looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from briefer.readers.base import Block

FEWEST_WORDS = 40
FEWEST_PARAGRAPH_WORDS = 6
FEWEST_LETTERS = 200
MOST_STATES = 200
_NAMED = re.compile(r"(?<![=!<>])=\s*(?=[{\[])")
_MARKUP = re.compile(r"<(?:p|br|div|h\d|li|blockquote)\b[^<>]*>", re.I)
_BLOCK_TAGS = re.compile(r"\s*</?(?:p|div|h\d|li|ul|ol|blockquote|section|br\s*/?\s*>\s*<br)\b[^<>]*>\s*", re.I)
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’»)\]」』]*(?:[\s<]|$)")
_STRUCTURED = "application/ld+json"
_STATES = frozenset({"application/json", "text/json"})


def article_in_code(page: Any, *, is_bare: bool) -> list[Block]:
    """Return the paragraphs of the longest article in the code of a page, none if it holds none.

    Of a page that shows next to no text, what its scripts begin with is looked at, too: `window.state = {…}`.
    """
    found: list[list[str]] = []
    for script in page.iter("script"):
        kind = (script.get("type") or "").strip().lower()
        if (kind == _STRUCTURED or kind in _STATES) and script.text:
            found += map(_paragraphs, _bodies(script.text, is_structured=kind == _STRUCTURED))
        elif is_bare and script.text and len(script.text) > FEWEST_LETTERS:
            found += (_paragraphs(pieces) for state in _states(script.text) for pieces in _pieces(state))
    best = max(found, key=_word_count, default=[])
    return [Block(words) for words in best] if _word_count(best) >= FEWEST_WORDS else []


def _bodies(code: str, *, is_structured: bool) -> Iterator[list[str]]:
    """Return the texts that may be an article, each as the pieces in which it comes."""
    try:
        parsed = msgspec.json.decode(code.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return
    yield from _pieces(parsed, is_structured=is_structured)


def _states(code: str) -> Iterator[Any]:
    """Return the objects and lists in a script that are written as JSON is and given a name."""
    decoder = json.JSONDecoder(strict=False)
    end = 0
    for match in islice(_NAMED.finditer(code), MOST_STATES):
        if match.end() < end:
            continue
        try:
            state, end = decoder.raw_decode(code, match.end())
        except (ValueError, RecursionError):
            continue
        yield state


def _pieces(parsed: Any, *, is_structured: bool = False) -> Iterator[list[str]]:
    by_place: dict[str, list[str]] = {}
    for place, words in _strings(parsed):
        by_place.setdefault(place, []).append(words)
    for place, pieces in by_place.items():
        if place.endswith("/articleBody"):
            yield from ([piece] for piece in pieces)
        elif not is_structured and sum(map(_is_prose, pieces)) > len(pieces) / 2:
            yield pieces


def _strings(parsed: Any) -> Iterator[tuple[str, str]]:
    """Return every string with its place, in which the numbers of lists do not count, in order."""
    waiting: list[tuple[str, Any]] = [("", parsed)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, list):
            waiting += [(place, entry) for entry in reversed(value)]
        elif isinstance(value, dict):
            waiting += [(f"{place}/{key}", entry) for key, entry in reversed(value.items())]


def _is_prose(words: str) -> bool:
    return words.count(" ") >= FEWEST_PARAGRAPH_WORDS - 1 and _SENTENCE.search(words) is not None


def _paragraphs(pieces: list[str]) -> list[str]:
    return [words for piece in pieces for words in _parted(piece)]


def _parted(words: str) -> Iterator[str]:
    """Return the paragraphs of one text: by its markup, else by its blank lines, else a line each."""
    if _MARKUP.search(words) or "&" in words:
        from lxml import html

        marked = _BLOCK_TAGS.sub("\n\n", words)
        words = "".join(map(str, html.fragment_fromstring(marked, create_parent=True).itertext()))
    lines = words.replace("\r\n", "\n").split("\n\n" if "\n\n" in words.replace("\r\n", "\n") else "\n")
    yield from filter(None, map(str.strip, lines))


def _word_count(paragraphs: list[str]) -> int:
    return sum(words.count(" ") + 1 for words in paragraphs)
