"""From the start of a process to the first painted window: Briefer beside a bare Qt window with a list in it.

Run: python -m benchmarks.cold_start [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow
class Window(QMainWindow):
    pass
app = QApplication(sys.argv)
window = Window()
rows = QListWidget()
rows.addItems([f"Row {n}" for n in range(60)])
window.setCentralWidget(rows)
window.resize(1366, 740)
window.show()
app.processEvents()
rows.viewport().repaint()
print(time.time())
"""

BRIEFER = """
import os, sys, time
from ui.app import make_frame, make_window
application, frame, settings = make_frame()
frame.show()
application.processEvents()
frame.repaint()
painted = time.time()
window = make_window(application, settings)
frame.take_in(window)
window.documents.open_sample()
application.processEvents()
window.article.viewport().repaint()
print(painted, time.time())
sys.stdout.flush()
os._exit(0)
"""


def seconds(code: str, environment: dict[str, str]) -> list[float]:
    """Return the wall times from spawning a process to what it prints: its first paint, then what comes after."""
    started = time.time()
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return [float(moment) - started for moment in done.stdout.split()]


def main() -> None:
    """Print medians and their ratios; the runs of both alternate."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XDG_CONFIG_HOME": home, "HOME": home, "PYTHONPATH": os.getcwd()}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        measured = [(*seconds(BARE, environment), *seconds(BRIEFER, environment)) for _ in range(runs + 1)][1:]
    bare, painted, readable = (statistics.median(column) * 1000 for column in zip(*measured, strict=True))
    print(f"bare window {bare:.0f} ms (median of {runs})")
    print(f"Briefer, first paint {painted:.0f} ms, ratio {painted / bare:.2f}")
    print(f"Briefer, article readable {readable:.0f} ms, ratio {readable / bare:.2f}")


if __name__ == "__main__":
    main()
