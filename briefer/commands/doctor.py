"""The command that says what works on this computer: the locks of the reading child, the window, fonts and folders."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefer.data import data_root, resources_folder, version_line
from briefer.errors import BrieferError
from briefer.policy import Policy, office_policy, policy_file
from briefer.readers.sandbox.kernel import Held
from briefer.readers.sandbox.parent import locks
from briefer.words import later, said, tr

ANSWER_SECONDS = 30
LETTERS = {
    later("Chinese and Japanese"): "\u8b70",
    later("Korean"): "\ud68c",
    later("Hindi"): "\u0938",
    later("Thai"): "\u0e2a",
}
"""Scripts for which Briefer brings no good font along, and a letter of each."""


def doctor(options: Namespace) -> None:
    """Print a line for each thing that can be otherwise on another computer."""
    print(f"{version_line()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    print(tr("Files: {path}").format(path=data_root()))
    print(tr("Reading foreign files: {how}").format(how=locks_sentence(locks(), sys.platform)))
    print(tr("Fonts: {fonts}").format(fonts=fonts_sentence()))
    print(tr("Policy of the office: {policy}").format(policy=policy_sentence(office_policy())))
    for line in _window_lines(_window_facts()):
        print(line)


def locks_sentence(held: Held, system: str) -> str:
    """Say what holds the process that reads foreign files."""
    if system == "win32":
        return tr("in a process with limits, of low integrity, which nobody has tried yet, and guarded by Python.")
    if system == "darwin":
        return tr("in a process with limits, a sandbox profile, which nobody has tried yet, and guarded by Python.")
    locks_here = [
        *([tr("a filter of system calls (seccomp)")] if held.seccomp else []),
        *([tr("no files but its own (Landlock {landlock})").format(landlock=held.landlock)] if held.landlock else []),
    ]
    if len(locks_here) == 2:
        return tr("the kernel holds the process: {locks}.").format(locks=", ".join(locks_here))
    if locks_here:
        return tr("the kernel holds the process in part: {locks}. Python guards the rest, which is weaker.").format(
            locks=locks_here[0]
        )
    return tr("the kernel here has no locks for it; Python alone guards the process, which is weaker.")


def fonts_sentence() -> str:
    """Say whether the fonts that travel with Briefer can be read, and which scripts this computer adds."""
    from briefer.writers.pdf.face import face
    from briefer.writers.pdf.system_fonts import system_face

    files = sorted(file for file in (resources_folder() / "fonts").iterdir() if file.suffix in {".ttf", ".otf"})
    broken = [file.name for file in files if not _is_readable(face, file)]
    lacking = [said(name) for name, letter in LETTERS.items() if system_face(letter) is None]
    brought = (
        tr("cannot be read: {names}").format(names=", ".join(broken))
        if broken
        else tr("all {n} that travel with Briefer are here").format(n=len(files))
    )
    added = (
        tr("no good one on this computer for {scripts}").format(scripts=", ".join(lacking))
        if lacking
        else tr("this computer has the other scripts")
    )
    return f"{brought}; {added}."


def policy_sentence(policy: Policy) -> str:
    """Say where the office's policy is and whether it holds."""
    if policy.path is None:
        return tr("none ({path} is not there)").format(path=policy_file())
    return policy.mistake or str(policy.path)


def _is_readable(face: Any, file: Path) -> bool:
    try:
        face(file)
    except (BrieferError, OSError, ValueError, RuntimeError):
        return False
    return True


def _window_facts() -> dict[str, str]:
    """Return what Qt says in a process of its own, with its last words as `failure` if it ended instead."""
    program = [] if getattr(sys, "frozen", False) else ["-P", "-m", "briefer"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            [sys.executable, *program, "--say-window"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=ANSWER_SECONDS,
            env=environment,
            check=False,
        )
        return dict(json.loads(done.stdout)) if done.returncode == 0 else {"failure": _why(done.stderr)}
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return {"failure": str(error)}


def _why(text: str) -> str:
    """Return the line in which Qt says what it could not do, of all that it says before it ends."""
    lines = [line.strip() for line in text.splitlines() if line.strip()] or [tr("it said nothing")]
    return next((line for line in lines if "could not" in line.lower()), lines[-1])


def _window_lines(facts: dict[str, str]) -> Iterator[str]:
    if "failure" in facts:
        yield tr("Window: Qt does not start here: {why}").format(why=facts["failure"])
        return
    yield tr("Window: Qt {version}, {platform}").format(
        version=facts["qt"], platform=facts["platform"] or tr("no display, so commands only")
    )
    yield tr("Recovery, backups, own templates: {folder}").format(folder=_folder(Path(facts["data"])))
    yield tr("Settings: {path}").format(path=_folder(Path(facts["settings"])))


def _folder(path: Path) -> str:
    """Return a path, with a word if nothing can be written there."""
    standing = next(each for each in (path, *path.parents) if each.exists())
    return str(path) if os.access(standing, os.W_OK) else tr("{path} (nothing can be written there)").format(path=path)


def add_to(add: Any) -> None:
    """Add the command to the words of the command line."""
    add("doctor", help=tr("what works on this computer, and what does not")).set_defaults(run=doctor)
