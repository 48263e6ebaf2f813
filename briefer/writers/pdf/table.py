"""Tables as bands: one for each row, so that a table of any length is set in one pass.

Horizontal rules only, and a hairline on either side of the parties' columns. Nothing here knows pages or drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from briefer.brief import Column, Row, Run, Shade, Table
from briefer.writers.base import closing_rows, scrub
from briefer.writers.pdf.bands import RULE, THEME_RULE, Band, Ground, Looks, Rule, Slot, cell_lines
from briefer.writers.pdf.objects import text_string
from briefer.writers.pdf.pieces import Colour
from briefer.writers.pdf.tags import Element, Structure
from briefer.writers.pdf.text import INK, Line, Setter, block_height

SHADES: dict[Shade, Colour] = {
    Shade.HEADER: (0xEB / 255,) * 3,
    Shade.THEME: (0xF5 / 255,) * 3,
    Shade.APART: (0xE3 / 255,) * 3,
    Shade.AGREED: (0xF0 / 255,) * 3,
}
_PAD = 5.0  # left and right of a cell's text
_ROW_PADS = (4.0, 4.0)
_HEADER_PADS = (4.0, 4.75)  # Word gives the line above a table room of its own
_EDGE = Rule(1.0, INK)
_BETWEEN = Rule(0.5, RULE)
_WHOLE_UP_TO = 1 / 3  # of a page: a row below that is never parted
_TOGETHER_UP_TO = 1 / 2  # of a page: the last rows of a table
_REPEATED_UP_TO = 1 / 2  # of a page: a header row above that is printed once


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand: left edges and widths, and the hairlines at the parties' columns.

    `head` is how many of them, from the first on, say which row it is.
    """

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    hairlines: tuple[float, ...]
    head: int


class TableBands:
    """Makes the bands of tables for pages of one usable width and height."""

    def __init__(self, setter: Setter, looks: Looks, size: tuple[float, float], structure: Structure) -> None:
        self._setter = setter
        self._looks = looks
        self._width, self._height = size
        self._structure = structure

    def table(self, table: Table) -> Iterator[Band]:
        """Yield the header row and the rows; a table without columns prints nothing."""
        if not table.columns:
            return
        grid = _grid(table.columns, self._width)
        tags = TableTags(self._structure, table.title, len(table.columns))
        header = self._header(table.columns, grid, tags)
        is_repeated = header.height <= self._height * _REPEATED_UP_TO
        repeats = replace(header, gap_above=0.0, gap_below=0.0) if is_repeated else None
        if not table.rows:
            yield replace(header, rule_below=_EDGE, gap_below=12.0, is_kept=False)
            return
        yield header
        closing = closing_rows(table.rows)
        for row in table.rows[: closing.start]:
            yield self._row(row, grid, tags, repeats)
        *others, last = [self._row(row, grid, tags, repeats) for row in table.rows[closing.start :]]
        room = self._height * _TOGETHER_UP_TO - last.height
        below = reversed(list(accumulate(band.height for band in reversed(others))))  # from each on to the last
        for band, height in zip(others, below, strict=True):
            yield replace(band, is_kept=True) if height <= room else band
        yield replace(last, rule_below=_EDGE, gap_below=12.0, is_kept=False)

    def _header(self, columns: Sequence[Column], grid: _Grid, tags: TableTags) -> Band:
        """Return the header row: the first line of each title bold, all standing on the row's foot."""
        elements = tags.header()
        cells = [
            self._header_lines(column, width, element)
            for column, width, element in zip(columns, grid.widths, elements, strict=True)
        ]
        height = max(map(block_height, cells))
        slots = (
            Slot(left + _PAD, width - 2 * _PAD, tuple(line.moved(height - block_height(lines)) for line in lines))
            for left, width, lines in zip(grid.lefts, grid.widths, cells, strict=True)
        )
        return Band(
            tuple(slot for slot in slots if slot.lines),
            self._width,
            pads=_HEADER_PADS,
            gap_above=7.5,
            grounds=(Ground(0.0, self._width, SHADES[Shade.HEADER]),),
            hairlines=grid.hairlines,
            rule_above=_EDGE,
            rule_below=Rule(0.5, INK),
            is_whole=True,
            is_kept=True,
        )

    def _header_lines(self, column: Column, width: float, element: Element) -> tuple[Line, ...]:
        lines: list[Line] = []
        for index, title in enumerate(column.title):
            look = self._looks.table if index else self._looks.table_bold
            within = element.child("P") if len(column.title) > 1 and title.strip() else element
            top = block_height(lines)
            lines += self._setter.lines((Run(title),), look, width - 2 * _PAD, within, top=top)
        return tuple(lines)

    def _row(self, row: Row, grid: _Grid, tags: TableTags, repeats: Band | None) -> Band:
        if row.is_theme:
            return self._theme_row(row, tags.theme(), repeats)
        slots: list[Slot] = []
        grounds: list[Ground] = []
        elements = tags.row()
        for cell, left, width, element in zip(row.cells, grid.lefts, grid.widths, elements, strict=False):
            lines = cell_lines(self._setter, cell.paras, self._looks, width - 2 * _PAD, element)
            if lines:
                slots.append(Slot(left + _PAD, width - 2 * _PAD, lines))
            if cell.shade is not Shade.NONE:
                grounds.append(Ground(left, width, SHADES[cell.shade]))
        height = sum(_ROW_PADS) + max((slot.height for slot in slots), default=0.0)
        return Band(
            tuple(slots),
            self._width,
            pads=_ROW_PADS,
            grounds=tuple(grounds),
            hairlines=grid.hairlines,
            rule_below=_BETWEEN,
            is_whole=height <= self._height * _WHOLE_UP_TO,
            anchors=_anchors(row),
            repeats=repeats,
            shows=row.shows,
            row=row,
            head=tuple(slots[: grid.head]),
        )

    def _theme_row(self, row: Row, element: Element, repeats: Band | None) -> Band:
        width = self._width - 2 * _PAD
        paras = tuple(para for cell in row.cells for para in cell.paras)
        return Band(
            (Slot(_PAD, width, cell_lines(self._setter, paras, self._looks, width, element, is_bold=True)),),
            self._width,
            pads=_ROW_PADS,
            grounds=(Ground(0.0, self._width, SHADES[Shade.THEME]),),
            rule_below=Rule(0.5, THEME_RULE),
            is_kept=True,
            anchors=_anchors(row),
            repeats=repeats,
            shows=row.shows,
        )


