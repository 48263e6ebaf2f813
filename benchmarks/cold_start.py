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
from PySide6.QtCore import QTimer
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
import sys, time
from PySide6.QtWidgets import QApplication
app_arguments = sys.argv
from ui.app import make_window
application, window = make_window()
window.show()
application.processEvents()
window.article.viewport().repaint()
print(time.time())
import os
sys.stdout.flush()
os._exit(0)
"""


def seconds(code: str, environment: dict[str, str]) -> float:
    """Return the wall time from spawning a process to its first paint."""
    started = time.time()
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1]) - started


def main() -> None:
    """Print medians and their ratio; the runs of both alternate."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XDG_CONFIG_HOME": home, "HOME": home, "PYTHONPATH": os.getcwd()}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        pairs = [(seconds(BARE, environment), seconds(BRIEFER, environment)) for _ in range(runs + 1)][1:]
    bare, briefer = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for theirs, mine in pairs)
    print(f"bare window {bare * 1000:.0f} ms, Briefer {briefer * 1000:.0f} ms, ratio {ratio:.2f} (median of {runs})")


if __name__ == "__main__":
    main()
