"""Mailing a brief: its Word file, proved like any other, handed to the desktop's mail program; nothing is sent here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefer import pipeline
from briefer.model import Project
from briefer.templates import Template

LONGEST_WAIT_S = 30


def file_to_mail(
    project: Project, template: Template, folder: Path, today: str, progress: Callable[[str], None]
) -> tuple[Path, str]:
    """Write the brief as a Word file into a folder that holds nothing else; return it and its title.

    What was handed over the last time goes. Raises WriteError if the brief may not be printed or written.
    """
    brief = pipeline.compose_brief(project, template, today)
    with suppress(OSError):
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{brief.file_name}.docx"
    pipeline.export(project, template, [target], today=today, progress=progress)
    return target, brief.title


def ask_mail_program(file: Path, subject: str) -> bool:
    """Ask the desktop to begin a mail with a file attached; say whether something took it."""
    command = _command(file, subject)
    if not command:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with a file of ours
            command, timeout=LONGEST_WAIT_S, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _command(file: Path, subject: str) -> list[str]:
    if sys.platform == "darwin":
        return ["open", "-a", "Mail", str(file)]
    found = shutil.which("xdg-email")
    return [found, "--utf8", "--subject", subject, "--attach", str(file)] if found else []
