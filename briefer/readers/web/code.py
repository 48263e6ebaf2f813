"""The article in the code of a page that a script builds: JSON for search engines (`articleBody`) or for the script.

Nothing is run: the code is parsed as JSON, and the texts in it are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefer.model import ParagraphKind
from briefer.readers.base import Block
from briefer.readers.web.places import Places
from briefer.readers.web.states import LONGEST_LABEL, looks_like_json, may_hold_prose, states_of, values_of
from briefer.readers.web.texts import Piece, is_prose, pieces_in
from briefer.readers.web.walk import PageWalk

FEWEST_WORDS = 40
WORDS_OF_AN_ARTICLE = 150
"""From so many words on, a text beside others of its kind is an article of its own."""

_BLOCK = r"p|div|h\d|li|ul|ol|blockquote|section|table|tr|figure"
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_BLOCK_TAG = re.compile(rf"<(?:{_BLOCK})\b[^<>]*>", re.I)
_BREAK = re.compile(r"\s*<br\b[^<>]*>", re.I)
_STRUCTURED = "application/ld+json"
_SCRIPT_TYPES = frozenset({"", "text/javascript", "application/javascript", "module"})


def article_in_code(page: Any, *, is_bare: bool) -> list[Block]:
    """Return the paragraphs of the longest article in the code of a page, none if it holds none.

    Of a page that shows next to no text, what its scripts begin with is looked at, too (`window.state = {…}`), and
    what stands in attributes and templates.
    """
    found = list(_in_data(page))
    if is_bare:
        found += [pieces for state in _beside_data(page) for pieces in pieces_in(state)]
        found += [[Piece(_inner_markup(each))] for each in page.iter("template")]
    best: list[Block] = []
    most = 0
    for length, pieces in sorted(((_length(each), each) for each in found), key=lambda entry: -entry[0]):
        if length <= most:  # what is left cannot hold more letters
            break
        blocks = _blocks(pieces)
        if (count := _letter_count(blocks)) > most:
            best, most = blocks, count
    return best if sum(block.text.count(" ") + 1 for block in _shown(best)) >= FEWEST_WORDS else []


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.words) for piece in pieces)


def _in_data(page: Any) -> Iterator[list[Piece]]:
    for script in page.iter("script"):
        kind = (script.get("type") or "").strip().lower()
        code = script.text if "json" in kind or "shoebox" in kind else None
        if code and may_hold_prose(code):
            is_structured = kind == _STRUCTURED
            for value in values_of(code):
                for pieces in pieces_in(value, is_structured=is_structured):
                    yield from _articles(pieces)


def _articles(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Return pieces as they are, one by one if they are whole articles beside each other."""
    lengths = sorted(piece.words.count(" ") for piece in pieces)
    if len(pieces) > 1 and lengths[len(pieces) // 2] >= WORDS_OF_AN_ARTICLE:
        yield from ([piece] for piece in pieces)
    else:
        yield pieces


def _beside_data(page: Any) -> Iterator[Any]:
    scripts = (each for each in page.iter("script") if (each.get("type") or "").strip().lower() in _SCRIPT_TYPES)
    yield from states_of([script.text for script in scripts if script.text])
    for element in page.iter():
        for value in element.attrib.values():
            if len(value) > LONGEST_LABEL and looks_like_json(value):
                yield from values_of(value)


def _inner_markup(element: Any) -> str:
    from lxml import html

    return "".join(html.tostring(each, encoding="unicode") for each in element)


def _blocks(pieces: Sequence[Piece]) -> list[Block]:
    return [block for piece in pieces for block in _parted(piece)]


def _parted(piece: Piece) -> Iterator[Block]:
    """Return the paragraphs of one text: by its markup, else by its blank lines, else a line each."""
    words = piece.words.replace("\r\n", "\n")
    if "&lt;" in words and not _MARKUP.search(words):
        words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    if _BLOCK_TAG.search(words):
        yield from _in_markup(words)
        return
    words = _BREAK.sub("\n", words)
    is_marked = "&" in words or _MARKUP.search(words) is not None
    for line in words.split("\n\n" if "\n\n" in words else "\n"):
        if is_marked:
            yield from _in_markup(line)
        elif line.strip():
            yield Block(line.strip(), piece.kind)


def _in_markup(markup: str) -> list[Block]:
    from lxml import html

    if not markup.strip():
        return []
    page = html.fragment_fromstring(markup, create_parent=True)
    return [
        Block(each.text, each.kind, each.place.reason if each.place.is_certain else "")
        for each in PageWalk(Places()).passages(page)
    ]


def _letter_count(blocks: list[Block]) -> int:
    """Return how many letters of prose there are, 0 if most of the text is none."""
    shown = _shown(blocks)
    prose = sum(len(block.text) for block in shown if is_prose(block.text))
    plain = sum(len(block.text) for block in shown if block.kind is ParagraphKind.BODY)
    return sum(len("".join(block.text.split())) for block in shown) if prose > plain / 2 else 0


def _shown(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if not block.reason]
