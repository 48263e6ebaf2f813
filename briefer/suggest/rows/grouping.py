"""Which stances of an article stand in one row: how close two are in matter, in words and in place, all at once.

Every stance is put where it is closest, again and again, until each has seen all the others. Begin with `grouped`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from briefer.suggest.grammar.mentions import Who
from briefer.suggest.grammar.reading import Pace

MATTER, WORDS, PLACE = 0.5, 1.0, 0.75
"""What the same matters, the same words and the same place say for one row."""
ISSUE = 0.4
"""How much more a row of the user's takes in."""
CLOSE = 0.65
"""From this closeness on a stance belongs to a row."""
CLOSE_DEMAND = 0.8
"""The same for a demand: it rather begins a row of its own."""
REACH = 5
"""So many sentences apart the place of two stances says something."""
FADE = 0.65
"""What is left of that with each sentence between them."""
OTHER_PARAGRAPH, FURTHER, DEMAND = 0.75, 0.4, 0.25
"""What is left of it over a paragraph's end, before "also", and before a demand: it begins something."""
ANSWER, BARE = 1.6, 2.0
"""How much more it says of what the other side says next, and of what names no matter itself."""
PASSES = 3
NOTHING = 1e-9
Key = TypeVar("Key")
Scores = dict[Key, float]


@dataclass(slots=True)
class Vector:
    """How much each key weighs in something, and the sum of the squares of that."""

    weights: Scores[str] = field(default_factory=dict)
    square: float = 0.0

    def add(self, other: Vector, sign: int = 1) -> None:
        """Add what another one weighs, or with `sign` -1 take it away again."""
        for key, weight in other.weights.items():
            before = self.weights.get(key, 0.0)
            after = before + sign * weight
            self.square += after * after - before * before
            if after > NOTHING:
                self.weights[key] = after
            else:
                self.weights.pop(key, None)


def vector_of(weights: Mapping[str, float]) -> Vector:
    """Return weights as a vector."""
    found = Vector()
    found.add(Vector(dict(weights)))
    return found


class About(NamedTuple):
    """What a stance is about, and where it stands.

    `matters` and `words` are weighed with what stands around it; `is_bare`: its own words name no matter; `is_further`:
    it says that it comes on top of something.
    """

    matters: Vector
    words: Vector
    number: int
    paragraph: int
    who: Who
    is_demand: bool
    is_bare: bool
    is_further: bool


@dataclass(slots=True, eq=False)
class Row:
    """A row under way: its matters and words, and the numbers of its stances; `issue` is the title of a user's."""

    issue: str = ""
    matters: Vector = field(default_factory=Vector)
    words: Vector = field(default_factory=Vector)
    stances: list[int] = field(default_factory=list)

    def take(self, number: int, about: About) -> None:
        """Take a stance in."""
        self.stances.append(number)
        self.matters.add(about.matters)
        self.words.add(about.words)

    def give(self, number: int, about: About) -> None:
        """Let go of a stance."""
        self.stances.remove(number)
        self.matters.add(about.matters, -1)
        self.words.add(about.words, -1)


def grouped(abouts: Sequence[About], issues: Iterable[Row], kept: Mapping[int, Row], pace: Pace) -> Grouping:
    """Return the rows of an article: the user's own, and those that its stances make; `kept` are those with a row."""
    grouping = Grouping(abouts, issues, kept)
    for _ in range(PASSES):
        for number in range(len(abouts)):
            if number not in kept:
                pace()
                grouping.put(number)
    return grouping


class Grouping:
    """The rows of an article, and which one each stance is in."""

    def __init__(self, abouts: Sequence[About], issues: Iterable[Row], kept: Mapping[int, Row]) -> None:
        self._abouts = abouts
        self._links = [dict(_links(abouts, number)) for number in range(len(abouts))]
        self._of_matter: defaultdict[str, dict[Row, None]] = defaultdict(dict)
        self._of_word: defaultdict[str, dict[Row, None]] = defaultdict(dict)
        self.homes: dict[int, Row] = {}
        self.issues = tuple(issues)
        for row in self.issues:
            self._enter(row, row)
        for number, row in kept.items():
            self._keep(number, row)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order in which the article comes to them, the user's own first."""
        return tuple(dict.fromkeys((*self.issues, *self.in_order)))

    @property
    def in_order(self) -> tuple[Row, ...]:
        """Return the row of each stance."""
        return tuple(self.homes[number] for number in range(len(self._abouts)))

    def put(self, number: int) -> None:
        """Put a stance where it is closest now, or into a row of its own."""
        about = self._abouts[number]
        if number in self.homes:
            self.homes.pop(number).give(number, about)
        scores = self.closeness(about)
        for row, strength in self._near(number).items():
            scores[row] = scores.get(row, 0.0) + PLACE * strength
        closest = max(scores, key=lambda each: scores[each], default=None)
        is_close = closest is not None and scores[closest] >= (CLOSE_DEMAND if about.is_demand else CLOSE)
        row = closest if closest is not None and is_close else Row()
        self._keep(number, row)

    def _keep(self, number: int, row: Row) -> None:
        self.homes[number] = row
        row.take(number, self._abouts[number])
        self._enter(row, self._abouts[number])

    def closeness(self, about: About) -> Scores[Row]:
        """Return how close a stance is in matters and words to each row that shares any with it."""
        close: Scores[Row] = {}
        for share, rows, mine, of in (
            (MATTER, self._of_matter, about.matters, _matters),
            (WORDS, self._of_word, about.words, _words),
        ):
            products: Scores[Row] = {}
            for key, weight in mine.weights.items():
                for row in rows.get(key, ()):
                    products[row] = products.get(row, 0.0) + weight * of(row).weights.get(key, 0.0)
            for row, product in products.items():
                if product > NOTHING:
                    close[row] = close.get(row, 0.0) + share * product / math.sqrt(of(row).square * mine.square)
        return {row: score + ISSUE if row.issue else score for row, score in close.items()}

    def _near(self, number: int) -> Scores[Row]:
        """Return the rows of the stances around one, each with how much its place says for it."""
        found: Scores[Row] = {}
        for other, strength in self._links[number].items():
            row = self.homes.get(other)
            if row is not None:
                found[row] = max(found.get(row, 0.0), strength)
        return found

    def _enter(self, row: Row, about: About | Row) -> None:
        """Note under which matters and words a row is found."""
        for key in about.matters.weights:
            self._of_matter[key][row] = None
        for key in about.words.weights:
            self._of_word[key][row] = None


def _matters(row: Row) -> Vector:
    return row.matters


def _words(row: Row) -> Vector:
    return row.words


def _links(abouts: Sequence[About], number: int) -> Iterable[tuple[int, float]]:
    """Yield the stances around one, with how much their place says for one row."""
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(abouts) and abs(abouts[other].number - abouts[number].number) <= REACH:
            first, second = sorted((number, other))
            yield other, _link(abouts[first], abouts[second])
            other += step


def _link(before: About, after: About) -> float:
    is_same = before.paragraph == after.paragraph
    strength: float = FADE ** max(0, after.number - before.number - 1)
    strength *= 1.0 if is_same else OTHER_PARAGRAPH
    strength *= DEMAND if after.is_demand else 1.0
    strength *= FURTHER if after.is_further else 1.0
    strength *= BARE if after.is_bare and is_same else 1.0
    return strength * (ANSWER if before.who != after.who else 1.0)
