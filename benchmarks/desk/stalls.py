"""Every command at 10,000 paragraphs: how long the window could not answer because of it, and what it opened.

Run: python -m benchmarks.desk.stalls [PART OF A COMMAND'S NAME]...
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.desk.keys import DRAFT, LONGEST, Took, project_of
from benchmarks.desk.window import in_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.main_window import MainWindow

LIMIT_MS = 100
LOOK_S = 0.35
"""So long is what opened looked at before it is closed; and so long is waited for what follows an act."""
PATIENCE_S = 20.0
LEFT_OUT = frozenset({"file.quit"})
LOOKS = ("view.dark", "view.light", "view.high_contrast", "view.larger", "view.plain", "view.light")
WITH_OPEN = ("brief.templates", "help.pages")


def main() -> None:
    """Print each command with the longest time that the window held still; `*` marks those over LIMIT_MS."""
    in_window(lambda _, window: measure(window, sys.argv[1:]))


def measure(window: MainWindow, wanted: list[str]) -> None:
    """Run the commands in the stage where they act, and then change the look while other windows are open."""
    from PySide6.QtWidgets import QApplication

    from ui.actions.action import Scope
    from ui.app import LOADING, warm_up

    warm_up(window)  # as every start does
    while window.tasks.is_running(LOADING):
        QApplication.processEvents()
        time.sleep(0.01)
    with TemporaryDirectory() as folder:
        path = _kept(Path(folder))
        _prepare(window, path, "read")
        window.suggesting.close()  # the draft is there and stays; `desk` measures the keys while it is made
        for action in window.keyboard.actions:
            if action.name in LEFT_OUT or (wanted and not any(each in action.name for each in wanted)):
                continue
            stage = "compare" if action.scope in {Scope.BOARD, Scope.TIMELINE, Scope.SOURCES} else "read"
            _prepare(window, path, stage)
            _tell(action.name, Watch(window).held_by(action.run))
        if not wanted:
            _try_looks(window)


def _tell(name: str, held: tuple[Took, set[str]]) -> None:
    (wall, cpu), seen = held
    mark = "*" if cpu > LIMIT_MS else " "
    print(f"{mark} {name}: {wall:.0f} ms, CPU {cpu:.0f} ms; {', '.join(sorted(seen)) or 'nothing opened'}", flush=True)


class Watch:
    """Measures the longest time between two turns of the event loop, and closes what opened."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        self._window = window
        self._beat = QTimer(window, interval=0)
        self._beat.timeout.connect(self._on_beat)
        self._last = (0.0, 0.0)
        self._held: list[Took] = []
        self._seen: dict[str, float] = {}

    def held_by(self, act: Callable[[], object], *, is_closed: bool = True) -> tuple[Took, set[str]]:
        """Act; return the longest hold by the clock and the longest of the processor, and what opened meanwhile."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        self._is_closing = is_closed
        self._last = _now()
        self._beat.start()
        done: list[bool] = []

        def begin() -> None:
            act()
            done.append(True)

        QTimer.singleShot(0, self._window, begin)
        rested, late = time.monotonic(), time.monotonic() + PATIENCE_S
        while time.monotonic() < late and (time.monotonic() - rested < LOOK_S):
            QApplication.processEvents()
            if not done or self._window.tasks.is_running(DRAFT) or (is_closed and _opened(self._window)):
                rested = time.monotonic()
        self._beat.stop()
        if not done:
            raise SystemExit("An act did not end.")
        wall, cpu = (max(each[place] for each in self._held) * 1000 for place in (0, 1))
        return (wall, cpu), set(self._seen)

    def _on_beat(self) -> None:
        now = _now()
        self._held.append((now[0] - self._last[0], now[1] - self._last[1]))
        for each in _opened(self._window):
            name = type(each).__name__
            if time.monotonic() - self._seen.setdefault(name, time.monotonic()) > LOOK_S and self._is_closing:
                each.close()
        self._last = _now()


def _kept(folder: Path) -> Path:
    from briefer.store import project_file

    path = folder / "long.briefer"
    project_file.save(project_of(LONGEST), path)
    return path


def _prepare(window: MainWindow, path: Path, stage: str) -> None:
    """Have the long article open and settled as a person finds it, in the middle of it."""
    from PySide6.QtWidgets import QApplication

    from ui.session import Focus

    if window.session.path != path or len(window.session.project.articles) != 1:
        window.session.undo_stack.setClean()
        window.documents.open(path)
    while window.session.undo_stack.canUndo():
        window.session.undo()
    window.stages.show_stage(stage)
    if stage == "read":
        window.session.set_focus(Focus(window.session.project.articles[0].paragraphs[LONGEST // 2].id))
    rested = time.monotonic()
    while time.monotonic() - rested < LOOK_S:
        QApplication.processEvents()
        if window.tasks.is_running(DRAFT):
            rested = time.monotonic()


def _try_looks(window: MainWindow) -> None:
    acts = {each.name: each.run for each in window.keyboard.actions}
    for name in WITH_OPEN:
        Watch(window).held_by(acts[name], is_closed=False)
    for name in LOOKS:
        _tell(f"{name} with two windows open", Watch(window).held_by(acts[name], is_closed=False))


def _opened(window: MainWindow) -> list[QWidget]:
    from PySide6.QtWidgets import QApplication

    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window.window()]


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


if __name__ == "__main__":
    main()
