"""What an article teaches of people and bodies: whose minister somebody is, and which party "the union" is.

Nothing of it is kept: it holds for this article and this run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefer.suggest.grammar.mentions import THIRD, Names, Who, names_of
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Lexicon

REACH = 9


def learnt(names: Names, found: Sequence[Sentence], lexicon: Lexicon, principals: int) -> Names:
    """Return the names with the people and bodies that the sentences of an article tell of."""
    who, rules = dict(names.who), dict(names.rules)
    people: set[str] = set()
    outsiders: set[str] = set()
    last: Who | None = None
    nearest: Who | None = None
    bodies = _bodies(names, found, lexicon)
    for sentence in found:
        for low, high in people_in(sentence, lexicon):
            full = " ".join(word.text for word in sentence.words[low:high])
            if full in people:
                continue
            owner, is_outsider = _owner(sentence, low, high, bodies, _named_before(sentence, low) or last, nearest)
            if owner is None and not is_outsider:
                continue
            people.add(full)
            _learn(full, owner, is_outsider, who, rules, outsiders)
        last = _spoken_of(sentence, last, principals)
        nearest = next((each.who for each in sentence.named if not sentence.words[each.low].is_quoted), nearest)
    result = names_of(who, rules)
    return replace(result, outsiders=frozenset(outsiders), bodies=bodies, capitals=_capitals(found))


def _capitals(found: Sequence[Sentence]) -> frozenset[str]:
    """Return the words with a capital in mid-sentence."""
    return frozenset(
        word.text
        for sentence in found
        for before, word in pairwise(sentence.words)
        if word.is_capital and not before.is_stop and not word.roles
    )


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


def _learn(
    full: str, owner: Who | None, is_outsider: bool, who: dict[str, Who], rules: dict[str, str], outsiders: set[str]
) -> None:
    parts = full.split()
    for form in {full, parts[-1], parts[0]}:
        if form in who and who[form] != owner:
            continue
        who[form] = owner or THIRD
        rules[form] = "party.outsider" if is_outsider else "party.person" if owner else "party.other person"
        if is_outsider:
            outsiders.add(form)


def people_in(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the words that are a person's name, it seems: two to four capitals in a row, or one after a title."""
    words = sentence.words
    place = 0
    while place < len(words):
        low = place
        while place < len(words) and _is_name_word(words, place, low):
            place += 1
        if place == low:
            place += 1
            continue
        high = place
        while low < high and (
            sentence.named_at(low) is not None
            or words[low].is_in("titles", "common capitals", "months", "portfolios", "outsiders")
            or words[low].low.endswith(".")
            or words[low].form
        ):
            low += 1
        has_title = low > 0 and words[low - 1].is_in("titles")
        is_body = any(word.is_in("offices", "titles") for word in words[low:high])
        if sentence.named_at(low) or is_body or low >= high:
            continue
        if high - low > 1 or has_title:
            yield low, min(high, low + 4)


def _is_name_word(words: Sequence[Word], place: int, low: int) -> bool:
    word = words[place]
    if word.is_capital and len(word.text) > 1 and not word.is_quoted:
        return True
    return word.is_in("name particles") and place > low and place + 1 < len(words) and words[place + 1].is_capital


def _owner(  # noqa: PLR0911 - one for each way it can be
    sentence: Sentence, low: int, high: int, bodies: Mapping[str, Who], last: Who | None, nearest: Who | None
) -> tuple[Who | None, bool]:
    """Return whose person stands at these words, None for nobody's, and whether the person only comments."""
    before = list(_before(sentence, low))
    after = list(_after(sentence, high))
    words = sentence.words
    near = [*before, *after]
    if any(words[each].is_in("outsiders") for each in near):
        return None, True
    title = any(words[each].is_in("titles", "counterparts") or _is_the_body(words, each) for each in near)
    for places in (after, before):
        for each in places:
            named = sentence.named_at(each)
            is_own = places is before and not words[high - 1].is_in("outsiders")
            if named and named.who and (title or is_own or _belongs(words, each, high)):
                return named.who, False
    for each in near:
        if words[each].low in bodies:
            return bodies[words[each].low], False
    if not title:
        return None, False
    if any(words[each].is_in("own") for each in near) and nearest is not None:
        is_counterpart = any(words[each].is_in("counterparts") for each in near)
        return (_other_side(last or nearest) if is_counterpart else nearest), False
    if any(_is_of_others(words, each) for each in near if not low <= each < high):
        return THIRD, False  # a title with the name of somebody else's country or body
    return last, False


def _other_side(who: Who) -> Who:
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


def _bodies(names: Names, found: Sequence[Sentence], lexicon: Lexicon) -> dict[str, Who]:
    """Return nouns for bodies that stand for one party alone: from its own name, or right beside it."""
    bodies: dict[str, set[Who]] = {}
    for name, owner in names.who.items():
        for part in name.lower().split():
            noun = part.rstrip("'’").removesuffix("'s").removesuffix("’s")
            if (
                noun != part
                or "offices" in lexicon.roles.get(noun, ())
                or part == name.lower().split()[-1] != name.lower()
            ):
                bodies.setdefault(noun, set()).add(owner)
    certain = set(bodies)
    for sentence in found:
        for named in sentence.named:
            for noun in _nouns_beside(sentence, named.low, named.high):
                if named.who and noun not in certain:
                    bodies.setdefault(noun, set()).add(named.who)
    return {noun: next(iter(owners)) for noun, owners in bodies.items() if len(owners) == 1}


def _nouns_beside(sentence: Sentence, low: int, high: int) -> Iterator[str]:
    words = sentence.words
    before = words[low - 1] if low else None
    if before is not None and before.is_in("offices") and not before.is_capital:
        yield before.low
    if high + 1 < len(words) and words[high].low == "," and words[high + 1].is_in("determiners"):
        for word in words[high + 2 : high + 7]:
            if word.is_stop or word.is_in("of", "prepositions"):
                return
            if word.is_in("offices"):
                yield word.low
