"""What a change of theme or size costs, and single keys in long articles: the median and the slowest of some rounds.

Run: python -m benchmarks.desk.changing
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.desk.keys import Took, _settle, _took, project_of
from benchmarks.desk.window import in_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

WORDS = 5_000


def main() -> None:
    """Print every figure, in ms."""
    in_window(measure)


def measure(_: QApplication, window: MainWindow) -> None:
    """Measure on 300 paragraphs with the stages made, as after an hour of work, and on a paragraph of 5,000 words."""
    window.session.open(project_of(300), None)
    for stage in ("compare", "brief", "read"):
        window.stages.show_stage(stage)
        _settle()
    for stage in ("read", "compare", "brief"):
        window.stages.show_stage(stage)
        _settle()
        _looks(window, stage)
    window.appearance.set_theme("light")
    window.stages.show_stage("read")
    _keys(window)
    _phrases(window)


def _looks(window: MainWindow, stage: str) -> None:
    look = window.appearance
    for name in ("dark", "high", "light"):
        _tell(f"theme {name} in {stage}", [_change(window, partial(look.set_theme, name))])
    for step in (1, 1, -1, -1):
        _tell(f"size {'+' if step > 0 else '-'} in {stage}", [_change(window, partial(look.resize_by, step))])


def _change(window: MainWindow, act: Callable[[], object]) -> Took:
    from PySide6.QtWidgets import QApplication

    def whole() -> None:
        act()
        for _ in range(3):
            QApplication.processEvents()
        window.window().repaint()

    took = _took(whole)
    _settle()
    return took


def _keys(window: MainWindow) -> None:
    from PySide6.QtCore import Qt

    from ui.session import Focus

    for name in ("J", "D", "J", "D"):
        window.session.set_focus(Focus(window.session.project.articles[0].paragraphs[5].id))
        _settle()
        _tell(f"key {name} at 300 paragraphs", [_key(window, getattr(Qt.Key, f"Key_{name}")) for _ in range(60)])


def _phrases(window: MainWindow) -> None:
    from PySide6.QtCore import Qt

    from briefer import pipeline

    sentence = "Moscow said on Monday, after a night of talks, that it wants an answer, and that it will not wait. "
    text = sentence * (WORDS // len(sentence.split()))
    window.session.open(pipeline.new_project(pipeline.read_pasted(text).article, pipeline.SAMPLE_PARTIES), None)
    window.article.setFocus()
    _settle()
    for name in ("L", "C", "Right"):
        _tell(f"key {name} in {WORDS:,} words", [_key(window, getattr(Qt.Key, f"Key_{name}")) for _ in range(30)])


def _key(window: MainWindow, key: int) -> Took:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtTest import QTest

    def act() -> None:
        QTest.keyClick(window.article, key)
        QCoreApplication.sendPostedEvents(window.window(), QEvent.Type.UpdateRequest)

    took = _took(act)
    _settle(10)
    return took


def _tell(what: str, took: list[Took]) -> None:
    wall, cpu = ([each[place] for each in took] for place in (0, 1))
    print(
        f"{what}: median {statistics.median(wall):.1f} ms, most {max(wall):.1f} ms; "
        f"CPU median {statistics.median(cpu):.1f} ms, most {max(cpu):.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
