"""What the named styles of a Word document mean: kinds of paragraphs, the title, hidden text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element

from briefer.model import ParagraphKind
from briefer.readers.office.story import Passage

HEADING_STYLES = ("heading", "title", "subtitle", "überschrift", "titre", "titel")
QUOTE_STYLES = ("quote", "intense quote", "block text", "blockquote", "quotations", "block quotation")
MAX_STYLE_DEPTH = 12
MOST_LOOKED_AT = 2_000
OFF = frozenset({"0", "false", "off", "none"})
NO_OUTLINE = "9"
NO_NUMBERING = "0"


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that name, whatever its namespace."""
    if element is not None:
        for entry in element:
            if entry.tag.rpartition("}")[2] == name:
                return entry
    return None


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute by its name without namespace, or "" if it or the element is missing."""
    if element is not None:
        for key, value in element.items():
            if key.rpartition("}")[2] == name:
                return value
    return ""


def is_on(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off, or None if nothing is said of it."""
    switch = child(properties, name)
    return None if switch is None else attribute(switch, "val") not in OFF


@dataclass(frozen=True, slots=True)
class Shape:
    """What a style makes of its paragraphs or runs; `number` is the list that numbers them, `level` theirs in it."""

    kind: ParagraphKind = ParagraphKind.BODY
    is_title: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    number: str = ""
    level: str = ""

    @property
    def is_marked(self) -> bool:
        """Return whether a paragraph of this shape is more than its words."""
        return self.is_title or self.is_hidden or self.is_struck

    def give_to(self, passage: Passage) -> None:
        """Make a paragraph of this shape."""
        passage.is_title, passage.is_hidden = self.is_title, self.is_hidden
        passage.is_struck, passage.kind = self.is_struck, self.kind


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    base: str
    is_listed: bool | None
    is_outline: bool | None
    is_hidden: bool | None
    is_struck: bool | None
    number: str = ""
    level: str = ""


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {
            attribute(entry, "styleId"): _style(entry)
            for entry in (root if root is not None else ())
            if local_name(entry) == "style"
        }
        self._shapes: dict[str, Shape] = {}
        self.has_marked = any(style.is_hidden or style.is_struck for style in self._styles.values())

    def shape(self, style: str) -> Shape:
        """Return what a style means, taken together with those it is based on."""
        if style not in self._shapes:
            self._shapes[style] = self._taken_together(style)
        return self._shapes[style]

    def _taken_together(self, style: str) -> Shape:
        if not style:
            return Shape()
        chain: list[_Style] = []
        while style and len(chain) < MAX_STYLE_DEPTH:
            chain.append(self._styles.get(style) or _Style(style.lower(), "", None, None, None, None))
            style = chain[-1].base
        names = [entry.name for entry in chain]
        kind = ParagraphKind.BODY
        if _first(entry.is_outline for entry in chain) or any(name.startswith(HEADING_STYLES) for name in names):
            kind = ParagraphKind.HEADING
        elif any(name in QUOTE_STYLES for name in names):
            kind = ParagraphKind.QUOTE
        elif _first(entry.is_listed for entry in chain) or any(name.startswith("list ") for name in names):
            kind = ParagraphKind.LIST_ITEM
        numbered = next((entry for entry in chain if entry.number), chain[0])
        is_hidden = bool(_first(entry.is_hidden for entry in chain))
        is_struck = bool(_first(entry.is_struck for entry in chain))
        return Shape(kind, "title" in names, is_hidden, is_struck, numbered.number, numbered.level)


def _style(element: Element) -> _Style:
    paragraph = child(element, "pPr")
    return _Style(
        attribute(child(element, "name"), "val").lower(),
        attribute(child(element, "basedOn"), "val"),
        is_listed(paragraph),
        is_outline(paragraph),
        is_on(child(element, "rPr"), "vanish"),
        is_on(child(element, "rPr"), "strike"),
        *number_and_level(paragraph),
    )


def number_and_level(properties: Element | None) -> tuple[str, str]:
    """Return the list that paragraph properties put a paragraph in and its level there, each "" if they do not say."""
    numbering = child(properties, "numPr")
    return attribute(child(numbering, "numId"), "val"), attribute(child(numbering, "ilvl"), "val")


def is_listed(properties: Element | None) -> bool | None:
    """Return whether paragraph properties number a paragraph or take its number away; None if they say neither."""
    numbering = child(properties, "numPr")
    number = attribute(child(numbering, "numId"), "val")
    return None if numbering is None else number != NO_NUMBERING


def is_outline(properties: Element | None) -> bool | None:
    """Return whether paragraph properties put a paragraph among the headings; None if they do not say."""
    level = attribute(child(properties, "outlineLvl"), "val")
    return None if not level else level != NO_OUTLINE


def kind_by(properties: Element, by_style: ParagraphKind) -> ParagraphKind:
    """Return the kind of a paragraph: what its own properties say counts more than its style."""
    if is_outline(properties):
        return ParagraphKind.HEADING
    listed = is_listed(properties)
    if listed and by_style is ParagraphKind.BODY:
        return ParagraphKind.LIST_ITEM
    if listed is False and by_style is ParagraphKind.LIST_ITEM:
        return ParagraphKind.BODY
    return by_style


def stated_language(root: Element | None) -> str:
    """Return the language that Word names first in a part, "" if it names none near the beginning."""
    entries = () if root is None else islice(root.iter(), MOST_LOOKED_AT)
    return next((attribute(entry, "val") for entry in entries if local_name(entry) == "lang"), "")


def _first(answers: Iterable[bool | None]) -> bool:
    return next((answer for answer in answers if answer is not None), False)
