"""What a reader is, and how the blocks it finds become an article.

No format is known here, and nothing of a file is opened.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import ClassVar, NamedTuple

from briefer import text
from briefer.errors import ReadError
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, ParagraphKind, Source

MAX_CHARACTERS = 10_000_000
"""More text than this is no article: some five thousand pages."""

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
    """

    article: Article
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hidden_removed: int = 0


class Block(NamedTuple):
    """One paragraph as a reader finds it, not yet cleaned; two line breaks in a row part it into two.

    A block with a `reason` does not become a paragraph: it is left out, and the reason says why.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    reason: str = ""


class Reader(ABC):
    """One file format: bytes in, an article out."""

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    @abstractmethod
    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in `data`; `file_name` is for messages only. Raises ReadError."""


def article_from(
    blocks: Iterable[Block],
    source: Source,
    file_name: str,
    *,
    warnings: Iterable[str] = (),
    left_out: Iterable[str] = (),
    hidden_removed: int = 0,
) -> ReadResult:
    """Clean and number the blocks and return them as an article; `hidden_removed` counts what was cleaned before.

    Raises ReadError if no block holds text, or if they hold more than MAX_CHARACTERS together.
    """
    paragraphs: list[Paragraph] = []
    passages: list[LeftOut] = []
    length = 0
    for block in blocks:
        cleaned, removed = text.cleaned(block.text)
        hidden_removed += removed
        length += len(cleaned)
        if length > MAX_CHARACTERS:
            raise ReadError(f"{file_name} holds too much text for one article.", "Paste the part you need instead.")
        for words in filter(None, (_SPACING.sub(" ", piece).strip() for piece in _BLANK_LINE.split(cleaned))):
            if block.reason:
                passages.append(LeftOut(words, block.reason, len(paragraphs), block.kind))
            else:
                paragraphs.append(Paragraph(ParagraphId(str(len(paragraphs) + 1)), words, block.kind))
    passages += [LeftOut(words, "", len(paragraphs)) for words in left_out]
    if not paragraphs:
        raise ReadError(f"No text was found in {file_name}.", "Open it in its own program and paste the text.")
    fingerprint = text.fingerprint(paragraph.text for paragraph in paragraphs)
    article = Article(ArticleId(""), replace(_clean(source), sha256=fingerprint), tuple(paragraphs))
    notes = list(warnings)
    if hidden_removed:
        notes.append(f"{counted(hidden_removed, 'hidden character')} removed from the text.")
    return ReadResult(article, tuple(notes), tuple(passages), hidden_removed)


def counted(number: int, noun: str) -> str:
    """Return a count with its noun: "1 page", "3 pages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def iso_date(value: str) -> str:
    """Return a date as its ISO day where it begins with one ("2025-06-04T10:00" gives "2025-06-04"), else as it is."""
    found = re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", value.strip())
    return found.group() if found else value.strip()


def _clean(source: Source) -> Source:
    tidied = {
        entry.name: _SPACING.sub(" ", text.cleaned(getattr(source, entry.name))[0]).strip() for entry in fields(source)
    }
    return Source(**tidied)
