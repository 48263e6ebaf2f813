"""The fields of a brief that its template prints: as filled in, or their defaults."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.templates import Template

KEPT_FIELDS = ("marking", "bottom_line", "lines_to_take", "if_pressed")
"""Fields that count though the form does not ask for them: what a section prints, and above all a marking."""


def filled_fields(template: Template, given: Mapping[str, str]) -> dict[str, str]:
    """Return the template's fields as filled in, or their defaults, and what is never lost between templates."""
    kept = {key: given[key] for key in KEPT_FIELDS if key in given}
    own = {each.key: given.get(each.key, each.default) for each in template.fields}
    return {key: text.strip() for key, text in (kept | own).items()}
