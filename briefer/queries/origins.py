"""Where the items of a brief came from, and how many nobody has read yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefer.model import Origin, Project
from briefer.queries.parts import shown_annotations


@dataclass(frozen=True, slots=True)
class Origins:
    """How many items came from where, in the order of `Origin` and without zeros; `drafts` of them wait to be read."""

    counts: tuple[tuple[Origin, int], ...]
    drafts: int

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.counts)

    @property
    def is_all_by_hand(self) -> bool:
        """Whether nobody but the author found and read them."""
        return not self.drafts and all(origin is Origin.HAND for origin, _ in self.counts)


def origins(project: Project) -> Origins:
    """Count the items of a brief by where they came from."""
    items = shown_annotations(project)
    count = Counter(item.origin for item in items)
    return Origins(
        tuple((origin, count[origin]) for origin in Origin if count[origin]), sum(item.is_draft for item in items)
    )
