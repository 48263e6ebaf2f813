"""How many quotations a brief prints, of which kind, and how many of them stand word for word in their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefer.brief import Quotation, QuotationKind
from briefer.proof.rule import is_quotation


@dataclass(frozen=True, slots=True)
class Tally:
    """Quotations of tagged passages and in the author's text with how many are right, and those from elsewhere."""

    tagged: int = 0
    tagged_right: int = 0
    author: int = 0
    author_right: int = 0
    elsewhere: int = 0

    @property
    def total(self) -> int:
        """How many have to stand in a source."""
        return self.tagged + self.author

    @property
    def right(self) -> int:
        """How many of them do."""
        return self.tagged_right + self.author_right


def is_proved(quotation: Quotation) -> bool:
    """Return whether a quotation is one of its source, or states that it is from elsewhere."""
    if quotation.kind is QuotationKind.ELSEWHERE:
        return bool(quotation.reference)
    return is_quotation(quotation.text, quotation.source_text)


def tally(quotations: Iterable[Quotation]) -> Tally:
    """Count quotations by kind, and how many of each are proved."""
    tagged: list[bool] = []
    author: list[bool] = []
    elsewhere = 0
    for each in quotations:
        if each.kind is QuotationKind.ELSEWHERE:
            elsewhere += 1
        else:
            (tagged if each.kind is QuotationKind.TAGGED else author).append(is_proved(each))
    return Tally(len(tagged), sum(tagged), len(author), sum(author), elsewhere)
