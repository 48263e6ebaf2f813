"""Writing a project where a command was told to, without replacing what somebody else made."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path
from typing import Any

from briefer.errors import BrieferError
from briefer.model import Project
from briefer.store import project_file


def save_project(project: Project, options: Namespace, *, came_from: str = "") -> None:
    """Write a project to the output of a command; the project it came from may be written over.

    Anything else that stands there is replaced only with --force, and kept beside it with a ~ after its name.
    Raises BrieferError, and what `project_file.save` raises.
    """
    target = Path(options.output)
    if target.exists() and not (came_from and Path(came_from).exists() and target.samefile(came_from)):
        if not options.is_forced:
            raise BrieferError(f"{target.name} stands there already and was not replaced.", "Name another, or --force.")
        try:
            shutil.copy2(target, target.with_name(f"{target.name}~"))
        except OSError as error:
            raise BrieferError(f"{target.name} could not be kept aside and was not replaced.", str(error)) from error
    project_file.save(project, target)


def add_force(command: Any) -> None:
    """Let a command replace what stands at its output."""
    command.add_argument("--force", dest="is_forced", action="store_true", help="replace it; keep it with a ~")
