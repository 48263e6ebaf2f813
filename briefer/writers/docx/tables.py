"""Tables of a Word document: the tables of a brief, and its facts, which are tables without rules.

Widths stand on the grid and on every cell, because Word obeys one and LibreOffice the other.
"""

from __future__ import annotations

import math
from dataclasses import replace

from briefer.brief import Cell, Column, Facts, Para, Role, Row, Run, RunStyle, Shade, Table
from briefer.style import Style
from briefer.writers.base import FACT_SHARES, closing_rows
from briefer.writers.docx.elements import escaped, kept, shared
from briefer.writers.docx.text import TextBuilder

RULE, HAIRLINE, INK = "BFBFBF", "D2D2D2", "1D2125"
SHADES = {Shade.HEADER: "EBEBEB", Shade.THEME: "F5F5F5", Shade.APART: "E3E3E3", Shade.AGREED: "F0F0F0"}
_CLOSE = '<w:spacing w:after="0"/>'
_FACT_PADDING_TWIPS = 100
_WHOLE_UP_TO = 1 / 3  # of a page: a row
_TOGETHER_UP_TO = 1 / 2  # of a page: the last rows of a table
_WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"


class TableBuilder:
    """Builds tables as wide as the page that `fit` was told of last.

    `parted` are the rows, by identity, that go on over a page where the pages were laid out before.
    """

    def __init__(self, text: TextBuilder, style: Style, parted: frozenset[int] | None = None) -> None:
        self._text = text
        self._parted = parted
        self._ids = text.style_ids
        self._table_pt = style.table_pt
        self._width = 0
        self._height = 0

    def fit(self, width: int, height: int) -> None:
        """Take the room between the margins, in twips."""
        self._width, self._height = width, height

    def table(self, table: Table) -> str:
        """Return a table with its header row, which repeats."""
        if not table.columns:
            return ""
        widths = shared(self._width, [column.width for column in table.columns])
        lines = _hairlines(table.columns)
        openings = [
            {shade: _cell_opening(width, shade=shade, has_line=has_line) for shade in Shade}
            for width, has_line in zip(widths, lines, strict=True)
        ]
        rows = [
            self._theme_row(row, widths) if row.is_theme else self._row(row, widths, openings) for row in table.rows
        ]
        for place in self._kept_rows(table.rows, widths):
            rows[place] = kept(rows[place])
        return "".join(
            [
                self._opening("Briefer Table", widths, title=table.title),
                self._column_headers(table.columns, widths, lines),
                *rows,
                "</w:tbl>",
            ]
        )

    def facts(self, facts: Facts, *, is_below_title: bool) -> str:
        """Return labels and values in two columns of pairs, filled downwards."""
        if not facts.pairs:
            return ""
        half = math.ceil(len(facts.pairs) / 2)
        widths = shared(self._width, FACT_SHARES)
        rows = []
        for index in range(half):
            is_last = index == half - 1
            shows = ["", *facts.shows[index : index + 1], "", *facts.shows[half + index : half + index + 1], "", ""]
            line = facts.pairs[index : index + 1] + (facts.pairs[half + index : half + index + 1] or (("", ""),))
            rules = _fact_rules(is_first=index == 0, is_last=is_last, is_below_title=is_below_title)
            texts = [text for pair in line for text in pair]
            styles = ("Briefer Fact Label", "Briefer Fact Value")
            cells = [
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rules}</w:tcPr>'
                f"{self._fact(text, styles[place % 2], shows[place], is_kept=not is_last)}</w:tc>"
                for place, (text, width) in enumerate(zip(texts, widths, strict=True))
            ]
            rows.append(f"<w:tr>{_WHOLE_ROW}{''.join(cells)}</w:tr>")
        return f"{self._opening('Briefer Facts', widths)}{''.join(rows)}</w:tbl>"

    def _fact(self, text: str, style: str, shows: str, *, is_kept: bool) -> str:
        return self._text.paragraph(Para((Run(text),) if text else (), shows=shows), style, is_kept=is_kept)

    def _opening(self, style: str, widths: list[int], *, title: str = "") -> str:
        direction = "<w:bidiVisual/>" if self._text.is_rtl else ""
        has_header = style == "Briefer Table"
        look = f'<w:tblLook w:val="{"0420" if has_header else "0400"}" w:firstRow="{int(has_header)}"/>'
        caption = f'<w:tblCaption w:val="{escaped(title)}"/>' if title else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._ids[style]}"/>{direction}'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}{caption}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )

    def _column_headers(self, columns: tuple[Column, ...], widths: list[int], lines: list[bool]) -> str:
        cells = []
        for column, width, has_line in zip(columns, widths, lines, strict=True):
            opening = _cell_opening(width, shade=Shade.HEADER, has_line=has_line)
            last = len(column.title) - 1
            titles = "".join(
                self._text.paragraph(
                    Para((Run(title, RunStyle.PLAIN if number else RunStyle.STRONG),) if title else ()),
                    "Briefer Column Header",
                    _CLOSE if number < last else "",
                )
                for number, title in enumerate(column.title or ("",))
            )
            cells.append(f'{opening.replace("</w:tcPr>", "")}<w:vAlign w:val="bottom"/></w:tcPr>{titles}</w:tc>')
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _theme_row(self, row: Row, widths: list[int]) -> str:
        opening = _cell_opening(sum(widths), span=len(widths), shade=Shade.THEME)
        paras = tuple(para for cell in row.cells for para in cell.paras)
        return f"<w:tr>{_WHOLE_ROW}{opening}{self._paras(paras, 'Briefer Theme', row.anchor)}</w:tc></w:tr>"

    def _row(self, row: Row, widths: list[int], openings: list[dict[Shade, str]]) -> str:
        cells = row.cells[: len(widths)] + (Cell(paras=()),) * (len(widths) - len(row.cells))
        pieces = ["<w:tr>", _WHOLE_ROW if self._is_whole(row, widths) else ""]
        anchor = row.anchor
        for column, (cell, opening) in enumerate(zip(cells, openings, strict=True)):
            paras = _placed(row.shows, column, cell.paras) if row.shows else cell.paras
            pieces += (opening[cell.shade], self._paras(paras, "", anchor), "</w:tc>")
            anchor = ""
        pieces.append("</w:tr>")
        return "".join(pieces)

    def _paras(self, paras: tuple[Para, ...], style: str, anchor: str) -> str:
        if not paras:
            return self._text.plain("", style or "Briefer Cell", anchor)
        made = []
        last = len(paras) - 1
        for number, para in enumerate(paras):
            own = style or ("Briefer Empty Side" if para.role is Role.EMPTY_SIDE else "Briefer Cell")
            close = _CLOSE if number < last and _is_label(para) else ""
            made.append(self._text.paragraph(para, own, close, "" if number else anchor))
        return "".join(made)

    def _kept_rows(self, rows: tuple[Row, ...], widths: list[int]) -> range:
        """Return the places of the rows that stay with what follows them, so that the last ones stand together."""
        closing = closing_rows(rows)
        while closing and not all(self._is_short(rows[n], widths, _TOGETHER_UP_TO / len(closing)) for n in closing):
            closing = closing[1:]
        return closing[:-1]

    def _is_whole(self, row: Row, widths: list[int]) -> bool:
        """Tell whether the row stays on one page: as it does in PDF, or if that is not known, by its length."""
        return self._is_short(row, widths) if self._parted is None else id(row) not in self._parted

    def _is_short(self, row: Row, widths: list[int], share: float = _WHOLE_UP_TO) -> bool:
        """Tell whether the row fits into a share of the page, by the average width of a letter."""
        size = self._table_pt
        most = self._height * share / (size * 1.25 * 20)  # lines
        for cell, width in zip(row.cells, widths, strict=False):
            a_line = max(width - 226, 200) / (size * 10)  # letters
            lines = 0
            for para in cell.paras:
                lines += int(sum([len(run.text) for run in para.runs]) / a_line) + 1
            if lines > most:
                return False
        return True


