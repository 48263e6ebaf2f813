"""Which line of the timeline tells the same event: a field and the other lines, those of the same date first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefer import queries
from briefer.model import AnnotationId, Project
from briefer.words import tr
from ui.widgets.cells import TableRow
from ui.widgets.dialog import fit
from ui.widgets.list_picker import ListPicker
from ui.widgets.overviews import timeline_rows


class EventPicker(ListPicker):
    """Asks which line an event is told in; `choice` is the id of the event that tells it, "" for none."""

    def __init__(self, project: Project, annotation_id: AnnotationId, parent: QWidget | None = None) -> None:
        super().__init__((24, 62, 14), parent)
        self.choice = ""
        self._offered = _offered(project, annotation_id)
        self.setWindowTitle(tr("The same event as…"))
        fit(self, 620, 440)
        self.field.setAccessibleName(tr("Event"))
        self.field.setPlaceholderText(tr("Type words of the event"))
        self.list.setAccessibleName(tr("Events"))
        self.list.set_empty_sentence(tr("There is no other event."))
        told = tr("The chosen one keeps its words and date; this one adds its reference. X separates them again.")
        self.lay_out(f"{tr('Up and Down choose, Enter tells them as one.')} {told}")

    def lines(self, typed: str) -> tuple[TableRow, ...]:
        """Return the lines that hold every typed word."""
        wanted = typed.casefold().split()
        return tuple(row for row in self._offered if all(word in row.spoken.casefold() for word in wanted))

    def take(self, key: object) -> None:
        """Keep the choice and close."""
        if isinstance(key, str):
            self.choice = key
            self.accept()


def _offered(project: Project, annotation_id: AnnotationId) -> tuple[TableRow, ...]:
    """Give date, words and reference of the other lines."""
    equal = queries.equal_events(project, annotation_id)
    rows = [row for row in timeline_rows(project) if row.key != annotation_id]
    rows.sort(key=lambda row: row.key not in equal)
    return tuple(TableRow(row.key, (row.cells[0], row.cells[1], row.cells[-1]), row.spoken) for row in rows)
