"""The office's sign over the first page: a picture that was given as PNG or JPEG, drawn from its own dots.

Only these two formats are opened, and no picture of more dots than a page can show. Nothing here knows text.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.brief import Logo
from briefer.errors import WriteError
from briefer.logos import FORMATS, MAX_BYTES, MAX_SIDE
from briefer.writers.base import scrub
from briefer.writers.pdf.tags import Element

if TYPE_CHECKING:
    from PIL import Image

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Figure:
    """A picture on the page, its size in points, and what describes it."""

    logo: Logo
    width: float
    height: float
    element: Element
    x: float = 0.0

    def picture(self) -> Image.Image:
        """Return the picture with its transparency."""
        return _opened(self.logo).convert("RGBA")


def figure_of(logo: Logo, width: float, element: Element) -> Figure:
    """Return a logo at its own height, smaller if it would be wider than the page.

    Raises WriteError if it is no PNG or JPEG, or a larger one than a letterhead needs.
    """
    picture = _opened(logo)
    height = logo.height_mm * _POINTS_PER_MM
    across = height * picture.width / picture.height
    if across > width:
        across, height = width, height * width / across
    element.alternative = scrub(logo.description).strip() or "Logo"
    return Figure(logo, across, height, element)


def _opened(logo: Logo) -> Image.Image:
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(logo.data), formats=FORMATS)
        is_small = len(logo.data) <= MAX_BYTES and max(picture.size) <= MAX_SIDE
        if is_small:
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as exc:
        raise WriteError("The logo is no PNG or JPEG picture that can be read.", "Give the template another.") from exc
    if not is_small:
        raise WriteError("The logo is too large.", "Give one of at most 2 MB and 4,000 by 4,000 dots.")
    return picture
