"""Earlier states of a project, kept in the user's own folder and thinned with age.

Each is proved by reading it again before it counts. Nothing here changes the project file; to go back is to take the
project of a backup and save it as any other work.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefer.atomic import remove_leftovers_in, write_atomically
from briefer.errors import ProjectFileError
from briefer.model import Project
from briefer.store.project_file import SUFFIX, Opened, dumps, load
from briefer.words import tr

NEWEST = 5
"""So many are kept whatever their age."""
STEPS = (
    (timedelta(hours=1), timedelta(minutes=5)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=14), timedelta(days=1)),
    (timedelta(days=60), timedelta(days=7)),
    (timedelta(days=730), timedelta(days=30)),
)
"""Up to this age, one backup is kept of every such stretch of time."""
_STAMP = "%Y-%m-%dT%H-%M-%S.%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One earlier state: its file, and when it was kept (UTC)."""

    file: Path
    when: datetime

    def project(self) -> Project:
        """Return the project as it was. Raises ProjectFileError with a sentence."""
        return load(self.file)


def keep(folder: Path, opened: Opened, now: datetime) -> Backup | None:
    """Keep what stands in a project's file under `folder`, and thin what was kept before; None if it is kept already.

    `now` knows its time zone. Raises WriteError or ProjectFileError if the backup cannot be written or read again.
    """
    place = _place(folder, opened.path)
    data = dumps(opened.project, opened.unknown)
    known = backups(folder, opened.path)
    if known and _same(known[0], data):
        return None
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    when = now.astimezone(UTC)
    backup = Backup(place / f"{when.strftime(_STAMP)}{SUFFIX}", when)
    remove_leftovers_in(place)  # the names of backups do not come again, so no save would clear them
    write_atomically(backup.file, data)
    _prove(backup, opened.project)
    kept = worth_keeping([each.when for each in (backup, *known)], when)
    for each in known:
        if each.when not in kept:
            with contextlib.suppress(OSError):
                each.file.unlink()
    return backup


def backups(folder: Path, path: Path) -> tuple[Backup, ...]:
    """Return the backups of the project at `path`, newest first."""
    found = []
    for file in _place(folder, path).glob(f"*{SUFFIX}"):
        with contextlib.suppress(ValueError):
            when = datetime.strptime(file.name.removesuffix(SUFFIX), _STAMP).replace(tzinfo=UTC)
            found.append(Backup(file, when))
    return tuple(sorted(found, key=lambda each: each.when, reverse=True))


def gone_back(now: Project, then: Project) -> Project:
    """Return the project as it was `then`; what was numbered since keeps its numbers, none is given out twice."""
    return replace(then, last_id=max(now.last_id, then.last_id))


def worth_keeping(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of these times to keep: the newest ones, then the last of every stretch, the longer the older."""
    newest_first = sorted(times, reverse=True)
    kept = set(newest_first[:NEWEST])
    last_of: dict[tuple[timedelta, int], datetime] = {}
    for when in newest_first:
        stretch = _stretch(now - when)
        if stretch is not None:
            last_of.setdefault((stretch, int(when.timestamp() // stretch.total_seconds())), when)
    return frozenset(kept | set(last_of.values()))


def _stretch(age: timedelta, steps: Sequence[tuple[timedelta, timedelta]] = STEPS) -> timedelta | None:
    return next((stretch for limit, stretch in steps if age <= limit), None)


def _place(folder: Path, path: Path) -> Path:
    """Return the folder of one project's backups: its name for people, a fingerprint of its place for certainty."""
    with contextlib.suppress(OSError, RuntimeError):
        path = path.resolve()
    fingerprint = hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()
    return folder / f"{path.stem[:40].rstrip('. ')}-{fingerprint[:16]}"


def _prove(backup: Backup, project: Project) -> None:
    """Remove a backup that does not hold the project, and say so."""
    try:
        is_proved = backup.project() == project
    except ProjectFileError:
        is_proved = False
    if not is_proved:
        backup.file.unlink(missing_ok=True)
        raise ProjectFileError(tr("A backup was not kept: it does not read back the same. Keep a copy elsewhere."))


def _same(backup: Backup, data: bytes) -> bool:
    try:
        return backup.file.read_bytes() == data
    except OSError:
        return False
