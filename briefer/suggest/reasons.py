"""Why a suggestion was made, in sentences for the person who checks it. They are the app's words, not the article's."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from briefer.suggest.cues import Evidence
from briefer.suggest.grammar.memory import Subject
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.suggestion import Reason
from briefer.words import later, said, tr

MOST = 3
"""So many reasons for the kind are given; the strongest ones."""

OF_KIND = {
    "demand.verb": later("“{words}” asks for something."),
    "demand.must": later("“{words}” says what has to be done."),
    "demand.phrase": later("“{words}” speaks for a demand or a condition."),
    "demand.condition": later("“{words}” is what another party is to do first."),
    "demand.wish": later("“{words}” is hoped for or expected of another party."),
    "demand.order": later("The quotation begins with an order."),
    "demand.taught": later("You tagged a passage with this verb as a demand."),
    "position.verb": later("“{words}” takes a stance."),
    "position.phrase": later("“{words}” speaks for a position."),
    "position.stance": later("“{words}” tells of a stance."),
    "position.refusal": later("“{words}” refuses."),
    "position.must": later("“{words}” speaks of the speaker's own duty."),
    "position.plan": later("“{words}” says what somebody would, can or will not do."),
    "position.said": later("“{words}” is part of what somebody says."),
    "position.speech": later("“{words}” reports what somebody says."),
    "position.quotation": later("Most of it is a quotation."),
    "position.taught": later("You tagged a passage with this verb as a position."),
    "event.verb": later("“{words}” tells what happened."),
    "event.claimed": later("“{words}” tells what somebody says has happened."),
    "event.announced": later("“{words}” announces something."),
    "event.planned": later("“{words}” tells what is to come."),
    "event.possible": later("“{words}” tells what could happen."),
    "event.under way": later("“{words}” tells what is under way."),
    "event.present": later("“{words}” tells what happens."),
    "event.phrase": later("“{words}” speaks for an event."),
    "event.taught": later("You tagged a passage with this verb as an event."),
}
OF_PARTY = {
    "party.alias": later("“{words}” is a name of {party}."),
    "party.variant": later("“{words}” is a form of a name of {party}."),
    "party.person": later("The article presents “{words}” as one of {party}."),
    "party.other person": later("The article presents “{words}” as nobody of the parties."),
    "party.taught": later("You tagged a passage of “{words}” as one of {party}."),
    "party.body": later("“{words}” stands for {party} in this article."),
    "party.sides": later("“{words}” are both parties."),
    "party.both": later("“{words}” names both parties."),
    "party.shared": later("“{words}” is a matter of both parties."),
    "party.of": later("“{words}” says whose it is."),
    "party.pronoun": later("“{words}” goes back to {party}."),
    "party.description": later("“{words}” probably goes back to {party}."),
    "party.near": later("“{words}” is the only party named nearby."),
    "party.other": later("“{words}” is no party that you named."),
    "party.other side": later("“{words}”: not the party itself."),
    "party.thing": later("“{words}” is no party that you named."),
    "party.outsider": later("“{words}” only comments."),
    "party.nobody": later("No party is named here."),
}


def reasons_for(sentence: Sentence, evidence: Iterable[Evidence], subject: Subject, party: str) -> tuple[Reason, ...]:
    """Return the strongest reasons for a kind, then the one for the party; `party` is its name for the reader."""
    strongest = sorted(evidence, key=lambda each: -each.weight)
    found: dict[str, Reason] = {}
    for each in strongest:
        reason = _reason(sentence, each.rule, said(OF_KIND[each.rule]), each.low, each.high)
        found.setdefault(reason.text, reason)
    return (
        *list(found.values())[:MOST],
        _whose(sentence, subject, said(OF_PARTY[subject.rule]).replace("{party}", party)),
    )


def _whose(sentence: Sentence, subject: Subject, text: str) -> Reason:
    """Return the reason for the party; words of another paragraph are quoted, but have no place in this one."""
    home = subject.home or sentence
    reason = _reason(home, subject.rule, text, subject.low, subject.high)
    return reason if home.paragraph == sentence.paragraph else Reason(reason.rule, reason.text)


def _reason(sentence: Sentence, rule: str, text: str, low: int, high: int) -> Reason:
    words = sentence.words[low:high]
    if not words:
        return Reason(rule, intern(text.replace("“{words}”", tr("This"))))
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
