"""One walk over a parsed web page that yields every passage a person sees on it once, in order, with where it stands.

Whether a passage belongs to the article is decided elsewhere; why one may not is told by `places`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefer.model import ParagraphKind
from briefer.readers.web.places import NO_PLACE, NoPlaces, Place, Places

NO_TEXT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "datalist", "textarea"}
    | {"head", "title", "audio", "video", "canvas", "map", "input"}
)
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"ins", "kbd", "label", "mark", "nobr", "output", "q", "rb", "ruby", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "html", "slot", "rp", "rt"}
)
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

NO_KIND = frozenset({"td", "th", "dd", "dt", "article"})
"""Elements whose text is plain again, whatever they stand in."""

_SPACING = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile(r" ?\n ?")


@dataclass(slots=True)
class Passage:
    """A passage of the page: its words, what it is, where it stands.

    `carrier` is the longest text node in it (an element, and whether its tail is meant), `home` the element around it.
    """

    text: str
    kind: ParagraphKind
    place: Place
    link_share: float
    carrier: tuple[Any, bool]
    home: Any


@dataclass(slots=True)
class _Run:
    """The words of the passage being read."""

    pieces: list[str] = field(default_factory=list)
    breaks: int = 0
    length: int = 0
    linked: int = 0
    longest: int = 0
    carrier: tuple[Any, bool] | None = None


class PageWalk:
    """Reads one page; every element is seen once, however deep it lies."""

    def __init__(self, places: Places | NoPlaces) -> None:
        """Look up in `places` what the elements of the page are there for."""
        self._places = places
        self._run = _Run()
        self._waiting: list[_Run] = []
        self._kinds = [ParagraphKind.BODY]
        self._place_stack = [NO_PLACE]
        self._homes: list[Any] = []
        self._link_depth = 0
        self._preformatted = 0

    def passages(self, page: Any) -> Iterator[Passage]:
        """Return the passages of a page or part of one in document order."""
        from lxml import etree

        self._homes.append(page)
        events = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if element.tag in NO_TEXT:
                    events.skip_subtree()
                else:
                    yield from self._enter(element)
            else:
                if event == "end" and element.tag not in NO_TEXT:
                    yield from self._leave(element)
                if element.tail and element is not page:
                    yield from self._add(element.tail, element, is_tail=True)
        yield from self._flush()

    def _enter(self, element: Any) -> Iterator[Passage]:
        tag = element.tag
        if tag == "br":
            self._run.breaks += 1
            return
        outer = self._place_stack[-1]
        place = self._places.of(element, outer)
        if tag not in INLINE:
            yield from self._flush()
            self._homes.append(element)
            self._kinds.append(self._kind(element))
        elif place is not outer:  # a passage of its own in the midst of another
            self._waiting.append(self._run)
            self._run = _Run()
        self._place_stack.append(place)
        self._link_depth += tag == "a"
        self._preformatted += tag == "pre"
        if element.text:
            yield from self._add(element.text, element, is_tail=False)

    def _kind(self, element: Any) -> ParagraphKind:
        if element.tag in NO_KIND:
            return ParagraphKind.BODY
        if element.tag == "p" and (names := element.get("class", "")).startswith("Mso"):
            return next((kind for start, kind in WORD_KINDS.items() if names.startswith(start)), self._kinds[-1])
        return KINDS.get(element.tag, self._kinds[-1])

    def _leave(self, element: Any) -> Iterator[Passage]:
        tag = element.tag
        if tag == "br":
            return
        self._link_depth -= tag == "a"
        self._preformatted -= tag == "pre"
        if tag not in INLINE:
            yield from self._flush()
            self._homes.pop()
            self._kinds.pop()
            self._place_stack.pop()
            return
        place = self._place_stack.pop()
        if place is not self._place_stack[-1]:
            self._place_stack.append(place)
            yield from self._flush()
            self._place_stack.pop()
            self._run = self._waiting.pop()

    def _add(self, words: str, element: Any, *, is_tail: bool) -> Iterator[Passage]:
        words = words.replace("\r\n", "\n") if self._preformatted else _SPACING.sub(" ", words)
        length = len(words.strip())
        if not length:
            self._run.pieces.append(words[:1])
            return
        if self._run.breaks > 1:
            yield from self._flush()
        run = self._run
        if run.breaks:
            run.pieces.append("\n")
            run.breaks = 0
        run.pieces.append(words)
        run.length += length
        if self._link_depth:
            run.linked += length
        if length > run.longest:
            run.longest, run.carrier = length, (element, is_tail)

    def _flush(self) -> Iterator[Passage]:
        run = self._run
        self._run = _Run()
        if run.carrier is None:
            return
        words = "".join(run.pieces)
        if "\n" in words:
            words = _BREAK.sub("\n", words)
        share = run.linked / run.length
        home = self._homes[-1]
        yield Passage(words.strip(), self._kinds[-1], self._place_stack[-1], share, run.carrier, home)
