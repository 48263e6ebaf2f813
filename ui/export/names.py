"""What a brief's file may be called, and what it is called when that name is taken."""

from __future__ import annotations

import re
from pathlib import Path

from briefer.templates.file_names import is_device
from briefer.words import tr

LONGEST_NAME = 240
FORBIDDEN = '/\\:*?"<>|'
_VERSION = re.compile(r"(?<![^\W\d_])v(\d+)(?!\d)", re.IGNORECASE)


def wrong_with(name: str) -> str:
    """Say what is wrong with a file name without its suffix, on any system; "" if nothing is."""
    bad = sorted({character for character in name if character in FORBIDDEN or not character.isprintable()})
    if not name.strip():
        return tr("The brief needs a name.")
    if bad:
        shown = " ".join(character if character.isprintable() else "⏎" for character in bad)
        return tr("A file name cannot hold {signs}").format(signs=shown)
    if name.startswith(".") or name.endswith((".", " ")):
        return tr("A file name cannot begin or end with a full stop or a space.")
    if is_device(name):
        return tr("This name is kept for the system. Choose another.")
    if len(name.encode()) > LONGEST_NAME:
        return tr("This name is too long for a file.")
    return ""


def wrong_with_folder(text: str) -> str:
    """Say why nothing can be written into a folder as it was typed; "" if it is there."""
    if not text.strip():
        return tr("Choose a folder for the brief.")
    return "" if folder_of(text).is_dir() else tr("There is no folder “{name}”.").format(name=text.strip())


def folder_of(text: str) -> Path:
    """Return the folder that somebody typed, with ~ for one's own; that of somebody unknown is taken as it stands."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def number_in(name: str) -> int | None:
    """Return the version that a name states ("talks_v1_MARKED"), None if it states none."""
    found = _VERSION.search(name)
    return int(found[1]) if found else None


def numbered(name: str, version: int) -> str:
    """Return a name with another version, behind it if it stated none."""
    found = _VERSION.search(name)
    return f"{name[: found.start(1)]}{version}{name[found.end(1) :]}" if found else f"{name} v{version}"
