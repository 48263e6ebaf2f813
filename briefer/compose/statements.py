"""Who said what, by date: the section that prints every item as a chronology, whatever its row."""

from __future__ import annotations

from dataclasses import replace

from briefer import queries
from briefer.brief import Block, Cell, Column, Para, Role, Row, Run, RunStyle, Table
from briefer.compose.parts import NOTHING, Composition, cell, date_share, limited, shown_item
from briefer.model import Kind
from briefer.queries import Excerpt
from briefer.templates import SectionSpec


def statements(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return all items but those of rows left out, with the day of their report, or of an event its own, oldest first.

    What has no day stands last.
    """
    items = sorted(queries.printed_excerpts(work.project), key=lambda item: (not _day(work, item), _day(work, item)))
    labels = work.labels
    days = [work.date(_day(work, item)) or labels["no_date"] for item in items]
    dates, names = date_share(days), work.naming()
    columns = (
        Column((labels["date"],), dates),
        Column((labels["actor"],), 0.18),
        Column((labels["said_or_did"],), 0.69 - dates),
        Column((labels["reference"],), 0.13),
    )
    lines = tuple(
        Row(
            (
                cell(day),
                cell(names(item.parties) or NOTHING),
                Cell((_said(work, item),)),
                Cell((Para((work.reference(item, is_bracketed=False),), Role.CELL),)),
            ),
            shows=shown_item(item),
        )
        for day, item in zip(days, limited(tuple(items), spec), strict=False)
    )
    return (Table(columns, lines, spec.title),) if lines else ()


def _day(work: Composition, item: Excerpt) -> str:
    """Return the ISO day of an item, "" if none is known."""
    if item.annotation.kind is Kind.EVENT and item.annotation.when.sort:
        return item.annotation.when.sort
    return "" if item.is_elsewhere else work.sources[item.annotation.paragraph_id].published[:10]


def _said(work: Composition, item: Excerpt) -> Para:
    kind = Run(f"{work.labels[item.annotation.kind.value]}.", RunStyle.STRONG)
    issue = (Run(f" ({item.issue.title})", RunStyle.EMPHASIS),) if item.issue else ()
    said = work.item((kind, Run(" "), *work.said(item), *issue), item, Role.CELL)
    return replace(said, shows="")  # its row says what it is
