"""Excerpts: an annotation with its text, reference, parties and issue, and the lists the brief makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefer.model import Annotation, AnnotationId, Issue, Kind, ParagraphId, Party, PartyId, Project
from briefer.queries.parts import annotation as annotation_with
from briefer.queries.parts import (
    by_paragraph,
    issue_of,
    paragraph_of,
    printed_annotations,
    reference,
    reference_text,
    shown_articles,
)
from briefer.queries.sides import column_parties
from briefer.text import passage

NOWHERE = ParagraphId("")
"""The paragraph of what was stated in no article."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A tagged passage: `text` is its exact words, `reference` like "S1 ¶7", `issue` None if it is in the tray.

    Where words are left out `text` holds "[…]"; of what was stated elsewhere it is "" and `reference` its origin.
    `also` are the other passages that a line of the timeline stands for, because they tell the same event.
    """

    annotation: Annotation
    text: str
    reference: str
    parties: tuple[Party, ...]
    issue: Issue | None
    is_key_point: bool
    also: tuple[Excerpt, ...] = ()

    @property
    def is_elsewhere(self) -> bool:
        """Whether it was stated in no article, so that it is never a quotation."""
        return bool(self.annotation.stated_in)

    @property
    def is_quoted(self) -> bool:
        """Whether its words print as a quotation."""
        only = self.annotation.is_paraphrase_only and bool(self.annotation.paraphrase)
        return not self.is_elsewhere and not only


def quoted_words(annotation: Annotation, paragraph: str) -> str:
    """Return the words of a passage as they are quoted, with "[…]" where some are left out."""
    if not annotation.cuts:
        return annotation.span.quote if annotation.span else paragraph
    cuts = [(cut.start, cut.end) for cut in annotation.cuts]
    return passage(paragraph, *annotation.extent(len(paragraph)), cuts)


def excerpt(project: Project, annotation_id: AnnotationId) -> Excerpt:
    """Return the excerpt of one annotation; raise LookupError if it or its paragraph is not there."""
    annotation = annotation_with(project, annotation_id)
    parties = {party.id: party for party in project.parties}
    paragraph_id, is_elsewhere = annotation.paragraph_id, bool(annotation.stated_in)
    return Excerpt(
        annotation,
        "" if is_elsewhere else quoted_words(annotation, paragraph_of(project, paragraph_id).text),
        annotation.stated_in or reference(project, paragraph_id),
        tuple(parties[each] for each in annotation.party_ids if each in parties),
        issue_of(project, annotation_id),
        annotation_id in project.brief.key_point_ids,
    )


def excerpts(project: Project) -> tuple[Excerpt, ...]:
    """Return the excerpts of everything tagged in articles that the brief does not leave out, in text order."""
    return excerpts_of(project, project.annotations)


def printed_excerpts(project: Project) -> tuple[Excerpt, ...]:
    """Return the excerpts of everything that some section may print, in text order."""
    return excerpts_of(project, printed_annotations(project))


def excerpts_of(project: Project, annotations: Iterable[Annotation]) -> tuple[Excerpt, ...]:
    """Return the excerpts of some annotations in text order, without those in articles that the brief leaves out."""
    parties = {party.id: party for party in project.parties}
    issues = {each: issue for issue in reversed(project.issues) for each in issue.annotation_ids}
    stars = frozenset(project.brief.key_point_ids)
    return tuple(
        Excerpt(
            annotation,
            "" if annotation.stated_in else quoted_words(annotation, text),
            annotation.stated_in or place,
            tuple(parties[each] for each in annotation.party_ids if each in parties),
            issues.get(annotation.id),
            annotation.id in stars,
        )
        for items, place, text in _tagged_paragraphs(project, annotations)
        for annotation in items
    )


def excerpts_of_party(project: Project, party_id: PartyId) -> tuple[Excerpt, ...]:
    """Return the excerpts of everything tagged as a party's, in text order."""
    return excerpts_of(project, (each for each in project.annotations if party_id in each.party_ids))


def excerpts_by_id(project: Project, wanted: Iterable[AnnotationId]) -> dict[AnnotationId, Excerpt]:
    """Return these excerpts by the ids of their annotations, without what is not there or is left out."""
    stored = {each.id: each for each in project.annotations}
    found = excerpts_of(project, (stored[each] for each in wanted if each in stored))
    return {each.annotation.id: each for each in found}


def tray(project: Project) -> tuple[Excerpt, ...]:
    """Return what is still to be filed: demands and positions of a principal that are under no issue, in text order."""
    columns = set(project.brief.columns)
    filed = {each for issue in project.issues for each in issue.annotation_ids}
    return excerpts_of(
        project,
        (
            each
            for each in project.annotations
            if each.id not in filed and each.kind is not Kind.EVENT and not columns.isdisjoint(each.party_ids)
        ),
    )


