"""The Word package around the body: styles taken from the base document, header, footers, properties, and the zip.

Of the base document only styles, numbering and theme are taken over, so nobody's name, thumbnail, macro, revision mark
or link to another template can travel with it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from briefer.brief import Brief
from briefer.errors import WriteError
from briefer.style import Style
from briefer.writers.base import document_title, safe_link, scrub
from briefer.writers.docx_elements import NSMAP, Relations, W, add_run, footer_part, sub, usable_size
from briefer.writers.docx_xml import STYLE_NAMES, BodyBuilder

_TAKEN = ("styles.xml", "numbering.xml", "theme/theme1.xml")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MAX_PART = 20_000_000
_AFTER_SIZE = ("highlight", "u", "effect", "bdr", "shd", "vertAlign", "rtl", "cs", "lang")
_LABEL_PLACES = re.compile(r"(\{page\}|\{pages\})")
_LANGUAGES = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "uk": "uk-UA", "tr": "tr-TR"}


def write_package(brief: Brief, base: Path, stream: BinaryIO) -> None:
    """Write the whole .docx to the stream. Raises WriteError if the base document is missing or unfit."""
    taken = _read_base(base)
    styles = _parsed(taken["styles.xml"], base.name)
    ids = _style_ids(styles, base.name)
    _restyle(styles, ids, brief.style, brief.language)
    relations = Relations()
    for name in (*taken, "settings.xml", "fontTable.xml"):
        relations.id_of(name)
    parts = {f"word/{name}": data for name, data in taken.items()}
    parts["word/document.xml"] = _xml(BodyBuilder(brief, ids, relations).document())
    parts["word/styles.xml"] = _xml(styles)
    parts["word/settings.xml"] = _settings()
    parts["word/fontTable.xml"] = _font_table(brief.style.font)
    parts["word/header.xml"] = _header(brief, ids)
    for is_landscape in (False, True):
        if footer_part(is_landscape) in relations.targets:
            parts[f"word/{footer_part(is_landscape)}"] = _footer(brief, ids, is_landscape=is_landscape)
    parts["docProps/core.xml"] = _core_properties(brief)
    parts["word/_rels/document.xml.rels"] = _relationships(relations)
    parts["_rels/.rels"] = _package_relationships()
    _zip({"[Content_Types].xml": _content_types(parts), **dict(sorted(parts.items()))}, stream)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)


def _read_base(path: Path) -> dict[str, bytes]:
    """Return the parts to take over from the base document (.docx or .dotx)."""
    try:
        with zipfile.ZipFile(path) as package:
            sizes = {info.filename: info.file_size for info in package.infolist()}
            names = [name for name in _TAKEN if sizes.get(f"word/{name}", _MAX_PART) < _MAX_PART]
            taken = {name: package.read(f"word/{name}") for name in names}
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError) as exc:  # the last for a locked file
        raise WriteError(
            f"The base document {path.name} could not be opened.", "Choose another base in the template.", str(exc)
        ) from exc
    if "styles.xml" not in taken:
        raise WriteError(f"The base document {path.name} holds no styles.", "Start from a copy of base.docx.")
    if b":embed" in taken.get("theme/theme1.xml", b""):
        del taken["theme/theme1.xml"]  # pictures of a theme stay behind, and it would miss them
    if "numbering.xml" in taken:
        taken["numbering.xml"] = _without_pictures(taken["numbering.xml"], path.name)
    return taken


def _parsed(data: bytes, file_name: str) -> etree._Element:
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as exc:
        raise WriteError(
            f"The base document {file_name} is damaged.", "Open and save it in Word.", details=str(exc)
        ) from exc


def _without_pictures(numbering: bytes, file_name: str) -> bytes:
    """Return the lists of the base document with signs only as bullets: its pictures stay behind."""
    root = _parsed(numbering, file_name)
    for picture in [*root.iter(f"{{{W}}}numPicBullet", f"{{{W}}}lvlPicBulletId")]:
        parent = picture.getparent()
        if parent is not None:
            parent.remove(picture)
    return _xml(root)


def _style_ids(styles: etree._Element, file_name: str) -> dict[str, str]:
    """Return style names with their ids. Raises WriteError naming what the base document lacks."""
    ids: dict[str, str] = {}
    for style in styles.iterfind(f"{{{W}}}style"):
        name = style.find(f"{{{W}}}name")
        if name is not None:
            ids[_known_name(name.get(f"{{{W}}}val", ""))] = style.get(f"{{{W}}}styleId", "")
    missing = sorted(STYLE_NAMES - ids.keys())
    if missing:
        raise WriteError(
            f"The base document {file_name} lacks the styles {', '.join(missing)}.", "Start from a copy of base.docx."
        )
    return ids


def _known_name(name: str) -> str:
    """Return our spelling of a style name: Word does not mind the case of its own names."""
    return {known.lower(): known for known in STYLE_NAMES}.get(name.lower(), name)


def _restyle(styles: etree._Element, ids: dict[str, str], style: Style, language: str) -> None:
    """Set typeface, sizes and language from the template's style."""
    defaults = styles.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr")
    if defaults is not None:
        _set_font(defaults, style.font)
        _set_language(defaults, language)
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
    by_id = {element.get(f"{{{W}}}styleId"): element for element in styles.iterfind(f"{{{W}}}style")}
    for name, points in sizes.items():
        _set_size(by_id[ids[name]], points)


