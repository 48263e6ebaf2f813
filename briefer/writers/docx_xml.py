"""The body of a Word document: blocks of a Brief -> WordprocessingML elements, in the order the schema demands.

Knows nothing of the document around it: it asks `link_id` for the relationship of an external link. The elements are
made with lxml, not with python-docx's tables, for speed: a comparison may have a thousand rows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from lxml import etree

from briefer.brief import (
    Block,
    Brief,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Para,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Shade,
    Table,
)
from briefer.writers.base import anchors, heading_text, resolved_link, scrub
from briefer.writers.docx_elements import (
    RELATION_ID,
    W,
    add_paragraph,
    add_run,
    bookmark_name,
    shared,
    sub,
    usable_size,
)

RULE, HAIRLINE, INK = "BFBFBF", "D2D2D2", "1D2125"
SHADES = {Shade.HEADER: "EBEBEB", Shade.THEME: "F5F5F5", Shade.APART: "E3E3E3", Shade.AGREED: "F0F0F0"}
ROLES = {
    Role.KICKER: "Briefer Kicker",
    Role.BODY: "Normal",
    Role.LEAD: "Briefer Lead",
    Role.QUOTE: "Quote",
    Role.NOTE: "Briefer Note",
    Role.EMPTY_SIDE: "Briefer Empty Side",
    Role.CELL: "Briefer Cell",
    Role.SOURCE_TEXT: "Briefer Source Text",
}
RUN_STYLES = {
    RunStyle.STRONG: "Strong",
    RunStyle.EMPHASIS: "Emphasis",
    RunStyle.REFERENCE: "Briefer Reference",
}
HEADINGS = ("Title", "heading 1", "heading 2")
STYLE_NAMES = frozenset(
    {*ROLES.values(), *RUN_STYLES.values(), *HEADINGS, "List Bullet", "Hyperlink", "header", "footer"}
    | {f"Briefer {name}" for name in ("Column Header", "Theme", "Fact Label", "Fact Value", "Gap", "Marking")}
    | {"Briefer Table", "Briefer Facts"}
)
_GAP_TWIPS = 240
_FACT_PADDING_TWIPS = 100
_FACT_SHARES = (0.196, 0.327, 0.165, 0.312)


class BodyBuilder:
    """Builds the document body of one brief. `style_ids` maps style names to the ids of the base document."""

    def __init__(self, brief: Brief, style_ids: Mapping[str, str], link_id: Callable[[str], str]) -> None:
        self._brief = brief
        self._ids = style_ids
        self._link_id = link_id
        self._targets = anchors(brief)
        self._bookmarks: dict[str, int] = {}
        self._width = 0
        self._height = 0
        self._makers: dict[type[Block], Callable[..., None]] = {
            Heading: self._add_heading,
            Para: self._add_para,
            Bullets: self._add_bullets,
            Facts: self._add_facts,
            Table: self._add_table,
        }

    def add_section(self, body: etree._Element, section: Section) -> None:
        """Append the blocks of one section; the last one is a paragraph, which may carry the section's end."""
        start = len(body)
        self._width, self._height = usable_size(self._brief.style, is_landscape=section.is_landscape)
        was_table = False
        for block in section.blocks:
            is_table = isinstance(block, (Table, Facts))
            if was_table and not _has_own_space(block):  # besides, Word would join two tables that touch
                gap = add_paragraph(body, self._ids["Briefer Gap"])
                sub(gap[0], "spacing", before=_GAP_TWIPS)
            self._makers[type(block)](body, block)
            if block is section.blocks[0] and isinstance(block, Heading):
                sub(body[-1][0], "spacing", before=0)  # a heading at the top of a page stands at the top
            was_table = is_table
        if len(body) == start or body[-1].tag != f"{{{W}}}p":
            add_paragraph(body, self._ids["Briefer Gap"])

    def _add_heading(self, parent: etree._Element, heading: Heading) -> None:
        style = HEADINGS[min(heading.level, len(HEADINGS) - 1)]
        paragraph = add_paragraph(parent, self._ids[style])
        add_run(paragraph, heading_text(heading))
        self._bookmark(paragraph, heading.anchor)

    def _add_para(self, parent: etree._Element, para: Para, style: str = "") -> None:
        paragraph = add_paragraph(parent, self._ids[style or ROLES[para.role]])
        for run in para.runs:
            self._add_run(paragraph, run)
        self._bookmark(paragraph, para.anchor)

    def _add_run(self, paragraph: etree._Element, run: Run) -> None:
        text = scrub(run.text)
        if run.style is RunStyle.REFERENCE:
            text = text.replace(" ", "\u00a0")
        style = RUN_STYLES.get(run.style, "")
        link = resolved_link(run.link, self._targets)
        parent = paragraph
        if link.startswith("#"):
            parent = sub(paragraph, "hyperlink", anchor=bookmark_name(link[1:]), history="1")
        elif link:
            parent = sub(paragraph, "hyperlink", history="1")
            parent.set(RELATION_ID, self._link_id(link))
            style = style or "Hyperlink"
        add_run(parent, text, self._ids[style] if style else "")

    def _bookmark(self, paragraph: etree._Element, anchor: str) -> None:
        """Make the paragraph the target of an anchor; the first holder of a name keeps it."""
        if not anchor or anchor in self._bookmarks:
            return
        number = self._bookmarks[anchor] = len(self._bookmarks)
        start = etree.Element(f"{{{W}}}bookmarkStart")
        start.set(f"{{{W}}}id", str(number))
        start.set(f"{{{W}}}name", bookmark_name(anchor))
        paragraph.insert(1, start)  # after the paragraph's properties
        sub(paragraph, "bookmarkEnd", id=number)

    def _add_bullets(self, parent: etree._Element, bullets: Bullets) -> None:
        for item in bullets.items:
            self._add_para(parent, item, "List Bullet")

    def _add_facts(self, parent: etree._Element, facts: Facts) -> None:
        if not facts.pairs:
            return
        half = math.ceil(len(facts.pairs) / 2)
        widths = shared(self._width, _FACT_SHARES)
        is_below_title = _style_of_last(parent) == self._ids["Title"]
        table = self._open_table(parent, "Briefer Facts", widths)
        for index in range(half):
            line = facts.pairs[index : index + 1] + (facts.pairs[half + index : half + index + 1] or (("", ""),))
            row = sub(table, "tr")
            sub(sub(row, "trPr"), "cantSplit")
            texts = [text for pair in line for text in pair]
            for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
                properties = self._open_cell(row, width)
                _fact_rules(properties, is_first=index == 0, is_last=index == half - 1, is_below_title=is_below_title)
                style = "Briefer Fact Value" if column % 2 else "Briefer Fact Label"
                paragraph = add_paragraph(row[-1], self._ids[style])
                if text:
                    add_run(paragraph, scrub(text))

    def _add_table(self, parent: etree._Element, table: Table) -> None:
        if not table.columns:
            return
        widths = shared(self._width, [column.width for column in table.columns])
        lines = _hairlines(table.columns)
        element = self._open_table(parent, "Briefer Table", widths, title=table.title)
        self._add_column_headers(element, table.columns, widths, lines)
        for row in table.rows:
            if row.is_theme:
                self._add_theme_row(element, row, widths)
            else:
                self._add_row(element, row, widths, lines)

    def _open_table(self, parent: etree._Element, style: str, widths: list[int], *, title: str = "") -> etree._Element:
        table = sub(parent, "tbl")
        properties = sub(table, "tblPr")
        sub(properties, "tblStyle", self._ids[style])
        sub(properties, "tblW", w=sum(widths), type="dxa")
        sub(properties, "tblLayout", type="fixed")
        has_header = style == "Briefer Table"
        sub(properties, "tblLook", "0420" if has_header else "0400", firstRow=int(has_header))
        if title:
            sub(properties, "tblCaption", scrub(title))
        grid = sub(table, "tblGrid")
        for width in widths:
            sub(grid, "gridCol", w=width)
        return table

    @staticmethod
    def _open_cell(
        row: etree._Element, width: int, *, span: int = 1, shade: Shade = Shade.NONE, has_line: bool = False
    ) -> etree._Element:
        """Append a cell and return its properties; the cell itself is the row's last child."""
        properties = sub(sub(row, "tc"), "tcPr")
        sub(properties, "tcW", w=width, type="dxa")
        if span > 1:
            sub(properties, "gridSpan", str(span))
        if has_line or shade is Shade.HEADER:
            borders = sub(properties, "tcBorders")
            if has_line:
                sub(borders, "left", "single", sz=4, space=0, color=HAIRLINE)
            if shade is Shade.HEADER:
                sub(borders, "bottom", "single", sz=4, space=0, color=INK)
        if shade in SHADES:
            sub(properties, "shd", "clear", color="auto", fill=SHADES[shade])
        return properties

    def _add_column_headers(
        self, table: etree._Element, columns: tuple[Column, ...], widths: list[int], lines: list[bool]
    ) -> None:
        row = sub(table, "tr")
        properties = sub(row, "trPr")
        sub(properties, "cantSplit")
        sub(properties, "tblHeader")
        for column, width, has_line in zip(columns, widths, lines, strict=True):
            cell = self._open_cell(row, width, shade=Shade.HEADER, has_line=has_line)
            sub(cell, "vAlign", "bottom")
            for number, title in enumerate(column.title or ("",)):
                paragraph = add_paragraph(row[-1], self._ids["Briefer Column Header"])
                add_run(paragraph, scrub(title), "" if number else self._ids["Strong"])

    def _add_theme_row(self, table: etree._Element, row: Row, widths: list[int]) -> None:
        element = sub(table, "tr")
        sub(sub(element, "trPr"), "cantSplit")
        self._open_cell(element, sum(widths), span=len(widths), shade=Shade.THEME)
        self._fill_cell(element[-1], tuple(para for cell in row.cells for para in cell.paras), "Briefer Theme")
        self._bookmark(element[-1][1], row.anchor)

    def _add_row(self, table: etree._Element, row: Row, widths: list[int], lines: list[bool]) -> None:
        element = sub(table, "tr")
        if self._is_short(row, widths):
            sub(sub(element, "trPr"), "cantSplit")
        cells = row.cells[: len(widths)] + (Cell(paras=()),) * (len(widths) - len(row.cells))
        for cell, width, has_line in zip(cells, widths, lines, strict=True):
            self._open_cell(element, width, shade=cell.shade, has_line=has_line)
            self._fill_cell(element[-1], cell.paras)
        first_cell = element.find(f"{{{W}}}tc/{{{W}}}p")
        if first_cell is not None:
            self._bookmark(first_cell, row.anchor)

    def _fill_cell(self, cell: etree._Element, paras: tuple[Para, ...], style: str = "") -> None:
        for para in paras:
            is_empty_side = para.role is Role.EMPTY_SIDE
            self._add_para(cell, para, style or ("Briefer Empty Side" if is_empty_side else "Briefer Cell"))
            if para is not paras[-1] and all(run.style is RunStyle.STRONG for run in para.runs):
                sub(cell[-1][0], "spacing", after=0)  # a label stands close over what it names
        if not paras:
            add_paragraph(cell, self._ids["Briefer Cell"])

    def _is_short(self, row: Row, widths: list[int]) -> bool:
        """Tell whether the row fits into a third of the page, by the average width of a letter."""
        size = self._brief.style.table_pt
        line = size * 1.25 * 20
        heights = (
            sum(math.ceil((len(para.text) + 1) * size * 0.5 * 20 / max(width - 226, 200)) * line for para in cell.paras)
            for cell, width in zip(row.cells, widths, strict=False)
        )
        return max(heights, default=0) <= self._height / 3


