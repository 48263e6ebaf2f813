"""An article as sentences of words with the names in them: what every later step looks at."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from briefer.model import Article, ParagraphKind
from briefer.suggest.grammar.clauses import Clause, Place, clauses_of
from briefer.suggest.grammar.mentions import Mention, Names, Who
from briefer.suggest.grammar.verbs import verbs_in
from briefer.suggest.grammar.words import Word, phrases_in, words_of
from briefer.suggest.lexicon import NO_ROLES, Cue, Form, Lexicon
from briefer.suggest.sparing import spared
from briefer.text import sentences

Each = TypeVar("Each")
Pace = Callable[[], None]
"""Called before each sentence; may wait, to let other work go first."""


class Named(NamedTuple):
    """Words `low` to `high` of a sentence name these parties; `rule` tells how that is known."""

    low: int
    high: int
    who: Who
    rule: str


class Phrase(NamedTuple):
    """Words `low` to `high` of a sentence are a phrase of the lexicon."""

    low: int
    high: int
    cue: Cue


@dataclass(slots=True)
class Sentence:
    """Characters `start` to `end` of paragraph `paragraph` (from 0) of an article, and what is in them.

    `is_reported`: it is what somebody said, though no marks stand around it.
    """

    paragraph: int
    start: int
    end: int
    words: list[Word]
    clauses: list[Clause]
    phrases: list[Phrase]
    named: list[Named]
    is_reported: bool = False

    def text_of(self, low: int, high: int) -> str:
        """Return words as they are written, a space between each."""
        return " ".join(word.text for word in self.words[low:high])

    def named_at(self, place: int) -> Named | None:
        """Return the name that covers a word."""
        return next((each for each in self.named if each.low <= place < each.high), None)


class Paced(list[Each]):
    """Sentences, or what comes of them: whoever goes through them rests before each, if other work is to go first."""

    def __init__(self, every: Iterable[Each], pace: Pace) -> None:
        super().__init__(every)
        self._pace = pace

    def __iter__(self) -> Iterator[Each]:
        for each in super().__iter__():
            self._pace()
            yield each


PAIR = re.compile(r"(?<!\w)([A-Z]\w+) (?=([A-Z]\w+))")
COMMON = frozenset(("months", "conditional", "future"))
"""Sections with words that are names of people too."""
ENDS = frozenset(".!?”\"'’")
AFTER_A_NAME = ("possessives", "be", "have", "future", "conditional", "and")
Parsed = tuple[list[Clause], list[Phrase]]


def at_once() -> None:
    """Go on without a rest."""


def read(
    article: Article, lexicon: Lexicon, pace: Pace = at_once, names: frozenset[str] = frozenset()
) -> list[Sentence]:
    """Return the sentences of an article's running text; headings are none.

    `names` are confirmed names of one word that may be common words too: "May", "Will".
    """
    found: list[Sentence] = []
    names |= _common_names(article, lexicon)
    language = article.source.language or lexicon.language
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is ParagraphKind.HEADING:
            continue
        quoted = False
        for start, end in sentences(paragraph.text, language):
            pace()
            words, quoted = words_of(paragraph.text, start, end, lexicon, quoted)
            if names:
                _clear_names(words, names, lexicon)
            clauses, phrases = spared(_nothing(), _parsed, words, lexicon)
            is_reported = bool(lexicon.reported) and _is_reported(words, clauses, lexicon)
            if is_reported:
                for word in words:
                    word.is_quoted = True
                clauses, phrases = spared(_nothing(), _parsed, words, lexicon)
            found.append(Sentence(number, start, end, words, clauses, phrases, [], is_reported))
    return Paced(found, pace)


def _common_names(article: Article, lexicon: Lexicon) -> frozenset[str]:
    """Return the names of people in an article that are common words too: "Rosalind May", "said Will Barton"."""
    return frozenset(
        name
        for paragraph in article.paragraphs
        for pair in PAIR.finditer(paragraph.text)
        for name in _common_of(pair, paragraph.text, lexicon)
    )


def _common_of(pair: re.Match[str], text: str, lexicon: Lexicon) -> Iterator[str]:
    first, last = pair.groups()
    roles = lexicon.roles.get
    if not COMMON.isdisjoint(roles(last.lower(), NO_ROLES)) and _is_unknown(first, lexicon):
        yield last
    begins = pair.start() == 0 or text[pair.start() - 2 : pair.start() - 1] in ENDS
    if not COMMON.isdisjoint(roles(first.lower(), NO_ROLES)) and _is_unknown(last, lexicon):
        end = pair.end(2)
        following = text[end : end + 1]
        if not begins or following == ",":
            yield first


def _is_unknown(word: str, lexicon: Lexicon) -> bool:
    low = word.lower()
    return low not in lexicon.roles and low not in lexicon.forms and word not in lexicon.kin


def _clear_names(words: Sequence[Word], names: frozenset[str], lexicon: Lexicon) -> None:
    """Take what a name is as a common word from where it is a name: "May said", but not "in May" or "Will it end"."""
    for place, word in enumerate(words):
        if word.text in names and (word.roles or word.form) and is_name_at(words, place, lexicon):
            word.roles, word.lemma, word.form = NO_ROLES, "", 0


def is_name_at(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Return whether a word that is a name and a common word is a name here."""
    word, before = words[place], words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if word.is_in("months"):
        is_date = before is not None and (before.is_in("prepositions") or before.low.isdigit())
        if is_date or (after is not None and after.low[:1].isdigit()):
            return False
    if before is not None and not before.is_stop:
        return True
    if after is None or after.is_in("first person", "second person"):
        return False
    return bool(after.form & Form.PAST) or after.is_in(*AFTER_A_NAME) or after.is_capital


