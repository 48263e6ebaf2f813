"""How the work of the open project is kept: its recovery file, its lock, its backups, and the words that say so.

No dialog opens from here: what must be decided is raised or told, and asked in `files` and `earlier`.
"""

from __future__ import annotations

import getpass
import platform
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from briefer.errors import BrieferError, ChangedOnDisk
from briefer.model import Project
from briefer.store import backups, lock, project_file
from briefer.store.lock import Lock
from briefer.store.project_file import Opened
from briefer.store.recovery import Recovery, RecoveryState, RecoveryWriter, Snapshot, discard, find_recoveries
from briefer.store.running import Running, this_run
from briefer.words import tr
from ui.session import Session
from ui.tasks import Tasks

SAVE = "save"
BACKUP = "backup"
LONGEST_WAIT_S = 3.0


def data_folder() -> Path:
    """Return the folder in which Briefer keeps what is the user's own: recovery, backups, logs."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


class Keeping(QObject):
    """Keeps the session's project.

    Signals
        told()          the words about the state of the work are other ones
        failed(error)   the work is open and safe in memory, but something that protects it did not succeed
        mended(error)   what kept the work from being saved does so no longer
    """

    told = Signal()
    failed = Signal(object)
    mended = Signal(object)
    _recovery_reported = Signal(object)

    def __init__(self, session: Session, tasks: Tasks, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file: Opened | None = None
        self.trouble: BrieferError | None = None
        self._session = session
        self._tasks = tasks
        self._folder = folder
        self._lock: Lock | None = None
        self._saved_at = ""
        self._recovery_trouble: BrieferError | None = None
        # a signal, because the recovery file is written in a thread of its own: it brings the report to this one
        self._recovery_reported.connect(self._note_recovery)
        # 0 ms is after the paint: a key does not share Python with the thread that writes what it did
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._keep)
        session.stepped.connect(lambda _: self._soon.start())

    @cached_property
    def run(self) -> Running:
        """This run of the program, as locks and recovery files name it."""
        return this_run(host=platform.node(), id=uuid4().hex[:16], user=_user())

    @cached_property
    def _writer(self) -> RecoveryWriter:
        return RecoveryWriter(self.recovery_folder, self.run, "1", self._recovery_reported.emit)

    @property
    def recovery_folder(self) -> Path:
        """Where work is kept that stands in no file yet."""
        return self._folder / "recovery"

    # What is open

    @property
    def is_read_only(self) -> bool:
        """Whether the project may not be saved in its place."""
        return self.file is not None and self.file.is_read_only

    @property
    def is_saving(self) -> bool:
        """Whether the project is being written."""
        return self._tasks.is_running(SAVE)

    def open(self, project: Project, file: Opened | None, held: Lock | None = None, *, is_saved: bool = True) -> None:
        """Open a project in the session; `file` is where it stands, None if nowhere yet.

        What was open before is given up: whoever calls has asked. A project that is not `is_saved` has no path, and
        `file` only says what it came from.
        """
        self._soon.stop()
        if "_writer" in self.__dict__:
            self._writer.clear()
        self._change_lock(held)
        self.file = file
        self._forget_trouble()
        self._saved_at = ""
        self._session.open(project, file.path if file and is_saved else None, is_saved=is_saved)
        if not is_saved:
            self._keep()

    def take_lock(self, path: Path, *, is_forced: bool = False) -> Lock:
        """Announce that a project is open here. Raises ProjectLocked if it is elsewhere, unless `is_forced`."""
        take = lock.take_over if is_forced else lock.take
        return take(path, self.run, _now())

    def give_back(self, held: Lock | None) -> None:
        """Release a lock that was taken for nothing."""
        if held is not None and (self._lock is None or held.path != self._lock.path):
            held.release()

    def close(self) -> None:
        """Forget what is open, as the person has decided, and end the thread of the recovery file."""
        self._soon.stop()
        if "_writer" in self.__dict__:
            self._writer.clear()
            self._writer.close()
        self._change_lock(None)

    # Saving

    def save(
        self, path: Path, done: Callable[[], None], failed: Callable[[BaseException], None], *, is_forced: bool = False
    ) -> None:
        """Save to `path` off this thread; `done` or `failed` is called here afterwards."""
        project, was, held = self._session.project, self.file, self._lock

        def work(progress: Callable[[str], None]) -> tuple[Opened, Lock]:
            now_held = held if held and held.path == path else self.take_lock(path)
            try:
                return project_file.save(project, path, was=was, is_forced=is_forced), now_held
            except BrieferError:
                self.give_back(now_held)
                raise

        def succeeded(result: tuple[Opened, Lock]) -> None:
            self._note_saved(project, *result)
            self._back_up(was if was and was.path == path and not is_forced else None)
            done()

        def refused(error: BaseException) -> None:
            self.trouble = error if isinstance(error, BrieferError) else None
            self.told.emit()
            failed(error)

        self._tasks.run(SAVE, work, succeeded, refused)
        self.told.emit()

    def save_beside(
        self, path: Path, done: Callable[[Opened, Project | None], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Save what may not be saved at `path` as a conflict copy; `done` gets it, and what stands at `path`."""
        project, was = self._session.project, self.file

        def work(progress: Callable[[str], None]) -> tuple[Opened, Lock, Project | None]:
            copy = project_file.save_conflict_copy(project, path, host=self.run.host, when=_now(), was=was)
            return copy, self.take_lock(copy.path), _as_it_stands(path)

        def succeeded(result: tuple[Opened, Lock, Project | None]) -> None:
            copy, held, theirs = result
            self._note_saved(project, copy, held)
            done(copy, theirs)

        self._tasks.run(SAVE, work, succeeded, failed)

    def _note_saved(self, project: Project, file: Opened, held: Lock) -> None:
        self._change_lock(held)
        self.file = file
        self._forget_trouble()
        self._saved_at = f"{datetime.now():%H:%M}"
        self._session.mark_saved(project, file.path)
        self._keep()

    def _forget_trouble(self) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            self.mended.emit(trouble)

    def _change_lock(self, held: Lock | None) -> None:
        if self._lock is not None and (held is None or held.path != self._lock.path):
            self._lock.release()
        self._lock = held

    # Recovery

    def keep_now(self) -> Path | None:
        """Write the recovery file and wait for it; return it, or None if it could not be written."""
        if not self._session.is_modified:
            return None
        self._keep()
        is_done = self._writer.flush(LONGEST_WAIT_S)
        return self._writer.file if is_done and self._writer.file.exists() else None

    def recoveries(self) -> tuple[Recovery, ...]:
        """Return the work of runs that have ended, and forget what stands in its file all the same; reads files."""
        found = find_recoveries(self.recovery_folder, self.run)
        for each in found:
            if each.state is RecoveryState.SAME:
                discard(each.file)
        return tuple(each for each in found if each.state is not RecoveryState.SAME)

    def give_up(self, recovery: Recovery) -> None:
        """Forget recovered work that the person does not want; with a file it stays among its backups."""
        if recovery.project is not None and recovery.path is not None:
            file = Opened(recovery.project, recovery.path, "", recovery.unknown)
            backups.keep(self.backup_folder, file, _now())
        discard(recovery.file)

    def _keep(self) -> None:
        if self._session.is_modified:
            unknown = {"unknown": self.file.unknown} if self.file else {}
            self._writer.queue(Snapshot(self._session.project, self._session.path, **unknown))
        else:
            self._writer.clear()
        self.told.emit()

    def _note_recovery(self, error: BrieferError | None) -> None:
        self._recovery_trouble = error
        self.told.emit()

    # Backups

    @property
    def backup_folder(self) -> Path:
        """Where earlier states of projects are kept."""
        return self._folder / "backups"

    def backups(self) -> tuple[backups.Backup, ...]:
        """Return the earlier states of the open project, newest first."""
        return backups.backups(self.backup_folder, self._session.path) if self._session.path else ()

    def _back_up(self, was: Opened | None) -> None:
        file, folder = self.file, self.backup_folder

        def work(progress: Callable[[str], None]) -> None:
            if file is not None:
                if was is not None and not backups.backups(folder, file.path):
                    backups.keep(folder, was, _now())  # as a colleague sent it
                backups.keep(folder, file, _now())

        self._tasks.run(BACKUP, work, lambda _: None, self.failed.emit)

    # What the status line says

    @property
    def words(self) -> str:
        """Where the work stands, as “Saved 14:02” or “Not saved yet: kept in recovery”."""
        if self.is_saving:
            return tr("Saving…")
        if self._session.is_modified:
            if self.trouble is not None:
                return _cannot_save(self.trouble)
            if self._recovery_trouble is not None:
                return tr("Not saved yet, and not kept in recovery")
            return tr("Not saved yet: kept in recovery")
        if self.is_read_only:
            return tr("Read-only")
        return tr("Saved {time}").format(time=self._saved_at) if self._saved_at else ""

    @property
    def reason(self) -> BrieferError | None:
        """What keeps the work from being safe, None if it is."""
        return (self.trouble or self._recovery_trouble) if self._session.is_modified else None


def _cannot_save(error: BrieferError) -> str:
    """Say in a few words what the sentence says: “Could not write a.briefer: the drive is read-only. …”."""
    if isinstance(error, ChangedOnDisk):
        return tr("Cannot save: the file was changed elsewhere")
    _, _, why = error.message.partition(": ")
    why = why.partition(". ")[0].partition(", ")[0].rstrip(".")
    return tr("Cannot save: {why}").format(why=why) if why else tr("Cannot save")


def _as_it_stands(path: Path) -> Project | None:
    try:
        return project_file.load_read_only(path).project
    except BrieferError:
        return None


def _now() -> datetime:
    return datetime.now().astimezone()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name is known for this user
        return ""
