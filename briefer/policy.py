"""What an office sets for all its computers: one TOML file of the system, which no user needs and none can write.

    templates_folder = "/srv/office/templates"     # the house formats, where nobody chose another folder
    markings = ["OFFICIAL", "OFFICIAL-SENSITIVE"]  # offered in the field of that name
    assistant = false                              # neither question nor answer, by window or command

A file with a mistake in it sets nothing but that the assistant is off, for that is what it may have been for.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefer.errors import BrieferError
from briefer.words import tr

FILE = "policy.toml"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the office set; `mistake` is a sentence if its file cannot be used, `path` None if there is none."""

    path: Path | None = None
    templates_folder: str = ""
    markings: tuple[str, ...] = ()
    has_assistant: bool = True
    mistake: str = ""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folder of house formats, if one is set."""
        return (Path(self.templates_folder),) if self.templates_folder else ()

    def allow_assistant(self) -> None:
        """Do nothing where an assistant may be asked. Raises BrieferError with a sentence where not."""
        if not self.has_assistant:
            why = self.mistake or tr("It is said in {path}.").format(path=self.path)
            raise BrieferError(tr("Your office has switched the assistant off."), why)


def policy_file() -> Path:
    """Return where the file stands on this system, whether or not there is one."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData"), "Briefer", FILE)
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Briefer", FILE)
    return Path("/etc/briefer", FILE)


@cache
def office_policy() -> Policy:
    """Return what the office set, read once."""
    return load(policy_file())


def load(path: Path) -> Policy:
    """Return what a file sets; never raises, for a mistake of the office must not keep anybody from working."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Policy()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return _broken(path, str(error))
    mistakes = [name for name, is_right in _RULES.items() if name in given and not is_right(given[name])]
    if wrong := [*mistakes, *(given.keys() - _RULES.keys())]:
        return _broken(
            path, tr("what it says of {settings} is not understood").format(settings=", ".join(sorted(wrong)))
        )
    markings = tuple(given.get("markings", ()))
    return Policy(path, given.get("templates_folder", ""), markings, given.get("assistant", True))


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


_RULES: dict[str, Callable[[Any], bool]] = {
    "templates_folder": lambda value: isinstance(value, str),
    "markings": _is_list_of_texts,
    "assistant": lambda value: isinstance(value, bool),
}


def _broken(path: Path, reason: str) -> Policy:
    return Policy(
        path,
        has_assistant=False,
        mistake=tr("The policy file {path} cannot be used: {reason}.").format(path=path, reason=reason),
    )
