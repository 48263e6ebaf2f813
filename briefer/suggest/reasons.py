"""Why a suggestion was made, in sentences for the person who checks it. They are the app's words, not the article's."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from briefer.suggest.cues import Evidence
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.subjects import Subject
from briefer.suggest.suggestion import Reason

MOST = 3
"""So many reasons for the kind are given; the strongest ones."""

OF_KIND = {
    "demand.verb": "“{words}” asks for something.",
    "demand.must": "“{words}” says what has to be done.",
    "demand.phrase": "“{words}” speaks for a demand or a condition.",
    "demand.condition": "“{words}” is what another party is to do first.",
    "demand.wish": "“{words}” is hoped for or expected of another party.",
    "demand.order": "The quotation begins with an order.",
    "demand.taught": "You tagged a passage with this verb as a demand.",
    "position.verb": "“{words}” takes a stance.",
    "position.phrase": "“{words}” speaks for a position.",
    "position.stance": "“{words}” tells of a stance.",
    "position.refusal": "“{words}” refuses.",
    "position.must": "“{words}” speaks of the speaker's own duty.",
    "position.plan": "“{words}” says what somebody would, can or will not do.",
    "position.said": "“{words}” is part of what somebody says.",
    "position.speech": "“{words}” reports what somebody says.",
    "position.quotation": "Most of it is a quotation.",
    "position.taught": "You tagged a passage with this verb as a position.",
    "event.verb": "“{words}” tells what happened.",
    "event.claimed": "“{words}” tells what somebody says has happened.",
    "event.announced": "“{words}” announces something.",
    "event.planned": "“{words}” tells what is to come.",
    "event.possible": "“{words}” tells what could happen.",
    "event.under way": "“{words}” tells what is under way.",
    "event.present": "“{words}” tells what happens.",
    "event.phrase": "“{words}” speaks for an event.",
    "event.taught": "You tagged a passage with this verb as an event.",
}
OF_PARTY = {
    "party.alias": "“{words}” is a name of {party}.",
    "party.variant": "“{words}” is a form of a name of {party}.",
    "party.person": "The article presents “{words}” as one of {party}.",
    "party.other person": "The article presents “{words}” as nobody of the parties.",
    "party.taught": "You tagged a passage of “{words}” as one of {party}.",
    "party.body": "“{words}” stands for {party} in this article.",
    "party.sides": "“{words}” are both parties.",
    "party.both": "“{words}” names both parties.",
    "party.shared": "“{words}” is a matter of both parties.",
    "party.of": "“{words}” says whose it is.",
    "party.pronoun": "“{words}” goes back to {party}.",
    "party.description": "“{words}” probably goes back to {party}.",
    "party.near": "“{words}” is the only party named nearby.",
    "party.other": "“{words}” is no party that you named.",
    "party.other side": "“{words}”: not the party itself.",
    "party.thing": "“{words}” is no party that you named.",
    "party.outsider": "“{words}” only comments.",
    "party.nobody": "No party is named here.",
}


def reasons_for(sentence: Sentence, evidence: Iterable[Evidence], subject: Subject, party: str) -> tuple[Reason, ...]:
    """Return the strongest reasons for a kind, then the one for the party; `party` is its name for the reader."""
    strongest = sorted(evidence, key=lambda each: -each.weight)
    found: dict[str, Reason] = {}
    for each in strongest:
        reason = _reason(sentence, each.rule, OF_KIND[each.rule], each.low, each.high)
        found.setdefault(reason.text, reason)
    return (*list(found.values())[:MOST], _whose(sentence, subject, OF_PARTY[subject.rule].replace("{party}", party)))


def _whose(sentence: Sentence, subject: Subject, text: str) -> Reason:
    """Return the reason for the party; words of another paragraph are quoted, but have no place in this one."""
    home = subject.home or sentence
    reason = _reason(home, subject.rule, text, subject.low, subject.high)
    return reason if home.paragraph == sentence.paragraph else Reason(reason.rule, reason.text)


def _reason(sentence: Sentence, rule: str, text: str, low: int, high: int) -> Reason:
    words = sentence.words[low:high]
    if not words:
        return Reason(rule, intern(text.replace("“{words}”", "This")))
    told = intern(text.replace("{words}", _joined(sentence, low, high)))  # the same few sentences, thousands of times
    return Reason(rule, told, words[0].start, words[-1].end)


def _joined(sentence: Sentence, low: int, high: int) -> str:
    """Return words as they stand in the text, without a space before what is joined to the word before it."""
    parts: list[str] = []
    for place in range(low, high):
        word = sentence.words[place]
        is_joined = place > low and sentence.words[place - 1].end == word.start
        parts.append(word.text if is_joined or not parts else f" {word.text}")
    return "".join(parts)
