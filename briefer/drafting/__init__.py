"""The draft of a project: what is suggested for one of its articles, and taking suggestions over as tags.

How suggestions are found is in `suggest`; here they meet the project, and nothing is decided about words. Dates that
an event's words name are in `event_dates`; `proposals` and `reviewing` hold what may be taken over, whatever it came
from, and what was taken or dropped. Begin with `suggestions_for`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer import queries
from briefer.drafting.proposals import Mark, TagProposal, take
from briefer.model import Annotation, Article, ArticleId, Origin, Passage, Project, Span
from briefer.suggest import Lexicon, Suggestion, lexicon_of, suggest, titles_in
from briefer.suggest.grammar.reading import Pace, at_once


def suggestions_for(
    project: Project,
    article: Article,
    lexicon: Lexicon,
    *,
    part: range | None = None,
    pace: Pace = at_once,
) -> tuple[Suggestion, ...]:
    """Return the draft of an article of a project; what is tagged already is left alone and teaches.

    New rows are named in the language of the brief. Of a long article `part`, a range of paragraphs from 0, is read as
    if it stood alone. `pace` is called before each sentence, and may wait.
    """
    part = part or range(len(article.paragraphs))
    found = suggest(
        replace(article, paragraphs=article.paragraphs[part.start : part.stop]),
        queries.column_parties(project),
        lexicon,
        thirds=queries.other_parties(project),
        fixed=tuple(_fixed(project)),
        issues=project.issues,
        titles=titles_in(project.language or lexicon.language),
        pace=pace,
    )
    dismissed = frozenset(project.dismissed)
    placed = (replace(each, paragraph=each.paragraph + part.start) if part.start else each for each in found)
    return tuple(each for each in placed if passage_of(article, each) not in dismissed)


def own_drafts(project: Project) -> dict[ArticleId, tuple[Suggestion, ...]]:
    """Return what is suggested for each article of a project in whose language there are words."""
    lexicons = {article.id: lexicon_of(article) for article in project.articles}
    return {
        article.id: suggestions_for(project, article, lexicon)
        for article in project.articles
        if (lexicon := lexicons[article.id])
    }


def passage_of(article: Article, suggestion: Suggestion) -> Passage:
    """Return the passage that a suggestion for an article is about."""
    return Passage(article.paragraphs[suggestion.paragraph].id, suggestion.start, suggestion.end)


def accept(project: Project, article: Article, suggestions: Iterable[Suggestion]) -> Project:
    """Take suggestions over as tags to be reviewed: with their issue, events with their date and status."""
    return take(project, (_proposal(article, each) for each in suggestions))


def _proposal(article: Article, suggestion: Suggestion) -> TagProposal:
    paragraph = article.paragraphs[suggestion.paragraph]
    quote = paragraph.text[suggestion.start : suggestion.end]
    return TagProposal(
        0,
        Mark.AGREES,
        quote,
        paragraph.id,
        None if quote == paragraph.text else Span(suggestion.start, suggestion.end, quote),
        suggestion.kind,
        tuple(party.id for party in suggestion.parties),
        issue=suggestion.issue,
        speaker=suggestion.speaker,
        when=suggestion.when,
        status=suggestion.status,
        origin=Origin.RULES,
    )


def _fixed(project: Project) -> Iterator[Annotation]:
    """Yield every tag with its words, those of whole paragraphs too."""
    texts = {paragraph.id: paragraph.text for article in project.articles for paragraph in article.paragraphs}
    for tag in project.annotations:
        text = texts.get(tag.paragraph_id, "")
        yield tag if tag.span or not text else replace(tag, span=Span(0, len(text), text))
