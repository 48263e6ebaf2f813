"""What a brief promises, as the units every format keeps: a paragraph, an item, a line of facts, a cell of a table.

A unit knows its words and, in a table, its column and row. Two lists of units are one document said in two ways; what
each format makes of a line feed or of white space does not count, the words between do, letter for letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefer.brief import Brief, Bullets, Facts, Heading, Para, Table
from briefer.writers.base import heading_text
from briefer.writers.sheets import para_texts, texts

PROSE = -1
HEAD = 0

Block = str | list[list[str]]
"""Words outside of tables; or the rows of a table, its head first."""

Promised = tuple[Block, str | list[str]]
"""A block, and where it stands in words: the heading it stands under; or the name of each row."""

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


def units_of(blocks: Iterable[Block]) -> list[Written]:
    """Return the units of blocks that are more than white space."""
    return [
        unit
        for block in blocks
        for unit in ((prose(block),) if isinstance(block, str) else cells(block))
        if unit[0].strip()
    ]


def cells(rows: Iterable[Sequence[str]]) -> list[Written]:
    """Return the cells of a table; the first row is its head."""
    return [(text, column, number) for number, row in enumerate(rows) for column, text in enumerate(row)]


def named(promise: Iterable[Promised]) -> list[Named]:
    """Return the units of a promise that are more than white space, each with its place in words."""
    units: list[Named] = []
    for block, name in promise:
        if isinstance(block, str):
            units.append((prose(block), str(name)))
        else:
            units += [(unit, name[unit[2]]) for unit in cells(block)]
    return [unit for unit in units if unit[0][0].strip()]


def rows_of(promise: Iterable[Promised]) -> int:
    """Return how many rows with a name of their own there are."""
    return sum(
        sum(bool(row and row[0].strip()) and name == row[0] for row, name in zip(block[1:], names[1:], strict=True))
        for block, names in promise
        if not isinstance(block, str)
    )


def promised(brief: Brief, *, has_colons: bool) -> list[Promised]:
    """Return each block of a brief's pages, as it is written there, with or without its colons behind labels."""
    place, colon = "", brief.colon if has_colons else ""
    promise: list[Promised] = []
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                promise.append(_of_table(block, place))
                continue
            if isinstance(block, Heading):
                place = block.text
            promise += [(text, place) for text in _prose(block, colon) if text.strip()]
    return promise


def _prose(block: Heading | Para | Bullets | Facts, colon: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield heading_text(block)
    elif isinstance(block, Para):
        yield f"{block.number} {block.text}" if block.number else block.text
    elif isinstance(block, Bullets):
        yield from (item.text for item in block.items)
    else:
        yield from (f"{label}{colon} {value}" for label, value in block.pairs)


def _of_table(table: Table, place: str) -> Promised:
    width = len(table.columns)
    rows, names = [[" ".join(column.title) for column in table.columns]], [place]
    for row in table.rows if width else ():
        words = [para_texts(cell.paras) for cell in row.cells[:width]]
        rows.append(words)
        names.append(place if row.is_theme or not words else words[0] or place)
    return rows, names


def promised_lines(tables: Iterable[Table]) -> list[Promised]:
    """Return the lines of the tables that a file of rows holds, each with its name."""
    lines = [texts(table) for table in tables]
    return [(each, [line[0] for line in each]) for each in lines]
