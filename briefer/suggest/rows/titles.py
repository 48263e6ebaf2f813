"""How a row is called: by its matter, by a phrase the article comes back to, else by its first demand, as no title yet.

A title is nouns one would print. Where nothing is sure enough a row says so, and what stands alone stays in the tray.
Begin with `Titles`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.suggest.grammar.mentions import Who
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word, words_of
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.lexicon.matters import OWN
from briefer.suggest.rows.bags import LITTLE, STEM, named_in
from briefer.suggest.rows.grouping import Row
from briefer.suggest.rows.wanted import (
    MOST,
    NEAR,
    SHORTEST_WORD,
    is_noun,
    says_enough,
    shortened,
    tells,
    wanted_noun,
    wanted_words,
)
from briefer.text.open_titles import open_title

QUOTES = ' .,;:“”„«»"'
LEAST = 1.0
"""A matter is that of a row whose stances say so much for it in their own words,"""
SHARE = 0.2
"""and so much for each stance in it."""
WIDE = 3
"""A row of more passages than this is not called by what one of its demands alone is about."""
OFTEN = 3
"""One stance that names a matter is enough for a title where so many sentences of the article do: a word that comes
once is often a figure of speech ("wage war", "take the sick hostage")."""
SAID, ASKED, OVER_ALL = 1.0, 1.5, 2.0
"""What a phrase counts in a position, in a demand and in the headline."""
TALK = 3
"""So many positions of several sides are a row without any demand or title."""
BOTH = 0.5
"""How much more a matter says that a further side names."""
STANDING_IN = ("he", "it", "they", "first person", "second person")
"""Words that stand in for a noun."""
LONGEST_PHRASE = 3
Stems = tuple[str, ...]


class Passage(NamedTuple):
    """The words `low` to `high` of a stance: whose it is, and what they say for each matter."""

    number: int
    low: int
    high: int
    who: Who
    is_demand: bool
    matters: Mapping[str, float]
    sentence: Sentence


class Title(NamedTuple):
    """What a row is called, "" for no row yet; `guess` is what it may be about, to be offered and not to be printed."""

    text: str
    guess: str = ""


class Text(NamedTuple):
    """An article: its sentences with what each says for every matter, and its headline."""

    sentences: Sequence[Sentence]
    matters: Sequence[Mapping[str, float]]
    headline: str


class Titles:
    """The titles of one article's rows; `titles` are those of matters in the language of the brief."""

    def __init__(self, passages: Sequence[Passage], lexicon: Lexicon, titles: Mapping[str, str], article: Text) -> None:
        self._passages, self._lexicon, self._titles = passages, lexicon, titles
        self._times = Counter(stems for each in article.sentences for stems in dict(_phrases(each)))
        self._often = Counter(key for each in article.matters for key in each if each[key] >= LEAST)
        words = words_of(article.headline, 0, len(article.headline), lexicon)[0]
        self._headline = [word.low[:STEM] for word in words]
        self._top = Sentence(0, 0, len(article.headline), words, [], [], [])
        is_own_language = not titles or titles.get("ceasefire") == lexicon.matters.title("ceasefire")
        self._has_phrases = is_own_language and not lexicon.has_cases
        self._has_nouns = is_own_language and (lexicon.has_capital_nouns or not lexicon.has_cases)

    def of(self, rows: Iterable[Row]) -> dict[Row, Title]:
        """Return the titles of the rows; two that have the same are one row, and two of one matter."""
        found: dict[Row, Title] = {}
        of_matter: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            matter = "" if row.issue else self._matter(row)
            if matter:
                of_matter[matter].append(row)
            else:
                found[row] = Title(row.issue or self._without_matter(row))
        for matter, those in of_matter.items():
            found |= dict.fromkeys(those, self._of_matter(matter, those))
        return found

    def _of(self, rows: Iterable[Row]) -> list[Passage]:
        return [self._passages[number] for number in sorted(number for row in rows for number in row.stances)]

    def _without_matter(self, row: Row) -> str:
        passages = self._of([row])
        title = self._phrase(passages) or self._wanted(passages)
        if title or len(passages) < 2:
            return title
        is_talk = len({each.who for each in passages}) > 1 and len(passages) >= TALK
        return open_title_of(passages, passages[:1] if is_talk else ())

    def _of_matter(self, matter: str, rows: Iterable[Row]) -> Title:
        passages = self._of(rows)
        listed = self._titles.get(matter) or self._lexicon.matters.title(matter)
        if matter.startswith(OWN):
            return Title(listed)
        own = self._own(passages, matter, listed)
        if own or self._is_sure(matter, passages):
            return Title(own or listed)
        return Title(open_title_of(passages, _naming(matter, passages)) if len(passages) > 1 else "", listed)

    def _own(self, passages: Sequence[Passage], matter: str, listed: str) -> str:
        """Return the article's own words for a matter, or what a row asks for whose matter is not sure."""
        phrase = self._phrase(passages, matter)
        if phrase or len(passages) < 2:
            return phrase
        wanted = self._wanted(passages)
        words = wanted.lower().split()
        is_of_matter = matter in self._lexicon.matters.of(words)
        if len(words) == 1 and is_of_matter:
            return listed
        is_all = is_of_matter and sum(each.is_demand for each in passages) == 1
        return wanted if is_all or not self._is_sure(matter, passages) else ""

    def _wanted(self, passages: Sequence[Passage]) -> str:
        """Return what the demands of a row are about, "" where most have no noun that tells it or it is too long."""
        if not self._has_nouns:
            return ""
        demands = [each for each in passages if each.is_demand]
        nouns = [noun for each in demands if (noun := self._noun(each, passages))]
        found = list(dict.fromkeys(nouns)) if len(nouns) * 2 >= len(demands) else []
        return _capital(", ".join(found)) if sum(len(each.split()) for each in found) <= MOST else ""

    def _noun(self, demand: Passage, passages: Sequence[Passage]) -> str:
        is_marked = self._lexicon.has_capital_nouns
        noun = wanted_noun(demand.sentence, demand.low, demand.high, is_marked)
        is_known = bool(self._lexicon.matters.of([word.low for word in noun]))
        stems = {word.low[:STEM] for word in noun if len(word.low) >= SHORTEST_WORD and not word.is_in(*LITTLE)}
        if len(passages) > WIDE and not stems & self._said([each for each in passages if each.number != demand.number]):
            return ""  # one demand of many
        shared = self._said([each for each in passages if each.who != demand.who])
        is_shared = is_known and bool(stems) and (stems <= shared or stems <= set(self._headline))
        return _written(noun) if is_shared or says_enough(noun, is_marked) else ""

    def _said(self, passages: Iterable[Passage]) -> set[str]:
        return {word.low[:STEM] for each in passages for word in each.sentence.words[each.low : each.high]}

    def _is_sure(self, matter: str, passages: Sequence[Passage]) -> bool:
        """Return whether a matter is what these passages are about, and not only a word in one of them."""
        naming = _naming(matter, passages)
        if len(naming) > 1 or self._often[matter] >= OFTEN:
            return True
        heard = self._lexicon.matters.of([word.low for word in self._top.words])
        return heard.get(matter, 0.0) >= LEAST or any(each.is_demand and self._asks(each, matter) for each in naming)

    def _asks(self, demand: Passage, matter: str) -> bool:
        near = [word.low for word in wanted_words(demand.sentence, demand.low, demand.high)[:NEAR]]
        return self._lexicon.matters.of(near).get(matter, 0.0) >= LEAST

    def _matter(self, row: Row) -> str:
        """Return the key of the matter that most of these passages name, one that both sides name first."""
        passages = self._of([row])
        support: defaultdict[str, float] = defaultdict(float)
        sides: defaultdict[str, set[Who]] = defaultdict(set)
        for each in passages:
            for key, weight in each.matters.items():
                support[key] += min(weight, LEAST)
                sides[key].add(each.who)
        scores = {key: total + BOTH * (len(sides[key]) - 1) for key, total in support.items()}
        best = max(scores, key=lambda key: (scores[key], row.matters.weights.get(key, 0.0)), default="")
        return best if best and scores[best] >= max(LEAST, SHARE * len(passages)) else ""

    def _phrase(self, passages: Sequence[Passage], matter: str = "") -> str:
        """Return the phrase of these passages whose head both sides, or the headline, or the article come back to.

        With a `matter` its head has to be a word for that: "app store fees" is more than "Fees and fares".
        """
        if not self._has_phrases:
            return ""
        heads: defaultdict[str, set[Who]] = defaultdict(set)
        for each in passages:
            for word in each.sentence.words[each.low : each.high]:
                heads[_plain(word.low)].add(each.who)
        scores: defaultdict[tuple[Stems, str], float] = defaultdict(float)
        for stems, text, weight in self._candidates(passages):
            head = text.split()[-1].lower()
            sides = len(heads[_plain(head)])
            if sides and (not matter or matter in self._lexicon.matters.of([head])):
                scores[stems, text] += weight * self._score(stems, sides > 1)
        best = max(scores, key=lambda each: scores[each], default=None)
        return _capital(best[1]) if best is not None and scores[best] > 0 else ""

    def _candidates(self, passages: Sequence[Passage]) -> Iterator[tuple[Stems, str, float]]:
        """Yield the phrases of passages and of the headline, with how much each counts."""
        for each in passages:
            for stems, text in _phrases(each.sentence, each.low, each.high):
                yield stems, text, ASKED if each.is_demand else SAID
        for stems, text in _phrases(self._top):
            yield stems, text, OVER_ALL

    def _score(self, stems: Stems, is_of_both: bool) -> float:
        is_known = stems[-1] in self._headline
        return 2.0 * is_of_both + 2.0 * is_known + (self._times[stems] - 1)


