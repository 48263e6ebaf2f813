"""What watches over one run of the program: the log, the hooks for faults, and what the last run left to tell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefer.words import tr
from ui.faults import log
from ui.faults.crash import CrashDialog, Faults, Trace
from ui.projects.keeping import Keeping, data_folder
from ui.session import Session
from ui.tasks import Tasks


class Safety:
    """Watches over a window from `begin` to `end`."""

    def __init__(self, window: QWidget, session: Session, tasks: Tasks, keeping: Keeping) -> None:
        self._window = window
        self._session = session
        self._tasks = tasks
        self._keeping = keeping
        self._folder = data_folder() / "log"
        self._faults = Faults(window, self.make_safe)
        self._trace = Trace(self._folder)
        self._last_run = ""

    def begin(self) -> None:
        """Start the log and take up every fault."""
        log.start(self._folder)
        self._faults.install()
        self._last_run = self._trace.begin()
        self._tasks.failed_with.connect(_note_failure)

    def end(self) -> None:
        """End what was begun, after the window was closed."""
        log.logger.info("end")
        self._trace.end()
        log.stop()

    def make_safe(self) -> tuple[str, bool]:
        """Keep the work, and say where it is."""
        if not self._session.is_modified:
            return tr("Your work is safe: everything is saved."), True
        file = self._keeping.keep_now()
        if file is None:
            return tr("Your work is open but could not be kept in recovery. Save it now."), False
        return tr("Your work is safe in {path}").format(path=file), True

    def tell_of_last_run(self) -> None:
        """Say that the last run ended at once, with its report, if it did."""
        if self._last_run:
            log.logger.error("the last run ended at once")
            text = f"{self._last_run}\n{log.system_words()}\n"
            sentence = tr("Briefer ended unexpectedly last time. What was not saved is kept in recovery.")
            CrashDialog(sentence, text, self._window).exec()


def _note_failure(label: str, error: object) -> None:
    log.logger.info("%s failed: %s", label, type(error).__name__)
