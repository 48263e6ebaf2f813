"""Work that is in no project file yet: written beside the work, found again after a crash.

Each open project of each run has one recovery file in a folder of the user's own: a line that says what it belongs
to, a project file, and a line for what each act since has changed, until those are as long as the project. Nothing is
judged by a date, and nothing but `RecoveryWriter.clear` and `discard`, both a person's decision, removes one.
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
from itertools import pairwise
from pathlib import Path

from briefer.atomic import append, remove_leftovers_in, write_atomically
from briefer.errors import BrieferError, ProjectFileError
from briefer.model import Project
from briefer.store import document, journal
from briefer.store.project_file import read_bytes
from briefer.store.running import Running, from_plain, may_run
from briefer.store.unknown import Unknown
from briefer.words import tr

SUFFIX = ".recovery"
SET_ASIDE = "unreadable"
LONGEST_REST_S = 0.02
"""After a write the writer rests as long as it took and no longer than this, so that it never holds up the window."""
SHORTEST_FULL = 1 << 16
"""So many bytes of lines for acts stand behind even a short project before it is written anew."""


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


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in a recovery file: this state, in so many bytes for the project and so many with the acts since."""

    state: Snapshot
    base: int
    size: int
    check: int


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
        self._waiting: tuple[Snapshot, ...] | None = None  # none of them: the work is to be forgotten
        self._is_busy = False
        self._is_urgent = False
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._last_reason = ""
        self._written: _Written | None = None

    def queue(self, snapshot: Snapshot) -> None:
        """Write this state as soon as what is under way is done, with those that still wait."""
        self._do_next(snapshot)

    def clear(self) -> None:
        """Forget the work: it stands in its file, or the person has decided to discard it."""
        self._do_next()

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

    def _write(self, states: tuple[Snapshot, ...]) -> None:
        written, self._written = self._written, None  # until it is known that these stand there
        if states:
            self._written = (written and self._added(written, states)) or self._whole(states[-1])
        else:
            discard(self.file)

    def _added(self, written: _Written, states: tuple[Snapshot, ...]) -> _Written | None:
        """Write behind the last state what is new, None if it has to be written whole."""
        lines, check = b"", written.check
        for was, now in pairwise((written.state, *states)):
            if (was.path, was.unknown) != (now.path, now.unknown):
                return None
            line, check = journal.line_of(was.project, now.project, now.unknown, check)
            lines += line
        size = written.size + len(lines)
        if size - written.base > max(written.base, SHORTEST_FULL):
            return None
        try:
            append(self.file, lines, written.size)
        except OSError:  # writing it whole says why, if that fails too
            return None
        return _Written(states[-1], written.base, size, check)

    def _whole(self, snapshot: Snapshot) -> _Written:
        head = {
            "format": "briefer-recovery",
            "run": asdict(self._run),
            "path": str(snapshot.path) if snapshot.path else "",
        }
        first = json.dumps(head).encode() + b"\n"
        data = document.dumps(snapshot.project, snapshot.unknown, first)
        with contextlib.suppress(OSError):  # writing says why it fails
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(self.file, data)
        return _Written(snapshot, len(data), len(data), journal.check_of(memoryview(data)[len(first) :]))

    def _do_next(self, *states: Snapshot) -> None:
        with self._condition:
            if self._is_closed:
                return
            self._waiting = (*(self._waiting or ()), *states) if states else ()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="recovery", daemon=True)
                self._thread.start()
            self._condition.notify_all()

    def _work(self) -> None:
        while (states := self._next()) is not None:
            begun = time.monotonic()
            try:
                self._write(states)
                self._report(None)
            except BrieferError as error:
                self._report(error)
            finally:
                with self._condition:
                    self._is_busy = False
                    self._condition.notify_all()
            self._rest(min(LONGEST_REST_S, time.monotonic() - begun))

    def _next(self) -> tuple[Snapshot, ...] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting is not None or self._is_closed)
            states, self._waiting = self._waiting, None
            self._is_busy = states is not None
            return states

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
        kept = document.loads(journal.replayed(body), file.name)
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
