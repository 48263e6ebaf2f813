"""What the styles of an OpenDocument text mean: kinds of paragraphs, hidden, struck-out and raised words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefer.model import ParagraphKind
from briefer.readers.office.docx_styles import Shape
from briefer.readers.office.odt_names import attribute, qualified

MAX_STYLE_DEPTH = 12


@dataclass(slots=True)
class _Style:
    name: str
    parent: str
    is_outline: bool
    is_hidden: bool | None
    is_struck: bool | None
    is_raised: bool | None


class Styles:
    """The styles of one document, automatic and named, by family and name."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._shapes: dict[str, Shape] = {}
        for root in roots:
            for entry in root.iter() if root is not None else ():
                if qualified(entry.tag) == "style:style":
                    self._styles[attribute(entry, "style:family"), attribute(entry, "style:name")] = _style(entry)
        self.has_marked_words = any(
            style.is_hidden or style.is_struck or style.is_raised
            for (family, _), style in self._styles.items()
            if family == "text"
        )

    def shape(self, style: str) -> Shape:
        """Return what a paragraph style makes of a paragraph, taken together with those it comes from."""
        if style not in self._shapes:
            chain = self._chain("paragraph", style)
            names = [entry.name for entry in chain]
            kind = ParagraphKind.BODY
            if any(name.startswith(("heading", "title", "subtitle")) for name in names) or any(
                entry.is_outline for entry in chain
            ):
                kind = ParagraphKind.HEADING
            elif any(name.startswith(("quotation", "quote", "block quotation")) for name in names):
                kind = ParagraphKind.QUOTE
            is_struck = _first(entry.is_struck for entry in chain)
            self._shapes[style] = Shape(kind, "title" in names, self.is_hidden("paragraph", style), is_struck)
        return self._shapes[style]

    def is_hidden(self, family: str, style: str) -> bool:
        """Return whether a style hides its text."""
        return _first(entry.is_hidden for entry in self._chain(family, style))

    def is_struck(self, style: str) -> bool:
        """Return whether a style of characters strikes them out."""
        return _first(entry.is_struck for entry in self._chain("text", style))

    def is_raised(self, style: str) -> bool:
        """Return whether a style of characters sets them above the line."""
        return _first(entry.is_raised for entry in self._chain("text", style))

    def _chain(self, family: str, style: str) -> list[_Style]:
        found: list[_Style] = []
        while style and len(found) < MAX_STYLE_DEPTH:
            entry = self._styles.get((family, style)) or _Style(
                style.lower().replace("_20_", " "), "", False, None, None, None
            )
            found.append(entry)
            style = entry.parent
        return found


_LINES_THROUGH = ("style:text-line-through-style", "style:text-line-through-type")


def _style(element: Element) -> _Style:
    properties = next((entry for entry in element if qualified(entry.tag) == "style:text-properties"), None)
    shown, line, lines, place = (
        attribute(properties, name) if properties is not None else ""
        for name in ("text:display", *_LINES_THROUGH, "style:text-position")
    )
    struck = line or lines
    return _Style(
        (attribute(element, "style:display-name") or attribute(element, "style:name").replace("_20_", " ")).lower(),
        attribute(element, "style:parent-style-name"),
        bool(attribute(element, "style:default-outline-level")),
        shown == "none" if shown else None,
        struck != "none" if struck else None,
        place.startswith("super") or (place[:1].isdigit() and not place.startswith("0%")) if place else None,
    )


def _first(answers: Iterable[bool | None]) -> bool:
    return next((answer for answer in answers if answer is not None), False)
