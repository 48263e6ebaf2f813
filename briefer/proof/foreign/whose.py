"""Whose words a passage of the articles is: as it was tagged, else as the article plainly says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from sys import maxsize

from briefer import queries
from briefer.model import Article, ParagraphId, PartyId, Project
from briefer.proof.foreign.words import Placed
from briefer.suggest import Suggestion, load_lexicon, suggest

CONFIDENT = 0.6
"""So sure a draft has to be of a sentence that nobody tagged; whom a “he” means, it never is."""
GUESSED = "party.pronoun"


class Whose:
    """The parties of every passage of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._article = {paragraph.id: article for article in project.articles for paragraph in article.paragraphs}
        self._tags: dict[ParagraphId, list[tuple[int, int, tuple[PartyId, ...]]]] = {}
        for tag in project.annotations:
            start, end = tag.extent(maxsize)
            self._tags.setdefault(tag.paragraph_id, []).append((start, end, tag.party_ids))
        self._drafted = cache(self._drafts)

    def parties(self, placed: Placed) -> frozenset[PartyId]:
        """Return the parties whose words a passage is; none if nobody can tell."""
        tagged = frozenset(party for parties in self._tagged(placed) for party in parties)
        if tagged:
            return tagged
        sure = (
            each
            for each in self._near(placed)
            if each.confidence >= CONFIDENT and not any(reason.rule == GUESSED for reason in each.reasons)
        )
        return frozenset(party.id for each in sure for party in each.parties)

    def is_tagged(self, placed: Placed) -> bool:
        """Return whether somebody tagged a passage, of a party or of none."""
        return next(self._tagged(placed), None) is not None

    def _tagged(self, placed: Placed) -> Iterator[tuple[PartyId, ...]]:
        tags = self._tags.get(placed.paragraph.id, ())
        return (parties for start, end, parties in tags if placed.meets(start, end))

    def may_be(self, placed: Placed) -> frozenset[PartyId]:
        """Return the parties whose words a draft takes a passage for, however unsure it is."""
        return frozenset(party.id for each in self._near(placed) for party in each.parties)

    def _near(self, placed: Placed) -> Iterator[Suggestion]:
        drafts = self._drafted(self._article[placed.paragraph.id]).get(placed.paragraph.id, ())
        return (each for each in drafts if placed.meets(each.start, each.end))

    def _drafts(self, article: Article) -> dict[ParagraphId, list[Suggestion]]:
        lexicon = load_lexicon(article.source.language or "en")
        if lexicon is None:
            return {}
        sides, thirds = queries.column_parties(self._project), queries.other_parties(self._project)
        found: dict[ParagraphId, list[Suggestion]] = {}
        for each in suggest(article, sides, lexicon, thirds=thirds):
            found.setdefault(article.paragraphs[each.paragraph].id, []).append(each)
        return found
