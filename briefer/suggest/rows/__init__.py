"""The rows of a draft: which stances of an article are about one matter, so that both sides stand in one row.

All stances of an article are grouped at once: by the user's own issues, then by the list of matters and by the words of
the sentences around, then by what an answer answers. What fits nowhere has no row, but a menu of the likeliest ones.
How close two passages are is in `bags`, how a row is called in `titles`. Begin with `Table`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.suggest.grammar.mentions import Who
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.rows.bags import Bag, bag_of, bag_of_text, named_in, rarity_in
from briefer.suggest.rows.titles import phrases_in, unsure_title

CLOSE_ISSUE = 0.12
"""From this closeness on a stance belongs to an issue of the user."""
CLOSE = 0.2
"""From this closeness on a stance belongs to a row whose matter it does not name."""
BESIDE, PARAGRAPH = 0.3, 0.1
"""What the sentence beside, and what any other of the same paragraph, says for a matter."""
COMMON = 1.0
"""How much more a matter says that the article comes back to: the share of its weight in stances, on a log scale."""
LEAST = 0.35
"""A matter with less than this is not the stance's."""
REACH = 3
"""Sentences back to what an answer can answer."""
NEXT = 0.3
"""A stance alone in its row goes into a larger one whose matter says this share of what its own says."""
SEVERAL = 3
"""A matter of so many sentences has a row even for one stance."""
MENU = 3
Scores = dict[str, float]
Issue = tuple[str, Sequence[str]]
"""An issue of the user: its title, and the passages that are filed under it."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A demand or position in sentence `number`, of words `low` to `high`: whose it is, and its text."""

    number: int
    low: int
    high: int
    who: Who
    is_demand: bool
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stance goes: the title of its row, "" for the tray, and the titles of the likeliest rows."""

    title: str = ""
    menu: tuple[str, ...] = ()


@dataclass(slots=True)
class _Row:
    """A row under way: its title, words and matters, and the stances in it; `is_issue` for one of the user's."""

    title: str
    bag: Bag = field(default_factory=Counter)
    matters: frozenset[str] = frozenset()
    is_issue: bool = False
    stances: list[int] = field(default_factory=list)


