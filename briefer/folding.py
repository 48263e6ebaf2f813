"""Text as it is sought: without case, accents, marks of vowels, and shapes of quotation marks and dashes.

What is found is told by its place in the text as it stands. Quotations are held against their source by `text` alone,
where letters and accents count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefer.text import alike, alike_places


def folded(text: str) -> str:
    """Return a text without case, accents and marks of vowels."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def as_sought(text: str) -> str:
    """Return a text without case, accents, and shapes of quotation marks, dashes and white space."""
    return folded(alike(text))


def places_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, whatever their case, accents and shapes of signs, as offsets in `text`."""
    wanted = as_sought(words).strip()
    sought = as_sought(text)
    start = sought.find(wanted) if wanted else -1
    if start < 0:
        return
    places = _places(text)
    while start >= 0:
        end = start + len(wanted)
        yield places[start][0], places[end - 1][1]
        start = sought.find(wanted, end)


def _places(text: str) -> list[tuple[int, int]]:
    """Return for each sign of `as_sought` the stretch of the text that it stands for."""
    shown, starts = alike(text), alike_places(text)
    found: list[tuple[int, int]] = []
    for number, sign in enumerate(shown):
        first = starts[number]
        kept = folded(sign)
        if not kept and found:  # an accent of its own belongs to the letter before it
            found[-1] = (found[-1][0], first + 1)
        found += [(first, first + 1)] * len(kept)
    return found
