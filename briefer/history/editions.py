"""A new edition of an article: tags whose words stand unchanged move over, the others stay with the old edition."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefer import edits, queries
from briefer.model import Annotation, AnnotationId, Article, ArticleId, Paragraph, ParagraphId, Project, Span

NEAR = 0.5
"""The share of its paragraphs that an article has in common with another edition of it, at least."""
ALIKE = 50.0
"""How alike, of 100, two forms of one paragraph are at least."""


@dataclass(frozen=True, slots=True)
class Left:
    """A tag that could not move over: its words, and the paragraph of the new edition most like its own, or ""."""

    annotation_id: AnnotationId
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Updated:
    """A project with a new edition, the tags that moved to it, and those that stay with the old one."""

    project: Project
    carried: tuple[AnnotationId, ...]
    left: tuple[Left, ...]


def known_edition(project: Project, article: Article) -> Article | None:
    """Return the article of the project that this is another edition of: of the same address, or of near-equal text."""
    found = queries.same_address(project.articles, article.source)
    if found is not None:
        return found
    new = Counter(paragraph.text for paragraph in article.paragraphs)
    for each in project.articles:
        old = Counter(paragraph.text for paragraph in each.paragraphs)
        if (old & new).total() > NEAR * max(old.total(), new.total()):
            return each
    return None


def update(project: Project, article_id: ArticleId, article: Article) -> Updated:
    """Return the project with a new edition in the place of an article.

    The old edition stays behind it as the source of the tags that could not move over; without any it goes.
    """
    index = next(at for at, each in enumerate(project.articles) if each.id == article_id)
    old = project.articles[index]
    project = edits.add_article(project, article)
    new = project.articles[-1]
    project = edits.move_article(project, new.id, index)
    paths = _paths(old.paragraphs, new.paragraphs)
    here = {paragraph.id: at for at, paragraph in enumerate(old.paragraphs)}
    places: dict[AnnotationId, tuple[ParagraphId, Span | None]] = {}
    left: list[Left] = []
    for tag in project.annotations:
        if tag.paragraph_id not in here:
            continue
        at = here[tag.paragraph_id]
        place = _place(tag, old.paragraphs[at], [new.paragraphs[to] for to in paths[at]])
        if place:
            places[tag.id] = place
        else:
            words = tag.span.quote if tag.span else old.paragraphs[at].text
            left.append(Left(tag.id, words, _most_like(old.paragraphs[at], [new.paragraphs[to] for to in paths[at]])))
    project = edits.carry(project, places)
    if not left:
        project = edits.remove_article(project, old.id)
    return Updated(project, tuple(places), tuple(left))


def _paths(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> list[tuple[int, ...]]:
    """Return for each old paragraph where it may stand now: as it was, else in any that no other one is."""
    before, after = [each.text for each in old], [each.text for each in new]
    kept: dict[int, int] = {}
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept |= {block.a + step: block.b + step for step in range(block.size)}
    for at, text in enumerate(before):  # what went elsewhere as it was
        if at not in kept and before.count(text) == after.count(text) == 1:
            kept[at] = after.index(text)
    taken = set(kept.values())
    free = tuple(to for to in range(len(new)) if to not in taken)
    return [(kept[at],) if at in kept else free for at in range(len(old))]


def _place(tag: Annotation, old: Paragraph, new: list[Paragraph]) -> tuple[ParagraphId, Span | None] | None:
    """Return where the words of a tag stand in the new edition, if they do so once and in a paragraph like theirs."""
    same = [each for each in new if each.text == old.text]
    if len(same) == 1:
        return same[0].id, tag.span
    if tag.span is None:
        return None
    quote = tag.span.quote
    held = [(each, start) for each in new for start in _places_of(quote, each.text)]
    if len(held) != 1 or len(_places_of(quote, old.text)) != 1 or held[0][0].text != _most_like(old, new):
        return None
    paragraph, start = held[0]
    return paragraph.id, Span(start, start + len(quote), quote)


def _places_of(words: str, text: str) -> list[int]:
    """Return where words stand in a text as whole words, just as they are."""
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _most_like(old: Paragraph, new: list[Paragraph]) -> str:
    from rapidfuzz import fuzz

    scored = [(fuzz.ratio(old.text, each.text), each.text) for each in new]
    best = max(scored, key=lambda each: each[0], default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else ""
