"""What an article teaches of people and bodies: whose minister somebody is, and which party "the union" is.

Nothing of it is kept: it holds for this article and this run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from briefer.suggest.grammar.bearing import gender_of, given_name, titles_of
from briefer.suggest.grammar.belonging import Owner, Told, led_from, other_side, owner_of
from briefer.suggest.grammar.mentions import THIRD, Bearer, Names, Who, names_of
from briefer.suggest.grammar.opposing import opposed
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.sorts import sorts_of
from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Form, Lexicon

NOBODY = Owner(None)
SHORT = 4
"""Words that a description has at most, which stands for a person: "the retired teacher"."""


@dataclass(slots=True)
class _Person:
    """Somebody of an article: whose, a man or a woman, the titles in small letters, and whom they turn against."""

    owner: Owner = NOBODY
    gender: str = ""
    titles: set[str] = field(default_factory=set)
    against: set[Who] = field(default_factory=set)

    def meet(self, owner: Owner) -> None:
        """Take whose somebody is said to be, unless more is known."""
        if self.owner is NOBODY or (owner.is_sure and not self.owner.is_sure):
            self.owner = owner

    def settle(self) -> None:
        """Let nobody whose side was only guessed turn against it."""
        if not self.owner.is_sure and len(self.against) == 1:
            against = next(iter(self.against))
            if self.owner.who in (None, against) and not self.owner.is_outsider:
                self.owner = Owner(other_side(against))


def learnt(names: Names, found: Sequence[Sentence], lexicon: Lexicon, principals: int) -> Names:
    """Return the names with the people and bodies that the sentences of an article tell of."""
    told = Told(_bodies(names, found, lexicon, principals), sorts_of(names.who, found, lexicon, principals))
    people = _people(found, lexicon, told, principals)
    who, rules = dict(names.who), dict(names.rules)
    outsiders: set[str] = set()
    for full, person in people.items():
        if person.owner is not NOBODY:
            _learn(full, person.owner, who, rules, outsiders)
    return replace(
        names_of(who, rules),
        outsiders=frozenset(outsiders),
        bodies=told.bodies,
        capitals=_capitals(found),
        sorts=told.sorts,
        genders=_genders(names, people, lexicon),
        titles=_titles(people),
        guessed=frozenset(form for full, each in people.items() if not each.owner.is_sure for form in _forms(full)),
    )


def _people(found: Sequence[Sentence], lexicon: Lexicon, told: Told, principals: int) -> dict[str, _Person]:
    """Return the people of an article by their full names."""
    people: dict[str, _Person] = {}
    full_names: dict[str, str] = {}
    for sentence in found:
        before: tuple[int, Owner] = (0, NOBODY)
        for low, high in people_in(sentence, lexicon, full_names):
            called = sentence.text_of(low, high)
            full = full_names.get(called, called)
            full_names.setdefault(sentence.words[high - 1].text, full)
            person = people.setdefault(full, _Person())
            person.gender = person.gender or gender_of(sentence.words, low, high, lexicon)
            person.titles.update(titles_of(sentence.words, low, high))
            owner = owner_of(sentence, low, high, told)
            person.meet(owner if owner != NOBODY else _beside(sentence, low, before))
            person.against.update(opposed(sentence, low, principals, lexicon, told))
            before = (high, person.owner)
        _lead_of_last(sentence, people)
        told.after(sentence, principals)
        told.speaking = _speaking(sentence, told, {last: people[full].owner.who for last, full in full_names.items()})
    for person in people.values():
        person.settle()
    return people


def _lead_of_last(sentence: Sentence, people: dict[str, _Person]) -> None:
    """Let the person spoken of last be the one who is said to lead a party: "She leads Alpha", "The cook leads it"."""
    leads = next((place for place, word in enumerate(sentence.words) if word.is_in("leads")), 0)
    is_told = 0 < leads <= SHORT and not any(word.is_capital or word.is_stop for word in sentence.words[1:leads])
    who = next(led_from(sentence, leads), None) if is_told and people else None
    if who is not None and sentence.words[0].is_in("he", "articles"):
        people[next(reversed(people))].meet(Owner(who, is_sure=True))


def _speaking(sentence: Sentence, told: Told, owners: Mapping[str, Who | None]) -> Who | None:
    """Return whose a sentence is by the first that it names outside quotations; a pronoun goes on with the last."""
    for place, word in enumerate(sentence.words):
        named = sentence.named_at(place)
        if word.is_quoted:
            continue
        if named is not None:
            return named.who
        if word.text in owners:
            return owners[word.text]
        if word.is_in("he", "it", "they", "own"):
            return told.speaking
        if word.low in told.bodies:
            return told.bodies[word.low]
    return None


def _genders(names: Names, people: Mapping[str, _Person], lexicon: Lexicon) -> dict[str, str]:
    """Return whether a name is a man's or a woman's, as far as it tells; a party can be a person too."""
    genders: dict[str, str] = {}
    known = {name: given_name(name, lexicon) for name in names.who}
    for name, gender in (known | {full: person.gender for full, person in people.items()}).items():
        if gender:
            genders |= {form: gender for form in (name, name.split()[-1])}
    return genders


def _titles(people: Mapping[str, _Person]) -> dict[str, Bearer]:
    """Return the titles that one party alone has somebody with."""
    bearers: dict[str, set[Bearer]] = {}
    for person in people.values():
        if person.owner.who is not None:
            bearer = Bearer(person.owner.who, person.gender)
            for title in person.titles:
                bearers.setdefault(title, set()).add(bearer)
    return {title: each for title, those in bearers.items() for each in _the_one(those)}


def _the_one(bearers: Collection[Bearer]) -> Iterator[Bearer]:
    if len({each.who for each in bearers}) == 1:
        yield next(iter(bearers)) if len(bearers) == 1 else Bearer(next(iter(bearers)).who, "")


def _beside(sentence: Sentence, low: int, before: tuple[int, Owner]) -> Owner:
    """Return whose the person is who is joined to the one right before: "its co-chairs, Ann Lee and Bo Hay"."""
    high, owner = before
    joined = sentence.words[high:low]
    return owner if owner.who and len(joined) == 1 and joined[0].is_in("and") else NOBODY


def _capitals(found: Sequence[Sentence]) -> frozenset[str]:
    """Return the words with a capital in mid-sentence."""
    return frozenset(
        word.text
        for sentence in found
        for before, word in pairwise(sentence.words)
        if word.is_capital and not before.is_stop and not word.roles
    )


def _learn(full: str, owner: Owner, who: dict[str, Who], rules: dict[str, str], outsiders: set[str]) -> None:
    for form in _forms(full):
        if form in who and who[form] != owner.who:
            continue
        who[form] = owner.who or THIRD
        rules[form] = "party.outsider" if owner.is_outsider else "party.person" if owner.who else "party.other person"
        if owner.is_outsider:
            outsiders.add(form)


def _forms(full: str) -> set[str]:
    """Return the names by which an article may call somebody whose full name it has told."""
    parts = full.split()
    return {full, parts[-1], parts[0]}


def people_in(sentence: Sentence, lexicon: Lexicon, known: Collection[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Yield the words that are a person's name, it seems: two to four capitals in a row, or one after a title.

    One alone is a name too if it is a `known` one.
    """
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
            or (words[low].form and not (low and words[low].form & Form.BASE))  # "Grant Ellery", not "Asked Ellery"
        ):
            low += 1
        has_title = low > 0 and words[low - 1].is_in("titles")
        is_body = any(word.is_in("offices", "titles") for word in words[low:high])
        if sentence.named_at(low) or is_body or low >= high:
            continue
        if high - low > 1 or has_title or words[low].text in known:
            yield low, min(high, low + 4)


