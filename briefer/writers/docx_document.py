"""The Word document as a whole, on python-docx: sections, header, footers, links, properties, and the file.

Body blocks come from `docx_xml` as elements of its own making: python-docx would build a table cell by cell, looking
each up again, and that takes many times as long. The zip is packed anew after saving, with one fixed date, because
python-docx puts the time of saving into it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Twips
from lxml import etree

from briefer.brief import Brief, Section
from briefer.writers.base import document_title, scrub
from briefer.writers.docx_base import open_base, restyle, style_ids
from briefer.writers.docx_elements import W, add_paragraph, add_run, page_size, sub, twips, usable_size
from briefer.writers.docx_xml import BodyBuilder

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section as WordSection
    from docx.section import _Footer, _Header

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LABEL_PLACES = re.compile(r"(\{page\}|\{pages\})")


def write_document(brief: Brief, base: Path, stream: BinaryIO) -> None:
    """Write the whole .docx to the stream. Raises WriteError if the base document is missing or unfit."""
    document = open_base(base)
    ids = style_ids(document, base.name)
    restyle(document, ids, brief.style, brief.language)
    _add_sections(document, brief, ids)
    _set_properties(document, brief)
    saved = BytesIO()
    document.save(saved)
    _repack(saved, stream)


def _add_sections(document: WordDocument, brief: Brief, ids: Mapping[str, str]) -> None:
    part = document.part

    def link_id(address: str) -> str:
        return part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    builder = BodyBuilder(brief, ids, link_id)
    body = document.element.body
    properties = body.get_or_add_sectPr()
    for index, section in enumerate(brief.sections or (Section(blocks=()),)):
        if index:
            document.add_section()
            _join_break(body)
        body.remove(properties)  # they stand last, and moving a long table before them would take seconds
        builder.add_section(body, section)
        body.append(properties)
        _set_page(document.sections[-1], brief, section)
        _add_header_and_footer(document.sections[-1], brief, ids, is_landscape=section.is_landscape)


def _join_break(body: etree._Element) -> None:
    """Move a section's end, for which python-docx adds an empty line, into the paragraph before it."""
    line = body[-2]
    properties = line.find(f"{{{W}}}pPr/{{{W}}}sectPr")
    last = body[-3].find(f"{{{W}}}pPr")
    if properties is not None and last is not None:
        last.append(properties)
        body.remove(line)


def _set_page(page: WordSection, brief: Brief, section: Section) -> None:
    width, height = page_size(brief.style, is_landscape=section.is_landscape)
    page.orientation = WD_ORIENTATION.LANDSCAPE if section.is_landscape else WD_ORIENTATION.PORTRAIT
    page.page_width, page.page_height = Twips(width), Twips(height)
    margin = twips(brief.style.margin_mm)
    page.top_margin = page.right_margin = page.bottom_margin = page.left_margin = Twips(margin)
    page.header_distance = page.footer_distance = Twips(margin // 2)
    page.gutter = Twips(0)


def _add_header_and_footer(page: WordSection, brief: Brief, ids: Mapping[str, str], *, is_landscape: bool) -> None:
    """Write those of one section, as every section has its own; the footer's tab stops follow the page's width."""
    header = add_paragraph(_emptied(page.header), ids["header"])
    if brief.frame.marking:
        add_run(header, scrub(brief.frame.marking), ids["Briefer Marking"])
    footer = add_paragraph(_emptied(page.footer), ids["footer"])
    _fill_footer(footer, brief, ids, usable_size(brief.style, is_landscape=is_landscape)[0])


def _emptied(edge: _Header | _Footer) -> etree._Element:
    """Return the root of a new header or footer part."""
    edge.is_linked_to_previous = False
    root: etree._Element = edge.part.element
    root.clear()
    return root


def _fill_footer(paragraph: etree._Element, brief: Brief, ids: Mapping[str, str], width: int) -> None:
    tabs = sub(paragraph[0], "tabs")
    sub(tabs, "tab", "center", pos=width // 2)
    sub(tabs, "tab", "right", pos=width)
    add_run(paragraph, scrub(brief.frame.reference) + "\t")
    add_run(paragraph, scrub(brief.frame.marking), ids["Briefer Marking"])
    add_run(paragraph, "\t")
    for piece in _LABEL_PLACES.split(scrub(brief.frame.page_label)):
        if piece in ("{page}", "{pages}"):
            _add_field(paragraph, "PAGE" if piece == "{page}" else "NUMPAGES")
        elif piece:
            add_run(paragraph, piece)


def _add_field(paragraph: etree._Element, code: str) -> None:
    """Append a field in five runs, which Word and LibreOffice fill in as they lay out the pages."""
    sub(sub(paragraph, "r"), "fldChar", fldCharType="begin")
    sub(sub(paragraph, "r"), "instrText").text = code
    sub(sub(paragraph, "r"), "fldChar", fldCharType="separate")
    add_run(paragraph, "1")
    sub(sub(paragraph, "r"), "fldChar", fldCharType="end")


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


def _repack(saved: BytesIO, stream: BinaryIO) -> None:
    """Write the parts in one order and with one date, so that the same brief makes the same bytes."""
    whole = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(source.namelist()):  # [Content_Types].xml comes first
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, source.read(name))
    stream.write(whole.getvalue())
