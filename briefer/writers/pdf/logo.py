"""The office's signs over the first page: pictures that were given as PNG or JPEG, drawn from their own dots.

Only these two formats are opened, and no picture of more dots than a page can show. Nothing here knows text.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.brief import Brief, Logo
from briefer.errors import WriteError
from briefer.logos import FORMATS, MAX_BYTES, MAX_SIDE
from briefer.words import tr
from briefer.writers.base import scrub
from briefer.writers.pdf.tags import Element, Structure

if TYPE_CHECKING:
    from PIL import Image

_POINTS_PER_MM = 72 / 25.4
_BETWEEN = 12.0  # points, at least


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


def figures_of(brief: Brief, width: float, structure: Structure) -> tuple[Figure, ...]:
    """Return the logos of a brief on one line, their feet alike. Raises WriteError as `figure_of`."""
    logos = [logo for logo in (brief.logo, brief.logo_right) if logo is not None]
    room = width if len(logos) < 2 else (width - _BETWEEN) / 2
    figures = [figure_of(logo, room, structure.root.child("Figure")) for logo in logos]
    return tuple(
        replace(figure, x=width - figure.width) if figure.logo is brief.logo_right else figure for figure in figures
    )


def _opened(logo: Logo) -> Image.Image:
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(logo.data), formats=FORMATS)
        is_small = len(logo.data) <= MAX_BYTES and max(picture.size) <= MAX_SIDE
        if is_small:
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as exc:
        raise WriteError(
            tr("The logo is no PNG or JPEG picture that can be read."), tr("Give the template another.")
        ) from exc
    if not is_small:
        raise WriteError(tr("The logo is too large."), tr("Give one of at most 2 MB and 4,000 by 4,000 dots."))
    return picture
