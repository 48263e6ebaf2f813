"""What all edits share: finding, replacing and moving the parts of a project. No rule of the model lives here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import Any, TypeVar

from briefer.errors import EditError
from briefer.model import Annotation, AnnotationId, HasId, Paragraph, Project
from briefer.text import normalise
from briefer.words import counted, later, said

_GONE = {
    "article": later("This article is not in the project any more."),
    "issue": later("This issue is not in the project any more."),
    "item": later("This item is not in the project any more."),
    "paragraph": later("This paragraph is not in the project any more."),
    "party": later("This party is not in the project any more."),
    "tag": later("This tag is not in the project any more."),
}
"""What is said of a part that is gone, by its sort."""
Part = TypeVar("Part", bound=HasId)
Item = TypeVar("Item")


def newest_id(project: Project, prefix: str) -> str:
    """Return the id of what the last creating edit made; `prefix` is a, p, t or i."""
    return f"{prefix}{project.last_id}"


def changed(project: Project, **parts: Any) -> Project:
    """Return the project with new parts, or the very same project if all of them are equal to the old ones."""
    new = {name: value for name, value in parts.items() if getattr(project, name) != value}
    return replace(project, **new) if new else project


def index_of(items: Sequence[HasId], wanted: str, what: str) -> int:
    """Return the place of the part with this id; raise EditError if there is none. `what` it is is a key of _GONE."""
    for index, item in enumerate(items):
        if item.id == wanted:
            return index
    raise EditError(said(_GONE[what]))


def part_of(items: Sequence[Part], wanted: str, what: str) -> Part:
    """Return the part with this id; raise EditError if there is none."""
    return items[index_of(items, wanted, what)]


def swapped(items: tuple[Part, ...], new: Part) -> tuple[Part, ...]:
    """Return the parts with the one of the same id replaced."""
    return tuple(new if item.id == new.id else item for item in items)


def with_annotation(project: Project, annotation: Annotation) -> Project:
    """Put a changed annotation in its place; whoever changes one has looked at it."""
    if annotation not in project.annotations:
        annotation = replace(annotation, is_draft=False)
    return changed(project, annotations=swapped(project.annotations, annotation))


def moved(items: tuple[Item, ...], index: int, position: int) -> tuple[Item, ...]:
    """Return the items with the one at `index` brought to `position`, which is cut to the ends."""
    rest = items[:index] + items[index + 1 :]
    place = max(0, min(position, len(rest)))
    return (*rest[:place], items[index], *rest[place:])


def paragraph_in(project: Project, paragraph_id: str) -> Paragraph:
    """Return the paragraph with this id; raise EditError if there is none."""
    for article in project.articles:
        for paragraph in article.paragraphs:
            if paragraph.id == paragraph_id:
                return paragraph
    raise EditError(said(_GONE["paragraph"]))


def one_line(text: str) -> str:
    """Return a name or title as one clean line without spaces at its ends."""
    return " ".join(normalise(text).split())


def passages(count: int) -> str:
    """Return "1 tagged passage" or "4 tagged passages"."""
    return counted(count, "1 tagged passage", "{n} tagged passages")


def toggled(names: tuple[Item, ...], name: Item) -> tuple[Item, ...]:
    """Return the names without this one, or with it at the end if it is not among them."""
    return tuple(each for each in names if each != name) if name in names else (*names, name)


def without_annotations(project: Project, gone: frozenset[AnnotationId]) -> Project:
    """Return the project without these annotations, also in its issues, key points and timeline."""
    issues = tuple(
        replace(issue, annotation_ids=without(issue.annotation_ids, gone))
        if not gone.isdisjoint(issue.annotation_ids)
        else issue
        for issue in project.issues
    )
    brief = replace(
        project.brief,
        key_point_ids=without(project.brief.key_point_ids, gone),
        event_order=without(project.brief.event_order, gone),
        same_events=groups(without(group, gone) for group in project.brief.same_events),
        turned=tuple(each for each in project.brief.turned if each.annotation_id not in gone),
    )
    annotations = tuple(each for each in project.annotations if each.id not in gone)
    return changed(project, annotations=annotations, issues=issues, brief=brief)


def groups(found: Iterable[tuple[AnnotationId, ...]]) -> tuple[tuple[AnnotationId, ...], ...]:
    """Return those that are groups: what is alone is none."""
    return tuple(group for group in found if len(group) > 1)


def without(ids: Iterable[AnnotationId], gone: Set[AnnotationId]) -> tuple[AnnotationId, ...]:
    """Return the ids without those that are gone."""
    return tuple(each for each in ids if each not in gone)
