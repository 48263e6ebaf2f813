"""Telling others that a project is open: a small file beside it that names who has it open and since when.

A lock is advice. What protects the work is that `project_file.save` compares the file with what was opened. So a lock
that cannot be written (a read-only drive) hinders nobody, and one that cannot be read still counts as somebody's.
It is never taken away silently, except one's own of a program that has ended.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from briefer.errors import ProjectLocked
from briefer.store.running import Running, from_plain, may_run
from briefer.words import counted, language, tr

MOST_BYTES = 4_000
OLD_DAYS = 2
"""From this age on a lock is said to be old: nobody works through two nights."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A project that is announced as open; `is_announced` is False where the folder does not take the lock."""

    path: Path
    run: Running
    is_announced: bool

    def release(self) -> None:
        """Take the lock away if it is still this one."""
        if self.is_announced and is_held_by(self.path, self.run):
            with contextlib.suppress(OSError):
                _lock_file(self.path).unlink()


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open: `since` is an ISO date and time; all is "" if the lock cannot be read."""

    run: Running | None
    since: str = ""

    @property
    def host(self) -> str:
        """The machine."""
        return self.run.host if self.run else ""

    @property
    def user(self) -> str:
        """The person."""
        return self.run.user if self.run else ""


def take(path: Path, run: Running, now: datetime) -> Lock:
    """Announce that `run` has the project open. Raises ProjectLocked with a sentence if somebody else has."""
    held = holder(path)
    if held is not None and held.run != run:
        if held.run is None or may_run(held.run, run.host):
            raise _locked(path, held, now)
        with contextlib.suppress(OSError):
            _lock_file(path).unlink()
    return Lock(path, run, _announce(path, run, now))


def take_over(path: Path, run: Running, now: datetime) -> Lock:
    """Announce `run` in place of whoever holds the lock, after the person at the desk has decided so."""
    with contextlib.suppress(OSError):
        _lock_file(path).unlink()
    return Lock(path, run, _announce(path, run, now))


def holder(path: Path) -> Holder | None:
    """Return who has the project at `path` open, None if nobody says so."""
    try:
        with _lock_file(path).open("rb") as stream:
            plain = json.loads(stream.read(MOST_BYTES))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        return Holder(None)
    since = plain.get("since") if isinstance(plain, dict) else None
    return Holder(from_plain(plain), since if isinstance(since, str) else "")


def is_held_by(path: Path, run: Running) -> bool:
    """Whether the lock of a project is this run's: another may have taken it over meanwhile."""
    held = holder(path)
    return held is not None and held.run == run


def _announce(path: Path, run: Running, now: datetime) -> bool:
    data = json.dumps({**asdict(run), "since": now.isoformat(timespec="seconds")}).encode()
    try:
        handle = os.open(_lock_file(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        held = holder(path)
        if held is not None and held.run != run:  # another was quicker
            raise _locked(path, held, now) from None
        return True
    except OSError:
        return False
    with contextlib.suppress(OSError), os.fdopen(handle, "wb") as stream:
        stream.write(data)
    return True


def _lock_file(path: Path) -> Path:
    """Return the lock's place; whoever opens a project through a link meets those who open the project itself."""
    with contextlib.suppress(OSError, RuntimeError):
        path = path.resolve()
    return path.with_name(f".~lock.{path.name[:60]}#")


def _locked(path: Path, held: Holder, now: datetime) -> ProjectLocked:
    if held.host and held.since:
        told = tr("{who} on {host} has {name} open since {since}.")
    elif held.host:
        told = tr("{who} on {host} has {name} open.")
    else:
        told = tr("{who} has {name} open since {since}.") if held.since else tr("{who} has {name} open.")
    since = _moment(held.since)
    return ProjectLocked(
        told.format(who=held.user or tr("Somebody"), host=held.host, name=path.name, since=since),
        _age_words(held, now) or tr("Open it for reading only, or ask them to close it first."),
        user=held.user,
        host=held.host,
        since=held.since,
    )


def _moment(stamp: str) -> str:
    """Say when a lock was taken, in the reader's language; what is no moment is given back as it is."""
    from briefer.labels import load_labels  # only who meets a lock waits for it

    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return f"{load_labels(language()).date(f'{when:%Y-%m-%d}')}, {when:%H:%M}"


def _age_words(held: Holder, now: datetime) -> str:
    """Say of an old lock that it may be left over; "" for one of these days, or one that does not say since when."""
    try:
        days = (now.replace(tzinfo=None) - datetime.fromisoformat(held.since).replace(tzinfo=None)).days
    except ValueError:
        return ""
    if days < OLD_DAYS:
        return ""
    return counted(
        days,
        "That was a day ago: it may be left over from a computer that was switched off. Ask, then take it over.",
        "That was {n} days ago: it may be left over from a computer that was switched off. Ask, then take it over.",
    )
