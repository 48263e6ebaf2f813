"""Whose "we" is that no marks stand around: the person's who is interviewed, the party's whose release it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.suggest.grammar.memory import FAIR, Subject
from briefer.suggest.grammar.mentions import THIRD, Names
from briefer.suggest.grammar.reading import Sentence

QUESTIONS, ANSWERS, OWN, SHARE = 2, 2, 3, 3
"""So many paragraphs that end in a question and sentences in the first person has an interview; a release has more,
and says "we" in a third of all its sentences."""
LABEL = 3
"""Words of a name before a colon."""
NOBODY = Subject(THIRD, FAIR, "party.outsider", is_outsider=True)
"""Who asks the questions of an interview."""


class Host(NamedTuple):
    """Who says "we" in an article, and who speaks in which of its paragraphs."""

    subject: Subject | None
    speakers: Mapping[int, Subject]

    def speaker(self, sentence: Sentence) -> Subject | None:
        """Return who speaks in a sentence without any marks, or None for the article itself."""
        known = self.speakers.get(sentence.paragraph)
        return known or (self.subject if _is_in_first_person(sentence) else None)


def host_of(found: Sequence[Sentence], names: Names, principals: Sequence[int]) -> Host | None:
    """Return who speaks in an article many of whose words have no marks around them, or None."""
    labels = _labels(found, names)
    if labels:
        return Host(None, labels)
    answers = sum(map(_is_in_first_person, found))
    if answers < ANSWERS:
        return None
    ended = {each.paragraph: each.words[-1].low for each in found if each.words}
    questions = [number for number in sorted(ended) if ended[number] == "?"]
    turns = _turns(questions, sorted(ended))
    if turns:
        person = next(_people(found, principals), None)
        return Host(None, {each: person if is_own else NOBODY for each, is_own in turns.items()}) if person else None
    party = next(_parties(found, principals), None)
    is_release = answers >= OWN and answers * SHARE >= len(found) and not any(map(_is_of_one, found))
    return Host(party, {}) if party is not None and is_release else None


def _labels(found: Sequence[Sentence], names: Names) -> dict[int, Subject]:
    """Return who speaks in the paragraphs that begin with a name and a colon, if the names come back: "Lee: No."."""
    begun: dict[int, tuple[str, Subject]] = {}
    for number, each in enumerate(found):
        colon = next((place for place, word in enumerate(each.words[: LABEL + 1]) if word.low == ":"), 0)
        if colon and (not number or found[number - 1].paragraph != each.paragraph):
            named = each.named_at(colon - 1)
            speaker = NOBODY if named is None else Subject(named.who, FAIR, named.rule, 0, colon, home=each)
            begun[each.paragraph] = (each.text_of(0, colon), speaker)
    times = Counter(label for label, _ in begun.values())
    if not any(times[label] > 1 and speaker.who for label, speaker in begun.values()):
        return {}
    return {paragraph: speaker for paragraph, (label, speaker) in begun.items() if times[label] > 1}


def _turns(questions: Sequence[int], paragraphs: Sequence[int]) -> dict[int, bool]:
    """Return the paragraphs of an interview, those that answer as true: they take turns, and half the others ask."""
    if len(questions) < QUESTIONS:
        return {}
    places = {number: place for place, number in enumerate(paragraphs)}
    first = places[questions[0]]
    if any((places[each] - first) % 2 for each in questions):
        return {}
    turns = {each: bool((places[each] - first) % 2) for each in paragraphs if places[each] >= first}
    return turns if len(questions) * 2 >= sum(not is_own for is_own in turns.values()) else {}


def _is_in_first_person(sentence: Sentence) -> bool:
    return any(word.is_in("first person") and not word.is_quoted for word in sentence.words)


def _is_of_one(sentence: Sentence) -> bool:
    """Return whether somebody says "I": then "we" is no party's."""
    return any(word.is_in("first person singular") and not word.is_quoted for word in sentence.words)


def _people(found: Sequence[Sentence], principals: Sequence[int]) -> Iterator[Subject]:
    """Yield the people of the principals in the order in which they are named."""
    return (each for each in _parties(found, principals) if each.rule == "party.person")


def _parties(found: Sequence[Sentence], principals: Sequence[int]) -> Iterator[Subject]:
    for sentence in found:
        for each in sentence.named:
            if len(each.who) == 1 and each.who[0] in principals:
                yield Subject(each.who, FAIR, each.rule, each.low, each.high, home=sentence)
