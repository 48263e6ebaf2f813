"""Small parts of WordprocessingML that body, header and footer share: text, paragraphs, names, lengths.

What is printed is made as text, for speed: a comparison may have thousands of rows. Knows nothing of blocks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from briefer.writers.base import scrub

if TYPE_CHECKING:
    from briefer.style import Style

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TWIPS_PER_MM = 1440 / 25.4
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
BOX = "☐"
KEEP = "<w:keepNext/>"
_STYLED = re.compile(rf"(<w:pStyle [^>]*>)(?!{KEEP})")
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_BOX = re.compile(
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>☐</w:t></w:r>"
    r"(<w:r>(?:(?!<w:t).)*<w:t(?: [^>]*)?>)([^<]*)<"
)
_BOX_FONT = "MS Gothic"
_BOX_STATES = (("checkedState", "2612"), ("uncheckedState", "2610"))
_BEGIN, _BARE_BEGIN, _END = '<w:t xml:space="preserve">', "<w:t>", "</w:t>"


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


_SHOWN = {"annotation": "t", "item_row": "r", "item_cell": "c", "issue": "i", "field": "f"}
_SHOWS = re.compile(r"(\w+):(\w{1,24})(?:/(\d{1,2})\.(\d{1,3}))?", re.ASCII)


def hidden_name(shows: str, count: int) -> str:
    """Return the hidden bookmark of a paragraph by what it prints, the `count`th that prints it; "" for none.

    It says what the paragraph is of ("_bf1c_t5_2_0": item t5, column 2, its first there), so that a cleared document
    can be taken in again. Word takes at most 40 characters.
    """
    match = _SHOWS.fullmatch(shows)
    if not match or match[1] not in _SHOWN or count > 99:
        return ""
    return f"_bf{count}{_SHOWN[match[1]]}_{match[2]}_{match[3] or 0}_{match[4] or 0}"


def escaped(text: str) -> str:
    """Return text that no file refuses, ready for an element or an attribute."""
    text = scrub(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def text_xml(text: str) -> str:
    """Return the content of a run: the text, its line feeds as breaks and its tabs as tabs."""
    if text.isprintable():  # nearly every run is, and then holds nothing to take out
        if "&" in text or "<" in text or ">" in text:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        is_edged = text[:1] == " " or text[-1:] == " "
        return f"{_BEGIN if is_edged else _BARE_BEGIN}{text}{_END}" if text else ""
    inner = escaped(text).replace("\n", f"{_END}<w:br/>{_BEGIN}").replace("\t", f"{_END}<w:tab/>{_BEGIN}")
    return f"{_BEGIN}{inner}{_END}".replace(f"{_BEGIN}{_END}", "")


def text_run(text: str) -> str:
    """Return a run that looks as its paragraph does."""
    return f"<w:r>{text_xml(text)}</w:r>"


def run_xml(text: str, style_id: str = "") -> str:
    """Return a run of one character style."""
    style = f'<w:rPr><w:rStyle w:val="{style_id}"/></w:rPr>' if style_id else ""
    return f"<w:r>{style}{text_xml(text)}</w:r>"


def tickable(paragraph: str) -> str:
    """Return a paragraph whose boxes, each a run of its own before its words, are ticked by a click in Word."""
    return _BOX.sub(_control, paragraph)


def _control(match: re.Match[str]) -> str:
    states = "".join(f'<w14:{name} w14:val="{sign}" w14:font="{_BOX_FONT}"/>' for name, sign in _BOX_STATES)
    fonts = f'<w:rFonts w:ascii="{_BOX_FONT}" w:hAnsi="{_BOX_FONT}" w:eastAsia="{_BOX_FONT}" w:hint="eastAsia"/>'
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{match[2].strip()}"/><w14:checkbox xmlns:w14="{_W14}">'
        f'<w14:checked w14:val="0"/>{states}</w14:checkbox></w:sdtPr><w:sdtContent>'
        f"<w:r><w:rPr>{fonts}</w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>{match[1]}{match[2]}<"
    )


def kept(paragraphs: str) -> str:
    """Return paragraphs that stay on the page of what follows them."""
    return _STYLED.sub(rf"\1{KEEP}", paragraphs)


def paragraph_xml(style_id: str, inner: str = "", properties: str = "") -> str:
    """Return a paragraph of one style; `properties` follow the style in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{properties}</w:pPr>{inner}</w:p>'


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
