"""The start: where there is a screen the window opens, where there is none the sample brief is exported."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from .main_window import MainWindow


def main(arguments: Sequence[str]) -> int:
    """Open the window on a project, an article or the sample; return the exit status."""
    if len(arguments) > 1:
        sys.stderr.write("Give one project or article, or none.\n")
        return 2
    if not has_display():
        return _without_display(arguments)
    return _with_window(Path(arguments[0]) if arguments else None)


def has_display() -> bool:
    """Whether a window can be shown: Qt ends the whole process where it cannot."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _without_display(arguments: Sequence[str]) -> int:
    from briefer.commands import export_sample
    from briefer.errors import BrieferError

    if arguments:
        sys.stderr.write("There is no display. Use the command line instead: python -m briefer --help\n")
        return 1
    sys.stdout.write("There is no display, so Briefer exports its sample brief instead of opening a window.\n")
    try:
        export_sample(Path.cwd())
    except BrieferError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _with_window(path: Path | None) -> int:
    from PySide6.QtCore import QTimer

    from . import crash

    application, window = make_window()
    crash.install(window)
    window.show()
    QTimer.singleShot(0, window.documents.open_sample)  # the first paint waits for no article
    if path is not None:
        QTimer.singleShot(0, lambda: window.documents.open(path))
    return application.exec()


def make_window() -> tuple[QApplication, MainWindow]:
    """Return the application and its window, empty and not shown yet."""
    from PySide6.QtWidgets import QApplication

    from briefer.model import Project

    from . import theme
    from .main_window import MainWindow
    from .session import Session
    from .settings import Settings
    from .tasks import Tasks

    application = QApplication([sys.argv[0]])
    application.setApplicationName("Briefer")
    application.setOrganizationName("Briefer")
    application.setDesktopFileName("briefer")
    settings = Settings()
    theme.apply(application, settings.theme, settings.scale)
    window = MainWindow(Session(Project()), settings, Tasks())
    if settings.window_geometry:
        window.restoreGeometry(settings.window_geometry)
    else:
        window.resize(1366, 740)
    return application, window
