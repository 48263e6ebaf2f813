"""The sentences of an article, and their parts, one after another across its paragraphs.

Pure functions of an article and its tags; nothing is shown here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from briefer.model import Article, Span
from briefer.sentences import phrases, sentences
from ui.article.moves import Edges
from ui.session import Focus

Cut = Callable[[str, str], tuple[Edges, ...]]
"""Cuts a text of a language into units: `sentences` or `phrases`."""
Found = tuple[int, Edges]
"""The index of a paragraph, and the edges of a unit in it."""


def units(article: Article | None, cut: Cut, index: int | None) -> tuple[Edges, ...]:
    """Return the units of a paragraph; none for a paragraph that is not there."""
    if article is None or index is None or not 0 <= index < len(article.paragraphs):
        return ()
    return _cut(cut, article.paragraphs[index].text, article.source.language)


@lru_cache(maxsize=64)
def _cut(cut: Cut, text: str, language: str) -> tuple[Edges, ...]:
    """Cut a text once for all the keys that are pressed in it."""
    return cut(text, language)


def units_from(article: Article | None, cut: Cut, start: tuple[int | None, int | None], step: int) -> Iterator[Found]:
    """Yield what follows a unit (or, with a step of -1, what comes before it, the nearest first).

    `start` is the index of a paragraph and the number of a unit in it; without a number all of it is yielded.
    """
    index, number = start
    while article is not None and index is not None and 0 <= index < len(article.paragraphs):
        found = units(article, cut, index)
        first = 0 if number is None else number + 1
        rest = found[first:] if step > 0 else found[:number][::-1]
        yield from ((index, unit) for unit in rest)
        index, number = index + step, None


def focus_on(article: Article, cut: Cut, found: Found) -> Focus:
    """Return the focus on a unit; one on a part of a sentence holds the sentence too."""
    index, unit = found
    whole = next(each for each in units(article, sentences, index) if each[0] <= unit[0] and unit[1] <= each[1])
    return Focus(article.paragraphs[index].id, whole, unit if cut is phrases else None)


def is_tagged(article: Article, found: Found, spans: Iterable[Span | None]) -> bool:
    """Tell whether a span tagged in a paragraph meets a unit; a tag of the whole counts only for the whole."""
    index, unit = found
    is_whole = units(article, sentences, index) == (unit,)
    return any(is_whole if span is None else span.start < unit[1] and unit[0] < span.end for span in spans)
