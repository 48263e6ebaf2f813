"""What changed in a brief since the version that it is compared with."""

from __future__ import annotations

from briefer.model import AnnotationId, Project, Record, Turn, Version
from briefer.queries.changes import Change, aligned, changes
from briefer.queries.record import record_of


def compared(project: Project) -> Version | None:
    """Return what changes are told against: another project, a chosen version or the last one; None without any."""
    if project.compared is not None or not project.versions:
        return project.compared
    chosen = (each for each in project.versions if each.number == project.brief.since)
    return next(chosen, project.versions[-1])


def record_before(project: Project, before: Version) -> Record:
    """Return what was said then, with the ids of the project as it is."""
    return aligned(before.record, record_of(project))


def changes_since(project: Project) -> tuple[Change, ...]:
    """Return what changed since then; nothing if there is nothing to compare with."""
    before = compared(project)
    return changes(before.record, record_of(project)) if before else ()


def turns_since(project: Project) -> dict[AnnotationId, Turn]:
    """Return what hardened or softened since then, as the analyst judged."""
    before = compared(project)
    return {each.annotation_id: each.turn for each in project.brief.turned if before and each.since == before.number}
