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
from briefer.suggest.lexicon import Form, Lexicon
from briefer.suggest.lexicon.matters import OWN
from briefer.suggest.rows.bags import LITTLE, STEM, named_in
from briefer.suggest.rows.grouping import Row
from briefer.text.open_titles import open_title

LONGEST = 40
QUOTES = ' .,;:“”„«»"'
LEAST = 1.0
"""A matter names a row whose stances say so much for it in their own words,"""
SHARE = 0.2
"""and so much for each stance in it."""
SAID, ASKED, OVER_ALL = 1.0, 1.5, 2.0
"""What a phrase counts in a position, in a demand and in the headline."""
TALK = 3
"""So many positions of several sides are a row without any demand or title."""
BOTH = 0.5
"""How much more a matter says that a further side names."""
LONGEST_PHRASE = 3
SHORTEST_WORD = 3
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


class Titles:
    """The titles of one article's rows; `titles` are those of matters in the language of the brief."""

    def __init__(
        self,
        passages: Sequence[Passage],
        lexicon: Lexicon,
        titles: Mapping[str, str],
        sentences: Sequence[Sentence],
        headline: str,
    ) -> None:
        self._passages, self._lexicon, self._titles = passages, lexicon, titles
        self._phrases = [dict(_phrases(each)) for each in sentences]
        self._times = Counter(stems for each in self._phrases for stems in each)
        words = words_of(headline, 0, len(headline), lexicon)[0]
        self._headline = [word.low[:STEM] for word in words]
        self._top = Sentence(0, 0, len(headline), words, [], [], [])
        self._is_own_language = not titles or titles.get("ceasefire") == lexicon.matters.title("ceasefire")

    def of(self, rows: Iterable[Row]) -> dict[Row, str]:
        """Return the titles of the rows that have one; two that have the same are one row, and two of one matter."""
        found: dict[Row, str] = {}
        of_matter: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            matter = "" if row.issue else self._matter(row)
            if matter:
                of_matter[matter].append(row)
            elif title := row.issue or self._without_matter(row):
                found[row] = title
        for matter, those in of_matter.items():
            found |= dict.fromkeys(those, self._of_matter(matter, those))
        return found

    def _of(self, rows: Iterable[Row]) -> list[Passage]:
        return [self._passages[number] for number in sorted(number for row in rows for number in row.stances)]

    def _without_matter(self, row: Row) -> str:
        passages = self._of([row])
        title = self._phrase(passages) if self._is_own_language else ""
        if title or len(passages) < 2:
            return title
        is_talk = len({each.who for each in passages}) > 1 and len(passages) >= TALK
        demand = next((each for each in passages if each.is_demand), passages[0] if is_talk else None)
        return unsure_title(demand) if demand is not None else ""

    def _of_matter(self, matter: str, rows: Iterable[Row]) -> str:
        is_users = matter.startswith(OWN)
        own = self._phrase(self._of(rows), matter) if self._is_own_language and not is_users else ""
        return own or self._titles.get(matter) or self._lexicon.matters.title(matter)

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

        Without one it is enough in a demand that its head is a word for any matter: "a daily penalty".

        With a `matter` its head has to be a word for that: "app store fees" is more than "Fees and fares".
        """
        heads: defaultdict[str, set[Who]] = defaultdict(set)
        for each in passages:
            for word in each.sentence.words[each.low : each.high]:
                heads[_plain(word.low)].add(each.who)
        scores: defaultdict[tuple[Stems, str], float] = defaultdict(float)
        for stems, text, weight in self._candidates(passages):
            head = text.split()[-1].lower()
            sides = len(heads[_plain(head)])
            known = self._lexicon.matters.of([head])
            if sides and (not matter or matter in known):
                is_asked = bool(known) and not matter and weight == ASKED
                scores[stems, text] += weight * (self._score(stems, sides > 1) + is_asked)
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
        while end < high and end - start <= LONGEST_PHRASE and end not in named and _tells(words, end, end == start):
            end += 1
        if 2 <= end - start <= LONGEST_PHRASE and _is_noun(words[end - 1], words[end] if end < len(words) else None):
            found = words[start:end]
            yield tuple(word.low[:STEM] for word in found), " ".join(word.text for word in found)


def _plain(word: str) -> str:
    """Return a noun without the ending of a plural, so that one and several are the same; a verb like it is not."""
    return word.removesuffix("s")


def _opens(word: Word) -> bool:
    is_opener = word.is_in("determiners", "possessive determiners", "prepositions", "possessives")
    return (is_opener and not word.is_in("to")) or word.low[:1].isdigit()


def _tells(words: Sequence[Word], place: int, is_first: bool) -> bool:
    """Return whether a word can stand in a title; "training" can, but not as its first word."""
    word = words[place]
    if len(word.low) < SHORTEST_WORD or not word.low[:1].isalpha() or (word.is_capital and place):
        return False
    is_little = word.is_in(*LITTLE, "and", "but", "that", "it", "he", "negations", "first person", "second person")
    return not (is_little or word.form & (Form.PAST | Form.PARTICIPLE | (Form.PROGRESSIVE if is_first else 0)))


def _is_noun(word: Word, after: Word | None) -> bool:
    """Return whether a word can be the head of a title: no body, and nothing that goes on as a sentence or a noun."""
    if word.is_in("offices"):
        return False
    if after is None or after.is_stop:
        return True
    return after.is_in("prepositions", "and", "be", "have", "obligation", "future", "conditional", "relative") and not (
        word.form and after.is_in("prepositions")
    )


def unsure_title(passage: Passage) -> str:
    """Return what a demand asks for, shortened, as a title that its reader is asked to replace."""
    words = _object(passage)
    kept: list[Word] = []
    for word in words:
        if kept and (word.end - words[0].start > LONGEST or (word.is_stop and len(kept) > 1)):
            break
        kept.append(word)
    return open_title(_capital(_written(kept)))


def _object(passage: Passage) -> Sequence[Word]:
    """Return the words after the verb of a demand, else all of them."""
    words = passage.sentence.words[passage.low : passage.high]
    verbs = [each.verb.end for each in passage.sentence.clauses if passage.low <= each.verb.start < passage.high]
    after = _opened(passage.sentence.words[verbs[0] : passage.high]) if verbs else ()
    return after if len(after) > 2 else _opened(words) or words


def _opened(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without the marks and little words they begin with."""
    telling = (place for place, word in enumerate(words) if not _is_opening(word))
    return words[next(telling, len(words)) :]


def _is_opening(word: Word) -> bool:
    is_day = word.is_capital and word.is_in("topic stop", "months")
    return is_day or word.is_stop or word.is_in("that", "prepositions", "adverbs", "to")


def _written(words: Iterable[Word]) -> str:
    """Return words as they are written, marks at the end of words left out."""
    text, end = "", -1
    for word in words:
        text += (" " if end >= 0 and word.start > end else "") + word.text
        end = word.end
    return text.strip(QUOTES)


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
