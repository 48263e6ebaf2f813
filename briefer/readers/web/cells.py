"""Where in the tables of a parsed page an element stands, with cells that span columns and rows counted out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefer.readers.base import CellPlace

MOST_SPANNED = 200
_PARTS = frozenset({"thead", "tbody", "tfoot"})


class Cells:
    """The tables of one page, each counted out when it is first asked for."""

    def __init__(self) -> None:
        self._tables: dict[Any, dict[Any, CellPlace]] = {}

    def place_of(self, element: Any) -> CellPlace | None:
        """Return the innermost cell around an element, or None if it stands in no table."""
        cell = next((each for each in _upwards(element) if each.tag in {"td", "th"}), None)
        table = next((each for each in _upwards(cell) if each.tag == "table"), None)
        if cell is None or table is None:
            return None
        if table not in self._tables:
            self._tables[table] = dict(_places(table, len(self._tables)))
        return self._tables[table].get(cell)


def _upwards(element: Any) -> Iterator[Any]:
    while element is not None:
        yield element
        element = element.getparent()


def _places(table: Any, number: int) -> Iterator[tuple[Any, CellPlace]]:
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(_rows(table)):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            columns, rows = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
            taken.update((row + down, column + right) for down in range(1, rows) for right in range(columns))
            yield cell, CellPlace(number, row, column, columns)
            column += columns


def _rows(table: Any) -> Iterator[Any]:
    for part in table.iterchildren():
        if part.tag == "tr":
            yield part
        elif part.tag in _PARTS:
            yield from part.iterchildren("tr")


def _spanned(cell: Any, name: str) -> int:
    value = cell.get(name, "").strip()
    return max(1, min(MOST_SPANNED, int(value))) if value.isascii() and value.isdecimal() else 1
