"""A new edition of an article: tags whose words stand unchanged move over, the others stay with the old edition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefer import edits, queries
from briefer.drafting.proposals import Mark
from briefer.errors import EditError
from briefer.model import Annotation, AnnotationId, Article, ArticleId, Paragraph, ParagraphId, Project, Span
from briefer.queries.changes import longest_kept
from briefer.words import tr

ALIKE = 50.0
"""How alike, of 100, two forms of one paragraph are at least."""


@dataclass(frozen=True, slots=True)
class EditionProposal:
    """A tag whose words did not stay: its own, and those of the new edition it may be moved to, "" for none."""

    annotation_id: AnnotationId
    old: str
    new: str
    paragraph_id: ParagraphId | None = None
    span: Span | None = None

    @property
    def mark(self) -> Mark:
        """Whether its words changed or are gone."""
        return Mark.CHANGED if self.is_complete else Mark.DELETED

    @property
    def is_complete(self) -> bool:
        """Whether there are words to move it to."""
        return self.paragraph_id is not None

    def taken_into(self, project: Project) -> Project:
        """Return the project with the tag on the new words; an old edition without any other tag goes.

        Raises EditError if there are none, or the tag or the new edition is not there any more.
        """
        if self.paragraph_id is None:
            raise EditError(tr("These words are gone from the new edition: the tag stays with the old one."))
        tag = next((each for each in project.annotations if each.id == self.annotation_id), None)
        if tag is None:
            raise EditError(tr("This tag is not in the project any more."))
        old = queries.article_of(project, tag.paragraph_id)
        project = edits.carry(project, {self.annotation_id: (self.paragraph_id, self.span)})
        return _without_untagged(project, old)


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of two editions by its places in them, from 0; None where it is missing.

    `what` is "same", "changed", "moved" (as it was, elsewhere), "gone" or "new".
    """

    old: int | None
    new: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Updated:
    """A project with a new edition, the tags that moved to it, and those that stay with the old one."""

    project: Project
    carried: tuple[AnnotationId, ...]
    left: tuple[EditionProposal, ...]


def known_edition(project: Project, article: Article) -> Article | None:
    """Return the article of the project that this is another edition of: of the same address, or of near-equal text."""
    found = queries.same_address(project.articles, article.source)
    return found or next((each for each in project.articles if queries.is_edition(each, article)), None)


def update(project: Project, article_id: ArticleId, article: Article) -> Updated:
    """Return the project with a new edition in the place of an article.

    The old edition stays behind it as the source of the tags that could not move over; without any it goes.
    """
    index = next(at for at, each in enumerate(project.articles) if each.id == article_id)
    old = project.articles[index]
    project = edits.add_article(project, _cited_as(article, old))
    new = project.articles[-1]
    project = edits.move_article(project, new.id, index)
    paths = _paths(old.paragraphs, new.paragraphs)
    twins = _twins(old.paragraphs, new.paragraphs, paths)
    here = {paragraph.id: at for at, paragraph in enumerate(old.paragraphs)}
    places: dict[AnnotationId, tuple[ParagraphId, Span | None]] = {}
    left: list[EditionProposal] = []
    for tag in project.annotations:
        if tag.paragraph_id not in here:
            continue
        at = here[tag.paragraph_id]
        place = _place(tag, old.paragraphs[at], [new.paragraphs[to] for to in paths[at]])
        if place:
            places[tag.id] = place
        else:
            left.append(_proposal(tag, old.paragraphs[at], twins.get(at)))
    project = _without_untagged(edits.carry(project, places), old)
    return Updated(project, tuple(places), tuple(left))


def aligned(old: Article, new: Article) -> tuple[Pair, ...]:
    """Return the paragraphs of two editions side by side, in the order of the new one."""
    twins = _twins(old.paragraphs, new.paragraphs, _paths(old.paragraphs, new.paragraphs))
    places = {paragraph.id: at for at, paragraph in enumerate(new.paragraphs)}
    ways = {at: places[twin.id] for at, twin in twins.items()}
    stayed = longest_kept(
        [str(at) for at in sorted(ways)], [str(at) for at, _ in sorted(ways.items(), key=lambda way: way[1])]
    )
    came_from = {to: at for at, to in ways.items()}
    found, gone = [], [at for at in range(len(old.paragraphs)) if at not in ways]
    for to, paragraph in enumerate(new.paragraphs):
        at = came_from.get(to)
        if at is None:
            found.append(Pair(None, to, "new"))
            continue
        while gone and str(at) in stayed and gone[0] < at:
            found.append(Pair(gone.pop(0), None, "gone"))
        is_same, is_moved = old.paragraphs[at].text == paragraph.text, str(at) not in stayed
        found.append(Pair(at, to, "changed" if not is_same else "moved" if is_moved else "same"))
    return (*found, *(Pair(at, None, "gone") for at in gone))


