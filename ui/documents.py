"""Projects as files: new, open, save, export, and the question before work would be lost.

Dialogs are imported where they open: the first paint waits for none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefer import templates
from briefer.errors import BrieferError
from briefer.model import Project
from briefer.store import project_file
from briefer.templates import Template

from .session import Session
from .settings import Settings
from .tasks import Tasks

PROJECT_FILTER = f"Briefer projects (*{project_file.SUFFIX})"


class Documents:
    """Opens and keeps the session's project. `tell` shows a sentence, `show` an error."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        settings: Settings,
        window: QWidget,
        *,
        tell: Callable[[str], None],
        show: Callable[[BaseException], None],
    ) -> None:
        self._session = session
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._tell = tell
        self._show = show
        self._is_sample = False
        self._file: project_file.Opened | None = None  # what save must find unchanged

    @property
    def template(self) -> Template:
        """The project's template; the first built-in one if it is missing or has mistakes."""
        try:
            return templates.find(self._session.project.brief.template_id)
        except BrieferError:
            return templates.builtin()[0]

    def open_sample(self) -> None:
        """Open the sample article, its parties confirmed and nothing tagged."""
        from briefer import pipeline

        if self.may_close():
            self._session.open(pipeline.sample_project(), None)
            self._file = None
            self._is_sample = True

    def new(self) -> None:
        """Start an empty project."""
        if self.may_close():
            self.start_empty()

    def start_empty(self) -> None:
        """Replace what is open by an empty project, without a question."""
        self._session.open(Project(), None)
        self._file = None
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

    def open(self, path: Path) -> None:
        """Open a project file."""
        self._settings.last_folder = str(path.absolute().parent)
        self._open_project(path)

    def save(self) -> bool:
        """Save to the project's file, asking for one if it has none; say whether it was saved."""
        path = self._session.path
        return self._save_to(path) if path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save to it; say whether it was saved."""
        suggested = self.folder() / f"{_file_stem(self._session.project.title)}{project_file.SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self._window, "Save project", str(suggested), PROJECT_FILTER)
        if not name:
            return False
        path = Path(name)
        return self._save_to(path if path.suffix else path.with_suffix(project_file.SUFFIX))

    def export(self) -> None:
        """Open the export dialog."""
        from .dialogs.export_dialog import ExportDialog

        ExportDialog(self._session, self._tasks, self.template, self._settings, self._window).exec()

    def edit_parties(self) -> None:
        """Open the parties dialog."""
        from .dialogs.parties_dialog import PartiesDialog

        PartiesDialog(self._session, self._window).exec()

    def may_close(self) -> bool:
        """Whether what is open may be left: nothing is unsaved, or the user chose to save or discard it."""
        if not self._session.is_modified:
            return True
        title = self._session.project.title or "This project"
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Unsaved work")
        box.setText(f"“{title}” has changes that are not saved.")
        box.setInformativeText("Discarded changes cannot be brought back.")
        save = box.addButton("&Save", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("&Discard", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("&Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return self.save()
        return box.clickedButton() is discard

    def _open_project(self, path: Path) -> None:
        try:
            opened = project_file.open_project(path)
        except BrieferError as error:
            self._show(error)
            return
        if self.may_close():
            self._session.open(opened.project, path)
            self._file = opened
            self._is_sample = False
            self._warn_of_template()

    def _warn_of_template(self) -> None:
        try:
            templates.find(self._session.project.brief.template_id)
        except BrieferError as error:
            self._show(error)

    def _save_to(self, path: Path) -> bool:
        project = self._session.project
        try:
            self._file = project_file.save(project, path, was=self._file)
        except BrieferError as error:
            self._show(error)
            return False
        self._settings.last_folder = str(path.parent)
        self._session.mark_saved(project, path)
        self._is_sample = False
        self._tell(self._file.notice or f"Saved {path.name}")
        return True

    def folder(self) -> Path:
        """Return the folder last used, else that of documents."""
        known = self._settings.last_folder
        if known and Path(known).is_dir():
            return Path(known)
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()


def _file_stem(title: str) -> str:
    """Return a title as a file name: letters, digits and hyphens, at most 60 characters."""
    words = "".join(character if character.isalnum() else " " for character in title).split()
    return "-".join(words)[:60].strip("-") or datetime.now().strftime("brief-%Y-%m-%d")
