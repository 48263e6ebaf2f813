"""What a brief's file may be called, and what it is called when that name is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from briefer.templates.file_names import is_device
from ui.look.words import tr

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
        return tr("A file name cannot hold {signs}").replace("{signs}", shown)
    if name.startswith(".") or name.endswith((".", " ")):
        return tr("A file name cannot begin or end with a full stop or a space.")
    if is_device(name):
        return tr("This name is kept for the system. Choose another.")
    if len(name.encode()) > LONGEST_NAME:
        return tr("This name is too long for a file.")
    return ""


def next_version(name: str, folder: Path, suffixes: Iterable[str]) -> str:
    """Return the name with the next version that no file has: "talks_v1_MARKED" gives "talks_v2_MARKED"."""
    every = tuple(suffixes)
    found = _VERSION.search(name)
    before, number, after = (
        (name[: found.start(1)], int(found[1]), name[found.end(1) :]) if found else (f"{name} v", 1, "")
    )
    while True:
        number += 1
        if not any((folder / f"{before}{number}{after}{suffix}").exists() for suffix in every):
            return f"{before}{number}{after}"
