"""A colleague's table, checked, as proposals: what is word for word in the sources may become tags, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefer import queries
from briefer.assistant.answer import OwnDraft
from briefer.drafting.proposals import Mark, TagProposal
from briefer.model import ArticleId, Origin, PartyId, Project, Span
from briefer.proof.foreign.values import Finding, Item, Report
from briefer.proof.rule import place_of
from briefer.suggest import Suggestion
from briefer.words import tr

_MARKS = {
    Finding.AGREES: Mark.ONLY_THEIRS,
    Finding.OTHER_PARTY: Mark.OTHER_SPEAKER,
    Finding.OTHER_PLACE: Mark.OTHER_PLACE,
}
"""What can be taken over; anything else is listed as not found, with the source's words beside it."""


def proposals_of(
    project: Project, report: Report, drafts: Mapping[ArticleId, Sequence[Suggestion]]
) -> tuple[TagProposal, ...]:
    """Return what the checked items of a document may become, in its order.

    Party and row are those of the table; the kind is that of Briefer's own draft, or left to be said.
    """
    return tuple(_proposals(project, report, OwnDraft(project, drafts)))


def _proposals(project: Project, report: Report, own: OwnDraft) -> Iterator[TagProposal]:
    parties = {party.name: party.id for party in project.parties}
    for number, item in enumerate(report.items, 1):
        party_id = parties.get(item.party)
        given = TagProposal(
            number,
            _MARKS.get(item.finding, Mark.NOT_FOUND),
            item.text,
            party_ids=(party_id,) if party_id else (),
            is_party_known=party_id is not None,
            issue=item.issue,
            origin=Origin.TABLE,
            nearest=item.source_words,
        )
        yield _placed(project, item, given, own, party_id)


def _placed(project: Project, item: Item, given: TagProposal, own: OwnDraft, party_id: PartyId | None) -> TagProposal:
    if given.mark is Mark.NOT_FOUND or not item.paragraph_id:
        return replace(given, mark=Mark.NOT_FOUND)
    text = queries.paragraph_of(project, item.paragraph_id).text
    place = place_of(item.text, text)
    if place is None:  # with cuts in it: there is no one passage to tag
        return replace(given, mark=Mark.NOT_FOUND, nearest=text)
    quote = text[slice(*place)]
    span = None if quote == text else Span(*place, quote)
    placed = replace(given, words=quote, paragraph_id=item.paragraph_id, span=span)
    placed = replace(placed, kind=own.kind_at(placed))
    if placed.is_complete:
        return own.compared(placed)
    return replace(placed, mark=Mark.OPEN, faults=() if party_id else (tr("whose words these are is not known"),))
