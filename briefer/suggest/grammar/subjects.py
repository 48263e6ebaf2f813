"""Whose a clause is: from the words before its verb, or after it where the order is turned round."""

from __future__ import annotations

from itertools import takewhile

from briefer.suggest.grammar.clauses import Clause, Place
from briefer.suggest.grammar.memory import CERTAIN, FAIR, GUESSED, WEAK, Memory, Subject
from briefer.suggest.grammar.mentions import THIRD, Bearer, Names, Who
from briefer.suggest.grammar.nouns import WHOSE, Noun, nouns_in
from briefer.suggest.grammar.pronouns import of_own, of_pronoun, other_side
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.sorts import PLAINTIFFS, led, of_its_sort
from briefer.suggest.grammar.words import Word

UNTOLD = frozenset(("party.near", "party.thing", "party.other"))
"""Rules that name nobody for sure: a subject behind the verb is better."""
REACH = 3
"""Words from a noun to what tells whose it is."""


def subject_of(sentence: Sentence, clause: Clause, names: Names, memory: Memory) -> Subject | None:
    """Return the subject of a clause, or None if its words name nobody."""
    subject = subject_in(sentence, clause.low, clause.subject_end, names, memory)
    if memory.has_late_subjects and (subject is None or subject.rule in UNTOLD):
        late = subject_in(sentence, clause.verb.end, clause.high, names, memory)
        if late is not None and late.rule not in UNTOLD:
            return late
    if subject is not None:
        return subject
    if clause.place is Place.SPEAKING:
        return subject_in(sentence, clause.verb.end, _end_of_speaker(sentence, clause), names, memory)
    return None


def agent_of(sentence: Sentence, clause: Clause, names: Names, memory: Memory) -> Subject | None:
    """Return who does what a passive clause tells: "by the union"."""
    words = sentence.words
    for place in range(clause.verb.end, min(clause.high, clause.verb.end + 10)):
        if words[place].is_in("by"):
            return subject_in(sentence, place + 1, clause.high, names, memory)
    return None


def _end_of_speaker(sentence: Sentence, clause: Clause) -> int:
    for place in range(clause.verb.end, len(sentence.words)):
        word = sentence.words[place]
        if word.low in {'"', "“", ":", ";", "."}:
            return place
    return len(sentence.words)


def subject_in(sentence: Sentence, low: int, high: int, names: Names, memory: Memory) -> Subject | None:
    """Return whom words `low` to `high` name as a subject, or None."""
    found = nouns_in(sentence, low, high, names)
    if not found:
        return None
    heads = [each for each in found if not each.preposition] or []
    outsider = next((each for each in heads if each.sort == "outsider" and not _is_rest(sentence.words, each)), None)
    if outsider is not None:
        return Subject(THIRD, FAIR, "party.outsider", outsider.place, outsider.high, is_outsider=True)
    sides = next((each for each in heads if each.sort == "sides"), None)
    if sides is not None:
        return Subject(memory.sides, CERTAIN, "party.sides", sides.place, sides.high, is_plural=True)
    named = [each for each in heads if each.sort == "name"]
    if named:
        return _of_names(sentence, named, names, memory)
    for each in heads:
        if each.sort in {"he", "it", "they", "we"}:
            return of_pronoun(sentence, each, memory)
    return _of_nouns(sentence, heads, found, names, memory)


def _is_rest(words: list[Word], found: Noun) -> bool:
    """Return whether a noun only ends a list: "Lund, Nair and others"."""
    return found.place > 1 and words[found.place - 1].is_in("and") and words[found.place].is_in("rest")


def _of_names(sentence: Sentence, named: list[Noun], names: Names, memory: Memory) -> Subject:
    words, first = sentence.words, named[0]
    text = sentence.text_of(first.place, first.high)
    if text in names.outsiders:
        return Subject(THIRD, FAIR, "party.outsider", first.place, first.high, is_outsider=True)
    first = _apposed(words, named)
    for after in named[1:]:
        joined = words[first.high : after.place]
        if (
            first.who != after.who
            and any(each.is_in("and") for each in joined)
            and not any(each.low == "," for each in joined)
        ):
            both = tuple(sorted({*first.who, *after.who}))
            if both == memory.sides:
                return Subject(both, CERTAIN, "party.both", first.place, after.high, is_plural=True)
    if first.high + 1 < len(words) and words[first.high].is_in("possessives"):
        for each in words[first.high + 1 : first.high + 4]:
            if each.is_in("other side of a possessive"):
                return Subject(THIRD, FAIR, "party.other side", first.place, first.high + 2)
    named_at = sentence.named_at(first.place)
    rule = named_at.rule if named_at else "party.body"
    own = [each for each in named if each.who == first.who]
    genders = (names.genders.get(sentence.text_of(each.place, each.high), "") for each in own)
    gender = next(filter(None, genders), "")
    is_person = bool(gender) or _is_person(sentence, own) or _is_told_as_person(words, first)
    certainty = GUESSED if text in names.guessed and rule == "party.person" else CERTAIN
    return Subject(first.who, certainty, rule, first.place, first.high, is_person=is_person, gender=gender)


