"""Edits of issues, the rows of the comparison, and of which annotations are filed under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from briefer.edits.parts import changed, index_of, moved, one_line, part_of, swapped, toggled
from briefer.errors import EditError
from briefer.model import AnnotationId, Issue, IssueId, Project, State
from briefer.text import normalise
from briefer.words import tr


def add_issue(project: Project, title: str, theme: str = "") -> Project:
    """Add an empty issue after the others.

    Raises:
        EditError: the title is empty, or the theme has an issue of this title.
    """
    issue = Issue(IssueId(f"i{project.last_id + 1}"), _title(title), one_line(theme))
    _refuse_double(project, issue)
    return replace(project, issues=(*project.issues, issue), last_id=project.last_id + 1)


def rename_issue(project: Project, issue_id: IssueId, *, title: str | None = None, theme: str | None = None) -> Project:
    """Change the title or the theme of an issue, or both.

    Raises:
        EditError: the title is empty, or the theme has another issue of this title.
    """
    old = part_of(project.issues, issue_id, "issue")
    new = replace(
        old,
        title=old.title if title is None else _title(title),
        theme=old.theme if theme is None else one_line(theme),
    )
    if (new.title, new.theme) != (old.title, old.theme):
        _refuse_double(project, new)
    return _with(project, new)


def assess(
    project: Project,
    issue_id: IssueId,
    *,
    state: State | None = None,
    assessment: str | None = None,
    agreed: str | None = None,
) -> Project:
    """Set the state of play of an issue, the words that explain it, the text agreed so far, or several of these."""
    old = part_of(project.issues, issue_id, "issue")
    new = replace(
        old,
        state=old.state if state is None else state,
        assessment=old.assessment if assessment is None else normalise(assessment),
        agreed=old.agreed if agreed is None else normalise(agreed),
    )
    return _with(project, new)


def assign_issue(
    project: Project, annotation_id: AnnotationId, issue_id: IssueId, position: int | None = None
) -> Project:
    """File an annotation under an issue, at `position` among its items (from 0), and under no other.

    Without a position it stands where the text has it, before the first item that comes later there.

    An annotation that is already there stays in its place unless a position is given.
    """
    part_of(project.annotations, annotation_id, "tag")
    target = part_of(project.issues, issue_id, "issue")
    if position is None and annotation_id in target.annotation_ids:
        position = target.annotation_ids.index(annotation_id)
    issues = tuple(_taken_out(issue, annotation_id) for issue in project.issues)
    rest = part_of(issues, issue_id, "issue").annotation_ids
    place = _place_in_text(project, annotation_id, rest) if position is None else max(0, min(position, len(rest)))
    filed = replace(target, annotation_ids=(*rest[:place], annotation_id, *rest[place:]))
    return changed(project, issues=swapped(issues, filed))


def sort_items(project: Project, issue_id: IssueId) -> Project:
    """Put the items of an issue in the order of the sources and their text; what was stated elsewhere stands last."""
    issue = part_of(project.issues, issue_id, "issue")
    ordered = tuple(sorted(issue.annotation_ids, key=_places(project, issue.annotation_ids).__getitem__))
    return _with(project, replace(issue, annotation_ids=ordered))


def _place_in_text(project: Project, annotation_id: AnnotationId, others: tuple[AnnotationId, ...]) -> int:
    """Return before which of the others a tag stands in the text; behind all if none comes later."""
    places = _places(project, (annotation_id, *others))
    return next((n for n, each in enumerate(others) if places[each] > places[annotation_id]), len(others))


def _places(project: Project, annotation_ids: Iterable[AnnotationId]) -> dict[AnnotationId, tuple[Any, ...]]:
    """Return where tags stand in all the text, a whole paragraph before its parts; behind all what is in no article."""
    found: dict[AnnotationId, tuple[Any, ...]] = dict.fromkeys(annotation_ids, (len(project.annotations),))
    tags = [each for each in project.annotations if each.id in found]
    theirs = {each.paragraph_id for each in tags}
    paragraphs = (paragraph for article in project.articles for paragraph in article.paragraphs)
    order = {each.id: place for place, each in enumerate([each for each in paragraphs if each.id in theirs])}
    for each in tags:
        if each.paragraph_id in order:
            found[each.id] = (order[each.paragraph_id], (each.span.start,) if each.span else ())
    return found


def file_under(project: Project, annotation_id: AnnotationId, title: str, theme: str = "") -> Project:
    """File an annotation under the issue of this title, in any case of letters; a new issue is made if there is none.

    `theme` is for a new issue only.

    Raises:
        EditError: the title is empty.
    """
    part_of(project.annotations, annotation_id, "tag")
    wanted = _title(title).casefold()
    for issue in project.issues:
        if issue.title.casefold() == wanted:
            return assign_issue(project, annotation_id, issue.id)
    project = add_issue(project, title, theme)
    return assign_issue(project, annotation_id, project.issues[-1].id)


def unassign_issue(project: Project, annotation_id: AnnotationId) -> Project:
    """Take an annotation out of its issue, back to the tray."""
    return changed(project, issues=tuple(_taken_out(issue, annotation_id) for issue in project.issues))


def move_issue(project: Project, issue_id: IssueId, position: int, theme: str | None = None) -> Project:
    """Bring an issue to another place among all issues (from 0), and under another theme if one is given."""
    index = index_of(project.issues, issue_id, "issue")
    project = rename_issue(project, issue_id, theme=theme)
    return changed(project, issues=moved(project.issues, index, position))


def remove_issue(project: Project, issue_id: IssueId) -> Project:
    """Remove an issue; its items go back to the tray."""
    part_of(project.issues, issue_id, "issue")
    hidden = tuple(each for each in project.brief.hidden_issues if each != issue_id)
    issues = tuple(issue for issue in project.issues if issue.id != issue_id)
    return changed(project, issues=issues, brief=replace(project.brief, hidden_issues=hidden))


def toggle_issue(project: Project, issue_id: IssueId) -> Project:
    """Leave a row out of this brief, or take it in again; it stays on the board, with its number and its items."""
    part_of(project.issues, issue_id, "issue")
    hidden = toggled(project.brief.hidden_issues, issue_id)
    return changed(project, brief=replace(project.brief, hidden_issues=hidden))


def merge_issues(project: Project, into_id: IssueId, from_id: IssueId) -> Project:
    """Put all items of one issue behind those of another and remove it; the words on both are kept."""
    into = part_of(project.issues, into_id, "issue")
    other = part_of(project.issues, from_id, "issue")
    if into_id == from_id:
        return project
    merged = replace(
        into,
        annotation_ids=(*into.annotation_ids, *other.annotation_ids),
        state=other.state if into.state is State.UNCLEAR else into.state,
        assessment="\n".join(filter(None, (into.assessment, other.assessment))),
        agreed="\n".join(filter(None, (into.agreed, other.agreed))),
    )
    return remove_issue(_with(project, merged), from_id)


def split_issue(project: Project, issue_id: IssueId, annotation_ids: Sequence[AnnotationId], title: str) -> Project:
    """Take these items out of an issue into a new one directly after it, in the same theme.

    Raises:
        EditError: an item is not in the issue, none is given, the title is empty or the theme has an issue of it.
    """
    old = part_of(project.issues, issue_id, "issue")
    taken = frozenset(annotation_ids)
    if not taken or not taken <= set(old.annotation_ids):
        raise EditError(tr("Choose items of this row to take into a new one."))
    items = tuple(each for each in old.annotation_ids if each in taken)
    project = add_issue(project, title, old.theme)
    new = replace(project.issues[-1], annotation_ids=items)
    rest = replace(old, annotation_ids=tuple(each for each in old.annotation_ids if each not in taken))
    project = _with(_with(project, new), rest)
    return move_issue(project, new.id, index_of(project.issues, issue_id, "issue") + 1)


def rename_theme(project: Project, theme: str, new_theme: str) -> Project:
    """Give every issue of a theme another theme; the name of a theme that is there joins the two.

    Raises:
        EditError: an issue of the same title is in the other theme.
    """
    for issue in project.issues:
        if issue.theme == theme:
            project = rename_issue(project, issue.id, theme=new_theme)
    return project


def set_theme(project: Project, issue_id: IssueId, theme: str) -> Project:
    """Put an issue under another theme, behind the issues that are there.

    Raises:
        EditError: the theme has an issue of this title.
    """
    wanted = one_line(theme)
    if part_of(project.issues, issue_id, "issue").theme == wanted:
        return project
    others = [each for each in project.issues if each.id != issue_id]
    last = max((at for at, each in enumerate(others) if each.theme == wanted), default=len(others))
    return move_issue(project, issue_id, last + 1, theme=wanted)


def _with(project: Project, issue: Issue) -> Project:
    return changed(project, issues=swapped(project.issues, issue))


def _taken_out(issue: Issue, annotation_id: AnnotationId) -> Issue:
    if annotation_id not in issue.annotation_ids:
        return issue
    return replace(issue, annotation_ids=tuple(each for each in issue.annotation_ids if each != annotation_id))


def _title(title: str) -> str:
    clean = one_line(title)
    if not clean:
        raise EditError(tr("An issue needs a title."))
    return clean


def _refuse_double(project: Project, new: Issue) -> None:
    wanted = (new.title.casefold(), new.theme.casefold())
    for issue in project.issues:
        if issue.id != new.id and (issue.title.casefold(), issue.theme.casefold()) == wanted:
            raise EditError(
                tr("There is already an issue called “{title}”. File the passages under that one.").format(
                    title=issue.title
                )
            )
