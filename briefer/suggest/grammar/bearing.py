"""What stands with a person's name: a title, and what tells whether it is a man's or a woman's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Lexicon

MEN, WOMEN = "men", "women"
"""Sections of the lexicon with the words for one: "he", "Mr", "chairwoman"."""
REACH = 6


def gender_of(words: Sequence[Word], low: int, high: int, lexicon: Lexicon) -> str:
    """Return the section of the words for a man or a woman that a name and what stands beside it show, or ""."""
    for word in words[max(0, low - 2) : low]:
        if word.is_in("titles") and (shown := shown_by(word)):
            return shown
    given = lexicon.given_names.get(words[low].low, "")
    if given or high >= len(words) or words[high].low != ",":
        return given
    return next(filter(None, map(shown_by, _told_after(words, high))), "")


def given_name(name: str, lexicon: Lexicon) -> str:
    """Return the section of the words for a man or a woman, if a party's name is that of a person, or ""."""
    first, _, rest = name.partition(" ")
    is_person = rest.istitle() and name not in lexicon.kin and not lexicon.roles.get(rest.lower())
    return lexicon.given_names.get(first.lower(), "") if is_person else ""


def shown_by(word: Word) -> str:
    """Return the section of the words for a man or a woman that a word stands in, or ""."""
    return MEN if word.is_in(MEN) else WOMEN if word.is_in(WOMEN) else ""


def titles_of(words: Sequence[Word], low: int, high: int) -> Iterator[str]:
    """Yield the titles beside a name, whole and without what limits them: "trade minister", "minister"."""
    end = start = low - (low > 1 and words[low - 1].low == ",")
    while start and _is_of_title(words[start - 1]):
        start -= 1
    yield from _shortened(words[start:end])
    if high < len(words) and words[high].low == ",":
        after = [*_told_after(words, high)]
        while after and not _is_of_title(after[0]):
            after = after[1:]
        end = next((place for place, word in enumerate(after) if not _is_of_title(word)), len(after))
        yield from _shortened(after[:end])


def _told_after(words: Sequence[Word], high: int) -> Iterator[Word]:
    """Yield the words after a name and its comma, up to the next mark or what is no part of a title."""
    for word in words[high + 1 : high + 1 + REACH]:
        if word.is_stop or word.is_in("relative", "and", "prepositions"):
            return
        yield word


def _is_of_title(word: Word) -> bool:
    return word.is_in("titles", "portfolios")


def _shortened(title: Sequence[Word]) -> Iterator[str]:
    """Yield a title and its shorter forms, if it ends in a word for an office."""
    if title and title[-1].is_in("titles"):
        for place in range(len(title)):
            yield " ".join(word.low for word in title[place:])
