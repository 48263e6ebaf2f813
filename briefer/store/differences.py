"""What changed from one project to another, in plain words: for choosing among versions of one's work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Protocol, TypeVar

from briefer.model import Annotation, BriefSettings, Project
from briefer.queries.parts import reference_text

MOST_WORDS = 12


class _Item(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Item)


@dataclass(frozen=True, slots=True)
class Difference:
    """One sort of change: a sentence such as “2 passages more tagged.”, and a line for each item it is about."""

    summary: str
    items: tuple[str, ...] = ()


def differences(before: Project, after: Project) -> tuple[Difference, ...]:
    """Return what is different in `after`; nothing if the projects are the same."""
    found: list[Difference] = []
    if before.title != after.title:
        found.append(Difference("The title is another one.", (f"“{before.title}” → “{after.title}”",)))
    if before.language != after.language:
        found.append(Difference("The language is another one.", (f"{before.language} → {after.language}",)))
    found += _of_items("article", before.articles, after.articles, lambda each: each.source.headline or "no headline")
    found += _of_items("party", before.parties, after.parties, lambda each: each.name)
    before_words, after_words = _passages(before), _passages(after)
    words = {**before_words, **after_words}
    found += _of_items("tagged passage", before.annotations, after.annotations, lambda each: words[each.id])
    found += _of_items("issue", before.issues, after.issues, lambda each: each.title)
    found += _of_settings(before.brief, after.brief)
    if before.versions != after.versions:
        found.append(Difference("Other versions are kept as given out."))
    return tuple(found)


def _of_items(noun: str, before: Sequence[T], after: Sequence[T], name: Callable[[T], str]) -> Iterable[Difference]:
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    added = [name(each) for each in after if each.id not in old]
    removed = [name(each) for each in before if each.id not in new]
    changed = [name(each) for each in after if each.id in old and old[each.id] != each]
    for names, verb in ((added, "added"), (removed, "removed"), (changed, "changed")):
        if names:
            yield Difference(f"{_count(len(names), noun)} {verb}.", tuple(names))
    kept_before = [each.id for each in before if each.id in new]
    if kept_before != [each.id for each in after if each.id in old]:
        yield Difference(f"{_plural(noun).capitalize()} stand in another order.")


def _of_settings(before: BriefSettings, after: BriefSettings) -> Iterable[Difference]:
    old, new = dict(before.fields), dict(after.fields)
    names = tuple(key for key in {**old, **new} if old.get(key, "") != new.get(key, ""))
    if names:
        shown = tuple(f"{key.replace('_', ' ')}: {_cut(new.get(key, '')) or 'empty'}" for key in names)
        yield Difference(f"{_count(len(names), 'field')} of the brief changed.", shown)
    words = {
        "template_id": "The template is another one.",
        "columns": "The columns are other ones.",
        "key_point_ids": "The key points are other ones.",
        "switched_sections": "Other sections are printed.",
        "version": "The version number of the brief is another one.",
        "event_order": "Events of one date stand in another order.",
        "same_events": "Other events are told as one.",
        "hidden_articles": "Other articles are left out of the brief.",
        "hidden_issues": "Other rows are left out of the brief.",
        "section_order": "The sections stand in another order.",
        "since": "Changes are told against another version.",
        "has_change_marks": "The pages mark changes, or no longer do.",
        "turned": "Other items are judged to have hardened or softened.",
    }
    for each in fields(BriefSettings):
        if each.name in words and getattr(before, each.name) != getattr(after, each.name):
            yield Difference(words[each.name])


def _passages(project: Project) -> dict[str, str]:
    """Return each tagged passage as its reference and first words, in one pass over the project."""
    places = {
        paragraph.id: (reference_text(source, number), paragraph.text)
        for source, article in enumerate(project.articles, 1)
        for number, paragraph in enumerate(article.paragraphs, 1)
    }
    nowhere = ("", "in an article that is missing")
    return {each.id: _passage(each, *places.get(each.paragraph_id, nowhere)) for each in project.annotations}


def _passage(annotation: Annotation, where: str, text: str) -> str:
    if annotation.stated_in:
        where, text = annotation.stated_in, annotation.paraphrase
    return f"{where} {_cut(annotation.span.quote if annotation.span else text)}".strip()


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {_plural(noun)}"