def _is_person(sentence: Sentence, own: list[Noun]) -> bool:
    """Return whether a name is a person's, or leads on to one: "Unite regional officer Dee Fallon"."""
    places = (sentence.named_at(each.place) for each in own)
    return any(at is not None and at.rule == "party.person" for at in places)


def _is_told_as_person(words: list[Word], first: Noun) -> bool:
    """Return whether what stands beside a name is told of people only: "Mr Lee", "Lee, who", "Lee, 24,"."""
    near = takewhile(lambda word: not word.is_stop, words[first.place : first.high + 4])
    if any(word.is_in("titles") for word in near):
        return True
    after = words[first.high : first.high + 3]
    if len(after) < 3 or after[0].low != ",":
        return False
    return after[1].is_in("of people") or (after[1].low.isdigit() and after[2].low == ",")


def _apposed(words: list[Word], named: list[Noun]) -> Noun:
    """Return the first name, or the one that nouns lead on to: "Swiss metals group Alpha"."""
    head = named[0]
    for after in named[1:]:
        between = words[head.high : after.place]
        if not between or any(word.is_stop or word.is_in("and", "prepositions", "relative") for word in between):
            break
        head = after if after.who != head.who else head
    return head


def _of_nouns(sentence: Sentence, heads: list[Noun], found: list[Noun], names: Names, memory: Memory) -> Subject | None:
    if not heads:
        first = found[0]
        if first.sort == "they" and first.preposition == WHOSE:
            return of_pronoun(sentence, first, memory)
        is_owner = first.sort == "name" and first.preposition == WHOSE
        return Subject(first.who, WEAK, "party.near", first.place, first.high) if is_owner else None
    return (
        _of_both(heads, found, memory)
        or of_owner(sentence, heads[0], found, names, memory)
        or _of_person(sentence, heads, names)
        or _of_description(sentence, heads[0], names, memory)
    )


def _of_both(heads: list[Noun], found: list[Noun], memory: Memory) -> Subject | None:
    """Return both principals for "officials of the two countries", "talks", "delegations from Alpha and Beta"."""
    sides = next((each for each in found if each.sort == "sides" and each.preposition == WHOSE), None)
    if sides is not None:
        return Subject(memory.sides, FAIR, "party.sides", sides.place, sides.high, is_plural=True)
    named = [each for each in found if each.sort == "name"]
    all_named = {number for each in named for number in each.who}
    shared = next((each for each in heads if each.sort == "shared"), None)
    if shared is not None and (not all_named or all_named >= set(memory.sides)):
        return Subject(memory.sides, FAIR, "party.shared", shared.place, shared.high)
    owners = [each for each in named if each.preposition == WHOSE]
    if len(memory.sides) > 1 and {number for each in owners for number in each.who} >= set(memory.sides):
        return Subject(memory.sides, FAIR, "party.both", owners[0].place, owners[-1].high, is_plural=True)
    return None


def of_owner(sentence: Sentence, head: Noun, found: list[Noun], names: Names, memory: Memory) -> Subject | None:
    """Return whose "a spokesman for the union" and "its spokesman" is."""
    owner = next((each for each in found if each.sort == "name" and each.preposition == WHOSE), None)
    if owner is None:
        owner = _of_place(sentence, head, found)
    if owner is not None and head.sort in {"title", "office", "noun", "shared"}:
        certainty = WEAK if head.sort == "noun" else CERTAIN
        return Subject(owner.who, certainty, "party.of", owner.place, owner.high)
    if head.sort == "title":
        return _of_bearer(sentence.words, found, names)
    if head.sort == "own" and sentence.words[head.place].is_in("lawsuits") and PLAINTIFFS in names.sorts:
        return Subject(names.sorts[PLAINTIFFS], FAIR, "party.of", head.place, head.high)
    return of_own(sentence.words, head, memory) if head.sort == "own" else None


def _of_bearer(words: list[Word], found: list[Noun], names: Names) -> Subject | None:
    """Return whose "a spokesman for the minister" is, where the article has told who the minister is."""
    for each in found:
        bearer = _bearer(words, each, names) if each.preposition == WHOSE and each.sort == "title" else None
        if bearer is not None and bearer.who:
            return Subject(bearer.who, FAIR, "party.of", each.place, each.high, is_person=True)
    return None


def _of_place(sentence: Sentence, head: Noun, found: list[Noun]) -> Noun | None:
    """Return the party of "ministers in Alpha", "a person close to Alpha"."""
    words = sentence.words
    near = next((each for each in found if each.sort == "name" and each.preposition and each.place > head.place), None)
    if near is None:
        return None
    is_there = (
        head.sort in {"title", "office"} and words[near.place - 1].is_in("within") and near.place == head.high + 1
    )
    is_close = words[head.place].is_in("sources") and near.place - head.high <= REACH
    return near if is_there or is_close else None


