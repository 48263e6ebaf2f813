"""The office's sign in a Word document: a picture part, and the paragraph on top of the first page that shows it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from briefer.brief import Brief
from briefer.writers.docx.elements import escaped, paragraph_xml

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_EMU_PER_MM = 36_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def logo_xml(part: DocumentPart, brief: Brief, style_id: str) -> str:
    """Return the paragraph that shows the brief's logo, at most as wide as the page; the picture becomes a part."""
    logo = brief.logo
    if logo is None:
        return ""
    relation, image = part.get_or_add_image(BytesIO(logo.data))
    height = logo.height_mm
    width = height * image.px_width / image.px_height
    room = brief.style.page_size_mm[0] - 2 * brief.style.margin_mm
    if width > room:
        width, height = room, height * room / width
    extent = f'cx="{round(width * _EMU_PER_MM)}" cy="{round(height * _EMU_PER_MM)}"'
    name = f'id="1" name="Logo" descr="{escaped(logo.description or "Logo")}"'
    drawing = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {extent}/><wp:docPr {name}/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    return paragraph_xml(style_id, drawing, '<w:spacing w:after="200"/>')
