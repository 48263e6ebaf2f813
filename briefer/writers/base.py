"""What every writer shares: its interface, the walk over a brief, and the two guards at the door.

The guards are the scrubbing of characters no file may hold and the list of link schemes that are let out.
Nothing here knows a file format.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, ClassVar
from urllib.parse import urlsplit

from briefer.brief import Block, Brief, Bullets, Facts, Heading, Para, Role, Row, Table

# Control characters, lone surrogates and non-characters: XML refuses them, and none of them is text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_WEB_SCHEMES = ("http", "https")
MAX_TITLE = 255
_ROWS_TOGETHER = 3
_SHORT_ITEM = 300  # letters
FACT_SHARES = (0.19, 0.31, 0.19, 0.31)
"""Of a page's usable width: labels and values of facts, in two columns of pairs."""
COVER_SHARE = 0.22
"""Of the page's usable height: so much further down a cover begins."""


class Writer(ABC):
    """Renders a Brief into one file format. It changes no word, picks no label and sorts nothing.

    `name` is the format as people call it, `suffix` the file's ending with its dot, in small letters.
    """

    name: ClassVar[str]
    suffix: ClassVar[str]

    @abstractmethod
    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief to the stream, the same bytes for the same brief.

        Raises WriteError if the brief cannot be rendered in this format.
        """

    @abstractmethod
    def is_export(self, standing: bytes, brief: Brief, written: bytes) -> bool:
        """Whether bytes that stand somewhere are an earlier export of this brief, of which `written` is the new one."""

    def notes(self, brief: Brief) -> tuple[str, ...]:  # noqa: ARG002 - for the writers that have something to say
        """Return what the author should know about this file, a sentence each."""
        return ()


def scrub(text: str) -> str:
    """Return the text without control characters and direction overrides; a lone surrogate becomes U+FFFD.

    Tabs and line feeds stay, other line ends become line feeds.
    """
    if text.isprintable() or text.replace("\n", "").replace("\u00a0", "").isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _BIDI_OVERRIDES.sub("", _UNPRINTABLE.sub("", _SURROGATES.sub("\ufffd", text)))


def safe_link(link: str) -> str:
    """Return an address that may leave the brief, else "": http and https with a host, mailto with an @."""
    if link != scrub(link).strip() or any(character.isspace() or character == "\\" for character in link):
        return ""
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme in _WEB_SCHEMES:
        return link if host else ""
    is_mail = parts.scheme == "mailto" and re.fullmatch(r"[^@/]+@[^@/]+", parts.path) is not None
    return link if is_mail else ""


def blocks(brief: Brief) -> Iterator[Block]:
    """Yield every block of the brief in printed order."""
    for section in brief.sections:
        yield from section.blocks


def paras(block: Block) -> Iterator[Para]:
    """Yield the paragraphs a block holds, in printed order; headings and facts hold none."""
    if isinstance(block, Para):
        yield block
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield from cell.paras


def keeps_above(block: Block) -> bool:
    """Whether a block stays on the page of what stands above it: a sign-off, boxes to tick, a note on what was said."""
    return isinstance(block, Facts) or (isinstance(block, Para) and block.role in {Role.OPTIONS, Role.NOTE})


def closing_rows(rows: Sequence[Row]) -> range:
    """Return the places of the last rows that stay together if they are short, so that no page has but one or two."""
    own = [place for place, row in enumerate(rows) if not row.is_theme]
    return range(own[-min(_ROWS_TOGETHER, len(own))] if own else max(len(rows) - 1, 0), len(rows))


def closing_item(items: Sequence[Para]) -> int:
    """Return the place of the item of a list that stays with the last one, so that this stands on no page alone.

    It is -1 if there is none, or it is too long for that.
    """
    place = len(items) - 2
    return place if place >= 0 and len(items[place].text) <= _SHORT_ITEM else -1


def anchors(brief: Brief) -> frozenset[str]:
    """Return the names of all targets within the brief, so that a link to nowhere is printed as plain text."""
    found: set[str] = set()
    for block in blocks(brief):
        if isinstance(block, Heading):
            found.add(block.anchor)
        elif isinstance(block, Table):
            found.update(row.anchor for row in block.rows)
        found.update(para.anchor for para in paras(block))
    return frozenset(found - {""})


def resolved_link(link: str, targets: frozenset[str]) -> str:
    """Return the link if it leads to one of the targets or to an address that may leave the brief, else ""."""
    if link.startswith("#"):
        return link if link[1:] in targets else ""
    return safe_link(link)


def holds_all(standing: bytes, marks: Iterable[bytes], written: bytes) -> bool:
    """Whether bytes hold all of the marks that the newly written ones hold, and at least one."""
    held = [mark for mark in marks if mark and mark in written]
    return bool(held) and all(mark in standing for mark in held)


def heading_text(heading: Heading) -> str:
    """Return the heading as printed: its number, an en space, its words."""
    return scrub(f"{heading.number}\u2002{heading.text}" if heading.number else heading.text)


def document_title(brief: Brief) -> str:
    """Return the title for the file's properties, on one line and at most 255 characters."""
    return " ".join(scrub(brief.properties.title or brief.title).split())[:MAX_TITLE]
