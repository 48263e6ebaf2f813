"""The areas of the pages that lead somewhere, gone through one by one; where they stand is known by the layout."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.writers.pdf.places import Place


class PageAreas:
    """Areas in reading order; one of them is the current one, or none."""

    def __init__(self) -> None:
        self._areas: tuple[Place, ...] = ()
        self._at = -1

    @property
    def current(self) -> Place | None:
        """The place that Enter leads to, or None as long as no area was chosen."""
        return self._areas[self._at] if 0 <= self._at < len(self._areas) else None

    def show(self, places: Sequence[Place]) -> None:
        """Take the areas of pages drawn anew; what was current stays so if it is still shown."""
        before = self.current
        earlier = [area.shows for area in self._areas[: self._at]].count(before.shows) if before else 0
        self._areas = tuple(next(same) for _, same in groupby(places, key=lambda place: (place.page, place.shows)))
        same = [index for index, area in enumerate(self._areas) if before is not None and area.shows == before.shows]
        self._at = same[min(earlier, len(same) - 1)] if same else -1

    def step(self, step: int, page: int) -> Place | None:
        """Go to the next or previous area, from none to the first of a page; return it, None at the end."""
        if self._at < 0:
            to = next((index for index, area in enumerate(self._areas) if area.page >= page), -1)
        else:
            to = self._at + step
        if not 0 <= to < len(self._areas):
            return None
        self._at = to
        return self.current

    def leave(self) -> bool:
        """Have no current area; say whether there was one."""
        was, self._at = self._at, -1
        return was >= 0
