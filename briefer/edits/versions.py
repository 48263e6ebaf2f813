"""Edits of versions: beginning the next, keeping one as given out, and what changes are told against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefer.edits.parts import changed, part_of
from briefer.errors import EditError
from briefer.model import AnnotationId, IssueId, Project, Turn, Turned, Version
from briefer.words import tr


def set_version(project: Project, version: int) -> Project:
    """Set the version number of the brief, from 1.

    Raises:
        EditError: the number is less than 1.
    """
    if version < 1:
        raise EditError(tr("The version of a brief counts from 1."))
    return _with(project, version=version)


def begin_version(project: Project, numbers: Mapping[IssueId, str]) -> Project:
    """Begin the next version of the brief; `numbers` are the row numbers of the one given out, which now stay.

    The numbers of issues that were removed are kept, and those that a row had before it moved: no other row gets them.
    """
    return _with(project, version=project.brief.version + 1, numbers=_given_out(project, numbers))


def keep_version(project: Project, version: Version) -> Project:
    """Keep a version as given out; its row numbers stay from now on.

    Raises:
        EditError: a version of this number, or a later one, was given out already.
    """
    if any(version.number <= each.number for each in project.versions):
        raise EditError(tr("Version {n} was given out already. Begin the next version first.").format(n=version.number))
    project = _with(project, numbers=_given_out(project, {row.id: row.number for row in version.record.rows}))
    return changed(project, versions=(*project.versions, version))


def _given_out(project: Project, numbers: Mapping[IssueId, str]) -> tuple[tuple[IssueId, str], ...]:
    """Return every number that was given out, the latest of each row last."""
    new = tuple(numbers.items())
    return (*(each for each in project.brief.numbers if each not in new), *new)


def compare_with(project: Project, number: int) -> Project:
    """Tell changes against a version that was given out; 0 is the last one.

    Raises:
        EditError: no version of this number was given out.
    """
    if number and all(each.number != number for each in project.versions):
        raise EditError(tr("Version {n} was not given out.").format(n=number))
    return changed(_with(project, since=number), compared=None)


def compare_with_other(project: Project, other: Version) -> Project:
    """Tell changes against what another project says."""
    return changed(_with(project, since=0), compared=replace(other, number=0))


def mark_changes(project: Project, *, is_on: bool) -> Project:
    """Let the pages mark what changed, or no longer."""
    return _with(project, has_change_marks=is_on)


def set_turn(project: Project, annotation_id: AnnotationId, since: int, turn: Turn | None) -> Project:
    """Judge that an item hardened or softened since a version, or take the judgement back with None."""
    part_of(project.annotations, annotation_id, "item")
    kept = tuple(each for each in project.brief.turned if (each.annotation_id, each.since) != (annotation_id, since))
    new = (Turned(annotation_id, since, turn),) if turn else ()
    return _with(project, turned=(*kept, *new))


def _with(project: Project, **parts: Any) -> Project:
    return changed(project, brief=replace(project.brief, **parts))