def _cited_as(article: Article, old: Article) -> Article:
    """Return an edition with what its citation lacks taken from the old one; its date and text are its own."""
    kept = {name: getattr(old.source, name) for name in ("headline", "outlet", "byline", "url", "language")}
    lacking = {name: words for name, words in kept.items() if words and not getattr(article.source, name)}
    return replace(article, source=replace(article.source, **lacking))


def _without_untagged(project: Project, article: Article) -> Project:
    """Return the project without an old edition that nothing is tagged in any more."""
    inside = {paragraph.id for paragraph in article.paragraphs}
    is_tagged = any(each.paragraph_id in inside for each in project.annotations)
    return project if is_tagged else edits.remove_article(project, article.id)


def _proposal(tag: Annotation, old: Paragraph, twin: Paragraph | None) -> EditionProposal:
    """Return what may become of a tag: the words that stand in the place of its own in the paragraph's new form."""
    words = tag.span.quote if tag.span else old.text
    if twin is None:
        return EditionProposal(tag.id, words, "")
    if tag.span is None:
        return EditionProposal(tag.id, words, twin.text, twin.id)
    span = _in_place_of(tag.span, old.text, twin.text)
    return EditionProposal(tag.id, words, span.quote, twin.id, span) if span else EditionProposal(tag.id, words, "")


def _twins(
    old: tuple[Paragraph, ...], new: tuple[Paragraph, ...], paths: list[tuple[int, ...]]
) -> dict[int, Paragraph]:
    """Return the new form of each old paragraph that has one: the likest pairs first, no paragraph in two of them."""
    from rapidfuzz import fuzz

    found = {at: new[ways[0]] for at, ways in enumerate(paths) if len(ways) == 1 and new[ways[0]].text == old[at].text}
    pairs = (
        (fuzz.ratio(old[at].text, new[to].text), at, to)
        for at in range(len(old))
        if at not in found
        for to in paths[at]
    )
    taken: set[int] = set()
    for likeness, at, to in sorted(pairs, key=lambda pair: (-pair[0], pair[1], abs(pair[1] - pair[2]))):
        if likeness >= ALIKE and at not in found and to not in taken:
            found[at] = new[to]
            taken.add(to)
    return found


def _in_place_of(span: Span, old: str, new: str) -> Span | None:
    """Return the words that stand where those of a span stood, word by word; None if nothing does."""
    before, after = (list(re.finditer(r"\S+", text)) for text in (old, new))
    texts = ([match[0] for match in before], [match[0] for match in after])
    start, end = len(new), 0
    for step, a, b, c, d in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if c == d or not any(each.start() < span.end and each.end() > span.start for each in before[a:b]):
            continue
        if step == "equal":  # a span may begin and end within a word's marks
            by = [(was.start(), now.start()) for was, now in zip(before[a:b], after[c:d], strict=True)]
            inside = [
                (w, n, m)
                for (w, n), m in zip(by, before[a:b], strict=True)
                if m.start() < span.end and m.end() > span.start
            ]
            first, last = inside[0], inside[-1]
            start = min(start, first[1] + max(0, span.start - first[0]))
            end = max(end, last[1] + min(last[2].end(), span.end) - last[0])
        else:
            start, end = min(start, after[c].start()), max(end, after[d - 1].end())
    if start < end and span.quote[-1].isalnum():
        end = start + len(new[start:end].rstrip(",;:"))
    return Span(start, end, new[start:end]) if start < end else None


def place_in(tag: Annotation, old: Article, new: Article) -> tuple[ParagraphId, Span | None] | None:
    """Return where a tag of an article stands in another edition of it, None where its words do not stand unchanged."""
    at = next(at for at, each in enumerate(old.paragraphs) if each.id == tag.paragraph_id)
    here = _paths(old.paragraphs, new.paragraphs)[at]
    return _place(tag, old.paragraphs[at], [new.paragraphs[to] for to in here])


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
    if len(held) != 1 or len(_places_of(quote, old.text)) != 1 or held[0][0] != _most_like(old, new):
        return None
    paragraph, start = held[0]
    return paragraph.id, Span(start, start + len(quote), quote)


def _places_of(words: str, text: str) -> list[int]:
    """Return where words stand in a text as whole words, just as they are."""
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _most_like(old: Paragraph, new: list[Paragraph]) -> Paragraph | None:
    """Return the first paragraph most like an old one, if one is like it at all."""
    from rapidfuzz import fuzz

    scored = [(fuzz.ratio(old.text, each.text), each) for each in new]
    best, found = max(scored, key=lambda each: each[0], default=(0.0, None))
    return found if best >= ALIKE else None
