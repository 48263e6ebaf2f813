"""What an article teaches of people and bodies: whose minister somebody is, and which party "the union" is.

Nothing of it is kept: it holds for this article and this run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from briefer.suggest.grammar.clauses import Place
from briefer.suggest.grammar.mentions import THIRD, Names, Who, names_of
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.sorts import Sorts, described, led, of_its_sort, sorts_of
from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Lexicon

REACH = 9


@dataclass(slots=True)
class _Told:
    """What is known up to a sentence: nouns and sorts of the parties, and who was spoken of.

    `last` is the principal spoken of, `nearest` the party named; `unnamed` are the parties whose leader was spoken of
    without a name in the two sentences before.
    """

    bodies: Mapping[str, Who]
    sorts: Sorts
    last: Who | None = None
    nearest: Who | None = None
    unnamed: tuple[Who | None, ...] = ()

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


def learnt(names: Names, found: Sequence[Sentence], lexicon: Lexicon, principals: int) -> Names:
    """Return the names with the people and bodies that the sentences of an article tell of."""
    who, rules = dict(names.who), dict(names.rules)
    people: set[str] = set()
    outsiders: set[str] = set()
    told = _Told(_bodies(names, found, lexicon), sorts_of(names.who, found, lexicon, principals))
    for sentence in found:
        before: tuple[int, Who | None] = (0, None)
        for low, high in people_in(sentence, lexicon):
            full = " ".join(word.text for word in sentence.words[low:high])
            if full in people:
                continue
            owner, is_outsider = _owner(sentence, low, high, told)
            if owner is None and not is_outsider:
                owner = _beside(sentence, low, before)
            before = (high, owner)
            if owner is None and not is_outsider:
                continue
            people.add(full)
            _learn(full, owner, is_outsider, who, rules, outsiders)
        told.after(sentence, principals)
    result = names_of(who, rules)
    return replace(
        result, outsiders=frozenset(outsiders), bodies=told.bodies, capitals=_capitals(found), sorts=told.sorts
    )


def _beside(sentence: Sentence, low: int, before: tuple[int, Who | None]) -> Who | None:
    """Return whose the person is who is joined to the one right before: "its co-chairs, Ann Lee and Bo Hay"."""
    high, owner = before
    joined = sentence.words[high:low]
    return owner if owner and len(joined) == 1 and joined[0].is_in("and") else None


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
    sentence: Sentence, low: int, high: int, told: _Told
) -> tuple[Who | None, bool]:
    """Return whose person stands at these words, None for nobody's, and whether the person only comments."""
    last = _named_before(sentence, low) or told.last
    before = list(_before(sentence, low))
    after = list(_after(sentence, high))
    words = sentence.words
    near = [*before, *after]
    if any(words[each].is_in("outsiders") for each in near):
        return None, True
    title = any(words[each].is_in("titles", "counterparts", "leads") or _is_the_body(words, each) for each in near)
    for places in (after, before):
        for each in places:
            nearby = sentence.named_at(each)
            is_own = places is before and not words[high - 1].is_in("outsiders")
            if nearby and nearby.who and (title or is_own or _belongs(words, each, high)):
                return nearby.who, False
    for each in near:
        body = told.bodies.get(words[each].low) or described(told.sorts, words, each)
        if body is not None:
            return body, False
    if not title:
        return (told.leader if low == 0 else None), False
    if any(words[each].is_in("own") for each in near) and told.nearest is not None:
        is_counterpart = any(words[each].is_in("counterparts") for each in near)
        return (_other_side(last or told.nearest) if is_counterpart else told.nearest), False
    if any(_is_of_others(words, each) or words[each].is_in("neutrals") for each in near if not low <= each < high):
        return THIRD, False  # a title with the name of somebody else's country or body
    return _led(sentence, near, high, told) or told.leader or last, False


def _led(sentence: Sentence, near: Sequence[int], high: int, told: _Told) -> Who | None:
    """Return the party that has the office that is told of a person, or that a spokesman speaks about."""
    words = sentence.words
    heads = (led(told.sorts, words, each) or of_its_sort(told.sorts, words[each]) for each in near)
    head = next((who for who in heads if who is not None), None)
    if head is None and any(words[each].is_in("spokespeople") for each in near):
        return _spoken_about(sentence, high, told)
    return head


def _spoken_about(sentence: Sentence, high: int, told: _Told) -> Who | None:
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
