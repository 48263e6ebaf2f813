"""Going through proposals: what is still open, what was taken or dropped, and how many of each there are.

A value without a screen: each act gives another one, and whoever keeps the old one can go back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefer.drafting.proposals import Mark, Proposal, TagProposal
from briefer.model import Kind, ParagraphId, PartyId, Project, Span

WORST_FIRST = (
    Mark.NOT_FOUND,
    Mark.NO_PLACE,
    Mark.OPEN,
    Mark.CHANGED,
    Mark.OTHER_PLACE,
    Mark.OTHER_SPEAKER,
    Mark.DIFFERS,
    Mark.DELETED,
    Mark.MOVED,
    Mark.ADDED,
    Mark.REWORDED,
    Mark.COMMENT,
    Mark.ONLY_THEIRS,
    Mark.AGREES,
)


@dataclass(frozen=True, slots=True)
class Review:
    """A list of proposals with those already taken or dropped, each by its place in the list, counted from 0."""

    proposals: tuple[Proposal, ...]
    taken: frozenset[int] = field(default_factory=frozenset)
    dropped: frozenset[int] = field(default_factory=frozenset)

    def places(self, mark: Mark | None = None) -> tuple[int, ...]:
        """Return the places that are still open, of one mark or of any, worst first and then in their own order."""
        done = self.taken | self.dropped
        left = [at for at, each in enumerate(self.proposals) if at not in done and mark in (None, each.mark)]
        return tuple(sorted(left, key=lambda at: WORST_FIRST.index(self.proposals[at].mark)))

    def counts(self) -> dict[Mark, int]:
        """Return how many are still open of each mark, worst first; a mark of none is left out."""
        marks = [self.proposals[at].mark for at in self.places()]
        return {mark: marks.count(mark) for mark in WORST_FIRST if mark in marks}

    def with_proposal(self, place: int, proposal: Proposal) -> Review:
        """Return the list with another proposal at a place."""
        return replace(self, proposals=(*self.proposals[:place], proposal, *self.proposals[place + 1 :]))

    def take(self, places: Iterable[int]) -> Review:
        """Return the list with these taken; those that cannot be taken as they are stay open."""
        return replace(self, taken=self.taken | {at for at in places if self.proposals[at].is_complete})

    def drop(self, places: Iterable[int]) -> Review:
        """Return the list with these dropped."""
        return replace(self, dropped=self.dropped | frozenset(places))

    def with_kind(self, place: int, kind: Kind) -> Review:
        """Return the list with another kind for one passage; an event stands in no row."""
        issue = {"issue": ""} if kind is Kind.EVENT else {}
        return self._with(place, kind=kind, **issue)

    def with_party(self, place: int, party_id: PartyId) -> Review:
        """Return the list with one passage given to a party."""
        return self._with(place, party_ids=(party_id,), is_party_known=True)

    def with_issue(self, place: int, title: str) -> Review:
        """Return the list with one passage in another row."""
        return self._with(place, issue=title)

    def with_words(self, place: int, text: str, start: int, end: int) -> Review:
        """Return the list with one passage from character `start` to `end` of its paragraph's text."""
        words = text[start:end]
        return self._with(place, words=words, span=None if words == text else Span(start, end, words))

    def still_in(self, project: Project) -> Review:
        """Return the list with every passage dropped that does not stand in a project word for word."""
        texts = {each.id: each.text for article in project.articles for each in article.paragraphs}
        gone = [
            at for at, each in enumerate(self.proposals) if isinstance(each, TagProposal) and not _is_in(each, texts)
        ]
        return self.drop(gone)

    def _with(self, place: int, **changes: Any) -> Review:
        """Return the list with one passage otherwise; what is no passage stays as it is."""
        old = self.proposals[place]
        if not isinstance(old, TagProposal):
            return self
        new = replace(old, **changes)
        if new.is_complete and new.mark is Mark.OPEN:
            new = replace(new, mark=Mark.ONLY_THEIRS, faults=())
        return self.with_proposal(place, new)


def _is_in(proposal: TagProposal, texts: Mapping[ParagraphId, str]) -> bool:
    if proposal.paragraph_id is None:
        return True
    text = texts.get(proposal.paragraph_id, "")
    return (text[proposal.span.start : proposal.span.end] if proposal.span else text) == proposal.words
