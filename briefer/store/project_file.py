"""The project file: one UTF-8 JSON document, readable and mailable.

    {"format": "briefer", "version": 1, "project": {...}}

History of the format
    1   first version
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefer.errors import NewerVersionError, ProjectFileError
from briefer.model import Project
from briefer.store.atomic import write_atomically

VERSION = 1
SUFFIX = ".briefer"

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: tuple[Migration, ...] = ()
"""MIGRATIONS[n] turns the project of version n + 1 into that of version n + 2; each is pure."""


def dumps(project: Project) -> bytes:
    """Return the bytes of a project file; the same project gives the same bytes."""
    import msgspec

    document = {"format": "briefer", "version": VERSION, "project": project}
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def loads(data: bytes, name: str = "the project") -> Project:
    """Return the project in the bytes of a file called `name`.

    Raises ProjectFileError with a sentence if the bytes are no project, NewerVersionError if a later version wrote it.
    """
    import msgspec

    document = _document(data, name)
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(name, "it states no version")
    if version > VERSION:
        raise NewerVersionError(
            f"{name} was saved by a newer Briefer (format {version}, this one knows {VERSION}). "
            "Update Briefer to open it; the file is unchanged."
        )
    content = document.get("project")
    if not isinstance(content, dict):
        raise _damaged(name, "the project is missing in it")
    for migrate in MIGRATIONS[version - 1 :]:
        content = migrate(content)
    try:
        return msgspec.convert(content, Project)
    except (msgspec.ValidationError, ValueError) as exc:
        raise _damaged(name, str(exc)) from exc


def load(path: Path) -> Project:
    """Read a project file. Raises ProjectFileError or NewerVersionError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise ProjectFileError(f"There is no file {path.name} in {path.parent.name or 'this folder'}.") from exc
    except OSError as exc:
        raise ProjectFileError(f"Could not open {path.name}: {exc.strerror or exc}.") from exc
    return loads(data, path.name)


def save(project: Project, path: Path) -> None:
    """Write a project file whole or not at all, after proving that the bytes hold this very project.

    Raises ProjectFileError if the bytes do not read back the same, WriteError if they cannot be written.
    """
    data = dumps(project)
    if loads(data, path.name) != project:
        raise ProjectFileError(
            f"Could not save {path.name}: what would be written does not read back the same. "
            "The file is unchanged and your work is still open; export the brief, and report this."
        )
    write_atomically(path, data)


def _document(data: bytes, name: str) -> dict[str, Any]:
    if not data.strip(b"\x00 \t\r\n"):
        raise ProjectFileError(
            f"{name} is empty. It may have been cut off while it was copied: look for another copy of it."
        )
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as exc:
        raise _damaged(name, "it is cut off or not a Briefer project") from exc
    if not isinstance(document, dict) or document.get("format") != "briefer":
        raise ProjectFileError(f"{name} is not a Briefer project. To add it as an article, use File, Open article.")
    return document


def _damaged(name: str, why: str) -> ProjectFileError:
    return ProjectFileError(f"{name} is damaged: {why}. Open another copy of it; this one was left unchanged.")
