"""What stands between the project and a brief one may sign: found anew after every change, gone through one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from briefer.words import tr
from ui.look.words import nothing_to_check
from ui.session import Session
from ui.tasks import Tasks

if TYPE_CHECKING:
    from briefer.check import Place, Problem
    from briefer.model import Project
    from briefer.templates import Template

CHECK_DELAY_MS = 200
TASK = "check"


class Checking(QObject):
    """Keeps the problems of the project; `go_to` shows the place of one, `tell` says a sentence.

    `is_ready` says whether what a check needs is there.

    Signals
        found(problems)   the problems as they are now, worst first
    """

    found = Signal(object)

    def __init__(  # noqa: PLR0913 - what it checks and where, then how it shows a place and speaks
        self,
        session: Session,
        tasks: Tasks,
        template_of: Callable[[], Template],
        parent: QObject,
        *,
        go_to: Callable[[Place], None],
        tell: Callable[[str], None],
        is_ready: Callable[[], bool],
    ) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()
        self._session = session
        self._tasks = tasks
        self._template_of = template_of
        self._go_to = go_to
        self._tell = tell
        self._is_ready = is_ready
        self._at = -1
        self._timer = QTimer(self, singleShot=True, interval=CHECK_DELAY_MS)
        self._timer.timeout.connect(self._check_in_peace)
        session.changed.connect(lambda *_: self._timer.start())
        self._timer.start()

    def check(self) -> None:
        """Look for problems now, without the pause after an edit."""
        project = self._session.project
        self._take(project, _problems(project, self._template_of()))

    def _check_in_peace(self) -> None:
        """Look beside the window, after the pause; while the template is still looked up, after another one."""
        if not self._is_ready():
            self._timer.start()
            return
        project, template = self._session.project, self._template_of()
        self._tasks.run(TASK, lambda _: _problems(project, template), lambda found: self._take(project, found))

    def _take(self, project: Project, found: tuple[Problem, ...]) -> None:
        if isValid(self) and project is self._session.project:  # else another pause has begun, or the window is gone
            self.problems = found
            self._at = -1
            self.found.emit(found)

    def step(self, step: int) -> None:
        """Go to the next or previous thing to check, from anywhere."""
        if not self.problems:
            self._tell(nothing_to_check(is_begun=bool(self._session.project.articles)))
            return
        self._at = (self._at + step) % len(self.problems)
        problem = self.problems[self._at]
        self._go_to(problem.place)
        self._tell(tr("{n} of {total}: {what}").format(n=self._at + 1, total=len(self.problems), what=problem.message))


def _problems(project: Project, template: Template) -> tuple[Problem, ...]:
    from briefer.check import check

    return check(project, template) if project.articles else ()  # nothing was begun yet
