"""The start: where there is a screen the window opens, where there is none the sample brief is exported."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from .frame import Frame
    from .main_window import MainWindow
    from .settings import Settings

GROUNDS = {"light": "#F4F2ED", "dark": "#141618"}
"""The token `desk`, here too so that the first paint imports no table; a test compares them."""


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

    application, frame, settings = make_frame()
    frame.show()

    def furnish() -> None:
        from . import crash

        window = make_window(application, settings)
        crash.install(window)
        frame.take_in(window)
        window.documents.open_sample()
        if path is not None:
            window.documents.open(path)

    QTimer.singleShot(0, furnish)  # after the first paint
    return application.exec()


def make_frame() -> tuple[QApplication, Frame, Settings]:
    """Return the application, its empty frame in the colours of the theme, and the settings."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from .frame import Frame
    from .settings import Settings

    application = QApplication([sys.argv[0]])
    application.setApplicationName("Briefer")
    application.setOrganizationName("Briefer")
    application.setDesktopFileName("briefer")
    settings = Settings()
    is_system_dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    is_dark = settings.theme == "dark" or (settings.theme != "light" and is_system_dark)
    return application, Frame(GROUNDS["dark" if is_dark else "light"], settings.window_geometry), settings


def make_window(application: QApplication, settings: Settings) -> MainWindow:
    """Return the window, empty and not shown yet."""
    from briefer.model import Project

    from . import theme
    from .main_window import MainWindow
    from .session import Session
    from .tasks import Tasks

    theme.apply(application, settings.theme, settings.scale)
    return MainWindow(Session(Project()), settings, Tasks())
