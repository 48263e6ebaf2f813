"""The fonts of this computer, asked only for characters that no bundled font has, such as Chinese ones.

Each system keeps its fonts in few folders; of the files there, those known to hold much come first. A font is taken
if its maker lets documents carry it. Nothing here reads the registry or starts a program.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from uharfbuzz import HarfBuzzError

from briefer.writers.pdf.face import Face, face

_MOST_FILES = 3000
_MOST_FACES = 8  # of one collection
_ENDINGS = frozenset({".ttf", ".ttc", ".otf", ".otc"})
_LIKELY = re.compile(
    r"cjk|msyh|yugoth|malgun|meiryo|simsun|pingfang|hiragino|applesdgothic|arial ?uni|droidsansfallback|wqy|"
    r"nanum|notosans|noto sans",
    re.IGNORECASE,
)
_ODD = re.compile(r"bold|italic|oblique|light|thin|black|heavy|medium|condensed|mono|serif|emoji", re.IGNORECASE)


@cache
def system_face(character: str) -> Face | None:
    """Return a font of this computer with a sign for the character, None if there is none that may be embedded."""
    return next((found for found in _faces() if found.sign(character) is not None), None)


@cache
def _faces() -> tuple[Face, ...]:
    return tuple(found for path in _files() for found in _faces_of(path))


def _faces_of(path: Path) -> Iterator[Face]:
    for index in range(_MOST_FACES if path.suffix.lower() in (".ttc", ".otc") else 1):
        found = face(path, index)
        try:
            if index >= max(found.hb_face.count, 1):
                return
            if found.may_be_embedded:
                yield found
        except (HarfBuzzError, OSError, ValueError):
            return


def _files() -> list[Path]:
    """Return the font files, the likeliest first, always in one order."""
    paths: list[Path] = []
    for folder in _folders():
        for parent, _, names in os.walk(folder):
            paths += (Path(parent, name) for name in names if Path(name).suffix.lower() in _ENDINGS)
            if len(paths) > _MOST_FILES:
                break
    return sorted(paths, key=lambda path: (not _LIKELY.search(path.name), bool(_ODD.search(path.name)), str(path)))


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA", str(home))
        return Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), Path(own, "Microsoft", "Windows", "Fonts")
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )
