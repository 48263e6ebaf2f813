"""Random keys and clicks on the real window: no act may fail, lose the keyboard, or hold the window.

Run: python -m benchmarks.desk.monkey [ACTS]
"""

from __future__ import annotations

import random
import statistics
import sys
from typing import TYPE_CHECKING

from benchmarks.desk.keys import Took, _took
from benchmarks.desk.window import in_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.main_window import MainWindow

SIZES = ((1366, 768), (1920, 1080), (800, 600))
LETTERS = "DPETNRJKLCUOSMXHBGW.1230"
NAMED = ("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Space", "Return", "Escape", "Delete")
FURTHER = ("Tab", "Backtab", "F2", "F6", "Insert", "BracketLeft", "BracketRight")
HELD = ("A", "Z", "Y", "Up", "Down", "1", "2", "3", "B", "PageUp", "PageDown", "Plus", "Minus")
"""Keys with Ctrl: none that opens a file dialog, leaves the program or prints."""
STALL_MS = 250


def main() -> None:
    """Print how long the acts took, and which were stalls."""
    in_window(lambda _, window: measure(window, int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))


def measure(window: MainWindow, acts: int) -> None:
    """Act at each size on the sample brief."""
    from briefer import pipeline

    window.keeping.open(pipeline.sample_brief_project(), None)
    for seed, size in enumerate(SIZES):
        window.window().resize(*size)
        took = Monkey(window, seed).act(acts)
        cpu = [each[1] for each, _ in took]
        stalls = [f"{what} {each[1]:.0f} ms" for each, what in took if each[1] > STALL_MS]
        told = f"CPU median {statistics.median(cpu):.1f} ms, most {max(cpu):.0f} ms; over {STALL_MS} ms: {len(stalls)}"
        print(f"{acts:,} acts at {size[0]} x {size[1]}: {told} {stalls[:8]}", flush=True)


class Monkey:
    """Acts at random, the same for the same seed; what opens is closed again by Escape."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        from PySide6.QtCore import QTimer

        self._window = window
        self._choice = random.Random(seed)
        self._closing = QTimer(window, interval=15)
        self._closing.timeout.connect(_close_what_is_open)

    def act(self, times: int) -> list[tuple[Took, str]]:
        """Act so often; return how long each act took and what it was."""
        from PySide6.QtWidgets import QApplication

        self._closing.start()
        done = []
        for _ in range(times):
            what, act = self._next()
            took = _took(act)
            QApplication.processEvents()
            _close_what_is_open()
            if not self._window.isActiveWindow():
                self._window.window().activateWindow()  # as a window manager does when a dialog goes
                QApplication.processEvents()
            done.append((took, what))
            holder = self._window.focusWidget()
            if holder is None or not holder.isVisible():
                stage = self._window.stages.current
                raise AssertionError(f"The keyboard is lost in {stage} after {what}: {holder} has it.")
        self._closing.stop()
        return done

    def _next(self) -> tuple[str, Callable[[], object]]:
        if self._choice.random() < 0.2:
            return self._click()
        return self._key()

    def _key(self) -> tuple[str, Callable[[], object]]:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        held = Qt.KeyboardModifier.NoModifier
        kind = self._choice.random()
        name = self._choice.choice((*LETTERS, *NAMED, *FURTHER))
        if kind < 0.15:
            name, held = self._choice.choice(HELD), Qt.KeyboardModifier.ControlModifier
        elif kind < 0.3:
            held = Qt.KeyboardModifier.ShiftModifier
        key = getattr(Qt.Key, f"Key_{ {'.': 'Period'}.get(name, name) }")
        target = self._window.focusWidget()
        where = f"{type(target).__name__} {target.accessibleName()}"
        return f"{held.name} {name} in {where}", lambda: QTest.keyClick(target, key, held)

    def _click(self) -> tuple[str, Callable[[], object]]:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QAbstractScrollArea

        views = [each for each in self._window.stages.findChildren(QAbstractScrollArea) if each.isVisible()]
        view: QWidget = self._choice.choice(views).viewport()
        at = QPoint(self._choice.randrange(max(1, view.width())), self._choice.randrange(max(1, view.height())))
        held = self._choice.choice(
            (Qt.KeyboardModifier.NoModifier,) * 4
            + (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
        )
        name = type(view.parent()).__name__
        return f"{held.name} click in {name}", lambda: QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, at)


def _close_what_is_open() -> None:
    """Close the dialog or menu that is open, as Escape does."""
    from PySide6.QtWidgets import QApplication, QDialog

    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()


if __name__ == "__main__":
    main()
