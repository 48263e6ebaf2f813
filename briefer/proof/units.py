"""What a brief promises, as the units every format keeps: a paragraph, an item, a line of facts, a cell of a table.

A unit knows its words and, in a table, its column and row. Two lists of units are one document said in two ways; what
each format makes of a line feed or of white space does not count, the words between do, letter for letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefer.brief import Block, Brief, Bullets, Cell, Column, Facts, Heading, Para, Row
from briefer.writers.base import heading_text, scrub
from briefer.writers.sheets import Sheet

PROSE = -1
HEAD = 0


class Unit(NamedTuple):
    """Words at one place: the column from 0, or PROSE; the row of its table from 1, or HEAD, as outside of tables."""

    text: str
    column: int = PROSE
    row: int = HEAD


Fold = Callable[[str], str]
"""Makes words of the brief and of the file comparable."""


def squeezed(text: str) -> str:
    """Return a text with its white space alike."""
    plain = text.replace("\n", " ").replace("\u00a0", " ")
    if plain.isprintable() and "  " not in plain:  # no other white space: nearly every text, and found out much faster
        return plain.strip()
    return " ".join(text.split())


def promised(brief: Brief, fold: Fold, label_end: str) -> Iterator[tuple[Unit, str]]:
    """Yield each unit of a brief's pages with its place in words; `label_end` stands between label and value."""
    place = ""
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Heading):
                place = block.text
            for unit, row in _of_block(block, fold, label_end):
                if unit.text:
                    yield unit, row or place


def _of_block(block: Block, fold: Fold, label_end: str) -> Iterator[tuple[Unit, str]]:
    if isinstance(block, Heading):
        yield Unit(fold(heading_text(block))), ""
    elif isinstance(block, Para):
        yield Unit(fold(scrub(f"{block.number} {block.text}" if block.number else block.text))), ""
    elif isinstance(block, Bullets):
        yield from ((Unit(fold(scrub(item.text))), "") for item in block.items)
    elif isinstance(block, Facts):
        yield from ((Unit(fold(scrub(f"{label}{label_end} {value}"))), "") for label, value in block.pairs)
    elif block.columns:
        yield from _of_head(block.columns, fold)
        for number, row in enumerate(block.rows, 1):
            yield from _of_row(row, number, len(block.columns), fold)


def _of_head(columns: Iterable[Column], fold: Fold) -> Iterator[tuple[Unit, str]]:
    for number, column in enumerate(columns):
        yield Unit(fold(scrub(" ".join(column.title))), number), ""


def _of_row(row: Row, number: int, width: int, fold: Fold) -> Iterator[tuple[Unit, str]]:
    texts = [fold(cell_text(cell)) for cell in row.cells[:width]]
    name = "" if row.is_theme or not texts else texts[0]
    for column, text in enumerate(texts):
        yield Unit(text, column, number), name


def promised_lines(tables: Iterable[Sheet], fold: Fold) -> Iterator[tuple[Unit, str]]:
    """Yield each cell of the tables that a file of rows holds, with the name of its row."""
    for sheet in tables:
        for number, line in enumerate(sheet.texts()):
            for column, text in enumerate(line):
                if folded := fold(scrub(text)):
                    yield Unit(folded, column, number), fold(line[0])


def cell_text(cell: Cell) -> str:
    """Return the words of a cell, its paragraphs parted by line feeds."""
    return scrub("\n".join([para.text for para in cell.paras]))
