"""What the author wrote and the paper prints: every string of it, with the part of the project it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefer.model import ParagraphId, Project
from briefer.proof.author import Sources
from briefer.queries import printed_annotations, reference_text, shown_articles

AuthorPlace = Literal["annotation", "issue", "field", "party", "article", "project"]


@dataclass(frozen=True, slots=True)
class AuthorText:
    """A string of the author's: `kind` and `id` name the part of the project, `part` what of it the string is.

    `paragraph_id` is the paragraph that the paper gives beside it, None if there is none.
    """

    kind: AuthorPlace
    id: str
    part: str
    text: str
    paragraph_id: ParagraphId | None = None


def author_texts(project: Project, fields: Iterable[tuple[str, str]]) -> Iterator[AuthorText]:
    """Yield every string of the author's that the paper prints, none of them empty; `fields` are those that print."""
    if project.title:
        yield AuthorText("project", "", "title", project.title)
    yield from (AuthorText("field", key, "text", text) for key, text in fields if text)
    yield from (AuthorText("party", each.id, "name", each.name) for each in project.parties if each.name)
    yield from _of_issues(project)
    for tag in printed_annotations(project):
        if tag.paraphrase:
            yield AuthorText("annotation", tag.id, "paraphrase", tag.paraphrase, tag.paragraph_id)
        if tag.speaker:
            yield AuthorText("annotation", tag.id, "speaker", tag.speaker)
        if tag.when.text:
            yield AuthorText("annotation", tag.id, "when", tag.when.text)
        if tag.stated_in:
            yield AuthorText("annotation", tag.id, "origin", tag.stated_in)
    for _, article in shown_articles(project):
        if article.source.outlet:
            yield AuthorText("article", article.id, "outlet", article.source.outlet)
        if article.source.byline:
            yield AuthorText("article", article.id, "byline", article.source.byline)


def _of_issues(project: Project) -> Iterator[AuthorText]:
    hidden = frozenset(project.brief.hidden_issues)
    for issue in project.issues:
        if issue.id not in hidden:
            for part in ("title", "theme", "assessment", "agreed"):
                if text := getattr(issue, part):
                    yield AuthorText("issue", issue.id, part, text)


def author_sources(project: Project) -> Sources:
    """Return what quotations in the author's text may stand in: the articles that the brief does not leave out.

    As long as these are the same it is the same object.
    """
    shown = shown_articles(project)
    paragraphs = tuple(
        (reference_text(source, number), paragraph.text)
        for source, article in shown
        for number, paragraph in enumerate(article.paragraphs, 1)
    )
    elsewhere = tuple((each.words, each.origin) for each in project.brief.elsewhere)
    return _sources(paragraphs, tuple(article.source.headline for _, article in shown), elsewhere)


@lru_cache(maxsize=8)
def _sources(
    paragraphs: tuple[tuple[str, str], ...], headlines: tuple[str, ...], elsewhere: tuple[tuple[str, str], ...]
) -> Sources:
    return Sources(dict(paragraphs), headlines, dict(elsewhere))
