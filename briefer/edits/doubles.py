"""Two tags that have become alike are one: the same passage, kind and parties print and count once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefer.edits.parts import changed, groups, without
from briefer.model import Annotation, AnnotationId, Issue, Project


def without_doubles(project: Project, kept: str = "") -> Project:
    """Return the project with the tags that are alike joined; `kept` is the one that stays.

    What the one that goes says of speaker, paraphrase, date, note, star and row goes to the other where it says
    nothing; what clashes is put down in the note, which does not print.
    """
    begun = [(each.paragraph_id, each.span.start if each.span else 0) for each in project.annotations]
    if len(set(begun)) == len(begun):  # as nearly always: no need to look paragraphs up
        return project
    shared = {place[0] for place, count in Counter(begun).items() if count > 1}
    paragraphs = (each for article in project.articles for each in article.paragraphs if each.id in shared)
    lengths = {each.id: len(each.text) for each in paragraphs}
    alike: dict[object, list[Annotation]] = {}
    for each in project.annotations:
        if each.paragraph_id in lengths:
            alike.setdefault(each.identity(lengths[each.paragraph_id]), []).append(each)
    for tags in alike.values():
        tags.sort(key=lambda each: each.id != kept)
        for other in tags[1:]:
            if other.id != tags[0].id:
                project = _joined(project, tags[0].id, other)
    return project


def _joined(project: Project, kept_id: AnnotationId, other: Annotation) -> Project:
    kept = next(each for each in project.annotations if each.id == kept_id)
    rows = {each: issue for issue in project.issues for each in issue.annotation_ids}
    lost = list(_clashes(kept, other))
    if kept_id in rows and other.id in rows and rows[kept_id].id != rows[other.id].id:
        lost.append(rows[other.id].title)
    notes = dict.fromkeys(each for each in (kept.note, other.note, *lost) if each)
    new = replace(
        kept,
        speaker=kept.speaker or other.speaker,
        paraphrase=kept.paraphrase or other.paraphrase,
        cuts=kept.cuts or other.cuts,
        is_paraphrase_only=kept.is_paraphrase_only or other.is_paraphrase_only,
        comment=kept.comment or other.comment,
        when=kept.when if kept.when.text or kept.when.sort else other.when,
        note="\n".join(notes),
        is_draft=kept.is_draft and other.is_draft,
    )
    annotations = tuple(new if each.id == kept_id else each for each in project.annotations if each.id != other.id)
    brief = replace(
        project.brief,
        key_point_ids=_renamed(project.brief.key_point_ids, kept_id, other.id),
        event_order=_renamed(project.brief.event_order, kept_id, other.id),
        same_events=groups(_renamed(group, kept_id, other.id) for group in project.brief.same_events),
    )
    is_filed = kept_id in rows
    issues = tuple(_filed(issue, kept_id, other.id, is_filed=is_filed) for issue in project.issues)
    return changed(project, annotations=annotations, issues=issues, brief=brief)


def _clashes(kept: Annotation, other: Annotation) -> tuple[str, ...]:
    pairs = (
        (kept.speaker, other.speaker),
        (kept.paraphrase, other.paraphrase),
        (kept.comment, other.comment),
        (kept.when.text, other.when.text),
    )
    return tuple(theirs for ours, theirs in pairs if ours and theirs and ours != theirs)


def _renamed(ids: tuple[AnnotationId, ...], kept: AnnotationId, gone: AnnotationId) -> tuple[AnnotationId, ...]:
    return tuple(dict.fromkeys(kept if each == gone else each for each in ids))


def _filed(issue: Issue, kept: AnnotationId, gone: AnnotationId, *, is_filed: bool) -> Issue:
    """Return an issue without the tag that goes; the one that stays takes its place if it is filed nowhere."""
    ids = issue.annotation_ids
    return replace(issue, annotation_ids=without(ids, {gone}) if is_filed else _renamed(ids, kept, gone))
