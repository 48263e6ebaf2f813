"""What is shown of a new value, and when: the article and its tag bar at once, what stands around them after its paint.

Several changes between two paints are one refresh of the rest. The template's own words follow from a task: the first
look at an article does not wait for its schema.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from briefer.model import Project
from ui.session import Session
from ui.tasks import Tasks

if TYPE_CHECKING:
    from briefer.templates import Template

TASK = "load the template"


class View(Protocol):
    """Something that shows a project."""

    def refresh(self, project: Project, parts: frozenset[str]) -> None:
        """Show another value; `parts` names the fields that changed."""


class Refreshing(QObject):
    """Passes changes on. `template` looks the template up, in a task; `take_up` gets it."""

    def __init__(  # noqa: PLR0913 - who is told now, who later, and the two ends of the template
        self,
        session: Session,
        tasks: Tasks,
        parent: QObject,
        *,
        at_once: Sequence[View],
        after_paint: Sequence[View],
        template: Callable[[], Template],
        take_up: Callable[[Template], None],
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._at_once = at_once
        self._after_paint = after_paint
        self._template = template
        self._take_up = take_up
        self._parts: frozenset[str] = frozenset()
        self._is_loading = False
        # 0 ms is after all events that wait, the paint among them: the key is seen before the rest is looked up
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.finish)
        session.changed.connect(self._note)

    @property
    def is_settled(self) -> bool:
        """Whether everything shows the project as it is."""
        return not self._parts and not self._is_loading

    def finish(self) -> None:
        """Show now what was put off: at the next turn, or at once for whoever cannot wait."""
        parts, self._parts = self._parts, frozenset()
        if not parts:
            return
        for view in self._after_paint:
            view.refresh(self._session.project, parts)
        if "brief" in parts:
            self._is_loading = True
            self._tasks.run(TASK, lambda _: self._template(), self._taken)

    def _note(self, project: Project, parts: frozenset[str]) -> None:
        self._parts |= parts
        for view in self._at_once:
            view.refresh(project, parts)
        self._timer.start()

    def _taken(self, template: Template) -> None:
        self._is_loading = False
        self._take_up(template)
