"""What speaks for a demand, a position, an event or for leaving blank in one clause, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefer.model import Kind
from briefer.suggest.grammar.clauses import Clause, Place
from briefer.suggest.grammar.memory import Subject
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.verbs import PAST, Verb
from briefer.suggest.lexicon import Cue, Form, Lexicon

ASKED = 0.9
ASIDE = 0.4
"""What stands in a relative or adverbial clause says this much of what it would say in the main clause."""


class Evidence(NamedTuple):
    """Words `low` to `high` speak for a kind (None: for leaving blank) with a weight of 0 to 1."""

    kind: Kind | None
    weight: float
    rule: str
    low: int
    high: int


class Setting(NamedTuple):
    """How a clause is said: in a quotation or reported (`is_told`), by whom, about whom."""

    is_told: bool
    speaker: Subject | None
    subject: Subject | None
    is_direct: bool = False
    is_dated: bool = False
    is_reporting: bool = False
    has_day: bool = False
    is_attributed: bool = False

    @property
    def is_about_other_side(self) -> bool:
        """Return whether a principal speaks of what the other one does."""
        if self.speaker is None or not self.speaker.who or self.subject is None or self.is_attributed:
            return False
        return bool(self.subject.who) and self.subject.who != self.speaker.who and len(self.subject.who) == 1

    @property
    def is_about_self(self) -> bool:
        """Return whether the speaker speaks of itself."""
        if self.subject is None:
            return False
        return self.subject.is_self or (
            not self.is_direct
            and self.speaker is not None
            and bool(self.subject.who)
            and self.subject.who == self.speaker.who
        )


def of_clause(sentence: Sentence, clause: Clause, setting: Setting, lexicon: Lexicon) -> Iterator[Evidence]:
    """Yield what the verb of a clause speaks for."""
    verb = clause.verb
    low, high = verb.start, max(verb.end, verb.start + 1)
    share = ASIDE if clause.place in (Place.RELATIVE, Place.ASIDE, Place.CONDITION) else 1.0
    if not setting.is_told and _asks(sentence, clause, lexicon):
        yield Evidence(Kind.DEMAND, ASKED, "demand.verb", low, high)
    found = list(_told(sentence, clause, setting) if setting.is_told else _narrated(sentence, clause, setting, lexicon))
    for kind, weight, rule in found:
        yield Evidence(kind, weight * share, rule, low, high)


EVENTS = frozenset(("strong events", "event verbs", ""))
Weighed = tuple[Kind | None, float, str]


def _sections(clause: Clause, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(cue.section for cue in lexicon.verbs.get(clause.verb.lemma, ()) if not cue.rest)


def _asks(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether a verb asks by what follows it: "insists that the border stay open", with no finite verb."""
    if clause.is_quoted or not any(
        cue.section == "subjunctive verbs" for cue in lexicon.verbs.get(clause.verb.lemma, ())
    ):
        return False
    index = sentence.clauses.index(clause)
    if clause.verb.is_negated or any(
        each.governor == index and each.place is Place.CONTENT for each in sentence.clauses
    ):
        return False
    region = sentence.words[clause.verb.end : clause.high]
    opens = next((place for place, word in enumerate(region) if word.is_in("that")), -1)
    has_plain = any(word.form & Form.BASE or word.low == "be" for word in region[max(opens, 0) + 2 :])
    return has_plain and (opens == 0 or (clause.verb.lemma == "insist" and region[0].is_in("determiners")))


