"""Where on the pages what of the project is printed, so that a click on a page can lead to it.

Read off the layout; the file is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from briefer.writers.pdf.bands import Slot
from briefer.writers.pdf.pages import Layout, Placed


class Place(NamedTuple):
    """An area of a page, counted from 0, in points from its top left, and what of the project it shows."""

    page: int
    left: float
    top: float
    width: float
    height: float
    shows: str


def places(layout: Layout) -> tuple[Place, ...]:
    """Return the areas of all pages; where two lie over each other, the later one is the smaller."""
    return tuple(
        place
        for number, page in enumerate(layout.pages)
        for placed in page.placed
        if not placed.is_repeat
        for place in _within(placed, number, layout.margin)
    )


def _within(placed: Placed, page: int, margin: float) -> Iterator[Place]:
    band, top = placed.band, margin + placed.top
    if band.shows:
        yield Place(page, margin, top, band.width, band.height, band.shows)
    for slot in band.slots:
        yield from _of_slot(slot, page, margin, top + band.pads[0])


def _of_slot(slot: Slot, page: int, margin: float, top: float) -> Iterator[Place]:
    for element, group in groupby(slot.lines, key=lambda line: line.element):
        if element is not None and element.shows:
            lines = tuple(group)
            above = top + lines[0].top - slot.above
            height = lines[-1].bottom - lines[0].top
            yield Place(page, margin + slot.x, above, slot.width, height, element.shows)
