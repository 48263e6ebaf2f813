"""From a key press to the repainted article, on an article of 60 paragraphs.

Run: python -m benchmarks.key_to_repaint
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PARAGRAPHS = 60
PRESSES = 400


def main() -> None:
    """Print the median and the 99th percentile of tagging, moving and arming, in ms."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = home
        measure()


def measure() -> None:
    """Press keys in a real window and wait for each repaint."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from briefer import pipeline
    from ui.app import make_frame, make_window

    application, frame, settings = make_frame()
    window = make_window(application, settings)
    frame.take_in(window)
    text = "\n\n".join(
        f"Moscow said in paragraph {number} that it wants an answer. Kyiv rejects the terms."
        for number in range(PARAGRAPHS)
    )
    article = pipeline.read_pasted(text).article
    window.session.open(pipeline.new_project(article, pipeline.SAMPLE_PARTIES), None)
    frame.show()
    frame.activateWindow()
    application.processEvents()
    article_view = window.article
    keys = (Qt.Key.Key_D, Qt.Key.Key_J, Qt.Key.Key_1, Qt.Key.Key_P, Qt.Key.Key_K, Qt.Key.Key_2, Qt.Key.Key_L)
    took = []
    for press in range(PRESSES):
        key = keys[press % len(keys)]
        if press % 55 == 54:
            key = Qt.Key.Key_Home
        started = time.perf_counter()
        QTest.keyClick(article_view, key)
        article_view.viewport().repaint()
        took.append((time.perf_counter() - started) * 1000)
        application.processEvents()
    took.sort()
    p99 = took[int(len(took) * 0.99) - 1]
    print(f"key to repaint: median {statistics.median(took):.1f} ms, p99 {p99:.1f} ms, most {took[-1]:.1f} ms")


if __name__ == "__main__":
    main()
