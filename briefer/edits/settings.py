"""Edits of what belongs to this one brief: title, language, template, fields, sections, version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefer.edits.parts import changed, one_line, toggled
from briefer.errors import EditError
from briefer.model import IssueId, Project, Version
from briefer.text import normalise


def set_title(project: Project, title: str) -> Project:
    """Name the project."""
    return changed(project, title=one_line(title))


def set_language(project: Project, language: str) -> Project:
    """Set the language of the brief, as a code like "en"; "" takes that of the template."""
    return changed(project, language=one_line(language))


def set_template(project: Project, template_id: str) -> Project:
    """Choose the template of the brief; fields and switched sections stay for when it is chosen again."""
    return _with(project, template_id=template_id)


def set_field(project: Project, key: str, text: str) -> Project:
    """Fill in a field of the template; an empty text removes the entry, so that the template's default holds."""
    entry = normalise(text)
    fields = dict(project.brief.fields)
    if entry:
        fields[key] = entry
    else:
        fields.pop(key, None)
    return _with(project, fields=tuple(fields.items()))


def toggle_section(project: Project, kind: str) -> Project:
    """Switch a kind of section the other way than the template for this brief, or back."""
    return _with(project, switched_sections=toggled(project.brief.switched_sections, kind))


def order_sections(project: Project, names: Sequence[str]) -> Project:
    """Put the sections of this brief in an order of their names; () is that of the template."""
    return _with(project, section_order=tuple(dict.fromkeys(names)))


def set_version(project: Project, version: int) -> Project:
    """Set the version number of the brief, from 1.

    Raises:
        EditError: the number is less than 1.
    """
    if version < 1:
        raise EditError("The version of a brief counts from 1.")
    return _with(project, version=version)


def begin_version(project: Project, numbers: Mapping[IssueId, str]) -> Project:
    """Begin the next version of the brief; `numbers` are the row numbers of the one given out, which now stay.

    The numbers of issues that were removed are kept, and those that a row had before it moved: no other row gets them.
    """
    return _with(project, version=project.brief.version + 1, numbers=_given_out(project, numbers))


def keep_version(project: Project, version: Version) -> Project:
    """Keep a version as given out; its row numbers stay from now on.

    Raises:
        EditError: a version of this number, or a later one, was given out already.
    """
    if project.versions and version.number <= project.versions[-1].number:
        raise EditError(f"Version {version.number} was given out already. Begin the next version first.")
    project = _with(project, numbers=_given_out(project, {row.id: row.number for row in version.record.rows}))
    return changed(project, versions=(*project.versions, version))


def _given_out(project: Project, numbers: Mapping[IssueId, str]) -> tuple[tuple[IssueId, str], ...]:
    """Return every number that was given out, the latest of each row last."""
    latest = dict(project.brief.numbers)
    new = tuple((issue_id, number) for issue_id, number in numbers.items() if latest.get(issue_id) != number)
    return (*(each for each in project.brief.numbers if each not in new), *new)


def _with(project: Project, **parts: Any) -> Project:
    return changed(project, brief=replace(project.brief, **parts))
