"""A small dialog while something is read or worked out: what is under way, a bar, Cancel, or why it failed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.words import tr
from ui.look.words import step_words
from ui.tasks import Tasks, Work
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel


class Waiting(QDialog):
    """Runs work off this thread and closes when it is done; `outcome` is its result, None if there is none."""

    def __init__(self, tasks: Tasks, title: str, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.outcome: Any = None
        self._tasks = tasks
        self._task = title
        self.step = RoleLabel("body", "", self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.failure = Notice(self)
        self.foot = Foot(self, tr("&Close"))
        self.foot.main.hide()
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 20, 20, 20)
        inner.setSpacing(12)
        for part in (self.step, self.bar, self.failure):
            inner.addWidget(part)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self.foot)
        fit(self, 460, 180)
        tasks.progressed.connect(self._show_step)
        tasks.run(self._task, work, self._finish, self._fail)

    def reject(self) -> None:
        self._tasks.cancel(self._task)
        super().reject()

    def _show_step(self, label: str, step: str) -> None:
        if label == self._task:
            self.step.setText(step_words(step))

    def _finish(self, outcome: Any) -> None:
        self.outcome = outcome
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self.step.hide()
        self.bar.hide()
        self.foot.cancel.hide()
        self.foot.main.show()
        self.foot.main.setFocus()
        if not isinstance(error, BrieferError):
            self.reject()
            raise error
        self.failure.say(str(error), "circle-alert")
