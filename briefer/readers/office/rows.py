"""The rows of the tables of an office document, each a paragraph with its cells told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from briefer.readers.base import BETWEEN_CELLS, LONGEST_CELL, Block, CellPlace


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
