"""What a brief promises, as the units every format keeps: a paragraph, an item, a line of facts, a cell of a table.

A unit knows its words and, in a table, its column and row. Two lists of units are one document said in two ways; what
each format makes of a line feed or of white space does not count, the words between do, letter for letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefer.brief import Block, Brief, Bullets, Cell, Facts, Heading, Para, Table
from briefer.writers.base import heading_text
from briefer.writers.sheets import Sheet

PROSE = -1
HEAD = 0

Written = tuple[str, int, int]
"""Words as they are written at one place: the column from 0, or PROSE; the row of its table from 1, or HEAD."""

Named = tuple[Written, str]
"""What is written at a place, and the place in words: the name of its row, or the heading it stands under."""

Fold = Callable[[str], str]
"""Makes words of the brief and of the file comparable."""


class Unit(NamedTuple):
    """What is written at one place, once it is comparable."""

    text: str
    column: int
    row: int


def prose(text: str) -> Written:
    """Return words outside of tables."""
    return text, PROSE, HEAD


def squeezed(text: str) -> str:
    """Return a text with its white space alike."""
    plain = text.replace("\n", " ").replace("\u00a0", " ")
    if plain.isprintable() and "  " not in plain:  # no other white space: nearly every text, and found out much faster
        return plain.strip()
    return " ".join(text.split())


def with_words(units: Iterable[Written]) -> list[Written]:
    """Return the units that are more than white space."""
    return [unit for unit in units if unit[0].strip()]


def folded(units: Iterable[Written], fold: Fold) -> list[Unit]:
    """Return the units that have words once they are comparable."""
    return [Unit(words, column, row) for text, column, row in units if (words := fold(text))]


def promised(brief: Brief, label_end: str) -> list[Named]:
    """Return each unit of a brief's pages, as it is written there; `label_end` stands between label and value."""
    place = ""
    units: list[Named] = []
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                units += _of_table(block, place)
                continue
            if isinstance(block, Heading):
                place = block.text
            units += [(prose(text), place) for text in _prose(block, label_end)]
    return units


def _prose(block: Block, label_end: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield heading_text(block)
    elif isinstance(block, Para):
        yield f"{block.number} {block.text}" if block.number else block.text
    elif isinstance(block, Bullets):
        yield from (item.text for item in block.items)
    elif isinstance(block, Facts):
        yield from (f"{label}{label_end} {value}" for label, value in block.pairs)


def _of_table(table: Table, place: str) -> Iterator[Named]:
    width = len(table.columns)
    yield from _of_row([" ".join(column.title) for column in table.columns], HEAD, place)
    for number, row in enumerate(table.rows, 1) if width else ():
        texts = [cell_text(cell) for cell in row.cells[:width]]
        yield from _of_row(texts, number, next(iter([] if row.is_theme else texts), "") or place)


def _of_row(texts: Iterable[str], number: int, name: str) -> list[Named]:
    return [((text, column, number), name) for column, text in enumerate(texts)]


def promised_lines(tables: Iterable[Sheet]) -> list[Named]:
    """Return each cell of the tables that a file of rows holds, with the name of its row."""
    return [
        ((text, column, number), line[0])
        for sheet in tables
        for number, line in enumerate(sheet.texts())
        for column, text in enumerate(line)
    ]


def cell_text(cell: Cell) -> str:
    """Return the words of a cell, its paragraphs parted by line feeds."""
    return "\n".join(["".join([run.text for run in para.runs]) for para in cell.paras]).replace("\u00a0", " ")
