"""The draft of a project: what is suggested for one of its articles, and taking suggestions over as tags.

How suggestions are found is in `suggest`; here they meet the project, and nothing is decided about words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer import edits, queries
from briefer.model import Annotation, AnnotationId, Article, Kind, Passage, Project, Span
from briefer.suggest import Lexicon, Suggestion, suggest
from briefer.suggest.grammar.reading import Pace, at_once


def suggestions_for(
    project: Project, article: Article, lexicon: Lexicon, *, part: range | None = None, pace: Pace = at_once
) -> tuple[Suggestion, ...]:
    """Return the draft of an article of a project; what is tagged already is left alone and teaches.

    Of a long article `part`, a range of paragraphs from 0, is read as if it stood alone. `pace` is called before each
    sentence, and may wait.
    """
    part = part or range(len(article.paragraphs))
    found = suggest(
        replace(article, paragraphs=article.paragraphs[part.start : part.stop]),
        queries.column_parties(project),
        lexicon,
        thirds=queries.other_parties(project),
        fixed=tuple(_fixed(project)),
        issues=project.issues,
        pace=pace,
    )
    dismissed = frozenset(project.dismissed)
    placed = (replace(each, paragraph=each.paragraph + part.start) if part.start else each for each in found)
    return tuple(each for each in placed if passage_of(article, each) not in dismissed)


def passage_of(article: Article, suggestion: Suggestion) -> Passage:
    """Return the passage that a suggestion for an article is about."""
    return Passage(article.paragraphs[suggestion.paragraph].id, suggestion.start, suggestion.end)


def accept(project: Project, article: Article, suggestions: Iterable[Suggestion]) -> Project:
    """Take suggestions over as tags to be reviewed: with their issue, events with their date and status."""
    for suggestion in suggestions:
        project = _accept(project, article, suggestion)
    return project


def _accept(project: Project, article: Article, suggestion: Suggestion) -> Project:
    paragraph = article.paragraphs[suggestion.paragraph]
    quote = paragraph.text[suggestion.start : suggestion.end]
    span = None if quote == paragraph.text else Span(suggestion.start, suggestion.end, quote)
    party_ids = tuple(party.id for party in suggestion.parties)
    before = len(project.annotations)
    project = edits.annotate(project, paragraph.id, suggestion.kind, party_ids, span)
    if len(project.annotations) == before:  # it was tagged like this already
        return project
    tag = AnnotationId(edits.newest_id(project, "t"))
    if suggestion.kind is Kind.EVENT:
        project = edits.describe(project, tag, when=suggestion.when, status=suggestion.status)
    elif suggestion.speaker:
        project = edits.describe(project, tag, speaker=suggestion.speaker)
    if suggestion.kind is not Kind.EVENT and suggestion.topic:
        project = edits.file_under(project, tag, suggestion.topic[:1].upper() + suggestion.topic[1:])
    return edits.mark_draft(project, tag)


def _fixed(project: Project) -> Iterator[Annotation]:
    """Yield every tag with its words, those of whole paragraphs too."""
    texts = {paragraph.id: paragraph.text for article in project.articles for paragraph in article.paragraphs}
    for tag in project.annotations:
        text = texts.get(tag.paragraph_id, "")
        yield tag if tag.span or not text else replace(tag, span=Span(0, len(text), text))
