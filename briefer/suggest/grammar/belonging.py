"""Whose a person is: by what stands beside the name, by whom the article spoke of, by whom the person turns against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from briefer.suggest.grammar.clauses import Place
from briefer.suggest.grammar.mentions import THIRD, Who
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.sorts import Sorts, described, led, of_its_sort
from briefer.suggest.grammar.words import Word

REACH = 9


class Owner(NamedTuple):
    """Whose a person is: None for nobody that is known; `is_outsider` if the person only comments."""

    who: Who | None
    is_outsider: bool = False
    is_sure: bool = False


@dataclass(slots=True)
class Told:
    """What is known up to a sentence: nouns and sorts of the parties, and who was spoken of.

    `last` is the principal spoken of, `nearest` the party named; `unnamed` are the parties whose leader was spoken of
    without a name in the two sentences before; `speaking` is whose the sentence before was, as far as that is known.
    """

    bodies: Mapping[str, Who]
    sorts: Sorts
    last: Who | None = None
    nearest: Who | None = None
    unnamed: tuple[Who | None, ...] = ()
    speaking: Who | None = None

    @property
    def leader(self) -> Who | None:
        """The party whose leader was spoken of last without a name."""
        return next(filter(None, reversed(self.unnamed)), None)

    def after(self, sentence: Sentence, principals: int) -> None:
        """Take in what a sentence tells."""
        self.last = _spoken_of(sentence, self.last, principals)
        self.nearest = next(self._mentioned(sentence), self.nearest)
        self.unnamed = (*self.unnamed[-1:], _unnamed(sentence))

    def _mentioned(self, sentence: Sentence) -> Iterator[Who]:
        """Yield who is named or described outside quotations: "Alpha", "the union"."""
        words = sentence.words
        for place, word in enumerate(words):
            if word.is_quoted:
                continue
            named = sentence.named_at(place)
            if named is not None:
                yield named.who
            elif place and word.low in self.bodies and words[place - 1].is_in("articles"):
                yield self.bodies[word.low]
            elif (who := described(self.sorts, words, place)) is not None:
                yield who


def owner_of(sentence: Sentence, low: int, high: int, told: Told) -> Owner:
    """Return whose person stands at these words."""
    words = sentence.words
    before = list(_before(sentence, low))
    after = list(_after(sentence, high))
    near = [*before, *after]
    if any(words[each].is_in("outsiders") for each in near):
        return Owner(None, is_outsider=True, is_sure=True)
    office = next(_held(sentence, high), None)
    if office is not None:
        return Owner(office, is_sure=True)
    title = any(words[each].is_in("titles", "counterparts", "leads") or _is_the_body(words, each) for each in near)
    beside = _beside(sentence, (after, before), high, title, told)
    if beside is not None:
        return Owner(beside, is_sure=True)
    if not title:
        return Owner(told.leader if low == 0 else None)
    return _of_title(sentence, low, high, near, told)


def led_from(sentence: Sentence, verb: int) -> Iterator[Who]:
    """Yield the party that stands right behind a verb of leading."""
    return (each.who for each in sentence.named if verb < each.low <= verb + 3 and each.who)


def _held(sentence: Sentence, high: int) -> Iterator[Who]:
    """Yield the party a sentence says somebody leads: "Ann Lee has been mayor of Alpha", "Ann Lee leads Alpha"."""
    words = sentence.words
    if high < len(words) and words[high].is_in("leads"):
        yield from led_from(sentence, high)
    end = high
    while end < len(words) and words[end].is_in("be", "have"):
        end += 1
    for place in range(end + 1, min(end + REACH, len(words)) if end > high else 0):
        if words[place].is_in("of", "belonging") and words[place - 1].is_in("titles"):
            named = sentence.named_at(place + 1)
            if named is not None and named.who:
                yield named.who


def _beside(
    sentence: Sentence, around: tuple[Sequence[int], Sequence[int]], high: int, title: bool, told: Told
) -> Who | None:
    """Return the party that stands beside a name, by its own name or a noun for it."""
    words = sentence.words
    after, before = around
    for places in around:
        for each in places:
            nearby = sentence.named_at(each)
            is_own = places is before and not words[high - 1].is_in("outsiders")
            if nearby and nearby.who and (title or is_own or _belongs(words, each, high)):
                return nearby.who
    for each in (*before, *after):
        body = told.bodies.get(words[each].low) or described(told.sorts, words, each)
        if body is not None:
            return body
    return None


def _of_title(sentence: Sentence, low: int, high: int, near: Sequence[int], told: Told) -> Owner:
    """Return whose somebody with a title is, beside whom nobody is named; in the end only a guess."""
    words = sentence.words
    last = _named_before(sentence, low) or told.last
    if any(words[each].is_in("own") for each in near) and told.nearest is not None:
        is_counterpart = any(words[each].is_in("counterparts") for each in near)
        return Owner(other_side(last or told.nearest) if is_counterpart else told.nearest)
    if any(_is_of_others(words, each) or words[each].is_in("neutrals") for each in near if not low <= each < high):
        return Owner(THIRD, is_sure=True)  # a title with the name of somebody else's country or body
    led_by = _led(sentence, near, high, told)
    return Owner(led_by, is_sure=True) if led_by else Owner(told.leader or last)


def _led(sentence: Sentence, near: Sequence[int], high: int, told: Told) -> Who | None:
    """Return the party that has the office that is told of a person, or that a spokesman speaks about."""
    words = sentence.words
    heads = (led(told.sorts, words, each) or of_its_sort(told.sorts, words[each]) for each in near)
    head = next((who for who in heads if who is not None), None)
    if head is None and any(words[each].is_in("spokespeople") for each in near):
        return _spoken_about(sentence, high, told)
    return head


def _spoken_about(sentence: Sentence, high: int, told: Told) -> Who | None:
    """Return the party that a spokesman of nobody speaks about: "A spokesman, Ann Lee, said Alpha would pay"."""
    said = next((each for each in sentence.clauses if each.place is Place.CONTENT and each.low >= high), None)
    if said is None or said.is_quoted:
        return None
    words = sentence.words
    for place in range(said.low, said.verb.start):
        own = sentence.named_at(place)
        who = own.who if own else told.bodies.get(words[place].low) or described(told.sorts, words, place)
        if who:
            return who
    return None


def other_side(who: Who) -> Who:
    """Return the other principal: "his counterpart" sits on the other side of the table."""
    return (1 - who[0],) if who in ((0,), (1,)) else THIRD


def _is_the_body(words: Sequence[Word], place: int) -> bool:
    return (
        place > 0
        and words[place].is_in("offices")
        and not words[place].is_capital
        and words[place - 1].is_in("determiners")
    )


def _is_of_others(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    return (
        word.is_capital
        and len(word.text) > 1
        and not word.is_in("titles", "portfolios", "common capitals", "offices", "months")
    )


def _belongs(words: Sequence[Word], place: int, high: int) -> bool:
    """Return whether "of" or "for" joins a name to the party right after it: "Ann Lee of the union"."""
    return any(words[each].is_in("of", "belonging") for each in range(high, place)) and place - high <= 3


def _before(sentence: Sentence, low: int) -> Iterator[int]:
    """Yield the words before a name that can belong to it, nearest first."""
    words, place, commas = sentence.words, low - 1, 0
    while place >= 0 and low - place <= REACH:
        word = words[place]
        if word.low == ",":
            commas += 1
            if commas > 1 or place != low - 1:
                return
        elif word.is_stop or word.is_in("and", "but", "relative", "that") or _is_verb(sentence, place):
            return
        yield place
        place -= 1


def _after(sentence: Sentence, high: int) -> Iterator[int]:
    """Yield the words after a name that tell who it is: "of the union", ", Russia's foreign minister,"."""
    words = sentence.words
    if high >= len(words):
        return
    if words[high].low == "(":
        yield from range(high + 1, min(high + 3, len(words)))
        return
    if words[high].low != "," and not words[high].is_in("of", "belonging"):
        return
    for place in range(high + 1, min(high + 1 + REACH, len(words))):
        word = words[place]
        if word.is_stop or (_is_verb(sentence, place) and not words[high + 1].is_in("relative")):
            return
        yield place


def _is_verb(sentence: Sentence, place: int) -> bool:
    return any(clause.verb.start <= place < clause.verb.end for clause in sentence.clauses)


def _named_before(sentence: Sentence, low: int) -> Who | None:
    """Return whom a sentence names first, outside quotations, before these words."""
    words = sentence.words
    return next((each.who for each in sentence.named if each.high <= low and not words[each.low].is_quoted), None)


def _spoken_of(sentence: Sentence, last: Who | None, principals: int) -> Who | None:
    """Return the principal the report speaks of in a sentence, best one after no preposition, outside quotations."""
    names = [
        each
        for each in sentence.named
        if each.who and each.who[0] < principals and not sentence.words[each.low].is_quoted
    ]
    for each in names:
        near = sentence.words[max(0, each.low - 2) : each.low]
        if not any(word.is_in("prepositions") and not word.is_in("belonging") for word in near):
            return each.who
    return last or (names[0].who if names else None)


def _unnamed(sentence: Sentence) -> Who | None:
    """Return the party whose leader is spoken of without a name: "Alpha's chief negotiator said"."""
    words = sentence.words
    for named in sentence.named:
        if named.who and (_has_office_after(words, named.high) or _has_office_before(words, named.low, named.high)):
            return named.who
    return None


def _has_office_after(words: Sequence[Word], high: int) -> bool:
    """Return whether an office of a name follows, and no person: "Alpha's foreign minister said"."""
    if high >= len(words) or not words[high].is_in("possessives"):
        return False
    titles = list(takewhile(lambda each: words[each].is_in("titles", "portfolios"), range(high + 1, len(words))))
    return bool(titles) and words[titles[-1]].is_in("titles") and not _has_name(words, titles[-1] + 1)


def _has_office_before(words: Sequence[Word], low: int, high: int) -> bool:
    """Return whether an office stands before a name, and no person: "his counterpart in Alpha"."""
    joined = low > 1 and words[low - 1].is_in("within", "belonging")
    return joined and words[low - 2].is_in("titles", "counterparts") and not _has_name(words, high)


def _has_name(words: Sequence[Word], place: int) -> bool:
    return any(word.is_capital for word in words[place : place + 2])
