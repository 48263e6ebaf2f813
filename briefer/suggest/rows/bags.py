"""What words a passage is about: words are weighed by how rare they are in the article (TF-IDF).

Names of parties and words of saying do not count.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word, words_of
from briefer.suggest.lexicon import Lexicon

STEM = 6
"""Words that agree in so many letters count as one: an ending changes nothing about the matter."""
LITTLE = ("topic stop", "determiners", "prepositions", "adverbs", "subordinators", "relative", "titles", "have", "be",
          "do", "obligation", "conditional", "future", "they", "own", "outsiders", "months")  # fmt: skip
Bag = Counter[str]


class Rarity(NamedTuple):
    """How much each word of an article tells: the rarer the more."""

    weights: Mapping[str, float]

    def weighed(self, bag: Bag) -> dict[str, float]:
        """Return how much the words of a bag tell."""
        return {word: self.weights.get(word, 1.0) for word in bag}


def rarity_in(bags: Sequence[Bag]) -> Rarity:
    """Return how rare the words of an article are, counted by the bags of its sentences."""
    seen = Counter(word for bag in bags for word in bag)
    return Rarity({word: math.log((len(bags) + 1) / times) for word, times in seen.items()})


def named_in(sentence: Sentence) -> frozenset[int]:
    """Return the places of the words that name parties."""
    return frozenset(place for each in sentence.named for place in range(each.low, each.high))


def bag_of(words: Sequence[Word], lexicon: Lexicon, names: frozenset[int] = frozenset()) -> Bag:
    """Return the words that tell what a passage is about, cut to their stems."""
    return Counter(word.low[:STEM] for word in content(words, lexicon, names))


def bag_of_text(text: str, lexicon: Lexicon) -> Bag:
    """Return the bag of a text of its own, such as the title of an issue."""
    return bag_of(words_of(text, 0, len(text), lexicon)[0], lexicon)


def content(words: Sequence[Word], lexicon: Lexicon, names: frozenset[int] = frozenset()) -> list[Word]:
    """Return the words that can tell a matter: no names (at the places `names`), little words or verbs of cues."""
    return [
        word
        for place, word in enumerate(words)
        if place not in names and _tells(word, words[place - 1] if place else None, lexicon)
    ]


def _tells(word: Word, before: Word | None, lexicon: Lexicon) -> bool:
    if len(word.low) < 4 or not word.low[:1].isalpha() or (word.is_capital and before is not None):
        return False
    return not (word.is_in(*LITTLE) or word.low.endswith(lexicon.endings["adverb"]) or _is_cue(word, before, lexicon))


def _is_cue(word: Word, before: Word | None, lexicon: Lexicon) -> bool:
    """Return whether a word is a verb of the lexicon; after a word that opens a noun it is a noun."""
    if not word.form and word.low.endswith(lexicon.endings["past"]):
        return True
    if not word.lemma or word.lemma not in lexicon.verbs:
        return False
    return before is None or not before.is_in("determiners", "possessives", "prepositions")
