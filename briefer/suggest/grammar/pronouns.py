"""Whom "he", "she", "it", "they" and "we" mean, and whose "its offer" and "his counterpart" is."""

from __future__ import annotations

from dataclasses import replace

from briefer.suggest.grammar.bearing import shown_by
from briefer.suggest.grammar.memory import FAIR, TAKEN_BACK, WEAK, Memory, Subject
from briefer.suggest.grammar.mentions import THIRD, Who
from briefer.suggest.grammar.nouns import Noun
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word


def of_pronoun(sentence: Sentence, found: Noun, memory: Memory) -> Subject:
    """Return whom a pronoun means."""
    gender = shown_by(sentence.words[found.place])
    if found.sort == "they" and gender and _is_one(sentence.words, found.place):
        found = replace(found, sort="he")
    source = {
        "he": memory.person(gender) or memory.subject,
        "we": memory.speaker,
        "they": memory.plural or memory.subject,
    }.get(found.sort, memory.subject)
    if source is None:
        return Subject(THIRD, 0.3, "party.pronoun", found.place, found.high, is_self=found.sort == "we")
    return Subject(
        source.who,
        min(source.certainty, TAKEN_BACK),
        "party.pronoun",
        found.place,
        found.high,
        source.is_outsider,
        found.sort == "we",
        gender=gender,
    )


def _is_one(words: list[Word], place: int) -> bool:
    """Return whether the verb beside a pronoun is one of a single subject: "sagte sie", not "sagten sie"."""
    beside = (words[each] for each in (place + 1, place - 1) if 0 <= each < len(words))
    verb = next((word for word in beside if word.form or word.is_in("have", "be", "future", "conditional")), None)
    return verb is not None and not verb.low.endswith("n")


def of_own(words: list[Word], head: Noun, memory: Memory) -> Subject | None:
    """Return whose "its offer", "her lawyer", "his counterpart" and "the motion" is."""
    gender = shown_by(words[head.place])
    owner = memory.person(gender) if gender else None
    owner = owner or (memory.party if memory.subject and memory.subject.is_outsider else memory.subject)
    if owner is None:
        return None
    if _is_opposite(words, head):
        return Subject(other_side(owner.who, memory), WEAK, "party.pronoun", head.place, head.high)
    return Subject(owner.who, FAIR, "party.pronoun", head.place, head.high, owner.is_outsider)


def _is_opposite(words: list[Word], head: Noun) -> bool:
    return head.high < len(words) and words[head.high].is_in("counterparts")


def other_side(who: Who, memory: Memory) -> Who:
    """Return the other principal: "its counterpart" sits on the other side of the table."""
    is_principal = len(memory.sides) == 2 and len(who) == 1 and who[0] in memory.sides
    return (memory.sides[1 - memory.sides.index(who[0])],) if is_principal else THIRD
