"""The base document of a house format: opened with python-docx, emptied of all but its looks, and set to a style.

Styles, lists and theme stay. Text, header, footer, pictures, settings, properties, macros and links to another
template go, so nobody's name, thumbnail or revision mark can travel with it. What is printed is not made here.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.shared import Pt
from docx.styles.style import CharacterStyle
from lxml import etree

from briefer.errors import WriteError
from briefer.style import Style
from briefer.writers.docx_elements import W, sub
from briefer.writers.docx_xml import STYLE_NAMES

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.rel import Relationships

_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.THEME)
_MAX_BYTES = 100_000_000
_TYPES = "[Content_Types].xml"
_OTHER_KINDS = (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.macroEnabled.main+xml")
_LANGUAGES = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "uk": "uk-UA", "tr": "tr-TR"}


def open_base(path: Path) -> WordDocument:
    """Return the base document (.docx or .dotx) with its looks and nothing else.

    Raises WriteError if it is missing, damaged or too large.
    """
    try:
        document = Document(BytesIO(_package(path)))
    except etree.XMLSyntaxError as exc:
        raise WriteError(
            f"The base document {path.name} is damaged.", "Open and save it in Word.", details=str(exc)
        ) from exc
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, OpcError, KeyError, ValueError) as exc:
        raise WriteError(  # RuntimeError: a locked file; KeyError: a part is missing
            f"The base document {path.name} could not be opened.", "Choose another base in the template.", str(exc)
        ) from exc
    _drop_parts(document)
    _drop_text(document)
    _reset_settings(document)
    return document


def style_ids(document: WordDocument, file_name: str) -> dict[str, str]:
    """Return style names with their ids. Raises WriteError naming what the base document lacks."""
    known = {name.lower(): name for name in STYLE_NAMES}  # Word does not mind the case of its own names
    ids: dict[str, str] = {}
    for style in document.styles.element.iterfind(f"{{{W}}}style"):
        name = style.find(f"{{{W}}}name")
        if name is not None:
            given = name.get(f"{{{W}}}val", "")
            ids[known.get(given.lower(), given)] = style.get(f"{{{W}}}styleId", "")
    missing = sorted(STYLE_NAMES - ids.keys())
    if missing:
        raise WriteError(
            f"The base document {file_name} lacks the styles {', '.join(missing)}.", "Start from a copy of base.docx."
        )
    return ids


def restyle(document: WordDocument, ids: dict[str, str], style: Style, language: str) -> None:
    """Set typeface, sizes and language from the template's style."""
    defaults = document.styles.element.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr")
    if defaults is not None:
        _replace(defaults, "rFonts", ascii=style.font, hAnsi=style.font, eastAsia=style.font, cs=style.font)
        defaults.insert(0, defaults[-1])
        _replace(defaults, "lang", val=_LANGUAGES.get(language, language) or "en-GB")
    _add_font_table(document, style.font)
    sizes = {
        "Normal": style.body_pt,
        "Title": style.title_pt,
        "heading 1": style.heading_pt,
        "heading 2": max(style.body_pt, style.heading_pt - 2),
        "Briefer Lead": style.lead_pt,
        "Briefer Kicker": style.body_pt,
        "Briefer Note": style.note_pt,
        "Briefer Cell": style.table_pt,
        "Briefer Fact Label": style.body_pt,
        "Briefer Fact Value": style.body_pt,
        "header": style.note_pt,
        "footer": style.note_pt,
    }
    by_id = {given.style_id: given for given in document.styles if isinstance(given, CharacterStyle)}
    for name, points in sizes.items():
        _set_size(by_id[ids[name]], points)


def _package(path: Path) -> bytes:
    """Return the file, one that Word calls a template or one with macros turned into a plain document."""
    data = path.read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as package:
        if sum(info.file_size for info in package.infolist()) > _MAX_BYTES:
            raise ValueError("its parts are too large")
        kinds = package.read(_TYPES)
        if not any(kind in kinds for kind in _OTHER_KINDS):
            return data
        for kind in _OTHER_KINDS:
            kinds = kinds.replace(kind, b"wordprocessingml.document.main+xml")
        plain = BytesIO()
        with zipfile.ZipFile(plain, "w") as repacked:
            for name in package.namelist():
                repacked.writestr(name, kinds if name == _TYPES else package.read(name))
    return plain.getvalue()


def _drop_parts(document: WordDocument) -> None:
    """Let go of every part but styles, lists and theme, and of whatever these point to, such as pictures."""
    package = document.part.package
    if package is not None:
        _keep(package.rels, (RELATIONSHIP_TYPE.OFFICE_DOCUMENT,))
    rels = document.part.rels
    _keep(rels, _KEPT)
    for key, relation in list(rels.items()):
        part = relation.target_part
        _keep(part.rels, ())
        if isinstance(part, XmlPart):
            for picture in list(part.element.iter(f"{{{W}}}numPicBullet", f"{{{W}}}lvlPicBulletId")):
                picture.getparent().remove(picture)
        elif b":embed" in part.blob:
            del rels[key]  # a theme would miss its pictures


def _keep(rels: Relationships, kinds: tuple[str, ...]) -> None:
    for key, relation in list(rels.items()):
        if relation.is_external or relation.reltype not in kinds:
            del rels[key]


def _drop_text(document: WordDocument) -> None:
    """Empty the body, its page setup included, and take away a page background."""
    root, body = document.element, document.element.body
    for other in [child for child in root if child is not body]:
        root.remove(other)
    for child in list(body):
        body.remove(child)


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


def _replace(properties: etree._Element, tag: str, **attributes: str) -> None:
    for old in properties.findall(f"{{{W}}}{tag}"):
        properties.remove(old)
    sub(properties, tag, **attributes)


def _set_size(style: CharacterStyle, points: float) -> None:
    style.font.size = Pt(round(points * 2) / 2)
    properties = style.element.rPr
    for old in properties.findall(f"{{{W}}}szCs"):
        properties.remove(old)
    properties.find(f"{{{W}}}sz").addnext(sub(properties, "szCs", str(round(points * 2))))


def _add_font_table(document: WordDocument, font: str) -> None:
    fonts = etree.Element(f"{{{W}}}fonts", nsmap={"w": W})
    element = sub(fonts, "font", name=font)
    sub(element, "family", "auto")
    sub(element, "pitch", "variable")
    data = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
