"""What is put before titles and paragraphs: numbers, annex letters, marks of classification; and where pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from briefer.brief import Block, Bullets, Cell, Heading, Para, Role, Row, Run, Section, Table
from briefer.compose.parts import Composition, section_anchor
from briefer.templates import SectionSpec

Printed = tuple[SectionSpec, tuple[Block, ...]]
NUMBERED = frozenset({"changes", "comparison", "third_parties", "timeline", "statements", "gaps", "sources", "annex"})
MARKED_ROLES = frozenset({Role.BODY, Role.LEAD, Role.BOX, Role.QUOTE})
"""The paragraphs of a text that carry a mark of classification."""
_OWN_MARK = re.compile(r"\([A-Z][A-Z0-9/ -]{0,19}\)")
_TITLE = 1
"""The column of a comparison whose words a row's mark stands before."""


def with_headings(work: Composition, printed: list[Printed]) -> list[Printed]:
    """Put each section's title before it, the main ones numbered and annexes lettered, and number its paragraphs."""
    sections, annexes, through = count(1), count(1), _numbers("", ".")
    is_counted = sum(_is_counted(work, spec) for spec, _ in printed) > 1  # a lone “1” would ask for a 2
    result: list[Printed] = []
    for spec, blocks in printed:
        by_section = spec.is_numbered and work.template.numbers_by_section
        number, made = "", blocks
        if spec.title and spec.is_annex:
            number = work.labels.fill("annex_letter", letter=letter(next(annexes)))
        elif spec.title and ((_is_counted(work, spec) and is_counted) or by_section):
            number = str(next(sections))
        if spec.is_numbered:
            numbers = _numbers(f"{number}.") if by_section and number and not spec.is_annex else through
            made = tuple(_numbered(block, numbers) for block in blocks)
        heading = (Heading(1, spec.title, number, section_anchor(spec)),) if spec.title else ()
        result.append((spec, (*heading, *made)))
    return result


def _is_counted(work: Composition, spec: SectionSpec) -> bool:
    """Tell whether a section is one of those whose titles are numbered."""
    return bool(spec.title) and spec.kind in NUMBERED and not spec.is_annex and work.template.numbers_headings


def _numbers(before: str, after: str = "") -> Iterator[str]:
    return (f"{before}{number}{after}" for number in count(1))


def _numbered(block: Block, numbers: Iterator[str]) -> Block:
    if isinstance(block, Para) and block.role is Role.BODY:  # a number that somebody typed would be a second one
        return replace(block, number=next(numbers))
    return block


def letter(number: int) -> str:
    """Return the letter of an annex: A to Z, then AA, AB and so on."""
    over, place = divmod(number - 1, 26)
    return (letter(over) if over else "") + chr(ord("A") + place)


def pages(printed: list[Printed]) -> tuple[Section, ...]:
    """Join neighbours: only another orientation, a cover, the first annex and what the template says begin a page."""
    runs: list[list[Printed]] = []
    for entry in printed:
        if runs and not _begins_page(runs[-1][-1][0], entry[0]):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return tuple(
        Section(tuple(block for _, blocks in run for block in blocks), run[0][0].is_landscape, run[0][0].kind)
        for run in runs
    )


def _begins_page(before: SectionSpec, spec: SectionSpec) -> bool:
    return (
        spec.is_landscape != before.is_landscape
        or spec.begins_page
        or "cover" in (before.kind, spec.kind)
        or (spec.is_annex and not before.is_annex)
    )


def with_marks(spec: SectionSpec, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put the mark of classification before every paragraph and row of a section that does not begin with its own."""
    if not spec.portion_mark or spec.kind == "cover":
        return blocks
    return tuple(_marked(block, spec.portion_mark) for block in blocks)


def _marked(block: Block, mark: str) -> Block:
    if isinstance(block, Para):
        return _marked_para(block, mark) if block.role in MARKED_ROLES else block
    if isinstance(block, Bullets):
        return Bullets(tuple(_marked_para(item, mark) for item in block.items))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_marked_row(row, mark) for row in block.rows))
    return block


def _marked_row(row: Row, mark: str) -> Row:
    """Mark the row's title, if it has one: a theme stands in a cell alone."""
    cells = (_marked_cell(cell, mark) if place == _TITLE else cell for place, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))


def _marked_cell(cell: Cell, mark: str) -> Cell:
    first, *others = cell.paras or (Para((), Role.CELL),)
    return replace(cell, paras=(_marked_para(first, mark), *others))


def _marked_para(para: Para, mark: str) -> Para:
    if _OWN_MARK.match(para.text):
        return para
    return replace(para, runs=(Run(f"({mark}) "), *para.runs))
