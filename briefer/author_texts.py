"""What the author wrote and the paper prints: every string of it, with the part of the project it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefer.model import ParagraphId, Project
from briefer.proof.author import Sources
from briefer.queries import reference_text, shown_annotations, shown_articles

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
    yield from (each for each in _author_texts(project, fields) if each.text)


def _author_texts(project: Project, fields: Iterable[tuple[str, str]]) -> Iterator[AuthorText]:
    yield AuthorText("project", "", "title", project.title)
    yield from (AuthorText("field", key, "text", text) for key, text in fields)
    yield from (AuthorText("party", each.id, "name", each.name) for each in project.parties)
    hidden = frozenset(project.brief.hidden_issues)
    for issue in project.issues:
        if issue.id not in hidden:
            yield AuthorText("issue", issue.id, "title", issue.title)
            yield AuthorText("issue", issue.id, "theme", issue.theme)
            yield AuthorText("issue", issue.id, "assessment", issue.assessment)
    for tag in shown_annotations(project):
        yield AuthorText("annotation", tag.id, "paraphrase", tag.paraphrase, tag.paragraph_id)
        yield AuthorText("annotation", tag.id, "speaker", tag.speaker)
        yield AuthorText("annotation", tag.id, "when", tag.when.text)
        yield AuthorText("annotation", tag.id, "origin", tag.stated_in)
    for _, article in shown_articles(project):
        yield AuthorText("article", article.id, "outlet", article.source.outlet)
        yield AuthorText("article", article.id, "byline", article.source.byline)


def author_sources(project: Project) -> Sources:
    """Return what quotations in the author's text may stand in: the articles that the brief does not leave out."""
    shown = shown_articles(project)
    paragraphs = {
        reference_text(source, number): paragraph.text
        for source, article in shown
        for number, paragraph in enumerate(article.paragraphs, 1)
    }
    elsewhere = {each.words: each.origin for each in project.brief.elsewhere}
    return Sources(paragraphs, (article.source.headline for _, article in shown), elsewhere)
