"""The names by which countries and bodies go, and the words that show what another name is. Data, read from a file.

The file is made by `resources/gazetteer/make_gazetteer.py`. What stands in a text is found in `names`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from briefer.data import resources_folder
from briefer.suggest.lexicon.shipped import shipped
from briefer.words import later, said

# How a name stands for its entity, and the reason to give for it.
SORTS = {
    "names": later("another name of {name}"),
    "capitals": later("capital of {name}"),
    "demonyms": later("people or things of {name}"),
    "seats": later("seat of power of {name}"),
}


class Entity(NamedTuple):
    """A country or a body such as the UN; a venue is seldom a party itself."""

    name: str
    short_name: str
    is_country: bool
    is_venue: bool


class Entry(NamedTuple):
    """One name of an entity; `sort` is a key of SORTS."""

    entity: Entity
    sort: str

    @property
    def why(self) -> str:
        """Say why the name stands for the entity."""
        return said(SORTS[self.sort]).format(name=self.entity.name)


class Gazetteer(NamedTuple):
    """Names, and sets of words by what they show (see `words` in by_hand.yaml). Roles map to words of names."""

    entries: Mapping[str, Entry]
    words: Mapping[str, frozenset[str]]
    roles: Mapping[str, frozenset[str]]
    most_words: int

    def entry(self, name: str) -> Entry | None:
        """Return what a name stands for; the plural of a demonym counts as the demonym."""
        found = self.entries.get(name)
        if found is None and name.endswith("s"):
            singular = self.entries.get(name[:-1])
            return singular if singular is not None and singular.sort == "demonyms" else None
        return found

    def shows(self, sort: str, word: str) -> bool:
        """Return whether a word is of a sort, such as "title" or "junk"."""
        return word in self.words[sort]


def load_gazetteer() -> Gazetteer:
    """Read the gazetteer that travels with Briefer; takes about a millisecond."""
    data = json.loads((resources_folder() / "gazetteer" / "en.json").read_text(encoding="utf-8"))
    entries: dict[str, Entry] = {}
    for record in data["entities"]:
        is_country, is_venue = record.get("country", False), record.get("venue", False)
        entity = Entity(record["name"], record.get("short", ""), is_country, is_venue)
        for sort in SORTS:
            for name in record.get(sort, ()):
                entries.setdefault(name, Entry(entity, sort))
    words = {sort: frozenset(names) for sort, names in data["words"].items() if sort != "role"}
    roles = {role: frozenset(names) for role, names in data["words"]["role"].items()}
    return Gazetteer(entries, words, roles, max(name.count(" ") + 1 for name in entries))


@lru_cache(maxsize=1)
def load_given_names() -> Mapping[str, str]:
    """Return for each given name, in small letters, the section of the lexicon with the words for a man or a woman."""
    lists = shipped(resources_folder() / "gazetteer" / "given_names.yaml")
    return {name.strip(): section for section, names in lists.items() for name in names.split(",")}
