"""Who the parties of an article may be, each with its other names and the reasons. Pure: no files, no clock, no state.

What a name is, is found in `names`, which names are one in `identity`, who speaks for whom in `offices`, where somebody
is meant in `candidates`; here they are weighed. Which party a sentence means, once they are named, is `grammar`. Begin
with `propose_parties`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from briefer.model import Article
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.lexicon.gazetteer import Gazetteer
from briefer.suggest.parties.candidates import Candidate, Mention, Survey
from briefer.suggest.parties.identity import Identities

MOST = 8

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

    Who is a principal and who a third party is for the user to say. A lexicon adds its language's words that a sentence
    may begin with.
    """
    plain = gazetteer.words["plain"] | (lexicon.not_a_party if lexicon else frozenset())
    survey = Survey(Identities(article, gazetteer, plain))
    scores: defaultdict[str, float] = defaultdict(float)
    for mention in survey.mentions:
        scores[mention.key] += _weight(mention) * _alone(survey.candidates[mention.key])
    ranked = sorted(survey.candidates.values(), key=lambda each: (-scores[each.name], each.name))
    named = [each for each in ranked if each.count > 1 or (each.count and each.is_in_headline)]
    return tuple(_proposal(each, scores[each.name]) for each in named[:MOST])


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
    aliases = tuple(
        Alias(name, why, is_learnt) for name, (why, is_learnt) in candidate.others.items() if name != candidate.name
    )
    return Proposal(
        candidate.name, candidate.count, aliases, _reasons(candidate), candidate.short_name, round(score, 2)
    )


def _reasons(candidate: Candidate) -> tuple[str, ...]:
    reasons = [f"Stands {_times(candidate.count)} in the text."]
    if candidate.is_in_headline:
        reasons.append("Stands in the headline.")
    if candidate.acting:
        reasons.append(f"Speaks or acts {_times(candidate.acting)}.")
    return tuple(reasons)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
