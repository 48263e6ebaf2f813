"""What this office always writes in the fields of its briefs: remembered on this computer, offered, never filled in."""

from __future__ import annotations

from collections.abc import Iterable

from briefer.model import Project
from briefer.templates import Field
from ui.settings import Settings

MOST = 8
"""So many entries of a field are remembered, the newest first."""
OF_ONE_BRIEF = frozenset({"subject", "reference", "title", "version"})
"""Keys of fields that are another thing in each brief."""


class Habits:
    """The entries of short fields, by the key of the field."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def words(self, field: Field) -> tuple[str, ...]:
        """Return what was written in a field, the newest first."""
        return self._settings.field_words.get(field.key, ()) if self._settings.offers_field_words else ()

    def note(self, field: Field, text: str) -> None:
        """Remember an entry; a date or a subject is none that comes again."""
        comes_again = not (field.is_long or field.is_date or field.key in OF_ONE_BRIEF)
        if text and comes_again and self._settings.offers_field_words:
            others = (each for each in self.words(field) if each != text)
            self._settings.field_words = self._settings.field_words | {field.key: (text, *others)[:MOST]}

    def last(self, project: Project, fields: Iterable[Field]) -> dict[str, str]:
        """Return what was written last time, by key, for each field that says nothing in this brief yet."""
        filled = dict(project.brief.fields)
        empty = (each for each in fields if not filled.get(each.key, each.default))
        return {each.key: words[0] for each in empty if (words := self.words(each))}