def _is_reported(words: Sequence[Word], clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Return whether a sentence is what somebody said, told by the form of its verb alone: "Das Angebot sei fair."."""
    main = next((each for each in clauses if each.place is Place.MAIN), None)
    if main is None or any(word.is_quoted or word.is_in("first person") for word in words):
        return False
    is_speaking = any(each.place is Place.SPEAKING for each in clauses)
    return not is_speaking and any(word.low in lexicon.reported for word in words[main.verb.start : main.verb.end])


def _nothing() -> Parsed:
    return [], []


def _parsed(words: Sequence[Word], lexicon: Lexicon) -> Parsed:
    clauses = clauses_of(words, verbs_in(words, lexicon), lexicon)
    return clauses, [Phrase(*each) for each in phrases_in(words, lexicon)]


def _is_named(words: Sequence[Word], named: Named, lexicon: Lexicon) -> bool:
    """Return whether a name is meant, and not the common word or month that it is too."""
    word = words[named.low]
    is_common = named.high - named.low == 1 and word.is_in("months", "conditional", "future")
    return not is_common or is_name_at(words, named.low, lexicon)


def name(article: Article, found: Sequence[Sentence], names: Names, lexicon: Lexicon | None = None) -> None:
    """Note in each sentence the names in it."""
    number, inside = -1, deque[Mention]()
    for sentence in found:
        if sentence.paragraph != number:
            number = sentence.paragraph
            inside = deque(names.in_text(article.paragraphs[number].text))
        end = sentence.words[-1].end if sentence.words else sentence.start
        own: list[Mention] = []
        while inside and inside[0].start < sentence.end:
            mention = inside.popleft()
            if mention.start < end:  # what lies behind is in the part of a sentence that nobody looks at
                own.append(mention)
        sentence.named = _by_words(sentence.words, own) if own else []
        if lexicon is not None:
            sentence.named = [each for each in sentence.named if _is_named(sentence.words, each, lexicon)]


def _by_words(words: Sequence[Word], own: Sequence[Mention]) -> list[Named]:
    starts = {word.start: index for index, word in enumerate(words)}
    found = []
    for each in own:
        low = starts.get(each.start)
        if low is None:  # the second part of a word with a hyphen
            low = next((index for index, word in enumerate(words) if word.start <= each.start < word.end), None)
        if low is None:
            continue
        high = low + 1
        while high < len(words) and words[high].start < each.end:
            high += 1
        found.append(Named(low, high, each.who, each.rule))
    return found
