"""The sections that are tables: overview, comparison, third parties, timeline, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefer import queries
from briefer.brief import Block, Cell, Column, Para, Role, Row, Run, RunStyle, Shade, Table
from briefer.compose.parts import (
    NBSP,
    NOTHING,
    Composition,
    cell,
    date_share,
    limited,
    row_anchor,
    section_anchor,
    shown_article,
    shown_issue,
    shown_item,
    source_anchor,
)
from briefer.model import Article, Certainty, Kind, State, When
from briefer.queries import Excerpt
from briefer.queries.changes import What
from briefer.templates import SectionSpec
from briefer.text import word_count

SHADES = {State.APART: Shade.APART, State.AGREED: Shade.AGREED}
LANDSCAPE_CM = (1.2, 3.6, 17.2, 0.0, 3.7)
"""Widths of number, issue, all sides together, agreed text, and state of play, of 25.7 cm."""
LANDSCAPE_AGREED_CM = (1.2, 3.2, 12.6, 5.2, 3.5)
PORTRAIT_CM = (1.3, 2.4, 10.3, 0.0, 3.0)
"""The same of 17 cm."""
PORTRAIT_AGREED_CM = (1.3, 2.2, 7.3, 3.2, 3.0)


def overview(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the issues by state of play, and how to read the brief."""
    labels, rows = work.labels, queries.printed_rows(work.project)
    if not rows:
        return ()
    by_state = {state: [row for row in rows if row.state is state] for state in State}
    lines = tuple(
        Row(
            (
                cell(labels[state.value], RunStyle.STRONG),
                cell(work.labels.series(map(work.row_named, found))),
            )
        )
        for state, found in by_state.items()
        if found
    )
    issues = labels["issues_by_state" if work.prints("comparison") else "issues"]
    columns = (Column((labels["assessment"],), 0.25), Column((issues,), 0.75))
    return (Table(columns, lines, spec.title),)


