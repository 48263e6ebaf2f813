"""A document as it is judged: its running text in flows, its tables as grids of cells with the statements in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from briefer import queries
from briefer.proof.foreign.values import Spot
from briefer.readers.base import Block, Document
from briefer.text import canonical

_REFERENCE = re.compile(
    r"(?<!\w)(?:S\s?(?P<source>\d{1,4})[\s,.:]*)?(?P<sign>¶|§|para(?:graph)?s?\b\.?|abs(?:atz)?\b\.?|абз(?:ац)?\b\.?)?"
    r"\s*(?P<number>\d{1,5})(?:\.\d{1,3})?(?!\w)",
    re.I,
)
_LINE = re.compile(r"[^\n]+")
_BRACKETED = re.compile(r"(?<=\d\])(?=[ \t]+\S)")


@dataclass(frozen=True, slots=True)
class Flow:
    """Running text, a paragraph a line, and the number of its first paragraph, from 1."""

    text: str
    first: int

    def spot(self, place: int) -> Spot:
        """Return in which paragraph a character stands."""
        return Spot(paragraph=self.first + self.text[:place].count("\n"))


Row = dict[int, str]
"""The words of a row by the number of their column; what is empty is not in it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its number from 0, its rows, and how many columns it has."""

    table: int
    rows: tuple[Row, ...]
    width: int

    def spot(self, row: int, column: int) -> Spot:
        """Return the place of a cell."""
        return Spot(table=self.table + 1, row=row + 1, column=column + 1)


def laid_out(document: Document) -> tuple[list[Flow], list[Grid]]:
    """Return the running text and the tables of a document."""
    blocks = [block for block in document.blocks if block.reason != "comment"]  # which is told as such anyway
    flows: list[Flow] = []
    cells: dict[int, list[Block]] = {}
    count = 0
    for is_cell, group in groupby(blocks, key=lambda block: block.cell is not None):
        found = list(group)
        if is_cell:
            for block in found:
                assert block.cell is not None
                cells.setdefault(block.cell.table, []).append(block)
        else:
            flows.append(Flow("\n".join(block.text for block in found), count + 1))
            count += len(found)
    return flows, [_grid(table, found) for table, found in sorted(cells.items())]


def _grid(table: int, blocks: Sequence[Block]) -> Grid:
    rows: dict[int, Row] = {}
    for block in blocks:
        assert block.cell is not None
        row = rows.setdefault(block.cell.row, {})
        before = row.get(block.cell.column)
        row[block.cell.column] = block.text if before is None else f"{before}\n{block.text}"
    width = max(max(row) for row in rows.values()) + 1
    return Grid(table, tuple(rows.get(number, {}) for number in range(max(rows) + 1)), width)


def statements(cell: str) -> Iterator[tuple[int, str]]:
    """Yield what a cell says, statement by statement, with the place of each: a line, or up to a reference."""
    for line in _LINE.finditer(cell):
        ends = (match.start() for match in _BRACKETED.finditer(cell, *line.span()))
        for start, end in pairwise((line.start(), *ends, line.end())):
            if cell[start:end].strip():
                yield start, cell[start:end]


def references_in(text: str, *, sources: int = 1) -> tuple[str, ...]:
    """Return the references that a text gives ("S1 ¶2"); one without a source is of the only one there is."""
    return tuple(dict.fromkeys(reference for _, reference in placed_references(text, sources=sources)))


def placed_references(text: str, *, sources: int = 1) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each reference of a text with where it stands."""
    for match in _REFERENCE.finditer(text):
        if match["source"] or (match["sign"] and sources == 1):
            yield match.span(), queries.reference_text(int(match["source"] or 1), int(match["number"]))


def squeezed(text: str) -> str:
    """Return a text for comparing with another one, however it is laid out."""
    return "".join(canonical(text).split()).casefold()
