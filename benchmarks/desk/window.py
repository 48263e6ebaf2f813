"""A real window to measure in: without a screen, with settings and data of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import ui  # noqa: F401  before Qt: it keeps Python's own import

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def in_window(measure: Callable[[QApplication, MainWindow], None]) -> None:
    """Open the window at 1366 x 768 from empty folders, hand it to a measure, and end what it still does."""
    from ui.app import make_frame, make_window

    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        application, frame, settings = make_frame()
        window = make_window(application, settings)
        frame.take_in(window)
        frame.resize(1366, 768)
        frame.show()
        application.processEvents()
        measure(application, window)
        window.tasks.wait_for_all()
