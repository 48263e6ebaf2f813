"""What a sentence is and whose: the evidence of its clauses weighed, and the right one of the people in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefer.model import Kind
from briefer.suggest import cues
from briefer.suggest.cues import Evidence, Setting
from briefer.suggest.grammar.clauses import Clause, Place
from briefer.suggest.grammar.memory import WEAK, Subject
from briefer.suggest.grammar.mentions import THIRD
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.speakers import Voice
from briefer.suggest.lexicon import Lexicon

TAUGHT = 0.95
WISHED = 0.9
HELD = 0.85
OWN = 0.3
"""What somebody waits to do themselves is hardly a demand: "will not sell until it has looked"."""
CONDITIONAL = frozenset(("conditional",))


class Age(NamedTuple):
    """What the dates of a sentence tell: it speaks of a year long over (`is_old`), of what is to come, of a day."""

    is_old: bool = False
    is_ahead: bool = False
    has_day: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Words `low` to `high` tell what is waited for, and whether another party is to do it."""

    low: int
    high: int
    is_other: bool


@dataclass(slots=True)
class Verdict:
    """What one sentence is: a kind (None: nothing) with a score for each, whose it is and each of its clauses, why."""

    kind: Kind | None
    scores: dict[Kind | None, float]
    subject: Subject
    evidence: list[Evidence] = field(default_factory=list)
    subjects: Sequence[Subject | None] = ()


NOTHING = Verdict(None, {}, Subject(THIRD, 0.0, "party.nobody"))
"""The verdict on a sentence that says nothing."""


def judge(
    sentence: Sentence, voice: Voice, lexicon: Lexicon, age: Age, taught: Mapping[str, Kind] | None = None
) -> Verdict:
    """Return what a sentence is and whose."""
    subjects = [_resolved(subject, voice) for subject in voice.subjects]
    has_content = _is_told(voice) or _is_reporting(sentence)
    evidence = list(_of_clauses(sentence, voice, subjects, lexicon, age))
    evidence.extend(_of_lessons(sentence, taught or {}))
    held = list(_holding(sentence, voice, subjects))
    evidence.extend(_of_whole(sentence, voice, lexicon, held, is_told=has_content))
    evidence.extend(
        Evidence(Kind.DEMAND, HELD, "demand.condition", each.low, each.high) for each in held if each.is_other
    )
    if age.is_old and not has_content:
        evidence.append(Evidence(None, 0.8, "blank.past", 0, 0))
    scores = _scores(evidence)
    if voice.speaker is not None and voice.speaker.is_outsider and has_content:
        scores = _of_outsider(scores)
    kind = max(scores, key=lambda each: scores[each]) if scores else None
    subject = _whose(sentence, voice, subjects, kind, evidence)
    only_comments = has_content or voice.quoted > 0 or subject.rule != "party.outsider"
    if subject.is_outsider and kind is not Kind.EVENT and only_comments:
        scores[None] = max(scores.get(None, 0), 0.9)
        kind = None
    return Verdict(kind, scores, subject, evidence, subjects)


def _is_told(voice: Voice) -> bool:
    """Return whether all of a sentence is what somebody says."""
    only_speaks = voice.clause is not None and voice.clause.place is Place.SPEAKING
    return voice.is_quotation or voice.is_attributed or only_speaks


def _is_reporting(sentence: Sentence) -> bool:
    return any(each.place is Place.CONTENT for each in sentence.clauses)


def _of_clauses(
    sentence: Sentence, voice: Voice, subjects: Sequence[Subject | None], lexicon: Lexicon, age: Age
) -> Iterator[Evidence]:
    """Yield what each clause speaks for."""
    is_told, is_reporting = _is_told(voice), _is_reporting(sentence)
    for clause, subject in zip(sentence.clauses, subjects, strict=True):
        told = clause is not voice.clause and (clause.is_quoted or clause.place is Place.CONTENT or is_told)
        setting = Setting(
            told,
            voice.speaker if told else None,
            subject,
            is_direct=clause.is_quoted,
            is_dated=age.is_ahead,
            is_reporting=is_reporting,
            has_day=age.has_day,
            is_attributed=voice.is_attributed,
        )
        yield from cues.of_clause(sentence, clause, setting, lexicon)
        if subject is not None and _is_wished(sentence, clause, subject, subjects, lexicon):
            yield Evidence(Kind.DEMAND, WISHED, "demand.wish", clause.verb.start, clause.verb.end)


def _of_lessons(sentence: Sentence, taught: Mapping[str, Kind]) -> Iterator[Evidence]:
    """Yield what a person has taught of the verbs of a sentence."""
    for clause in sentence.clauses:
        lesson = taught.get(clause.verb.lemma)
        if lesson is not None:
            yield Evidence(lesson, TAUGHT, f"{lesson.value}.taught", clause.verb.start, clause.verb.end)


