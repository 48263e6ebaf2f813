"""Where a row or an item of the board goes when it is moved one step or dropped: pure functions of the project.

They only find the place; the edits do the moving.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer import edits, queries
from briefer.model import AnnotationId, Issue, IssueId, PartyId, Project
from briefer.queries import Row
from briefer.words import tr
from ui.look import words


def move_row(project: Project, issue_id: str, step: int) -> Project:
    """Move a row one line up (-1) or down (1), into the next theme at the edge of its own."""
    shown = list(queries.row_numbers(project))
    at = shown.index(IssueId(issue_id))
    if not 0 <= at + step < len(shown):
        return project
    here, there = queries.issue(project, shown[at]), queries.issue(project, shown[at + step])
    is_same_theme = here.theme == there.theme
    goes_after = (step > 0) == is_same_theme
    return drop_row(project, issue_id, there.id, goes_after=goes_after)


def drop_row(project: Project, issue_id: str, beside_id: str, *, goes_after: bool) -> Project:
    """Put a row directly before or after another, into the theme of that other."""
    if issue_id == beside_id:
        return project
    beside = queries.issue(project, IssueId(beside_id))
    others = [issue.id for issue in project.issues if issue.id != issue_id]
    position = others.index(IssueId(beside_id)) + int(goes_after)
    return edits.move_issue(project, IssueId(issue_id), position, theme=beside.theme)


def move_item(project: Project, annotation_id: str, party_id: str, step: int) -> Project:
    """Move an item one place up (-1) or down (1) in its cell, then on to the next row."""
    home = queries.issue_of(project, AnnotationId(annotation_id))
    if home is None:
        return project
    place = queries.column_parties(project).index(queries.party(project, PartyId(party_id)))
    neighbour = _neighbour(queries.row(project, home.id), place, annotation_id, step)
    if neighbour:
        return drop_item(project, annotation_id, home.id, neighbour, goes_after=step > 0)
    shown = list(queries.row_numbers(project))
    at = shown.index(home.id) + step
    if not 0 <= at < len(shown):
        return project
    target = queries.issue(project, shown[at])
    position = 0 if step > 0 else len(target.annotation_ids)
    return edits.assign_issue(project, AnnotationId(annotation_id), target.id, position)


def drop_item(
    project: Project, annotation_id: str, issue_id: str, beside_id: str = "", *, goes_after: bool = True
) -> Project:
    """Put an item in a row, before or after another item of that row, or last."""
    issue = queries.issue(project, IssueId(issue_id))
    others = [other for other in issue.annotation_ids if other != annotation_id]
    if beside_id not in others:
        if annotation_id in issue.annotation_ids:
            return project
        return edits.assign_issue(project, AnnotationId(annotation_id), issue.id)
    position = others.index(AnnotationId(beside_id)) + int(goes_after)
    return edits.assign_issue(project, AnnotationId(annotation_id), issue.id, position)


def drop_items(
    project: Project, names: Sequence[str], issue_id: str, beside_id: str = "", *, goes_after: bool = True
) -> Project:
    """Put items in a row, the first as `drop_item` does, each of the others after the one before it."""
    for name in names:
        project = drop_item(project, name, issue_id, beside_id, goes_after=goes_after)
        beside_id, goes_after = name, True
    return project


def new_issue(project: Project, title: str, beside_id: str = "") -> Project:
    """Add an issue after another, in the same theme, or last."""
    beside = next((issue for issue in project.issues if issue.id == beside_id), None)
    after = edits.add_issue(project, title, beside.theme if beside else "")
    if beside is None:
        return after
    return drop_row(after, after.issues[-1].id, beside.id, goes_after=True)


def new_issue_with(project: Project, title: str, names: Sequence[str], beside_id: str = "") -> Project:
    """Add an issue and put items in it."""
    known = {issue.id for issue in project.issues}
    after = new_issue(project, title, beside_id)
    made = next(issue for issue in after.issues if issue.id not in known)
    return drop_items(after, names, made.id)


def unused_title(project: Project) -> str:
    """A title for a new issue that no other has."""
    taken = {issue.title for issue in project.issues}
    title = tr("New issue")
    return next(name for name in [title, *(f"{title} {n}" for n in range(2, len(taken) + 3))] if name not in taken)


def row_place(project: Project, issue_id: str) -> str:
    """Say where a row stands: "Row 2.2, Language, second of three in Territory and status"."""
    issue = queries.issue(project, IssueId(issue_id))
    beside = [each.id for each in project.issues if each.theme == issue.theme]
    place = words.place_among(beside.index(issue.id) + 1, len(beside))
    told = tr("Row {n}, {title}, {place} in {theme}") if issue.theme else tr("Row {n}, {title}, {place}")
    number = queries.row_numbers(project)[issue.id]
    return told.format(n=number, title=issue.title, place=place, theme=issue.theme)


def item_place(project: Project, annotation_id: str) -> str:
    """Say where an item stands: "Position, row 1.1, Ceasefire, first of two"."""
    excerpt = queries.excerpt(project, AnnotationId(annotation_id))
    kind = words.kind_word(excerpt.annotation.kind)
    if excerpt.issue is None:
        return tr("{kind}, not in a row").format(kind=kind)
    row = queries.row(project, excerpt.issue.id)
    cell = next((c for c in row.cells if any(e.annotation.id == annotation_id for e in c)), ())
    told = tr("{kind}, row {n}, {title}").format(kind=kind, n=row.number, title=row.issue.title)
    ids = [e.annotation.id for e in cell]
    if not ids:
        return told
    at = ids.index(AnnotationId(annotation_id)) + 1
    return f"{told}, {words.place_among(at, len(ids))}"


def changed_place(before: Project, after: Project) -> tuple[str, str, bool]:
    """Return what differs most tellingly: an item, a row ("" for neither), and whether it is what is judged of the row.

    A row that is new or reads otherwise comes before items, these before the order of rows.
    """
    old = {issue.id: issue for issue in before.issues}
    for issue in after.issues:
        was = old.get(issue.id)
        if was is None or (was.title, was.theme) != (issue.title, issue.theme):
            return "", issue.id, False
        if (was.state, was.assessment, was.agreed) != (issue.state, issue.assessment, issue.agreed):
            return "", issue.id, True
    tags = {each.id: each for each in before.annotations}
    for tag in after.annotations:
        if tags.get(tag.id) is not tag and tags.get(tag.id) != tag:
            return tag.id, "", False
    for issue in after.issues:
        ids = old[issue.id].annotation_ids
        if new := next((each for each in issue.annotation_ids if each not in ids), ""):
            return new, issue.id, False
        if issue.annotation_ids != ids and len(issue.annotation_ids) == len(ids):
            return _moved(ids, issue.annotation_ids), issue.id, False
    rows, now = [issue.id for issue in before.issues], [issue.id for issue in after.issues]
    return "", _moved(rows, now) if rows != now and len(rows) == len(now) else "", False


def _moved(before: Sequence[str], after: Sequence[str]) -> str:
    """Return which one of the same names stands elsewhere."""
    at = next(place for place, name in enumerate(after) if before[place] != name)
    rest = [[each for each in names if each != after[at]] for names in (before, after)]
    return after[at] if rest[0] == rest[1] else before[at]


def issue_of(project: Project, annotation_id: str) -> Issue | None:
    """The issue an item is in, or None."""
    return next((issue for issue in project.issues if annotation_id in issue.annotation_ids), None)


def _neighbour(row: Row, place: int, annotation_id: str, step: int) -> str:
    """The item with which to change places: the next of the same kind, for a cell lists its kinds one after another."""
    cell = row.cells[place]
    at = next(at for at, excerpt in enumerate(cell) if excerpt.annotation.id == annotation_id)
    if not 0 <= at + step < len(cell):
        return ""
    other = cell[at + step].annotation
    return other.id if other.kind is cell[at].annotation.kind else ""
