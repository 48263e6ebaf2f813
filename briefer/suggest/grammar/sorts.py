"""What sort of party each one is, so that "the carrier", "the watchdog" or "the minister" means one of them.

A party shows its sort by the words of its names, by what stands beside them ("the union Alpha"), by being a country.
Where one principal shows nothing and the others do, that one is a firm: nothing else goes without a word that tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.suggest.grammar.bearing import given_name
from briefer.suggest.grammar.mentions import Who
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word, roles_of
from briefer.suggest.lexicon import Lexicon

STATES, FIRMS = "states", "firms"
TARGETS, SUITORS = "targets", "suitors"
PLAINTIFFS, DEFENDANTS = "plaintiffs", "defendants"
PERSONS = "persons"
FIRM_NAMES = "firm names"
"""The section with the words that only the names of firms have."""
BARE = "bare"
"""Stands among the sorts where a language has no articles."""
PAIRS = ((TARGETS, SUITORS), (PLAINTIFFS, DEFENDANTS))
"""Where one principal is the first, the other is the second."""
SORTS = (STATES, FIRMS, "workers", "watchdogs", "blocs", "rebels", "campaigners", "tribes", TARGETS, SUITORS,
         PLAINTIFFS, DEFENDANTS, "bodies", "councils", "associations", "funds", PERSONS)  # fmt: skip
"""Sections of the lexicon with the words for one sort of party."""
DESCRIBED = (*((sort, sort) for sort in SORTS), ("organs of states", STATES))
"""Sections with the nouns that describe a party of a sort; those of an organ show no sort by themselves."""
DESCRIBING = frozenset(section for section, _ in DESCRIBED)
HEADS = {
    "heads of states": STATES,
    "heads of firms": FIRMS,
    "heads of workers": "workers",
    "heads of councils": "councils",
}
"""Sections with the offices that only one sort of party has."""
PLAIN = frozenset((*SORTS, *HEADS, "organs of states", "heads of none", "neutrals", "sources", "bids", "lawsuits",
                   "men", "women"))  # fmt: skip
"""Sections that leave a word a plain noun."""
WEAKER = frozenset((PERSONS, "tribes", "associations", "campaigners", "workers"))
STRONGER = frozenset((STATES, FIRMS, "councils", "watchdogs"))
REACH = 3
SHORT = 3
"""A name of so many letters begins too many other words."""


Sorts = Mapping[str, Who]
"""The one party of each sort that a single party is of; for an office, the one principal that has it."""


def described(sorts: Sorts, words: Sequence[Word], place: int) -> Who | None:
    """Return the party that a noun describes, if "the" stands before it: "the US carrier"."""
    word = words[place]
    if word.is_capital or word.roles.isdisjoint(DESCRIBING) or not (BARE in sorts or _is_the(words, place)):
        return None
    return of_its_sort(sorts, word)


def of_its_sort(sorts: Sorts, word: Word) -> Who | None:
    """Return the one party of the sort that a noun names."""
    found = {sorts[sort] for section, sort in DESCRIBED if section in word.roles and sort in sorts}
    return next(iter(found)) if len(found) == 1 else None


def led(sorts: Sorts, words: Sequence[Word], place: int) -> Who | None:
    """Return the party whose office a title is: "the foreign minister" where only one party is a state."""
    before = words[place - 1] if place else None
    if not sorts or (before is not None and before.is_in("heads of none")):
        return None
    found = {sorts[section] for section in HEADS if section in words[place].roles and section in sorts}
    return next(iter(found)) if len(found) == 1 else None


def _is_the(words: Sequence[Word], place: int) -> bool:
    """Return whether "the" stands before a noun, with no more than two words of its own between."""
    for before in range(place - 1, max(-1, place - 1 - REACH), -1):
        word = words[before]
        if word.is_in("articles"):
            return True
        if word.is_stop or word.is_in("determiners", "prepositions", "possessives", "and"):
            return False
    return False


def sorts_of(who: Mapping[str, Who], found: Sequence[Sentence], lexicon: Lexicon, principals: int) -> Sorts:
    """Return the sorts of the parties; an office is a principal's where third parties could have it too."""
    kinds: dict[int, set[str]] = {number: set() for owner in who.values() for number in owner}
    for name, owner in who.items():
        if len(owner) == 1:
            kinds[owner[0]].update(_shown_by(name, lexicon))
            kinds[owner[0]].update((STATES,) if _has_people(name, owner, who, lexicon) else ())
    for sentence in found:
        for each in sentence.named:
            if len(each.who) == 1:
                kinds[each.who[0]].update(_shown_beside(sentence.words, each.low, each.high))
        for number in _suing(sentence, lexicon):
            kinds[number].add(PLAINTIFFS)
    _add_firm(kinds, principals)
    _add_seconds(kinds, principals)
    own = {number: shown for number, shown in kinds.items() if number < principals}
    sorts = {sort: one for sort in SORTS if (one := _the_one(kinds, sort)) is not None}
    heads = {
        section: one
        for section, sort in HEADS.items()
        if (one := _the_one(own, sort) or _the_one(kinds, sort)) is not None
    }
    bare = {} if lexicon.has_articles else {BARE: ()}
    return sorts | heads | bare


