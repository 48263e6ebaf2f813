"""Proposals: what may be taken over as tags, for one review list whatever they came from. They hold no screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from briefer import edits
from briefer.errors import EditError
from briefer.model import AnnotationId, Kind, Origin, ParagraphId, PartyId, Project, Span, Status, When


class Mark(StrEnum):
    """How a proposal stands to what is known: a word first, for the eye and for a filter."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ONLY_THEIRS = "only theirs"
    OTHER_SPEAKER = "other party's words"
    OTHER_PLACE = "other place"
    CHANGED = "changed"
    OPEN = "open"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One passage that may become a tag.

    `line` is its line in what it came from. `kind` None or `is_party_known` False is to be chosen before it can be
    taken; `paragraph_id` None is a passage that is not in the sources, with the `nearest` sentence beside it. `faults`
    say what was not understood; `other` says what Briefer's own draft has instead.
    """

    line: int
    mark: Mark
    words: str
    paragraph_id: ParagraphId | None = None
    span: Span | None = None
    kind: Kind | None = None
    party_ids: tuple[PartyId, ...] = ()
    is_party_known: bool = True
    issue: str = ""
    speaker: str = ""
    when: When = When()
    status: Status = Status.HAPPENED
    origin: Origin = Origin.ASSISTANT
    faults: tuple[str, ...] = ()
    other: str = ""
    nearest: str = ""

    @property
    def is_complete(self) -> bool:
        """Return whether it can be taken as it is."""
        return self.paragraph_id is not None and self.kind is not None and self.is_party_known


def take(project: Project, proposals: Iterable[Proposal]) -> Project:
    """Take proposals over as tags to be reviewed: with their issue and origin, events with their date and status.

    Raises EditError if one of them cannot be taken as it is.
    """
    for proposal in proposals:
        project = _take(project, proposal)
    return project


def _take(project: Project, proposal: Proposal) -> Project:
    paragraph_id, kind = proposal.paragraph_id, proposal.kind
    if paragraph_id is None or kind is None or not proposal.is_party_known:
        raise EditError("Say first what this passage is and whose: it cannot be taken as it is.")
    before = project.last_id
    project = edits.annotate(project, paragraph_id, kind, proposal.party_ids, proposal.span)
    if project.last_id == before:  # it was tagged like this already
        return project
    tag = AnnotationId(edits.newest_id(project, "t"))
    if kind is Kind.EVENT:
        project = edits.describe(project, tag, when=proposal.when, status=proposal.status)
    else:
        if proposal.speaker:
            project = edits.describe(project, tag, speaker=proposal.speaker)
        if proposal.issue:
            project = edits.file_under(project, tag, proposal.issue)
    return edits.mark_draft(project, tag, proposal.origin)
