"""What an article lets each candidate say and do, and whose its people are: the draft's own reading of who is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from briefer.model import Article
from briefer.suggest.grammar.clauses import Place
from briefer.suggest.grammar.memory import Memory, Subject
from briefer.suggest.grammar.mentions import Names, Who, names_of, with_variants
from briefer.suggest.grammar.people import learnt
from briefer.suggest.grammar.reading import Sentence, name, read
from briefer.suggest.grammar.sorts import SORTS, led, of_its_sort
from briefer.suggest.grammar.speakers import Voice, voices
from briefer.suggest.lexicon import Lexicon

PRINCIPALS = 2
MOST_PARAGRAPHS = 30
"""Who the parties are shows in the first paragraphs, and nobody waits for more."""
SAID, DONE = 1.0, 0.7
NAMING = frozenset(("party.alias", "party.variant"))
SHOWN = 6
"""Words that are quoted at most from before or after a person's name."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the candidates do, by their numbers.

    `acts` is how much each says and does; `people` tells for a person's name whose it is, and which words show it.
    """

    acts: Mapping[int, float]
    people: Mapping[str, tuple[int, str]]


def hear(article: Article, who: Mapping[str, Who], adjectives: frozenset[str], lexicon: Lexicon) -> Heard:
    """Return what the candidates with these names, likeliest first, say and do in an article.

    `adjectives` are those of the names that make things of a country: what "Swiss drivers" do is not Switzerland's act.
    """
    short = replace(article, paragraphs=article.paragraphs[:MOST_PARAGRAPHS])
    found = read(short, lexicon)
    names = names_of(*with_variants(short, dict(who), lexicon))
    name(short, found, names, lexicon)
    known = learnt(names, found, lexicon, PRINCIPALS)
    name(short, found, known, lexicon)
    acts: dict[int, float] = {}
    memory = Memory(sides=tuple(range(PRINCIPALS)), has_late_subjects=lexicon.has_late_subjects)
    for sentence, voice in zip(found, voices(found, known, memory), strict=True):
        doer, share = _doer(sentence, voice, adjectives)
        for number in doer:
            acts[number] = acts.get(number, 0.0) + share
    return Heard(acts, dict(_people(short, found, known)))


def _doer(sentence: Sentence, voice: Voice, adjectives: frozenset[str]) -> tuple[Who, float]:
    subject, share = voice.speaker, SAID
    if subject is None:
        main = zip(sentence.clauses, voice.subjects, strict=True)
        subject = next((each for clause, each in main if clause.place is Place.MAIN and each is not None), None)
        share = DONE
    if subject is None or _is_of_country(subject.home or sentence, subject, adjectives):
        return (), 0.0
    return (*subject.who, *_joined_to(subject.home or sentence, subject)), share


def _joined_to(sentence: Sentence, subject: Subject) -> Iterator[int]:
    """Yield whom "and" joins to a subject: "Alpha and Beta met"."""
    place = subject.high
    while place + 1 < len(sentence.words) and sentence.words[place].is_in("and"):
        other = sentence.named_at(place + 1)
        if other is None:
            return
        yield from (number for number in other.who if number not in subject.who)
        place = other.high


def _is_of_country(sentence: Sentence, subject: Subject, adjectives: frozenset[str]) -> bool:
    """Return whether only something of a country is named: "Swiss drivers", "Portugal's rail union"."""
    words = sentence.words
    if subject.high >= len(words) or subject.rule not in NAMING:
        return False
    after = words[subject.high]
    is_adjective = words[subject.low].text in adjectives and not after.is_capital and after.text[:1].isalpha()
    if not is_adjective and not after.is_in("possessives"):
        return False
    noun = next(
        (word for word in words[subject.high : subject.high + 4] if word.is_in("offices", "titles", *SORTS)), None
    )
    if noun is None:
        return is_adjective
    return not noun.is_in("states", "titles", "shared people", "neutrals") and noun.is_in("offices", *SORTS)


def _people(article: Article, found: Sequence[Sentence], known: Names) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield the people who are one party's, each with where that is shown, and their last names that stand alone."""
    seen: dict[str, tuple[int, str]] = {}
    named_in = _named_in(found)
    for sentence in found:
        for each in sentence.named:
            if each.rule != "party.person" or len(each.who) != 1:
                continue
            words = [word.text for word in sentence.words[each.low : each.high]]
            whole = " ".join(words)
            if len(words) > 1 and whole not in seen:
                low, high = _shown(sentence, each.low, each.high)
                near = named_in.get(sentence.paragraph, set())
                if (
                    each.who[0] in near
                    or _tells(sentence, low, each.low, known)
                    or _tells(sentence, each.high, high, known)
                ):
                    text = article.paragraphs[sentence.paragraph].text
                    seen[whole] = each.who[0], text[sentence.words[low].start : sentence.words[high - 1].end]
                    yield whole, seen[whole]
            elif len(words) == 1 and whole not in seen:
                full = next((person for person in seen if person.endswith(f" {whole}")), "")
                if full:
                    seen[whole] = seen[full]
                    yield whole, seen[full]


def _named_in(found: Sequence[Sentence]) -> dict[int, set[int]]:
    """Return for each paragraph the parties named in it outside quotations, by their own names."""
    named: dict[int, set[int]] = {}
    for sentence in found:
        for each in sentence.named:
            if each.rule in NAMING and not sentence.words[each.low].is_quoted:
                named.setdefault(sentence.paragraph, set()).update(each.who)
    return named


def _tells(sentence: Sentence, low: int, high: int, known: Names) -> bool:
    """Return whether words tell of a party, and not only of an office that any may have."""
    words = sentence.words
    return any(
        sentence.named_at(place) is not None
        or words[place].low in known.bodies
        or words[place].is_in("own", "possessive determiners")
        or of_its_sort(known.sorts, words[place]) is not None
        or led(known.sorts, words, place) is not None
        for place in range(low, high)
    )


def _shown(sentence: Sentence, low: int, high: int) -> tuple[int, int]:
    """Return the words that present a person: the office before the name, or what a comma puts after it."""
    words = sentence.words
    before = takewhile(lambda place: _presents(sentence, place), range(low - 1, max(-1, low - 1 - SHOWN), -1))
    first = min([low, *before])
    if first == low and high < len(words) and words[high].low == ",":
        after = takewhile(lambda place: not words[place].is_stop, range(high + 1, min(high + 1 + SHOWN, len(words))))
        high = max([high - 1, *after]) + 1
    return first, high


def _presents(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    is_office = word.is_in("titles", "portfolios", "offices", "possessives", "possessive determiners", "of")
    return is_office or sentence.named_at(place) is not None or (word.low == "," and place > 0)
