"""Edits of articles and of the borders of their paragraphs. The words of an article never change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.edits.parts import (
    changed,
    index_of,
    moved,
    newest_id,
    part_of,
    swapped,
    toggled,
    without_annotations,
)
from briefer.errors import EditError
from briefer.model import AnnotationId, Article, ArticleId, Paragraph, ParagraphId, Project, Source
from briefer.words import counted, tr


def add_article(project: Project, article: Article) -> Project:
    """Add an article as the last source; it and its paragraphs get new ids.

    Raises:
        EditError: the article has no paragraph.
    """
    if not article.paragraphs:
        raise EditError(tr("The article has no text, so there is nothing to tag."))
    project = replace(project, last_id=project.last_id + 1)
    new_id = ArticleId(newest_id(project, "a"))
    article = Article(new_id, article.source, _numbered(new_id, article.paragraphs))
    return replace(project, articles=(*project.articles, article))


def remove_article(project: Project, article_id: ArticleId) -> Project:
    """Remove an article together with every tag on it."""
    article = part_of(project.articles, article_id, "article")
    project = _without_dismissed(without_annotations(project, frozenset(_tags_of(project, article))), article)
    hidden = tuple(each for each in project.brief.hidden_articles if each != article_id)
    articles = tuple(each for each in project.articles if each.id != article_id)
    return changed(project, articles=articles, brief=replace(project.brief, hidden_articles=hidden))


def toggle_article(project: Project, article_id: ArticleId) -> Project:
    """Leave an article out of the brief with all that is tagged in it, or take it in again; its tags stay."""
    part_of(project.articles, article_id, "article")
    hidden = toggled(project.brief.hidden_articles, article_id)
    return changed(project, brief=replace(project.brief, hidden_articles=hidden))


def edit_source(project: Project, article_id: ArticleId, source: Source) -> Project:
    """Correct the citation of an article."""
    article = part_of(project.articles, article_id, "article")
    return changed(project, articles=swapped(project.articles, replace(article, source=source)))


def move_article(project: Project, article_id: ArticleId, position: int) -> Project:
    """Bring an article to another place among the sources (from 0), so that its references change."""
    index = index_of(project.articles, article_id, "article")
    return changed(project, articles=moved(project.articles, index, position))


def split_paragraph(project: Project, paragraph_id: ParagraphId, offset: int) -> Project:
    """Cut a paragraph in two before the character at `offset`; spaces at the cut are dropped.

    Raises:
        EditError: the article has tags, or one of the two would be empty.
    """
    article, index = _untagged(project, paragraph_id)
    paragraph = article.paragraphs[index]
    cut = max(0, offset)
    halves = (paragraph.text[:cut].rstrip(), paragraph.text[cut:].lstrip())
    if not all(halves):
        raise EditError(tr("A paragraph is split between two words. Put the cursor where the new paragraph begins."))
    new = tuple(replace(paragraph, text=half) for half in halves)
    return _with_paragraphs(project, article, (*article.paragraphs[:index], *new, *article.paragraphs[index + 1 :]))


def merge_paragraph(project: Project, paragraph_id: ParagraphId) -> Project:
    """Join a paragraph to the one above it, with a space between.

    Raises:
        EditError: the article has tags, or there is no paragraph above.
    """
    article, index = _untagged(project, paragraph_id)
    if index == 0:
        raise EditError(tr("This is the first paragraph; there is none above to join it to."))
    above, paragraph = article.paragraphs[index - 1 : index + 1]
    joined = replace(above, text=f"{above.text} {paragraph.text}")
    return _with_paragraphs(
        project, article, (*article.paragraphs[: index - 1], joined, *article.paragraphs[index + 1 :])
    )


def _told_fixed(count: int) -> str:
    return counted(
        count,
        "Paragraphs can be split and joined only before tagging; this article has 1 tagged passage.",
        "Paragraphs can be split and joined only before tagging; this article has {n} tagged passages.",
    )


def _untagged(project: Project, paragraph_id: ParagraphId) -> tuple[Article, int]:
    for article in project.articles:
        for index, paragraph in enumerate(article.paragraphs):
            if paragraph.id == paragraph_id:
                if count := len(_tags_of(project, article)):
                    raise EditError(_told_fixed(count))
                return article, index
    raise EditError(tr("This paragraph is not in the project any more."))


def _tags_of(project: Project, article: Article) -> list[AnnotationId]:
    inside = {paragraph.id for paragraph in article.paragraphs}
    return [annotation.id for annotation in project.annotations if annotation.paragraph_id in inside]


def _with_paragraphs(project: Project, article: Article, paragraphs: Sequence[Paragraph]) -> Project:
    project = _without_dismissed(project, article)
    article = replace(article, paragraphs=_numbered(article.id, paragraphs))
    return replace(project, articles=swapped(project.articles, article))


def _numbered(article_id: ArticleId, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(paragraph, id=ParagraphId(f"{article_id}.{number}")) for number, paragraph in enumerate(paragraphs, 1)
    )


def _without_dismissed(project: Project, article: Article) -> Project:
    """Forget what was dismissed in an article that goes, or whose paragraphs become others."""
    gone = {paragraph.id for paragraph in article.paragraphs}
    return changed(project, dismissed=tuple(each for each in project.dismissed if each.paragraph_id not in gone))