def _set_font(properties: etree._Element, font: str) -> None:
    for old in properties.findall(f"{{{W}}}rFonts"):
        properties.remove(old)
    fonts = sub(properties, "rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    properties.insert(0, fonts)


def _set_language(properties: etree._Element, language: str) -> None:
    for old in properties.findall(f"{{{W}}}lang"):
        properties.remove(old)
    sub(properties, "lang", _LANGUAGES.get(language, language) or "en-GB")


def _set_size(style: etree._Element, points: float) -> None:
    properties = style.find(f"{{{W}}}rPr")
    if properties is None:
        properties = sub(style, "rPr")
        before = [style.find(f"{{{W}}}{tag}") for tag in ("tblPr", "trPr", "tcPr", "tblStylePr")]
        first = next((element for element in before if element is not None), None)
        if first is not None:
            first.addprevious(properties)
    for tag in ("sz", "szCs"):
        for old in properties.findall(f"{{{W}}}{tag}"):
            properties.remove(old)
    followers = {f"{{{W}}}{tag}" for tag in _AFTER_SIZE}
    place = next((index for index, child in enumerate(properties) if child.tag in followers), len(properties))
    for tag in ("szCs", "sz"):
        properties.insert(place, sub(properties, tag, str(round(points * 2))))


def _settings() -> bytes:
    settings = etree.Element(f"{{{W}}}settings", nsmap={"w": W})
    compatibility = sub(settings, "compat")
    sub(compatibility, "compatSetting", "15", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word")
    return _xml(settings)


def _font_table(font: str) -> bytes:
    fonts = etree.Element(f"{{{W}}}fonts", nsmap={"w": W})
    element = sub(fonts, "font", name=font)
    sub(element, "family", "auto")
    sub(element, "pitch", "variable")
    return _xml(fonts)


def _header(brief: Brief, ids: dict[str, str]) -> bytes:
    header = etree.Element(f"{{{W}}}hdr", nsmap=NSMAP)
    paragraph = sub(header, "p")
    sub(sub(paragraph, "pPr"), "pStyle", ids["header"])
    if brief.frame.marking:
        add_run(paragraph, scrub(brief.frame.marking), ids["Briefer Marking"])
    return _xml(header)


def _footer(brief: Brief, ids: dict[str, str], *, is_landscape: bool) -> bytes:
    footer = etree.Element(f"{{{W}}}ftr", nsmap=NSMAP)
    paragraph = sub(footer, "p")
    properties = sub(paragraph, "pPr")
    sub(properties, "pStyle", ids["footer"])
    tabs = sub(properties, "tabs")
    width, _ = usable_size(brief.style, is_landscape=is_landscape)
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
    return _xml(footer)


def _add_field(paragraph: etree._Element, code: str) -> None:
    """Append a field in five runs, which Word and LibreOffice fill in as they lay out the pages."""
    sub(sub(paragraph, "r"), "fldChar", fldCharType="begin")
    sub(sub(paragraph, "r"), "instrText").text = code
    sub(sub(paragraph, "r"), "fldChar", fldCharType="separate")
    add_run(paragraph, "1")
    sub(sub(paragraph, "r"), "fldChar", fldCharType="end")


def _core_properties(brief: Brief) -> bytes:
    """Return title and language, and only what the brief gives of the rest: no date unless it has one."""
    given = brief.properties
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    texts = {
        f"{{{_DC}}}title": document_title(brief),
        f"{{{_DC}}}subject": given.subject,
        f"{{{_DC}}}creator": given.author,
        f"{{{_CORE}}}keywords": given.keywords,
        f"{{{_DC}}}language": brief.language,
    }
    for tag, text in texts.items():
        if text:
            etree.SubElement(core, tag).text = " ".join(scrub(text).split())[:255]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given.date):
        for name in ("created", "modified"):
            element = etree.SubElement(core, f"{{{_TERMS}}}{name}")
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
            element.text = f"{given.date}T00:00:00Z"
    return _xml(core)


def _relationships(relations: Relations) -> bytes:
    kinds = {"theme/theme1.xml": "theme"}
    lines = []
    for target, relation_id in relations.targets.items():
        is_outside = bool(safe_link(target))
        kind = "hyperlink" if is_outside else kinds.get(target, target.partition(".")[0].partition("_")[0])
        mode = ' TargetMode="External"' if is_outside else ""
        lines.append(f'<Relationship Id="{relation_id}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>')
    return _package_xml("Relationships", "relationships", lines)


def _package_relationships() -> bytes:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _package_xml(
        "Relationships",
        "relationships",
        (
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>',
            f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>',
        ),
    )


def _content_types(parts: dict[str, bytes]) -> bytes:
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    lines = [f'<Default Extension="rels" ContentType="{relations}"/>']
    lines += [
        f'<Override PartName="/{name}" ContentType="{_content_type(name)}"/>'
        for name in sorted(parts)
        if not name.endswith(".rels")
    ]
    return _package_xml("Types", "content-types", lines)


def _package_xml(tag: str, space: str, lines: Iterable[str]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}\n<{tag} xmlns="{_PACKAGE}/{space}">{"".join(lines)}</{tag}>'.encode()


def _content_type(part: str) -> str:
    if part == "docProps/core.xml":
        return "application/vnd.openxmlformats-package.core-properties+xml"
    if part.startswith("word/theme/"):
        return _THEME_TYPE
    kind = part.removeprefix("word/").partition(".")[0].partition("_")[0]
    return f"{_WORD_TYPE}.{'document.main' if kind == 'document' else kind}+xml"


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _zip(parts: dict[str, bytes], stream: BinaryIO) -> None:
    """Write the parts with one fixed date, so that the same brief makes the same bytes."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, data)
    stream.write(whole.getvalue())