def _narrated(sentence: Sentence, clause: Clause, setting: Setting, lexicon: Lexicon) -> Iterator[Weighed]:
    verb, cue = clause.verb, clause.cue
    section = cue.section if cue else ""
    if clause.place is Place.SPEAKING and section in {"plain speech", "speech verbs", "announcing"}:
        if section == "announcing":
            yield Kind.EVENT, 0.35, "event.announced"
        yield Kind.POSITION, 0.2, "position.speech"
        return
    if _is_shared(setting) and any(each.section == "sharing verbs" for each in lexicon.verbs.get(verb.lemma, ())):
        yield Kind.EVENT, 0.8, "event.planned" if "future" in verb.helpers else "event.verb"
        return
    if section == "demand verbs" and cue:
        yield from _demand(sentence, cue, clause)
    elif section == "position verbs" and cue:
        yield Kind.POSITION, cue.weight * (0.7 if verb.is_passive else 1.0), "position.verb"
    elif section == "announcing":
        yield Kind.EVENT, 0.55 if setting.is_reporting else 0.65, "event.announced"
        yield Kind.POSITION, 0.25, "position.speech"
    elif section in {"plain speech", "speech verbs"}:
        yield Kind.POSITION, 0.25 if setting.is_reporting else 0.4, "position.speech"
    else:
        yield from _acted(sentence, clause, section, _sections(clause, lexicon), setting)
    if verb.is_obliged and not verb.is_past:
        yield Kind.DEMAND, 0.4, "demand.must"
    if verb.is_negated and verb.is_future and section not in {"demand verbs"}:
        yield Kind.POSITION, 0.45, "position.refusal"


def _is_shared(setting: Setting) -> bool:
    return setting.subject is not None and len(setting.subject.who) > 1


