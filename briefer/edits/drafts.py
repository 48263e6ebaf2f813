"""Edits of the draft: suggestions that are dismissed, and tags taken over from it until they are reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefer.edits.parts import changed, paragraph_in, part_of
from briefer.errors import EditError
from briefer.model import AnnotationId, Passage, Project


def mark_draft(project: Project, annotation_id: AnnotationId) -> Project:
    """Note that a tag was taken over from a suggestion and not reviewed yet."""
    part_of(project.annotations, annotation_id, "tag")
    return _with_drafts(project, {annotation_id}, is_draft=True)


def review(project: Project, annotation_ids: Iterable[AnnotationId]) -> Project:
    """Note that tags taken over from suggestions were read and are right."""
    wanted = set(annotation_ids)
    for annotation_id in wanted:
        part_of(project.annotations, annotation_id, "tag")
    return _with_drafts(project, wanted, is_draft=False)


def dismiss(project: Project, passages: Iterable[Passage]) -> Project:
    """Note that nothing is to be suggested of these passages again.

    Raises:
        EditError: a passage is not in its paragraph.
    """
    new = []
    for passage in passages:
        paragraph = paragraph_in(project, passage.paragraph_id)
        if not 0 <= passage.start < passage.end <= len(paragraph.text):
            raise EditError("The passage is not in this paragraph. Choose it again.")
        if passage not in project.dismissed and passage not in new:
            new.append(passage)
    return replace(project, dismissed=(*project.dismissed, *new)) if new else project


def _with_drafts(project: Project, annotation_ids: set[AnnotationId], *, is_draft: bool) -> Project:
    annotations = tuple(
        replace(each, is_draft=is_draft) if each.id in annotation_ids and each.is_draft != is_draft else each
        for each in project.annotations
    )
    return changed(project, annotations=annotations)
