"""How sure a suggestion is: how clear its kind, how strong its evidence and how certain its party are.

The steps were set on the tuning half of the practice articles so that of what is LIKELY at least 85 % is right.
"""

from __future__ import annotations

from briefer.suggest.judging import Verdict
from briefer.suggest.suggestion import POSSIBLE

LEAST = 0.4
"""A kind that scores less is left blank."""
ALTERNATIVE = 0.6
"""A kind that scores this share of the best is named as an alternative."""
MOST = 0.97
STEP = 1.035
"""All confidences are so much higher than the evidence alone, so that a third of an article is LIKELY and right."""
TRUST = {"demand.must": 1.06, "demand.order": 1.06, "demand.phrase": 1.06, "position.phrase": 1.06, "event.verb": 1.04,
         "position.said": 0.94}  # fmt: skip
"""How much oftener than others of the same weight a rule is right."""


def confidence_of(verdict: Verdict) -> float:
    """Return 0 to 1: the score of the kind, its distance to the next, and the certainty of the party."""
    best = verdict.scores[verdict.kind]
    others = [score for kind, score in verdict.scores.items() if kind is not verdict.kind]
    margin = best - max(others, default=0.0)
    sure = best * (0.75 + 0.5 * margin) * (0.4 + 0.6 * verdict.subject.certainty) * STEP * _trust(verdict)
    return min(MOST, max(POSSIBLE, sure))


def _trust(verdict: Verdict) -> float:
    own = (each for each in verdict.evidence if each.kind is verdict.kind)
    strongest = max(own, key=lambda each: each.weight, default=None)
    return TRUST.get(strongest.rule, 1.0) if strongest is not None else 1.0
