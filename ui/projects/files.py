"""Projects as files: new, open, save, and every question before work would be lost or overwritten.

Dialogs are imported where they open: the first paint waits for none of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

import briefer
from briefer.errors import BrieferError, ChangedOnDisk, NewerVersionError, ProjectLocked
from briefer.model import Project
from briefer.store import project_file
from briefer.store.lock import Lock
from briefer.store.project_file import Opened
from briefer.words import tr
from ui.projects.keeping import SAVE, Keeping
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks

LONGEST_STEM = 60


class Documents:
    """Opens and keeps the session's project. `tell` shows a sentence, `show` an error and at most one way out."""

    def __init__(  # noqa: PLR0913 - what it works on, then where it speaks
        self,
        session: Session,
        tasks: Tasks,
        settings: Settings,
        window: QWidget,
        *,
        keeping: Keeping,
        tell: Callable[[str], None],
        show: Callable[..., None],
    ) -> None:
        self._session = session
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._tell = tell
        self._show = show
        self._is_sample = False
        self._is_wanted_again = False
        self.keeping = keeping
        keeping.failed.connect(show)

    def open_sample(self) -> None:
        """Open the sample article, its parties confirmed and nothing tagged."""
        from briefer.store import samples

        if self.may_close():
            self.keeping.open(samples.sample_project(), None)
            self._is_sample = True

    def new(self) -> None:
        """Start an empty project, unless the person would rather keep working on what is not saved."""
        if self.may_close():
            self.start_empty()

    def start_empty(self) -> None:
        """Replace what is open by an empty project, without a question."""
        self.keeping.open(Project(), None)
        self._is_sample = False

    @property
    def is_sample(self) -> bool:
        """Whether the sample is open and was not saved as one's own."""
        return self._is_sample

    def leave_sample(self) -> bool:
        """Start one's own project where the sample is open; say whether that was agreed to."""
        if self._is_sample:
            if not self.may_close():
                return False
            self.start_empty()
        return True

    def open(self, path: Path) -> bool:
        """Open a project file; say whether it is open now."""
        self._settings.last_folder = str(path.absolute().parent)
        found = self._opened(path)
        if found is None:
            return False
        file, held = found
        if not self.may_close():
            self.keeping.give_back(held)
            return False
        self.keeping.open(file.project, file, held)
        self._is_sample = False
        if file.notice:
            self._show(NewerVersionError(file.notice))
        return True

    def open_unsaved(self, project: Project, came_from: Opened | None = None) -> bool:
        """Open work that stands in no file, or not as it is; say whether it is open now."""
        if not self.may_close():
            return False
        self.keeping.open(project, came_from, is_saved=False)
        self._is_sample = False
        return True

    def save(self) -> None:
        """Save to the project's file, asking for one if it has none or may not be saved there."""
        path = self._session.path
        if path is None or self.keeping.is_read_only:
            self.save_as()
        else:
            self._save_to(path)

    def save_as(self) -> None:
        """Ask for a file and save to it."""
        came_from = self.keeping.file
        stem = came_from.path.stem if came_from else _file_stem(self._session.project.title)
        suggested = self.folder() / f"{stem}{project_file.SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Save project"), str(suggested), project_filter())
        if name:
            path = Path(name)
            self._save_to(path if path.suffix else path.with_suffix(project_file.SUFFIX))

    def explain(self) -> None:
        """Say why the work is not safe, with the way out."""
        if self.keeping.reason is not None:
            self._show(self.keeping.reason, tr("Save &as…"), self.save_as)

    def edit_parties(self) -> None:
        """Open the parties dialog; the window is painted while a long article is searched for names."""
        from ui.parties.dialog import PartiesDialog
        from ui.parties.mentions import mentions_of_parties, named_in

        project = self._session.project
        found, often = self._tasks.result_of(tr("Parties"), lambda _: (named_in(project), mentions_of_parties(project)))
        PartiesDialog(self._session, self._window, found, often).exec()

    def may_close(self) -> bool:
        """Whether what is open may be left: nothing is unsaved, or the user chose to save or discard it."""
        from ui.widgets.question import ask

        self._tasks.wait_for(SAVE)
        if not self._session.is_modified:
            return True
        title = self._session.project.title or tr("This project")
        choice = ask(
            self._window,
            title=tr("Unsaved work"),
            sentence=tr("“{title}” has changes that are not saved.").format(title=title),
            further=tr("Discarded changes cannot be brought back."),
            choices=(("save", tr("&Save")), ("discard", tr("&Discard"))),
            icon="triangle-alert",
        )
        if choice == "save":
            self.save()
            self._tasks.wait_for(SAVE)
            return not self._session.is_modified
        return choice == "discard"

    def _opened(self, path: Path) -> tuple[Opened, Lock | None] | None:
        """Read a project and announce it, asking where somebody else has it open; None if it is not to be opened."""
        try:
            try:
                return self._read(path, self._tasks.result_of("lock", lambda _: self.keeping.take_lock(path)))
            except ProjectLocked as error:
                return self._read_locked(path, error)
        except BrieferError as error:
            self._show(error)
            return None

    def _read(self, path: Path, held: Lock) -> tuple[Opened, Lock | None]:
        try:
            return self._tasks.result_of("open", lambda _: project_file.open_project(path)), held
        except NewerVersionError:
            self.keeping.give_back(held)
            return self._read_only(path), None
        except BrieferError:
            self.keeping.give_back(held)
            raise

    def _read_only(self, path: Path) -> Opened:
        found: Opened = self._tasks.result_of("open", lambda _: project_file.load_read_only(path))
        return found

    def _read_locked(self, path: Path, error: ProjectLocked) -> tuple[Opened, Lock | None] | None:
        from ui.projects.locked import ANYWAY, READ_ONLY, LockedDialog

        dialog = LockedDialog(error, self._window)
        dialog.exec()
        if dialog.choice == READ_ONLY:
            return self._read_only(path), None
        if dialog.choice == ANYWAY:
            return self._read(path, self.keeping.take_lock(path, is_forced=True))
        return None

    def _save_to(self, path: Path, *, is_forced: bool = False) -> None:
        if self.keeping.is_saving:
            self._is_wanted_again = True
            return
        self._settings.last_folder = str(path.absolute().parent)
        self.keeping.save(path, self._note_saved, lambda error: self._refused(path, error), is_forced=is_forced)

    def _note_saved(self) -> None:
        self._is_sample = False
        file = self.keeping.file
        if file is not None:
            self._tell(file.notice or tr("Saved {name}").format(name=file.path.name))
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.save()

    def _refused(self, path: Path, error: BaseException) -> None:
        self._is_wanted_again = False
        if not isinstance(error, ChangedOnDisk):
            self._show(error, tr("Save &as…"), self.save_as)
        elif error.how == "changed":
            self.keeping.save_beside(path, lambda copy, theirs: self._compare(error, path, copy, theirs), self._show)
        else:
            self._ask_for_place(path, error)

    def _ask_for_place(self, path: Path, error: ChangedOnDisk) -> None:
        from ui.projects.conflict import AGAIN, ELSEWHERE, GoneDialog

        dialog = GoneDialog(error, self._window)
        dialog.exec()
        if dialog.choice == ELSEWHERE:
            self.save_as()
        elif dialog.choice == AGAIN:
            self._save_to(path, is_forced=True)

    def _compare(self, error: ChangedOnDisk, path: Path, copy: Opened, theirs: Project | None) -> None:
        from ui.projects.conflict import BESIDE, ConflictDialog

        self._tell(tr("Saved {name}").format(name=copy.path.name))
        dialog = ConflictDialog(error, path, copy.path, theirs, copy.project, self._window)
        dialog.exec()
        if dialog.choice == BESIDE:
            open_beside(path)

    def folder(self) -> Path:
        """Return the folder last used, else that of documents."""
        known = self._settings.last_folder
        if known and Path(known).is_dir():
            return Path(known)
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()


def open_beside(path: Path) -> None:
    """Open a project in a window of its own, which is a process of its own: a fault in one leaves the other alone."""
    is_packed = getattr(sys, "frozen", False)
    start = [] if is_packed else ["-m", "briefer"]
    home = Path(briefer.__file__).resolve().parent.parent
    QProcess.startDetached(sys.executable, [*start, str(path.absolute())], str(home))


def _file_stem(title: str) -> str:
    """Return a title as a file name: letters, digits and hyphens, at most LONGEST_STEM, cut between two words."""
    words = "".join(character if character.isalnum() else " " for character in title).split()
    whole = "-".join(words)
    stem = whole[:LONGEST_STEM]
    if len(whole) > LONGEST_STEM and whole[LONGEST_STEM] != "-":
        stem = stem.rpartition("-")[0] or stem
    return stem or datetime.now().strftime("brief-%Y-%m-%d")


def project_filter() -> str:
    """Return the filter of the file dialog that shows projects."""
    return f"{tr('Briefer projects')} (*{project_file.SUFFIX})"
