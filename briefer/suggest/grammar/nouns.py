"""What may be a subject among the words before a verb: names, people, offices, pronouns, each with its preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.suggest.grammar.mentions import Names, Who
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.sorts import PLAIN, described
from briefer.suggest.grammar.words import Word

WHOSE = "whose"
"""The preposition of what belongs to somebody, whatever its word: of, for, from, at."""
PARTING = frozenset((",", '"', "”", "“", ":", ";"))
SORTS = (
    ("own", "own"),
    ("he", "he"),
    ("it", "it"),
    ("they", "they"),
    ("first person", "we"),
    ("shared events", "shared"),
    ("writings", "own"),
    ("titles", "title"),
    ("offices", "office"),
)
"""Sections of the lexicon, and what a word of them is as a subject; the first that holds a word counts."""


@dataclass(slots=True)
class Noun:
    """Words `place` to `high` may be a subject: its sort, whose it is if known, and the preposition before it or ""."""

    place: int
    high: int
    sort: str
    who: Who
    preposition: str


def nouns_in(sentence: Sentence, low: int, high: int, names: Names) -> list[Noun]:
    """Return what may be a subject in words `low` to `high`."""
    found: list[Noun] = []
    place, preposition = low, ""
    while place < high:
        if preposition and _begins_anew(sentence.words, place, found):
            preposition = ""
        noun = _whole(sentence, place, names, preposition) or _single(sentence, place, high, names, preposition)
        if noun is not None:
            found.append(noun)
            place = max(noun.high, place + 1)
            continue
        preposition = _preposition(sentence.words[place], preposition)
        place += 1
    return found


def _begins_anew(words: Sequence[Word], place: int, found: Sequence[Noun]) -> bool:
    """Return whether a subject begins after a noun with a preposition: "In a joint statement the two sides"."""
    if not found or found[-1].high != place or not found[-1].preposition or found[-1].preposition == WHOSE:
        return False
    return words[place].is_in("articles", "it", "he", "they", "possessive determiners")


def _whole(sentence: Sentence, place: int, names: Names, preposition: str) -> Noun | None:
    """Return the phrase for both sides, or the name, that begins here."""
    for each in sentence.phrases:
        if each.low == place and each.cue.section == "sides":
            return Noun(place, each.high, "sides", (), preposition)
    named = sentence.named_at(place)
    if named is None:
        return None
    is_outsider = sentence.text_of(named.low, named.high) in names.outsiders
    return Noun(place, named.high, "outsider" if is_outsider else "name", named.who, preposition)


def _is_counted(sentence: Sentence, place: int, names: Names) -> bool:
    """Return whether a number, a name or a noun for a party stands at a word."""
    word = sentence.words[place]
    return word.low[:1].isdigit() or word.low in names.bodies or sentence.named_at(place) is not None


def _single(sentence: Sentence, place: int, high: int, names: Names, preposition: str) -> Noun | None:
    word = sentence.words[place]
    only_counts = word.is_in("amounts") and place + 1 < high and _is_counted(sentence, place + 1, names)
    if only_counts or word.low in PARTING or word.is_in("prepositions"):
        return None
    if word.is_in("outsiders"):
        return Noun(place, place + 1, "outsider", (), preposition)
    who = names.bodies.get(word.low) or described(names.sorts, sentence.words, place)
    if who is not None:
        return Noun(place, place + 1, "name", who, preposition)
    sort = next(_sorts(word), "")
    if sort:
        return Noun(place, place + 1, sort, (), preposition)
    if word.is_capital and not word.is_in("common capitals") and len(word.text) > 1:
        return _capitals(sentence, place, high, names, preposition)
    is_plain = word.text[:1].isalpha() and word.roles <= PLAIN and not word.form and len(word.low) > 2
    return Noun(place, place + 1, "noun", (), preposition) if is_plain else None


def _sorts(word: Word) -> Iterator[str]:
    return (sort for section, sort in SORTS if section in word.roles)


def _capitals(sentence: Sentence, place: int, high: int, names: Names, preposition: str) -> Noun:
    """Return the capitals in a row as a person; one capital that only begins the sentence is any noun."""
    end = place + 1
    while end < high and sentence.words[end].is_capital and not sentence.named_at(end):
        end += 1
    is_any = place == 0 and end == 1 and sentence.words[0].text not in names.capitals
    return Noun(place, end, "noun" if is_any else "person", (), preposition)


def _preposition(word: Word, before: str) -> str:
    if word.low in PARTING or (word.is_capital and word.is_in("common capitals", "months") and before):
        return ""  # "On Monday Alpha said"
    if word.is_in("that"):
        return ""  # "told the court in May that it"
    if word.is_in("prepositions"):
        return WHOSE if word.is_in("of", "belonging") else word.low
    return before
