"""The office's signs in a Word document: picture parts, and the paragraph on top of the first page that shows them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from briefer.brief import Brief, Logo
from briefer.writers.direction import is_right_to_left
from briefer.writers.docx.elements import escaped, paragraph_xml, twips, usable_size

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_EMU_PER_MM = 36_000
_EMU_PER_TWIP = 635
_BETWEEN_MM = 4.2
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def logos_xml(part: DocumentPart, brief: Brief, style_id: str) -> str:
    """Return the paragraph that shows the brief's logos at either end of a line; the pictures become parts."""
    given = [logo for logo in (brief.logo, brief.logo_right) if logo is not None]
    if not given:
        return ""
    page = brief.sections[0].is_landscape if brief.sections else False
    room = usable_size(brief.style, is_landscape=page)[0]
    share = room if len(given) < 2 else (room - twips(_BETWEEN_MM)) // 2
    left, right = (
        _run(part, logo, share, number) if logo else "" for number, logo in enumerate((brief.logo, brief.logo_right), 1)
    )
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{room}"/></w:tabs>' if right else ""
    direction = "<w:bidi/>" if is_right_to_left(brief.language) else ""
    across = "<w:r><w:tab/></w:r>" if right else ""
    return paragraph_xml(style_id, f"{left}{across}{right}", f'{tabs}{direction}<w:spacing w:after="200"/>')


def _run(part: DocumentPart, logo: Logo, room: int, number: int) -> str:
    """Return the run of a picture, at most as wide as its room in twips."""
    relation, image = part.get_or_add_image(BytesIO(logo.data))
    height = logo.height_mm * _EMU_PER_MM
    width = height * image.px_width / image.px_height
    if width > room * _EMU_PER_TWIP:
        width, height = room * _EMU_PER_TWIP, height * room * _EMU_PER_TWIP / width
    extent = f'cx="{round(width)}" cy="{round(height)}"'
    name = f'id="{number}" name="Logo" descr="{escaped(logo.description or "Logo")}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {extent}/><wp:docPr {name}/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
