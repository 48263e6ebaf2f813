"""From the start of a process to a readable article and to the first key: Briefer beside a bare Qt window with a list.

Run: python -m benchmarks.desk.cold_start [RUNS]
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
print(time.time(), time.process_time())
"""

BRIEFER = """
import os, sys, time
from ui.app import load_parts, make_frame, make_window, show_first_page, show_named
from ui.article.first_keys import FirstKeys
application, frame, settings = make_frame()
frame.show()
article = show_first_page(application, frame, settings)
moments = [time.time(), time.process_time()]
keys = FirstKeys(article, settings)
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "j")
QCoreApplication.postEvent(frame.windowHandle(), press)
def shown():
    article.viewport().repaint()
    moments.extend((time.time(), time.process_time()))
article.session.focus_changed.connect(shown, Qt.ConnectionType.SingleShotConnection)
load_parts(application, is_read=True)
window = make_window(application, settings, article)
show_named(frame, window, ())
keys.hand_over(frame)
application.processEvents()
assert window.session.focus.paragraph_id == "a1.2"
print(*moments, time.time(), time.process_time())
sys.stdout.flush()
os._exit(0)
"""
MOMENTS = ("bare window", "article readable", "first key shown, pressed at once", "window there")


def seconds(code: str, environment: dict[str, str]) -> list[float]:
    """Return for each moment that is printed the wall time since the process was spawned, and its processor time."""
    started = time.time()
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    printed = [float(each) for each in done.stdout.split()]
    return [each - started if place % 2 == 0 else each for place, each in enumerate(printed)]


def main() -> None:
    """Print medians and their ratios; the runs of both alternate."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XDG_CONFIG_HOME": home, "HOME": home, "PYTHONPATH": os.getcwd()}
        environment["PYTHONPYCACHEPREFIX"] = (
            home  # every run but the first finds all compiled, as installed programs do
        )
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        measured = [(*seconds(BARE, environment), *seconds(BRIEFER, environment)) for _ in range(runs + 1)][1:]
    medians = [statistics.median(column) * 1000 for column in zip(*measured, strict=True)]
    for place, moment in enumerate(MOMENTS):
        wall, busy = medians[2 * place : 2 * place + 2]
        ratios = f"ratio {wall / medians[0]:.2f}, of processor time {busy / medians[1]:.2f}"
        print(f"{moment}: {wall:.0f} ms, processor {busy:.0f} ms, {ratios} (median of {runs})")


if __name__ == "__main__":
    main()
