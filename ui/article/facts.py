"""What the reading pane shows of a project, looked up once per change: places of paragraphs, tags, parties, issues.

Dicts only: neither a key nor a repaint walks through the articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefer import queries
from briefer.model import Annotation, Article, ArticleId, Paragraph, ParagraphId, PartyId, Project
from briefer.words import listed, tr
from ui.look.sides import NO_SIDE, Side, sides
from ui.look.words import kind_word, origin_words

if TYPE_CHECKING:
    from briefer.suggest import Suggestion


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: its article, and its index there from 0."""

    article: Article
    index: int

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph that stands here, with its words."""
        return self.article.paragraphs[self.index]


class ArticleFacts:
    """The lookups of one project."""

    def __init__(self, project: Project, before: ArticleFacts | None = None) -> None:
        self.project = project
        self.places: dict[str, Place]
        if before is not None and before.project.articles is project.articles:
            self.places = before.places
        else:
            self.places = {
                str(paragraph.id): Place(article, index)
                for article in project.articles
                for index, paragraph in enumerate(article.paragraphs)
            }
        self._by_paragraph = queries.annotations_by_paragraph(project)
        self._issue_titles = {str(each): issue.title for issue in project.issues for each in issue.annotation_ids}
        self.sides = sides(project)

    @cached_property
    def _tagged(self) -> Counter[ArticleId]:
        """Of how many paragraphs each article has tags: what stands around the text asks, after its paint."""
        return Counter(self.places[each].article.id for each in self._by_paragraph if each in self.places)

    def place(self, paragraph_id: str) -> Place | None:
        """Return where a paragraph stands, or None if it does not."""
        return self.places.get(paragraph_id)

    def annotations(self, paragraph_id: str) -> tuple[Annotation, ...]:
        """Return the items of a paragraph in text order."""
        return self._by_paragraph.get(ParagraphId(paragraph_id), ())

    def progress(self, article: Article) -> tuple[int, int]:
        """Return how many paragraphs of an article are tagged, and how many it has."""
        return self._tagged[article.id], len(article.paragraphs)

    def issue_title(self, annotation: Annotation) -> str:
        """Return the title of the issue an item is in, or ""."""
        return self._issue_titles.get(annotation.id, "")

    def sides_of(self, annotation: Annotation) -> tuple[Side, ...]:
        """Return how the parties of an item are marked; an item of no party has one mark of its own."""
        return self.sides_of_parties(annotation.party_ids)

    def sides_of_parties(self, party_ids: Iterable[PartyId]) -> tuple[Side, ...]:
        """Return how parties are marked; no party has one mark of its own."""
        return tuple(self.sides[each] for each in party_ids if each in self.sides) or (NO_SIDE,)

    def spoken(self, annotation: Annotation) -> str:
        """Write an item as it is read aloud: "Russia, Position, issue Ceasefire"."""
        names = listed([side.name or tr("No party") for side in self.sides_of(annotation)])
        title = self.issue_title(annotation)
        came_from = origin_words(annotation.origin, is_draft=annotation.is_draft)
        issue = tr("issue {title}").format(title=title) if title else ""
        return ", ".join(filter(None, (names, kind_word(annotation.kind), issue, came_from)))

    def spoken_suggestion(self, suggestion: Suggestion) -> str:
        """Write a suggestion as it is read aloud: "Russia, Position, likely"."""
        from briefer.suggest import LIKELY

        sides = self.sides_of_parties(each.id for each in suggestion.parties)
        names = listed([side.name or tr("a third party") for side in sides])
        sure = tr("likely") if suggestion.confidence >= LIKELY else tr("possible")
        return ", ".join([names, kind_word(suggestion.kind), sure])

    def only_others(self, text: str, party_id: str, around: str = "") -> str:
        """Return whom alone a text names when it names parties but not this one ("names only Russia"), or "".

        A part that names nobody says what the text `around` it says.
        """
        named = queries.named_parties(self.project, text) or queries.named_parties(self.project, around)
        if not party_id or not named or any(party.id == party_id for party in named):
            return ""
        names = listed([party.short_name or party.name for party in named])
        return tr("names only {parties}").format(parties=names)
