"""The reading pane under the hand: keys, first paint, wheel and memory, beside a plain QTextEdit in the same run.

Run: python -m benchmarks.desk.keys
"""

from __future__ import annotations

import ctypes
import gc
import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.desk.window import in_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTextEdit

    from briefer.model import Project
    from ui.main_window import MainWindow

LONGEST = 10_000
TAGS = 500
PRESSES = 210
TAGGED = 60
"""So many characters of a paragraph a tag of the plain QTextEdit colours."""
TURNS = 200
ROUNDS = 3
KEYS = ["D", "J", "1", "P", "K", "2", "L"]
DRAFT = "Suggestions"
Took = tuple[float, float]
"""How long an act took: by the clock, and of the processor; in ms."""
PADDING = "It was a cold evening with a long queue, and the corridor was full of cameras and empty cups of coffee. "
"""Says nothing: one or two suggestions stand in each paragraph then, as in the sample article."""
PAUSE = 0.3  # seconds; a person's between two acts, in which the draft goes on


def main() -> None:
    """Print every figure, in ms and MB."""
    in_window(measure)


def measure(_: QApplication, window: MainWindow) -> None:
    """Measure articles of growing length in one window, each followed by the same text in a plain QTextEdit."""
    from PySide6.QtWidgets import QTextEdit

    _settle()
    _open(window, 60)
    _drafted(window)
    _keys(window, 60)
    memory, drafted = {}, {}
    for length in (2_000, LONGEST):
        _open(window, length)
        memory[length] = _megabytes()
        _drafted(window)
        drafted[length] = _megabytes()
    print(
        f"memory: {_growth(memory):.1f} MB for each further 1,000 paragraphs, {_growth(drafted):.1f} with their draft"
    )
    _keys(window, LONGEST)
    _keys(window, LONGEST, is_drafting=True)
    _drafted(window)
    plain = QTextEdit()  # shown no sooner: it takes the keys
    plain.setReadOnly(True)
    plain.resize(window.article.size())
    plain.show()
    for length in (2_000, LONGEST):
        _plain(plain, length)
    for way, step in (("down", 120), ("up", -120)):
        _wheel(f"wheel {way} at 10,000 paragraphs", window.article, step)
        _wheel(f"wheel {way} at 10,000 paragraphs, plain QTextEdit", plain, step)


