"""One walk over a parsed web page that returns every passage a person sees on it once, in order, with where it stands.

Whether a passage belongs to the article is decided elsewhere; why one may not is told by `places`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from briefer.model import ParagraphKind
from briefer.readers.base import BETWEEN_CELLS
from briefer.readers.plain.note_marks import raised_beside
from briefer.readers.web.inline import (
    INLINE,
    MAY_BE_PASSED_OVER,
    is_block,
    is_cell,
    is_passed_over,
    is_row,
    stands_beside,
    stands_in_sentence,
)
from briefer.readers.web.numbers import ListNumbers
from briefer.readers.web.places import NO_PLACE, NoPlaces, Place, Places
from briefer.readers.web.quotes import marks_around

KINDS = {"li": ParagraphKind.LIST_ITEM, "blockquote": ParagraphKind.QUOTE} | dict.fromkeys(
    ("h1", "h2", "h3", "h4", "h5", "h6"), ParagraphKind.HEADING
)
WORD_KINDS = {
    "MsoListParagraph": ParagraphKind.LIST_ITEM,
    "MsoListBullet": ParagraphKind.LIST_ITEM,
    "MsoQuote": ParagraphKind.QUOTE,
    "MsoIntenseQuote": ParagraphKind.QUOTE,
    "MsoTitle": ParagraphKind.HEADING,
}
"""Classes by which Word says on the clipboard what a paragraph is."""

NO_KIND = frozenset({"tr", "td", "th", "dd", "dt", "article"})
"""Elements whose text is plain again, whatever they stand in."""

_INITIAL = re.compile(r"[\"“„«]?(?![AEIOYÀÈÉÒÓÙÚВИКОСУЯЄІ])[^\W\d_]")
"""A letter at the head of a text, but none that may be a word of its own."""

_SPACING = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile(r" ?\n ?")


@dataclass(slots=True)
class Passage:
    """A passage of the page: its words, what it is, where it stands.

    `carrier` is the longest text node in it (an element, and whether its tail is meant), `home` the element around it,
    `named` the element that gave it the reason of its place, if it has one. `inner` is the place, and the element that
    gave it, that it has within an element that is certain not to be of the article, should its name be mistaken.
    """

    text: str
    kind: ParagraphKind
    place: Place
    link_share: float
    carrier: tuple[Any, bool]
    home: Any
    named: Any = None
    inner: tuple[Place, Any] = (NO_PLACE, None)


def _is_initial(passage: Passage) -> bool:
    return _INITIAL.fullmatch(passage.text) is not None and passage.text.isupper() and not is_cell(passage.home)


def _with_initials(passages: list[Passage]) -> Iterator[Passage]:
    """Return the passages, a large letter that stands alone before the rest of its word with that."""
    initial = ""
    for number, each in enumerate(passages):
        after = passages[number + 1] if number + 1 < len(passages) else None
        if after and not initial and _is_initial(each) and after.text[:1].islower():
            initial = each.text
            continue
        if initial:
            each.text, initial = initial + each.text, ""
        yield each


@dataclass(slots=True)
class _Run:
    """The words of the passage being read."""

    pieces: list[str] = field(default_factory=list)
    breaks: int = 0
    cells: int = 0
    length: int = 0
    linked: int = 0
    longest: int = 0
    carrier: tuple[Any, bool] | None = None

    @property
    def last(self) -> str:
        """What was read last on the line that has been reached."""
        return "" if self.breaks or self.cells else "".join(self.pieces[-3:])


class _Mode(Enum):
    """How the words of an element stand to those around it."""

    BLOCK = auto()
    APART = auto()
    INLINE = auto()


_BLOCK, _APART, _INLINE = _Mode


class PageWalk:
    """Reads one page; every element is seen once, however deep it lies."""

    def __init__(self, places: Places | NoPlaces, *, joins_rows: bool = True) -> None:
        """Look up in `places` what the elements of the page are there for; a row is one passage if `joins_rows`."""
        self._joins_rows = joins_rows
        self._places = places
        self._found: list[Passage] = []
        self._run = _Run()
        self._waiting: list[_Run] = []
        self._kinds = [ParagraphKind.BODY]
        self._place_stack: list[tuple[Place, Any]] = [(NO_PLACE, None)]
        self._inner: list[tuple[Place, Any]] = [(NO_PLACE, None)]
        self._homes: list[Any] = []
        self._modes: list[_Mode] = []
        self._row: Any = None
        self._link_depth = 0
        self._preformatted = 0
        self._marks: list[str] = []
        self._numbers = ListNumbers()
        self._label = ""

    def passages(self, page: Any) -> list[Passage]:
        """Return the passages of a page or part of one in document order."""
        from lxml import etree

        self._homes.append(page)
        events = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
        passed: Any = None
        for event, element in events:
            if event == "start":
                tag = element.tag
                if tag in MAY_BE_PASSED_OVER and is_passed_over(element, self._run.last):
                    passed = element
                    events.skip_subtree()
                else:
                    self._enter(element, tag)
            else:
                if event == "end" and element is not passed:
                    self._leave(element, element.tag)
                if element is not page and (words := element.tail):
                    self._add(words, element, is_tail=True)
        self._flush()
        return list(_with_initials(self._found))

    def _enter(self, element: Any, tag: str) -> None:
        if tag == "br":
            self._run.breaks += self._row is None
            self._run.pieces.append(" ")
            return
        outer, named = self._place_stack[-1]
        place = self._places.of(element, outer)
        mode = self._mode(element, tag, place, outer)
        if mode is _BLOCK:
            self._flush()
            self._homes.append(element)
            self._kinds.append(self._kind(element, tag))
            if self._joins_rows and is_row(element):
                self._row = element
        elif mode is _APART:  # a passage of its own in the midst of another
            self._waiting.append(self._run)
            self._run = _Run()
        self._modes.append(mode)
        if mode is _INLINE or place is outer:
            self._place_stack.append((outer, named))
        else:
            self._place_stack.append((place, element if place.reason else None))
        is_within = mode is not _INLINE and outer.is_certain
        self._inner.append(self._inner_place(element) if is_within else self._beside(mode))
        self._open(element, tag)
        if words := element.text:
            self._add(words, element, is_tail=False)

    def _beside(self, mode: _Mode) -> tuple[Place, Any]:
        return self._inner[-1] if mode is _INLINE else (NO_PLACE, None)

    def _inner_place(self, element: Any) -> tuple[Place, Any]:
        known = self._inner[-1]
        place = self._places.of(element, known[0])
        return known if place is known[0] else (place, element if place.reason else None)

    def _mode(self, element: Any, tag: str, place: Place, outer: Place) -> _Mode:
        if self._row is None and (tag not in INLINE or is_block(element)):
            return _BLOCK
        if place is outer:
            return _INLINE
        is_part = not place.is_apart and stands_in_sentence(element, self._run.last, is_certain=place.is_certain)
        return _INLINE if is_part else _APART

    def _open(self, element: Any, tag: str) -> None:
        if tag == "a":
            self._link_depth += 1
        elif tag == "img" and _INITIAL.fullmatch(element.get("alt", "")) and (element.tail or "")[:1].islower():
            self._run.pieces.append(element.get("alt"))
        elif tag == "li":
            label = self._numbers.label(element)
            self._label = "" if self._place_stack[-1][0].is_certain else label
        elif tag == "pre":
            self._preformatted += 1
        if tag == "q":
            marks = marks_around(element, len(self._marks))
            self._marks.append(marks)
            self._run.pieces.append(marks[:1])
        elif self._row is not None and ((is_part := is_cell(element)) or is_block(element)):
            self._run.cells += is_part and self._run.length > 0
            self._run.pieces.append(" ")

    def _kind(self, element: Any, tag: str) -> ParagraphKind:
        if tag in NO_KIND:
            return ParagraphKind.BODY
        if tag == "p" and (names := element.get("class", "")).startswith("Mso"):
            return next((kind for start, kind in WORD_KINDS.items() if names.startswith(start)), self._kinds[-1])
        return KINDS.get(tag, self._kinds[-1])

    def _leave(self, element: Any, tag: str) -> None:
        if tag == "br":
            return
        if tag == "a":
            self._link_depth -= 1
        elif tag == "li":
            self._label = ""
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "q":
            self._run.pieces.append(self._marks.pop()[1:])
        mode = self._modes.pop()
        if mode is _BLOCK:
            self._flush()
            self._homes.pop()
            self._kinds.pop()
            if element is self._row:
                self._row = None
        elif mode is _APART:
            self._flush()
            self._run = self._waiting.pop()
        elif self._row is not None:
            self._run.pieces.append(" " * is_block(element))
        self._place_stack.pop()
        self._inner.pop()

    def _add(self, words: str, element: Any, *, is_tail: bool) -> None:
        if words.isspace():
            self._run.pieces.append(words[:1] if self._preformatted else _SPACING.sub(" ", words[:1]))
            return
        words = words.replace("\r\n", "\n") if self._preformatted else _SPACING.sub(" ", words)
        length = len(words.strip())
        if self._run.breaks > 1:
            self._flush()
        run = self._run
        if run.breaks:
            run.pieces.append("\n")
            run.breaks = 0
        if not is_tail:
            if element.tag == "sup":
                words = raised_beside(words, run.last)
            elif stands_beside(element, words, run.last):
                words = f" {words}"
        run.pieces.append(BETWEEN_CELLS * run.cells + self._numbered(words))
        run.cells = 0
        run.length += length
        if self._link_depth:
            run.linked += length
        if length > run.longest:
            run.longest, run.carrier = length, (element, is_tail)

    def _numbered(self, words: str) -> str:
        if not self._label or self._place_stack[-1][0].is_certain:
            return words
        label, self._label = self._label, ""
        return words if words.lstrip().startswith(label) else f"{label} {words.lstrip()}"

    def _flush(self) -> None:
        run = self._run
        if run.carrier is None:  # as most are, between the tags
            run.pieces.clear()
            run.breaks = run.cells = 0
            return
        self._run = _Run()
        words = "".join(run.pieces)
        if "\n" in words:
            words = _BREAK.sub("\n", words)
        share = run.linked / run.length
        place, named = self._place_stack[-1]
        self._found.append(
            Passage(words.strip(), self._kinds[-1], place, share, run.carrier, self._homes[-1], named, self._inner[-1])
        )
