"""What the author wrote, as it goes to paper: quotations noted for the proof, origins of others added.

Everything a section prints is read, whatever part of the project or template it comes from, but for words of a source
that stand there by themselves. So nothing can be printed in quotation marks that was not noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefer.brief import Block, Bullets, Facts, Heading, Para, QuotationKind, Row, Run, Table
from briefer.compose.parts import Composition

_SOURCE = "\ufffc"
"""Stands for words of a source while the text around them is read."""


def authored(work: Composition, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Note every quotation in what the author wrote, and return the blocks with the origin of those from elsewhere."""
    for text in _texts(blocks):
        for found in work.quotable.found(text):
            noted = found.noted()
            lines = noted.text.replace(_SOURCE, "…").split("\n")
            work.quotations += [replace(noted, text=line) for line in lines if line.strip()]
    if not work.project.brief.elsewhere:
        return blocks
    return tuple(_with_origins(work, block) for block in blocks)


def note_texts(work: Composition, *texts: str) -> None:
    """Note the quotations of texts that stand outside the sections, such as what every page carries."""
    authored(work, tuple(Para((Run(text),)) for text in texts))


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield what is read as one text: paragraphs of one field together, for a quotation may go on over them."""
    paras = (each for block in blocks for each in _paras(block))
    for shows, group in groupby(paras, key=lambda para: para.shows):
        texts = [_authors_own(para) for para in group]
        yield from ["\n".join(texts)] if shows.startswith("field:") else texts


def _authors_own(para: Para) -> str:
    return "".join(_SOURCE if run.is_source else run.text for run in para.runs)


def _paras(block: Block) -> Iterator[Para]:
    """Yield everything a block prints as paragraphs."""
    if isinstance(block, Para):
        yield block
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Heading):
        yield Para((Run(block.text),))
    elif isinstance(block, Facts):
        yield from (Para((Run(text),)) for pair in block.pairs for text in pair)
    else:
        yield from (Para((Run(line),)) for column in block.columns for line in column.title)
        yield from (para for row in block.rows for cell in row.cells for para in cell.paras)


def _with_origins(work: Composition, block: Block) -> Block:
    if isinstance(block, Para):
        return _para(work, block)
    if isinstance(block, Bullets):
        return Bullets(tuple(_para(work, item) for item in block.items))
    if isinstance(block, Heading):
        return replace(block, text=_text(work, block.text))
    if isinstance(block, Facts):
        return replace(block, pairs=tuple((label, _text(work, value)) for label, value in block.pairs))
    return _table(work, block)


def _table(work: Composition, table: Table) -> Table:
    columns = tuple(
        replace(column, title=tuple(_text(work, line) for line in column.title)) for column in table.columns
    )
    return replace(table, columns=columns, rows=tuple(_row(work, row) for row in table.rows))


def _row(work: Composition, row: Row) -> Row:
    cells = tuple(replace(cell, paras=tuple(_para(work, para) for para in cell.paras)) for cell in row.cells)
    return replace(row, cells=cells)


def _para(work: Composition, para: Para) -> Para:
    runs = tuple(run if run.is_source else replace(run, text=_text(work, run.text)) for run in para.runs)
    return replace(para, runs=runs)


def _text(work: Composition, text: str) -> str:
    """Return a text with the origin behind each quotation from elsewhere."""
    parts, place = [], 0
    for found in work.quotable.found(text):
        noted = found.noted()
        if noted.kind is QuotationKind.ELSEWHERE:
            end = found.quoted.end
            parts += [text[place:end], " ", work.labels.fill("from_elsewhere", origin=noted.reference)]
            place = end
    return "".join([*parts, text[place:]])
