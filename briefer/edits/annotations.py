"""Edits of annotations: tagging passages, describing them, starring them as key points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefer.edits.doubles import without_doubles
from briefer.edits.parts import changed, moved, one_line, paragraph_in, part_of, with_annotation, without_annotations
from briefer.errors import EditError
from briefer.model import Annotation, AnnotationId, Kind, Paragraph, ParagraphId, PartyId, Project, Span, Status, When
from briefer.proof.rule import judge_quoted, place_of, without_marks
from briefer.text import normalise
from briefer.words import tr


def annotate(
    project: Project,
    paragraph_id: ParagraphId,
    kind: Kind,
    party_ids: Sequence[PartyId] = (),
    span: Span | None = None,
    *,
    is_beside: bool = False,
) -> Project:
    """Tag a paragraph, or the span of it; the same passage of the same parties is retagged, not tagged twice.

    With `is_beside` a tag of another kind stays: a sentence may hold a demand and a position of one party.

    Raises:
        EditError: the paragraph or a party is unknown, or the span does not quote the paragraph.
    """
    paragraph = paragraph_in(project, paragraph_id)
    _refuse_foreign_span(paragraph, span)
    parties = _known(project, party_ids)
    annotation = Annotation(AnnotationId(f"t{project.last_id + 1}"), paragraph_id, kind, parties, span)
    same = _same_but_for_kind(project, annotation, len(paragraph.text))
    if any(each.kind is kind for each in same):
        return project
    if len(same) == 1 and not is_beside:
        return retag(project, same[0].id, kind)
    return replace(project, annotations=(*project.annotations, annotation), last_id=project.last_id + 1)


def retag(project: Project, annotation_id: AnnotationId, kind: Kind) -> Project:
    """Change the kind of an annotation."""
    return _joined(project, replace(_annotation(project, annotation_id), kind=kind))


def assign_parties(project: Project, annotation_id: AnnotationId, party_ids: Sequence[PartyId]) -> Project:
    """Give an annotation to these parties; none means no party."""
    annotation = _annotation(project, annotation_id)
    return _joined(project, replace(annotation, party_ids=_known(project, party_ids)))


def toggle_party(project: Project, annotation_id: AnnotationId, party_id: PartyId) -> Project:
    """Add a party to an annotation, or take it away if it is there."""
    old = _annotation(project, annotation_id).party_ids
    new = tuple(each for each in old if each != party_id) if party_id in old else (*old, party_id)
    return assign_parties(project, annotation_id, new)


def set_span(project: Project, annotation_id: AnnotationId, span: Span | None) -> Project:
    """Move the edges of an annotation within its paragraph; None is the whole paragraph.

    Words stay left out where quoted words are still on both sides of them.

    Raises:
        EditError: the span does not quote the paragraph.
    """
    annotation = _annotation(project, annotation_id)
    paragraph = paragraph_in(project, annotation.paragraph_id)
    _refuse_foreign_span(paragraph, span)
    new = replace(annotation, span=span)
    start, end = new.extent(len(paragraph.text))
    inside = tuple(each for each in annotation.cuts if start < each.start and each.end < end)
    return _joined(project, replace(new, cuts=inside))


def carry(project: Project, places: Mapping[AnnotationId, tuple[ParagraphId, Span | None]]) -> Project:
    """Bring annotations to other paragraphs, each with its span there; all else of them stays.

    Those that become alike are joined.

    Raises:
        EditError: a paragraph is unknown, or a span does not quote it.
    """
    for paragraph_id, span in places.values():
        _refuse_foreign_span(paragraph_in(project, paragraph_id), span)
    carried = tuple(_carried(each, *places[each.id]) if each.id in places else each for each in project.annotations)
    return without_doubles(changed(project, annotations=carried))


def _carried(annotation: Annotation, paragraph_id: ParagraphId, span: Span | None) -> Annotation:
    """Return an annotation at another place; words left out move along with a passage of the same words."""
    old = annotation.span
    by = span.start - old.start if span and old and span.quote == old.quote else None
    cuts = () if by is None else tuple(replace(cut, start=cut.start + by, end=cut.end + by) for cut in annotation.cuts)
    return replace(annotation, paragraph_id=paragraph_id, span=span, cuts=cuts)


def describe(  # noqa: PLR0913 - one keyword for each thing that can be described
    project: Project,
    annotation_id: AnnotationId,
    *,
    speaker: str | None = None,
    paraphrase: str | None = None,
    note: str | None = None,
    when: When | None = None,
    status: Status | None = None,
    comment: str | None = None,
    is_paraphrase_only: bool | None = None,
    stated_in: str | None = None,
) -> Project:
    """Change what is given of an annotation's description.

    Raises:
        EditError: what was stated elsewhere would have no words or no origin left.
    """
    old = _annotation(project, annotation_id)
    _refuse_bare(old, paraphrase, stated_in)
    new = replace(
        old,
        speaker=old.speaker if speaker is None else normalise(speaker),
        paraphrase=old.paraphrase if paraphrase is None else normalise(paraphrase),
        note=old.note if note is None else normalise(note),
        when=old.when if when is None else when,
        status=old.status if status is None else status,
        comment=old.comment if comment is None else normalise(comment),
        is_paraphrase_only=old.is_paraphrase_only if is_paraphrase_only is None else is_paraphrase_only,
        stated_in=old.stated_in if stated_in is None or not old.stated_in else one_line(stated_in),
    )
    return with_annotation(project, new)


def as_paraphrase(project: Project, annotation_id: AnnotationId) -> Project:
    """Say that words given as a quotation are a paraphrase, for they are not the source's own.

    Marks of the paraphrase around what is no quotation go and the words stay. A passage that is no longer word for word
    at its place becomes the paraphrase, if there is none yet, and the tag is then of the whole paragraph; one that only
    stands elsewhere in its paragraph is marked there.
    """
    old = _annotation(project, annotation_id)
    paragraph = "" if old.stated_in else paragraph_in(project, old.paragraph_id).text
    words = without_marks(old.paraphrase, lambda quoted: judge_quoted(quoted, (paragraph,)).is_verbatim)
    new = replace(old, paraphrase=words)
    span = old.span
    if span is not None and paragraph[span.start : span.end] != span.quote:
        place = place_of(span.quote, paragraph)
        if place:
            new = _carried(new, old.paragraph_id, Span(*place, paragraph[slice(*place)]))
        else:
            new = replace(new, paraphrase=new.paraphrase or normalise(span.quote))
            new = _carried(new, old.paragraph_id, None)
    return _joined(project, new)


def remove_annotation(project: Project, annotation_id: AnnotationId) -> Project:
    """Remove a tag, also from its issue and the key points."""
    return remove_annotations(project, (annotation_id,))


def remove_annotations(project: Project, annotation_ids: Iterable[AnnotationId]) -> Project:
    """Remove several tags at once, also from their issues and the key points."""
    gone = frozenset(annotation_ids)
    for annotation_id in gone:
        _annotation(project, annotation_id)
    return without_annotations(project, gone)


def star(project: Project, annotation_id: AnnotationId) -> Project:
    """Make an annotation the last key point, if it is none yet."""
    _annotation(project, annotation_id)
    stars = project.brief.key_point_ids
    return project if annotation_id in stars else _with_stars(project, (*stars, annotation_id))


def unstar(project: Project, annotation_id: AnnotationId) -> Project:
    """Take an annotation out of the key points."""
    return _with_stars(project, tuple(each for each in project.brief.key_point_ids if each != annotation_id))


def toggle_star(project: Project, annotation_id: AnnotationId) -> Project:
    """Make an annotation a key point, or no key point if it is one."""
    change = unstar if annotation_id in project.brief.key_point_ids else star
    return change(project, annotation_id)


def move_key_point(project: Project, annotation_id: AnnotationId, position: int) -> Project:
    """Bring a key point to another place among the key points (from 0).

    Raises:
        EditError: the annotation is no key point.
    """
    stars = project.brief.key_point_ids
    if annotation_id not in stars:
        raise EditError(tr("This passage is not a key point. Star it first."))
    return _with_stars(project, moved(stars, stars.index(annotation_id), position))


def _refuse_bare(old: Annotation, *given: str | None) -> None:
    if old.stated_in and any(each is not None and not each.strip() for each in given):
        raise EditError(tr("Write what was stated, and where: a call, a meeting, a document."))


def _annotation(project: Project, annotation_id: AnnotationId) -> Annotation:
    return part_of(project.annotations, annotation_id, "tag")


def _joined(project: Project, annotation: Annotation) -> Project:
    """Put a changed annotation in its place and join it with one that it has become alike to; its id stays."""
    return without_doubles(with_annotation(project, annotation), annotation.id)


def _with_stars(project: Project, stars: tuple[AnnotationId, ...]) -> Project:
    return changed(project, brief=replace(project.brief, key_point_ids=stars))


def _known(project: Project, party_ids: Sequence[PartyId]) -> tuple[PartyId, ...]:
    for party_id in party_ids:
        part_of(project.parties, party_id, "party")
    return tuple(dict.fromkeys(party_ids))


def _same_but_for_kind(project: Project, annotation: Annotation, length: int) -> list[Annotation]:
    wanted = annotation.identity(length)
    return [
        each
        for each in project.annotations
        if each.paragraph_id == annotation.paragraph_id
        and replace(each, kind=annotation.kind).identity(length) == wanted
    ]


def _refuse_foreign_span(paragraph: Paragraph, span: Span | None) -> None:
    if span and paragraph.text[span.start : span.end] != span.quote:
        raise EditError(tr("The marked words are not in this paragraph. Mark them again."))
