"""OpenDocument texts, and the OpenOffice texts before them: parts and properties; the walk is in `odt_walk`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from xml.etree.ElementTree import Element

from briefer.readers import refusals
from briefer.readers.base import Document, Reader, ReadResult, article_from, document_from
from briefer.readers.office.changes import odt_changes
from briefer.readers.office.odt_lists import Lists
from briefer.readers.office.odt_names import qualified
from briefer.readers.office.odt_styles import Styles
from briefer.readers.office.odt_walk import Walk, formula_of, words_of
from briefer.readers.office.package import Package, parsed_part
from briefer.readers.office.pictures import told
from briefer.readers.office.properties import Properties, source_from
from briefer.readers.office.rows import rows_joined
from briefer.readers.office.story import Aside, Story
from briefer.words import later

AROUND = {
    **{f"style:header{which}": Aside.HEADER for which in ("", "-left", "-first")},
    **{f"style:footer{which}": Aside.FOOTER for which in ("", "-left", "-first")},
}


class OdtReader(Reader):
    """OpenDocument texts (.odt, .ott), in one flat file (.fodt), and OpenOffice texts (.sxw)."""

    name = later("OpenDocument text")
    suffixes = (".odt", ".ott", ".sxw", ".fodt")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in an OpenDocument text, with tracked changes taken as accepted. Raises ReadError."""
        with _opened(data, file_name) as package:
            story = _read(package, file_name, is_numbered=True)[0]  # without the tree, which takes much memory
            properties = _properties(package.part("meta.xml"))
        source, notes_on_source = source_from(properties, story)
        return article_from(
            told(rows_joined(story.blocks)), source, file_name, warnings=[*story.warnings(), *notes_on_source]
        )

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of an OpenDocument text with its tables, tracked changes and comments. Raises ReadError."""
        with _opened(data, file_name) as package:
            story, body, styles = _read(package, file_name)
        return document_from(
            told(story.blocks), file_name, changes=odt_changes(body, styles), warnings=story.warnings()
        )


class _FlatFile(AbstractContextManager["_FlatFile"]):
    """An OpenDocument text in one XML file, with the parts of a package in it."""

    def __init__(self, data: bytes, file_name: str) -> None:
        self._root = parsed_part(data, file_name, is_dtd_named=False)

    def __exit__(self, *_: object) -> None:
        """Have nothing to close."""

    def part(self, name: str) -> Element | None:
        """Return what stands for a part of a package, or None if nothing does."""
        if name == "meta.xml":
            return next((entry for entry in self._root if qualified(entry.tag) == "office:meta"), None)
        return self._root if name in {"content.xml", "styles.xml"} else None


def _opened(data: bytes, file_name: str) -> Package | _FlatFile:
    return Package(data, file_name, is_dtd_named=True) if data.startswith(b"PK") else _FlatFile(data, file_name)


def _read(package: Package | _FlatFile, file_name: str, *, is_numbered: bool = False) -> tuple[Story, Element, Styles]:
    if _is_encrypted(package):
        raise refusals.encrypted(file_name)
    content = package.part("content.xml")
    if content is None:
        raise refusals.damaged(file_name)
    style_sheet = package.part("styles.xml")
    styles = Styles((style_sheet, content))
    body = next((entry for entry in content.iter() if qualified(entry.tag) == "office:body"), content)
    lists = Lists((style_sheet, content)) if is_numbered else None
    story = Walk(styles, lambda name: _formula(package, name), lists).read(body)
    _add_around(story, style_sheet, styles)
    return story, body, styles


def _is_encrypted(package: Package | _FlatFile) -> bool:
    manifest = package.part("META-INF/manifest.xml")
    entries = manifest.iter() if manifest is not None else ()
    return any(qualified(entry.tag) == "manifest:encryption-data" for entry in entries)


def _formula(package: Package | _FlatFile, name: str) -> str | None:
    part = package.part(f"{name}/content.xml") if name else None
    return None if part is None else formula_of(part)


def _add_around(story: Story, style_sheet: Element | None, styles: Styles) -> None:
    for aside in (Aside.HEADER, Aside.FOOTER):
        elements = style_sheet.iter() if style_sheet is not None else ()
        texts = [words_of(element, styles) for element in elements if AROUND.get(qualified(element.tag)) is aside]
        story.leave_out_around(texts, aside)


def _properties(root: Element | None) -> Properties:
    meta: dict[str, str] = {}
    for entry in root.iter() if root is not None else ():
        meta.setdefault(qualified(entry.tag), (entry.text or "").strip())
    return Properties(
        title=meta.get("dc:title", ""),
        author=meta.get("meta:initial-creator", ""),
        language=meta.get("dc:language", ""),
    )
