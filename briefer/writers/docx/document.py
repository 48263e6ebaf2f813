"""The Word document as a whole: sections, header, footers, links, picture, properties, and the file.

python-docx opens the base document and owns parts and relationships. The text of the pages comes from `body` and
goes straight into the zip, which is packed with one fixed date.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from briefer.brief import Brief, Section, Table
from briefer.errors import WriteError
from briefer.writers.base import blocks, document_title, scrub
from briefer.writers.direction import stretches
from briefer.writers.docx.base import Base, open_base, restyle
from briefer.writers.docx.body import BodyBuilder
from briefer.writers.docx.elements import NAMESPACES, page_size, paragraph_xml, run_xml, sub, twips, usable_size
from briefer.writers.docx.picture import logos_xml
from briefer.writers.docx.text import TextBuilder

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import XmlPart

    from briefer.writers.pdf.pages import Foot

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 4  # a fifth larger than the usual 6, in half of the time
_LABEL_PLACES = re.compile(r"(\{page\}|\{pages\})")
_MOST_LAID_OUT = 500  # rows
_UNCOUNTED = "…"
_PLAIN_LETTER, _SPACED_CAPITAL = 0.5, 0.72  # of the type size
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "word/document.xml"
_COMMENTER = "Briefer"
"""Who made a comment, where the brief does not say who prepared it: Word wants a name."""


def write_document(brief: Brief, base: Path, stream: BinaryIO) -> None:
    """Write the whole .docx to the stream. Raises WriteError if the base document is missing or damaged."""
    opened = open_base(base)
    document = opened.document
    restyle(opened, brief.style, brief.language)
    _reset_settings(document)
    body = list(_body(opened, brief))
    _set_properties(document, brief)
    saved = BytesIO()
    document.save(saved)
    _repack(saved, body, stream)


def _body(base: Base, brief: Brief) -> Iterator[str]:
    """Yield the main part piece by piece; header, footer, links and picture become parts on the way."""
    part = base.document.part

    def link_id(address: str) -> str:
        return part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def comment_id(words: str) -> int:
        made = base.document.comments.add_comment(scrub(words), brief.properties.author or _COMMENTER)
        made._comment_elm.attrib.pop(qn("w:date"), "")  # python-docx puts the time in: no two files would be alike
        return made.comment_id

    text = TextBuilder(brief, base.ids, link_id, comment_id)
    pages = _pages_of(brief)
    builder = BodyBuilder(brief, text, pages.parted)
    opening = logos_xml(part, brief, base.ids["Normal"])
    sections = brief.sections or (Section(blocks=()),)
    yield f"{_DECLARATION}<w:document {NAMESPACES}><w:body>"
    for number, section in enumerate(sections, 1):
        properties = _page_xml(base, brief, section, pages, is_rtl=text.is_rtl)
        is_last = number == len(sections)
        yield from builder.section(section, "" if is_last else properties, opening)
        if is_last:
            yield properties
        opening = ""
    yield "</w:body></w:document>"


def _page_xml(base: Base, brief: Brief, section: Section, pages: _Pages, *, is_rtl: bool) -> str:
    """Return the page of a section: size, margins, and a header and footer of its own, whose tabs fit its width."""
    part: Any = base.document.part  # python-docx gives these two no types
    header, header_id = part.add_header_part()
    footer, footer_id = part.add_footer_part()
    marking = run_xml(brief.frame.marking, base.ids["Briefer Marking"]) if brief.frame.marking else ""
    _fill(header, paragraph_xml(base.ids["header"], marking))
    width = usable_size(brief.style, is_landscape=section.is_landscape)[0]
    label = _label(brief.frame.page_label, pages.shown, is_rtl=is_rtl)
    is_stacked = pages.foot.is_stacked(width / 20) if pages.foot else _is_crowded(brief, width / 20)
    _fill(footer, *_footer_xml(brief, base, (marking, label), width, is_rtl=is_rtl, is_stacked=is_stacked))
    across, down = page_size(brief.style, is_landscape=section.is_landscape)
    turned = ' w:orient="landscape"' if section.is_landscape else ""
    margin = twips(brief.style.margin_mm)
    half = round(brief.style.note_pt * 12.2)  # of a line, whose middle is that of the margin, as in PDF
    head, foot = (max(margin // 2 - lines * half, margin // 8) for lines in (1, 3 if is_stacked else 1))
    sides = "".join(f' w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header_id}"/>'
        f'<w:footerReference w:type="default" r:id="{footer_id}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar{sides} w:header="{head}" w:footer="{foot}" w:gutter="0"/>'
        f"{'<w:bidi/>' if is_rtl else ''}</w:sectPr>"
    )


def _fill(part: XmlPart, *paragraphs: str) -> None:
    """Make these paragraphs all there is in a new header or footer part."""
    root = part.element
    root.clear()
    root.extend(etree.fromstring(f"<w:x {NAMESPACES}>{''.join(paragraphs)}</w:x>"))
    etree.cleanup_namespaces(root)


def _is_crowded(brief: Brief, usable: float) -> bool:
    """Tell whether reference or page number has no room beside the marking, by the average widths of letters."""
    size, frame = brief.style.note_pt, brief.frame
    beside = max(len(frame.reference), len(frame.page_label)) * size * _PLAIN_LETTER
    return len(frame.marking) * size * _SPACED_CAPITAL / 2 + beside > usable / 2


class _Pages(NamedTuple):
    """How the pages are laid out as PDF, whose letters are as wide as Word's.

    `shown` is what a program shows that leaves a field as it is; `parted` are the rows that go on over a page, `foot`
    is what stands in the margins; both are None if there are too many rows to lay them out, or no font has some sign.
    """

    shown: str
    parted: frozenset[int] | None
    foot: Foot | None


def _pages_of(brief: Brief) -> _Pages:
    from briefer.writers.to_pdf import PdfWriter

    if sum(len(block.rows) for block in blocks(brief) if isinstance(block, Table)) > _MOST_LAID_OUT:
        return _Pages(_UNCOUNTED, None, None)
    try:
        layout = PdfWriter().lay_out(brief)
    except WriteError:  # a sign that no font for PDF has
        return _Pages(_UNCOUNTED, None, None)
    return _Pages(str(len(layout.pages)), layout.parted, layout.pages[-1].foot)


def _footer_xml(
    brief: Brief, base: Base, texts: tuple[str, str], width: int, *, is_rtl: bool, is_stacked: bool
) -> list[str]:
    """Return the footer's paragraphs; `texts` are what stands in the middle, or `is_stacked` above, and at its end."""
    middle = "" if is_stacked else f'<w:tab w:val="center" w:pos="{width // 2}"/>'
    tabs = f'<w:tabs>{middle}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    pieces = stretches(scrub(brief.frame.reference), is_rtl=is_rtl)
    reference = "".join(_directed(run_xml(piece), is_rtl=piece_is_rtl) for piece, piece_is_rtl in pieces if piece)
    direction = "<w:bidi/>" if is_rtl else ""
    inner = tab.join((reference, *texts[is_stacked:]))
    above = [paragraph_xml(base.ids["footer"], texts[0], f'{direction}<w:jc w:val="center"/>')] if is_stacked else []
    return [*above, paragraph_xml(base.ids["footer"], inner, f"{tabs}{direction}")]


