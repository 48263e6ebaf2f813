"""What a reader is, and how the blocks it finds become an article.

No format is known here, and nothing of a file is opened.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import chain, groupby, islice
from typing import ClassVar, NamedTuple

from briefer import text
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, ParagraphKind, Source
from briefer.readers import refusals
from briefer.readers.heads.databases import DATABASE, MAX_LINES, may_be_download, of_database
from briefer.readers.warnings import worst_first
from briefer.text.languages import language_told
from briefer.text.wrapping import are_printed_lines, broken
from briefer.text.wrapping import paragraphs as passages
from briefer.words import Sentence, counted

MAX_CHARACTERS = 10_000_000
"""More text than this is no article: some five thousand pages."""

STRUCK_OUT = "struck out"
"""The reason of words that somebody struck out: they are no longer said, so they are not quoted."""

BETWEEN_CELLS = " | "
"""Tells the cells of a table's row apart, which is one paragraph."""

LONGEST_CELL = 120
"""A table with longer cells lays out a page, and its rows are no sentences."""

_UNSURE = frozenset({"", "not part of the article", "byline or date", "headline", "head of the page", "keywords"})
"""Reasons that the head of a download may have been given before it was known for one."""

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SPACING = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage that stands in the file but not in the article.

    `before` is the index of the paragraph in front of which it stood (the number of paragraphs if it came last),
    `reason` says in a few words why it was left out ("page number", "caption").
    """

    text: str
    reason: str = ""
    before: int = 0
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class ReadResult:
    """An article as read, and what the person should know about the reading.

    The article's id is "" and its paragraphs are "1", "2" ... until it is added to a project.
    `warnings` are sentences. `left_out` holds, in their order, the passages that are not in the article.
    `hidden_removed` counts invisible characters taken out because they make text read differently than it looks.
    `encoding` names how the bytes of a text were read ("utf-8", "cp1252"), "" where the format leaves no choice.
    """

    article: Article
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hidden_removed: int = 0
    encoding: str = ""


class CellPlace(NamedTuple):
    """Where in a document's tables something stands: table, row and column from 0, and how many columns it spans."""

    table: int
    row: int
    column: int
    span: int = 1


class Block(NamedTuple):
    """One paragraph as a reader finds it, not yet cleaned; two line breaks in a row part it into two.

    A block with a `reason` does not become a paragraph: it is left out, and the reason says why. `cell` is the cell of
    a table that it stands in, if the reader knows.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    reason: str = ""
    cell: CellPlace | None = None


class ChangeKind(StrEnum):
    """What somebody left in a document beside its text."""

    INSERTED = "inserted"
    DELETED = "deleted"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change or a comment: its words, who made it and when (ISO), as far as the file says."""

    kind: ChangeKind
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """All that a document holds, in its order, with the places in its tables; a block with a `reason` stands aside."""

    blocks: tuple[Block, ...]
    changes: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()


class Reader(ABC):
    """One file format: bytes in, an article out."""

    name: ClassVar[Sentence]
    suffixes: ClassVar[tuple[str, ...]]

    @abstractmethod
    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in `data`; `file_name` is for messages only. Raises ReadError."""

    def unlocked(self, password: str) -> Reader:
        """Return this reader with the password of a protected file; most formats have none."""
        return self

    def read_as(self, data: bytes, file_name: str, encoding: str) -> ReadResult:
        """Return the article with its text decoded as the person chose; most formats leave no choice.

        Raises ReadError.
        """
        return self.read(data, file_name)

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of a document, with its tables where the format has any that are read. Raises ReadError."""
        result = self.read(data, file_name)
        aside: defaultdict[int, list[Block]] = defaultdict(list)
        for passage in result.left_out:
            aside[passage.before].append(Block(passage.text, passage.kind, passage.reason))
        blocks: list[Block] = []
        for place, paragraph in enumerate(result.article.paragraphs):
            blocks += [*aside[place], Block(paragraph.text, paragraph.kind)]
        return Document((*blocks, *aside[len(result.article.paragraphs)]), (), result.warnings)


def document_from(
    blocks: Iterable[Block], file_name: str, *, changes: Iterable[Change] = (), warnings: Iterable[str] = ()
) -> Document:
    """Clean the blocks and return them as a document. Raises ReadError if no block holds text, or too much."""
    found = [
        block._replace(text=words)
        for block, cleaned, _ in cleaned_blocks(blocks, file_name)
        for words in _pieces(cleaned)
    ]
    if not found:
        raise refusals.no_text(file_name)
    return Document(tuple(found), tuple(changes), tuple(warnings))


