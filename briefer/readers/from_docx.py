"""Word documents: title and date from the properties, styles as kinds of paragraphs, the text from `docx_walk`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import ReadError
from briefer.model import ParagraphKind, Source
from briefer.readers.base import Block, Reader, ReadResult, article_from, counted, iso_date
from briefer.readers.docx_walk import Passage, Walk, attribute, child, local_name
from briefer.readers.package import Package

if TYPE_CHECKING:
    from lxml import etree

NOT_A_NAME = frozenset({"", "python-docx", "microsoft office user", "user", "admin", "administrator", "author"})
NOT_A_TITLE = frozenset({"", "word document", "document", "untitled", "title"})
HEADING_STYLES = ("heading", "title", "subtitle", "überschrift", "titre", "titel")
QUOTE_STYLES = ("quote", "intense quote", "block text", "blockquote", "quotations")
MAX_STYLE_DEPTH = 12


class DocxReader(Reader):
    """Word documents (.docx, .docm), both of the standard's dialects."""

    name = "Word document"
    suffixes = (".docx", ".docm")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a Word document, with tracked changes taken as accepted. Raises ReadError."""
        with Package(data, file_name) as package:
            parts = package.related("")
            main = parts.get("officeDocument", "word/document.xml")
            document = package.part(main)
            if document is None:
                raise ReadError(f"{file_name} holds no Word document.", "Open it in Word and save it as .docx.")
            related = package.related(main)
            styles = _Styles(package.part(related.get("styles", "word/styles.xml")))
            walk = Walk()
            walk.read(document)
            for notes in ("footnotes", "endnotes"):
                root = package.part(related.get(notes, f"word/{notes}.xml"))
                if root is not None:
                    walk.read(root)
            properties = package.part(parts.get("core-properties", "docProps/core.xml"))
        blocks = [Block(passage.text, styles.kind(passage)) for passage in walk.passages]
        source, notes_on_source = _source(properties, [(passage, styles) for passage in walk.passages if passage.text])
        return article_from(blocks, source, file_name, warnings=[*_warnings(walk), *notes_on_source])


class _Styles:
    """What the named styles of a document mean."""

    def __init__(self, root: etree._Element | None) -> None:
        self._names: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        for style in root if root is not None else ():
            if local_name(style) == "style":
                key = attribute(style, "styleId")
                self._names[key] = attribute(child(style, "name"), "val").lower()
                self._bases[key] = attribute(child(style, "basedOn"), "val")

    def names(self, style: str) -> list[str]:
        """Return the name of a style and of those it is based on, in lower case."""
        found: list[str] = []
        while style and len(found) < MAX_STYLE_DEPTH:
            found.append(self._names.get(style, style.lower()))
            style = self._bases.get(style, "")
        return found

    def kind(self, passage: Passage) -> ParagraphKind:
        names = self.names(passage.style)
        if passage.is_outline or any(name.startswith(HEADING_STYLES) for name in names):
            return ParagraphKind.HEADING
        if any(name in QUOTE_STYLES for name in names):
            return ParagraphKind.QUOTE
        if passage.is_listed or any(name.startswith("list ") for name in names):
            return ParagraphKind.LIST_ITEM
        return ParagraphKind.BODY

    def is_title(self, passage: Passage) -> bool:
        return "title" in self.names(passage.style)


def _source(properties: etree._Element | None, passages: list[tuple[Passage, _Styles]]) -> tuple[Source, list[str]]:
    core = {local_name(entry): (entry.text or "").strip() for entry in (properties if properties is not None else ())}
    titles = [passage.text for passage, styles in passages if styles.is_title(passage)][:1]
    if core.get("title", "").lower() not in NOT_A_TITLE:
        titles.append(core["title"])
    if passages and passages[0][1].kind(passages[0][0]) is ParagraphKind.HEADING:
        titles.append(passages[0][0].text)
    creator = core.get("creator", "")
    source = Source(
        headline=titles[0] if titles else "",
        byline="" if creator.lower() in NOT_A_NAME else creator,
        published="" if creator == "python-docx" else iso_date(core.get("created", "")),
        language=core.get("language", ""),
    )
    if source.byline or source.published:
        return source, ["Byline and date are those of the Word file and may not be the article's. Check them."]
    return source, []


def _warnings(walk: Walk) -> list[str]:
    notes: list[str] = []
    if walk.tracked_changes:
        changes = counted(walk.tracked_changes, "tracked change")
        notes.append(f"The document has {changes}; it was read with insertions in and deletions out.")
    if walk.hidden_runs:
        notes.append(f"{counted(walk.hidden_runs, 'passage')} formatted as hidden left out.")
    if walk.embedded:
        notes.append(f"{counted(walk.embedded, 'embedded document')} not read.")
    return notes