def timeline(project: Project) -> tuple[Excerpt, ...]:
    """Return the events, oldest first, undated last; those of one date in the analyst's order, then in the text's.

    Events that are told as one make one line: the first of them with the parties of all, the others as its `also`.
    """
    events = excerpts_of(project, (each for each in project.annotations if each.kind is Kind.EVENT))
    order = {annotation_id: place for place, annotation_id in enumerate(project.brief.event_order)}

    def place(line: Excerpt) -> tuple[bool, str, int]:
        sort = line.annotation.when.sort
        return not sort, sort, order.get(line.annotation.id, len(order))

    return tuple(sorted(_told_as_one(project, events), key=place))


def equal_events(project: Project, annotation_id: AnnotationId) -> tuple[AnnotationId, ...]:
    """Return the lines of the timeline that have the same date as this one, or no date like it, itself among them."""
    lines = [line.annotation for line in timeline(project)]
    dates = {line.when.sort for line in lines if line.id == annotation_id}
    return tuple(line.id for line in lines if line.when.sort in dates)


def _told_as_one(project: Project, events: tuple[Excerpt, ...]) -> Iterator[Excerpt]:
    known = {each.annotation.id: each for each in events}
    told: dict[AnnotationId, tuple[Excerpt, ...]] = {}
    for group in project.brief.same_events:
        members = tuple(known[each] for each in group if each in known)
        told |= {each.annotation.id: () for each in members[1:]} | {each.annotation.id: members for each in members[:1]}
    for event in events:
        lines = told.get(event.annotation.id, (event,))
        if lines:
            parties = tuple(dict.fromkeys(party for each in lines for party in each.parties))
            yield replace(event, parties=parties, also=lines[1:])


def third_parties(project: Project) -> tuple[Excerpt, ...]:
    """Return the demands and positions of third parties, grouped in the order of the list of parties."""
    columns = set(project.brief.columns)
    order = {party.id: place for place, party in enumerate(project.parties) if party.id not in columns}
    wanted = (
        each
        for each in project.annotations
        if each.kind is not Kind.EVENT and not order.keys().isdisjoint(each.party_ids)
    )
    found = excerpts_of(project, wanted)
    return tuple(sorted(found, key=lambda each: _first_place(each.annotation.party_ids, order)))


def key_points(project: Project) -> tuple[Excerpt, ...]:
    """Return the starred excerpts in the order in which they print."""
    starred = excerpts_by_id(project, project.brief.key_point_ids)
    return tuple(starred[each] for each in project.brief.key_point_ids if each in starred)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is tagged as one party's own: its demands and positions are its items, events stand apart.

    So do demands and positions that were stated `elsewhere` than in an article.
    """

    items: int = 0
    events: int = 0
    elsewhere: int = 0


def tallies(project: Project) -> dict[PartyId | None, Tally]:
    """Return the tally of every party, and under None that of what has no party; wherever items are filed.

    What the brief leaves out does not count: neither what stands in an article nor what stands in a row of that kind.
    """
    keys: list[PartyId | None] = [party.id for party in project.parties]
    found = {key: [0, 0, 0] for key in [*keys, None]}
    for each in printed_annotations(project):
        sort = 1 if each.kind is Kind.EVENT else 2 if each.stated_in else 0
        for party_id in each.party_ids or (None,):
            if party_id in found:
                found[party_id][sort] += 1
    return {key: Tally(*numbers) for key, numbers in found.items()}


def balance(project: Project) -> tuple[tuple[Party, int], ...]:
    """Return for each principal how many demands and positions are tagged as its own."""
    counted = tallies(project)
    return tuple((party, counted[party.id].items) for party in column_parties(project))


def _tagged_paragraphs(
    project: Project, annotations: Iterable[Annotation]
) -> Iterator[tuple[tuple[Annotation, ...], str, str]]:
    tagged = by_paragraph(annotations)
    elsewhere = tagged.pop(NOWHERE, ())
    for source, article in shown_articles(project):
        for number, paragraph in enumerate(article.paragraphs, 1):
            items = tagged.get(paragraph.id)
            if items:
                yield items, reference_text(source, number), paragraph.text
    if elsewhere:
        yield tuple(each for each in elsewhere if each.stated_in), "", ""


def _first_place(party_ids: tuple[PartyId, ...], order: dict[PartyId, int]) -> int:
    return min(order[each] for each in party_ids if each in order)
