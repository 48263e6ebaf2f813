"""What can be done with the current line of a table of cells: each act by its key and in the menu of the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from ..views.cell_table import CellTable


@dataclass(frozen=True, slots=True)
class CellAct:
    """One act: its words in the menu, its key as Qt writes it ("" for none), and whether it can be done now."""

    text: str
    key: str
    run: Callable[[], object]
    is_enabled: bool = True


class CellActs(QObject):
    """Gives a table the acts that `acts` returns for its current line."""

    def __init__(self, table: CellTable, acts: Callable[[], Iterable[CellAct]]) -> None:
        super().__init__(table)
        self._table = table
        self._acts = acts
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._press(cast(QKeyEvent, event))
        if event.type() == QEvent.Type.ContextMenu:
            self._open_menu(cast(QContextMenuEvent, event))
            return True
        return False

    def menu(self) -> QMenu:
        """Make the menu of the current line; it is gone when it closes."""
        menu = QMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        for act in self._acts():
            text = act.text.replace("&", "&&")
            action = menu.addAction(f"{text}\t{act.key}" if act.key else text)
            action.setEnabled(act.is_enabled)
            action.triggered.connect(lambda _=False, do=act.run: do())
        return menu

    def _press(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        for act in self._acts():
            if act.key and QKeySequence(act.key) == pressed:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    act.run()
                return True
        return False

    def _open_menu(self, event: QContextMenuEvent) -> None:
        table = self._table
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            at = event.globalPos()
            index = table.indexAt(table.viewport().mapFromGlobal(at))
            if index.isValid():
                table.setCurrentIndex(index)
        else:
            at = table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).topLeft() + QPoint(12, 28))
        if table.current_key() is not None:
            menu = self.menu()
            if menu.actions():
                menu.popup(at)
