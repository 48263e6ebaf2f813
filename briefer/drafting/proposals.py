"""Proposals: what may be taken into a project, for one review list whatever they came from. They hold no screen.

`TagProposal` is a passage that may become a tag; what a cleared document asks for is in `history/taking`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from briefer import edits
from briefer.errors import EditError
from briefer.model import AnnotationId, Kind, Origin, ParagraphId, PartyId, Project, Span, Status, When
from briefer.words import tr


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
    REWORDED = "reworded"
    DELETED = "deleted"
    ADDED = "added"
    MOVED = "moved"
    COMMENT = "comment"
    NO_PLACE = "no place"


UNDISPUTED = frozenset({Mark.AGREES, Mark.REWORDED, Mark.COMMENT})
"""What many may be taken of at once: nothing known stands against it, and nothing is lost by it."""


class Proposal(Protocol):
    """One thing that may be taken into a project, or left; the review list asks no more of it."""

    @property
    def mark(self) -> Mark:
        """How it stands to what is known."""

    @property
    def is_complete(self) -> bool:
        """Whether it can be taken as it is."""

    def taken_into(self, project: Project) -> Project:
        """Return the project with it. Raises EditError if it cannot be taken as it is."""


@dataclass(frozen=True, slots=True)
class TagProposal:
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

    def taken_into(self, project: Project) -> Project:
        """Return the project with the passage as a tag to be reviewed: with its row and origin, events with their date.

        Raises EditError if it is not complete.
        """
        if self.paragraph_id is None or self.kind is None or not self.is_party_known:
            raise EditError(tr("Say first what this passage is and whose: it cannot be taken as it is."))
        before = project.last_id
        project = edits.annotate(project, self.paragraph_id, self.kind, self.party_ids, self.span, is_beside=True)
        if project.last_id == before:  # it was tagged like this already
            return project
        tag = AnnotationId(edits.newest_id(project, "t"))
        if self.kind is Kind.EVENT:
            project = edits.describe(project, tag, when=self.when, status=self.status)
        else:
            if self.speaker:
                project = edits.describe(project, tag, speaker=self.speaker)
            if self.issue:
                project = edits.file_under(project, tag, self.issue)
        return edits.mark_draft(project, tag, self.origin)


def take(project: Project, proposals: Iterable[Proposal]) -> Project:
    """Return the project with proposals taken, one after the other. Raises EditError if one cannot be taken."""
    for proposal in proposals:
        project = proposal.taken_into(project)
    return project