def _of_person(sentence: Sentence, heads: list[Noun], names: Names) -> Subject | None:
    """Return somebody whom the article presents as nobody of the parties; a full name without a title only comments."""
    person = next((each for each in heads if each.sort == "person"), None)
    if person is None:
        return None
    words = sentence.words
    has_title = any(each.sort in {"title", "office"} for each in heads)
    is_body = any(word.is_in("offices", "titles") for word in words[person.place : person.high])
    leader = _leader(words, person, names) if is_body else None
    if leader is not None:
        return Subject(leader, FAIR, "party.body", person.place, person.high, is_person=True)
    has_determiner = person.place > 0 and words[person.place - 1].is_in("determiners")
    gender = names.genders.get(sentence.text_of(person.place, person.high), "")
    if has_title or is_body or has_determiner or person.high - person.place == 1:
        certainty = FAIR if has_title or is_body or not has_determiner else WEAK
        return Subject(THIRD, certainty, "party.other", person.place, person.high, is_person=True, gender=gender)
    return Subject(
        THIRD, WEAK, "party.outsider", person.place, person.high, is_outsider=True, is_person=True, gender=gender
    )


def _of_description(sentence: Sentence, head: Noun, names: Names, memory: Memory) -> Subject:
    words = sentence.words
    bearer = _bearer(words, head, names)
    if bearer is not None:
        rule = "party.body" if bearer.who else "party.other"
        return Subject(bearer.who, FAIR, rule, head.place, head.high, is_person=True, gender=bearer.gender)
    if words[head.place].is_in("neutrals"):
        return Subject(THIRD, FAIR, "party.other", head.place, head.high)
    if len(memory.sides) > 1 and words[head.place].is_in("shared people") and _is_bare(words, head.place):
        return Subject(memory.sides, WEAK, "party.shared", head.place, head.high, is_plural=True)
    before = memory.party if memory.subject is None or memory.subject.is_outsider else memory.subject
    return _told_of(words, head, before, memory) or _described(words, head, before)


def _described(words: list[Word], head: Noun, before: Subject | None) -> Subject:
    has_article = head.place > 0 and words[head.place - 1].is_in("articles")
    is_described = head.sort == "title" or (head.sort == "office" and has_article)
    if is_described and before and not words[head.place].is_capital:
        return Subject(before.who, WEAK, "party.description", head.place, head.high)
    if head.sort in {"title", "office"}:
        return Subject(THIRD, WEAK, "party.other", head.place, head.high)
    return Subject(THIRD, WEAK, "party.thing", head.place, head.high, is_outsider=True)


def _told_of(words: list[Word], head: Noun, before: Subject | None, memory: Memory) -> Subject | None:
    """Return whom a noun means by who was spoken of: "opponents", "the 58-year-old engineer"."""
    if before is None:
        return None
    if words[head.place].is_in("opponents") and _is_bare(words, head.place):
        return Subject(other_side(before.who, memory), WEAK, "party.description", head.place, head.high)
    age = next((place for place in range(max(1, head.place - REACH), head.high) if _is_age(words, place)), -1)
    if age < 0 or not words[age - 1].is_in("articles"):
        return None
    meant = memory.person("") or before
    return Subject(meant.who, WEAK, "party.description", age, head.high, meant.is_outsider, is_person=True)


def _is_age(words: list[Word], place: int) -> bool:
    return words[place].low[:1].isdigit() and words[place].low.endswith("-year-old")


def _bearer(words: list[Word], head: Noun, names: Names) -> Bearer | None:
    """Return who has a title: "the foreign minister", where the article has told who that is, or only one can be."""
    low, high = head.place, head.high
    leader = None if words[low].is_in("neutrals") else _leader(words, head, names)
    if head.sort != "title":
        return None if leader is None else Bearer(leader, "")
    while high < len(words) and words[high].is_in("titles", "portfolios"):
        high += 1
    while low and words[low - 1].is_in("titles", "portfolios"):
        low -= 1
    title = " ".join(word.low for word in words[low:high])
    if low and words[low - 1].is_in("articles") and title in names.titles:
        return names.titles[title]
    return None if leader is None else Bearer(leader, "")


def _leader(words: list[Word], head: Noun, names: Names) -> Who | None:
    """Return the party whose office a title is, one of its words: "the prime minister", "government officials"."""
    if head.sort == "office":
        is_led = head.high < len(words) and words[head.high].is_in("titles")
        return of_its_sort(names.sorts, words[head.place]) if is_led else None
    if head.sort not in {"title", "person"}:
        return None
    end = head.high
    while end < len(words) and words[end].is_in("titles") and end - head.high < REACH:
        end += 1
    return next((who for place in range(head.place, end) if (who := led(names.sorts, words, place)) is not None), None)


def _is_bare(words: list[Word], place: int) -> bool:
    """Return whether a noun stands alone or with "the" only: "negotiators", "the commanders"."""
    before = words[place - 1] if place else None
    return before is None or before.is_stop or before.is_in("determiners", "sides")
