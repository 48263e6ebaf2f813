"""The rows of a draft: which stances of an article are about one matter, so that both sides stand in one row.

What each stance is about is found here, from the list of matters and from the words of the sentences around; which ones
stand together is found in `grouping`, how a row is called in `titles`, what words tell in `bags`. What fits nowhere has
no row, but a menu of the likeliest ones. Begin with `Table`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from briefer.suggest.grammar.clauses import Clause
from briefer.suggest.grammar.clauses import Place as ClausePlace
from briefer.suggest.grammar.mentions import Who
from briefer.suggest.grammar.reading import Pace, Paced, Sentence, at_once
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.rows.bags import Bag, bag_of, bag_of_text, named_in, rarity_in
from briefer.suggest.rows.grouping import About, Row, grouped, vector_of
from briefer.suggest.rows.titles import Passage, Text, Title, Titles

BESIDE, PARAGRAPH = 0.25, 0.1
"""What the sentence beside, and what any other of the same paragraph, says for a matter."""
AROUND = 8
"""Sentences of the paragraph, before and after, that say something of a stance."""
WORDS_BESIDE = 0.5
"""What the words of the sentences beside count."""
COMMON = 1.6
"""How much more a matter says that the article comes back to: the share of its weight in stances, on a log scale."""
MENU = 3
FAR = 30
"""Stances away from which a row is still offered that shares nothing with one."""
Heard = dict[str, float]
"""What words say for each matter, by its key."""


class Stance(NamedTuple):
    """A demand or position in sentence `number`, of words `low` to `high`: whose it is."""

    number: int
    low: int
    high: int
    who: Who
    is_demand: bool


class Issue(NamedTuple):
    """An issue of the user: its title, the passages filed under it elsewhere, and the stances of this article in it."""

    title: str
    texts: Sequence[str] = ()
    stances: Sequence[Stance] = ()


class Place(NamedTuple):
    """Where a stance goes: the title of its row, "" for the tray, and the titles of the likeliest rows."""

    title: str = ""
    menu: tuple[str, ...] = ()


class Table:
    """The rows of one article while it is drafted; `headline` is that of the article."""

    def __init__(
        self, sentences: Sequence[Sentence], lexicon: Lexicon, titles: Mapping[str, str], headline: str = ""
    ) -> None:
        self._sentences, self._lexicon, self._titles = sentences, lexicon, titles
        self._bags = [bag_of(each.words, lexicon, named_in(each)) for each in sentences]
        self._rarity = rarity_in(self._bags)
        self._heard = [self._heard_in(each, 0, len(each.words)) for each in sentences]
        self._text = Text(sentences, self._heard, headline)

    def places(self, stances: Sequence[Stance], issues: Sequence[Issue], pace: Pace = at_once) -> tuple[Place, ...]:
        """Return for each stance its row and its menu; what a person has filed already stays, and others join it."""
        issue_rows = [self._issue(each) for each in issues]
        filed = {stance: row for each, row in zip(issues, issue_rows, strict=True) for stance in each.stances}
        every = Paced(sorted((*stances, *filed), key=lambda each: (each.number, each.low)), pace)
        own = [self._own(each) for each in every]
        matters = _weighed([self._around(each, heard) for each, heard in zip(every, own, strict=True)])
        abouts = [self._about(*each) for each in zip(every, own, matters, strict=True)]
        kept = {number: filed[stance] for number, stance in enumerate(every) if stance in filed}
        grouping = grouped(abouts, issue_rows, kept, pace)
        passages = [self._passage(stance, heard) for stance, heard in zip(every, own, strict=True)]
        titles = Titles(passages, self._lexicon, self._titles, self._text).of(grouping.rows)
        homes = _without_lone_positions(every, grouping.in_order, titles)
        places = {
            stance: Place(homes[number], _menu(number, homes, titles, grouping.closeness(about)))
            for number, (stance, about) in enumerate(zip(every, abouts, strict=True))
        }
        return tuple(places[each] for each in stances)

    def _own(self, stance: Stance) -> Heard:
        """Return what the words of a stance say for each matter."""
        sentence = self._sentences[stance.number]
        is_whole = (stance.low, stance.high) == (0, len(sentence.words))
        if is_whole:
            return self._heard[stance.number]
        return self._heard_in(sentence, stance.low, stance.high)

    def _heard_in(self, sentence: Sentence, low: int, high: int) -> Heard:
        """Return what words say for each matter; names of parties say nothing, and asides of people little."""
        named = named_in(sentence)
        lows = ["" if place in named else sentence.words[place].low for place in range(low, high)]
        little = {place - low for each in sentence.clauses for place in range(*_little(sentence, each))}
        return self._lexicon.matters.of(lows, little)

    def _around(self, stance: Stance, own: Heard) -> Heard:
        """Return what the words of a stance, and less what those around it, say for each matter."""
        scores, here = dict(own), stance.number
        for other in self._paragraph(here, AROUND):
            _add(scores, self._heard[other], BESIDE if abs(other - here) == 1 else PARAGRAPH)
        return scores

    def _paragraph(self, here: int, reach: int) -> Iterable[int]:
        """Yield the sentences around one in its paragraph."""
        sentences, number = self._sentences, self._sentences[here].paragraph
        around = range(max(0, here - reach), min(len(sentences), here + reach + 1))
        return (other for other in around if other != here and sentences[other].paragraph == number)

    def _about(self, stance: Stance, own: Heard, matters: Heard) -> About:
        sentence = self._sentences[stance.number]
        words = dict(self._rarity.weighed(self._bag(stance)))
        for other in self._paragraph(stance.number, 1):
            _add(words, self._rarity.weighed(self._bags[other]), WORDS_BESIDE)
        return About(
            vector_of(matters),
            vector_of(words),
            stance.number,
            sentence.paragraph,
            stance.who,
            stance.is_demand,
            is_bare=not own,
            is_further=any(word.is_in("additions") for word in sentence.words[stance.low : stance.high]),
        )

    def _bag(self, stance: Stance) -> Bag:
        sentence = self._sentences[stance.number]
        shifted = frozenset(place - stance.low for place in named_in(sentence))
        return bag_of(sentence.words[stance.low : stance.high], self._lexicon, shifted)

    def _issue(self, issue: Issue) -> Row:
        words = issue.title.lower().replace("’", "'").split()
        known = (key for key, known in self._titles.items() if known.casefold() == issue.title.casefold())
        matters = self._lexicon.matters.of(words) | dict.fromkeys(known, 1.0)
        bag = bag_of_text(issue.title, self._lexicon)
        for text in issue.texts:
            bag.update(bag_of_text(text, self._lexicon))
        return Row(issue.title, vector_of(matters), vector_of(self._rarity.weighed(bag)))

    def _passage(self, stance: Stance, own: Heard) -> Passage:
        sentence = self._sentences[stance.number]
        return Passage(stance.number, stance.low, stance.high, stance.who, stance.is_demand, own, sentence)


def _little(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """Return the words of a clause that say little for a matter: its verb, all of ", who leads the inquiry,"."""
    is_aside = clause.place is ClausePlace.RELATIVE and any(
        word.low == "," for word in sentence.words[max(0, clause.low - 1) : clause.verb.start]
    )
    return (clause.low, clause.high) if is_aside else (clause.verb.start, clause.verb.end)


def _without_lone_positions(stances: Sequence[Stance], rows: Sequence[Row], titles: Mapping[Row, Title]) -> list[str]:
    """Return the title of each stance's row, "" for a single position: that is no row yet, and stays in the tray."""
    homes = [titles[row].text for row in rows]
    times = Counter(homes)
    return [
        title if stance.is_demand or row.issue or times[title] > 1 else ""
        for stance, row, title in zip(stances, rows, homes, strict=True)
    ]


