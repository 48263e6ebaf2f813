"""A workbook is read again cell by cell: texts only, for a number or a formula is nothing that a brief says."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter

from briefer.errors import WriteError
from briefer.proof.reread import reread


def workbook(fill) -> bytes:
    """Return a workbook whose one sheet `fill` writes."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"strings_to_numbers": False}) as book:
        fill(book.add_worksheet(), book.add_format({"bold": True}))
    return held.getvalue()


def test_texts_are_read_with_their_places_and_empty_cells_with_a_look_are_nothing():
    def fill(sheet, bold):
        sheet.write_string(0, 0, "Issue")
        sheet.write_blank(0, 1, None, bold)
        sheet.write_string(4, 27, "Withdrawal", bold)

    found = reread(workbook(fill), ".xlsx").units
    assert list(found) == [("Issue", 0, 0), ("Withdrawal", 27, 4)]


@pytest.mark.parametrize(
    "write", [lambda sheet: sheet.write_number(0, 0, 7), lambda sheet: sheet.write_formula(0, 0, "=1+1")]
)
def test_a_number_or_a_formula_is_refused_with_its_cell(write):
    with pytest.raises(WriteError) as told:
        reread(workbook(lambda sheet, _: write(sheet)), ".xlsx")
    assert "A1 is no text" in told.value.details


def test_a_formula_that_gives_a_text_is_refused_too():
    with pytest.raises(WriteError) as told:
        reread(workbook(lambda sheet, _: sheet.write_formula(1, 2, '="a"', None, "a")), ".xlsx")
    assert "C2 is no text" in told.value.details