class Table:
    """The rows of one article while it is drafted."""

    def __init__(self, sentences: Sequence[Sentence], lexicon: Lexicon, titles: Mapping[str, str]) -> None:
        self._sentences, self._lexicon, self._titles = sentences, lexicon, titles
        self._rarity = rarity_in(sentences, lexicon)
        self._heard = [lexicon.matters.of(_lows(each, 0, len(each.words))) for each in sentences]
        self._rows: list[_Row] = []
        self._stances: Sequence[Stance] = ()
        self._scores: list[Scores] = []
        self._bags: list[Bag] = []

    def places(self, stances: Sequence[Stance], issues: Iterable[Issue]) -> tuple[Place, ...]:
        """Return for each stance its row and its menu."""
        self._rows += [self._issue(title, texts) for title, texts in issues]
        self._stances = stances
        self._bags = [self._bag(each) for each in stances]
        self._scores = self._weighed([self._around(each) for each in stances])
        open_ones = [index for index in range(len(stances)) if not self._file_by_matter(index)]
        open_ones = [index for index in open_ones if not self._file_as_answer(index)]
        open_ones = [index for index in open_ones if not self._file_by_words(index)]
        self._open_rows(open_ones)
        for row in [each for each in self._rows if len(each.stances) == 1 and not each.is_issue]:
            self._join_a_larger_one(row)
        rows = {index: row for row in self._rows for index in row.stances}
        return tuple(self._place(index, rows.get(index)) for index in range(len(stances)))

    # What a stance is about

    def _bag(self, stance: Stance) -> Bag:
        sentence = self._sentences[stance.number]
        names = named_in(sentence)
        shifted = frozenset(place - stance.low for place in names)
        return bag_of(sentence.words[stance.low : stance.high], self._lexicon, shifted)

    def _around(self, stance: Stance) -> Scores:
        """Return what the words of a stance, and less what those around it, say for each matter."""
        sentences, here = self._sentences, stance.number
        scores: Scores = {}
        is_whole = (stance.low, stance.high) == (0, len(sentences[here].words))
        own = (
            self._heard[here] if is_whole else self._lexicon.matters.of(_lows(sentences[here], stance.low, stance.high))
        )
        _add(scores, own, 1.0)
        number = sentences[here].paragraph
        for other in range(max(0, here - 8), min(len(sentences), here + 9)):
            if sentences[other].paragraph == number:
                _add(scores, self._heard[other], BESIDE if abs(other - here) == 1 else PARAGRAPH)
        return scores

    def _weighed(self, scores: Sequence[Scores]) -> list[Scores]:
        """Return the scores with more for what the stances of this article come back to."""
        common: Scores = {}
        for each in scores:
            _add(common, each, 1.0)
        weight = {key: 1 + COMMON * math.log1p(total) for key, total in common.items()}
        return [{key: score * weight[key] for key, score in each.items()} for each in scores]

    # Which row it goes into

    def _issue(self, title: str, texts: Sequence[str]) -> _Row:
        bag = bag_of_text(title, self._lexicon)
        for text in texts:
            bag.update(bag_of_text(text, self._lexicon))
        words = title.lower().replace("’", "'").split()
        matters = frozenset(self._lexicon.matters.of(words)) | {
            key for key, known in self._titles.items() if known.casefold() == title.casefold()
        }
        return _Row(title, bag, matters, is_issue=True)

    def _file_by_matter(self, index: int) -> bool:
        scores = self._scores[index]
        near = self._nearest([row for row in self._rows if row.is_issue], index)
        if near is not None and near[0] >= CLOSE_ISSUE:
            return self._file(index, near[1])
        best = max(scores, key=lambda key: scores[key], default="")
        if not best or scores[best] < LEAST:
            return False
        row = next((row for row in self._rows if best in row.matters), None)
        if row is None:
            row = _Row(self._titles.get(best) or self._lexicon.matters.title(best), matters=frozenset((best,)))
            self._rows.append(row)
        return self._file(index, row)

    def _file(self, index: int, row: _Row) -> bool:
        row.stances.append(index)
        row.bag.update(self._bags[index])
        return True

    def _file_as_answer(self, index: int) -> bool:
        """File what has no words of its own under what it answers: the last stance before it, best one of others."""
        here = self._stances[index]
        rows = {other: row for row in self._rows for other in row.stances}
        near = [
            other
            for other in range(index - 1, -1, -1)
            if other in rows and here.number - self._stances[other].number <= REACH
        ]
        others = [other for other in near if self._stances[other].who != here.who]
        found = next(iter(near if self._goes_on(index) else others or near), None)
        return found is not None and self._file(index, rows[found])

    def _goes_on(self, index: int) -> bool:
        """Return whether a stance goes on with what its own side has just said, in the same paragraph."""
        if not index:
            return False
        here, before = self._stances[index], self._stances[index - 1]
        is_near = self._sentences[here.number].paragraph == self._sentences[before.number].paragraph
        return is_near and here.who == before.who

    def _file_by_words(self, index: int) -> bool:
        near = self._nearest(self._rows, index)
        return near is not None and near[0] >= CLOSE and self._file(index, near[1])

    def _join_a_larger_one(self, row: _Row) -> None:
        """Move a stance that has a row to itself into a larger one: of its next matter, else of the stance beside."""
        (index,) = row.stances
        scores, larger = self._scores[index], [each for each in self._rows if len(each.stances) > 1]
        best = max(scores.values(), default=0.0)
        next_best = max(larger, key=lambda each: self._score(index, each), default=None)
        if next_best is not None and self._score(index, next_best) >= NEXT * best:
            home: _Row | None = next_best
        else:
            home = self._beside(index, larger) if self._sentences_about(row) < SEVERAL else None
        if home is not None:
            row.stances.clear()
            self._file(index, home)

    def _score(self, index: int, row: _Row) -> float:
        return max((self._scores[index].get(key, 0.0) for key in row.matters), default=0.0)

    def _sentences_about(self, row: _Row) -> int:
        return sum(not row.matters.isdisjoint(heard) for heard in self._heard)

    def _beside(self, index: int, rows: Iterable[_Row]) -> _Row | None:
        """Return the row of a stance in the sentence before or after, in the same paragraph."""
        here = self._stances[index].number
        numbers = {self._stances[other].number: row for row in rows for other in row.stances}
        near = (numbers.get(other) for other in (here - 1, here + 1) if self._is_same_paragraph(here, other))
        return next((row for row in near if row is not None), None)

    def _is_same_paragraph(self, one: int, other: int) -> bool:
        is_there = 0 <= other < len(self._sentences)
        return is_there and self._sentences[one].paragraph == self._sentences[other].paragraph

    def _nearest(self, rows: Iterable[_Row], index: int) -> tuple[float, _Row] | None:
        close = [(self._rarity.closeness(self._bags[index], row.bag), row) for row in rows]
        return max(close, key=lambda each: each[0], default=None)

    def _open_rows(self, open_ones: Sequence[int]) -> None:
        """Make rows of what is left where several stances come back to one thing."""
        left = dict.fromkeys(open_ones)
        for title, found in phrases_in([(index, self._words(index)) for index in open_ones], self._lexicon):
            self._open_row(title, found, left)
        for index in [each for each in left if self._stances[each].is_demand]:
            alike = [each for each in left if self._rarity.closeness(self._bags[index], self._bags[each]) >= CLOSE]
            if index in alike and len({self._stances[each].who for each in alike}) > 1:
                self._open_row(unsure_title(self._stances[index].text), alike, left)

    def _open_row(self, title: str, found: Iterable[int], left: dict[int, None]) -> None:
        row = _Row(title)
        self._rows.append(row)
        for index in found:
            del left[index]
            self._file(index, row)

    def _words(self, index: int) -> list[Word]:
        stance = self._stances[index]
        return self._sentences[stance.number].words[stance.low : stance.high]

    def _place(self, index: int, row: _Row | None) -> Place:
        scores = self._scores[index]
        ranked = sorted((key for key in scores), key=lambda key: -scores[key])
        close = sorted(self._rows, key=lambda each: -self._rarity.closeness(self._bags[index], each.bag))
        by_matter = [each for key in ranked for each in self._rows if key in each.matters]
        menu = dict.fromkeys(each.title for each in (*([row] if row else ()), *by_matter, *close) if each.title)
        return Place(row.title if row else "", tuple(menu)[:MENU])


def _lows(sentence: Sentence, low: int, high: int) -> list[str]:
    named = named_in(sentence)
    return ["" if place in named else sentence.words[place].low for place in range(low, high)]


def _add(scores: Scores, more: Mapping[str, float], share: float) -> None:
    for key, score in more.items():
        scores[key] = scores.get(key, 0) + score * share
