"""How many pages a brief and its sections take, and whether they may be as many."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefer.brief import Brief, Limit
from briefer.words import tr
from briefer.writers.to_pdf import PdfWriter

if TYPE_CHECKING:
    from briefer.writers.pdf.pages import Layout

_TENTH = 0.05
"""Of a page: what is less over a limit is not said, being nothing in the numbers that are."""


def over_length(brief: Brief) -> tuple[str, ...]:
    """Return a sentence for the brief and for each section that takes more pages than it may.

    If there is any limit the pages are laid out to know it.
    """
    if not brief.limits:
        return ()
    layout = PdfWriter().lay_out(brief)
    lengths = section_lengths(layout)
    found = ((limit, lengths.get(limit.anchor, 0.0) if limit.anchor else len(layout.pages)) for limit in brief.limits)
    return tuple(_told(limit, pages) for limit, pages in found if pages > limit.pages + _TENTH)


def _told(limit: Limit, pages: float) -> str:
    if not limit.anchor:
        return tr("The brief has {pages} pages; this format allows {limit:g}.").format(pages=pages, limit=limit.pages)
    told = tr("The section “{title}” takes {pages:.1f} pages; this format allows {limit:g}.")
    return told.format(title=limit.title, pages=pages, limit=limit.pages)


def section_lengths(layout: Layout) -> dict[str, float]:
    """Return how many pages each section takes that has a title, by the anchor of that; up to the next title."""
    found: defaultdict[str, float] = defaultdict(float)
    current = ""
    for page in layout.pages:
        room = max(1.0, page.size[1] - 2 * layout.margin)
        top = 0.0
        for placed in page.placed:
            anchor = next((each for each in placed.band.anchors if each.startswith("section-")), "")
            if anchor:
                current, top = anchor, placed.top
            bottom = placed.top + placed.band.height
            found[current] += (bottom - top) / room
            top = bottom
    return dict(found)