def article_from(
    blocks: Iterable[Block],
    source: Source,
    file_name: str,
    *,
    warnings: Iterable[str] = (),
    hidden_removed: int = 0,
    encoding: str = "",
) -> ReadResult:
    """Clean and number the blocks and return them as an article; `hidden_removed` counts what was cleaned before.

    Raises ReadError if no block holds text, or if they hold more than MAX_CHARACTERS together.
    """
    paragraphs: list[Paragraph] = []
    passages: list[LeftOut] = []
    blocks, source = _as_printed(blocks, source)
    for block, cleaned, removed in cleaned_blocks(blocks, file_name):
        hidden_removed += removed
        for words in _pieces(cleaned):
            if block.reason:
                passages.append(LeftOut(words, block.reason, len(paragraphs), block.kind))
            else:
                paragraphs.append(Paragraph(ParagraphId(str(len(paragraphs) + 1)), words, block.kind))
    if not paragraphs:
        raise refusals.no_text(file_name)
    source = replace(
        _clean(source),
        sha256=text.fingerprint(paragraph.text for paragraph in paragraphs),
        language=language_told(source.language, (paragraph.text for paragraph in paragraphs)),
    )
    article = Article(ArticleId(""), source, tuple(paragraphs))
    notes = list(warnings)
    if struck := sum(passage.reason == STRUCK_OUT for passage in passages):
        notes.append(counted(struck, "1 struck-out passage left out.", "{n} struck-out passages left out."))
    if hidden_removed:
        notes.append(
            counted(
                hidden_removed,
                "1 hidden character removed from the text.",
                "{n} hidden characters removed from the text.",
            )
        )
    return ReadResult(article, worst_first(notes), tuple(passages), hidden_removed, encoding)


def _as_printed(blocks: Iterable[Block], source: Source) -> tuple[Iterable[Block], Source]:
    """Return blocks that are paragraphs, not printed lines, without what a news database prints around a text.

    That says where the text is from. Only the head of the text is looked at where it is neither.
    """
    waiting = iter(blocks)
    head = list(islice(waiting, MAX_LINES))
    if are_printed_lines([block.text for block in head if _is_line(block)]):
        head, waiting = [], iter(_joined_lines(chain(head, waiting)))
        head = list(islice(waiting, MAX_LINES))
    if not may_be_download(block.text.strip() for block in head):
        return chain(head, waiting), source
    found = [*head, *waiting]
    numbers = [
        (number, line) for number, block in enumerate(found) for line in block.text.split("\n") if _may_be_text(block)
    ]
    download = of_database([line for _, line in numbers])
    if download is None:
        return found, source
    told = {entry.name: value for entry in fields(Source) if (value := getattr(download.source, entry.name))}
    inside: defaultdict[int, list[str]] = defaultdict(list)
    for line, words in download.body:
        inside[numbers[line][0]].append(words)
    around = {number for number, _ in numbers}.difference(inside)
    return [
        block._replace(text="\n".join(inside[number]))
        if number in inside
        else block._replace(reason=DATABASE)
        if number in around
        else block
        for number, block in enumerate(found)
    ], replace(source, **told)


def _is_line(block: Block) -> bool:
    return not block.reason and block.kind is ParagraphKind.BODY and block.cell is None and bool(block.text.strip())


def _joined_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks of which each was a printed line as the paragraphs that they were."""
    for are_lines, group in groupby(blocks, _is_line):
        if are_lines:
            yield from map(Block, passages("\n".join(block.text for block in group)))
        else:
            yield from group


def _may_be_text(block: Block) -> bool:
    return block.reason in _UNSURE


def cleaned_blocks(blocks: Iterable[Block], file_name: str) -> Iterator[tuple[Block, str, int]]:
    """Yield each block with its clean text and how many hidden characters it had.

    Raises ReadError if they hold more than MAX_CHARACTERS together.
    """
    length = 0
    for block in blocks:
        cleaned, removed = text.cleaned(block.text)
        length += len(cleaned)
        if length > MAX_CHARACTERS:
            raise refusals.too_much_text(file_name)
        yield block, cleaned, removed


def _pieces(cleaned: str) -> list[str]:
    """Return the paragraphs in a cleaned block, each on one line with single spaces, none empty."""
    if "\n" not in cleaned and cleaned.rfind("  ") < 0 and "\t" not in cleaned:  # from the end is faster than `in`
        cleaned = cleaned.strip()
        return [cleaned] if cleaned else []
    pieces = _BLANK_LINE.split(cleaned)
    return list(filter(None, (" ".join(part.split()) for piece in pieces for part in broken(piece))))


def iso_date(value: str) -> str:
    """Return a date as its ISO day where it begins with one ("2025-06-04T10:00" gives "2025-06-04"), else as it is."""
    found = re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", value.strip())
    return found.group() if found else value.strip()


def _clean(source: Source) -> Source:
    tidied = {
        entry.name: _SPACING.sub(" ", text.cleaned(getattr(source, entry.name))[0]).strip() for entry in fields(source)
    }
    return Source(**tidied)
