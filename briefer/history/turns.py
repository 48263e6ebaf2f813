"""Which words of a wording and of an earlier one speak for a stance that hardened or softened: a hint, no judgement.

The words of each language are data, in `resources/turns`. A hard word that is new and a soft one that is gone speak for
hardened, the reverse for softened.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from briefer.data import loaded, resources_folder


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that is new in a wording, or gone from it."""

    word: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Hint:
    """What speaks for hardened, and what for softened."""

    hardened: tuple[Sign, ...] = ()
    softened: tuple[Sign, ...] = ()


def hint(old: str, new: str, language: str) -> Hint:
    """Return what speaks for either between two wordings; nothing in a language without such words."""
    hard, soft = (_signs(old, new, words) for words in _words(language.partition("-")[0].lower() or "en"))
    return Hint(_speaking(hard, soft), _speaking(soft, hard))


def _speaking(own: tuple[Sign, ...], other: tuple[Sign, ...]) -> tuple[Sign, ...]:
    return (*(each for each in own if each.is_new), *(each for each in other if not each.is_new))


def _signs(old: str, new: str, words: re.Pattern[str] | None) -> tuple[Sign, ...]:
    if words is None:
        return ()
    was, is_now = (Counter(words.findall(text.casefold().replace("’", "'"))) for text in (old, new))
    gained = (Sign(word, is_new=True) for word in is_now - was)
    return (*gained, *(Sign(word, is_new=False) for word in was - is_now))


@cache
def _words(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    path = resources_folder() / "turns" / f"{language}.yaml"
    if not path.is_file():
        return None, None
    data = loaded(path)
    return _pattern(data["hard"]), _pattern(data["soft"])


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Return what finds the words as whole ones, longer ones first."""
    longest_first = sorted((word.casefold().replace("’", "'") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
