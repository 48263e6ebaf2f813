"""The base document of a house format: the looks of an office's own Word file on Briefer's empty one.

Only styles, lists and theme are taken, read from the package part by part; nothing else of the file is opened. So no
macro, link to another template, object, comment, embedded document, name, thumbnail or revision mark travels with it.
What is printed is not made here.
"""

from __future__ import annotations

import copy
import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefer.data import templates_folder
from briefer.errors import WriteError
from briefer.style import Style
from briefer.words import tr
from briefer.writers.direction import is_right_to_left
from briefer.writers.docx.elements import R, W, escaped, sub
from briefer.writers.docx.styles import HEADINGS, SELDOM, STYLES, sizes
from briefer.writers.docx.text import word_language

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

BUILT_IN = "base.docx"
_TAKEN = {"styles": "word/styles.xml", "numbering": "word/numbering.xml", "theme": "word/theme/theme1.xml"}
_MAX_PART = 20_000_000
_STRICT = b"http://purl.oclc.org/ooxml/"
_DAMAGE = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, KeyError, ValueError)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_STYLE, _NAME, _VALUE = f"{{{W}}}style", f"{{{W}}}name", f"{{{W}}}val"
_NOT_TAKEN = (
    *(f"{{{W}}}{tag}" for tag in ("numPicBullet", "lvlPicBulletId", "rsid", "rsids", "altChunk")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
)


class _DamagedPart(Exception):
    """A part of the package holds what no Word file holds."""


@dataclass(frozen=True, slots=True)
class Base:
    """An empty document with the looks of a base; `ids` has each style's id by its name, `missing` what it lacked."""

    document: WordDocument
    ids: dict[str, str]
    missing: tuple[str, ...]


def open_base(path: Path) -> Base:
    """Return the base document (.docx, .dotx or .docm) with its looks and nothing else, every style in place.

    Raises WriteError if it is missing, damaged or too large.
    """
    own = (templates_folder() / BUILT_IN).read_bytes()
    if path == templates_folder() / BUILT_IN:
        document = Document(BytesIO(own))
        return Base(document, _ids(document.styles.element), ())
    document = Document(BytesIO(_dressed(own, _looks(path))))
    styles = document.styles.element
    _drop_misfits(styles)
    missing = tuple(sorted(STYLES.keys() - _ids(styles).keys()))
    if missing:
        _add_styles(document, Document(BytesIO(own)), missing)
    _settle_lists(document)
    return Base(document, _ids(styles), missing)


def missing_styles(path: Path) -> tuple[str, ...]:
    """Return the names of the styles that a base document lacks, but for those few briefs have.

    Raises WriteError if it cannot be used.
    """
    return tuple(name for name in open_base(path).missing if name not in SELDOM)


def restyle(base: Base, style: Style, language: str) -> None:
    """Set typeface, sizes and language from the template's style."""
    styles = base.document.styles.element
    tongue = {"bidi" if is_right_to_left(language) else "val": word_language(language) or "en-GB"}
    defaults = _child(_child(_child(styles, "docDefaults", 0), "rPrDefault", 0), "rPr", 0)
    _replace(defaults, "rFonts", ascii=style.font, hAnsi=style.font, eastAsia=style.font, cs=style.font)
    defaults.insert(0, defaults[-1])
    _replace(defaults, "lang", **tongue)
    _add_font_table(base.document, style.font)
    by_id = {element.get(f"{{{W}}}styleId"): element for element in styles.iterfind(_STYLE)}
    for name, points in sizes(style).items():
        _set_size(by_id[base.ids[name]], round(points * 2))


# --- reading the office's file ------------------------------------------------------------------------


def _looks(path: Path) -> dict[str, bytes]:
    """Return the parts that are taken from a package, cleaned, by their names in ours."""
    try:
        with zipfile.ZipFile(path) as package:
            main = _related(package, "")["officeDocument"]
            related = _related(package, main)
            found = {ours: _part(package, related[kind]) for kind, ours in _TAKEN.items() if kind in related}
            return {ours: _cleaned(data) for ours, data in found.items() if not _is_themed_picture(ours, data)}
    except (etree.XMLSyntaxError, _DamagedPart) as exc:
        raise WriteError(
            tr("The base document {name} is damaged.").format(name=path.name),
            tr("Open and save it in Word."),
            details=str(exc),
        ) from exc
    except _DAMAGE as exc:  # RuntimeError: a locked file; KeyError: a part is missing
        raise WriteError(
            tr("The base document {name} could not be opened.").format(name=path.name),
            tr("Choose another base in the template."),
            str(exc),
        ) from exc


def _related(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the first part of each kind that a part names within the package: the last word of its kind -> part."""
    folder, name = posixpath.split(part)
    root = etree.fromstring(_part(package, posixpath.join(folder, "_rels", f"{name}.rels")), _PARSER)
    found: dict[str, str] = {}
    for relation in root:
        if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        found.setdefault(relation.get("Type", "").rpartition("/")[2], target)
    return found


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    member = package.getinfo(name)
    if member.file_size > _MAX_PART:
        raise ValueError(tr("{name} is too large").format(name=name))
    data = package.read(member)
    if b"<!DOCTYPE" in data[:2000]:
        raise _DamagedPart(f"{name} declares a document type")
    if _STRICT in data[:4000]:
        raise ValueError(tr("it is a Strict Open XML file; save it as an ordinary Word document"))
    return data


def _cleaned(data: bytes) -> bytes:
    """Return a part without pictures, revision marks, and whatever points to another part."""
    root = etree.fromstring(data, _PARSER)
    for element in list(root.iter()):
        if element.tag in _NOT_TAKEN or any(name.startswith(f"{{{R}}}") for name in element.attrib):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_themed_picture(name: str, data: bytes) -> bool:
    return name == _TAKEN["theme"] and b":embed" in data  # it would miss its pictures


def _dressed(own: bytes, looks: dict[str, bytes]) -> bytes:
    dressed = BytesIO()
    with zipfile.ZipFile(BytesIO(own)) as package, zipfile.ZipFile(dressed, "w") as made:
        for name in package.namelist():
            made.writestr(name, looks.get(name) or package.read(name))
    return dressed.getvalue()


# --- filling in what it lacks ---------------------------------------------------------------------


def _ids(styles: etree._Element) -> dict[str, str]:
    """Return the ids of the styles of the contract, ready to be written."""
    known = {name.lower(): name for name in STYLES}  # Word does not mind the case of its own names
    ids: dict[str, str] = {}
    for style in styles.iterfind(_STYLE):
        name = known.get(_name(style).lower())
        if name:
            ids.setdefault(name, escaped(style.get(f"{{{W}}}styleId", "")))
    return ids


def _name(style: etree._Element) -> str:
    element = style.find(_NAME)
    return "" if element is None else str(element.get(_VALUE, ""))


def _drop_misfits(styles: etree._Element) -> None:
    """Take away styles that have a name of the contract but are of another type, such as a table style “Strong”."""
    types = {name.lower(): kind for name, kind in STYLES.items()}
    for style in list(styles.iterfind(_STYLE)):
        wanted = types.get(_name(style).lower())
        if wanted and (style.get(f"{{{W}}}type", "paragraph") != wanted or not style.get(f"{{{W}}}styleId")):
            styles.remove(style)


def _add_styles(document: WordDocument, own: WordDocument, missing: Iterable[str]) -> None:
    """Copy styles of Briefer's own base document, each based on the style of that name which stands here."""
    styles = document.styles.element
    ours = {_name(style): style for style in own.styles.element.iterfind(_STYLE)}
    names = {style.get(f"{{{W}}}styleId"): name for name, style in ours.items()}
    taken = {style.get(f"{{{W}}}styleId") for style in styles.iterfind(_STYLE)}
    here = {_name(style).lower(): style.get(f"{{{W}}}styleId") for style in styles.iterfind(_STYLE)}
    added = [copy.deepcopy(ours[name]) for name in missing]
    for style in added:
        given = style.get(f"{{{W}}}styleId")
        if given in taken:
            style.set(f"{{{W}}}styleId", f"{given}Briefer")
        here[_name(style).lower()] = style.get(f"{{{W}}}styleId")
    for style in added:
        for link in (*style.iterfind(f"{{{W}}}basedOn"), *style.iterfind(f"{{{W}}}next")):
            target = here.get(names.get(link.get(_VALUE), "").lower())
            if target:
                link.set(_VALUE, target)
            else:
                style.remove(link)
        if here.get("normal") != style.get(f"{{{W}}}styleId"):
            style.attrib.pop(f"{{{W}}}default", None)
        styles.append(style)


def _settle_lists(document: WordDocument) -> None:
    """Give bullets to the bulleted list if it has none, and take numbers from headings: the brief numbers them."""
    by_id = {style.get(f"{{{W}}}styleId"): style for style in document.styles.element.iterfind(_STYLE)}
    ids = _ids(document.styles.element)
    for name in HEADINGS:
        properties = by_id[ids[name]].find(f"{{{W}}}pPr")
        for number in () if properties is None else properties.findall(f"{{{W}}}numPr"):
            properties.remove(number)
    bullet = by_id[ids["List Bullet"]]
    given = bullet.find(f"{{{W}}}pPr/{{{W}}}numPr/{{{W}}}numId")
    if given is None or not _is_bulleted(document, given.get(_VALUE, "")):
        _add_bullets(document, bullet, ids["List Bullet"])


def _is_bulleted(document: WordDocument, number: str) -> bool:
    """Tell whether there is a list of that number, and it has bullets; it might belong to something else."""
    numbering = document.part.numbering_part.element
    if not number.isdigit():
        return False
    abstract = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    if not abstract or not str(abstract[0]).isdigit():
        return False
    kinds = numbering.xpath(f"w:abstractNum[@w:abstractNumId='{abstract[0]}']/w:lvl[@w:ilvl='0']/w:numFmt/@w:val")
    return list(kinds[:1]) == ["bullet"]


def _add_bullets(document: WordDocument, style: etree._Element, style_id: str) -> None:
    """Add a bulleted list to the numbering part, and let the style use it."""
    numbering = document.part.numbering_part.element
    abstracts = [int(each) for each in numbering.xpath("w:abstractNum/@w:abstractNumId") if str(each).isdigit()]
    numbers = [int(each) for each in numbering.xpath("w:num/@w:numId") if str(each).isdigit()]
    abstract, number = str(max(abstracts, default=-1) + 1), str(max(numbers, default=0) + 1)
    listed = etree.Element(f"{{{W}}}abstractNum")
    listed.set(f"{{{W}}}abstractNumId", abstract)
    sub(listed, "multiLevelType", "singleLevel")
    level = sub(listed, "lvl", ilvl=0)
    for tag, value in (("start", "1"), ("numFmt", "bullet"), ("pStyle", style_id), ("lvlText", "•"), ("lvlJc", "left")):
        sub(level, tag, value)
    sub(sub(level, "pPr"), "ind", left=283, hanging=227)
    numbering.insert(len(abstracts), listed)  # lists come before their numbers
    sub(sub(numbering, "num", numId=number), "abstractNumId", abstract)
    properties = _child(style, "pPr", _place_of(style, ("rPr", "tblPr")))
    for old in properties.findall(f"{{{W}}}numPr"):
        properties.remove(old)
    wanted = etree.Element(f"{{{W}}}numPr")
    sub(wanted, "ilvl", "0")
    sub(wanted, "numId", number)
    before = {f"{{{W}}}{tag}" for tag in ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")}
    properties.insert(sum(child.tag in before for child in properties), wanted)


# --- setting it ----------------------------------------------------------------------------------


def _child(parent: etree._Element, tag: str, place: int) -> etree._Element:
    """Return the child of that name, made at a place if there is none."""
    found = parent.find(f"{{{W}}}{tag}")
    if found is None:
        found = etree.Element(f"{{{W}}}{tag}")
        parent.insert(place, found)
    return found


def _place_of(parent: etree._Element, tags: tuple[str, ...]) -> int:
    names = {f"{{{W}}}{tag}" for tag in tags}
    return next((place for place, child in enumerate(parent) if child.tag in names), len(parent))


def _replace(properties: etree._Element, tag: str, **attributes: str) -> None:
    for old in properties.findall(f"{{{W}}}{tag}"):
        properties.remove(old)
    sub(properties, tag, **attributes)


_AFTER_SIZE = (
    *("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath", "rPrChange"),
)


def _set_size(style: etree._Element, half_points: int) -> None:
    """Set the size of a style for all scripts."""
    properties = _child(style, "rPr", _place_of(style, ("tblPr", "trPr", "tcPr", "tblStylePr")))
    for old in properties.findall(f"{{{W}}}sz") + properties.findall(f"{{{W}}}szCs"):
        properties.remove(old)
    place = _place_of(properties, _AFTER_SIZE)
    for tag in ("szCs", "sz"):
        element = etree.Element(f"{{{W}}}{tag}")
        element.set(_VALUE, str(half_points))
        properties.insert(place, element)


def _add_font_table(document: WordDocument, font: str) -> None:
    fonts = etree.Element(f"{{{W}}}fonts", nsmap={"w": W})
    element = sub(fonts, "font", name=font)
    sub(element, "family", "auto")
    sub(element, "pitch", "variable")
    data = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)
    kind = RELATIONSHIP_TYPE.FONT_TABLE
    rels = document.part.rels
    for key in [key for key, relation in rels.items() if relation.reltype == kind]:
        del rels[key]
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, data, document.part.package)
    document.part.relate_to(part, kind)
