"""Word documents: the parts that hold text, in the order in which a person reads them; the walk is in `docx_walk`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from briefer.errors import ReadError
from briefer.model import Article
from briefer.readers import refusals
from briefer.readers.base import Block, Document, Reader, ReadResult, article_from, document_from
from briefer.readers.detect import format_of
from briefer.readers.encoding import decoded
from briefer.readers.from_html import whole_page
from briefer.readers.from_mhtml import page_within
from briefer.readers.from_rtf import RtfReader
from briefer.readers.from_text import TextReader
from briefer.readers.office.changes import word_changes
from briefer.readers.office.docx_styles import Styles, attribute, local_name, stated_language
from briefer.readers.office.docx_walk import Beside, Walk
from briefer.readers.office.numbering import Numbering
from briefer.readers.office.package import Package
from briefer.readers.office.pictures import told
from briefer.readers.office.properties import Properties, source_from
from briefer.readers.office.rows import rows_joined
from briefer.readers.office.story import Aside, Story
from briefer.words import later


class DocxReader(Reader):
    """Word documents (.docx, .docm, .dotx), both of the standard's dialects."""

    name = later("Word document")
    suffixes = (".docx", ".docm", ".dotx", ".dotm")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a Word document, with tracked changes taken as accepted. Raises ReadError."""
        story, properties = _read(data, file_name)  # the tree is gone with it, before its words are gone through
        source, notes_on_source = source_from(properties, story)
        return article_from(
            told(rows_joined(story.blocks)), source, file_name, warnings=[*story.warnings(), *notes_on_source]
        )

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of a Word document with its tables, tracked changes and comments. Raises ReadError."""
        with Package(data, file_name) as package:
            document, root = _opened(package, file_name, is_numbered=False)
            story = document.read(root)
            changes = word_changes(root, document.side_part("comments"))
        return document_from(told(story.blocks), file_name, changes=changes, warnings=story.warnings())


def _read(data: bytes, file_name: str, depth: int = 0) -> tuple[Story, Properties]:
    with Package(data, file_name) as package:
        document, root = _opened(package, file_name, is_numbered=True, depth=depth)
        story = document.read(root)
        core = package.related("").get("core-properties", "docProps/core.xml")
        return story, _properties(package.part(core), story.language)


def _opened(package: Package, file_name: str, *, is_numbered: bool, depth: int = 0) -> tuple[_Document, Element]:
    """Return a document, with the numbers that Word writes before paragraphs if asked for, and its main part."""
    main = package.related("").get("officeDocument", "word/document.xml")
    root = package.text(main)
    if root is None:
        raise refusals.damaged(file_name)
    return _Document(package, main, file_name, is_numbered=is_numbered, depth=depth), root


DEEPEST = 2
"""A Word document may lie in another, and that in a third; one could hold itself."""


class _Document:
    """The main part of a Word document and the parts it refers to."""

    def __init__(self, package: Package, main: str, file_name: str, *, is_numbered: bool, depth: int) -> None:
        self._depth = depth
        self._package = package
        self._file_name = file_name
        self._is_numbered = is_numbered
        self._relations = package.relations(main)
        self._kinds = {relation.kind: relation.part for relation in reversed(self._relations)}
        self._styles = Styles(self.side_part("styles"))
        self._diagrams = {
            relation.id: self._words(package.part(relation.part))
            for relation in self._relations
            if relation.kind == "diagramData"
        }

    def read(self, document: Element) -> Story:
        """Return the text of the main part, then of its notes; the text around the pages stands apart from it."""
        comments = {attribute(entry, "id"): self._words(entry) for entry in _entries(self.side_part("comments"))}
        numbering = Numbering(self.side_part("numbering")) if self._is_numbered else None
        walk = Walk(self._styles, Beside(comments, self._diagrams, numbering, self._chunk))
        story = walk.read(document)
        story.language = stated_language(document) or stated_language(self.side_part("styles"))
        self._read_notes(walk)
        story.uncounted = numbering.unknown if numbering else 0
        story.leave_out_around(self._around(walk.references.headers), Aside.HEADER)
        story.leave_out_around(self._around(walk.references.footers), Aside.FOOTER)
        return story

    def _read_notes(self, walk: Walk) -> None:
        """Read the notes in the order in which the text refers to them, then those to which nothing does any more."""
        notes = {
            (local_name(note), attribute(note, "id")): note
            for kind in ("footnotes", "endnotes")
            for note in _entries(self.side_part(kind))
            if attribute(note, "type") in {"", "normal"}
        }
        for reference in walk.references.notes:  # grows while they are read: a note may refer to another
            note = notes.pop(reference, None)
            if note is not None:
                walk.read(note)
        for note in notes.values():
            walk.read(note)

    def _around(self, references: Iterable[str]) -> list[str]:
        parts = {relation.id: relation.part for relation in self._relations}
        return [self._words(self._package.part(parts[key])) for key in dict.fromkeys(references) if key in parts]

    def _words(self, root: Element | None) -> str:
        """Return the words of a part that stands apart from the text, a line a paragraph."""
        return "" if root is None else Walk(self._styles, Beside()).read(root).words

    def _chunk(self, relation: str) -> Sequence[Block]:
        part = next((each.part for each in self._relations if each.id == relation and each.kind == "aFChunk"), "")
        content = self._package.content(part) if part else None
        return _blocks_of_chunk(content, part, self._file_name, self._depth + 1) if content else ()

    def side_part(self, kind: str) -> Element | None:
        """Return a part beside the text by its kind, such as "comments"."""
        return self._package.part(self._kinds.get(kind, f"word/{kind}.xml"))


def _entries(root: Element | None) -> Iterable[Element]:
    """Return what a part holds; nobody may ask an element whether it is true."""
    return () if root is None else root


def _properties(root: Element | None, language: str) -> Properties:
    core = {local_name(entry): (entry.text or "").strip() for entry in _entries(root)}
    return Properties(
        title=core.get("title", ""),
        author=core.get("creator", ""),
        language=core.get("language", "") or language,
    )


def _blocks_of_chunk(data: bytes, part: str, file_name: str, depth: int) -> Sequence[Block]:
    """Return the paragraphs of a document within the file `file_name`, none if it cannot be read or lies too deep."""
    try:
        kind = format_of(part, data)
        if kind == ".docx" and depth <= DEEPEST:
            story, _ = _read(data, file_name, depth)
            return story.blocks
        if kind in {".eml", ".mhtml"}:
            return whole_page(page_within(data, file_name), file_name)[0]
        if kind == ".html":
            return whole_page(decoded(data, file_name).text, file_name)[0]
        if kind == ".rtf":
            return _blocks(RtfReader().read(data, file_name).article)
        return _blocks(TextReader().read(data, file_name).article) if kind == ".txt" else ()
    except ReadError:
        return ()


def _blocks(article: Article) -> list[Block]:
    return [Block(paragraph.text, paragraph.kind) for paragraph in article.paragraphs]