def project_of(length: int) -> Project:
    """Return an article of `length` paragraphs with at most TAGS of them tagged, spread over it."""
    from briefer import edits, pipeline
    from briefer.model import Kind

    text = "\n\n".join(
        f"Moscow said in paragraph {number} that it wants an answer. Kyiv rejects the terms. {PADDING * 3}"
        for number in range(length)
    )
    project = pipeline.new_project(pipeline.read_pasted(text).article, pipeline.SAMPLE_PARTIES)
    count = min(TAGS, length // 2)
    for number in range(count):
        paragraph = project.articles[0].paragraphs[number * length // count]
        project = edits.annotate(project, paragraph.id, Kind.DEMAND, (project.parties[0].id,))
    return project


def _open(window: MainWindow, length: int) -> None:
    project = project_of(length)
    _tell(f"first paint of {length:,} paragraphs", [_took(lambda: _show(window, project))])
    _settle()


def _show(window: MainWindow, project: Project) -> None:
    window.session.open(project, None)
    window.article.viewport().repaint()


def _plain(plain: QTextEdit, length: int) -> None:
    text = "\n".join(paragraph.text for paragraph in project_of(length).articles[0].paragraphs)

    def show() -> None:
        plain.setPlainText(text)
        plain.viewport().repaint()

    _tell(f"first paint of {length:,} paragraphs, plain QTextEdit", [_took(show)])
    _settle()
    best: list[Took] = []
    for _ in range(ROUNDS):
        took = _tags(plain, length)
        best = took if not best or _p99(took) < _p99(best) else best
    _tell(f"tag to repaint at {length:,} paragraphs, plain QTextEdit", best)


def _tags(plain: QTextEdit, length: int) -> list[Took]:
    """Colour the first words of paragraphs one after another, in the middle of the text, each seen when it is done."""
    from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

    form, first = QTextCharFormat(), length // 2

    def tag(number: int) -> None:
        form.setBackground(QColor.fromHsv(number % 360, 60, 255))
        cursor = QTextCursor(plain.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, TAGGED)
        cursor.mergeCharFormat(form)
        plain.setTextCursor(QTextCursor(plain.document().findBlockByNumber(number)))
        plain.viewport().repaint()

    took = []
    for number in range(first, first + PRESSES):
        took.append(_took(partial(tag, number)))
        _settle(10)
    return took


def _drafted(window: MainWindow) -> None:
    """Wait until everything is suggested for the open article."""
    from PySide6.QtWidgets import QApplication

    window.suggesting.compute()
    while window.tasks.is_running(DRAFT):
        QApplication.processEvents()
        time.sleep(0.01)  # unlike a wait in Qt's test library it lets other threads work
    _settle()


def _keys(window: MainWindow, length: int, *, is_drafting: bool = False) -> None:
    from ui.session import Focus

    when = "while the draft is made" if is_drafting else "settled"
    for place, number in (("start", 0), ("end", max(length // 2, length - PRESSES))):  # the same keys, with room to go
        paragraphs = window.session.project.articles[0].paragraphs
        best: list[Took] = []
        for _ in range(1 if is_drafting else ROUNDS):  # other programs only ever make it slower
            window.session.set_focus(Focus(paragraphs[number].id))
            _settle()
            before = window.session.project
            _press(window, len(KEYS) * 4, is_drafting=is_drafting)  # what is made once is made
            if window.session.project is before:
                raise SystemExit("No key did anything.")
            took = _press(window, PRESSES // 3 if is_drafting else PRESSES, is_drafting=is_drafting)
            best = took if not best or _p99(took) < _p99(best) else best
        _tell(f"key to repaint at {length:,} paragraphs, {place}, {when}", best)


def _press(window: MainWindow, times: int, *, is_drafting: bool) -> list[Took]:
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtTest import QTest

    frame, took = window.window(), []
    for press in range(times):
        key = getattr(Qt.Key, f"Key_{KEYS[press % len(KEYS)]}")
        if is_drafting:
            window.suggesting.compute()
            time.sleep(PAUSE)

        def act(key: Qt.Key = key) -> None:
            QTest.keyClick(window.article, key)
            QCoreApplication.sendPostedEvents(frame, QEvent.Type.UpdateRequest)  # whatever the key made stale

        took.append(_took(act))
        _settle(10)
    return took


def _wheel(what: str, view: QTextEdit, step: int) -> None:
    bar = view.verticalScrollBar()

    def turn() -> None:
        bar.setValue(bar.value() + step)
        view.viewport().repaint()

    bar.setValue(bar.maximum() // 2)
    _settle()
    _tell(what, [_took(turn) for _ in range(TURNS)])


def _took(act: Callable[[], object]) -> Took:
    began, started = time.thread_time(), time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000, (time.thread_time() - began) * 1000


def _settle(turns: int = 50) -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(turns):
        QApplication.processEvents()


def _megabytes() -> float:
    gc.collect()
    libc = ctypes.CDLL(None)
    if hasattr(libc, "malloc_trim"):  # what was freed goes back to the system first
        libc.malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _growth(memory: dict[int, float]) -> float:
    return (memory[LONGEST] - memory[2_000]) / (LONGEST - 2_000) * 1000


def _p99(took: list[Took], place: int = 0) -> float:
    return sorted(each[place] for each in took)[max(0, int(len(took) * 0.99) - 1)]


def _tell(what: str, took: list[Took]) -> None:
    if len(took) == 1:
        print(f"{what}: {took[0][0]:.1f} ms, CPU {took[0][1]:.1f} ms")
        return
    wall, cpu = ([each[place] for each in took] for place in (0, 1))
    print(
        f"{what}: median {statistics.median(wall):.1f} ms, p99 {_p99(took):.1f} ms, most {max(wall):.1f} ms; "
        f"CPU median {statistics.median(cpu):.1f} ms, p99 {_p99(took, 1):.1f} ms"
    )


if __name__ == "__main__":
    main()
