"""Edits of the draft: suggestions that are dismissed, and tags taken over from it until they are reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefer.edits.parts import changed, paragraph_in, part_of, swapped
from briefer.errors import EditError
from briefer.model import AnnotationId, Origin, Passage, Project
from briefer.words import tr


def mark_draft(project: Project, annotation_id: AnnotationId, origin: Origin = Origin.RULES) -> Project:
    """Note that a tag was taken over from a suggestion and not reviewed yet, and where the suggestion came from."""
    tag = part_of(project.annotations, annotation_id, "tag")
    return changed(project, annotations=swapped(project.annotations, replace(tag, is_draft=True, origin=origin)))


def review(project: Project, annotation_ids: Iterable[AnnotationId]) -> Project:
    """Note that tags taken over from suggestions were read and are right."""
    wanted = set(annotation_ids)
    for annotation_id in wanted:
        part_of(project.annotations, annotation_id, "tag")
    annotations = tuple(
        replace(each, is_draft=False) if each.id in wanted and each.is_draft else each for each in project.annotations
    )
    return changed(project, annotations=annotations)


def dismiss(project: Project, passages: Iterable[Passage]) -> Project:
    """Note that nothing is to be suggested of these passages again.

    Raises:
        EditError: a passage is not in its paragraph.
    """
    new = []
    for passage in passages:
        paragraph = paragraph_in(project, passage.paragraph_id)
        if not 0 <= passage.start < passage.end <= len(paragraph.text):
            raise EditError(tr("The passage is not in this paragraph. Choose it again."))
        if passage not in project.dismissed and passage not in new:
            new.append(passage)
    return replace(project, dismissed=(*project.dismissed, *new)) if new else project
