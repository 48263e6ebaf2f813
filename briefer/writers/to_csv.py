"""Brief -> CSV: a line a row, for a spreadsheet. Formula-safe: no cell can start a calculation.

Text that stands in no table is a line of one cell, or of two where it has a label.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, ClassVar

from briefer.brief import Block, Brief, Bullets, Cell, Facts, Heading, Para, Table
from briefer.writers.base import Writer, heading_text, scrub

Line = Sequence[str]

_STARTS_A_FORMULA = re.compile(r"'*(?:[=+\-@\t\r]|\s+[=+\-@])")
"""What a spreadsheet takes for the start of a formula (CWE-1236), or what looks like one made safe already: an
apostrophe before it makes it text."""


class CsvWriter(Writer):
    """Writes comma-separated values, UTF-8 with a byte order mark, because spreadsheets guess without one."""

    name: ClassVar[str] = "CSV"
    suffix: ClassVar[str] = ".csv"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief as one file; sections are parted by an empty line."""
        text = io.StringIO(newline="")
        sheet = csv.writer(text, lineterminator="\r\n")
        for line in _lines(brief):
            sheet.writerow([_safe(scrub(cell)) for cell in line])
        stream.write(text.getvalue().encode("utf-8-sig"))


def _lines(brief: Brief) -> Iterator[Line]:
    marking = [brief.frame.marking] if brief.frame.marking else []
    if marking:
        yield marking
    for section in brief.sections:
        for block in section.blocks:
            yield from _block(block)
    if brief.frame.reference:
        yield [brief.frame.reference]
    if marking:
        yield marking


def _block(block: Block) -> Iterator[Line]:
    if isinstance(block, Heading):
        if block.level == 1:
            yield []
        yield [heading_text(block)]
    elif isinstance(block, Para):
        yield [block.text]
    elif isinstance(block, Bullets):
        yield from ([item.text] for item in block.items)
    elif isinstance(block, Facts):
        yield from ([label, value] for label, value in block.pairs)
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[Line]:
    yield [" ".join(column.title) for column in table.columns]
    for row in table.rows:
        yield [_cell(cell) for cell in row.cells]


def _cell(cell: Cell) -> str:
    return "\n".join(para.text for para in cell.paras)


def _safe(text: str) -> str:
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text
