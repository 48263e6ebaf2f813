"""Word documents: the parts that hold text, in the order in which a person reads them; the walk is in `docx_walk`."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from briefer.readers import refusals
from briefer.readers.base import Change, Document, Reader, ReadResult, article_from, document_from
from briefer.readers.office.changes import word_changes
from briefer.readers.office.docx_styles import Styles, attribute, local_name
from briefer.readers.office.docx_walk import Walk
from briefer.readers.office.package import Package
from briefer.readers.office.pictures import told
from briefer.readers.office.properties import Properties, source_from
from briefer.readers.office.story import Aside, Story


class DocxReader(Reader):
    """Word documents (.docx, .docm, .dotx), both of the standard's dialects."""

    name = "Word document"
    suffixes = (".docx", ".docm", ".dotx", ".dotm")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a Word document, with tracked changes taken as accepted. Raises ReadError."""
        with Package(data, file_name) as package:
            story, _ = _read(package, file_name)
            core = package.related("").get("core-properties", "docProps/core.xml")
            properties = _properties(package.part(core))
        source, notes_on_source = source_from(properties, story)
        return article_from(told(story.blocks), source, file_name, warnings=[*story.warnings(), *notes_on_source])

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of a Word document with its tables, tracked changes and comments. Raises ReadError."""
        with Package(data, file_name) as package:
            story, changes = _read(package, file_name)
        return document_from(told(story.blocks), file_name, changes=changes, warnings=story.warnings())


def _read(package: Package, file_name: str) -> tuple[Story, list[Change]]:
    main = package.related("").get("officeDocument", "word/document.xml")
    root = package.part(main)
    if root is None:
        raise refusals.damaged(file_name)
    document = _Document(package, main)
    return document.read(root), word_changes(root, document.side_part("comments"))


class _Document:
    """The main part of a Word document and the parts it refers to."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
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
        walk = Walk(self._styles, comments, self._diagrams)
        story = walk.read(document)
        self._read_notes(walk)
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
        return "" if root is None else Walk(self._styles, {}, {}).read(root).words

    def side_part(self, kind: str) -> Element | None:
        """Return a part beside the text by its kind, such as "comments"."""
        return self._package.part(self._kinds.get(kind, f"word/{kind}.xml"))


def _entries(root: Element | None) -> Iterable[Element]:
    """Return what a part holds; nobody may ask an element whether it is true."""
    return () if root is None else root


def _properties(root: Element | None) -> Properties:
    core = {local_name(entry): (entry.text or "").strip() for entry in _entries(root)}
    is_default = core.get("creator") == "python-docx"
    return Properties(
        title=core.get("title", ""),
        author=core.get("creator", ""),
        created="" if is_default else core.get("created", ""),
        language=core.get("language", ""),
    )
