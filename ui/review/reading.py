"""A review list under way: what may be taken, what was judged already, and what was said beneath."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.drafting.reviewing import Review
from briefer.model import Project


@dataclass(frozen=True, slots=True)
class Reading:
    """A list with its title and notes; one that was closed half-read goes on where it was left."""

    title: str
    review: Review
    notes: tuple[str, ...] = ()

    @property
    def open(self) -> int:
        """How many proposals wait to be judged."""
        return len(self.review.places())

    def still_in(self, project: Project) -> Reading | None:
        """Return the list without what does not stand in a project any more, or None if nothing is open then."""
        left = replace(self, review=self.review.still_in(project))
        return left if left.open else None
