"""The body of a Word document: blocks of a Brief -> WordprocessingML text, in the order the schema demands.

Knows nothing of the document around it: it asks `link_id` for the relationship of an external link, and gives each
section back as pieces of text. Tables are in `tables`, runs and paragraphs in `text`.
"""

from __future__ import annotations

from collections.abc import Callable

from briefer.brief import Block, Brief, Bullets, Facts, Heading, Para, Role, Run, Section, Table
from briefer.writers.base import COVER_SHARE, closing_item, heading_text, keeps_above
from briefer.writers.docx.elements import KEEP, kept, paragraph_xml, tickable, usable_size
from briefer.writers.docx.styles import HEADINGS, NUMBERED, ROLES
from briefer.writers.docx.tables import TableBuilder
from briefer.writers.docx.text import TextBuilder

_GAP = '<w:spacing w:before="240"/>'
_BAR_AT_RIGHT = (
    '<w:pBdr><w:left w:val="nil"/><w:right w:val="single" w:sz="24" w:space="11" w:color="1D2125"/></w:pBdr>'
)
_AT_TOP = '<w:spacing w:before="0"/>'


class BodyBuilder:
    """Builds the document body of one brief from its text's builder."""

    def __init__(self, brief: Brief, text: TextBuilder, parted: frozenset[int] | None) -> None:
        self._brief = brief
        self._text = text
        self._ids = text.style_ids
        self._tables = TableBuilder(text, brief.style, parted)
        self._last_style = ""
        self._makers: dict[type[Block], Callable[..., str]] = {
            Heading: self._heading,
            Para: self._para,
            Bullets: self._bullets,
            Facts: self._facts,
            Table: self._table,
        }

    def section(self, section: Section, properties: str = "", opening: str = "") -> list[str]:
        """Return the blocks of one section after `opening`; the last is a paragraph, which carries its `properties`."""
        width, height = usable_size(self._brief.style, is_landscape=section.is_landscape)
        self._tables.fit(width, height)
        pieces = [opening] if opening else []
        self._last_style, was_table = "", False
        for number, block in enumerate(section.blocks):
            is_table = isinstance(block, (Table, Facts))
            is_kept = keeps_above(block) and number > 0
            if is_kept:
                pieces[-1] = _kept(pieces[-1])
            if was_table and not _has_own_space(block):  # besides, Word would join two tables that touch
                pieces.append(paragraph_xml(self._ids["Briefer Gap"], properties=f"{KEEP if is_kept else ''}{_GAP}"))
            made = self._makers[type(block)](block)
            if section.is_cover and not number:
                made = made.replace("</w:pPr>", f"{_lowered(height)}</w:pPr>", 1)
            elif not pieces and isinstance(block, Heading):
                made = made.replace("</w:pPr>", f"{_AT_TOP}</w:pPr>", 1)  # at the top of a page stands at the top
            pieces += [made] if made else []
            was_table = is_table and bool(made)
        if not pieces or was_table:
            pieces.append(paragraph_xml(self._ids["Briefer Gap"]))
        if properties:
            before, mark, after = pieces[-1].rpartition("</w:pPr>")
            pieces[-1] = f"{before}{properties}{mark}{after}"
        return pieces

    def _heading(self, heading: Heading) -> str:
        style = self._last_style = HEADINGS[min(heading.level, len(HEADINGS) - 1)]
        words = Para((Run(heading_text(heading)),), shows=heading.shows)
        return self._text.paragraph(words, style, anchor=heading.anchor)

    def _para(self, para: Para) -> str:
        self._last_style = NUMBERED if para.number else ROLES[para.role]
        made = self._text.paragraph(para, self._last_style)
        if para.role is Role.OPTIONS:
            return tickable(made)
        is_mirrored = para.role is Role.LEAD and "<w:bidi/>" in made
        return made.replace("<w:bidi/>", f"{_BAR_AT_RIGHT}<w:bidi/>", 1) if is_mirrored else made

    def _bullets(self, bullets: Bullets) -> str:
        self._last_style = "List Bullet"
        made = [self._text.paragraph(item, "List Bullet") for item in bullets.items]
        if (place := closing_item(bullets.items)) >= 0:
            made[place] = kept(made[place])
        return "".join(made)

    def _facts(self, facts: Facts) -> str:
        is_below_title, self._last_style = self._last_style == "Title", ""
        return self._tables.facts(facts, is_below_title=is_below_title)

    def _table(self, table: Table) -> str:
        self._last_style = ""
        return self._tables.table(table)


def _lowered(height: int) -> str:
    return f'<w:spacing w:before="{round(height * COVER_SHARE)}"/>'


def _kept(made: str) -> str:
    """Return a block whose last paragraph or row stays on the page of what follows."""
    start = max(made.rfind("<w:tr>"), 0) if made.endswith("</w:tbl>") else made.rfind("<w:p>")
    return made[:start] + kept(made[start:])


def _has_own_space(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Para) and block.role.value == "note")
