"""RTF documents: facts and warnings; the walk is in `rtf_walk`."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.readers import refusals
from briefer.readers.base import Change, ChangeKind, Document, Reader, ReadResult, article_from, document_from
from briefer.readers.office.pictures import told
from briefer.readers.office.properties import Properties, source_from
from briefer.readers.office.rows import rows_joined
from briefer.readers.office.rtf_walk import Walk
from briefer.readers.office.story import Aside
from briefer.words import later, tr


class RtfReader(Reader):
    """Rich Text Format, as Word, LibreOffice, WordPad and TextEdit write it."""

    name = later("RTF document")
    suffixes = (".rtf",)

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in an RTF document, with tracked changes taken as accepted. Raises ReadError."""
        walk = _walked(data, file_name, is_numbered=True)
        story = walk.story
        source, notes_on_source = source_from(_properties(walk.facts), story)
        blocks = told(rows_joined(story.blocks))
        return article_from(blocks, source, file_name, warnings=[*_cut(walk), *story.warnings(), *notes_on_source])

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of an RTF document with its tables, tracked changes and comments. Raises ReadError."""
        walk = _walked(data, file_name)
        story = walk.story
        comments = (
            Change(ChangeKind.COMMENT, each.text) for each in story.blocks if each.reason == Aside.COMMENT.value
        )
        changes = [*walk.changes.all, *comments]
        return document_from(told(story.blocks), file_name, changes=changes, warnings=[*_cut(walk), *story.warnings()])


def _walked(data: bytes, file_name: str, *, is_numbered: bool = False) -> Walk:
    walk = Walk(is_numbered=is_numbered)
    walk.read(data[data.index(b"{\\rtf") :].decode("latin-1"))
    if walk.is_too_deep:
        raise refusals.too_deep(file_name)
    return walk


def _cut(walk: Walk) -> list[str]:
    return [tr("The file breaks off before its end; check that the article is whole.")] if walk.is_cut else []


def _properties(facts: Mapping[str, str]) -> Properties:
    return Properties(title=facts.get("title", ""), author=facts.get("author", ""))