def _shown_by(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield what the words of a name show; a country or body that the gazetteer knows is a state or what it is."""
    if name in lexicon.kin:
        yield from (STATES,) if lexicon.kin[name] in lexicon.countries else ("blocs", "bodies")
        return
    if given_name(name, lexicon):
        yield PERSONS
    for word in name.lower().split():
        roles = roles_of(word, lexicon)
        yield from (sort for sort in SORTS if sort in roles)
        if FIRM_NAMES in roles:
            yield FIRMS


def _has_people(name: str, owner: Who, who: Mapping[str, Who], lexicon: Lexicon) -> bool:
    """Return whether the article calls people or things after a name, as after a country: "Norland", "Norlandic"."""
    stems = {name, name[:-1]} if " " not in name and name not in lexicon.kin and len(name) > SHORT else set()
    return any(who.get(stem + ending) == owner for stem in stems for ending in lexicon.demonyms if len(ending) > 1)


def _shown_beside(words: Sequence[Word], low: int, high: int) -> Iterator[str]:
    """Yield what a noun right before a name shows, or one that ", the" or ", a" puts after it."""
    if low and not words[low - 1].is_capital:
        yield from _sorts_at(words, low - 1)
    if low > 1 and words[low - 1].is_in("belonging") and words[low - 2].is_in("bids"):
        yield TARGETS
    if _is_suit(words, low, high):
        yield PLAINTIFFS
    if high + 1 < len(words) and words[high].low == "," and words[high + 1].is_in("determiners"):
        for place in range(high + 2, min(high + 6, len(words))):
            if words[place].is_stop or words[place].is_in("prepositions", "relative", "possessives"):
                return
            yield from _sorts_at(words, place)


def _is_suit(words: Sequence[Word], low: int, high: int) -> bool:
    """Return whether a lawsuit is said to be of a name: "a claim by the singer Alpha", "Alpha's lawsuit"."""
    before = range(low - 1, max(0, low - 1 - REACH), -1)
    if any(words[place].is_in("by") and words[place - 1].is_in("lawsuits") for place in before):
        return True
    after = words[high : high + REACH]
    return bool(after) and after[0].is_in("possessives") and any(word.is_in("suits") for word in after[1:])


def _sorts_at(words: Sequence[Word], place: int) -> Iterator[str]:
    return (sort for sort in SORTS if sort in words[place].roles)


def _add_firm(kinds: Mapping[int, set[str]], principals: int) -> None:
    blank = [number for number, shown in kinds.items() if number < principals and not shown]
    if len(blank) == 1 and principals > 1:
        kinds[blank[0]].add(FIRMS)


def _suing(sentence: Sentence, lexicon: Lexicon) -> Iterator[int]:
    """Yield the party that sues: "Alpha sued", "Alpha filed a lawsuit"."""
    for clause in sentence.clauses:
        verb = clause.verb
        after = sentence.words[verb.end : verb.end + REACH + 1]
        files = any(word.is_in("lawsuits") for word in after)
        if verb.is_passive or not any(
            cue.section == "suing verbs" and (files or not cue.rest) for cue in lexicon.verbs.get(verb.lemma, ())
        ):
            continue
        subject = next((each for each in sentence.named if clause.low <= each.low < verb.start), None)
        if subject is not None and len(subject.who) == 1:
            yield subject.who[0]


def _add_seconds(kinds: Mapping[int, set[str]], principals: int) -> None:
    """Let the principal that nobody bids for be the one that bids, the one that does not sue the one that is sued."""
    for first, second in PAIRS:
        one = _the_one(kinds, first)
        if one is not None and principals == 2 and one[0] < principals:
            kinds[1 - one[0]].add(second)
    if principals == 2 and not any({PLAINTIFFS, DEFENDANTS} & shown for shown in kinds.values()):
        _add_plaintiffs(kinds)


def _add_plaintiffs(kinds: Mapping[int, set[str]]) -> None:
    """Let the weaker of two principals be the plaintiffs, if the article has any: the tribe, not the company."""
    strong = [number for number in (0, 1) if kinds.get(number, set()) & STRONGER]
    weak = [number for number in (0, 1) if number not in strong and kinds.get(number, set()) & WEAKER]
    if weak and strong:
        kinds[weak[0]].add(PLAINTIFFS)
        kinds[strong[0]].add(DEFENDANTS)


def _the_one(kinds: Mapping[int, set[str]], sort: str) -> Who | None:
    of = [number for number, shown in kinds.items() if sort in shown]
    return (of[0],) if len(of) == 1 else None
