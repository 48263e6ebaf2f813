"""When something fails that should not: the window stays, a sentence says so, and a report can be copied."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget


def install(window: QWidget) -> None:
    """Show every unexpected exception in a dialog over `window` instead of ending the program."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(error, trace)
        sys.stderr.write(text)
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("A fault in Briefer")
        box.setText("Something went wrong that should not have. Your work is still open: save it now.")
        box.setInformativeText("The report below helps to mend the fault. It holds no text of your articles.")
        box.setDetailedText(text)
        box.exec()

    sys.excepthook = show


def report(error: BaseException, trace: TracebackType | None) -> str:
    """Return where an exception came from, without its message: that could quote an article."""
    places = "".join(traceback.format_list(traceback.extract_tb(trace)))
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}"
    return f"{type(error).__name__}\n{places}{system}\n"
