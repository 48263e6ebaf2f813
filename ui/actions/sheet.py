"""All keys on one sheet, filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from briefer.words import said, tr
from ui.actions.action import WHERE
from ui.actions.keyboard import Keyboard
from ui.actions.keymap import every_key_text
from ui.actions.moving import VIEW_KEYS
from ui.widgets.dialog import fit


class KeySheet(QDialog):
    """A table of what each key does."""

    def __init__(self, keyboard: Keyboard, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("All keys"))
        fit(self, 620, 640)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the keys"))
        keys = keyboard.keys
        lines = [
            (said(WHERE[action.scope]), action.text, every_key_text(keys[action.name])) for action in keyboard.actions
        ]
        lines += [(said(where), said(text), said(keys)) for where, keys, text in VIEW_KEYS]
        self.table = _table([line for line in lines if line[2]], self)
        self.filter.textChanged.connect(self._show_matches)
        box = QVBoxLayout(self)
        box.addWidget(self.filter)
        box.addWidget(self.table)

    def _show_matches(self, words: str) -> None:
        wanted = words.casefold()
        for row in range(self.table.rowCount()):
            texts = (self.table.item(row, column) for column in range(self.table.columnCount()))
            is_match = any(wanted in item.text().casefold() for item in texts if item is not None)
            self.table.setRowHidden(row, not is_match)


def _table(lines: Sequence[tuple[str, str, str]], parent: QWidget) -> QTableWidget:
    table = QTableWidget(len(lines), 3, parent)
    table.setAccessibleName(tr("Keys"))
    table.setHorizontalHeaderLabels([tr("Where"), tr("What it does"), tr("Keys")])
    table.verticalHeader().setVisible(False)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)  # Tab leads on, the arrows go through the table
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            table.setItem(row, column, QTableWidgetItem(text))
    table.resizeColumnsToContents()
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table
