"""Logos: pictures from outside, made safe before a brief holds them.

Only PNG and JPEG are opened, told by their content, and none larger than a letterhead needs. What is kept is drawn anew
from the dots: no text, place, name or program that a file may carry goes on, and a broken file stops here.
"""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.brief import Logo
from briefer.errors import BrieferError
from briefer.words import tr

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 2_000_000
MAX_SIDE = 4_000
FORMATS = ("PNG", "JPEG")


class LogoError(BrieferError):
    """A picture cannot be the logo."""


def load_logo(path: Path, description: str, height_mm: float = 14.0) -> Logo:
    """Return the logo in a file; `description` says what it shows. Raises LogoError with a sentence."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path.name)
        data = path.read_bytes()
    except OSError as exc:
        raise LogoError(
            tr("The logo {name} could not be opened: {why}.").format(name=path.name, why=exc.strerror or exc)
        ) from exc
    return make_logo(data, description, height_mm, name=path.name)


def decoded_logo(text: str, description: str, height_mm: float = 14.0) -> Logo:
    """Return the logo that stands in a template as base64. Raises LogoError with a sentence."""
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as exc:
        raise LogoError(tr("The data of the logo are not base64.")) from exc
    return make_logo(data, description, height_mm, name=tr("in the template"))


def make_logo(data: bytes, description: str, height_mm: float = 14.0, *, name: str = "") -> Logo:
    """Return the logo of a picture's bytes, drawn anew. `height_mm` is its height on paper.

    Raises LogoError if it is no PNG or JPEG, has more than 2 MB or 4,000 dots on a side, or cannot be read.
    """
    from PIL import Image, UnidentifiedImageError

    shown = tr("The logo {name}").format(name=name).rstrip()
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if max(picture.size) > MAX_SIDE:
                    raise _too_large(name)
                return Logo(_redrawn(picture), description, height_mm)
    except UnidentifiedImageError as exc:
        raise LogoError(tr("{shown} is no PNG or JPEG picture.").format(shown=shown)) from exc
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as exc:
        raise LogoError(
            tr("{shown} cannot be read; it may be damaged. Save it anew as PNG.").format(shown=shown)
        ) from exc


def _redrawn(picture: Image.Image) -> bytes:
    """Return the dots of a picture as a new file of its own format, with nothing else in it."""
    from PIL import Image, ImageOps

    kind = picture.format or "PNG"
    turned = ImageOps.exif_transpose(picture)
    has_alpha = kind == "PNG" and turned.has_transparency_data
    mode = "RGBA" if has_alpha else "RGB"
    plain = Image.new(mode, turned.size)
    plain.paste(turned.convert(mode))
    made = io.BytesIO()
    if kind == "JPEG":
        plain.save(made, "JPEG", quality=92)
    else:
        plain.save(made, "PNG", optimize=True)
    return made.getvalue()


def _too_large(name: str) -> LogoError:
    return LogoError(
        tr("The logo {name} is too large: at most 2 MB and {side} by {side} dots.")
        .format(name=name, side=MAX_SIDE)
        .replace("  ", " ")
    )
