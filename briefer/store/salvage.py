"""As much of a project as can be read from plain data that this version does not wholly understand.

For looking only: what comes out of here is never saved over the file it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from briefer.model import Project

T = TypeVar("T")


def as_far_as_readable(content: dict[str, Any]) -> tuple[Project, int]:
    """Return what can be read of a project's plain data, nothing in it pointing nowhere, and how many parts cannot."""
    kinds = get_type_hints(Project)
    parts: dict[str, Any] = {}
    lost = 0
    for name in (each.name for each in fields(Project) if each.name in content):
        kind, value = kinds[name], content[name]
        if get_origin(kind) is tuple and isinstance(value, list):
            parts[name] = _readable(value, get_args(kind)[0])
            lost += len(value) - len(parts[name])
        elif found := _readable([value], kind):
            parts[name] = found[0]
        else:
            lost += 1
    project = Project(**parts)
    whole = _without_loose_ends(project)
    return whole, lost + len(project.annotations) - len(whole.annotations)


def _readable(values: list[Any], kind: Any) -> tuple[Any, ...]:
    import msgspec

    found = []
    for value in values:
        try:
            found.append(msgspec.convert(value, kind))
        except (msgspec.ValidationError, ValueError):
            continue
    return tuple(found)


def _without_loose_ends(project: Project) -> Project:
    paragraphs = {paragraph.id for article in project.articles for paragraph in article.paragraphs}
    parties = {party.id for party in project.parties}
    annotations = tuple(
        replace(tag, party_ids=_among(tag.party_ids, parties))
        for tag in project.annotations
        if tag.paragraph_id in paragraphs or tag.stated_in
    )
    tags = {tag.id for tag in annotations}
    brief = project.brief
    brief = replace(
        brief,
        columns=_among(brief.columns, parties),
        key_point_ids=_among(brief.key_point_ids, tags),
        event_order=_among(brief.event_order, tags),
        same_events=tuple(found for group in brief.same_events if len(found := _among(group, tags)) > 1),
        hidden_articles=_among(brief.hidden_articles, {article.id for article in project.articles}),
        hidden_issues=_among(brief.hidden_issues, {issue.id for issue in project.issues}),
    )
    issues = tuple(replace(each, annotation_ids=_among(each.annotation_ids, tags)) for each in project.issues)
    return replace(project, annotations=annotations, issues=issues, brief=brief)


def _among(ids: Sequence[T], known: set[T]) -> tuple[T, ...]:
    return tuple(each for each in ids if each in known)
