"""The words of one language that tell what a sentence is, ready to be looked up; `file` reads them.

Names of countries and bodies are in `gazetteer`, what parties dispute in `matters`. All words are data in `resources/`
(`shipped` reads them): none stands in code. What a sentence does with them is `grammar`. Begin with `Lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefer.dates import DateWords
from briefer.suggest.lexicon.matters import Matters

NO_ROLES: frozenset[str] = frozenset()


class Form:
    """What a form of a verb can be: bits of a plain number, because every word is asked for them."""

    BASE = 1
    PRESENT = 2
    PAST = 4
    PARTICIPLE = 8
    PROGRESSIVE = 16


class Cue(NamedTuple):
    """A verb with what must follow it ("call for"), or a phrase: the section it stands in and how much it says.

    In `rest`, "..." stands for up to eight words and a trailing * for any ending. `weight` is 0 to 1.
    """

    section: str
    rest: tuple[str, ...]
    weight: float
    text: str


class Lexicon(NamedTuple):
    """The words of a language.

    `roles` tells for a word the sections it stands in, `forms` for the form of a verb its plain form and what the form
    can be, `verbs` for a plain form its cues, the most particular first, `phrases` for a first word the phrases,
    `kin` for a name that goes with a country or body ("Moscow", "Russian") the country or body; `countries` are those
    of them that are countries. `is_perfect_past`: the
    perfect is the plain past, as in "a dit". `has_capital_nouns`: every noun has a capital, so that it shows no name;
    `has_cases`: words before a noun have endings by its part in the sentence, so that they cannot stand in a title;
    `has_verb_brackets`: a helper's main word ends the clause, as in "hat das Angebot abgelehnt"; `has_late_subjects`:
    a subject may follow its verb; `closing` are marks that end a quotation here, though they begin one elsewhere, and
    `opening` the other way round; `reported` are forms of verbs that report what somebody said, without any marks;
    `has_articles`: a noun without one is nobody in particular;
    `has_inverted_speech`: who speaks follows a comma and the verb, ", sagte er";
    `has_gendered_things`: "she" may be a company; `has_compounds`: a noun is what its last part is, "Finanzministerin";
    `given_names` tells for a given name, in small letters, the section of the words for a man or a woman.
    """

    language: str
    name: str
    roles: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[str, int]]
    verbs: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[Cue, ...]]
    prefixes: Mapping[str, tuple[tuple[str, Cue], ...]]
    endings: Mapping[str, tuple[str, ...]]
    token: re.Pattern[str]
    dates: DateWords
    not_a_party: frozenset[str]
    demonyms: tuple[str, ...]
    kin: Mapping[str, str]
    countries: frozenset[str]
    matters: Matters
    is_perfect_past: bool = False
    has_capital_nouns: bool = False
    has_cases: bool = False
    has_verb_brackets: bool = False
    has_late_subjects: bool = False
    closing: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()
    has_gendered_things: bool = False
    has_compounds: bool = False
    has_articles: bool = True
    has_inverted_speech: bool = False
    given_names: Mapping[str, str] = MappingProxyType({})

    def words(self, section: str) -> frozenset[str]:
        """Return the single words of a section."""
        return frozenset(word for word, sections in self.roles.items() if section in sections)

    @property
    def titles(self) -> frozenset[str]:
        """Return the words that stand before or after a person's name: "president", "secretary"."""
        return self.words("titles")
