"""Finding the parts of a project: paragraphs, annotations, parties, issues, and references to paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from briefer.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    HasId,
    Issue,
    IssueId,
    Kind,
    Paragraph,
    ParagraphId,
    Party,
    PartyId,
    Project,
)

Part = TypeVar("Part", bound=HasId)


def paragraph_of(project: Project, paragraph_id: ParagraphId) -> Paragraph:
    """Return the paragraph with this id; raise LookupError if there is none."""
    article, index = _place(project, paragraph_id)
    return article.paragraphs[index]


def article_of(project: Project, paragraph_id: ParagraphId) -> Article:
    """Return the article this paragraph stands in; raise LookupError if there is none."""
    return _place(project, paragraph_id)[0]


def party(project: Project, party_id: PartyId) -> Party:
    """Return the party with this id; raise LookupError if there is none."""
    return _found(project.parties, party_id)


def annotation(project: Project, annotation_id: AnnotationId) -> Annotation:
    """Return the annotation with this id; raise LookupError if there is none."""
    return _found(project.annotations, annotation_id)


def issue(project: Project, issue_id: IssueId) -> Issue:
    """Return the issue with this id; raise LookupError if there is none."""
    return _found(project.issues, issue_id)


def issue_of(project: Project, annotation_id: AnnotationId) -> Issue | None:
    """Return the issue an annotation is filed under, or None if it is in the tray."""
    return next((each for each in project.issues if annotation_id in each.annotation_ids), None)


def annotations_of(project: Project, paragraph_id: ParagraphId) -> tuple[Annotation, ...]:
    """Return the annotations of a paragraph in text order; for many paragraphs take `annotations_by_paragraph`."""
    return _in_text_order(each for each in project.annotations if each.paragraph_id == paragraph_id)


def annotations_by_paragraph(project: Project) -> dict[ParagraphId, tuple[Annotation, ...]]:
    """Return the annotations of every tagged paragraph, each in text order."""
    return by_paragraph(project.annotations)


def by_paragraph(annotations: Iterable[Annotation]) -> dict[ParagraphId, tuple[Annotation, ...]]:
    """Return annotations by the paragraph they stand in, each paragraph's in text order."""
    found: dict[ParagraphId, list[Annotation]] = {}
    for each in annotations:
        found.setdefault(each.paragraph_id, []).append(each)
    return {name: _in_text_order(items) if len(items) > 1 else tuple(items) for name, items in found.items()}


def is_tagged(project: Project, paragraph_id: ParagraphId) -> bool:
    """Return whether a paragraph has an annotation."""
    return any(each.paragraph_id == paragraph_id for each in project.annotations)


def progress(project: Project, article_id: ArticleId) -> tuple[int, int]:
    """Return how many paragraphs of an article are tagged, and how many it has."""
    article = _found(project.articles, article_id)
    tagged = {each.paragraph_id for each in project.annotations}
    return sum(paragraph.id in tagged for paragraph in article.paragraphs), len(article.paragraphs)


def longest_beginning(project: Project, words: str) -> tuple[ParagraphId | None, str]:
    """Return the paragraph that holds most of the first of these words, in any case, and those; (None, "") if none."""
    parts = words.split()
    texts = [(each, each.text.casefold()) for article in project.articles for each in article.paragraphs]
    for count in range(len(parts), 0, -1):
        wanted = " ".join(parts[:count])
        for paragraph, text in texts:
            if wanted.casefold() in text:
                return paragraph.id, wanted
    return None, ""


def shown_articles(project: Project) -> tuple[tuple[int, Article], ...]:
    """Return the articles that the brief does not leave out, each with its number among all sources."""
    hidden = frozenset(project.brief.hidden_articles)
    return tuple(each for each in enumerate(project.articles, 1) if each[1].id not in hidden)


def shown_annotations(project: Project) -> tuple[Annotation, ...]:
    """Return the annotations without those in articles that the brief leaves out."""
    hidden = frozenset(project.brief.hidden_articles)
    gone = {paragraph.id for article in project.articles if article.id in hidden for paragraph in article.paragraphs}
    return tuple(each for each in project.annotations if each.paragraph_id not in gone)


def printed_annotations(project: Project) -> tuple[Annotation, ...]:
    """Return the annotations that some section may print: not those of articles left out, nor of rows left out.

    What is an event, a key point or a third party's prints in its own place, whatever becomes of its row.
    """
    hidden = frozenset(project.brief.hidden_issues)
    out = {each for issue in project.issues if issue.id in hidden for each in issue.annotation_ids}
    out.difference_update(project.brief.key_point_ids)
    columns = frozenset(project.brief.columns)
    return tuple(
        each
        for each in shown_annotations(project)
        if each.id not in out or each.kind is Kind.EVENT or not columns.issuperset(each.party_ids)
    )


def source_number(project: Project, article_id: ArticleId) -> int:
    """Return the number of an article among the sources, from 1; raise LookupError if it is not there."""
    for number, article in enumerate(project.articles, 1):
        if article.id == article_id:
            return number
    raise LookupError(article_id)


def reference(project: Project, paragraph_id: ParagraphId) -> str:
    """Return the reference of a paragraph, like "S1 ¶7"; raise LookupError if it is not there."""
    article, index = _place(project, paragraph_id)
    return reference_text(source_number(project, article.id), index + 1)


def reference_text(source: int, paragraph: int) -> str:
    """Return how a reference is written, both numbers from 1."""
    return f"S{source} {paragraph_mark(paragraph)}"


def paragraph_mark(paragraph: int) -> str:
    """Return how the number of a paragraph, from 1, is written where its article is known."""
    return f"¶{paragraph}"


def field(project: Project, key: str) -> str:
    """Return what the analyst filled in for a field of the template, "" if nothing."""
    return dict(project.brief.fields).get(key, "")


def _found(parts: Iterable[Part], wanted: str) -> Part:
    for part in parts:
        if part.id == wanted:
            return part
    raise LookupError(wanted)


def _place(project: Project, paragraph_id: ParagraphId) -> tuple[Article, int]:
    for article in project.articles:
        for index, paragraph in enumerate(article.paragraphs):
            if paragraph.id == paragraph_id:
                return article, index
    raise LookupError(paragraph_id)


def _in_text_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    # A whole paragraph stands before its parts, a longer part before a shorter one that begins with it.
    return tuple(sorted(annotations, key=lambda each: (each.span.start, -each.span.end) if each.span else ()))
