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


def confidence_of(verdict: Verdict) -> float:
    """Return 0 to 1: the score of the kind, its distance to the next, and the certainty of the party."""
    best = verdict.scores[verdict.kind]
    others = [score for kind, score in verdict.scores.items() if kind is not verdict.kind]
    margin = best - max(others, default=0.0)
    sure = best * (0.75 + 0.5 * margin) * (0.4 + 0.6 * verdict.subject.certainty)
    return min(MOST, max(POSSIBLE, sure))
