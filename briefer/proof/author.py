"""Quotations in what the author wrote: whether a source of the brief holds them, or their origin is stated.

With a reference beside it a quotation has to stand in that very paragraph; else any source will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefer.brief import Quotation, QuotationKind
from briefer.proof.rule import Judgement, Quoted, Verdict, judge_quoted, quotations
from briefer.text import canonical

_REFERENCE = re.compile(r"[\s.,;:]*(?:\([^()]*\)\s*)?[\[(]?S(\d+)\s*¶\s*(\d+)")
_CITED = re.compile(r"\bS(\d+)\s*¶\s*(\d+)")
_NUMBER = r"[1-9]\d*\.[1-9]\d*(?![\d%])"
_AND = r"(?:,|\s?[-–]|,?\s(?:and|or|to|und|oder|bis|et|ou|à|y|o|a|та|і|й|або|до))\s?"
_ROWS = re.compile(rf"\b(?:rows?|zeilen?|lignes?|filas?|рядк\w*|рядок)\s({_NUMBER}(?:{_AND}{_NUMBER})*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation of an author's text with what became of it; `reference` is where it had to stand, or ""."""

    quoted: Quoted
    verdict: Verdict
    source_text: str = ""
    reference: str = ""
    origin: str = ""

    @property
    def is_proved(self) -> bool:
        """Whether a source holds it, or its origin is stated."""
        return bool(self.origin) or self.verdict is Verdict.VERBATIM

    def noted(self) -> Quotation:
        """Return it as the brief notes what it prints."""
        if self.origin:
            return Quotation(self.quoted.words, self.origin, "", QuotationKind.ELSEWHERE)
        source = self.source_text if self.is_proved else ""
        return Quotation(self.quoted.words, self.reference, source, QuotationKind.AUTHOR)


class Sources:
    """What quotations may stand in: paragraphs by reference ("S1 ¶7"), other texts, and what is from elsewhere."""

    def __init__(
        self, paragraphs: Mapping[str, str], others: Iterable[str] = (), elsewhere: Mapping[str, str] | None = None
    ) -> None:
        self._by_reference = paragraphs
        self._texts = (*paragraphs.values(), *filter(None, others))
        self._elsewhere = {canonical(words): origin for words, origin in (elsewhere or {}).items()}

    def found(self, text: str, own: tuple[str, ...] = ()) -> tuple[Found, ...]:
        """Return what became of each quotation of a text; `own` is the paragraph its words stand beside, if any."""
        return tuple(self._found(each, text, own) for each in quotations(text))

    def unknown_references(self, text: str) -> tuple[str, ...]:
        """Return the references in a text that lead to no paragraph of the sources."""
        cited = (_cited(match) for match in _CITED.finditer(text))
        return tuple(each for each in cited if each not in self._by_reference)

    def origin_of(self, quoted: Quoted) -> str:
        """Return where a quotation is from if it is from elsewhere, else ""."""
        return self._elsewhere.get(canonical(quoted.words), "") if quoted.is_closed else ""

    def _found(self, quoted: Quoted, text: str, own: Sequence[str]) -> Found:
        beside = _REFERENCE.match(text, quoted.end)
        reference = _cited(beside) if beside else ""
        texts = own or self._texts
        if reference:
            texts = (self._by_reference[reference],) if reference in self._by_reference else ()
        judged = judge_quoted(quoted, texts)
        origin = "" if judged.is_verbatim else self.origin_of(quoted)
        return Found(quoted, judged.verdict, _source_text(quoted, judged, texts), reference, origin)


def rows_named(text: str) -> tuple[str, ...]:
    """Return the numbers of rows that a text names as such: 2.1 and 2.3 of "see rows 2.1 and 2.3"."""
    return tuple(number for match in _ROWS.finditer(text) for number in re.findall(_NUMBER, match[1]))


def _source_text(quoted: Quoted, judged: Judgement, texts: Sequence[str]) -> str:
    last = judged.paragraph + 1 + quoted.words.count("\n")
    return " ".join(texts[judged.paragraph : last]) if judged.is_verbatim else ""


def _cited(match: re.Match[str]) -> str:
    return f"S{int(match[1])} ¶{int(match[2])}"
