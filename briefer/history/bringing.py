"""Bringing passages of other briefs into one: a single one as an item, or all that were found as a chronology."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from briefer import edits, queries
from briefer.history.editions import known_edition, place_in
from briefer.history.memory import Hit, Progress
from briefer.model import Annotation, AnnotationId, Article, ParagraphId, Party, PartyId, Project, Span
from briefer.store import project_file
from briefer.text import fingerprint

CHRONOLOGY = "statements"
"""The house format in which what was found prints, by date."""


def bring_in(project: Project, other: Project, annotation_id: AnnotationId) -> Project:
    """Return this project with a tag of another one: its article as a source, the same passage, party and row.

    An article that is here is not added twice, nor another edition of one that holds the words unchanged; a party is
    found by any of its names, else added as a third party. Raises LookupError if the tag is not in the other project.
    """
    tag = queries.annotation(other, annotation_id)
    project, (paragraph_id, span) = _with_passage(project, queries.article_of(other, tag.paragraph_id), tag)
    ids = []
    for each in tag.party_ids:
        project, party_id = _with_party(project, queries.party(other, each))
        ids.append(party_id)
    before = project.last_id
    project = edits.annotate(project, paragraph_id, tag.kind, ids, span)
    if project.last_id == before:  # it stands here already
        return project
    new = AnnotationId(edits.newest_id(project, "t"))
    project = edits.describe(
        project,
        new,
        speaker=tag.speaker,
        paraphrase=tag.paraphrase,
        when=tag.when,
        status=tag.status,
        is_paraphrase_only=tag.is_paraphrase_only,
    )
    by = span.start - tag.span.start if span and tag.span else 0
    project = edits.set_cuts(project, new, [replace(cut, start=cut.start + by, end=cut.end + by) for cut in tag.cuts])
    issue = queries.issue_of(other, annotation_id)
    return edits.file_under(project, new, issue.title, issue.theme) if issue else project


def chronology(hits: Iterable[Hit], title: str, progress: Progress = lambda _: None) -> Project:
    """Return a project of passages found in other briefs, in the house format that prints them by date.

    What is no longer in its project is passed over. Raises BrieferError if a project cannot be read, and what
    `progress` raises.
    """
    made = edits.set_field(edits.set_template(Project(title=title), CHRONOLOGY), "subject", title)
    read: dict[Path, Project] = {}
    for hit in hits:
        if hit.path not in read:
            progress(hit.path.name)
            read[hit.path] = project_file.load_read_only(hit.path).project
        with suppress(LookupError):
            made = bring_in(made, read[hit.path], AnnotationId(hit.annotation_id))
    said = Counter(party_id for tag in made.annotations for party_id in tag.party_ids)
    return edits.set_columns(made, [party_id for party_id, _ in said.most_common(2)])


def _with_passage(
    project: Project, article: Article, tag: Annotation
) -> tuple[Project, tuple[ParagraphId, Span | None]]:
    """Return the project with an article that holds a passage, and where it stands there."""
    known = known_edition(project, article)
    place = place_in(tag, article, known) if known else None
    if place:
        return project, place
    project, here = _with_article(project, article)
    return project, (here.paragraphs[_place(article, tag.paragraph_id)].id, tag.span)


def _with_article(project: Project, article: Article) -> tuple[Project, Article]:
    wanted = _text_of(article)
    for each in project.articles:
        if _text_of(each) == wanted:
            return project, each
    project = edits.add_article(project, article)
    return project, project.articles[-1]


def _text_of(article: Article) -> str:
    return fingerprint(each.text for each in article.paragraphs)


def _place(article: Article, paragraph_id: ParagraphId) -> int:
    return next(at for at, each in enumerate(article.paragraphs) if each.id == paragraph_id)


def _with_party(project: Project, party: Party) -> tuple[Project, PartyId]:
    wanted = {name.casefold() for name in queries.names_of(party)}
    for each in project.parties:
        if wanted & {name.casefold() for name in queries.names_of(each)}:
            return project, each.id
    project = edits.add_party(project, party.name, short_name=party.short_name, aliases=party.aliases)
    return project, PartyId(edits.newest_id(project, "p"))
