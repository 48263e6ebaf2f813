"""The proof the other way round: are the quotations of a document from elsewhere in the articles of a project?

Each quotation is verified word for word, near (with the words that differ), or not found. Only what stands in quotation
marks counts as one; cuts as [...] and additions in [ ] are allowed, as in any brief. Nothing is opened here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from briefer import queries
from briefer.model import Article, ParagraphId, Project
from briefer.proof.rule import judge, quotations
from briefer.text import canonical, words

__all__ = ["CheckedQuotation", "Difference", "Finding", "check_quotations"]

NEAR = 75.0
"""How alike two texts are, of 100, from which on one may be a slip of the other."""
CANDIDATES = 12
SLACK = 3
"""How many words around the like part may belong to it as well."""

_WORD = re.compile(r"\S+")
_REFERENCE = re.compile(r"[\s(\[]*(?:\w+[\s,]+){0,6}?[\[(]?S(\d+)\s*¶\s*(\d+)")


class Finding(StrEnum):
    """What became of a quotation."""

    VERIFIED = "verified"
    NEAR = "near"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: `theirs` in the document, `ours` in the article; one of them may be ""."""

    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """One quotation of the document, by the number of its paragraph there (from 1), and what the articles say.

    `paragraph_id`, `reference` and `source_words` are "" if it was not found; `claimed` is the reference that the
    document gives, or "".
    """

    text: str
    paragraph: int
    finding: Finding
    paragraph_id: ParagraphId = ParagraphId("")
    reference: str = ""
    source_words: str = ""
    differences: tuple[Difference, ...] = ()
    claimed: str = ""

    @property
    def is_cited_wrong(self) -> bool:
        """Whether the document says it stands elsewhere than where it does."""
        return bool(self.claimed and self.reference and self.claimed != self.reference)


def check_quotations(document: Iterable[str], project: Project) -> tuple[CheckedQuotation, ...]:
    """Look for every quotation of a document, given by its paragraphs, in the articles of a project.

    The time grows with the length of the document times a few paragraphs of the articles.
    """
    sources = _Sources(project.articles)
    return tuple(
        _checked(quotation, claimed, number, sources)
        for number, paragraph in enumerate(document, 1)
        for quotation, claimed in _quotations(paragraph)
    )


def _quotations(text: str) -> Iterator[tuple[str, str]]:
    """Yield each quotation of a text with the reference that follows it, or ""."""
    for quoted in quotations(text):
        claimed = _REFERENCE.match(text, quoted.end)
        yield quoted.words, queries.reference_text(int(claimed[1]), int(claimed[2])) if claimed else ""


class _Sources:
    """The paragraphs of the articles, folded for exact search, and by their words for near ones."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.paragraphs = [
            (paragraph, queries.reference_text(source, number))
            for source, article in enumerate(articles, 1)
            for number, paragraph in enumerate(article.paragraphs, 1)
        ]
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for index, (paragraph, _) in enumerate(self.paragraphs):
            for word in set(_plain_words(canonical(paragraph.text))):
                self._holding[word].append(index)

    def exact(self, quotation: str) -> int | None:
        """Return the first paragraph that a quotation is one of."""
        found = judge(quotation, [paragraph.text for paragraph, _ in self.paragraphs])
        return found.paragraph if found.is_verbatim else None

    def nearest(self, quotation: str) -> tuple[int, int, int] | None:
        """Return the paragraph most like a quotation and the offsets of its like part; None if none is near."""
        from rapidfuzz import fuzz

        shared = Counter(index for word in set(_plain_words(quotation)) for index in self._holding.get(word, ()))
        best: tuple[float, int, int, int] | None = None
        for index, _ in shared.most_common(CANDIDATES):
            text = self.paragraphs[index][0].text
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


def _checked(quotation: str, claimed: str, number: int, sources: _Sources) -> CheckedQuotation:
    exact = sources.exact(quotation)
    if exact is not None:
        paragraph, reference = sources.paragraphs[exact]
        return CheckedQuotation(quotation, number, Finding.VERIFIED, paragraph.id, reference, claimed=claimed)
    near = sources.nearest(quotation)
    if near is None:
        return CheckedQuotation(quotation, number, Finding.NOT_FOUND, claimed=claimed)
    index, start, end = near
    paragraph, reference = sources.paragraphs[index]
    ours, differences = _compared(quotation, paragraph.text, start, end)
    return CheckedQuotation(quotation, number, Finding.NEAR, paragraph.id, reference, ours, differences, claimed)


def _compared(quotation: str, text: str, start: int, end: int) -> tuple[str, tuple[Difference, ...]]:
    """Return the words of a text that a quotation is like, around `start` to `end`, and how the two differ."""
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
    shown = around[steps[0][3] : steps[-1][4]] if steps else []
    ours = text[shown[0][0] : shown[-1][1]] if shown else ""
    return ours, tuple(
        Difference(" ".join(left[a:b]), " ".join(right[c:d])) for step, a, b, c, d in steps if step != "equal"
    )


def _plain(word: str) -> str:
    return canonical(word).strip('",.;:!?()[]')


def _plain_words(text: str) -> Iterator[str]:
    return (text[start:end].casefold() for start, end in words(text))
