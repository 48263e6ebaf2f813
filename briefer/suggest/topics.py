"""Which issue a demand or position belongs to: the user's issues first, else a short phrase of the text, else unsure.

Words are weighed by how rare they are in the article (TF-IDF); names of parties and words of saying do not count.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word, words_of
from briefer.suggest.lexicon import Lexicon

STEM = 6
"""Words that agree in so many letters count as one: an ending changes nothing about the topic."""
CLOSE = 0.2
CLOSE_ISSUE = 0.12
MOST_TOPICS = 3
MOST_WORDS = 3
Bag = Counter[str]


@dataclass(slots=True)
class Topic:
    """A topic with the words seen under it."""

    title: str
    bag: Bag
    is_issue: bool = False


@dataclass(slots=True)
class Topics:
    """The topics of one article while it is drafted."""

    rarity: Mapping[str, float]
    known: list[Topic] = field(default_factory=list)

    def of(self, words: Sequence[Word], lexicon: Lexicon, names: Iterable[int] = ()) -> tuple[str, ...]:
        """Return up to three topics for these words, the likeliest first; empty if unsure."""
        kept = content(words, lexicon, names)
        bag = Counter(word.low[:STEM] for word in kept)
        length = self._length(bag)
        scored = sorted(
            ((self._closeness(bag, length, topic), topic) for topic in self.known), key=lambda each: -each[0]
        )
        near = [topic for score, topic in scored if score >= (CLOSE_ISSUE if topic.is_issue else CLOSE)][:MOST_TOPICS]
        if not near:
            title = self._phrase(words, kept)
            if not title:
                return ()
            near = [Topic(title, Counter())]
            self.known.append(near[0])
        near[0].bag.update(bag)
        return tuple(topic.title for topic in near)

    def _closeness(self, bag: Bag, length: float, topic: Topic) -> float:
        shared = bag.keys() & topic.bag.keys()
        if not shared:
            return 0.0
        return sum(self._weight(word) ** 2 for word in shared) / (length * self._length(topic.bag) or 1.0)

    def _length(self, bag: Bag) -> float:
        return math.sqrt(sum(self._weight(word) ** 2 for word in bag))

    def _weight(self, word: str) -> float:
        return self.rarity.get(word, 1.0)

    def _phrase(self, words: Sequence[Word], kept: Sequence[Word]) -> str:
        """Return the phrase of neighbouring words that the article comes back to most; none if it never does."""
        runs: list[list[Word]] = []
        places = {id(word): index for index, word in enumerate(words)}
        for word in kept:
            if runs and places[id(word)] == places[id(runs[-1][-1])] + 1:
                runs[-1].append(word)
            else:
                runs.append([word])
        best = max(runs, key=lambda run: max(self._return(word) for word in run), default=[])
        if not best or max(self._return(word) for word in best) <= 0:
            return ""
        return " ".join(word.low for word in best[-MOST_WORDS:])

    def _return(self, word: Word) -> float:
        """Return how much an article comes back to a word: nothing if it stands in one sentence or in most."""
        rarity = self.rarity.get(word.low[:STEM], 0.0)
        return rarity if self.rarity.get("", 0.0) > rarity > 0.5 else 0.0


def topics_of(found: Sequence[Sentence], issues: Iterable[tuple[str, Iterable[str]]], lexicon: Lexicon) -> Topics:
    """Return the topics an article starts with: the user's issues, each with the texts that are filed under it."""
    count = len(found) + 1
    seen: Counter[str] = Counter()
    for sentence in found:
        seen.update({word.low[:STEM] for word in content(sentence.words, lexicon)})
    rarity = {stem: math.log(count / times) for stem, times in seen.items()}
    rarity[""] = math.log(count / 1.5)  # a word of a single sentence is rarer than this
    topics = Topics(rarity)
    for title, texts in issues:
        bag: Bag = Counter()
        for text in (title, *texts):
            words, _ = words_of(text, 0, len(text), lexicon)
            bag.update(word.low[:STEM] for word in content(words, lexicon))
        topics.known.append(Topic(title, bag, is_issue=True))
    return topics


def content(words: Sequence[Word], lexicon: Lexicon, names: Iterable[int] = ()) -> list[Word]:
    """Return the words that can tell a topic: no names (at the places `names`), little words or verbs of cues."""
    named = frozenset(names)
    found = []
    for place, word in enumerate(words):
        if place in named or len(word.low) < 4 or not word.low[:1].isalpha() or (word.is_capital and place):
            continue
        if word.is_in("topic stop", "determiners", "prepositions", "adverbs", "subordinators", "relative", "titles"):
            continue
        if word.low.endswith(lexicon.endings["adverb"]) or _is_cue(word, words[place - 1] if place else None, lexicon):
            continue
        if word.is_in("have", "be", "do", "obligation", "conditional", "future", "they", "own", "outsiders", "months"):
            continue
        found.append(word)
    return found


def _is_cue(word: Word, before: Word | None, lexicon: Lexicon) -> bool:
    """Return whether a word is a verb of the lexicon; after a word that opens a noun it is a noun."""
    if not word.form and word.low.endswith(lexicon.endings["past"]):
        return True
    if not word.lemma or word.lemma not in lexicon.verbs:
        return False
    return before is None or not before.is_in("determiners", "possessives", "prepositions")
