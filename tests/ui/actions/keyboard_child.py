"""A window on the sample for a test in a server of its own: says the name of each action that a key runs."""

from __future__ import annotations

import os
import sys
import tempfile


def say(word: str) -> None:
    """Write a line to whoever started this."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    """Open the window, say so, and end when the input does."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        from PySide6.QtCore import QSocketNotifier

        from ui.app import make_frame, make_window

        application, frame, settings = make_frame()
        window = make_window(application, settings)
        frame.take_in(window)
        frame.show()
        frame.activateWindow()
        window.article.setFocus()
        for name, action in window.keyboard.made.items():
            action.triggered.connect(lambda _=False, name=name: say(name))
        ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        ended.activated.connect(lambda *_: application.quit())
        application.processEvents()
        say("ready")
        application.exec()
        os._exit(0)  # nothing here is worth an orderly end


if __name__ == "__main__":
    main()
