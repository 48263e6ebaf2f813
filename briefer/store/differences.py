"""What changed from one project to another, in plain words: for choosing among versions of one's work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Protocol, TypeVar

from briefer.model import Annotation, Article, BriefSettings, Project
from briefer.queries.parts import reference_text
from briefer.words import Sentence, counted, later, said, tr

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


@dataclass(frozen=True, slots=True)
class _Sort:
    """What is said of one sort of items: how many came, went and changed, and that their order is another."""

    added: Callable[[int], str]
    removed: Callable[[int], str]
    changed: Callable[[int], str]
    moved: Sentence


ARTICLES = _Sort(
    lambda n: counted(n, "1 article added.", "{n} articles added."),
    lambda n: counted(n, "1 article removed.", "{n} articles removed."),
    lambda n: counted(n, "1 article changed.", "{n} articles changed."),
    later("Articles stand in another order."),
)
PARTIES = _Sort(
    lambda n: counted(n, "1 party added.", "{n} parties added."),
    lambda n: counted(n, "1 party removed.", "{n} parties removed."),
    lambda n: counted(n, "1 party changed.", "{n} parties changed."),
    later("Parties stand in another order."),
)
PASSAGES = _Sort(
    lambda n: counted(n, "1 tagged passage added.", "{n} tagged passages added."),
    lambda n: counted(n, "1 tagged passage removed.", "{n} tagged passages removed."),
    lambda n: counted(n, "1 tagged passage changed.", "{n} tagged passages changed."),
    later("Tagged passages stand in another order."),
)
ISSUES = _Sort(
    lambda n: counted(n, "1 issue added.", "{n} issues added."),
    lambda n: counted(n, "1 issue removed.", "{n} issues removed."),
    lambda n: counted(n, "1 issue changed.", "{n} issues changed."),
    later("Issues stand in another order."),
)


def differences(before: Project, after: Project) -> tuple[Difference, ...]:
    """Return what is different in `after`; nothing if the projects are the same."""
    found: list[Difference] = []
    if before.title != after.title:
        found.append(Difference(tr("The title is another one."), (f"“{before.title}” → “{after.title}”",)))
    if before.language != after.language:
        found.append(Difference(tr("The language is another one."), (f"{before.language} → {after.language}",)))
    found += _of_items(ARTICLES, before.articles, after.articles, _headline)
    found += _of_items(PARTIES, before.parties, after.parties, lambda each: each.name)
    before_words, after_words = _passages(before), _passages(after)
    words = {**before_words, **after_words}
    found += _of_items(PASSAGES, before.annotations, after.annotations, lambda each: words[each.id])
    found += _of_items(ISSUES, before.issues, after.issues, lambda each: each.title)
    found += _of_settings(before.brief, after.brief)
    if before.versions != after.versions:
        found.append(Difference(tr("Other versions are kept as given out.")))
    return tuple(found)


def _of_items(sort: _Sort, before: Sequence[T], after: Sequence[T], name: Callable[[T], str]) -> Iterable[Difference]:
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    added = [name(each) for each in after if each.id not in old]
    removed = [name(each) for each in before if each.id not in new]
    changed = [name(each) for each in after if each.id in old and old[each.id] != each]
    for names, told in ((added, sort.added), (removed, sort.removed), (changed, sort.changed)):
        if names:
            yield Difference(told(len(names)), tuple(names))
    kept_before = [each.id for each in before if each.id in new]
    if kept_before != [each.id for each in after if each.id in old]:
        yield Difference(said(sort.moved))


def _of_settings(before: BriefSettings, after: BriefSettings) -> Iterable[Difference]:
    old, new = dict(before.fields), dict(after.fields)
    names = tuple(key for key in {**old, **new} if old.get(key, "") != new.get(key, ""))
    if names:
        shown = tuple(f"{key.replace('_', ' ')}: {_cut(new.get(key, '')) or tr('empty')}" for key in names)
        yield Difference(
            counted(len(names), "1 field of the brief changed.", "{n} fields of the brief changed."), shown
        )
    words = {
        "template_id": tr("The template is another one."),
        "columns": tr("The columns are other ones."),
        "key_point_ids": tr("The key points are other ones."),
        "switched_sections": tr("Other sections are printed."),
        "version": tr("The version number of the brief is another one."),
        "event_order": tr("Events of one date stand in another order."),
        "same_events": tr("Other events are told as one."),
        "hidden_articles": tr("Other articles are left out of the brief."),
        "hidden_issues": tr("Other rows are left out of the brief."),
        "section_order": tr("The sections stand in another order."),
        "since": tr("Changes are told against another version."),
        "has_change_marks": tr("The pages mark changes, or no longer do."),
        "turned": tr("Other items are judged to have hardened or softened."),
    }
    for each in fields(BriefSettings):
        if each.name in words and getattr(before, each.name) != getattr(after, each.name):
            yield Difference(words[each.name])


def _headline(article: Article) -> str:
    return article.source.headline or tr("no headline")


def _passages(project: Project) -> dict[str, str]:
    """Return each tagged passage as its reference and first words, in one pass over the project."""
    places = {
        paragraph.id: (reference_text(source, number), paragraph.text)
        for source, article in enumerate(project.articles, 1)
        for number, paragraph in enumerate(article.paragraphs, 1)
    }
    nowhere = ("", tr("in an article that is missing"))
    return {each.id: _passage(each, *places.get(each.paragraph_id, nowhere)) for each in project.annotations}


def _passage(annotation: Annotation, where: str, text: str) -> str:
    if annotation.stated_in:
        where, text = annotation.stated_in, annotation.paraphrase
    return f"{where} {_cut(annotation.span.quote if annotation.span else text)}".strip()


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")
