"""What the tables beside the board share: each shows a value of the project, a hidden one when it is shown."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from briefer.model import Project
from ui.session import Session


class ComparedView(QWidget):
    """A view of the parts of a project that are named in `PARTS`; whoever inherits says in `_show` how."""

    PARTS: ClassVar = frozenset({"annotations", "parties", "articles", "brief"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project; a hidden view does so when it is shown."""
        if not parts & self.PARTS:
            return
        self._is_stale = True
        if self.isVisible():
            self._renew(project)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._renew(self._session.project)

    def _renew(self, project: Project) -> None:
        self._is_stale = False
        self._show(project)

    def _show(self, project: Project) -> None:
        raise NotImplementedError
