"""The real window at work until somebody ends it: each act is announced after it is done, with what should be kept.

Run as a process by test_window: python -m tests.endurance.desk PAUSE_S PATH
"""

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from briefer.store import project_file
from ui.app import make_frame, make_window
from ui.settings import Settings

KEYS = (Qt.Key.Key_D, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_L, Qt.Key.Key_J, Qt.Key.Key_K)


def main(pause_s, path):
    """Press keys for ever; print the fingerprint of the project at the start and after each act."""
    application, frame, _ = make_frame()
    settings = Settings(QSettings(str(Path(path).with_suffix(".ini")), QSettings.Format.IniFormat))
    window = make_window(application, settings)
    frame.show()
    frame.take_in(window)
    window.documents.open_sample()
    choice = random.Random(path)
    frame.activateWindow()
    window.article.setFocus()
    said = announce(window)
    for number in range(100_000):
        if number and number % 40 == 0:
            window.documents._save_to(Path(path))
        elif number % 13 == 12:
            QTest.keyClick(window.article, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(window.article, choice.choice(KEYS))
        said = announce(window, said)
        end = time.monotonic() + pause_s
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.001)


def announce(window, said=""):
    """Print the time and the fingerprint of the project if it is another one than was said last."""
    now = project_file.sha256_of(project_file.dumps(window.session.project))
    if now != said:
        sys.stdout.write(f"{time.monotonic()} {now}\n")
        sys.stdout.flush()
    return now


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
