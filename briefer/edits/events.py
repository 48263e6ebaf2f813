"""Edits of the timeline: the order of events of one date, and which events are told as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.edits.parts import changed, groups, part_of
from briefer.errors import EditError
from briefer.model import Annotation, AnnotationId, Kind, Project
from briefer.words import tr


def order_events(project: Project, annotation_ids: Sequence[AnnotationId]) -> Project:
    """Put events of one date, or of none, in this order; it holds until one of them gets another date.

    Raises:
        EditError: one of them is not an event, or their dates differ.
    """
    events = [_event(project, each) for each in annotation_ids]
    if len({event.when.sort for event in events}) > 1:
        raise EditError(tr("Only events of the same date can change places. Correct the date instead."))
    wanted = tuple(dict.fromkeys(annotation_ids))
    if tuple(each for each in project.brief.event_order if each in wanted) == wanted:
        return project
    others = tuple(each for each in project.brief.event_order if each not in wanted)
    return changed(project, brief=replace(project.brief, event_order=(*others, *wanted)))


def join_events(project: Project, into_id: AnnotationId, annotation_id: AnnotationId) -> Project:
    """Tell two events as one, in the words and with the date of the first; each keeps its own description.

    What was told as one with either of them comes along.

    Raises:
        EditError: one of them is not an event.
    """
    _event(project, into_id)
    _event(project, annotation_id)
    into, other = _group(project, into_id), _group(project, annotation_id)
    if into_id == annotation_id or into == other:
        return project
    rest = tuple(group for group in project.brief.same_events if group not in (into, other))
    ordered = (into_id, *(each for each in (*into, *other) if each != into_id))
    return _with_groups(project, (*rest, ordered))


def part_event(project: Project, annotation_id: AnnotationId) -> Project:
    """Give an event a line of its own again; if it told the others, the next of them tells them now."""
    part_of(project.annotations, annotation_id, "tag")
    found = (tuple(each for each in group if each != annotation_id) for group in project.brief.same_events)
    return _with_groups(project, groups(found))


def part_events(project: Project, annotation_id: AnnotationId) -> Project:
    """Give every event that is told as one with this one a line of its own again."""
    part_of(project.annotations, annotation_id, "tag")
    found = tuple(group for group in project.brief.same_events if annotation_id not in group)
    return _with_groups(project, found)


def _event(project: Project, annotation_id: AnnotationId) -> Annotation:
    found = part_of(project.annotations, annotation_id, "tag")
    if found.kind is not Kind.EVENT:
        raise EditError(tr("This passage is not an event. Tag it as one first."))
    return found


def _group(project: Project, annotation_id: AnnotationId) -> tuple[AnnotationId, ...]:
    found = (group for group in project.brief.same_events if annotation_id in group)
    return next(found, (annotation_id,))


def _with_groups(project: Project, same_events: tuple[tuple[AnnotationId, ...], ...]) -> Project:
    return changed(project, brief=replace(project.brief, same_events=same_events))