def _phrases(sentence: Sentence, low: int = 0, high: int | None = None) -> Iterator[tuple[Stems, str]]:
    """Yield the noun phrases of two or three words between words that show where they begin and end."""
    words, named = sentence.words, named_in(sentence)
    high = len(words) if high is None else high
    for start in range(low, high):
        before = words[start - 1] if start else None
        if before is not None and not _opens(before):
            continue
        end = start
        while end < high and end - start <= LONGEST_PHRASE and end not in named and tells(words, end, end == start):
            if words[end].is_quoted:
                break  # there people jest
            end += 1
        if 2 <= end - start <= LONGEST_PHRASE and is_noun(words[end - 1], words[end] if end < len(words) else None):
            found = words[start:end]
            yield tuple(word.low[:STEM] for word in found), " ".join(word.text for word in found)


def _plain(word: str) -> str:
    """Return a noun without the ending of a plural, so that one and several are the same; a verb like it is not."""
    return word.removesuffix("s")


def _opens(word: Word) -> bool:
    is_opener = word.is_in("determiners", "possessive determiners", "prepositions", "possessives")
    return (is_opener and not word.is_in("to")) or word.low[:1].isdigit()


def _naming(matter: str, passages: Iterable[Passage]) -> list[Passage]:
    return [each for each in passages if each.matters.get(matter, 0.0) >= LEAST]


def open_title_of(passages: Sequence[Passage], others: Sequence[Passage]) -> str:
    """Return what a row's first demand asks for, shortened, as a title that its reader is asked to replace.

    One that begins with "it" or "we", or tells nothing but names, says nothing alone: the next is taken.
    Without any demand it is `others` that tell.
    """
    telling = [each for each in passages if each.is_demand] or others
    asked = [shortened(each.sentence, each.low, each.high) for each in telling]
    told = next((each for each in asked if _tells_alone(each)), asked[0] if asked else ())
    return open_title(_capital(_written(told))) if told else ""


def _tells_alone(words: Sequence[Word]) -> bool:
    is_telling = any(tells(words, place, is_first=False) and not word.is_capital for place, word in enumerate(words))
    return is_telling and not words[0].is_in(*STANDING_IN)


def _written(words: Iterable[Word]) -> str:
    """Return words as they are written, marks at the end of words left out."""
    text, end = "", -1
    for word in words:
        text += (" " if end >= 0 and word.start > end else "") + word.text
        end = word.end
    return text.strip(QUOTES)


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
