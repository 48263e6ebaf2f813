"""Where a line that is dragged within its own list comes to stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QListWidget


def dropped_row(view: QListWidget, event: QDropEvent) -> int:
    """Return the row to which a drop moves the current line; the list itself is left as it is, for an edit follows."""
    at = view.indexAt(event.position().toPoint())
    row = at.row() if at.isValid() else view.count()
    if at.isValid() and event.position().y() > view.visualRect(at).center().y():
        row += 1
    event.setDropAction(Qt.DropAction.IgnoreAction)  # for a move the list would remove the line it came from
    event.accept()
    return row - 1 if row > view.currentRow() else row