def _directed(runs: str, *, is_rtl: bool) -> str:
    """Return runs without properties that run from right to left, if they do."""
    return runs.replace("<w:r>", "<w:r><w:rPr><w:rtl/></w:rPr>") if is_rtl else runs


def _label(label: str, pages: str, *, is_rtl: bool) -> str:
    return _directed("".join(_label_piece(piece, pages) for piece in _LABEL_PLACES.split(label)), is_rtl=is_rtl)


def _label_piece(piece: str, pages: str) -> str:
    """Return words, or a field in five runs, which Word and LibreOffice fill in as they lay out the pages."""
    if piece not in ("{page}", "{pages}"):
        return run_xml(piece) if piece else ""
    code, shown = ("PAGE", "1") if piece == "{page}" else ("NUMPAGES", pages)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
        f"<w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _reset_settings(document: WordDocument) -> None:
    """Leave one setting: lay out as Word 2013 and later do, not in compatibility mode."""
    settings = document.settings.element
    settings.clear()
    sub(
        sub(settings, "compat"),
        "compatSetting",
        "15",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
    )


def _set_properties(document: WordDocument, brief: Brief) -> None:
    """Set title and language, and only what the brief gives of the rest: no date unless it has one."""
    core, given = document.core_properties, brief.properties
    package = document.part.package
    if package is not None:
        package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element.clear()  # python-docx puts itself in
    texts = {
        "title": document_title(brief),
        "subject": given.subject,
        "author": given.author,
        "keywords": given.keywords,
        "language": brief.language,
    }
    for name, text in texts.items():
        if text:
            setattr(core, name, " ".join(scrub(text).split())[:255])
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given.date):
        with suppress(ValueError):  # digits that are no day
            core.created = core.modified = datetime.fromisoformat(given.date)


def _repack(saved: BytesIO, body: Iterable[str], stream: BinaryIO) -> None:
    """Write the parts in one order and with one date, so that the same brief makes the same bytes."""
    whole = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(source.namelist()):  # [Content_Types].xml comes first
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            data = "".join(body).encode() if name == _MAIN else source.read(name)
            package.writestr(info, data, compresslevel=_LEVEL)
    stream.write(whole.getvalue())
