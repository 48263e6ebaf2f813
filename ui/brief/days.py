"""Days in the fields of a brief: kept as such, shown and offered as the house format writes them."""

from __future__ import annotations

from datetime import date

from briefer import queries
from briefer.dates import DateWords, days_meant, parsed_day
from briefer.labels import load_labels
from briefer.model import Project
from briefer.templates import Template

MOST_PUBLISHED = 2


class HouseDays:
    """How the template of a brief writes a day."""

    def __init__(self, project: Project, template: Template) -> None:
        self._language = project.language or template.language
        self._labels = load_labels(self._language, template.labels)

    def shown(self, kept: str) -> str:
        """Write a day in words; any other text stays as it is."""
        return self._labels.date(kept) if len(kept) == len("2025-06-05") and parsed_day(kept) else kept

    def kept(self, shown: str) -> str:
        """Return the day that these words are, or the words where they are something else."""
        return self._labels.day(shown) or shown

    def offered(self, typed: str, project: Project, today: date) -> tuple[str, ...]:
        """Return days in words: those that what is typed may mean; else today and when the articles were published."""
        days = days_meant(typed, today, self._words()) if typed else (today.isoformat(), *_published(project))
        return tuple(map(self.shown, dict.fromkeys(days)))

    def _words(self) -> DateWords:
        from briefer.suggest import load_lexicon  # takes its time, and only who types a date waits

        lexicon = load_lexicon(self._language)
        return lexicon.dates if lexicon else DateWords.of({})


def _published(project: Project) -> list[str]:
    days = (parsed_day(article.source.published) for _, article in queries.shown_articles(project))
    return sorted({day.isoformat() for day in days if day}, reverse=True)[:MOST_PUBLISHED]
