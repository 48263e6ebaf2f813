"""Who speaks in each sentence: attribution before and after, over whole quotations, carried on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from briefer.suggest.grammar.clauses import Clause, Place
from briefer.suggest.grammar.hosts import host_of
from briefer.suggest.grammar.memory import PEOPLE, WEAK, Memory, Subject
from briefer.suggest.grammar.mentions import Names
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.subjects import agent_of, subject_in, subject_of
from briefer.suggest.sparing import spared

SPEAKING = frozenset(("plain speech", "speech verbs", "announcing", "position verbs", "demand verbs"))
NAMING = frozenset(("party.alias", "party.variant"))
GUESSED = frozenset(("party.pronoun", "party.description"))
"""Rules by which a speaker is only guessed."""
MOSTLY = 0.5
"""From this share of quoted words on a sentence is a quotation."""
LEAST = 0.3
"""A quotation goes on in a sentence with this share of quoted words."""
REACH = 5


@dataclass(slots=True)
class Voice:
    """Who speaks in a sentence: the clause of saying, its subject, the share of quoted words, whose each clause is."""

    clause: Clause | None = None
    speaker: Subject | None = None
    quoted: float = 0.0
    is_attributed: bool = False
    subjects: list[Subject | None] = field(default_factory=list)

    @property
    def is_quotation(self) -> bool:
        """Return whether most of the sentence is quoted."""
        return self.quoted >= MOSTLY


def voices(found: Sequence[Sentence], names: Names, memory: Memory) -> list[Voice]:
    """Return who speaks in each sentence; `memory` is filled on the way."""
    result: list[Voice] = []
    host = host_of(found, names, memory.sides)
    for sentence in found:
        voice = spared(_silent(sentence), _own_voice, sentence, names, memory)
        speaker = host.speaker(sentence) if host is not None and (sentence.is_reported or voice.quoted == 0) else None
        if speaker is not None:
            _take_over(sentence, voice, speaker, memory)
        result.append(voice)
        _remember(memory, sentence, voice)
        memory.mentioned = [*memory.mentioned[-PEOPLE:], *_mentioned(sentence, names)]
    for index, voice in enumerate(result):
        if voice.is_quotation and voice.speaker is None:
            voice.speaker = _speaker_near(found, result, index)
    return result


def _take_over(sentence: Sentence, voice: Voice, speaker: Subject, memory: Memory) -> None:
    """Let somebody speak in a sentence as if marks stood around it."""
    voice.speaker, voice.quoted = speaker, 1.0
    for clause in sentence.clauses:
        clause.is_quoted = True
    _part_from_quoted(sentence, voice, memory)


def _mentioned(sentence: Sentence, names: Names) -> Iterator[Subject]:
    """Yield the people that a sentence names, outside quotations."""
    for each in sentence.named:
        gender = names.genders.get(sentence.text_of(each.low, each.high), "")
        if gender and not sentence.words[each.low].is_quoted:
            yield Subject(each.who, WEAK, each.rule, each.low, each.high, gender=gender)


def _silent(sentence: Sentence) -> Voice:
    return Voice(subjects=[None] * len(sentence.clauses))


def _from(sentence: Sentence, speaker: Subject) -> Subject:
    """Return the speaker of a sentence for another one: its words stay those of the sentence that names it."""
    return speaker if speaker.home is not None else replace(speaker, home=sentence)


def _own_voice(sentence: Sentence, names: Names, memory: Memory) -> Voice:
    words = [word for word in sentence.words if word.text[:1].isalnum()]
    voice = Voice(quoted=sum(word.is_quoted for word in words) / max(1, len(words)))
    previous: Subject | None = None
    for clause in sentence.clauses:
        subject = _subject(sentence, clause, names, memory, previous)
        voice.subjects.append(subject)
        if clause.place is Place.MAIN and subject is not None:
            previous = subject
            if subject.rule != "party.pronoun" and not clause.is_quoted:
                memory.subject = subject  # "Alpha said its troops …"
                if subject.is_person:
                    memory.meet(subject)
        if clause.is_quoted or not _speaks(clause):
            continue
        if clause.place is Place.SPEAKING or (voice.clause is None and clause.place is Place.MAIN):
            voice.clause, voice.speaker = clause, subject or voice.speaker
    if voice.clause is None or voice.clause.place is not Place.SPEAKING:
        _attribute(sentence, voice, names, memory)
    _part_from_quoted(sentence, voice, memory)
    return voice


def _part_from_quoted(sentence: Sentence, voice: Voice, memory: Memory) -> None:
    """Tell a speaker from whom the quoted words speak of.

    Who says "we" is not the party that the same words name, and "he" in a quotation is not its speaker.
    """
    speaker = voice.speaker
    if speaker is None or len(memory.sides) != 2 or len(speaker.who) != 1 or speaker.who[0] not in memory.sides:
        return
    other = (memory.sides[1 - memory.sides.index(speaker.who[0])],)
    pairs = [*zip(sentence.clauses, voice.subjects, strict=True)]
    is_named = any(
        each and clause.is_quoted and each.rule in NAMING and each.who == speaker.who for clause, each in pairs
    )
    if is_named and speaker.rule in GUESSED and any(w.is_quoted and w.is_in("first person") for w in sentence.words):
        voice.speaker = replace(speaker, who=other, certainty=WEAK)
        return
    for place, (clause, each) in enumerate(pairs):
        if each and clause.is_quoted and each.rule == "party.pronoun" and not each.is_self and each.who == speaker.who:
            voice.subjects[place] = replace(each, who=other, certainty=min(each.certainty, WEAK))


def _attribute(sentence: Sentence, voice: Voice, names: Names, memory: Memory) -> None:
    """Find the speaker of "according to the union"."""
    if voice.clause is None and voice.speaker is None:
        voice.speaker = _before_colon(sentence, names, memory)
    phrase = next((each for each in sentence.phrases if each.cue.section == "attribution"), None)
    if phrase is None or (voice.clause is not None and voice.speaker is not None):
        return
    end = phrase.high
    while end < len(sentence.words) and not sentence.words[end].is_stop:
        end += 1
    voice.speaker = subject_in(sentence, phrase.high, end, names, memory)
    voice.is_attributed = voice.speaker is not None


def _before_colon(sentence: Sentence, names: Names, memory: Memory) -> Subject | None:
    """Return who stands before a colon and a quotation: "Council leader Ann Lee: “We will not pay.”"."""
    words = sentence.words
    quoted = next((place for place, word in enumerate(words) if word.is_quoted), 0)
    if quoted < 3 or words[quoted - 2].low != ":":
        return None
    return subject_in(sentence, 0, quoted - 2, names, memory)


def _subject(
    sentence: Sentence, clause: Clause, names: Names, memory: Memory, previous: Subject | None
) -> Subject | None:
    subject = None if clause.follows_and else subject_of(sentence, clause, names, memory)
    if clause.verb.is_passive:
        agent = agent_of(sentence, clause, names, memory)
        addressed = subject and replace(subject, certainty=min(subject.certainty, WEAK))
        subject = agent or addressed
    return subject or previous


def _remember(memory: Memory, sentence: Sentence, voice: Voice) -> None:
    main = next(
        (
            subject
            for clause, subject in zip(sentence.clauses, voice.subjects, strict=True)
            if clause.place is Place.MAIN and not clause.is_quoted
        ),
        None,
    )
    subject = voice.speaker or main
    if subject is None or subject.is_self:
        return
    if subject.who:
        memory.party = subject
    if subject.rule == "party.pronoun":
        return
    if subject.is_person:
        memory.meet(subject)
    if subject.is_plural:
        memory.plural = subject
    elif subject.who:
        memory.plural = None
    memory.subject = subject


def _speaks(clause: Clause) -> bool:
    if clause.place is Place.SPEAKING:
        return True
    return clause.place is Place.MAIN and clause.cue is not None and clause.cue.section in SPEAKING


def _speaker_near(found: Sequence[Sentence], result: Sequence[Voice], index: int) -> Subject | None:
    """Return the speaker of a quotation that names none: of the sentences around it, else the last one that spoke."""
    here = found[index].paragraph
    before = [each for each in range(index - 1, max(-1, index - REACH), -1) if found[each].paragraph == here]
    after = [each for each in range(index + 1, min(len(found), index + REACH)) if found[each].paragraph == here]
    around = [*before, *_quoted_on(result, after), *range(index - 1, max(-1, index - REACH), -1)]
    for other in around:
        speaker = result[other].speaker
        if speaker is not None:
            return _from(found[other], speaker)
    return None


def _quoted_on(result: Sequence[Voice], after: Sequence[int]) -> Iterator[int]:
    """Yield the sentences after a quotation for as long as it goes on."""
    return takewhile(lambda other: result[other].quoted >= LEAST, after)
