"""A list of ticks that can be put in another order: Space ticks, Ctrl+Up and Ctrl+Down or the mouse move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from ui.widgets.tick import TickDelegate
from ui.widgets.tips import plain_tip


@dataclass(frozen=True, slots=True)
class TickLine:
    """One line: its words, whether it is ticked, and what is said of it beside its words."""

    words: str
    is_on: bool
    note: str = ""
    mark: str = ""


class OrderedTicks(QListWidget):
    """Shows lines; what is ticked or moved is told, and shown once the lines are shown anew.

    Signals
        switched(index, is_on)   a line was ticked, or no longer
        move_wanted(index, to)   a line is to stand elsewhere
    """

    switched = Signal(int, bool)
    move_wanted = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(TickDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            "QListWidget { background: transparent; }"
            "QListWidget::item { padding: 4px 3px; border: 2px solid transparent; border-radius: 5px; }"
            "QListWidget::item:focus { border-color: palette(window-text); }"
        )
        self.itemChanged.connect(self._tell)

    def show_lines(self, lines: Sequence[TickLine], current: int | None = None) -> None:
        """Show these lines; the current one stays, or becomes `current`."""
        row = self.currentRow() if current is None else current
        self._is_filling = True
        self.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.words}  {line.mark}".rstrip(), self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if line.is_on else Qt.CheckState.Unchecked)
            spoken = f"{line.words}, {line.note}" if line.note else line.words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(plain_tip(line.note))
        self._is_filling = False
        self.setCurrentRow(min(row, len(lines) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(self.currentRow(), self.currentRow() + step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the list itself changes only when it is shown anew."""
        self._move(self.currentRow(), dropped_row(self, event))

    def _move(self, index: int, to: int) -> None:
        if 0 <= index < self.count() and 0 <= to < self.count() and index != to:
            self.move_wanted.emit(index, to)

    def _tell(self, item: QListWidgetItem) -> None:
        if not self._is_filling:
            self.switched.emit(self.row(item), item.checkState() is Qt.CheckState.Checked)


def dropped_row(view: QListWidget, event: QDropEvent) -> int:
    """Return the row to which a drop moves the current line; the list itself is left as it is, for an edit follows."""
    at = view.indexAt(event.position().toPoint())
    row = at.row() if at.isValid() else view.count()
    if at.isValid() and event.position().y() > view.visualRect(at).center().y():
        row += 1
    event.setDropAction(Qt.DropAction.IgnoreAction)  # for a move the list would remove the line it came from
    event.accept()
    return row - 1 if row > view.currentRow() else row
