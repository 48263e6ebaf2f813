"""From an edit to the redrawn pages of a brief of four pages, on the real Brief stage.

Run: python -m benchmarks.desk.preview
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.desk.window import in_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

EDITS = 20


def main() -> None:
    """Print the first pages after the stage is asked for, and the median and the slowest of later ones, in ms."""
    in_window(measure)


def measure(application: QApplication, window: MainWindow) -> None:
    """Edit a field in a real window and wait for the pages each time."""
    from briefer import edits, pipeline

    window.session.open(pipeline.sample_brief_project(), None)
    started = time.perf_counter()
    window.stages.show_stage("brief")
    pages = window.stages.brief.pages

    def waited(since: float) -> float:
        while not pages.is_current:
            application.processEvents()
            time.sleep(0.0005)  # a busy loop would take the other thread's turns
        return (time.perf_counter() - since) * 1000

    print(f"first pages: {waited(started):.0f} ms")
    took = []
    for number in range(EDITS):
        started = time.perf_counter()
        window.session.edit("Edit", edits.set_field, "subject", f"Subject {number}")
        while pages.is_current:
            application.processEvents()
        took.append(waited(started))
    print(f"edit to pages: median {statistics.median(took):.0f} ms, most {max(took):.0f} ms")


if __name__ == "__main__":
    main()
