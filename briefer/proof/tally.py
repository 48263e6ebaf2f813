"""How many quotations a brief prints, of which kind, and how many of them stand word for word in their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefer.brief import Quotation, QuotationKind
from briefer.proof.rule import is_quotation


@dataclass(frozen=True, slots=True)
class Tally:
    """Quotations of tagged passages, in the author's text and of an earlier version with how many are right; others."""

    tagged: int
    tagged_right: int
    author: int
    author_right: int
    elsewhere: int
    earlier: int
    earlier_right: int

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
    found: dict[QuotationKind, list[bool]] = {kind: [] for kind in QuotationKind}
    for each in quotations:
        found[each.kind].append(is_proved(each))
    tagged, author, elsewhere, earlier = (found[kind] for kind in QuotationKind)
    counted = (len(tagged), sum(tagged), len(author), sum(author), len(elsewhere))
    return Tally(*counted, len(earlier), sum(earlier))
