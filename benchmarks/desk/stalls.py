"""Every command and what has none, on three projects: how long each held the window still, and what it opened.

Run: python -m benchmarks.desk.stalls [short|rows|long] [PART OF A NAME]...
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.desk.keys import DRAFT, Took
from benchmarks.desk.scenes import PROJECTS, Scene, filed_project, first_looks, further
from benchmarks.desk.window import in_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from ui.actions.action import Action
    from ui.main_window import MainWindow

LIMIT_MS = 100
LOOK_S = 0.35
"""So long is what opened looked at before it is closed; and so long is waited for what follows an act."""
PATIENCE_S = 60.0
LEFT_OUT = frozenset({"file.quit"})
LOOKS = ("view.dark", "view.light", "view.high_contrast", "view.larger", "view.plain", "view.light")
WITH_OPEN = ("brief.templates", "help.pages")


def main() -> None:
    """Print each act with the longest time that the window held still; `*` marks those over LIMIT_MS."""
    if len(sys.argv) > 1:
        in_window(lambda _, window: measure(window, sys.argv[1], sys.argv[2:]))
        return
    for name in PROJECTS:  # in a process of its own: what opens first costs most
        print(f"{name}:", flush=True)
        subprocess.run([sys.executable, "-m", "benchmarks.desk.stalls", name], check=True)


def measure(window: MainWindow, name: str, wanted: list[str]) -> None:
    """Act in the stage where each act is at home, and then change the look while other windows are open."""
    from PySide6.QtWidgets import QApplication

    from ui.app import LOADING, warm_up

    warm_up(window)  # as every start does
    while window.tasks.is_running(LOADING):
        QApplication.processEvents()
        time.sleep(0.01)
    with TemporaryDirectory() as folder:
        path, other = _kept(Path(folder), name)
        _prepare(window, path, "read", 0)
        window.suggesting.close()  # the draft is there and stays; `keys` measures the keys while it is made
        for scene in _scenes(window, path, other, Path(folder)):
            if not wanted or any(each in scene.name for each in wanted):
                if scene.stage:
                    _prepare(window, path, scene.stage, len(scene.name) % 2)
                _tell(scene.name, Watch(window).held_by(scene.run, drive=scene.drive))
        if not wanted:
            _try_looks(window)


def _scenes(window: MainWindow, path: Path, other: Path, folder: Path) -> Iterator[Scene]:
    yield from first_looks(window)
    for action in window.keyboard.actions:
        if action.name not in LEFT_OUT:
            yield from _of_action(action)
    yield from further(window, path, other, folder)


def _of_action(action: Action) -> Iterator[Scene]:
    """Return an action as it is tried: where its keys act, on what is tagged and on what is not, on row and item."""
    from ui.actions.action import Scope

    in_compare = {Scope.BOARD: "board", Scope.TIMELINE: "timeline", Scope.SOURCES: "sources"}
    if action.scope in in_compare:
        places = [f"{in_compare[action.scope]} row", f"{in_compare[action.scope]} item"]
    else:
        places = ["read tagged", "read free"] if action.scope is Scope.ARTICLE else ["read tagged"]
    for place in places if action.scope is not Scope.TIMELINE else places[:1]:
        yield Scene(f"{action.name} ({place})", place, action.run)


def _tell(name: str, held: tuple[Took, set[str]]) -> None:
    (wall, cpu), seen = held
    mark = "*" if cpu > LIMIT_MS else " "
    print(f"{mark} {name}: {wall:.0f} ms, CPU {cpu:.0f} ms; {', '.join(sorted(seen)) or 'nothing opened'}", flush=True)


class Watch:
    """Measures the longest time between two turns of the event loop, presses on in what opened, and closes it."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        self._window = window
        self._beat = QTimer(window, interval=0)
        self._beat.timeout.connect(self._on_beat)
        self._last = (0.0, 0.0)
        self._held: list[Took] = []
        self._seen: dict[str, float] = {}
        self._is_closing = True
        self._drive: Callable[[QWidget], bool] = lambda _: True

    def held_by(
        self,
        act: Callable[[], object],
        *,
        is_closed: bool = True,
        drive: Callable[[QWidget], bool] = lambda _: True,
    ) -> tuple[Took, set[str]]:
        """Act; return the longest hold by the clock and the longest of the processor, and what opened meanwhile."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        self._is_closing, self._drive = is_closed, drive
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
            is_looked_at = time.monotonic() - self._seen.setdefault(name, time.monotonic()) > LOOK_S
            if is_looked_at and self._is_closing and self._drive(each) and each.isVisible():
                each.close()
        self._last = _now()


def _kept(folder: Path, name: str) -> tuple[Path, Path]:
    from briefer.store import project_file

    path, other = folder / f"{name}.briefer", folder / "other.briefer"
    project_file.save(PROJECTS[name](), path)
    project_file.save(filed_project(60), other)
    return path, other


def _prepare(window: MainWindow, path: Path, place: str, offset: int) -> None:
    """Have the project open and settled as a person finds it, in the middle of it, `offset` paragraphs further."""
    from PySide6.QtWidgets import QApplication

    stage, _, part = place.partition(" ")
    if window.session.path != path or len(window.session.project.articles) != 1:
        window.session.undo_stack.setClean()
        window.documents.open(path)
    while window.session.undo_stack.canUndo():
        window.session.undo()
    in_compare = {"board": "positions", "timeline": "timeline", "sources": "sources"}
    window.stages.show_stage("compare" if stage in in_compare else stage)
    if stage in in_compare:
        window.stages.compare.show_tab(in_compare[stage])
        _stand(window, part, offset)
    if stage == "read":
        paragraphs = window.session.project.articles[0].paragraphs
        tagged = {each.paragraph_id for each in window.session.project.annotations}
        middle = paragraphs[len(paragraphs) // 2 :]
        wanted = [each for each in middle if (each.id in tagged) == (part != "free")] or middle
        _focus(window, wanted[offset].id)
    rested = time.monotonic()
    while time.monotonic() - rested < LOOK_S:
        QApplication.processEvents()
        if window.tasks.is_running(DRAFT):
            rested = time.monotonic()


def _focus(window: MainWindow, paragraph_id: str) -> None:
    from ui.session import Focus

    window.session.set_focus(Focus(paragraph_id))


def _stand(window: MainWindow, part: str, offset: int) -> None:
    stage, rows = window.stages.compare, window.session.project.issues
    stage.take_focus()
    row = rows[len(rows) // 2 + offset]
    if part == "row":
        stage.board.select_issue(row.id)
    else:
        stage.board.select_annotation(row.annotation_ids[0])


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
