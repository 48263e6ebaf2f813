"""The pages of a brief as pictures, with what can be read off them: how full they are, whether the quotations hold.

Runs off the UI thread: takes values, returns values, and touches no widget.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from briefer import pipeline, templates
from briefer.brief import Brief
from briefer.model import Project
from briefer.process import opened_pdf
from briefer.proof.tally import tally
from briefer.templates import Template
from briefer.writers.to_pdf import PdfWriter

if TYPE_CHECKING:
    import pypdfium2

    from briefer.writers.pdf.places import Place

SCREEN_DPI = 96
POINTS_PER_MM = 72 / 25.4
MOST_PIXELS = 60_000_000
READABLE = 0.85
LARGEST_FIT = 1.5


@dataclass(frozen=True, slots=True)
class Fit:
    """The room for a page in logical pixels, and the zoom: 1 is life size, 0 fits each page into the room."""

    width: int
    height: int
    zoom: float = 0.0
    density: float = 1.0

    def scale(self, width: float, height: float) -> float:
        """Return the logical pixels per point at which a page of so many points is shown.

        A page that would be too small to read as a whole is fitted by its width alone.
        """
        if self.zoom:
            return self.zoom * SCREEN_DPI / 72
        whole = max(self.height / height, READABLE)
        return max(0.2, min(self.width / width, whole, LARGEST_FIT))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its picture and its size in points."""

    image: QImage
    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Preview:
    """All pages; `length` counts them with the used share of the last one, `places` says what stands where."""

    pages: tuple[Page, ...]
    length: float
    quotations_found: int
    quotations_total: int
    places: tuple[Place, ...] = ()

    def shows(self, page: int, left: float, top: float) -> str:
        """Return what of the project stands at a point of a page, in points from its top left, or ""."""
        at = [
            place.shows
            for place in self.places
            if place.page == page
            and place.left <= left <= place.left + place.width
            and place.top <= top <= place.top + place.height
        ]
        return at[-1] if at else ""


def preview(project: Project, template: Template, fit: Fit, *, progress: Callable[[str], None]) -> Preview:
    """Compose and render a brief as the PDF writer does, and draw its pages. Raises WriteError, Cancelled."""
    progress("Composing")
    brief = pipeline.compose_brief(project, template)
    progress("Writing")
    stream = io.BytesIO()
    places = PdfWriter().write_with_places(brief, stream)
    count = tally(brief.quotations)
    progress("Drawing")
    pages, length = _drawn(stream.getvalue(), brief, fit, progress)
    return Preview(pages, length, count.right, count.total, places)


def warm_up() -> None:
    """Load what the first preview needs, templates, fonts and libraries, and print an empty page with them."""
    templates.builtin()
    stream = io.BytesIO()
    PdfWriter().write(Brief("", "en", ()), stream)
    with opened_pdf(stream.getvalue()) as document:
        page_image(document[0], 0.1, 1.0)


def _drawn(data: bytes, brief: Brief, fit: Fit, progress: Callable[[str], None]) -> tuple[tuple[Page, ...], float]:
    with opened_pdf(data) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
        scales = [fit.scale(*size) * fit.density for size in sizes]
        pixels = sum(w * h * scale**2 for (w, h), scale in zip(sizes, scales, strict=True))
        coarser = min(1.0, sqrt(MOST_PIXELS / max(pixels, 1.0)))
        pages = []
        for index, (width, height) in enumerate(sizes):
            progress("Drawing")
            pages.append(Page(page_image(document[index], scales[index] * coarser, fit.density), width, height))
        margin = brief.style.margin_mm * POINTS_PER_MM
        return tuple(pages), len(sizes) - 1 + _used_share(document[len(sizes) - 1], margin)


def page_image(page: pypdfium2.PdfPage, scale: float, density: float) -> QImage:
    """Return the picture of a page at so many dots per point; `density` is that of the screen it is shown on."""
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
    bitmap.close()
    image.setDevicePixelRatio(density)
    return image


def _used_share(page: pypdfium2.PdfPage, margin: float) -> float:
    """Return how much of a page's height between the margins is used, from its lowest text above the foot."""
    height = page.get_height()
    text = page.get_textpage()
    try:
        bottoms = [text.get_rect(index)[1] for index in range(text.count_rects())]
    finally:
        text.close()
    lowest = min((bottom for bottom in bottoms if bottom >= margin - 2), default=height - margin)
    return float(min(1.0, max(0.1, (height - margin - lowest) / (height - 2 * margin))))
