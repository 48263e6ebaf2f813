"""New items on a board stand out for two seconds; until the next act where nothing may change by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from briefer.model import Project
from ui.board.delegate import BoardState
from ui.look.theme import Look

MILLISECONDS = 2000
MOST = 3
"""More new items than this came by an act on many, and none of them stands out."""


class FreshItems(QObject):
    """Compares what is in rows now with what was, and lets the new fade."""

    def __init__(self, viewport: QWidget, standing: BoardState) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._standing = standing
        self._known: frozenset[str] | None = None

    def note(self, project: Project) -> None:
        """Let the items that were in no row before stand out."""
        known = frozenset(name for issue in project.issues for name in issue.annotation_ids)
        fresh = known - self._known if self._known is not None else frozenset()
        self._known = known
        is_still = Look.of(self).is_still
        if is_still:
            self._fade()
        if fresh and len(fresh) <= MOST:
            self._standing.fresh = fresh
            if not is_still:
                QTimer.singleShot(MILLISECONDS, self, self._fade)  # owned, so that a board that is gone does not fade

    def _fade(self) -> None:
        self._standing.fresh = frozenset()
        self._viewport.update()
