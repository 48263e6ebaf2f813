"""How long the window's thread stands still while 10,000 annotations are kept in recovery, saved, and backed up.

A timer asks for a turn every 2 ms, as keys and paints do; what is printed is how much later than asked it came, with
nothing else going on and while the work is kept. Run: python -m benchmarks.keeping.autosave
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.keeping.store import ANNOTATIONS, a_large_project
from briefer.model import Project
from ui.projects.keeping import Keeping
from ui.session import Session
from ui.tasks import Tasks

TURN_MS = 2
SECONDS = 6.0
ACT_MS = 250


class Pulse:
    """Notes how late each turn of the event loop comes."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self._note)

    def beat(self, seconds: float) -> list[float]:
        """Return how late turns came during some seconds."""
        self._last = time.perf_counter()
        self._timer.start()
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        self._timer.stop()
        return self.late_ms

    def _note(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - TURN_MS))
        self._last = now


def main() -> None:
    """Print how late turns come, idle and while the work is kept."""
    QApplication(sys.argv[:1])
    project = a_large_project()
    with TemporaryDirectory() as folder:
        session = Session(project)
        tasks = Tasks()
        keeping = Keeping(session, tasks, Path(folder))
        keeping.open(project, None)
        print(f"{ANNOTATIONS:,} annotations; turns asked for every {TURN_MS} ms, lateness in ms")
        _report("nothing kept", Pulse().beat(SECONDS))
        _report("recovery, an act every 250 ms", _while_acting(session, lambda: None))
        path = Path(folder) / "large.briefer"
        _report("recovery, save and backup", _while_acting(session, lambda: _save(keeping, path)))
        tasks.wait_for_all(20_000)
        keeping.close()


def _while_acting(session: Session, act: Callable[[], None]) -> list[float]:
    """Change the title again and again while the pulse beats."""
    timer = QTimer()
    timer.setInterval(ACT_MS)

    def step() -> None:
        session.step("Title", _longer_title)
        act()

    timer.timeout.connect(step)
    timer.start()
    late = Pulse().beat(SECONDS)
    timer.stop()
    return late


def _longer_title(project: Project) -> Project:
    return replace(project, title=f"{project.title}.")


def _save(keeping: Keeping, path: Path) -> None:
    if not keeping.is_saving:
        keeping.save(path, lambda: None, _raise)


def _raise(error: BaseException) -> None:
    raise error


def _report(name: str, late: list[float]) -> None:
    cuts = quantiles(late, n=1000)
    print(f"{name:32} median {cuts[499]:5.1f}  p99 {cuts[989]:5.1f}  p99.9 {cuts[998]:5.1f}  worst {max(late):5.1f}")


if __name__ == "__main__":
    main()
