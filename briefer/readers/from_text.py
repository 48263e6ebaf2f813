"""Plain text and pasted text: the details above the text, the headline, the paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from briefer import text
from briefer.model import ParagraphKind
from briefer.readers import refusals
from briefer.readers.base import Block, Document, Reader, ReadResult, article_from, document_from
from briefer.readers.encoding import Decoded, decoded, decoded_as
from briefer.readers.from_markdown import MarkdownReader
from briefer.readers.heads.bylines import as_shown, with_head_apart
from briefer.readers.heads.databases import DATABASE, of_database
from briefer.readers.plain import front_matter
from briefer.readers.plain.delimited import blocks_of_values, holds_bars, holds_values
from briefer.readers.refusals import PASTED
from briefer.text.wrapping import paragraphs, without_pages
from briefer.words import later

PAGE_EDGE = "page number or running head"
LONGEST_HEADLINE = 150
VALUES = (".csv", ".tsv", ".tab")
"""Names of files that are tables of delimited values."""
_ENDS_LIKE_A_SENTENCE = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")


class TextReader(Reader):
    """Plain text in any encoding."""

    name = later("Plain text")
    suffixes = (".txt", ".text")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a text file. Raises ReadError if no text can be made of the bytes."""
        return _read(decoded(data, file_name), file_name)

    def read_as(self, data: bytes, file_name: str, encoding: str) -> ReadResult:
        """Return the article in a text file in the encoding the person chose. Raises ReadError."""
        return _read(decoded_as(data, file_name, encoding), file_name)

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of a text file, with its tables if it holds any. Raises ReadError."""
        content = decoded(data, file_name)
        return read_text_document(content.text, file_name, content.warnings)


def read_text_document(content: str, file_name: str, warnings: tuple[str, ...] = ()) -> Document:
    """Return all of a text, with the tables written in it: delimited values by the file's name or its tabs, or bars."""
    if file_name.lower().endswith(VALUES):
        blocks = blocks_of_values(content)
    elif holds_values(content):
        blocks = blocks_of_values(content, "\t")
    elif holds_bars(content):
        return MarkdownReader().document(content.encode("utf-8", "replace"), file_name)
    else:
        blocks = [Block(passage) for passage in paragraphs(content)]
    return document_from(blocks, file_name, warnings=warnings)


def read_pasted_text_document(content: str) -> Document:
    """Return all of a text from the clipboard, with its tables. Raises ReadError if there is no word in it."""
    if not content.strip():
        raise refusals.nothing_pasted(PASTED)
    return read_text_document(content, PASTED)


def read_pasted_text(content: str) -> ReadResult:
    """Return the article in text from the clipboard. Raises ReadError if there is no word in it."""
    if not content.strip():
        raise refusals.nothing_pasted(PASTED)
    return _read(Decoded(content, ""), PASTED)


def _read(content: Decoded, file_name: str) -> ReadResult:
    whole, edges = without_pages(content.text)
    shown, hidden_removed = text.cleaned(whole)
    around = [Block(line, reason=PAGE_EDGE) for line in edges]
    source, body = front_matter.split(shown)
    lines = body.splitlines()
    if download := of_database(lines):
        inside = {number for number, _ in download.body}
        source, body = download.source, "\n".join(words for _, words in download.body)
        around += [Block(line, reason=DATABASE) for number, line in enumerate(lines) if number not in inside]
    passages = paragraphs(with_head_apart(body))
    if source.headline or not _opens_with_a_headline(passages):
        blocks = [Block(passage) for passage in passages]
    else:
        source = replace(source, headline=passages[0])
        blocks = [Block(passages[0], ParagraphKind.HEADING), *(Block(passage) for passage in passages[1:])]
    blocks = [*around, *blocks]
    return article_from(
        blocks,
        as_shown(source, passages),
        file_name,
        warnings=content.warnings,
        hidden_removed=hidden_removed,
        encoding=content.encoding,
    )


def _opens_with_a_headline(passages: tuple[str, ...]) -> bool:
    if len(passages) < 3:
        return False
    first = passages[0]
    return len(first) <= LONGEST_HEADLINE and not _ENDS_LIKE_A_SENTENCE.search(first)
