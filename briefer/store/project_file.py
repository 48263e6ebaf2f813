"""Projects as files: opened, saved whole or not at all, and never over what somebody else has written meanwhile.

What the bytes look like is in `document`, how they reach the disk in `atomic`.
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefer.atomic import Check, remove_leftovers, write_atomically
from briefer.errors import ChangedOnDisk, NewerVersionError, ProjectFileError
from briefer.model import Project
from briefer.store import document
from briefer.store.document import dumps
from briefer.store.migrations import MIGRATIONS, VERSION
from briefer.store.unknown import Unknown
from briefer.words import tr

__all__ = [
    "MIGRATIONS",
    "SUFFIX",
    "VERSION",
    "Opened",
    "dumps",
    "load",
    "load_read_only",
    "loads",
    "open_project",
    "read_bytes",
    "save",
    "save_conflict_copy",
    "sha256_of",
]

SUFFIX = ".briefer"
MOST_CONFLICT_COPIES = 100


@dataclass(frozen=True, slots=True)
class Opened:
    """A project and the file it stands in: what `save` needs to know to overwrite nobody's work.

    `sha256` is of the bytes in the file, `unknown` what they hold beyond the project. `notice` is a sentence to show;
    with `is_read_only` it says why the project cannot be saved there.
    """

    project: Project
    path: Path
    sha256: str
    unknown: Unknown = field(default_factory=Unknown)
    notice: str = ""
    is_read_only: bool = False


def load(path: Path) -> Project:
    """Read the project in a file. Raises ProjectFileError or NewerVersionError."""
    return open_project(path).project


def loads(data: bytes, name: str = "the project") -> Project:
    """Return the project in the bytes of a file called `name`. Raises ProjectFileError or NewerVersionError."""
    return document.loads(data, name).project


def open_project(path: Path) -> Opened:
    """Read a project file to work on it, and clear what a killed program left beside it.

    Raises ProjectFileError with a sentence, NewerVersionError if it can only be opened by `load_read_only`.
    """
    remove_leftovers(path)
    data = read_bytes(path)
    found = document.loads(data, path.name)
    return Opened(found.project, path, sha256_of(data), found.unknown)


def load_read_only(path: Path) -> Opened:
    """Read a project file to look at it, a newer version's as far as it can be read; touches nothing.

    Raises ProjectFileError with a sentence.
    """
    data = read_bytes(path)
    found = document.loads(data, path.name, is_newer_welcome=True)
    return Opened(found.project, path, sha256_of(data), found.unknown, found.notice, is_read_only=True)


def save(project: Project, path: Path, *, was: Opened | None = None, is_forced: bool = False) -> Opened:
    """Write a project file whole or not at all, after proving that the bytes hold this very project.

    `was` is what was opened or saved last: its unknown fields are kept, and if `path` is its file, that file must be
    as it was unless `is_forced`. Raises ChangedOnDisk if it is not, NewerVersionError if a newer version's project
    stands there, ProjectFileError if the bytes do not read back the same, WriteError if they cannot be written.
    """
    unknown = was.unknown if was else Unknown()
    project = document.sound(project)
    data = dumps(project, unknown)
    if not _reads_back(data, project, path.name):
        raise ProjectFileError(
            tr(
                "Could not save {name}: what would be written does not read back the same. The file is unchanged "
                "and your work is still open; export the brief, and report this."
            ).format(name=path.name)
        )
    is_its_file = was is not None and _is_same_place(was.path, path)
    if was is not None and is_its_file and was.is_read_only:
        raise _read_only(was)
    known = was.sha256 if was and is_its_file and not is_forced else ""
    is_durable = write_atomically(path, data, _check(path, data, known))
    notice = (
        ""
        if is_durable
        else tr("Saved {name}, but the drive did not confirm it: keep a second copy.").format(name=path.name)
    )
    return Opened(project, path, sha256_of(data), unknown, notice)


def save_conflict_copy(project: Project, path: Path, *, host: str, when: datetime, was: Opened | None = None) -> Opened:
    """Save beside `path` as “name (conflict HOST DATE)”, never over anything, for what may not be saved there.

    Raises WriteError or ProjectFileError.
    """
    where = "".join(character if character.isalnum() or character in "-_" else "-" for character in host)[:40]
    stem = f"{path.stem[:100]} (conflict {where} {when:%Y-%m-%d %H.%M})"
    data = dumps(document.sound(project), was.unknown if was else None)
    for number in range(1, MOST_CONFLICT_COPIES):
        copy = path.with_name(f"{stem}{f' {number}' if number > 1 else ''}{path.suffix}")
        try:
            write_atomically(copy, data, _refuse_standing)
        except _Standing:
            continue
        return open_project(copy)
    raise ProjectFileError(
        tr("There are too many conflict copies of {name}. Move some of them away.").format(name=path.name)
    )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a project file. Raises ProjectFileError with a sentence."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ProjectFileError(tr("{name} is a folder. Choose a file in it.").format(name=path.name))
        if not stat.S_ISREG(status.st_mode):  # a device or pipe may have no end
            raise ProjectFileError(tr("{name} is not a file. Choose a project file.").format(name=path.name))
        if status.st_size > document.MOST_BYTES:
            raise ProjectFileError(tr("{name} is too large for a project. It was not opened.").format(name=path.name))
        return path.read_bytes()
    except FileNotFoundError as exc:
        raise ProjectFileError(
            tr("There is no file {name} in {folder}.").format(
                name=path.name, folder=path.parent.name or tr("this folder")
            )
        ) from exc
    except OSError as exc:
        raise ProjectFileError(
            tr("Could not open {name}: {why}. Try again.").format(name=path.name, why=exc.strerror or exc)
        ) from exc


def sha256_of(data: bytes) -> str:
    """Return the fingerprint of a file's bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _reads_back(data: bytes, project: Project, name: str) -> bool:
    found = document.loads(data, name)
    return found.project == project and (not found.unknown or dumps(project, found.unknown) == data)


class _Standing(Exception):
    """Something stands where a copy was to go."""


def _refuse_standing(standing: bytes | None) -> None:
    if standing is not None:
        raise _Standing


def _is_same_place(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError):
        return one == other


def _check(path: Path, data: bytes, known: str) -> Check:
    """Return what looks at the file right before it is replaced; `known` is the fingerprint it must have, or ""."""

    def check(standing: bytes | None) -> None:
        if standing == data or (known and standing is not None and sha256_of(standing) == known):
            return
        if known:
            raise _changed(path, standing)
        if standing is not None:
            _refuse_newer(path, standing)

    return check


def _read_only(was: Opened) -> ProjectFileError:
    if was.notice:
        return NewerVersionError(was.notice)
    return ProjectFileError(
        tr("{name} is open for reading only.").format(name=was.path.name),
        tr("Save it under another name or elsewhere."),
    )


def _changed(path: Path, standing: bytes | None) -> ChangedOnDisk:
    kept = tr("Your work is still open: keep both versions, or save it elsewhere.")
    if standing is None:
        return ChangedOnDisk(tr("{name} is no longer where it was opened.").format(name=path.name), kept, "missing")
    if not standing.strip(b"\x00 \t\r\n"):
        return ChangedOnDisk(tr("{name} has become empty on the drive.").format(name=path.name), kept, "empty")
    return ChangedOnDisk(
        tr("{name} was changed by another program or person since you opened it.").format(name=path.name),
        kept,
        "changed",
    )


def _refuse_newer(path: Path, standing: bytes) -> None:
    try:
        document.loads(standing, path.name)
    except NewerVersionError:
        raise
    except ProjectFileError:
        return
