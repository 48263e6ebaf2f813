"""Work off the UI thread: a function with a snapshot in, its result or failure back on the UI thread."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QRunnable, QThreadPool, Signal

from briefer.errors import Cancelled

TURN_S = 0.0001
"""How long other threads may go on before this one gets its turn. One key press takes many turns, so Python's 5 ms
would make it wait a tenth of a second while a large project is kept."""

Progress = Callable[[str], None]
"""Called by the work with the name of each step; raises Cancelled when the person asked to stop."""

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class _Run(QRunnable):
    """One piece of work. It owns no signal: those of a runnable die with it, in its own thread."""

    def __init__(self, tasks: Tasks, label: str, work: Work) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.label = label
        self.is_cancelled = False
        self._tasks = tasks
        self._work = work

    def progress(self, step: str) -> None:
        if self.is_cancelled:
            raise Cancelled
        self._tasks.progressed.emit(self.label, step)

    def run(self) -> None:
        try:  # whatever goes wrong belongs to the UI thread
            result: Any = self._work(self.progress)
            error: BaseException | None = None
        except Exception as exc:
            result, error = None, exc
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile, and nobody waits any more
            self._tasks.finished.emit(self, result, error)


class Tasks(QObject):
    """Runs work and brings results back.

    Signals
        progressed(label, step)  the work of this label began a step
        failed(error)            work without its own handler failed; Cancelled is not a failure
        failed_with(label, error)  work of this label failed, whoever handles it: for the log
        finished(run, result, error)  internal: carries a result from its thread to this one
        delivered()  internal: a result has arrived, and whoever waits may look again
    """

    progressed = Signal(str, str)
    failed = Signal(object)
    failed_with = Signal(str, object)
    finished = Signal(object, object, object)
    delivered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        self._pool = QThreadPool(self)
        self._running: dict[_Run, tuple[Done, Failed | None]] = {}
        self.finished.connect(self._deliver)

    def run(self, label: str, work: Work, done: Done, failed: Failed | None = None) -> None:
        """Start work; `done` gets its result, `failed` what it raised, both on this thread."""
        run = _Run(self, label, work)
        self._running[run] = (done, failed)
        self._pool.start(run)

    def result_of(self, label: str, work: Work) -> Any:
        """Run work and return its result, or raise what it raised; meanwhile the window paints and takes no input."""
        outcome: list[tuple[Any, BaseException | None]] = []
        self.run(label, work, lambda result: outcome.append((result, None)), lambda exc: outcome.append((None, exc)))
        self.wait_for(label)
        if not outcome:
            raise Cancelled
        result, error = outcome[0]
        if error is not None:
            raise error
        return result

    def wait_for(self, label: str) -> None:
        """Wait until no work of a label is under way; meanwhile the window paints and takes no input."""
        loop = QEventLoop()
        self.delivered.connect(loop.quit)
        while any(run.label == label for run in self._running):
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.delivered.disconnect(loop.quit)

    def cancel(self, label: str) -> None:
        """Ask all work of a label to stop at its next step; its result is dropped."""
        for run in self._running:
            if run.label == label:
                run.is_cancelled = True

    def is_running(self, label: str) -> bool:
        """Whether work of a label is under way and not cancelled."""
        return any(run.label == label and not run.is_cancelled for run in self._running)

    def wait_for_all(self, milliseconds: int = 5000) -> None:
        """Cancel everything and wait until no thread works any more."""
        for run in self._running:
            run.is_cancelled = True
        self._pool.waitForDone(milliseconds)

    def _deliver(self, run: _Run, result: Any, error: BaseException | None) -> None:
        done, failed = self._running.pop(run)
        try:
            if not run.is_cancelled and not isinstance(error, Cancelled):
                self._hand_over(run.label, result, error, done, failed)
        finally:
            self.delivered.emit()

    def _hand_over(
        self, label: str, result: Any, error: BaseException | None, done: Done, failed: Failed | None
    ) -> None:
        if error is None:
            done(result)
            return
        self.failed_with.emit(label, error)
        if failed is not None:
            failed(error)
        else:
            self.failed.emit(error)
