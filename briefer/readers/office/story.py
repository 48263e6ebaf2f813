"""The text of an office document as its walk gathers it: paragraphs in order, what hangs on them, what is left out.

Word, OpenDocument and RTF share it. No format is known here; a walk says what it met, a Story keeps where it stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from briefer.model import ParagraphKind
from briefer.readers.base import STRUCK_OUT, Block, CellPlace
from briefer.readers.plain.note_marks import is_note_mark, raised_beside
from briefer.words import counted

PIECES_BEFORE = 3
"""So many pieces of a paragraph tell what stands before a sign."""


class Aside(StrEnum):
    """What is kept out of the article, one click away; the value is the reason shown."""

    HIDDEN = "hidden text"
    COMMENT = "comment"
    PICTURE = "picture description"
    DIAGRAM = "diagram"
    HEADER = "page header"
    FOOTER = "page footer"


class Unread(StrEnum):
    """What a document may hold that is not read; the value is its noun."""

    DOCUMENT = "embedded document"
    OBJECT = "embedded object"
    CHART = "chart"


def told_aside(aside: Aside, number: int) -> str:
    """Say how many passages of a sort were left out."""
    told = {
        Aside.HIDDEN: counted(number, "1 passage of hidden text left out.", "{n} passages of hidden text left out."),
        Aside.COMMENT: counted(number, "1 comment left out.", "{n} comments left out."),
        Aside.PICTURE: counted(number, "1 picture description left out.", "{n} picture descriptions left out."),
        Aside.DIAGRAM: counted(number, "1 diagram left out.", "{n} diagrams left out."),
        Aside.HEADER: counted(number, "1 page header left out.", "{n} page headers left out."),
        Aside.FOOTER: counted(number, "1 page footer left out.", "{n} page footers left out."),
    }
    return told[aside]


def told_unread(noun: Unread, number: int) -> str:
    """Say how much of a sort was not read."""
    told = {
        Unread.DOCUMENT: counted(number, "1 embedded document not read.", "{n} embedded documents not read."),
        Unread.OBJECT: counted(number, "1 embedded object not read.", "{n} embedded objects not read."),
        Unread.CHART: counted(number, "1 chart not read.", "{n} charts not read."),
    }
    return told[noun]


@dataclass(slots=True)
class Passage:
    """A paragraph still being read; `following` are the paragraphs and asides that hang on it.

    `label` is what the program that shows the document writes before its words, such as "Article 1."
    """

    kind: ParagraphKind = ParagraphKind.BODY
    pieces: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    following: list[Block] = field(default_factory=list)
    label: str = ""
    is_title: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    runs_on: bool = False

    @property
    def text(self) -> str:
        """Return what was read of it until now."""
        return "".join(self.pieces)


class Story:
    """Gathers `blocks` and counts what a person should know; paragraphs may be opened inside of others."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        self.language = ""
        self.tracked_changes = 0
        self.uncounted = 0
        self.asides: Counter[Aside] = Counter()
        self.unread: Counter[Unread] = Counter()
        self.open: list[Passage] = []
        self._carried: list[str] = []
        self._cells: list[CellPlace] = []
        self._tables = 0
        self._struck: tuple[list[Block], int] | None = None

    def begin_table(self) -> None:
        """Open a table; it may stand in a cell of another."""
        self.end_run_on()
        self._cells.append(CellPlace(self._tables, -1, 0, 0))
        self._tables += 1

    def begin_row(self, column: int = 0) -> None:
        """Open the next row of the table that is open; its first cell stands in `column`."""
        if self._cells:
            self._cells[-1] = CellPlace(self._cells[-1].table, self._cells[-1].row + 1, column, 0)

    def begin_cell(self, span: int = 1) -> None:
        """Open the next cell of the row; it spans so many columns."""
        if self._cells:
            last = self._cells[-1]
            self._cells[-1] = last._replace(column=last.column + last.span, span=max(1, span))

    def end_table(self) -> None:
        """Close the table that is open."""
        self.end_run_on()
        self._cells.pop()

    @property
    def _cell(self) -> CellPlace | None:
        return self._cells[-1] if self._cells and self._cells[-1].row >= 0 else None

    def begin(self, kind: ParagraphKind = ParagraphKind.BODY) -> Passage:
        """Open a paragraph; what ran on from the one before stands at its beginning."""
        passage = Passage(kind)
        if self._carried and not self.open:
            passage.pieces, self._carried = self._carried, []
        self.open.append(passage)
        return passage

    def add(self, characters: str) -> None:
        """Add characters to the paragraph that is open."""
        if self.open:
            self.open[-1].pieces.append(characters)
        elif not characters.isspace():
            self.begin().pieces.append(characters)
            self.end()

    def add_raised(self, signs: str) -> None:
        """Add signs that are set above the line to the paragraph that is open, unless they mark a note."""
        before = "".join(self.open[-1].pieces[-PIECES_BEFORE:]) if self.open else ""
        if not is_note_mark(signs, before):
            self.add(raised_beside(signs, before))

    def hide(self, characters: str) -> None:
        """Add characters that the document holds but does not show."""
        if self.open:
            self.open[-1].hidden.append(characters)

    def strike_out(self, words: str) -> None:
        """Leave out words that are printed struck out."""
        place = (self.open[-1].following if self.open else self.blocks, len(self.open[-1].pieces) if self.open else 0)
        if place == self._struck and place[0] and place[0][-1].reason == STRUCK_OUT:  # the passage goes on
            place[0][-1] = Block(place[0][-1].text + words, reason=STRUCK_OUT)
        elif words.strip():
            place[0].append(Block(words, reason=STRUCK_OUT))
        self._struck = place

    def leave_out(self, words: str, aside: Aside) -> None:
        """Keep a passage out of the text, at the place that has been reached; `pictures` may tell it there."""
        if not words.strip():
            return
        if aside not in (Aside.PICTURE, Aside.DIAGRAM):
            self.asides[aside] += 1
        (self.open[-1].following if self.open else self.blocks).append(
            Block(words, reason=aside.value, cell=self._cell)
        )

    def add_paragraph(self, words: str, kind: ParagraphKind) -> None:
        """Add a paragraph that has words and nothing else."""
        if self.open or self._carried:
            self.begin(kind).pieces.append(words)
            self.end()
        elif words:
            self.blocks.append(Block(words, kind, "", self._cell))

    def end(self) -> None:
        """Close the paragraph that is open; what hangs on it follows it."""
        passage = self.open.pop()
        if passage.is_hidden:
            passage.hidden += passage.pieces
            passage.pieces = []
        if passage.hidden:
            self._leave_out_hidden(passage)
        if passage.is_struck:
            passage.following.insert(0, Block(passage.text, reason=STRUCK_OUT))
            passage.pieces = []
        target = self.open[-1].following if self.open else self.blocks
        words = passage.text
        if passage.is_title and not self.title:
            self.title = words
        if passage.runs_on and not self.open:
            self._carried = passage.pieces
        elif words:
            if passage.label and words.strip():
                words = f"{passage.label} {words}"
            target.append(Block(words, passage.kind, "", self._cell))
        if passage.following:
            target += passage.following

    def end_run_on(self) -> None:
        """Keep as a paragraph of its own what ran on into nothing: a table or the document ended."""
        if self._carried and not self.open:
            self.begin()
            self.end()

    def add_blocks(self, blocks: Iterable[Block]) -> None:
        """Add paragraphs read elsewhere, at the place that has been reached."""
        self.end_run_on()
        self.blocks += (block._replace(cell=self._cell) for block in blocks)

    def add_notes(self, blocks: Iterable[Block]) -> None:
        """Add what stands apart from the text, such as the notes at its end."""
        self.end_run_on()
        self.blocks += blocks

    def leave_out_around(self, texts: Iterable[str], aside: Aside) -> None:
        """Keep out what is printed around every page, each text once: headers before the text, footers after it."""
        blocks = [Block(words, reason=aside.value) for words in dict.fromkeys(texts) if words]
        if blocks:
            self.asides[aside] += len(blocks)
        place = 0 if aside is Aside.HEADER else len(self.blocks)
        self.blocks[place:place] = blocks

    @property
    def words(self) -> str:
        """Return the words of the paragraphs, a line each, without what is left out of them."""
        return "\n".join(block.text.strip() for block in self.blocks if block.text.strip() and not block.reason)

    @property
    def first_heading(self) -> str:
        """Return the heading with which the document begins, or ""."""
        first = next((block for block in self.blocks if block.text.strip() and not block.reason), None)
        return first.text if first is not None and first.kind is ParagraphKind.HEADING else ""

    def warnings(self) -> list[str]:
        """Return a sentence for everything that a person should know of the reading."""
        notes: list[str] = []
        if self.tracked_changes:
            told = counted(
                self.tracked_changes,
                "The document had 1 tracked change; it was read with insertions in and deletions out.",
                "The document had {n} tracked changes; it was read with insertions in and deletions out.",
            )
            notes.append(told)
        if self.uncounted:
            told = counted(
                self.uncounted,
                "Check the numbers of 1 paragraph: the file does not say how they are counted.",
                "Check the numbers of {n} paragraphs: the file does not say how they are counted.",
            )
            notes.append(told)
        notes += [told_aside(aside, number) for aside, number in self.asides.items()]
        notes += [told_unread(noun, number) for noun, number in self.unread.items()]
        return notes

    def _leave_out_hidden(self, passage: Passage) -> None:
        words = "".join(passage.hidden)
        if words.strip():
            self.asides[Aside.HIDDEN] += 1
            passage.following.insert(0, Block(words, reason=Aside.HIDDEN.value, cell=self._cell))