class TableTags:
    """The structure of one table: each cell knows by name the header cells of its column, theme and row."""

    def __init__(self, structure: Structure, title: str, columns: int) -> None:
        summary = f"/O/Table/Summary{text_string(scrub(title))}" if title.strip() else ""
        self._table = structure.root.child("Table", summary)
        self._name = f"t{structure.next_table()}"
        self._columns = columns
        self._body: Element | None = None
        self._theme = ""
        self._count = 0

    def header(self) -> list[Element]:
        """Return the cells of the header row."""
        row = self._table.child("THead").child("TR")
        return [row.child("TH", "/O/Table/Scope/Column", name=f"{self._name}c{n}") for n in range(self._columns)]

    def theme(self) -> Element:
        """Return the one cell of a theme row, which heads the rows that follow."""
        self._count += 1
        name = f"{self._name}r{self._count}"
        self._theme = f"({name})"
        self._body = self._table.child("TBody")
        spanned = "".join(f"({self._name}c{n})" for n in range(self._columns))
        attributes = f"/O/Table/Scope/Row/ColSpan {self._columns}/Headers[{spanned}]"
        return self._body.child("TR").child("TH", attributes, name=name)

    def row(self) -> Iterator[Element]:
        """Yield the cells of a row; the first one heads it."""
        self._count += 1
        self._body = self._body or self._table.child("TBody")
        row = self._body.child("TR")
        own = f"{self._name}r{self._count}"
        cells = [row.child("TH", f"/O/Table/Scope/Row/Headers[({self._name}c0){self._theme}]", name=own)]
        for n in range(1, self._columns):
            cells.append(row.child("TD", f"/O/Table/Headers[({self._name}c{n}){self._theme}({own})]"))
        return iter(cells)


def _grid(columns: Sequence[Column], width: float) -> _Grid:
    total = sum(column.width for column in columns) or 1.0
    widths = tuple(width * column.width / total for column in columns)
    lefts = tuple(accumulate(widths[:-1], initial=0.0))
    sides = [index for index, column in enumerate(columns) if column.is_side]
    edges = {index for side in sides for index in (side, side + 1) if 0 < index < len(columns)}
    return _Grid(lefts, widths, tuple(lefts[index] for index in sorted(edges)), sides[0] if sides else 1)


def _anchors(row: Row) -> tuple[str, ...]:
    names = [row.anchor, *(para.anchor for cell in row.cells for para in cell.paras)]
    return tuple(name for name in names if name)