def _placed(shows: str, column: int, paras: tuple[Para, ...]) -> tuple[Para, ...]:
    """Return the paragraphs of a cell, each saying what it prints and where in its row."""
    kind, _, key = shows.partition(":")
    of_row = f"item_row:{key}" if kind == "annotation" else shows
    return tuple(
        replace(
            para, shows=f"{para.shows.replace('annotation:', 'item_cell:') if para.shows else of_row}/{column}.{place}"
        )
        for place, para in enumerate(paras)
    )


def _is_label(para: Para) -> bool:
    """Tell whether a paragraph is strong all through; it stands close over what it names."""
    return not para.runs or (
        para.runs[-1].style is RunStyle.STRONG and all(run.style is RunStyle.STRONG for run in para.runs)
    )


def _cell_opening(width: int, *, span: int = 1, shade: Shade = Shade.NONE, has_line: bool = False) -> str:
    """Return how a cell begins, its properties closed."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    left = f'<w:left w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>' if has_line else ""
    below = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{INK}"/>' if shade is Shade.HEADER else ""
    borders = f"<w:tcBorders>{left}{below}</w:tcBorders>" if left or below else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADES[shade]}"/>' if shade in SHADES else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{borders}{ground}</w:tcPr>'


def _hairlines(columns: tuple[Column, ...]) -> list[bool]:
    """Return which columns have a line at their leading edge: each side, and what follows the last one."""
    return [column.is_side or (index > 0 and columns[index - 1].is_side) for index, column in enumerate(columns)]


def _fact_rules(*, is_first: bool, is_last: bool, is_below_title: bool) -> str:
    """Return the rules of a header block (ink above, grey below) or of any other facts (grey above)."""
    has_end = is_last and is_below_title
    if not (is_first or has_end):
        return ""
    size, colour = (8, INK) if is_below_title else (4, RULE)
    top = f'<w:top w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>' if is_first else ""
    bottom = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' if has_end else ""
    above = f'<w:top w:w="{_FACT_PADDING_TWIPS}" w:type="dxa"/>' if is_first else ""
    below = f'<w:bottom w:w="{_FACT_PADDING_TWIPS}" w:type="dxa"/>' if has_end else ""
    return f"<w:tcBorders>{top}{bottom}</w:tcBorders><w:tcMar>{above}{below}</w:tcMar>"
