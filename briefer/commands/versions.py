"""The command that says what changed since a version was given out, or against another project."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from briefer.errors import BrieferError
from briefer.history.changes import Change
from briefer.history.changes import changes as changes_between
from briefer.history.record import record_of, version_of
from briefer.model import Project, Record
from briefer.store import project_file


def changes(options: Namespace) -> None:
    """Print what changed in a brief, each fact with the old words and the new."""
    project = project_file.load(Path(options.project))
    found = changes_between(_before(project, options.against), record_of(project))
    if options.as_json:
        print(json.dumps([_as_dict(each) for each in found], ensure_ascii=False, indent=1))  # noqa: T201
        return
    for each in found:
        print(" ".join(filter(None, (each.what.value, each.row or each.id))))  # noqa: T201
        for sign, words in (("-", each.old), ("+", each.new)):
            if words:
                print(f"    {sign} {words}")  # noqa: T201
    print(f"{len(found)} changes." if found else "Nothing changed.")  # noqa: T201


def _before(project: Project, against: str) -> Record:
    """Return the record of a version by its number, of another project by its file, or of the last version."""
    if against and not against.isdecimal():
        return record_of(project_file.load(Path(against)))
    if against:
        return version_of(project, int(against)).record
    if not project.versions:
        raise BrieferError("No version was given out yet.", "Export one with --issue, or name another project.")
    return project.versions[-1].record


def _as_dict(change: Change) -> dict[str, Any]:
    return {
        "what": change.what.value,
        "id": change.id,
        "row": change.row,
        "old": change.old,
        "new": change.new,
    }


def add_to(add: Any) -> None:
    """Add the command to the words of the command line."""
    command = add("changes", help="what changed since a version was given out, or against another project")
    command.add_argument("project", metavar="PROJECT")
    command.add_argument("against", metavar="VERSION|OTHER", nargs="?", default="")
    command.add_argument("--json", action="store_true", dest="as_json")
    command.set_defaults(run=changes)
