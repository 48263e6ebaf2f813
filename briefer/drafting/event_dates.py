"""Dates proposed for an event: those its words name, then those of its paragraph. Proposed, never filled in."""

from __future__ import annotations

from briefer import queries
from briefer.dates import dates_in, parsed_day
from briefer.model import AnnotationId, Project, When
from briefer.suggest import lexicon_of


def date_proposals(project: Project, annotation_id: AnnotationId) -> tuple[When, ...]:
    """Return the dates in the words of an item and then in the rest of its paragraph, each once, in text order.

    They are counted from the day the article was published. None for a language without a lexicon. Raises LookupError
    if the item is not there.
    """
    item = queries.annotation(project, annotation_id)
    if item.stated_in:
        return ()
    article = queries.article_of(project, item.paragraph_id)
    lexicon = lexicon_of(article)
    if lexicon is None:
        return ()
    text = queries.paragraph_of(project, item.paragraph_id).text
    start, end = item.extent(len(text))
    found = dates_in(text, parsed_day(article.source.published), lexicon.dates)
    inside = [each.when for each in found if start <= each.start and each.end <= end]
    return tuple(dict.fromkeys((*inside, *(each.when for each in found))))
