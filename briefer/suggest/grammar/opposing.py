"""Whom a clause turns against: nobody demands of itself, nor accuses itself."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.suggest.grammar.belonging import Told
from briefer.suggest.grammar.clauses import Clause
from briefer.suggest.grammar.mentions import Who
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.sorts import described
from briefer.suggest.lexicon import Lexicon

REACH = 3


def opposed(sentence: Sentence, place: int, principals: int, lexicon: Lexicon, told: Told) -> Iterator[Who]:
    """Yield the principal that the subject at a word demands something of, or accuses, or answers.

    Who answers without a name answers the principal who spoke or acted before.
    """
    for clause in sentence.clauses:
        if clause.low <= place < clause.verb.start and not clause.is_quoted:
            yield from _opposed_by(sentence, clause, principals, lexicon, told)
            is_clear = told.speaking in (None, told.last)
            if told.last is not None and is_clear and _answers(sentence, clause, lexicon):
                yield told.last


def _opposed_by(sentence: Sentence, clause: Clause, principals: int, lexicon: Lexicon, told: Told) -> Iterator[Who]:
    """Yield the principal that stands right behind a verb that turns against somebody: "accused Alpha of"."""
    if clause.verb.is_passive or not _is_opposing(clause, lexicon):
        return
    words = sentence.words
    for place in range(clause.verb.end, min(clause.high, clause.verb.end + REACH)):
        named = sentence.named_at(place)
        who = named.who if named else told.bodies.get(words[place].low) or described(told.sorts, words, place)
        if who is not None:
            high = named.high if named else place + 1
            is_whole = len(who) == 1 and who[0] < principals
            if is_whole and not (high < len(words) and words[high].is_in("possessives")):
                yield who
            return


def _is_opposing(clause: Clause, lexicon: Lexicon) -> bool:
    if clause.cue is not None and clause.cue.section == "demand verbs":
        return True
    return any(cue.section == "opposing verbs" for cue in lexicon.verbs.get(clause.verb.lemma, ()))


def _answers(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether a clause answers what was said before, and names nobody: "laughed at that", "denied it"."""
    if not any(cue.section == "answering verbs" for cue in lexicon.verbs.get(clause.verb.lemma, ())):
        return False
    return not any(clause.low <= each.low < clause.high and each.who for each in sentence.named)
