"""Brief -> workbook (.xlsx): a sheet for each table, to sort and filter. All text is text, never a formula."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from briefer.brief import Brief
from briefer.errors import WriteError
from briefer.words import tr
from briefer.writers.base import Writer, document_title, safe_link, scrub
from briefer.writers.direction import is_right_to_left
from briefer.writers.packages import has_title_and
from briefer.writers.sheets import Sheet, SheetCell, sheets

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_LONGEST_CELL = 32_767
_LONGEST_LINK = 2_000
_LONGEST_LINKED = 40  # LibreOffice wraps no cell that is a link
_WIDTH = 150  # letters, of all columns together
_NARROWEST = 6
_LINE, _HIGHEST = 15.0, 409.0  # points
_A4, _LETTER = 9, 1


class XlsxWriter(Writer):
    """Writes every table of a brief as a sheet of its own: a frozen head with filters, wrapped cells, links."""

    name: ClassVar[str] = "Excel"
    suffix: ClassVar[str] = ".xlsx"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the workbook. Raises WriteError if a cell holds more than a spreadsheet takes."""
        from xlsxwriter import Workbook

        held = io.BytesIO()
        book = Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties(_properties(brief))
        made = sheets(brief) or (Sheet("", (), (), ()),)
        names = _names(made)
        targets = {
            anchor: f"internal:'{name.replace(chr(39), 2 * chr(39))}'!A{line}"
            for name, sheet in zip(names, made, strict=True)
            for line, anchor in enumerate(sheet.anchors, 2)
            if anchor
        }
        for name, sheet in zip(names, made, strict=True):
            _Filled(book, book.add_worksheet(name), brief, targets).fill(sheet)
        book.close()
        stream.write(held.getvalue())

    def is_export(self, standing: bytes, brief: Brief, written: bytes) -> bool:  # noqa: ARG002 - packed
        """Whether a file has the title of the brief and says that Briefer made it."""
        return has_title_and(b">Briefer<", "docProps/core.xml", standing, brief)


class _Filled:
    """A sheet of a workbook while it is filled."""

    def __init__(self, book: Workbook, page: Worksheet, brief: Brief, targets: dict[str, str]) -> None:
        self._page = page
        self._brief = brief
        self._targets = targets
        around = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self._looks: dict[str, Format] = {
            "head": book.add_format({**around, "bold": True, "bg_color": "#EBEBEB"}),
            "cell": book.add_format(around),
            "link": book.add_format({**around, "font_color": "#1F4E79", "underline": 1}),
        }

    def fill(self, sheet: Sheet) -> None:
        """Write head and lines, and set the page that is printed."""
        page, last = self._page, max(len(sheet.head) - 1, 0)
        if is_right_to_left(self._brief.language):
            page.right_to_left()
        total = sum(sheet.widths) or 1.0
        widths = [max(_NARROWEST, share / total * _WIDTH) for share in sheet.widths]
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        for column, title in enumerate(sheet.head):
            page.write_string(0, column, scrub(title), self._looks["head"])
        for line, row in enumerate(sheet.rows, 1):
            whole = tuple(run for cell in row for run in cell)
            for column, cell in enumerate(row):
                self._write(line, column, cell, self._link(cell if column else whole))
            page.set_row(line, _height(row, widths))
        if sheet.head:
            page.freeze_panes(1, 1)
            page.repeat_rows(0)
            page.autofilter(0, 0, max(len(sheet.rows), 1), last)
        self._set_page()

    def _set_page(self) -> None:
        frame, page = self._brief.frame, self._page
        page.set_landscape()
        page.set_paper(_LETTER if self._brief.style.page == "Letter" else _A4)
        page.fit_to_pages(1, 0)
        marking = _in_margin(frame.marking)
        label = _in_margin(frame.page_label).replace("{page}", "&P").replace("{pages}", "&N")
        page.set_header(f"&C{marking}")
        page.set_footer(f"&L{_in_margin(frame.reference)}&C{marking}&R{label}")

    def _write(self, line: int, column: int, cell: SheetCell, link: str) -> None:
        text = scrub("".join([run.text for run in cell]))
        if len(text) > _LONGEST_CELL:
            message = tr("A cell of the brief has {n:,} characters; a spreadsheet takes {most:,}.").format(
                n=len(text), most=_LONGEST_CELL
            )
            raise WriteError(message, tr("Shorten it, or export to another format."))
        if link and 0 < len(text) <= _LONGEST_LINKED:
            self._page.write_url(line, column, link, self._looks["link"], text)
        else:
            self._page.write_string(line, column, text, self._looks["cell"])

    def _link(self, cell: SheetCell) -> str:
        """Return where a cell leads: out of the brief if it does, else where its only link within leads, or "".

        The first cell leads where its line does.
        """
        links = list(dict.fromkeys(run.link for run in cell if run.link))
        out = [link for link in links if not link.startswith("#") and safe_link(link) and len(link) <= _LONGEST_LINK]
        if out:
            return out[0]
        return self._targets.get(links[0][1:], "") if len(links) == 1 and links[0].startswith("#") else ""


def _height(row: tuple[SheetCell, ...], widths: list[float]) -> float:
    """Return how high a row is that shows all its words, in points: not every program finds out by itself."""
    lines = [
        sum(len(line) // int(width) + 1 for line in "".join([run.text for run in cell]).split("\n"))
        for cell, width in zip(row, widths, strict=True)
    ]
    return min(_HIGHEST, _LINE * max(lines, default=1))


def _properties(brief: Brief) -> dict[str, object]:
    given = brief.properties
    texts = {"title": document_title(brief), "subject": given.subject, "keywords": given.keywords}
    return {
        **{key: scrub(text) for key, text in texts.items()},
        "author": scrub(given.author),
        "comments": "Briefer",
        "created": _day(given.date),
    }


def _day(date: str) -> datetime:
    """Return the date of the brief, or a fixed one: the same brief gives the same bytes."""
    try:
        return datetime.fromisoformat(date[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)


def _names(made: tuple[Sheet, ...]) -> list[str]:
    """Return the names of the sheets: their titles as a workbook takes them, each one different."""
    found: list[str] = []
    seen = Counter[str]()
    for number, sheet in enumerate(made, 1):
        name = _NOT_IN_NAMES.sub(" ", scrub(sheet.title)).strip(" '")[:_LONGEST_NAME].strip(" '") or f"Table {number}"
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1 or name.casefold() == "history":  # which Excel keeps for itself
            name = f"{name[: _LONGEST_NAME - 4]} {number}"
        found.append(name)
    return found


def _in_margin(text: str) -> str:
    """Return words of a margin, where & begins a code."""
    return " ".join(scrub(text).split()).replace("&", "&&")[:80]
