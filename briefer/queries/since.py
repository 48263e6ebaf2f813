"""What changed in a brief since the version that it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.model import AnnotationId, Project, Record, Turn, Version
from briefer.queries.changes import Change, aligned, changes
from briefer.queries.record import record_of


def compared(project: Project) -> Version | None:
    """Return what changes are told against: another project, a chosen version or the last one; None without any."""
    if project.compared is not None or not project.versions:
        return project.compared
    chosen = (each for each in project.versions if each.number == project.brief.since)
    return next(chosen, project.versions[-1])


@dataclass(frozen=True, slots=True)
class Since:
    """A project beside the version that it is compared with: what was said then, by the ids of now, and the changes."""

    project: Project
    version: Version
    record: Record
    changes: tuple[Change, ...]


def since(project: Project) -> Since | None:
    """Return a project beside what it is compared with; None if there is nothing."""
    before = compared(project)
    if before is None:
        return None
    after = record_of(project)
    record = aligned(before.record, after)
    return Since(project, before, record, changes(record, after))


def turns_since(project: Project) -> dict[AnnotationId, Turn]:
    """Return what hardened or softened since then, as the analyst judged."""
    before = compared(project)
    return {each.annotation_id: each.turn for each in project.brief.turned if before and each.since == before.number}
