"""Markdown: headings, lists and quotes become kinds of paragraphs; the marks themselves go, the words stay."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from briefer import text
from briefer.errors import ReadError
from briefer.model import ParagraphKind
from briefer.readers.base import (
    STRUCK_OUT,
    Block,
    CellPlace,
    Document,
    Reader,
    ReadResult,
    article_from,
    document_from,
)
from briefer.readers.encoding import Decoded, decoded, decoded_as
from briefer.readers.from_html import whole_page
from briefer.readers.heads.bylines import as_shown
from briefer.readers.plain import front_matter
from briefer.readers.plain.note_marks import is_note_mark
from briefer.text.wrapping import joined, known_words, paragraphs
from briefer.words import later, tr

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST = 60
"""Deeper lists and quotes are the library's undoing; such a file is read as plain text."""

KINDS = {
    "heading_open": ParagraphKind.HEADING,
    "list_item_open": ParagraphKind.LIST_ITEM,
    "blockquote_open": ParagraphKind.QUOTE,
}
BREAKS = {"softbreak": "\r", "hardbreak": "\n"}
"""The end of a line in the file is none in the text."""

CELL_BORDER = " | "
_STRIKING_TAG = re.compile(r"<(/?)(?:s|del|strike)\b", re.I)
_NOTE = re.compile(r"^\[\^[^\]\s]{1,40}\]:\s*|\[\^[^\]\s]{1,40}\]")
"""The mark of a note, in the text or before the note itself."""


class MarkdownReader(Reader):
    """Markdown, with or without front matter."""

    name = later("Markdown")
    suffixes = (".md", ".markdown")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a Markdown file. Raises ReadError if no text can be made of the bytes."""
        return _read(decoded(data, file_name), file_name)

    def read_as(self, data: bytes, file_name: str, encoding: str) -> ReadResult:
        """Return the article in a Markdown file in the encoding the person chose. Raises ReadError."""
        return _read(decoded_as(data, file_name, encoding), file_name)

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of a Markdown file, with its tables. Raises ReadError."""
        return _document(decoded(data, file_name), file_name)


def _document(content: Decoded, file_name: str) -> Document:
    _, body = front_matter.split(text.cleaned(content.text)[0])
    tokens = _tokens(body)
    blocks: Iterable[Block] = [Block(passage) for passage in paragraphs(body)]
    if max((token.level for token in tokens), default=0) < DEEPEST - 1:
        blocks = _blocks(tokens, file_name)
    return document_from(blocks, file_name, warnings=content.warnings)


def _read(content: Decoded, file_name: str) -> ReadResult:
    shown, hidden_removed = text.cleaned(content.text)
    source, body = front_matter.split(shown)
    tokens = _tokens(body)
    warnings = list(content.warnings)
    if max((token.level for token in tokens), default=0) >= DEEPEST - 1:
        blocks = [Block(passage) for passage in paragraphs(body)]
        warnings.append(tr("Lists or quotations are nested too deeply; the file was read as plain text."))
    else:
        blocks = list(_rows_joined(_blocks(tokens, file_name)))
    headings = (block.text for block in blocks if block.kind is ParagraphKind.HEADING)
    source = as_shown(source, [block.text for block in blocks])
    source = replace(source, headline=source.headline or next(headings, ""))
    return article_from(
        blocks, source, file_name, warnings=warnings, hidden_removed=hidden_removed, encoding=content.encoding
    )


def _tokens(body: str) -> list[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"]).parse(body)


class _Numbers:
    """Counts the items of ordered lists; `label` is what is shown before the words that come next."""

    def __init__(self) -> None:
        self._next: list[int] = []
        self.label = ""

    def take(self, token: Token) -> None:
        """Take in what a token says of lists."""
        if token.type == "ordered_list_open":
            self._next.append(int(token.attrs.get("start", 1)))
        elif token.type == "ordered_list_close":
            self._next.pop()
        elif token.type == "list_item_open" and token.info:
            self.label = f"{self._next[-1]}{token.markup} "
            self._next[-1] += 1
        elif token.type.replace("_close", "_open") in KINDS:
            self.label = ""


def _blocks(tokens: Sequence[Token], file_name: str) -> Iterator[Block]:
    kinds = [ParagraphKind.BODY]
    numbers = _Numbers()
    cell: CellPlace | None = None
    tables = -1
    known = known_words(line for token in tokens if token.type == "inline" for line in token.content.split("\n"))
    for token in tokens:
        numbers.take(token)
        if token.type in KINDS:
            kinds.append(KINDS[token.type])
        elif token.type.replace("_close", "_open") in KINDS:
            kinds.pop()
        elif token.type == "table_open":
            tables += 1
            cell = CellPlace(tables, -1, -1)
        elif token.type == "table_close":
            cell = None
        elif cell and token.type == "tr_open":
            cell = CellPlace(tables, cell.row + 1, -1)
        elif cell and token.type in {"td_open", "th_open"}:
            cell = cell._replace(column=cell.column + 1)
        elif token.type == "inline" and cell:
            yield from (Block(line, cell=cell) for line in _words(token.children or ()).split("\n"))
        elif token.type == "inline":
            found = _of_words(token, numbers.label, kinds[-1])
            yield from (each._replace(text=_joined(each.text, known)) for each in found)
            numbers.label = ""
        else:
            yield from _of_code_or_markup(token, kinds[-1], file_name)


def _joined(words: str, known: Counter[str]) -> str:
    """Return words with the lines of the file joined that an end of line alone parts."""
    first, *lines = words.split("\r")
    return reduce(lambda above, line: joined(above, line, known), map(str.lstrip, lines), first)


def _of_words(token: Token, number: str, kind: ParagraphKind) -> Iterator[Block]:
    """Yield a paragraph without what is struck out in it, which follows, and without the marks of notes."""
    shown, struck = _without_struck(token.children or ())
    shown = list(_without_note_marks(shown))
    yield Block(number + _NOTE.sub("", _words(shown)), kind, _reason(token))
    yield from (Block(_words(each), reason=STRUCK_OUT) for each in struck)


def _without_struck(children: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    shown: list[Token] = []
    struck: list[list[Token]] = []
    depth = 0
    for token in children:
        step = _striking(token)
        if step > 0 and not depth:
            struck.append([])
        depth = max(0, depth + step)
        if not step:
            (struck[-1] if depth else shown).append(token)
    return shown, struck


def _striking(token: Token) -> int:
    """Return 1 where words begin that are struck out, in Markdown or by a tag, -1 where they end, else 0."""
    if token.type == "html_inline" and (tag := _STRIKING_TAG.match(token.content)):
        return -1 if tag[1] else 1
    return int(token.nesting) if token.type in {"s_open", "s_close"} else 0


def _without_note_marks(children: Sequence[Token]) -> Iterator[Token]:
    """Yield what stands in a paragraph but for the marks of notes that a tag sets above the line."""
    raised: list[Token] | None = None
    before = ""
    for token in children:
        if token.type == "html_inline" and token.content.lower().startswith("<sup"):
            raised = []
        elif raised is not None and token.type == "html_inline" and token.content.lower().startswith("</sup"):
            if not is_note_mark("".join(each.content for each in raised), before):
                yield from raised
            raised = None
        elif raised is not None:
            raised.append(token)
        else:
            before = token.content or before
            yield token
    yield from raised or ()


def _rows_joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield each row of a table as one block, and the blocks that stand in none as they are."""
    for place, group in groupby(blocks, key=lambda block: block.cell and block.cell[:2]):
        if place:
            cells = (" ".join(line.text for line in lines) for _, lines in groupby(group, key=lambda block: block.cell))
            yield Block(CELL_BORDER.join(cells))
        else:
            yield from group


def _of_code_or_markup(token: Token, kind: ParagraphKind, file_name: str) -> Iterator[Block]:
    if token.type in {"fence", "code_block"}:
        yield from (Block(line, kind) for line in token.content.split("\n"))
    elif token.type == "html_block":
        with contextlib.suppress(ReadError):  # a comment or rule on its own holds no text
            yield from whole_page(token.content, file_name)[0]


def _reason(token: Token) -> str:
    """Return "caption" for a paragraph that is nothing but pictures: its words describe them."""
    shown = [child for child in token.children or () if child.type not in BREAKS]
    return "caption" if shown and all(child.type == "image" for child in shown) else ""


def _words(children: Sequence[Token]) -> str:
    pieces: list[str] = []
    for place, token in enumerate(children):
        if token.type in BREAKS:
            pieces.append(BREAKS[token.type])
        elif token.type == "html_inline":
            pieces.append("\n" if token.content.lower().startswith("<br") else "")
        elif token.nesting and token.type.startswith(("em_", "strong_")):
            pieces.append(token.markup if _is_inside_a_word(children, place) else "")
        else:
            pieces.append(token.content)
    return "".join(pieces)


def _is_inside_a_word(children: Sequence[Token], place: int) -> bool:
    """Return whether a mark of emphasis stands between letters or digits on both sides of what it marks ("2*3*4")."""
    token = children[place]
    steps = range(place, len(children)) if token.nesting == 1 else range(place, -1, -1)
    ends = (step for step in steps if children[step].level == token.level and children[step].nesting == -token.nesting)
    other = next(ends, place)
    first, last = sorted((place, other))
    before = children[first - 1].content[-1:] if first else ""
    after = children[last + 1].content[:1] if last + 1 < len(children) else ""
    return before.isalnum() and after.isalnum()