def _menu(
    number: int, homes: Sequence[str], titles: Mapping[Row, Title], closeness: Mapping[Row, float]
) -> tuple[str, ...]:
    """Return the titles of the likeliest rows: a stance's own, then the closest, then those of the stances around.

    Of the closest it also offers what they may be about: a guess stands in a menu where it is no title.
    """
    found = dict.fromkeys((homes[number],))
    close = nlargest(MENU, (row for row in closeness if any(titles[row])), key=lambda row: closeness[row])
    found |= dict.fromkeys(each for row in close for each in titles[row])
    for step in range(1, min(FAR, len(homes))):
        if len(found) > MENU:
            break
        found |= dict.fromkeys(homes[max(0, number - step) : number + step + 1 : step])
    return tuple(title for title in found if title)[:MENU]


def _weighed(scores: Sequence[Heard]) -> list[Heard]:
    """Return the scores with more for what the stances of this article come back to."""
    common: Heard = {}
    for each in scores:
        _add(common, each, 1.0)
    weight = {key: 1 + COMMON * math.log1p(total) for key, total in common.items()}
    return [{key: score * weight[key] for key, score in each.items()} for each in scores]


def _add(scores: Heard, more: Mapping[str, float], share: float) -> None:
    for key, score in more.items():
        scores[key] = scores.get(key, 0) + score * share