def _hairlines(columns: tuple[Column, ...]) -> list[bool]:
    """Return which columns have a line at their left: each side, and what follows the last one."""
    return [column.is_side or (index > 0 and columns[index - 1].is_side) for index, column in enumerate(columns)]


def _fact_rules(properties: etree._Element, *, is_first: bool, is_last: bool, is_below_title: bool) -> None:
    """Set the rules of a header block (ink above, grey below) or of any other facts (grey above)."""
    if not (is_first or (is_last and is_below_title)):
        return
    borders = sub(properties, "tcBorders")
    if is_first:
        sub(borders, "top", "single", sz=8 if is_below_title else 4, space=0, color=INK if is_below_title else RULE)
    if is_last and is_below_title:
        sub(borders, "bottom", "single", sz=4, space=0, color=RULE)
    margins = sub(properties, "tcMar")
    if is_first:
        sub(margins, "top", w=_FACT_PADDING_TWIPS, type="dxa")
    if is_last and is_below_title:
        sub(margins, "bottom", w=_FACT_PADDING_TWIPS, type="dxa")


def _has_own_space(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Para) and block.role is Role.NOTE)


def _style_of_last(parent: etree._Element) -> str | None:
    style = parent[-1].find(f"{{{W}}}pPr/{{{W}}}pStyle") if len(parent) else None
    return None if style is None else style.get(f"{{{W}}}val")
