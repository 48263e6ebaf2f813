"""What a check of a document from elsewhere comes to: plain values that a list, a file or a dialog can show."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefer.model import ParagraphId, PartyId
from briefer.readers.base import Change


class Finding(StrEnum):
    """What became of a quotation, or of a claim in a party's cell."""

    AGREES = "agrees"
    OTHER_PARTY = "other party's words"
    OTHER_PLACE = "other place than it says"
    CHANGED = "changed"
    NOT_FOUND = "not in the sources"
    CLAIM = "claim without a quotation"


class Role(StrEnum):
    """What a column of a table holds. SAID are words of whom the row names; OTHER is judged for its words alone."""

    PARTY = "party"
    WHO = "who"
    SAID = "said"
    ISSUE = "issue"
    NUMBER = "number"
    STATE = "state of play"
    KIND = "kind"
    REFERENCE = "reference"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds; `party_id` is whose words those of a PARTY column are."""

    role: Role = Role.OTHER
    party_id: PartyId = PartyId("")


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a table is understood: its columns, and for each row the issue it is about.

    `table` is counted from 0, `head` is the row that names the columns (-1: none does), `titles` are its words.
    `issues` are titles of the project's issues, or the row's own words, or "".
    """

    table: int
    head: int
    titles: tuple[str, ...]
    columns: tuple[Meaning, ...]
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the document something stands: a paragraph counted from 1, or table, row and column from 1 (else 0)."""

    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: `theirs` in the document, `ours` in the article; one of them may be ""."""

    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class Item:
    """One quotation or claim of the document and what the articles say of it.

    `party` and `issue` are those that its column and row stand for. `paragraph_id`, `reference` and `source_words` are
    "" if it was not found. `claimed` are the references that the document gives, `whose` the parties whose words these
    are, `note` a sentence more.
    """

    text: str
    spot: Spot
    finding: Finding
    party: str = ""
    issue: str = ""
    paragraph_id: ParagraphId = ParagraphId("")
    reference: str = ""
    source_words: str = ""
    differences: tuple[Difference, ...] = ()
    claimed: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where the document differs from the brief of the project: a sentence of what was there and what is there now."""

    message: str
    spot: Spot = field(default_factory=Spot)


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in a document, in its order; `labels` are words in marks that the brief itself prints."""

    items: tuple[Item, ...]
    mappings: tuple[Mapping, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    changes: tuple[Change, ...] = ()
    labels: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether everything agrees, and nobody left a change or a comment."""
        return not (self.deviations or self.changes) and all(each.finding is Finding.AGREES for each in self.items)

    def count(self, finding: Finding) -> int:
        """Return how many quotations or claims came to this."""
        return sum(each.finding is finding for each in self.items)
