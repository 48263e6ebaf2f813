"""What the tags of a person teach for the rest of the draft: whose somebody is, and what a verb makes of a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefer.model import Annotation, AnnotationId, Article, Kind, PartyId, Span
from briefer.suggest.grammar.memory import Subject
from briefer.suggest.grammar.mentions import Names, Who, names_of
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.judging import Verdict
from briefer.suggest.lexicon import Lexicon

UNSURE = frozenset(
    (
        "party.other",
        "party.thing",
        "party.outsider",
        "party.person",
        "party.other person",
        "party.description",
        "party.body",
    )
)
"""Rules that a person's tag overrules; a confirmed alias stands."""
PLAIN = frozenset(("plain speech", "state verbs"))


class Fixed(NamedTuple):
    """A tag of a person in this article: characters `start` to `end` of a paragraph (from 0), kind, parties and id."""

    paragraph: int
    start: int
    end: int
    kind: Kind
    who: Who
    id: AnnotationId

    def covers(self, sentence: Sentence) -> bool:
        """Return whether it stands, in part at least, in a sentence."""
        return self.paragraph == sentence.paragraph and self.start < sentence.end and sentence.start < self.end


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was taught: names with their parties, and plain forms of verbs with their kind.

    `once` are those names and verbs that a single tag taught: nothing becomes likely by one tag alone.
    """

    names: Mapping[str, Who] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    once: frozenset[str] = frozenset()

    def is_of_one_tag(self, sentence: Sentence, verdict: Verdict) -> bool:
        """Return whether a verdict rests on what a single tag taught."""
        subject = verdict.subject
        words = (subject.home or sentence).text_of(subject.low, subject.high)
        verbs = {clause.verb.lemma for clause in sentence.clauses if clause.verb.lemma in self.kinds}
        return (subject.rule == "party.taught" and words in self.once) or not verbs.isdisjoint(self.once)


def fixed_in(article: Article, tags: Sequence[Annotation], numbers: Mapping[PartyId, int]) -> tuple[Fixed, ...]:
    """Return the tags that stand in this article."""
    places = {paragraph.id: index for index, paragraph in enumerate(article.paragraphs)}
    return tuple(_fixed(article, places[tag.paragraph_id], tag, numbers) for tag in tags if tag.paragraph_id in places)


def _fixed(article: Article, place: int, tag: Annotation, numbers: Mapping[PartyId, int]) -> Fixed:
    text = article.paragraphs[place].text
    span = tag.span or Span(0, len(text), text)
    who = tuple(numbers[each] for each in tag.party_ids if each in numbers)
    return Fixed(place, span.start, span.end, tag.kind, who, tag.id)


def lessons_of(fixed: Sequence[Fixed], judged: Sequence[tuple[Sentence, Verdict]], lexicon: Lexicon) -> Lessons:
    """Return what the tags teach, seen beside what would have been suggested for the same sentences.

    Only a tag on one sentence or a part of it teaches: whose a whole paragraph is says little of each name in it. The
    names that the gazetteer knows are never taught to be another's.
    """
    names: dict[str, Who] = {}
    kinds: dict[str, Kind] = {}
    times: Counter[str] = Counter()
    for tag in fixed:
        inside = [each for each in judged if tag.covers(each[0])]
        if len(inside) != 1:
            continue
        sentence, verdict = inside[0]
        if tag.who and tag.who != verdict.subject.who:
            taught = [name for name in _name_of(sentence, verdict.subject) if name not in lexicon.kin]
            names.update(dict.fromkeys(taught, tag.who))
            times.update(set(taught))
        if tag.kind is not verdict.kind:
            verbs = list(_verb_of(sentence, verdict, lexicon))
            kinds.update(dict.fromkeys(verbs, tag.kind))
            times.update(set(verbs))
    return Lessons(names, kinds, frozenset(each for each, count in times.items() if count == 1))


def _name_of(sentence: Sentence, subject: Subject) -> Iterator[str]:
    if subject.rule not in UNSURE:
        return
    words = (subject.home or sentence).words[subject.low : subject.high]
    if words and words[0].is_capital and (subject.low or not words[0].roles):
        yield " ".join(word.text for word in words)
        yield words[-1].text


def _verb_of(sentence: Sentence, verdict: Verdict, lexicon: Lexicon) -> Iterator[str]:
    best = max(verdict.evidence, key=lambda each: each.weight, default=None)
    for clause in sentence.clauses:
        if best is not None and clause.verb.start == best.low and clause.verb.is_known:
            sections = {cue.section for cue in lexicon.verbs.get(clause.verb.lemma, ())}
            if not sections & PLAIN:
                yield clause.verb.lemma


def with_lessons(names: Names, lessons: Lessons) -> Names:
    """Return the names with those a person's tags imply."""
    if not lessons.names:
        return names
    rules = {**names.rules, **dict.fromkeys(lessons.names, "party.taught")}
    taught = names_of({**names.who, **lessons.names}, rules)
    outsiders = names.outsiders - lessons.names.keys()
    return replace(names, pattern=taught.pattern, who=taught.who, rules=taught.rules, outsiders=outsiders)
