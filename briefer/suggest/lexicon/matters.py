"""The matters that parties dispute, in the words of one language: data, read from `resources/matters` and the user.

Which rows an article gets from them is found in `rows`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.data import resources_folder
from briefer.suggest.lexicon.shipped import shipped

WORD, PAIR, MODIFIER, WEAK = 1.0, 1.5, 0.5, 0.4
"""What a single word and several words together say for a matter; the share of it that a word before its noun has, and
that one with a question mark has, which often is about something else."""
OWN = "own "
"""The key of a matter that a person has added begins like this."""
START = 3
LAST = 5
"""Letters that the last part of a compound has at least; what stands before it has START."""
"""Letters by which words with an open ending are looked up."""


class Matter(NamedTuple):
    """A matter of dispute: a key that is the same in every language, and its title in this one."""

    key: str
    title: str


class _Entry(NamedTuple):
    """Words in a row, and further words in a row anywhere in the same sentence, with what they say together."""

    matter: Matter
    words: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    weight: float


class Matters(NamedTuple):
    """The matters of one language, ready to be looked up by the words of a sentence."""

    all: tuple[Matter, ...]
    exact: Mapping[str, tuple[_Entry, ...]]
    open: Mapping[str, tuple[_Entry, ...]]
    has_compounds: bool = False

    def of(self, words: Sequence[str], little: Collection[int] = ()) -> dict[str, float]:
        """Return how much these words, in small letters, say for each matter, by its key.

        At the places `little` stand words that say less alone, such as verbs: it is nouns that name a matter.
        """
        found: dict[str, float] = {}
        heard: dict[str, float] = {}
        for place in reversed(range(len(words))):
            is_modifier = bool(heard)  # "grain" in "grain exports": the last word of a compound says what it is
            heard = self._heard_at(words, place, place in little)
            for key, weight in heard.items():
                found[key] = found.get(key, 0) + weight * (MODIFIER if is_modifier else 1.0)
        return found

    def _heard_at(self, words: Sequence[str], place: int, is_little: bool) -> dict[str, float]:
        heard: dict[str, float] = {}
        for entry in self._beginning_with(words[place]):
            is_there = len(entry.words) == 1 or _stands(words, place, entry.words)
            if is_there and all(_stands_anywhere(words, each) for each in entry.others):
                weight = min(entry.weight, WEAK) if is_little and entry.weight == WORD else entry.weight
                heard[entry.matter.key] = max(heard.get(entry.matter.key, 0), weight)
        return heard

    def title(self, key: str) -> str:
        """Return the title of a matter in this language, or "" if the language has none."""
        return next((each.title for each in self.all if each.key == key), "")

    def _beginning_with(self, word: str) -> Iterable[_Entry]:
        """Return the entries that begin with a word, or with the last part of it: "Werksschließung" is a closing."""
        if not self.has_compounds:
            return self._known(word)
        found = [*self._known(word)]
        for cut in range(START, len(word) - LAST + 1):
            found = found or [*self._known(word[cut:])]
        return found

    def _known(self, word: str) -> Iterator[_Entry]:
        yield from self.exact.get(word, ())
        for entry in self.open.get(word[:START], ()):
            if word.startswith(entry.words[0][:-1]):
                yield entry


def _stands(words: Sequence[str], place: int, wanted: Sequence[str]) -> bool:
    if place + len(wanted) > len(words) or not _fits(words[place], wanted[0]):
        return False
    return all(map(_fits, words[place : place + len(wanted)], wanted))


def _stands_anywhere(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(_stands(words, place, wanted) for place in range(len(words)))


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def read_matters(language: str, own: Mapping[str, str], has_compounds: bool = False) -> Matters:
    """Return the matters of a language (a bare code); `own` are titles of the user with their words.

    In a language with compounds the last part of a word may be one of theirs. A title that is there already gets the
    further words; any other is a matter of its own, which comes first.
    """
    shipped = _shipped(language)
    keys = {title.casefold(): key for key, title, _ in shipped}
    added = [(keys.get(title.casefold(), f"{OWN}{title}"), title, words) for title, words in own.items()]
    return _compiled((*added, *shipped))._replace(has_compounds=has_compounds)


def titles_of(language: str) -> Mapping[str, str]:
    """Return the titles of the matters in a language (a bare code), by their keys; none if it has no list."""
    return {key: title for key, title, _ in _shipped(language)}


@lru_cache(maxsize=8)
def _shipped(language: str) -> tuple[tuple[str, str, str], ...]:
    path = resources_folder() / "matters" / f"{language}.yaml"
    if not path.is_file():
        return ()
    return tuple((key, given["title"], given["words"]) for key, given in shipped(path).items())


def _compiled(lines: Iterable[tuple[str, str, str]]) -> Matters:
    matters: dict[str, Matter] = {}
    exact: defaultdict[str, list[_Entry]] = defaultdict(list)
    opened: defaultdict[str, list[_Entry]] = defaultdict(list)
    for key, title, words in lines:
        matter = matters.setdefault(key, Matter(key, title))
        for entry in _entries(matter, words):
            first = entry.words[0]
            if first.endswith("*"):
                opened[first[:START]].append(entry)
            else:
                exact[first].append(entry)
    return Matters(
        tuple(matters.values()),
        {word: tuple(found) for word, found in exact.items()},
        {start: tuple(found) for start, found in opened.items()},
    )


def _entries(matter: Matter, text: str) -> Iterator[_Entry]:
    for entry in text.lower().replace("’", "'").split(","):
        word = entry.strip()
        if word.rstrip("*").isalpha():  # most are: it makes reading them twice as fast
            yield _Entry(matter, (word,), (), WORD)
            continue
        parts = [tuple(part.replace("?", " ").split()) for part in entry.split("+")]
        if all(parts):
            first, *others = parts
            weight = PAIR if others or len(first) > 1 else WORD
            yield _Entry(matter, first, tuple(others), weight * (WEAK if "?" in entry else 1.0))
