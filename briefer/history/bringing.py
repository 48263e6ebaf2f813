"""Bringing a passage of another brief into this one, as an item of its own source."""

from __future__ import annotations

from briefer import edits, queries
from briefer.model import AnnotationId, Article, ParagraphId, Party, PartyId, Project
from briefer.text import fingerprint


def bring_in(project: Project, other: Project, annotation_id: AnnotationId) -> Project:
    """Return this project with a tag of another one: its article as a source, the same passage, party and row.

    An article of the same text is not added twice; a party is found by any of its names, else added as a third party.
    Raises LookupError if the tag is not in the other project.
    """
    tag = queries.annotation(other, annotation_id)
    article = queries.article_of(other, tag.paragraph_id)
    project, here = _with_article(project, article)
    ids = []
    for each in tag.party_ids:
        project, party_id = _with_party(project, queries.party(other, each))
        ids.append(party_id)
    paragraph = here.paragraphs[_place(article, tag.paragraph_id)]
    before = project.last_id
    project = edits.annotate(project, paragraph.id, tag.kind, ids, tag.span)
    if project.last_id == before:  # it stands here already
        return project
    new = AnnotationId(edits.newest_id(project, "t"))
    project = edits.describe(
        project, new, speaker=tag.speaker, paraphrase=tag.paraphrase, when=tag.when, status=tag.status
    )
    project = edits.set_cuts(project, new, tag.cuts)
    issue = queries.issue_of(other, annotation_id)
    return edits.file_under(project, new, issue.title, issue.theme) if issue else project


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
