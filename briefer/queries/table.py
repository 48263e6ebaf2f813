"""The comparison: issues as numbered rows under their themes, with one cell for each principal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefer.model import Annotation, AnnotationId, Issue, IssueId, Kind, Party, Project, State
from briefer.queries.excerpts import Excerpt, excerpts_by_id
from briefer.queries.numbers import numbered
from briefer.queries.parts import shown_annotations
from briefer.queries.sides import column_parties

_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Row:
    """One issue: `number` is theme.row ("2.1"), `cells` has one entry a column, `others` is what fits no column.

    `left_out` says for each column whether it has passages here in articles that the brief leaves out, `is_emptied`
    that there are no others: then the row has nothing to print.
    """

    number: str
    issue: Issue
    cells: tuple[tuple[Excerpt, ...], ...]
    others: tuple[Excerpt, ...]
    left_out: tuple[bool, ...]
    is_emptied: bool

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """What stands in the row, each once; what the brief leaves out is not among them."""
        return tuple(
            {each.annotation.id: each.annotation for cell in (*self.cells, self.others) for each in cell}.values()
        )

    @property
    def silent(self) -> tuple[bool, ...]:
        """For each column whether its party has no stated position here; one that is only left out has one."""
        if not self.left_out:
            return tuple([not cell for cell in self.cells])
        return tuple([not cell and not gone for cell, gone in zip(self.cells, self.left_out, strict=True)])

    @property
    def state(self) -> State:
        """The state of play as it prints: what the analyst judged, or one side only where just one has spoken."""
        is_one_sided = any(self.cells) and any(self.silent)
        return State.ONE_SIDED if self.issue.state is State.UNCLEAR and is_one_sided else self.issue.state


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
    filed = _Filed(project, (each for issue in project.issues for each in issue.annotation_ids))
    return tuple(
        ThemeGroup(number, title, tuple(filed.row(issue, f"{number}.{place}") for place, issue in issues))
        for number, title, issues in numbered(project)
    )


def rows(project: Project) -> tuple[Row, ...]:
    """Return the rows of all themes in order."""
    return tuple(row for group in themes(project) for row in group.rows)


def printed_themes(project: Project) -> tuple[ThemeGroup, ...]:
    """Return the themes without the rows that do not print, and without themes that lose all theirs."""
    groups = [replace(group, rows=printed(project, group.rows)) for group in themes(project)]
    return tuple(group for group in groups if group.rows)


def printed_rows(project: Project) -> tuple[Row, ...]:
    """Return the rows that print, in order."""
    return printed(project, rows(project))


def printed(project: Project, found: Iterable[Row]) -> tuple[Row, ...]:
    """Return those rows that the brief does not leave out.

    A row with nothing in it but passages of articles that are left out goes with them.
    """
    hidden = frozenset(project.brief.hidden_issues)
    return tuple(row for row in found if row.issue.id not in hidden and not row.is_emptied)


def row(project: Project, issue_id: IssueId) -> Row:
    """Return one row without making the others; raise LookupError if there is no such issue."""
    for theme, _, issues in numbered(project):
        for place, issue in issues:
            if issue.id == issue_id:
                return _Filed(project, issue.annotation_ids).row(issue, f"{theme}.{place}")
    raise LookupError(issue_id)


def gaps(project: Project) -> tuple[Gap, ...]:
    """Return the gaps of the printed rows in the order of rows and columns."""
    parties = column_parties(project)
    return tuple(
        Gap(row, party)
        for row in printed_rows(project)
        for party, is_silent in zip(parties, row.silent, strict=True)
        if is_silent
    )


def one_sided_count(project: Project) -> int:
    """Return how many printed rows have a gap, without making the rows."""
    columns = [party.id for party in column_parties(project)]
    sides = {each.id: each.party_ids for each in project.annotations}
    shown, hidden = {each.id for each in shown_annotations(project)}, frozenset(project.brief.hidden_issues)
    printed = (
        issue.annotation_ids
        for issue in project.issues
        if issue.id not in hidden
        and (shown.issuperset(issue.annotation_ids) or not shown.isdisjoint(issue.annotation_ids))
    )
    return sum(not {side for name in names for side in sides.get(name, ())}.issuperset(columns) for names in printed)


def row_numbers(project: Project) -> dict[IssueId, str]:
    """Return the number of each issue's row ("2.1")."""
    return {issue.id: f"{theme}.{place}" for theme, _, issues in numbered(project) for place, issue in issues}


class _Filed:
    """Passages as they are filed in rows, and those among them that are in articles left out."""

    def __init__(self, project: Project, wanted: Iterable[AnnotationId]) -> None:
        ids = tuple(wanted)
        self._columns = tuple(party.id for party in column_parties(project))
        self._sides = frozenset(self._columns)
        self._known = excerpts_by_id(project, ids)
        gone = frozenset(ids).difference(self._known) if project.brief.hidden_articles else frozenset()
        self._gone = {each.id: each.party_ids for each in project.annotations if each.id in gone}

    def row(self, issue: Issue, number: str) -> Row:
        items = [self._known[each] for each in issue.annotation_ids if each in self._known]
        items.sort(key=lambda each: (each.is_elsewhere, _ORDER[each.annotation.kind]))
        cells = tuple(
            [tuple([each for each in items if party in each.annotation.party_ids]) for party in self._columns]
        )
        others = tuple([each for each in items if self._sides.isdisjoint(each.annotation.party_ids)])
        gone = [self._gone[each] for each in issue.annotation_ids if each in self._gone] if self._gone else []
        left_out = tuple([any(party in parties for parties in gone) for party in self._columns]) if gone else ()
        return Row(number, issue, cells, others, left_out, is_emptied=bool(gone) and not items)
