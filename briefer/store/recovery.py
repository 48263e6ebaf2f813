"""Work that is in no project file yet: written beside the work, found again after a crash.

Each open project of each run has one recovery file in a folder of the user's own, its first line saying what it
belongs to, the rest being a project file. Nothing is judged by a date, and nothing but `RecoveryWriter.clear` and
`discard`, both a person's decision, removes one.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

from briefer.atomic import remove_leftovers_in, write_atomically
from briefer.errors import BrieferError, ProjectFileError
from briefer.model import Project
from briefer.store import document
from briefer.store.layout import Kept
from briefer.store.project_file import read_bytes
from briefer.store.running import Running, from_plain, may_run
from briefer.store.unknown import Unknown
from briefer.words import tr

SUFFIX = ".recovery"
SET_ASIDE = "unreadable"
LONGEST_REST_S = 0.02
"""After a write the writer rests as long as it took and no longer than this: what is not on the disk yet waits for one
write under way, this rest and its own write, which together stay under 150 ms for some 20,000 paragraphs."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is to survive a crash: the project, its file (None if never saved), and what that file held besides."""

    project: Project
    path: Path | None = None
    unknown: Unknown = field(default_factory=Unknown)


class RecoveryState(StrEnum):
    """How a recovery file stands to its project file."""

    DIFFERS = "differs"
    SAME = "same"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work found again. `project` is None and `reason` a sentence if it cannot be read; `host` is where it was done.

    `path` is the project's file, None if it was never saved; `saved` the project as it stands there, None if it is
    missing or cannot be read.
    """

    file: Path
    state: RecoveryState
    project: Project | None = None
    unknown: Unknown = field(default_factory=Unknown)
    path: Path | None = None
    saved: Project | None = None
    host: str = ""
    reason: str = ""


class RecoveryWriter:
    """Keeps the newest state of one open project in its recovery file, on a thread of its own.

    Every method may be called from any thread; only `flush` and `close` wait for the disk. `failed` is called on the
    writer's thread, once for each new reason, and with None as soon as writing succeeds again; each change tries it.
    """

    def __init__(
        self, folder: Path, run: Running, name: str, failed: Callable[[BrieferError | None], None] | None = None
    ) -> None:
        """`name` tells the projects of one run apart."""
        self.file = folder / f"{run.id}-{name}{SUFFIX}"
        self._run = run
        self._failed = failed
        self._condition = threading.Condition()
        self._waiting: Callable[[], None] | None = None
        self._is_busy = False
        self._is_urgent = False
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._last_reason = ""
        self._kept = Kept()

    def queue(self, snapshot: Snapshot) -> None:
        """Write this state as soon as the one under way is done; one that still waits is dropped for it."""
        self._do_next(partial(self._write, snapshot))

    def clear(self) -> None:
        """Forget the work: it stands in its file, or the person has decided to discard it."""
        self._do_next(self._forget)

    def flush(self, timeout_s: float = 10.0) -> bool:
        """Wait until what was asked for is done or has failed; say whether nothing waits any more."""
        with self._condition:
            self._is_urgent = True
            self._condition.notify_all()
            is_done = self._condition.wait_for(lambda: self._waiting is None and not self._is_busy, timeout_s)
            self._is_urgent = False
            return is_done

    def close(self) -> None:
        """Do what waits and end the thread; the file stays unless it was cleared."""
        self.flush()
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(10.0)

    def _write(self, snapshot: Snapshot) -> None:
        head = {
            "format": "briefer-recovery",
            "run": asdict(self._run),
            "path": str(snapshot.path) if snapshot.path else "",
        }
        data = document.dumps(snapshot.project, snapshot.unknown, self._kept, json.dumps(head).encode() + b"\n")
        with contextlib.suppress(OSError):  # writing says why it fails
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(self.file, data)

    def _forget(self) -> None:
        self._kept = Kept()
        discard(self.file)

    def _do_next(self, job: Callable[[], None]) -> None:
        with self._condition:
            if self._is_closed:
                return
            self._waiting = job
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="recovery", daemon=True)
                self._thread.start()
            self._condition.notify_all()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            begun = time.monotonic()
            try:
                job()
                self._report(None)
            except BrieferError as error:
                self._report(error)
            finally:
                with self._condition:
                    self._is_busy = False
                    self._condition.notify_all()
            self._rest(min(LONGEST_REST_S, time.monotonic() - begun))

    def _next(self) -> Callable[[], None] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting is not None or self._is_closed)
            job, self._waiting = self._waiting, None
            self._is_busy = job is not None
            return job

    def _rest(self, seconds: float) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._is_urgent or self._is_closed, seconds)

    def _report(self, error: BrieferError | None) -> None:
        reason = error.message if error else ""
        is_new = reason != self._last_reason
        self._last_reason = reason
        if self._failed is not None and is_new:
            self._failed(error)


def find_recoveries(folder: Path, here: Running) -> tuple[Recovery, ...]:
    """Return the work of runs that have ended, by name of file; what cannot be read is set aside, not deleted.

    Work done on another machine (a shared home) is among it, for nobody can know whether that one still runs.
    """
    remove_leftovers_in(folder)
    found = (_found(file, here) for file in sorted(folder.glob(f"*{SUFFIX}")))
    return tuple(each for each in found if each is not None)


def discard(file: Path) -> None:
    """Remove a recovery file, after the person has chosen."""
    with contextlib.suppress(OSError):
        file.unlink()


def _found(file: Path, here: Running) -> Recovery | None:
    try:
        head, _, body = read_bytes(file).partition(b"\n")
        run, path = _belonging(head, file.name)
        if run.id == here.id or (run.host == here.host and may_run(run, here.host)):
            return None
        kept = document.loads(body, file.name)
    except ProjectFileError as error:
        return _set_aside(file, error)
    saved = _saved(path)
    is_same = saved is not None and (saved.project, saved.unknown) == (kept.project, kept.unknown)
    return Recovery(
        file,
        RecoveryState.SAME if is_same else RecoveryState.DIFFERS,
        kept.project,
        kept.unknown,
        path,
        saved.project if saved else None,
        run.host,
    )


def _belonging(head: bytes, name: str) -> tuple[Running, Path | None]:
    try:
        plain = json.loads(head)
    except (ValueError, RecursionError) as exc:
        raise ProjectFileError(tr("{name} is damaged: it does not say what it belongs to.").format(name=name)) from exc
    run = from_plain(plain.get("run")) if isinstance(plain, dict) else None
    path = plain.get("path") if isinstance(plain, dict) else None
    if run is None or not isinstance(path, str):
        raise ProjectFileError(tr("{name} is damaged: it does not say what it belongs to.").format(name=name))
    return run, Path(path) if path else None


def _saved(path: Path | None) -> document.Document | None:
    if path is None:
        return None
    try:
        return document.loads(read_bytes(path), path.name)
    except (ProjectFileError, ValueError):  # ValueError: a name that no file can have
        return None


def _set_aside(file: Path, error: ProjectFileError) -> Recovery:
    """Move what cannot be read where it is not tried again, for whoever may still make something of it."""
    aside = file.parent / SET_ASIDE / file.name
    try:
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        if not aside.exists():
            os.replace(file, aside)
    except OSError:
        aside = file
    return Recovery(aside, RecoveryState.UNREADABLE, reason=str(error))
