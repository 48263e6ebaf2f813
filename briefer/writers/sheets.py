"""The tables of a brief as sheets for a spreadsheet: one head, then a line a row, every line with the same cells.

A theme, a row of its own on paper, is a column here; what stands under several titles in one column of the paper, as
the state of play and its assessment, has a column for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefer.brief import Brief, Cell, Para, Run, Table
from briefer.writers.base import blocks

_THEME_PLACE = 1
_THEME_WIDTH = 0.12
SheetCell = tuple[Run, ...]
"""The runs of a cell, its paragraphs parted by line feeds."""

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, its head, its lines of cells, each column's share of the width, and each line's anchor."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    widths: tuple[float, ...]
    anchors: tuple[str, ...] = ()


def tables(brief: Brief) -> tuple[Table, ...]:
    """Return every table of a brief that a spreadsheet holds."""
    return tuple(block for block in blocks(brief) if isinstance(block, Table) and block.columns)


def sheets(brief: Brief) -> tuple[Sheet, ...]:
    """Return every table of a brief as a sheet."""
    return tuple(map(_sheet, tables(brief)))


def main_table(brief: Brief) -> tuple[Table, ...]:
    """Return the comparison of a brief, or else its longest table; nothing if it has none."""
    found = tables(brief)
    sided = (table for table in found if any(column.is_side for column in table.columns))
    return (*sided, *sorted(found, key=lambda table: -len(table.rows)))[:1]


def texts(table: Table) -> list[list[str]]:
    """Return the head and the lines of a table as text, each paragraph of a cell on a line of its own."""
    return [[title for title, _ in _head(table)], *_lines(table, para_texts)]


def _sheet(table: Table) -> Sheet:
    titles, widths = zip(*_head(table), strict=True)
    anchors = tuple(row.anchor for row in table.rows if not row.is_theme)
    return Sheet(table.title, titles, tuple(map(tuple, _lines(table, _runs))), widths, anchors)


def _head(table: Table) -> list[tuple[str, float]]:
    """Return the titles of the columns with their share of the width."""
    head = [(title, column.width) for column in table.columns for title in column.title or ("",)]
    return (
        [*head[:_THEME_PLACE], (table.theme_title, _THEME_WIDTH), *head[_THEME_PLACE:]] if _has_themes(table) else head
    )


def _has_themes(table: Table) -> bool:
    return any(row.is_theme for row in table.rows)


def _lines(table: Table, made: Callable[[Sequence[Para]], _Made]) -> Iterator[list[_Made]]:
    """Yield what is made of each cell of a row that is no theme, the theme's behind the first.

    A cell's paragraphs have a column for each title of theirs, but all that are left stand under the last.
    """
    lasts = [max(len(column.title), 1) - 1 for column in table.columns]
    has_themes, theme = _has_themes(table), made(())
    for row in table.rows:
        if row.is_theme:
            theme = made([para for cell in row.cells for para in cell.paras])
            continue
        line: list[_Made] = []
        missing = len(lasts) - len(row.cells)
        for cell, last in zip((*row.cells, *(Cell(()),) * missing) if missing > 0 else row.cells, lasts, strict=False):
            if last:
                line += [made(cell.paras[place : place + 1]) for place in range(last)]
            line.append(made(cell.paras[last:]))
        if has_themes:
            line.insert(_THEME_PLACE, theme)
        yield line


def para_texts(paras: Sequence[Para]) -> str:
    """Return the words of paragraphs, parted by line feeds."""
    if len(paras) == 1 and len(paras[0].runs) == 1:  # most
        return paras[0].runs[0].text
    return "\n".join(["".join([run.text for run in para.runs]) for para in paras])


def _runs(paras: Sequence[Para]) -> SheetCell:
    return tuple(run for para in paras for run in (Run("\n"), *para.runs))[1:]
