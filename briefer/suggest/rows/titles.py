"""The title of a row that no matter of the list names: a noun phrase that several stances come back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.rows.bags import STEM, content

LONGEST = 40
QUOTES = ' .,;:“”„«»"'
UNSURE = "title?"
"""Stands after a title that is none yet."""
Found = tuple[str, tuple[int, ...]]


def phrases_in(passages: Sequence[tuple[int, Sequence[Word]]], lexicon: Lexicon) -> Iterator[Found]:
    """Yield phrases of two nouns that stand in several passages, with the numbers of the passages, the commonest first.

    A phrase is two words that both tell something and stand side by side after a word that opens a noun.
    """
    places: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for number, words in passages:
        for title in _phrases(words, lexicon):
            first, second = title.split()
            places[first[:STEM], second[:STEM]].setdefault(number, title)
    taken: set[int] = set()
    for found in sorted(places.values(), key=len, reverse=True):
        left = tuple(number for number in found if number not in taken)
        if len(left) > 1:
            taken.update(left)
            yield _capital(found[left[0]]), left


def _phrases(words: Sequence[Word], lexicon: Lexicon) -> Iterator[str]:
    telling = {id(word) for word in content(words, lexicon)}
    for place, (first, second) in enumerate(pairwise(words)):
        before, after = words[place - 1] if place else None, words[place + 2] if place + 2 < len(words) else None
        opens = before is not None and before.is_in("determiners", "possessive determiners", "prepositions")
        ends = after is None or after.is_stop or bool(after.roles)
        if opens and ends and id(first) in telling and id(second) in telling and not second.form:
            yield f"{first.low} {second.low}"


def unsure_title(demand: str) -> str:
    """Return a demand, shortened, as a title that its reader is asked to replace."""
    words = demand.strip(QUOTES).split()
    kept = words[:1]
    for word in words[1:]:
        if len(" ".join((*kept, word))) > LONGEST:
            break
        kept.append(word)
    return f"{_capital(' '.join(kept))}… ({UNSURE})"


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