def _is_name_word(words: Sequence[Word], place: int, low: int) -> bool:
    word = words[place]
    if word.is_capital and len(word.text) > 1 and not word.is_quoted:
        return True
    return word.is_in("name particles") and place > low and place + 1 < len(words) and words[place + 1].is_capital


def _bodies(names: Names, found: Sequence[Sentence], lexicon: Lexicon, principals: int) -> dict[str, Who]:
    """Return nouns for bodies that stand for one party alone: from its own name, or right beside it."""
    bodies: dict[str, set[Who]] = {}
    for name, owner in names.who.items():
        for part in name.lower().split():
            noun = part.rstrip("'’").removesuffix("'s").removesuffix("’s")
            if (
                noun != part
                or "offices" in lexicon.roles.get(noun, ())
                or (part == name.lower().split()[-1] != name.lower() and _stands_alone(noun, found, lexicon))
            ):
                bodies.setdefault(noun, set()).add(owner)
    certain = set(bodies)
    for noun in [each for each in bodies if "vague bodies" in lexicon.roles.get(each, ())]:
        bodies[noun] = {owner for owner in bodies[noun] if owner and owner[0] < principals} or {THIRD}
    for sentence in found:
        for named in sentence.named:
            for noun in _nouns_beside(sentence, named.low, named.high):
                if named.who and noun not in certain:
                    bodies.setdefault(noun, set()).add(named.who)
    return {noun: next(iter(owners)) for noun, owners in bodies.items() if len(owners) == 1 and owners != {THIRD}}


def _stands_alone(noun: str, found: Sequence[Sentence], lexicon: Lexicon) -> bool:
    """Return whether the last word of a name can mean its party: "the front", "pilots", but not "rugby"."""
    if noun.endswith(lexicon.endings["plural"]):
        return True
    return any(
        word.low == noun and before.is_in("articles") for sentence in found for before, word in pairwise(sentence.words)
    )


def _nouns_beside(sentence: Sentence, low: int, high: int) -> Iterator[str]:
    words = sentence.words
    before = words[low - 1] if low else None
    if before is not None and before.is_in("offices") and not before.is_capital:
        yield before.low
    if high < len(words) and words[high].is_in("possessives"):
        owned = (word.low for word in words[high + 1 : high + 3] if word.is_in("offices") and not word.is_capital)
        yield from islice(owned, 1)
    if high + 1 < len(words) and words[high].low == "," and words[high + 1].is_in("determiners"):
        for word in words[high + 2 : high + 7]:
            if word.is_stop or word.is_in("of", "prepositions"):
                return
            if word.is_in("offices"):
                yield word.low
