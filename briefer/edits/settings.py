"""Edits of what belongs to this one brief: title, language, template, fields, sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefer.edits.parts import changed, one_line, toggled
from briefer.model import Project
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


def set_field(project: Project, key: str, text: str, *, default: str | None = "") -> Project:
    """Fill in a field of the template; what its default says anyway is no entry.

    An empty text is one only in place of a default: the field stays empty then, whatever the template says. Where the
    default is not known (None) every text is an entry.
    """
    entry = normalise(text)
    fields = dict(project.brief.fields)
    if default is not None and entry == normalise(default):
        fields.pop(key, None)
    else:
        fields[key] = entry
    return _with(project, fields=tuple(fields.items()))


def toggle_section(project: Project, kind: str) -> Project:
    """Switch a kind of section the other way than the template for this brief, or back."""
    return _with(project, switched_sections=toggled(project.brief.switched_sections, kind))


def order_sections(project: Project, names: Sequence[str]) -> Project:
    """Put the sections of this brief in an order of their names; () is that of the template."""
    return _with(project, section_order=tuple(dict.fromkeys(names)))


def _with(project: Project, **parts: Any) -> Project:
    return changed(project, brief=replace(project.brief, **parts))
