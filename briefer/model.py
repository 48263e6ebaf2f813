"""What the analyst knows: one immutable value, the Project, and its parts.

No behaviour lives here but what a value needs to be valid in itself. How a project changes is in `edits`,
what follows from it in `queries`, what is wrong with it in `check`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType, Protocol

ArticleId = NewType("ArticleId", str)
ParagraphId = NewType("ParagraphId", str)
PartyId = NewType("PartyId", str)
AnnotationId = NewType("AnnotationId", str)
IssueId = NewType("IssueId", str)


class HasId(Protocol):
    """A part of a project that has an id."""

    @property
    def id(self) -> str:
        """The id, unique among the parts of its sort."""


class Kind(StrEnum):
    """What a passage is.

    DEMAND: a party requires or asks another to do or stop something, or sets a condition.
    POSITION: its stance, claim, refusal, offer, threat, criticism.
    EVENT: something that happened, is under way or is scheduled.
    """

    DEMAND = "demand"
    POSITION = "position"
    EVENT = "event"


class State(StrEnum):
    """The state of play of an issue, in the analyst's judgement."""

    AGREED = "agreed"
    CONVERGING = "converging"
    APART = "apart"
    ONE_SIDED = "one_sided"
    UNCLEAR = "unclear"


class Certainty(StrEnum):
    """How a sort date relates to the date as written."""

    EXACT = "exact"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"
    PLANNED = "planned"


class Status(StrEnum):
    """What the source says of an event."""

    HAPPENED = "happened"
    ANNOUNCED = "announced"
    CLAIMED = "claimed"
    PLANNED = "planned"


class Turn(StrEnum):
    """Where a party's stance went since an earlier version, in the analyst's judgement."""

    HARDENED = "hardened"
    SOFTENED = "softened"


class Origin(StrEnum):
    """Where a tag came from, kept for good: a hand, Briefer's own rules, an assistant's answer, a foreign table."""

    HAND = "hand"
    RULES = "rules"
    ASSISTANT = "assistant"
    TABLE = "table"


class ParagraphKind(StrEnum):
    """How the source sets a paragraph."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Source:
    """The citation of an article. Dates are as the reader found them, ISO 8601 where known; "" is unknown."""

    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    accessed: str = ""
    language: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered unit of an article; its text never changes after import."""

    id: ParagraphId
    text: str
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Article:
    """A source with its text."""

    id: ArticleId
    source: Source
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a paragraph: characters `start` to `end` (exclusive), and the exact words `quote` that stood there."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"not a span: {self.start} to {self.end} of {len(self.quote)} characters")


