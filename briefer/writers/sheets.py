"""The tables of a brief as sheets for a spreadsheet: one head, then a line a row, every line with the same cells.

A theme, a row of its own on paper, is a column here; what stands under several titles in one column of the paper, as
the state of play and its assessment, has a column for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.brief import Brief, Cell, Column, Run, Table
from briefer.writers.base import blocks

_THEME_PLACE = 1
SheetCell = tuple[Run, ...]
"""The runs of a cell, its paragraphs parted by line feeds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, its head, its lines of cells, each column's share of the width, and each line's anchor."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    widths: tuple[float, ...]
    anchors: tuple[str, ...] = ()

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Yield the head and the lines as text."""
        yield self.head
        for row in self.rows:
            yield tuple("".join([run.text for run in cell]) for cell in row)


def sheets(brief: Brief) -> tuple[Sheet, ...]:
    """Return every table of a brief."""
    return tuple(_sheet(block) for block in blocks(brief) if isinstance(block, Table) and block.columns)


def main_sheet(brief: Brief) -> Sheet:
    """Return the comparison of a brief, or else its longest table; an empty sheet if it has none."""
    tables = [block for block in blocks(brief) if isinstance(block, Table) and block.columns]
    sided = [table for table in tables if any(column.is_side for column in table.columns)]
    chosen = sided or sorted(tables, key=lambda table: -len(table.rows))
    return _sheet(chosen[0]) if chosen else Sheet("", (), (), ())


def _sheet(table: Table) -> Sheet:
    has_themes = any(row.is_theme for row in table.rows)
    head = [(title, column.width) for column in table.columns for title in column.title or ("",)]
    lines = [list(line) for line in _lines(table)]
    if has_themes:
        head.insert(_THEME_PLACE, (table.theme_title, 0.12))
    else:
        lines = [line[:_THEME_PLACE] + line[_THEME_PLACE + 1 :] for line in lines]
    titles, widths = zip(*head, strict=True)
    anchors = tuple(row.anchor for row in table.rows if not row.is_theme)
    return Sheet(table.title, titles, tuple(map(tuple, lines)), widths, anchors)


def _lines(table: Table) -> Iterator[list[SheetCell]]:
    """Yield the cells of each row that is no theme, the theme's behind the first."""
    theme: SheetCell = ()
    for row in table.rows:
        if row.is_theme:
            theme = tuple(run for cell in row.cells for run in _joined(cell))
            continue
        cells = row.cells[: len(table.columns)] + (Cell(()),) * (len(table.columns) - len(row.cells))
        made = [each for cell, column in zip(cells, table.columns, strict=True) for each in _parted(cell, column)]
        yield [*made[:_THEME_PLACE], theme, *made[_THEME_PLACE:]]


def _parted(cell: Cell, column: Column) -> Iterator[SheetCell]:
    """Yield a cell's paragraphs, one for each title of its column but all that are left for the last."""
    last = max(len(column.title), 1) - 1
    for place in range(last):
        yield cell.paras[place].runs if place < len(cell.paras) else ()
    yield _joined(Cell(cell.paras[last:]))


def _joined(cell: Cell) -> SheetCell:
    return tuple(run for para in cell.paras for run in (Run("\n"), *para.runs))[1:]
