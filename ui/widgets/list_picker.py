"""A field and a list that filters as one types: Up and Down choose, Enter takes. What it lists is not here."""

from __future__ import annotations

from abc import abstractmethod
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.cell_table import CellTable
from ui.widgets.cells import CellsModel, TableRow
from ui.widgets.dialog import fit
from ui.widgets.labels import RoleLabel

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class ListPicker(QDialog):
    """Asks for one of several things; whoever opens it lays out `field`, `list` and `hint` by `lay_out`."""

    def __init__(self, shares: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fit(self, 480, 440)
        self.field = QLineEdit(self)
        self.model = CellsModel(("",) * len(shares), self)
        self.list = CellTable(self.model, shares, self)
        self.list.is_always_ringed = True
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @abstractmethod
    def lines(self, typed: str) -> tuple[TableRow, ...]:
        """Return what is offered for some typed words."""

    @abstractmethod
    def take(self, key: object) -> None:
        """Keep what was chosen and close."""

    def lay_out(self, hint: str) -> None:
        """Put the field over the list and a hint under it, and show what there is."""
        told = RoleLabel("caption", hint, self, tone="ink2")
        told.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(told)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self.take(self.model.key(index.row())))
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(cast(QKeyEvent, event).key())
        if key in STEPS:
            self._step(STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(self.list.current_key())
            return True  # eaten: Enter would press the dialog's default button too
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.model.show(self.lines(typed))
        self.list.select_key(None)

    def _step(self, step: int) -> None:
        last = self.model.rowCount() - 1
        row = max(0, min(last, self.list.currentIndex().row() + step))
        if last >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