@dataclass(frozen=True, slots=True)
class Party:
    """A side, or a third party. `colour` is #RRGGBB, or "" for the colour of its place."""

    id: PartyId
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event: `text` as written, `sort` an ISO date (2025, 2025-06 or 2025-06-05) or "" if unknown."""

    text: str = ""
    sort: str = ""
    certainty: Certainty = Certainty.EXACT


@dataclass(frozen=True, slots=True)
class Annotation:
    """One tag: this passage (the whole paragraph if `span` is None) says this, of these parties.

    `party_ids` is usually one party; none = no party, several = a joint statement or event.
    `status` and `when` matter for events only. `is_draft` marks a suggestion taken over that nobody has reviewed yet,
    `origin` says where it came from, reviewed or not. `cuts` are the words inside that a quotation of it leaves out,
    in order; with `is_paraphrase_only` its paraphrase prints alone. `comment` is for whoever clears the brief.
    `stated_in` is where it was stated if that is no article (a call, a meeting): then `paraphrase` is what was said in
    the analyst's words, `paragraph_id` is "", and nothing of it is a quotation.
    """

    id: AnnotationId
    paragraph_id: ParagraphId
    kind: Kind
    party_ids: tuple[PartyId, ...] = ()
    span: Span | None = None
    speaker: str = ""
    paraphrase: str = ""
    note: str = ""
    when: When = field(default_factory=When)
    status: Status = Status.HAPPENED
    is_draft: bool = False
    origin: Origin = Origin.HAND
    cuts: tuple[Span, ...] = ()
    is_paraphrase_only: bool = False
    comment: str = ""
    stated_in: str = ""

    def identity(self, length: int) -> tuple[object, ...]:
        """Return what makes it this tag: its passage, kind and parties; `length` is that of its paragraph.

        Two tags that are alike in it are one: they would print and count twice.
        """
        return (self.paragraph_id, self.extent(length), self.kind, frozenset(self.party_ids))

    def extent(self, length: int) -> tuple[int, int]:
        """Return from where to where it goes in its paragraph, which is `length` characters long."""
        return (self.span.start, self.span.end) if self.span else (0, length)


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start` to `end` (exclusive) of a paragraph."""

    paragraph_id: ParagraphId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Issue:
    """One row of the comparison. A cell is `annotation_ids` filtered by party; `agreed` is the text agreed so far."""

    id: IssueId
    title: str
    theme: str = ""
    annotation_ids: tuple[AnnotationId, ...] = ()
    state: State = State.UNCLEAR
    assessment: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words that the author quotes from no article of the project, and where they are from, as it prints."""

    words: str
    origin: str


@dataclass(frozen=True, slots=True)
class Turned:
    """The judgement that an item hardened or softened since version `since`, or 0 for what another project said."""

    annotation_id: AnnotationId
    since: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class BriefSettings:
    """What belongs to this one brief.

    `columns` are the principals in the order of the columns; every other party is a third party.
    `key_point_ids` are the starred annotations in the order in which they print.
    `fields` are the template's fields (to, from, subject, marking, bottom_line ...) as key and text.
    `switched_sections` are section kinds that this brief switches the other way than its template.
    `numbers` are the row numbers ("2.1") of the last version given out, by issue, those of removed issues too:
    people cite rows on the phone, so a number keeps its row from one version to the next and is never used again. A row
    that moved to another theme has an entry for each number it had, the latest last.
    `event_order` are events put in order by hand; it decides among events of one date only.
    `same_events` are groups of events that tell the same one: a line of the timeline is told by the first of a group.
    `hidden_articles` are articles that this brief leaves out with all that is tagged in them, `hidden_issues` rows.
    `section_order` are names of sections in the order of this brief, () for that of its template.
    `elsewhere` are quotations in the author's text that no article holds: they print with their origin, unproved.
    `since` is the version that changes are told against, 0 for the last one given out; `has_change_marks` that the
    pages mark them, `turned` what hardened or softened.
    """

    template_id: str = "comparison"
    columns: tuple[PartyId, ...] = ()
    key_point_ids: tuple[AnnotationId, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    switched_sections: tuple[str, ...] = ()
    version: int = 1
    numbers: tuple[tuple[IssueId, str], ...] = ()
    event_order: tuple[AnnotationId, ...] = ()
    same_events: tuple[tuple[AnnotationId, ...], ...] = ()
    hidden_articles: tuple[ArticleId, ...] = ()
    hidden_issues: tuple[IssueId, ...] = ()
    section_order: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    since: int = 0
    has_change_marks: bool = False
    turned: tuple[Turned, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedItem:
    """An item as a version printed it: its words, of these parties by name, and what was written about it."""

    id: AnnotationId
    kind: Kind
    parties: tuple[str, ...] = ()
    words: str = ""
    reference: str = ""
    speaker: str = ""
    paraphrase: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """A row as a version printed it, with its items in their order."""

    id: IssueId
    number: str
    title: str
    theme: str = ""
    state: State = State.UNCLEAR
    assessment: str = ""
    items: tuple[RecordedItem, ...] = ()
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a brief said: its rows in order, the items that stand in none, its fields and its key points."""

    rows: tuple[RecordedRow, ...] = ()
    others: tuple[RecordedItem, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    key_point_ids: tuple[AnnotationId, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was given out, and never changes.

    `issued` is the ISO date and time, `files` the name and SHA-256 of each file. `printed` are the paragraphs of its
    Word form in order, but for the source text, each with the names of its bookmarks: a cleared copy is compared
    with them.
    """

    number: int
    issued: str
    template_id: str
    record: Record
    files: tuple[tuple[str, str], ...] = ()
    printed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """The whole. `last_id` is the number of the last id given out; ids are never used twice.

    `language` is the code of the brief's language, or "" for that of its template. `dismissed` are the passages of
    suggestions that the analyst did not want, `versions` what was given out, oldest first. `compared` is what another
    project says, as of number 0, if changes are told against that.
    """

    title: str = ""
    language: str = ""
    parties: tuple[Party, ...] = ()
    articles: tuple[Article, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    issues: tuple[Issue, ...] = ()
    brief: BriefSettings = field(default_factory=BriefSettings)
    dismissed: tuple[Passage, ...] = ()
    last_id: int = 0
    versions: tuple[Version, ...] = ()
    compared: Version | None = None