def _of_whole(
    sentence: Sentence, voice: Voice, lexicon: Lexicon, held: Sequence[Held], *, is_told: bool
) -> Iterator[Evidence]:
    """Yield what the phrases of a sentence speak for, and its being a quotation."""
    own = [each for each in held if not each.is_other]
    for each in cues.of_phrases(sentence, is_told):
        is_own = each.kind is Kind.DEMAND and any(each.low <= one.low < each.high for one in own)
        yield each._replace(weight=each.weight * OWN) if is_own else each
    if voice.is_quotation:
        yield Evidence(Kind.POSITION, 0.6, "position.quotation", 0, 0)
    elif voice.clause is not None and voice.clause.place is Place.SPEAKING:
        if voice.quoted > 0:
            yield Evidence(Kind.POSITION, 0.55, "position.quotation", 0, 0)
        elif len(sentence.clauses) == 1:  # what is said has no verb that is known
            verb = voice.clause.verb
            yield Evidence(Kind.POSITION, 0.5, "position.speech", verb.start, verb.end)
    if voice.quoted > 0 and cues.is_order(sentence, lexicon):
        yield Evidence(Kind.DEMAND, 0.85, "demand.order", 0, 1)


def _holding(sentence: Sentence, voice: Voice, subjects: Sequence[Subject | None]) -> Iterator[Held]:
    """Yield where something is held back until somebody acts: "will not leave until Beta lifts the blockade"."""
    for clause, subject in zip(sentence.clauses, subjects, strict=True):
        marker = clause.low - 1
        if clause.place is not Place.CONDITION or marker < 0 or not sentence.words[marker].is_in("holding"):
            continue
        governor = max(0, clause.governor)
        verb, holder = sentence.clauses[governor].verb, subjects[governor]
        speaker = voice.speaker or holder
        if subject is None or speaker is None or not (verb.is_negated or verb.is_future or verb.helpers & CONDITIONAL):
            continue
        is_self = subject.is_self or subject.who == speaker.who
        if is_self and subject.rule == "party.pronoun" and holder is not None and holder.rule != "party.pronoun":
            continue  # "Alpha will not leave until it lifts the blockade": whose act it is stays open
        if is_self or (subject.who and speaker.who):
            yield Held(marker, max(clause.verb.end, marker + 1), not is_self)


def _is_wished(
    sentence: Sentence, clause: Clause, subject: Subject, subjects: Sequence[Subject | None], lexicon: Lexicon
) -> bool:
    """Return whether somebody hopes or expects that another party will do what a clause tells."""
    if clause.place is not Place.CONTENT or clause.governor < 0 or not clause.verb.is_future or clause.verb.is_negated:
        return False
    wishing, wisher = sentence.clauses[clause.governor], subjects[clause.governor]
    sections = {cue.section for cue in lexicon.verbs.get(wishing.verb.lemma, ())}
    if "wishing verbs" not in sections or wishing.verb.is_negated or wisher is None:
        return False
    return bool(subject.who) and subject.who != wisher.who and subject.rule != "party.sides"


def _resolved(subject: Subject | None, voice: Voice) -> Subject | None:
    """Return "we" as the speaker."""
    if subject is None or not subject.is_self or voice.speaker is None:
        return subject
    return replace(voice.speaker, is_self=True)


def _of_outsider(scores: dict[Kind | None, float]) -> dict[Kind | None, float]:
    """Return the scores of what somebody says who only comments: what happened stays, opinions do not."""
    event = scores.get(Kind.EVENT, 0)
    return {None: max(scores.get(None, 0), 0.6), **({Kind.EVENT: min(0.9, event + 0.1)} if event else {})}


def _scores(evidence: Sequence[Evidence]) -> dict[Kind | None, float]:
    """Return for each kind the strongest evidence, raised a little by each further one."""
    scores: dict[Kind | None, float] = {}
    for each in sorted(evidence, key=lambda each: -each.weight):
        old = scores.get(each.kind)
        scores[each.kind] = each.weight if old is None else old + (1 - old) * each.weight * 0.25
    return scores


def _whose(
    sentence: Sentence,
    voice: Voice,
    subjects: Sequence[Subject | None],
    kind: Kind | None,
    evidence: Sequence[Evidence],
) -> Subject:
    if kind is not Kind.EVENT and voice.speaker is not None:
        return voice.speaker
    best = max((each for each in evidence if each.kind is kind), key=lambda each: each.weight, default=None)
    for clause, subject in zip(sentence.clauses, subjects, strict=True):
        if (
            best is not None
            and subject is not None
            and clause.verb.start <= best.low < max(clause.verb.end, clause.high)
        ):
            return subject
    for clause, subject in zip(sentence.clauses, subjects, strict=True):
        if clause.place is Place.MAIN and subject is not None:
            return subject
    if voice.speaker is not None:
        return voice.speaker
    near = next((each for each in sentence.named if each.who), None)
    if near is not None:
        return Subject(near.who, WEAK, "party.near", near.low, near.high)
    return Subject(THIRD, 0.4, "party.nobody")
