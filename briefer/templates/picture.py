"""Giving a template another logo: copied beside it or written into it. How a logo is read is in `logo`."""

from __future__ import annotations

import base64
import re
import textwrap
from pathlib import Path

from briefer.atomic import write_atomically
from briefer.logos import LogoError, load_logo
from briefer.templates.file_names import is_device
from briefer.templates.text import scalar, value_at, with_value, without_value
from briefer.words import tr

MOST_INSIDE = 120_000
"""So many bytes of a picture may stand inside a template, which is to stay a text one can read."""


def with_logo_beside(text: str, picture: Path, folder: Path, setting: str = "logo") -> str:
    """Return a template's text with a picture as its logo, copied into the template's folder.

    `setting` is “logo”, or “logo_right” for the one at the other edge.
    Its height and words stay. Raises LogoError if it is no fit picture, BrieferError if it cannot be copied.
    """
    logo = load_logo(picture, "")
    name = _free_name(picture, logo.data, folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / name, logo.data)
    text = without_value(_with_words(text, picture, setting), (setting, "data"))
    return with_value(text, (setting, "file"), scalar(name))


def with_logo_inside(text: str, picture: Path, setting: str = "logo") -> str:
    """Return a template's text with a picture as its logo, written into it as base64; its height and words stay.

    Raises LogoError if it is no fit picture, or larger than MOST_INSIDE bytes once drawn anew.
    """
    logo = load_logo(picture, "")
    if len(logo.data) > MOST_INSIDE:
        raise LogoError(
            tr(
                "The logo {name} is too large to stand inside the template. Keep it beside the template, or make "
                "it smaller: at most {n} kB."
            ).format(name=picture.name, n=MOST_INSIDE // 1000)
        )
    text = _with_words(text, picture, setting)
    kept = {key: value_at(text, (setting, key)) for key in ("description", "height")}
    lines = [f"  {key}: {scalar(value) if key == 'description' else value}" for key, value in kept.items() if value]
    data = textwrap.wrap(base64.b64encode(logo.data).decode("ascii"), 100)
    whole = "\n".join([*lines, "  data: >-", *(f"    {line}" for line in data)])
    return f"{without_value(text, (setting,)).rstrip()}\n{setting}:\n{whole}\n"


def _with_words(text: str, picture: Path, setting: str) -> str:
    """Return the text with words for a logo that has none: the name of its file."""
    if value_at(text, (setting, "description")):
        return text
    words = re.sub(r"[\W_]+", " ", picture.stem).strip()[:200] or "Logo"
    return with_value(text, (setting, "description"), scalar(words))


def _free_name(picture: Path, data: bytes, folder: Path) -> str:
    """Return a name for a picture that a template may write and that no other picture in the folder has."""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", picture.stem).strip("_-")[:60] or "logo"
    stem = f"{stem}_logo" if is_device(stem) else stem
    ending = ".jpg" if data.startswith(b"\xff\xd8") else ".png"
    names = (f"{stem}{f'_{number}' if number > 1 else ''}{ending}" for number in range(1, 10_000))
    return next(name for name in names if not (folder / name).exists() or (folder / name).read_bytes() == data)
