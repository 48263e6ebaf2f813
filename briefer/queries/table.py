"""The comparison: issues as numbered rows under their themes, with one cell for each principal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.model import AnnotationId, Issue, IssueId, Kind, Party, PartyId, Project, State
from briefer.queries.excerpts import Excerpt, excerpts_by_id
from briefer.queries.numbers import numbered
from briefer.queries.parts import shown_annotations
from briefer.queries.sides import column_parties

_ORDER = {Kind.DEMAND: 0, Kind.POSITION: 1, Kind.EVENT: 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One issue: `number` is theme.row ("2.1"), `cells` has one entry a column, `others` is what fits no column."""

    number: str
    issue: Issue
    cells: tuple[tuple[Excerpt, ...], ...]
    others: tuple[Excerpt, ...]

    @property
    def state(self) -> State:
        """The state of play as it prints: what the analyst judged, or one side only where just one has spoken."""
        is_silent = any(self.cells) and not all(self.cells)
        return State.ONE_SIDED if self.issue.state is State.UNCLEAR and is_silent else self.issue.state


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The rows of one theme, numbered from 1; `title` may be ""."""

    number: int
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A principal of whom nothing stands in a row; an agreed event is no gap."""

    row: Row
    party: Party


def themes(project: Project) -> tuple[ThemeGroup, ...]:
    """Return all issues as rows, grouped by theme in the order in which the themes first appear."""
    known = excerpts_by_id(project, (each for issue in project.issues for each in issue.annotation_ids))
    columns = tuple(party.id for party in column_parties(project))
    return tuple(
        ThemeGroup(number, title, tuple(_row(issue, number, place, columns, known) for place, issue in issues))
        for number, title, issues in numbered(project)
    )


def rows(project: Project) -> tuple[Row, ...]:
    """Return the rows of all themes in order."""
    return tuple(row for group in themes(project) for row in group.rows)


def printed_themes(project: Project) -> tuple[ThemeGroup, ...]:
    """Return the themes without the rows that this brief leaves out, and without themes that lose all theirs."""
    hidden = frozenset(project.brief.hidden_issues)
    groups = [
        replace(group, rows=tuple(row for row in group.rows if row.issue.id not in hidden)) for group in themes(project)
    ]
    return tuple(group for group in groups if group.rows)


def printed_rows(project: Project) -> tuple[Row, ...]:
    """Return the rows that this brief does not leave out, in order."""
    return tuple(row for group in printed_themes(project) for row in group.rows)


def row(project: Project, issue_id: IssueId) -> Row:
    """Return one row without making the others; raise LookupError if there is no such issue."""
    for theme, _, issues in numbered(project):
        for place, issue in issues:
            if issue.id == issue_id:
                columns = tuple(party.id for party in column_parties(project))
                return _row(issue, theme, place, columns, excerpts_by_id(project, issue.annotation_ids))
    raise LookupError(issue_id)


def gaps(project: Project) -> tuple[Gap, ...]:
    """Return the gaps of the printed rows in the order of rows and columns."""
    parties = column_parties(project)
    return tuple(
        Gap(row, party)
        for row in printed_rows(project)
        for party, cell in zip(parties, row.cells, strict=True)
        if not cell
    )


def one_sided_count(project: Project) -> int:
    """Return how many rows have an empty side, without making the rows."""
    columns = [party.id for party in column_parties(project)]
    sides = {each.id: each.party_ids for each in shown_annotations(project)}
    held = ({side for name in issue.annotation_ids for side in sides.get(name, ())} for issue in project.issues)
    return sum(not parties.issuperset(columns) for parties in held)


def row_numbers(project: Project) -> dict[IssueId, str]:
    """Return the number of each issue's row ("2.1")."""
    return {issue.id: f"{theme}.{place}" for theme, _, issues in numbered(project) for place, issue in issues}


def _row(issue: Issue, theme: int, place: int, columns: tuple[PartyId, ...], known: dict[AnnotationId, Excerpt]) -> Row:
    stored = (known[each] for each in issue.annotation_ids if each in known)
    items = sorted(stored, key=lambda each: (each.is_elsewhere, _ORDER[each.annotation.kind]))
    cells = tuple(tuple(each for each in items if party_id in each.annotation.party_ids) for party_id in columns)
    others = tuple(each for each in items if set(columns).isdisjoint(each.annotation.party_ids))
    return Row(f"{theme}.{place}", issue, cells, others)