def comparison(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the table of issues, a column for each principal, theme rows between them.

    What was tagged but filed under no issue stands in a last row: nothing that was tagged is lost on the way to paper.
    """
    groups, unfiled = queries.printed_themes(work.project), queries.tray(work.project)
    if not groups and not unfiled:
        return ()
    lines: list[Row] = []
    has_themes = spec.group_by == "theme" and any(group.title for group in groups)
    for group in groups:
        if has_themes:
            title = group.title or work.labels["no_theme"]
            text = Para((Run(f"{group.number}  {title}", RunStyle.STRONG),), Role.CELL)
            lines.append(Row((Cell((text,), Shade.THEME),), is_theme=True))
        lines.extend(_issue_row(work, spec, row) for row in group.rows)
    if unfiled:
        lines.append(_unfiled_row(work, spec, unfiled))
    return (Table(_comparison_columns(work, spec), tuple(lines), spec.title, work.labels["theme"]),)


def _comparison_columns(work: Composition, spec: SectionSpec) -> tuple[Column, ...]:
    labels = work.labels
    sides = queries.column_parties(work.project)
    number, issue, all_sides, agreed, state = _comparison_widths(spec, len(sides))
    total = number + issue + (all_sides if sides else 0.0) + agreed + state
    columns = [Column((labels["number"],), number / total), Column((labels["issue"],), issue / total)]
    columns += [Column((party.name,), all_sides / len(sides) / total, is_side=True) for party in sides]
    if spec.has_agreed_text:
        columns.append(Column((labels["agreed_text"],), agreed / total, is_side=True))
    if spec.has_state_of_play:
        columns.append(Column((labels["state_of_play"], labels["assessment"]), state / total, is_side=True))
    return tuple(columns)


def _comparison_widths(spec: SectionSpec, sides: int) -> tuple[float, float, float, float, float]:
    """Return the widths of number, issue, all sides together, agreed text and state of play; 0 for what is not there.

    They are the template's, or the usual.
    """
    if spec.widths:
        number, issue, side, *others = spec.widths
        agreed = others.pop(0) if spec.has_agreed_text else 0.0
        return number, issue, side * sides, agreed, sum(others)
    if spec.has_agreed_text:
        number, issue, all_sides, agreed, last = LANDSCAPE_AGREED_CM if spec.is_landscape else PORTRAIT_AGREED_CM
    else:
        number, issue, all_sides, agreed, last = LANDSCAPE_CM if spec.is_landscape else PORTRAIT_CM
    return (
        (number, issue, all_sides, agreed, last)
        if spec.has_state_of_play
        else (number, issue, all_sides + last, agreed, 0.0)
    )


def with_widths(spec: SectionSpec, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a section with the columns of its table as wide as the template says."""
    total = sum(spec.widths)
    return tuple(
        replace(
            block,
            columns=tuple(
                replace(column, width=weight / total) for column, weight in zip(block.columns, spec.widths, strict=True)
            ),
        )
        if isinstance(block, Table) and len(block.columns) == len(spec.widths) and spec.kind != "comparison"
        else block
        for block in blocks
    )


def _issue_row(work: Composition, spec: SectionSpec, row: queries.Row) -> Row:
    mark = work.marked(row.issue.id, What.ROW_NEW, What.ROW_REWORDED, What.ROW_MOVED)
    title = Cell((Para((*mark, Run(row.issue.title, RunStyle.STRONG)), Role.CELL),))
    cells = [cell(row.number), title, *_sides(work, row)]
    if spec.has_agreed_text:
        runs = (*work.marked(row.issue.id, What.AGREED), Run(row.issue.agreed or NOTHING))
        cells.append(Cell((Para(runs, Role.CELL),)))
    if spec.has_state_of_play:
        mark = work.marked(row.issue.id, What.STATE, What.ASSESSMENT)
        word = Para((*mark, Run(work.labels[row.state.value], RunStyle.STRONG)), Role.CELL)
        assessment = (Para((Run(row.issue.assessment),), Role.CELL),) if row.issue.assessment else ()
        cells.append(Cell((word, *assessment), SHADES.get(row.state, Shade.NONE)))
    return Row(tuple(cells), anchor=row_anchor(row.number), shows=shown_issue(row.issue))


def _unfiled_row(work: Composition, spec: SectionSpec, unfiled: tuple[Excerpt, ...]) -> Row:
    items = sorted(unfiled, key=lambda item: item.annotation.kind is not Kind.DEMAND)
    cells = [cell(NOTHING), cell(work.labels["unfiled"], RunStyle.STRONG)]
    for party in queries.column_parties(work.project):
        said = tuple(work.item(_statement(work, item), item, Role.CELL) for item in items if party in item.parties)
        cells.append(Cell(said) if said else cell(NOTHING))
    cells += [cell(NOTHING)] * (spec.has_agreed_text + spec.has_state_of_play)
    return Row(tuple(cells))


def _sides(work: Composition, row: queries.Row) -> Iterator[Cell]:
    """Yield the cell of each party; of one whose passages are all left out nothing is said, nor that it was silent."""
    for items, is_silent in zip(row.cells, row.silent, strict=True):
        if is_silent:
            yield Cell((Para((Run(work.empty_side),), Role.EMPTY_SIDE),))
        else:
            yield _side(work, items) if items else cell(NOTHING)


def _side(work: Composition, items: tuple[Excerpt, ...]) -> Cell:
    """Return one party's cell: its demands, its positions, and its events or where they stand."""
    return Cell(tuple(work.item(_statement(work, item), item, Role.CELL) for item in items))


def _statement(work: Composition, item: Excerpt) -> tuple[Run, ...]:
    if item.annotation.kind is Kind.EVENT and work.prints("timeline"):
        return (Run(f"{work.labels['see_timeline']} "), work.reference(item))
    kind = Run(f"{work.labels[item.annotation.kind.value]}.", RunStyle.STRONG)
    return (kind, Run(" "), *work.said(item), Run(" "), work.reference(item))


def third_parties(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return what everybody else said."""
    found = limited(queries.third_parties(work.project), spec)
    labels = work.labels
    columns = (
        Column((labels["actor"],), 0.19),
        Column((labels["said_or_did"],), 0.55),
        Column((labels["kind"],), 0.15),
        Column((labels["reference"],), 0.11),
    )
    lines = tuple(
        Row(
            (
                cell(_names(work, item) or NOTHING),
                _quoted(work, item),
                cell(labels[item.annotation.kind.value]),
                _reference(work, item),
            ),
            shows=shown_item(item),
        )
        for item in found
    )
    return (Table(columns, lines, spec.title),) if lines else ()


def timeline(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the events, oldest first, undated last; of one that has no party, those that its words name."""
    found = limited(queries.timeline(work.project), spec)
    labels = work.labels
    days = [_date(work, item.annotation.when) for item in found]
    dates, names = max(0.19, date_share(days)), work.naming()
    columns = (
        Column((labels["date"],), dates),
        Column((labels["event_column"],), 0.59 - dates),
        Column((labels["who"],), 0.15),
        Column((labels["status"],), 0.14),
        Column((labels["reference"],), 0.12),
    )
    lines = tuple(
        Row(
            (
                cell(day),
                _quoted(work, item),
                cell(names(item.parties or queries.named_parties(work.project, item.text)) or NOTHING),
                cell(labels[item.annotation.status.value]),
                _reference(work, item),
            ),
            shows=shown_item(item),
        )
        for day, item in zip(days, found, strict=True)
    )
    return (Table(columns, lines, spec.title),) if lines else ()


def _date(work: Composition, when: When) -> str:
    """Return the date that is known, in words with its certainty, and the word of the text for it, as in (Friday).

    Where none is known, what the text says.
    """
    labels = work.labels
    if not when.sort:
        return when.text or labels["no_date"]
    date = work.date(when.sort)
    if when.certainty in {Certainty.ABOUT, Certainty.BEFORE, Certainty.AFTER}:
        is_day = len(when.sort) >= len("2026-01-01")
        date = labels.fill(f"{when.certainty.value}{'' if is_day else '_month'}", date=date)
    is_word = when.text and not any(sign.isdecimal() for sign in when.text)
    return f"{date} ({when.text})" if is_word else date


def sources(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the citation of each article; a number that is missing is one the brief leaves out."""
    columns = (Column((work.labels["number"],), 0.09), Column((work.labels["source_column"],), 0.91))
    lines = tuple(
        Row(
            (cell(f"S{number}"), Cell((_citation(work, article), *_cited_in(work, f"S{number}")))),
            anchor=source_anchor(f"S{number}"),
            shows=shown_article(article),
        )
        for number, article in queries.shown_articles(work.project)
    )
    return (Table(columns, lines, spec.title),) if lines else ()


def _citation(work: Composition, article: Article) -> Para:
    source, labels = article.source, work.labels
    headline = work.in_marks(source.headline) if source.headline else ""
    parts = [part for part in (source.outlet, headline, source.byline, work.date(source.published)) if part]
    first = [run for part in parts for run in (Run(labels["comma"]), Run(part, is_source=part is headline))][1:]
    words = sum(word_count(paragraph.text) for paragraph in article.paragraphs)
    accessed = labels.fill("accessed", date=_accessed(work, source.accessed)) if source.accessed else ""
    number = len(article.paragraphs)
    counts = labels.fill("one_paragraph" if number == 1 else "paragraphs", paragraphs=number, words=words)
    mark = labels.fill("fingerprint", hash=f"{source.sha256[:4]} {source.sha256[4:8]}") if source.sha256 else ""
    sentences = [f"{part[:1].upper()}{part[1:]}{_stop(part)}" for part in (accessed, counts, mark) if part]
    runs = first or [Run(labels["untitled"])]
    runs += [Run(f"{_stop(runs[-1].text)} ")]
    if source.url:
        runs += [Run(source.url, link=source.url, is_source=True), Run(". ")]
    return Para((*runs, Run(" ".join(sentences))), Role.CELL)


def _stop(sentence: str) -> str:
    """Return the full stop that a sentence lacks."""
    return "" if sentence.endswith(".") else "."


def _cited_in(work: Composition, source: str) -> tuple[Para, ...]:
    """Return links back to what cites a source: rows of the comparison by number, other sections by title."""
    links: list[Run] = []
    if work.prints("comparison"):
        links += [
            Run(row.number, link=f"#{row_anchor(row.number)}")
            for row in queries.printed_rows(work.project)
            if any(_is_from(item, source) for items in row.cells for item in items)
        ]
    links += [
        Run(spec.title, link=f"#{section_anchor(spec)}")
        for spec in work.template.sections
        if work.is_printed(spec) and spec.title and any(_is_from(item, source) for item in _cited_by(work, spec))
    ]
    if not links:
        return ()
    listed = [part for link in links for part in (Run(work.labels["comma"]), link)][1:]
    return (Para((Run(f"{work.labels['cited_in']} "), *listed), Role.CELL),)


def _cited_by(work: Composition, spec: SectionSpec) -> tuple[Excerpt, ...]:
    listed = {
        "timeline": queries.timeline,
        "third_parties": queries.third_parties,
        "key_points": queries.key_points,
        "statements": queries.printed_excerpts,
    }
    return limited(listed[spec.kind](work.project), spec) if spec.kind in listed else ()


def _is_from(item: Excerpt, source: str) -> bool:
    return any(each.reference.partition(" ")[0] == source for each in (item, *item.also))


def _accessed(work: Composition, stamp: str) -> str:
    """Return "2025-06-05T09:00Z" as "5 June 2025, 09:00 UTC"."""
    date, _, time = stamp.partition("T")
    clock = time[:5]
    zone = f"{NBSP}UTC" if time.endswith("Z") else ""
    return work.labels.series(part for part in (work.date(date), f"{clock}{zone}" if clock else "") if part)


def _names(work: Composition, item: Excerpt) -> str:
    return work.labels.series(party.name for party in item.parties)


def _quoted(work: Composition, item: Excerpt) -> Cell:
    return Cell((replace(work.item(work.said(item), item, Role.CELL), shows=""),))


def _reference(work: Composition, item: Excerpt) -> Cell:
    runs = [work.reference(each, is_bracketed=False) for each in (item, *item.also)]
    return Cell((Para(tuple(part for run in runs for part in (Run(", "), run))[1:], Role.CELL),))
