"""The command that makes Briefer known to one user's desktop on Linux: menu entry, icon, file type."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from briefer.data import resources_folder
from briefer.errors import BrieferError
from briefer.words import tr

PLACES = {
    "briefer.desktop": "applications",
    "briefer.svg": "icons/hicolor/scalable/apps",
    "briefer.xml": "mime/packages",
}
"""Where each file goes in a user's folder of data."""
INDEXES = (["update-mime-database", "mime"], ["update-desktop-database", "applications"])
"""What makes the desktop look again, as far as it is there, and the folder each takes."""


def integrate(options: Namespace) -> None:
    """Put menu entry, icon and file type in place, or with --remove take them away; the same again changes nothing."""
    if sys.platform != "linux":
        raise BrieferError(
            tr("Menu entries are made by the installer on this system."), tr("On Linux, integrate makes them.")
        )
    share = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    try:
        for name, place in PLACES.items():
            _put(name, share / place / name, is_removed=options.is_removed)
    except OSError as error:
        raise BrieferError(
            tr("{folder} could not be written: {why}.").format(folder=share, why=error.strerror)
        ) from error
    for command, folder in INDEXES:
        if shutil.which(command) and (share / folder).is_dir():
            subprocess.run([command, str(share / folder)], check=False, capture_output=True)
    print(
        tr("Briefer is no longer in the menu.")
        if options.is_removed
        else tr("Briefer is in the menu and opens .briefer files.")
    )


def _put(name: str, target: Path, *, is_removed: bool) -> None:
    if is_removed:
        target.unlink(missing_ok=True)
        return
    data = (resources_folder() / "desktop" / name).read_text(encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(data.replace("Exec=briefer ", f"Exec={program_words()} "), encoding="utf-8")


def program_words() -> str:
    """Return the command that starts this very Briefer, quoted as a menu entry wants it."""
    if getattr(sys, "frozen", False):
        words = [sys.executable]
    elif Path(sys.argv[0]).name == "briefer" and Path(sys.argv[0]).is_file():
        words = [str(Path(sys.argv[0]).resolve())]
    else:
        checkout = Path(__file__).resolve().parents[2]
        words = ["env", f"PYTHONPATH={checkout}", sys.executable, "-P", "-m", "briefer"]
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    """Quote a word of an Exec line; there a percent sign stands for itself when doubled."""
    word = word.replace("%", "%%")
    if shlex.quote(word) == word:
        return word
    escaped = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return f'"{escaped}"'.replace("\\", "\\\\")


def add_to(add: Any) -> None:
    """Add the command to the words of the command line."""
    command = add("integrate", help=tr("make menu entry, icon and file type for this user (Linux)"))
    command.add_argument("--remove", dest="is_removed", action="store_true", help=tr("take them away again"))
    command.set_defaults(run=integrate)
