"""Markdown: headings, lists and quotes become kinds of paragraphs; the marks themselves go, the words stay.

Written for articles kept as Markdown, not for its every corner: what is not recognised stays as it stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from briefer.model import ParagraphKind
from briefer.readers import front_matter
from briefer.readers.base import Block, Reader, ReadResult, article_from
from briefer.readers.from_text import decoded

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$")
_QUOTE = re.compile(r" {0,3}>[ \t]?(.*)$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S+(?:[ \t]+[\"'(].*)?$")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[ \t][^<>\n]*)?/?>")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_CODE = re.compile(r"(`+)(?!`)(.{1,1000}?)(?<!`)\1(?!`)", re.S)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = (
    re.compile(r"(\*\*|__|~~)(?=\S)([^\n]{1,1000}?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![*\w])(\*)(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\1(?!\w)"),
    re.compile(r"(?<![_\w])(_)(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])\1(?![_\w])"),
)
_KEPT = 0xE000
"""Escaped characters and code wait in the private use area while the marks around them are taken away."""


class MarkdownReader(Reader):
    """Markdown, with or without front matter."""

    name = "Markdown"
    suffixes = (".md", ".markdown")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a Markdown file. Raises ReadError if no text can be made of the bytes."""
        content, warnings = decoded(data, file_name)
        source, body = front_matter.split(content.replace("\r\n", "\n").replace("\r", "\n"))
        blocks = list(_blocks(_COMMENT.sub("", body).split("\n")))
        headings = (block.text for block in blocks if block.kind is ParagraphKind.HEADING)
        source = replace(source, headline=source.headline or next(headings, ""))
        return article_from(blocks, source, file_name, warnings=warnings)


def _blocks(lines: list[str]) -> Iterator[Block]:
    gathered = _Gathered()
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            is_closing = mark is not None and mark.group(1).startswith(fence)
            fence = "" if is_closing else fence
            if not is_closing:
                yield Block(line)
        elif mark:
            fence = mark.group(1)
            yield from gathered.closed()
        else:
            yield from gathered.take(line)
    yield from gathered.closed()


class _Gathered:
    """The lines of the paragraph being read."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._kind = ParagraphKind.BODY

    def take(self, line: str) -> Iterator[Block]:
        """Add a line; return what it brings to an end."""
        if self._lines and self._kind is ParagraphKind.BODY and _UNDERLINE.match(line):
            yield from self.closed(ParagraphKind.HEADING)
            return
        found = _start(line) if line.strip() else Block("")
        if found is None:
            self._lines.append(line)
            return
        continues_quote = found.kind is self._kind is ParagraphKind.QUOTE and bool(found.text.strip())
        if not continues_quote:
            yield from self.closed()
        if found.text.strip():
            self._kind = found.kind
            self._lines.append(found.text)
        if found.kind is ParagraphKind.HEADING:
            yield from self.closed()

    def closed(self, kind: ParagraphKind | None = None) -> Iterator[Block]:
        """Return the paragraph so far, of `kind` if that is known only now, and begin anew."""
        words = without_marks("\n".join(line.strip() for line in self._lines))
        if words.strip():
            yield Block(words, kind or self._kind)
        self._lines, self._kind = [], ParagraphKind.BODY


def _start(line: str) -> Block | None:
    """Return what begins in this line, or None if it may continue the paragraph before; rules begin an empty block."""
    if _RULE.match(line) or _TABLE_RULE.match(line) or _DEFINITION.match(line):
        return Block("")
    if found := _HEADING.match(line):
        return Block(found.group(1) or "", ParagraphKind.HEADING)
    if found := _QUOTE.match(line):
        return Block(found.group(1), ParagraphKind.QUOTE)
    if found := _ITEM.match(line):
        return Block(found.group(1), ParagraphKind.LIST_ITEM)
    if line.strip().startswith("|") and line.strip().endswith("|"):
        return Block(" | ".join(cell.strip() for cell in line.strip().strip("|").split("|")))
    return None


def without_marks(passage: str) -> str:
    """Return the words of a passage without the marks of links, emphasis and code."""
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"{chr(_KEPT)}{len(kept) - 1}{chr(_KEPT + 1)}"

    passage = passage.replace(chr(_KEPT), "\ufffd").replace(chr(_KEPT + 1), "\ufffd")
    passage = _CODE.sub(lambda found: keep(found.group(2)), passage)
    passage = _ESCAPE.sub(lambda found: keep(found.group(1)), passage)
    passage = _ADDRESS.sub(lambda found: keep(found.group(1)), passage)
    passage = _TAG.sub("", _LINK.sub(r"\1", passage))
    for emphasis in _EMPHASIS:
        passage = emphasis.sub(r"\2", passage)
    passage = html.unescape(passage)
    return re.sub(f"{chr(_KEPT)}(\\d+){chr(_KEPT + 1)}", lambda found: kept[int(found.group(1))], passage)
