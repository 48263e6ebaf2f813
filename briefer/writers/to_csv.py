"""Brief -> CSV: the rows alone, for a spreadsheet. Formula-safe: no cell can start a calculation."""

from __future__ import annotations

import csv
import io
import re
from typing import BinaryIO, ClassVar

from briefer.brief import Brief
from briefer.writers.base import Writer, scrub
from briefer.writers.sheets import main_table, texts

_STARTS_A_FORMULA = re.compile(r"'*(?:[=+\-@\t\r]|\s+[=+\-@])")
"""What a spreadsheet takes for the start of a formula (CWE-1236), or what looks like one made safe already: an
apostrophe before it makes it text."""


class CsvWriter(Writer):
    """Writes the comparison, or else the longest table, as its head and a line a row.

    UTF-8 with a byte order mark, because spreadsheets guess without one; cells are parted as the template says.
    """

    name: ClassVar[str] = "CSV"
    suffix: ClassVar[str] = ".csv"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the rows as one file."""
        text = io.StringIO(newline="")
        sheet = csv.writer(text, lineterminator="\r\n", delimiter=brief.style.csv_separator)
        for table in main_table(brief):
            sheet.writerows([_safe(scrub(cell)) for cell in line] for line in texts(table))
        stream.write(text.getvalue().encode("utf-8-sig"))

    def is_export(self, standing: bytes, brief: Brief, written: bytes) -> bool:
        """Whether a file has the same head and a row in common, whatever its number: parties tell no briefs apart."""
        old, new = _rows(standing, brief), _rows(written, brief)
        return old[:1] == new[:1] and (len(new) < 2 or not {*old[1:]}.isdisjoint(new[1:]))


def _rows(data: bytes, brief: Brief) -> list[tuple[str, ...]]:
    """Return the cells of each line but the first, which is a number; nothing of what is no sheet."""
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig", "replace")), delimiter=brief.style.csv_separator)
    try:
        return [tuple(line[1:]) for line in lines]
    except csv.Error:
        return []


def _safe(text: str) -> str:
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text