def _is_before_judges(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a verb turns to those who judge and names no act: "appealed to the tribunal"."""
    after = sentence.words[clause.verb.end : clause.high]
    return len(after) > 1 and after[0].is_in("to") and any(word.is_in("neutrals") for word in after[1:4])


def _wants_good(sentence: Sentence, clause: Clause) -> bool:
    """Return whether what is wanted is what everybody wants: "wants peace", but not "wants peace talks"."""
    words = sentence.words
    place = clause.verb.end
    while place < len(words) and place < clause.verb.end + 3 and not words[place].is_in("common goods"):
        place += 1
    if place >= len(words) or not words[place].is_in("common goods"):
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    return (
        after is None
        or after.is_stop
        or after.is_in("prepositions", "and", "but", "adverbs", "relative", "subordinators")
    )


def _demand(sentence: Sentence, cue: Cue, clause: Clause) -> Iterator[Weighed]:
    verb = clause.verb
    if _is_before_judges(sentence, clause):
        yield Kind.EVENT, 0.6, "event.verb"
    elif _wants_good(sentence, clause):
        yield Kind.POSITION, 0.6, "position.verb"
    elif verb.is_negated:
        yield Kind.POSITION, 0.5, "position.verb"
    else:
        yield Kind.DEMAND, cue.weight * (0.7 if verb.is_passive else 1.0), "demand.verb"


def _acted(
    sentence: Sentence, clause: Clause, section: str, sections: frozenset[str], setting: Setting
) -> Iterator[Weighed]:
    """Yield what a verb of doing or being speaks for in the report's own voice."""
    verb = clause.verb
    if "market verbs" in sections and _is_market(sentence, clause):
        yield None, 0.75, "blank.market"
        return
    if verb.lemma in {"be", "have"} or "state verbs" in sections:
        if verb.lemma == "be" and _has_stance(sentence, clause):
            yield Kind.POSITION, 0.6, "position.stance"
        else:
            yield None, 0.45, "blank.state"
        if setting.is_dated and not verb.is_past and verb.lemma == "be":
            yield Kind.EVENT, 0.55, "event.planned"
        return
    if _goes_back(verb, setting):
        yield None, 0.55, "blank.earlier"
    yield from _happened(verb, _weight_of(verb, sections, setting), setting)


def _weight_of(verb: Verb, sections: frozenset[str], setting: Setting) -> float:
    """Return how much a verb says for an event: less if it goes back behind what is told."""
    weight = 0.75 if "strong events" in sections else 0.6 if "event verbs" in sections else 0.5
    return weight * (0.7 if _goes_back(verb, setting) else 1.0)


def _goes_back(verb: Verb, setting: Setting) -> bool:
    """Return whether a verb tells what was before the rest: "had been part of"."""
    return verb.is_perfect and PAST in verb.helpers and not setting.has_day


def _happened(verb: Verb, weight: float, setting: Setting) -> Iterator[Weighed]:
    known = setting.subject is not None and setting.subject.rule not in NOBODY
    if not known:
        yield None, 0.55, "blank.nobody"
    if verb.helpers & {"conditional"} or (verb.helpers & {"would"}):
        yield Kind.EVENT, weight * 0.4, "event.possible"
    elif "future" in verb.helpers:
        yield Kind.EVENT, weight * 0.8, "event.planned"
    elif verb.is_progressive:
        yield Kind.EVENT, weight * (0.85 if known else 0.5), "event.under way"
    elif verb.is_past or verb.is_perfect or verb.is_passive:
        yield Kind.EVENT, weight, "event.verb"
    else:
        yield Kind.EVENT, 0.65 if setting.has_day else weight * 0.45, "event.present"
        yield None, 0.3, "blank.present"


def _told(sentence: Sentence, clause: Clause, setting: Setting) -> Iterator[Weighed]:
    """Yield what a clause speaks for that somebody says."""
    verb, section = clause.verb, clause.cue.section if clause.cue else ""
    quoted = clause.is_quoted
    if verb.is_obliged and not verb.is_past:
        yield (Kind.POSITION, 0.55, "position.must") if setting.is_about_self else (Kind.DEMAND, 0.85, "demand.must")
    elif (
        section == "demand verbs"
        and clause.cue
        and not verb.is_negated
        and not setting.is_about_other_side
        and not _wants_good(sentence, clause)
    ):
        weight = clause.cue.weight * (0.9 if not verb.is_passive else 0.6)
        yield Kind.DEMAND, max(weight, 0.85) if quoted and setting.is_about_self else weight, "demand.verb"
    elif section == "position verbs" and clause.cue:
        yield Kind.POSITION, max(0.6, clause.cue.weight), "position.verb"
    elif verb.is_future and not quoted and not verb.is_negated and setting.has_day and section in EVENTS:
        yield Kind.EVENT, 0.75, "event.planned"
    elif verb.is_future or verb.is_negated or verb.helpers & {"conditional"}:
        yield Kind.POSITION, 0.7, "position.plan"
    elif (
        not quoted
        and section in EVENTS
        and (verb.is_past or verb.is_perfect or verb.is_passive)
        and not verb.is_progressive
        and not setting.is_about_other_side
    ):
        yield Kind.EVENT, 0.65 if section == "strong events" else 0.55, "event.claimed"
        yield Kind.POSITION, 0.3, "position.said"
        return
    yield Kind.POSITION, 0.6 if quoted else 0.5, "position.said"


def _is_market(sentence: Sentence, clause: Clause) -> bool:
    return any(word.is_in("market nouns") for word in sentence.words[clause.low : clause.verb.start])


def _has_stance(sentence: Sentence, clause: Clause) -> bool:
    return any(word.is_in("position stance") for word in sentence.words[clause.verb.end : clause.verb.end + 4])


NOBODY = frozenset(("party.nobody", "party.thing", "party.outsider"))
"""Subjects that are no party: what they do is an event only if the verb says so strongly."""

KINDS = {
    "demand phrases": Kind.DEMAND,
    "obligation phrases": Kind.DEMAND,
    "position phrases": Kind.POSITION,
    "event phrases": Kind.EVENT,
    "planned phrases": Kind.EVENT,
    "background": None,
}


def of_phrases(sentence: Sentence, is_told: bool) -> Iterator[Evidence]:
    """Yield what the phrases of a sentence speak for; what is told is no background."""
    planned = [each for each in sentence.phrases if each.cue.section == "planned phrases"]
    for phrase in sentence.phrases:
        section = phrase.cue.section
        if section not in KINDS or phrase.cue.weight <= 0:
            continue
        kind = KINDS[section]
        if kind is Kind.DEMAND and any(each.low <= phrase.low < each.high for each in planned):
            continue  # "is not expected before May"
        weight = phrase.cue.weight
        if section == "obligation phrases":
            weight = 0.7 if is_told else 0.4
        if kind is None and is_told:
            weight *= 0.3
        if kind is Kind.EVENT and is_told:
            weight *= 0.7
        yield Evidence(kind, weight, f"{'blank' if kind is None else kind.value}.phrase", phrase.low, phrase.high)


def is_order(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Return whether the quoted words begin with an order: "Stop the shelling"."""
    words = sentence.words
    for place, word in enumerate(words[:3]):
        if word.is_quoted:
            plain = lexicon.forms.get(word.low)
            is_command = any(cue.section == "command verbs" for cue in lexicon.verbs.get(word.low, ()))
            return bool(plain and plain[1] & Form.BASE and is_command and place < 2)
    return False
