"""The timeline: every event with its date, oldest first; F2 opens date and status."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.model import Project

from ..dialogs.event_dialog import EventDialog
from ..models.cells import CellsModel
from ..models.overviews import timeline_rows
from ..models.words import tr
from ..session import Session
from ..views.cell_table import CellTable

PARTS = frozenset({"annotations", "parties", "articles", "brief"})


class TimelineView(QWidget):
    """Date, event, who, status and reference of every event.

    Signals
        annotation_requested(annotation_id)   show this event in the article
    """

    annotation_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        headings = (tr("Date"), tr("Event"), tr("Who"), tr("Status"), tr("Ref"))
        self.model = CellsModel(headings, self)
        self.table = CellTable(self.model, (20, 46, 18, 11, 8), self)
        self.table.setAccessibleName(tr("Timeline"))
        self.table.set_empty_sentence(tr("No events yet. Press E on a paragraph."))
        self.table.row_requested.connect(self.annotation_requested.emit)
        self.table.edit_requested.connect(self.edit_event)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.addWidget(self.table)
        self.setFocusProxy(self.table)

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project; a hidden view does so when it is shown."""
        if not parts & PARTS:
            return
        self._is_stale = True
        if self.isVisible():
            self._show(project)

    def edit_event(self, annotation_id: str) -> None:
        """Open date and status of an event."""
        dialog = EventDialog(self._session, annotation_id, self.window())
        dialog.exec()
        dialog.deleteLater()
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show(self._session.project)

    def _show(self, project: Project) -> None:
        key = self.table.current_key()
        self.model.show(timeline_rows(project))
        self.table.select_key(key)
        self._is_stale = False
