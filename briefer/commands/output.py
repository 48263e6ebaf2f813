"""Writing where a command was told to, without replacing what somebody else made."""

from __future__ import annotations

import filecmp
import shutil
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefer import pipeline
from briefer.errors import BrieferError
from briefer.model import Project
from briefer.store import project_file
from briefer.templates import Template
from briefer.words import tr

MOST_KEPT = 20
"""So many copies are kept beside a file; from then on the last is written over."""


def save_project(project: Project, options: Namespace, *, came_from: str = "") -> None:
    """Write a project to the output of a command; the project it came from may be written over.

    Anything else that stands there is replaced only with --force, and kept beside it with a ~ after its name.
    Raises BrieferError, and what `project_file.save` raises.
    """
    target = Path(options.output)
    if target.exists() and not (came_from and Path(came_from).exists() and target.samefile(came_from)):
        if not options.is_forced:
            raise BrieferError(
                tr("{name} stands there already and was not replaced.").format(name=target.name),
                tr("Name another, or --force."),
            )
        keep_aside(target)
    project_file.save(project, target)


def spare(targets: Sequence[Path], project: Project, template: Template, today: str, *, is_forced: bool) -> None:
    """Let an export replace an earlier one of the same brief, and anything else only with --force.

    What will be replaced is kept beside it with a ~ after its name. Raises BrieferError if one of the files must stay.
    """
    standing = [target for target in targets if target.is_file() and target.stat().st_size]
    known = {target: pipeline.recogniser(target.suffix, project, template, today) for target in standing}
    for target in () if is_forced else standing:
        if not known[target](target.read_bytes()):
            raise BrieferError(
                tr("{name} stands there already and is no export of this brief. Nothing was replaced.").format(
                    name=target.name
                ),
                tr("Name another, or --force."),
            )
    for target in standing:
        keep_aside(target, known[target])


def keep_aside(target: Path, may_go: Callable[[bytes], bool] = lambda _: False) -> None:
    """Copy a file to name~, or name~2 and so on if a copy stands there that may not go.

    Raises BrieferError if it cannot be kept.
    """
    names = [target.with_name(f"{target.name}~{number if number > 1 else ''}") for number in range(1, MOST_KEPT + 1)]
    try:
        for copy in names:
            if copy.exists() and filecmp.cmp(copy, target, shallow=False):
                return
            if not copy.exists() or may_go(copy.read_bytes()) or copy == names[-1]:
                shutil.copy2(target, copy)
                return
    except OSError as error:
        raise BrieferError(
            tr("{name} could not be kept aside and was not replaced.").format(name=target.name), str(error)
        ) from error


def add_force(command: Any) -> None:
    """Let a command replace what stands at its output."""
    command.add_argument("--force", dest="is_forced", action="store_true", help=tr("replace it; keep it with a ~"))
