"""Who the parties of an article may be, each with its other names and the reasons. Pure: no files, no clock, no state.

What a name is, is found in `names`, which names are one in `identity`, where somebody is meant in `candidates`. What
each of them says and does, and whose the people are, is heard in `hearing` with the draft's own `grammar`. Here they
are weighed. Begin with `propose_parties`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from briefer.model import Article
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.lexicon.gazetteer import SORTS, Gazetteer
from briefer.suggest.parties.candidates import Candidate, Mention, Survey
from briefer.suggest.parties.hearing import Heard, hear
from briefer.suggest.parties.identity import Identities
from briefer.suggest.parties.nouns import with_nouns
from briefer.words import counted, said, tr

MOST = 8
MOST_HEARD = 12
ACT = 1.5
"""What each thing that is said or done counts for."""
LEAST_DONE = 0.7
LEAST_OFTEN = 1.5
"""A city, and a government without a country's name, is in many an article without being in the dispute."""

# What a mention counts for.
_HEADLINE = 4.0
_ACTING = 2.5
_PLAIN = 1.0
_ADJECTIVE = 0.5
_PLACE = 0.3
_DATELINE = 0.1
_EARLY = 1.0  # more, for one of the first two paragraphs
_PERSON_ALONE = 0.5  # a person stands for a party more often than for themselves
_VENUE = 0.6  # the UN and its like are more often the go-between
_PEOPLE_ALONE = 0.7  # "the government", "farmers": often those of a party


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, and why it stands for the party; `is_learnt` from this article, so to be confirmed."""

    name: str
    why: str
    is_learnt: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that may be a party, how often it or its other names stand in the text, and why it is proposed."""

    name: str
    mentions: int
    aliases: tuple[Alias, ...]
    reasons: tuple[str, ...]
    short_name: str = ""
    score: float = 0.0


def propose_parties(article: Article, gazetteer: Gazetteer, lexicon: Lexicon | None = None) -> tuple[Proposal, ...]:
    """Return at most eight proposals, likeliest first. Time grows with the length of the article.

    Who is a principal and who a third party is for the user to say. With a lexicon it is read who says and does what,
    and whose the people are; without one only names that stand before a verb of speaking or acting are proposed.
    """
    plain = gazetteer.words["plain"] | (lexicon.not_a_party if lexicon else frozenset())
    if lexicon is not None and lexicon.has_capital_nouns:
        gazetteer, nouns = with_nouns(article, gazetteer, lexicon)
        plain |= nouns
    survey = Survey(Identities(article, gazetteer, plain))
    scores: defaultdict[str, float] = defaultdict(float)
    for mention in survey.mentions:
        scores[mention.key] += _weight(mention) * _alone(survey.candidates[mention.key])
    ranked = sorted(survey.candidates.values(), key=lambda each: (-scores[each.name], each.name))
    bodies = sorted((each for each in ranked if not each.is_person), key=lambda each: each.is_city)[:MOST_HEARD]
    adjectives = frozenset(name for name, entry in gazetteer.entries.items() if entry.sort == "demonyms")
    heard = hear(article, _names(bodies), adjectives, lexicon) if lexicon else Heard({}, {})
    acts = {each.name: heard.acts.get(number, 0.0) for number, each in enumerate(bodies)} if lexicon else {}
    for name, (number, words) in heard.people.items():
        bodies[number].others.setdefault(name, (f"“{words}”", True))
    for each in ranked:
        scores[each.name] += ACT * acts.get(each.name, 0.0)
    chosen = _chosen([each for each in ranked if each.name not in heard.people], scores, acts)
    return tuple(_proposal(each, scores[each.name]) for each in chosen[:MOST])


def _names(bodies: Sequence[Candidate]) -> dict[str, tuple[int, ...]]:
    """Return the names of the candidates with their numbers, "the union" too; a name of two is nobody's."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, each in enumerate(bodies):
        for name in (each.name, each.short_name, *each.others):
            if name:
                found[name].add(number)
    return {name: tuple(numbers) for name, numbers in found.items() if len(numbers) == 1}


def _chosen(ranked: Sequence[Candidate], scores: Mapping[str, float], acts: Mapping[str, float]) -> list[Candidate]:
    """Return those who say or do something, likeliest first; people only where there are no two with a name."""
    ordered = sorted(ranked, key=lambda each: (-scores[each.name], each.name))
    doing = [each for each in ordered if _does(each, acts)]
    named = [each for each in doing if not each.is_person and not each.is_people]
    chosen = named if len(named) > 1 else doing
    best = doing[:2]
    found = [each for each in doing if each in chosen or (each in best and not each.is_person)]
    often = (each for each in ordered if each not in found and each.count + each.is_in_headline > 1)
    return [*found, *islice(often, max(0, 2 - len(found)))]


def _does(candidate: Candidate, acts: Mapping[str, float]) -> bool:
    """Return whether somebody says or does enough to be a party."""
    done = acts.get(candidate.name, float(candidate.acting))
    is_scene = candidate.is_city and not candidate.is_in_headline
    if (candidate.is_government or is_scene) and not candidate.is_body:
        return done >= LEAST_OFTEN
    if candidate.count + candidate.is_in_headline > 1:
        return done >= LEAST_DONE
    return done >= LEAST_DONE and candidate.is_body


def _weight(mention: Mention) -> float:
    if mention.is_headline:
        return _HEADLINE
    early = _EARLY if mention.is_early else 0.0
    if mention.is_dateline:
        return _DATELINE
    if mention.is_acting:
        return _ACTING + early
    if mention.is_place:
        return _PLACE
    return (_ADJECTIVE if mention.is_adjective else _PLAIN) + early


def _alone(candidate: Candidate) -> float:
    if candidate.is_person:
        return _PERSON_ALONE
    if candidate.is_venue:
        return _VENUE
    return _PEOPLE_ALONE if candidate.is_people else 1.0


def _proposal(candidate: Candidate, score: float) -> Proposal:
    called = candidate.called
    others = {candidate.name: (said(SORTS["names"]).format(name=called), False), **candidate.others}
    aliases = tuple(Alias(name, why, is_learnt) for name, (why, is_learnt) in others.items() if name != called)
    return Proposal(called, candidate.count, aliases, _reasons(candidate), candidate.short_name, round(score, 2))


def _reasons(candidate: Candidate) -> tuple[str, ...]:
    reasons = [counted(candidate.count, "Stands once in the text.", "Stands {n} times in the text.")]
    if candidate.is_in_headline:
        reasons.append(tr("Stands in the headline."))
    if candidate.acting:
        reasons.append(counted(candidate.acting, "Speaks or acts once.", "Speaks or acts {n} times."))
    return tuple(reasons)
