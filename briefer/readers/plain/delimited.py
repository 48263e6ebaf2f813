"""Tables written as text: values between commas, semicolons or tabs, and rows between bars, with text around them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefer.readers.base import Block, CellPlace

SEPARATORS = (",", ";", "\t")
LONGEST_CELL = 10_000_000
_GUARD = re.compile(r"^'(?='*(?:[=+\-@\t\r]|\s+[=+\-@]))")
"""The apostrophe before what a spreadsheet would take for a formula."""
_BAR = re.compile(r"\s*\|.*\|\s*$", re.M)


def blocks_of_values(content: str, separator: str = "") -> list[Block]:
    """Return the rows of delimited values as cells; a run of lines of one cell each, or an empty line, ends a table."""
    csv.field_size_limit(LONGEST_CELL)
    lines = io.StringIO(content.removeprefix("\ufeff"), newline="")
    rows = list(csv.reader(lines, delimiter=separator or separator_of(content), strict=False))
    return list(_blocks([[_GUARD.sub("", cell) for cell in row] for row in rows]))


def separator_of(content: str) -> str:
    """Return what parts the values of a text: the sign with which most of its rows have the same number of cells."""
    sample = content[:200_000]

    def evenness(separator: str) -> int:
        counts = Counter(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator))
        counts.pop(1, None)
        counts.pop(0, None)
        return max((columns * count for columns, count in counts.items()), default=0)

    return max(SEPARATORS, key=evenness)


def holds_values(content: str) -> bool:
    """Return whether a text is a table with tabs, as a spreadsheet gives it to the clipboard."""
    return sum("\t" in line for line in content.splitlines()) > 1


def holds_bars(content: str) -> bool:
    """Return whether a text holds a table with bars, as Markdown has it."""
    return len(_BAR.findall(content)) > 1


def _blocks(rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Yield the cells; what stands alone in a line is a theme within a table and text outside of one."""
    table, row = -1, 0
    is_open = False
    for index, line in enumerate(rows):
        filled = [place for place, cell in enumerate(line) if cell.strip()]
        if not filled:
            is_open = False
        elif len(filled) > 1 or (is_open and _goes_on(rows, index)):
            if not is_open:
                table, row, is_open = table + 1, 0, True
            for place in filled:
                span = len(line) if len(filled) == 1 and not place else 1
                yield Block(line[place], cell=CellPlace(table, row, place, span))
            row += 1
        else:
            is_open = False
            yield Block(line[filled[0]])


def _goes_on(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Return whether a row of several cells follows before an empty line."""
    for line in rows[index + 1 :]:
        filled = sum(bool(cell.strip()) for cell in line)
        if filled != 1:
            return filled > 1
    return False
