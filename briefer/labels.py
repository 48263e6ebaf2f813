"""The words that a brief prints, by language.

They are data, in `resources/labels`; a template may replace any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import permutations

from briefer.data import loaded, resources_folder
from briefer.dates import parsed_day

FALLBACK = "en"
_JOINED_AND = ("ar", "he")
"""Languages whose “and” is written in one with the word behind it."""
ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language by key.

    `texts` are titles and field labels of Briefer's own formats, in English, with what they are in this language.
    """

    language: str
    words: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        """Return a label; raise KeyError naming the key if there is none."""
        return self.words[key]

    def own(self, text: str) -> str:
        """Return a title or label of a template: one of Briefer's in this language, the office's as it is."""
        return self.texts.get(text, text)

    def fill(self, key: str, **values: object) -> str:
        """Return a label with its named places filled."""
        return self.words[key].format(**values)

    def date(self, iso: str) -> str:
        """Return an ISO date (2025, 2025-06 or 2025-06-05) in words; any other text unchanged."""
        match = ISO_DATE.match(iso)
        if not match:
            return iso
        year, month, day = match.groups()
        months = self.words["months"].split()
        if month is None or not 1 <= int(month) <= len(months):
            return year
        name = months[int(month) - 1]
        if day is None:
            standing = self.words["standing_months"].split()
            return self.fill("month_of_year", month=standing[int(month) - 1], year=year)
        return self.fill("day_of_month", day=int(day), month=name, year=year)

    def day(self, text: str) -> str:
        """Return the ISO day that `date` writes in just these words, "" if they are none."""
        months = self.words["months"].split()
        figures = re.findall(r"\d+", text)
        for year, day in permutations(figures, 2) if len(figures) < 4 else ():
            for month in range(1, len(months) + 1):
                iso = f"{year:0>4}-{month:02}-{day:0>2}"
                if months[month - 1] in text and parsed_day(iso) and self.date(iso) == text:
                    return iso
        return ""

    def dated(self, text: str) -> str:
        """Return a text that is an ISO date in words, any other unchanged."""
        return self.date(text) if ISO_DATE.fullmatch(text.strip()) else text

    def listing(self, items: list[str]) -> str:
        """Return items as a list in a sentence: "a", "a and b", "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        space = "" if self.language.startswith(_JOINED_AND) else " "
        return f"{self.series(items[:-1])} {self.words['and']}{space}{items[-1]}"

    def series(self, items: Iterable[str]) -> str:
        """Return items one after the other: "a, b, c"."""
        return self.words["comma"].join(items)


def load_labels(language: str, overrides: Mapping[str, str] | None = None) -> Labels:
    """Return the labels of a language ("en", "en-GB"), in English where there are none, with a template's words.

    Those of Briefer's own formats are in the language too, an office's as they are.
    """
    code = re.match(r"[a-z]{2,3}(?![a-z])", language.lower())
    folder = resources_folder() / "labels"
    path = folder / f"{code.group() if code else FALLBACK}.yaml"
    english = loaded(folder / f"{FALLBACK}.yaml")
    own = loaded(path) if path.is_file() else {}
    texts = own.pop("texts", {})
    words = english | own | {key: texts.get(text, text) for key, text in (overrides or {}).items()}
    return Labels(words["language"], words, texts)
