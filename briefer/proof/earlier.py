"""Words of an earlier version: what they must stand in, so that the past is quoted as exactly as the sources.

They are proved against a paragraph that the project keeps, its older edition among them; where none is kept any more,
against the paragraphs that the version printed, which were proved when it was given out. What stands in neither was
never said to anybody, and may not be quoted as if it had been.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefer.proof.rule import judge


def earlier_source(words: str, kept: Iterable[str], printed: Iterable[str]) -> str:
    """Return the first paragraph of the sources, or else of the version's pages, that holds words; "" if none does."""
    for paragraphs in (tuple(kept), tuple(printed)):
        judged = judge(words, paragraphs)
        if judged.is_verbatim:
            return paragraphs[judged.paragraph]
    return ""
