"""What a problem is: how much it matters, where it is, what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal

from briefer import queries
from briefer.author_texts import author_sources
from briefer.model import Annotation, IssueId, Paragraph, ParagraphId, Project
from briefer.proof.author import Sources

Tagged = tuple[Annotation, Paragraph, str]
"""An annotation with its paragraph and the reference of that."""

PlaceKind = Literal["annotation", "paragraph", "issue", "field", "party", "article", "project", "template"]


class Severity(StrEnum):
    """How much a problem matters.

    STOPS: no brief can be made of it. LOOK: the brief would be wrong or incomplete. NOTE: worth knowing.
    """

    STOPS = "stops"
    LOOK = "look"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: the id of a part of the project, or the key of a field."""

    kind: PlaceKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend or to know: `message` is a sentence, `detail` what to do about it or the words concerned.

    `is_misquoted` if words of a tag are given as a quotation that are none: `edits.as_paraphrase` mends that as well.
    `quotation` are the words in quotation marks that no source holds, if the author wrote them: they can be looked
    for, lose their marks (`edits.take_off_marks`) or be from elsewhere (`edits.state_origin`).
    """

    severity: Severity
    message: str
    detail: str
    place: Place
    is_misquoted: bool = False
    quotation: str = ""


def stops(message: str, detail: str, place: Place) -> Problem:
    """Return a problem of which no brief can be made."""
    return Problem(Severity.STOPS, message, detail, place)


def look(message: str, detail: str, place: Place) -> Problem:
    """Return a problem with which the brief would be wrong or incomplete."""
    return Problem(Severity.LOOK, message, detail, place)


def note(message: str, detail: str, place: Place) -> Problem:
    """Return something worth knowing."""
    return Problem(Severity.NOTE, message, detail, place)


class View:
    """The project with what several checks look up."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.paragraphs: dict[ParagraphId, Paragraph] = {}
        self.shown = queries.shown_articles(project)
        for article in project.articles:
            self.paragraphs.update((paragraph.id, paragraph) for paragraph in article.paragraphs)

    @cached_property
    def sources(self) -> Sources:
        """What quotations in the author's text may stand in."""
        return author_sources(self.project)

    @cached_property
    def references(self) -> dict[str, str]:
        """The reference of each paragraph by its id."""
        return {
            paragraph.id: queries.reference_text(source, number)
            for source, article in self.shown
            for number, paragraph in enumerate(article.paragraphs, 1)
        }

    @cached_property
    def rows(self) -> tuple[queries.Row, ...]:
        """Every row, those that do not print among them."""
        return queries.rows(self.project)

    @cached_property
    def numbers(self) -> dict[IssueId, str]:
        """The number of each row."""
        return {row.issue.id: row.number for row in self.rows}

    @cached_property
    def printed_numbers(self) -> frozenset[str]:
        """The numbers of the rows that print."""
        return frozenset(row.number for row in queries.printed(self.project, self.rows))

    @cached_property
    def tags(self) -> tuple[Tagged, ...]:
        """Every annotation that the brief does not leave out, with paragraph and reference, in text order."""
        tagged = queries.by_paragraph(queries.printed_annotations(self.project))
        return tuple(
            (annotation, paragraph, queries.reference_text(source, number))
            for source, article in self.shown
            for number, paragraph in enumerate(article.paragraphs, 1)
            for annotation in tagged.get(paragraph.id, ())
        )
