"""The rows of the tables of an office document, each a paragraph with its cells told apart.

An RTF document has no tables as such: paragraphs say that they are in a row, signs end cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from briefer.readers.base import BETWEEN_CELLS, LONGEST_CELL, Block, CellPlace
from briefer.readers.office.story import Story


def rows_joined(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with those of a row as one; cells that hold tables or many words stay apart."""
    groups = [(place, list(group)) for place, group in groupby(blocks, lambda block: block.cell and block.cell[:2])]
    times = Counter(place for place, _ in groups)
    found: list[Block] = []
    for place, group in groups:
        found += group if place is None or times[place] > 1 else _joined(group)
    return found


def _joined(row: list[Block]) -> list[Block]:
    cells: dict[CellPlace, str] = {}
    for block in row:
        if block.cell and not block.reason and block.text.strip():
            cells[block.cell] = f"{cells.get(block.cell, '')} {' '.join(block.text.split())}".strip()
    if len(cells) < 2 or max(map(len, cells.values())) > LONGEST_CELL:
        return row
    words, reached = "", 0
    for cell, text in cells.items():
        words += (BETWEEN_CELLS * max(1, cell.column - reached + 1) if words else "") + text
        reached = cell.column + cell.span
    return [Block(words), *(block for block in row if block.reason)]


class Rows:
    """Opens and closes the tables of a story; a table within a cell is read as a part of that cell."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._is_defined = False
        self._is_open = False
        self._is_in_row = False

    def define(self) -> None:
        """Take in that the columns of a row are told: it is about to begin, or ends."""
        self._is_defined = True

    def enter(self, *, is_in_row: bool) -> None:
        """Stand where the next paragraph does; the first one that is in no row ends the table."""
        if self._is_in_row:
            return
        if is_in_row or self._is_defined:
            if not self._is_open:
                self._story.begin_table()
            self._story.begin_row()
            self._story.begin_cell()
            self._is_open = self._is_in_row = True
        else:
            self.close()

    def end_cell(self) -> None:
        """Go on to the next cell of the row."""
        self._story.begin_cell()

    def end_row(self) -> None:
        """End the row; another one may follow in the same table."""
        self._is_in_row = self._is_defined = False

    def close(self) -> None:
        """End the table that is open, if one is."""
        if self._is_open:
            self._story.end_table()
        self._is_open = self._is_in_row = False
