"""Small parts of WordprocessingML that body, header and footer share: elements, runs, fields of a page, lengths.

Knows nothing of blocks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from lxml import etree

from briefer.style import Style

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS_PER_MM = 1440 / 25.4
RELATION_ID = f"{{{R}}}id"
_PLACES = re.compile("([\n\t])")


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def sub(parent: etree._Element, tag: str, value: str | None = None, **attributes: object) -> etree._Element:
    """Append a WordprocessingML element; `value` is its w:val."""
    element = etree.SubElement(parent, f"{{{W}}}{tag}")
    if value is not None:
        element.set(f"{{{W}}}val", value)
    for name, given in attributes.items():
        element.set(f"{{{W}}}{name}", str(given))
    return element


def bookmark_name(anchor: str) -> str:
    """Return a name Word accepts: letters, digits and underscores, at most 40, with a digest where that changed it."""
    plain = re.sub(r"[^A-Za-z0-9_]", "_", anchor)
    if plain == anchor and len(plain) <= 40 and plain[:1].isalpha() and plain.islower():
        return plain
    return f"b_{plain[:26]}_{hashlib.sha256(anchor.encode('utf-8', 'replace')).hexdigest()[:10]}"


def add_text(run: etree._Element, text: str) -> None:
    """Append text to a run, its line feeds as breaks and its tabs as tabs."""
    for piece in _PLACES.split(text):
        if piece == "\n":
            sub(run, "br")
        elif piece == "\t":
            sub(run, "tab")
        elif piece:
            element = sub(run, "t")
            element.text = piece
            element.set(_SPACE, "preserve")


def add_run(parent: etree._Element, text: str, style_id: str = "") -> etree._Element:
    """Append a run of one character style to a paragraph or a hyperlink."""
    run = sub(parent, "r")
    if style_id:
        sub(sub(run, "rPr"), "rStyle", style_id)
    add_text(run, text)
    return run


def add_paragraph(parent: etree._Element, style_id: str) -> etree._Element:
    """Append an empty paragraph of one style."""
    paragraph = sub(parent, "p")
    sub(sub(paragraph, "pPr"), "pStyle", style_id)
    return paragraph


def page_size(style: Style, *, is_landscape: bool) -> tuple[int, int]:
    """Return the page's width and height in twips."""
    width, height = (twips(length) for length in style.page_size_mm)
    return (height, width) if is_landscape else (width, height)


def usable_size(style: Style, *, is_landscape: bool) -> tuple[int, int]:
    """Return the width and height between the margins, in twips."""
    width, height = page_size(style, is_landscape=is_landscape)
    return width - 2 * twips(style.margin_mm), height - 2 * twips(style.margin_mm)


def shared(whole: int, shares: Sequence[float]) -> list[int]:
    """Return whole numbers in proportion to the shares that add up to the whole; the first one takes what is left over.

    Equal shares get equal numbers, so both parties' columns are alike.
    """
    total = sum(shares) or 1.0
    parts = [int(whole * share / total) for share in shares]
    return [parts[0] + whole - sum(parts), *parts[1:]]
