"""In what order a person should hear of a reading: what may be missing first, then what is to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MISSING = re.compile(
    r"was cut|breaks off|only the beginning|is damaged|no text\b|No article stood out|nested too deeply|plain text\."
)
_TO_CHECK = re.compile(r"longer passages?|not read|in the code of the page|encoding|tracked change|struck-out|Check")


def worst_first(warnings: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences about a reading, those that tell of missing text before the others."""
    return tuple(sorted(warnings, key=_rank))


def _rank(warning: str) -> int:
    if _MISSING.search(warning):
        return 0
    return 1 if _TO_CHECK.search(warning) else 2
