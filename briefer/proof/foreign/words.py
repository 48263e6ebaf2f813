"""Where the words of a quotation stand in the articles, or what they are most like there.

Whether they are a quotation is said by the one rule (`briefer.proof.rule`); nothing here decides it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from briefer import queries
from briefer.model import Article, Paragraph
from briefer.proof.borders import widened
from briefer.proof.foreign.values import Difference
from briefer.proof.rule import is_quotation, judge
from briefer.text import alike_passages, canonical, words

NEAR = 75.0
"""How alike two texts are, of 100, from which on one may be a slip of the other."""
CANDIDATES = 12
SLACK = 3
"""How many words around the like part may belong to it as well."""

_WORD = re.compile(r"\S+")
_CUT = re.compile(r"\[[^\]]*\]|…|\.{3}")


class Placed(NamedTuple):
    """A paragraph of the articles with its reference, and where in it the words stand."""

    paragraph: Paragraph
    reference: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words of the source."""
        return self.paragraph.text[self.start : self.end]

    def meets(self, start: int, end: int) -> bool:
        """Return whether it has a character of the passage from `start` to `end` of its paragraph."""
        return bool(range(max(self.start, start), min(self.end, end)))


class Sources:
    """The paragraphs of the articles, and for words like those of a quotation by their words."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._paragraphs = [
            (paragraph, queries.reference_text(source, number))
            for source, article in enumerate(articles, 1)
            for number, paragraph in enumerate(article.paragraphs, 1)
        ]
        self.count = len(articles)
        self._texts = tuple(paragraph.text for paragraph, _ in self._paragraphs)
        self._titles = {
            canonical(article.source.headline).casefold(): f"S{number}" for number, article in enumerate(articles, 1)
        }
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(self._texts):
            for word in set(_plain_words(canonical(text))):
                self._holding[word].append(index)

    def title(self, quotation: str) -> str:
        """Return the source whose headline a quotation is, or ""."""
        return self._titles.get(canonical(quotation).casefold().strip(" .,"), "")

    def verbatim(self, quotation: str) -> list[Placed]:
        """Return every paragraph that a quotation is one of; it may go on over the paragraphs after it."""
        first = judge(quotation, self._texts)
        if not first.is_verbatim:
            return []
        return [
            self._placed(index, quotation)
            for index in range(first.paragraph, len(self._texts))
            if index == first.paragraph or is_quotation(quotation, self._texts[index])
        ]

    def alike(self, quotation: str) -> tuple[Placed, tuple[Difference, ...]] | None:
        """Return the passage most like a quotation and how the two differ; None if none is near."""
        judged = judge(quotation, self._texts)
        near = self._nearest(quotation)
        if near is None:
            if judged.paragraph < 0:
                return None
            return self._placed(judged.paragraph, quotation), ()
        index, start, end = near
        (first, last), differences = _compared(quotation, self._texts[index], start, end)
        return Placed(*self._paragraphs[index], first, last), differences

    def _placed(self, index: int, quotation: str) -> Placed:
        """Return where the longest piece of a quotation stands in a paragraph, or all of it."""
        paragraph, reference = self._paragraphs[index]
        longest = max(_CUT.split(quotation.partition("\n")[0]), key=len)
        found = next(alike_passages(longest.strip(" ,.;:"), paragraph.text), (0, len(paragraph.text)))
        return Placed(paragraph, reference, *widened(paragraph.text, *found))  # [T]he begins within a word

    def _nearest(self, quotation: str) -> tuple[int, int, int] | None:
        """Return the paragraph most like a quotation and the offsets of its like part; None if none is near."""
        from rapidfuzz import fuzz

        shared = Counter(index for word in set(_plain_words(quotation)) for index in self._holding.get(word, ()))
        best: tuple[float, int, int, int] | None = None
        for index, _ in shared.most_common(CANDIDATES):
            text = self._texts[index]
            found = fuzz.partial_ratio_alignment(quotation, text, score_cutoff=NEAR)
            if found is not None and (best is None or found.score > best[0]):
                is_part = len(quotation) <= len(text)
                best = (
                    found.score,
                    index,
                    found.dest_start if is_part else 0,
                    found.dest_end if is_part else len(text),
                )
        return best[1:] if best else None


def _compared(quotation: str, text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[Difference, ...]]:
    """Return where the words stand that a quotation is like, around `start` to `end`, and how the two differ."""
    spans = [match.span() for match in _WORD.finditer(text)]
    touched = [index for index, (first, last) in enumerate(spans) if last > start and first < end]
    around = spans[max(0, touched[0] - SLACK) : touched[-1] + 1 + SLACK] if touched else spans
    left, right = quotation.split(), [text[slice(*span)] for span in around]
    matcher = SequenceMatcher(None, [_plain(word) for word in left], [_plain(word) for word in right], autojunk=False)
    steps = matcher.get_opcodes()
    while steps and steps[0][0] == "insert":
        steps = steps[1:]
    while steps and steps[-1][0] == "insert":
        steps = steps[:-1]
    # Words of the source that stand beside the like part are no difference: no more at its ends than theirs are there.
    step, a, b, c, d = steps[0]
    steps[0] = (step, a, b, max(c, d - (b - a)), d)
    step, a, b, c, d = steps[-1]
    steps[-1] = (step, a, b, c, min(d, c + (b - a)))
    shown = around[steps[0][3] : steps[-1][4]]
    ours = (shown[0][0], shown[-1][1]) if shown else (start, end)
    return ours, tuple(
        Difference(" ".join(left[a:b]), " ".join(right[c:d])) for step, a, b, c, d in steps if step != "equal"
    )


def _plain(word: str) -> str:
    return canonical(word).strip('",.;:!?()[]')


def _plain_words(text: str) -> Iterator[str]:
    return (text[start:end].casefold() for start, end in words(text))
