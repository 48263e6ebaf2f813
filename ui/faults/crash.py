"""When something fails that should not: the work is made safe, a sentence says so, and a report can be copied.

Faults of Python come through `sys.excepthook`, from threads through `threading.excepthook`. What ends the process at
once (a fault inside a library) leaves a trace in a file of this run, and the next start tells of it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefer.words import tr
from ui.faults import log
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel

ENDED = "ended-{}.txt"
"""The trace of a run that ended at once, by the number of its process."""
MOST_TRACE = 100_000

MakeSafe = Callable[[], tuple[str, bool]]
"""Keeps the work; returns the sentence that says where it is, and whether it is safe."""


class CrashDialog(QDialog):
    """Says that the work is safe, and shows a report that can be read before it is copied."""

    def __init__(self, sentence: str, report: str, parent: QWidget | None = None, *, is_safe: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("A fault in Briefer"))
        notice = Notice(self)
        notice.say(sentence, "check" if is_safe else "circle-alert")
        further = RoleLabel(
            "body",
            tr(
                "Something went wrong that should not have. You can go on working. The report below helps to mend the "
                "fault: it holds no text of your articles and no file names, and it goes nowhere by itself."
            ),
            self,
            tone="ink2",
        )
        further.setWordWrap(True)
        self.report = QPlainTextEdit(report, self)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("Report"))
        body = QVBoxLayout()
        body.setContentsMargins(20, 18, 20, 16)
        body.setSpacing(10)
        for widget in (notice, further, self.report):
            body.addWidget(widget)
        self.foot = Foot(self, tr("&Go on"))
        self.foot.cancel.hide()
        copy = self.foot.add_button(tr("&Copy the report"))
        copy.clicked.connect(self.copy)
        copy.show()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self.foot)
        fit(self, 640, 420)
        self.foot.main.setFocus()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons in the order of Tab."""
        return self.findChildren(QPushButton)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.foot.hint.setText(tr("Copied."))


class Faults(QObject):
    """Takes up faults of every thread and shows them, one at a time, on the thread of the window."""

    _happened = Signal(object)

    def __init__(self, window: QWidget, make_safe: MakeSafe) -> None:
        super().__init__(window)
        self._window = window
        self._make_safe = make_safe
        self._is_showing = False
        # queued: a fault may come from another thread or in the middle of a paint, where no dialog may open
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take up every unexpected exception from now on instead of ending the program."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        with contextlib.suppress(RuntimeError):  # the window is gone already
            self._note(error)

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self._take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _note(self, error: BaseException) -> None:
        text = report(error)
        sys.stderr.write(text)
        log.logger.error("fault: %s", text)
        self._happened.emit(text)

    def _show(self, text: str) -> None:
        if self._is_showing:  # a fault in painting comes again with every frame
            return
        self._is_showing = True
        try:
            sentence, is_safe = self._make_safe()
            CrashDialog(sentence, text, self._window, is_safe=is_safe).exec()
        finally:
            self._is_showing = False


def report(error: BaseException) -> str:
    """Return where an exception came from, without its message: that could quote an article."""
    return f"{log.places_of(error)}{log.system_words()}\n"


class Trace:
    """The file into which a process that ends at once writes where it was."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[str] | None = None

    def begin(self) -> str:
        """Write such a trace from now on; return what a run before this one left, "" if it ended well."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            left = self._left_behind()
            path = self._folder / ENDED.format(os.getpid())
            self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError:
            return ""
        return left

    def end(self) -> None:
        """Forget the trace of a run that ends well."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with contextlib.suppress(OSError):
                (self._folder / ENDED.format(os.getpid())).unlink()
            self._file = None

    def _left_behind(self) -> str:
        import psutil

        traces = []
        for path in sorted(self._folder.glob(ENDED.format("*"))):
            number = path.stem.rpartition("-")[2]
            if number.isdigit() and int(number) != os.getpid() and psutil.pid_exists(int(number)):
                continue
            traces.append(path.read_text(encoding="utf-8", errors="replace")[:MOST_TRACE])
            path.unlink(missing_ok=True)
        return "\n".join(filter(None, map(_without_folders, traces)))


def _without_folders(trace: str) -> str:
    """Name the files of a trace without the folders of this machine."""
    lines = []
    for line in trace.splitlines():
        before, quote, rest = line.partition('File "')
        path, end, after = rest.partition('"')
        lines.append(f"{before}{quote}{'/'.join(Path(path).parts[-2:])}{end}{after}" if quote else line)
    return "\n".join(lines)
