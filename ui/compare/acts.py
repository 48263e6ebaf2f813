"""What can be done with the current line of a table of cells: each act by its key and in the menu of the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from ui.actions.comparison import sources_actions, timeline_actions
from ui.actions.keymap import key_text, usual_keys
from ui.actions.layouts import pressed_key
from ui.widgets.cell_table import CellTable


@dataclass(frozen=True, slots=True)
class CellAct:
    """One act: its words in the menu, what it does, whether it can be done now, and how it is reached.

    `action` is its row in the table of actions, whose keys it has; an act of the view alone has a `key` of its own.
    """

    text: str
    run: Callable[[], object]
    is_enabled: bool = True
    action: str = ""
    key: str = ""


class CellActs(QObject):
    """Gives a table the acts that `acts` returns for its current line."""

    def __init__(self, table: CellTable, acts: Callable[[], Iterable[CellAct]]) -> None:
        super().__init__(table)
        self._keys = usual_keys((*timeline_actions(), *sources_actions()))
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

    def take(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys in force, by the name of their action."""
        self._keys = dict(keys)

    def _keys_of(self, act: CellAct) -> tuple[str, ...]:
        return self._keys[act.action] if act.action else (act.key,) if act.key else ()

    def menu(self) -> QMenu:
        """Make the menu of the current line; it is gone when it closes."""
        menu = QMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        for act in self._acts():
            text = act.text.replace("&", "&&")
            action = menu.addAction(f"{text}\t{key_text(self._keys_of(act))}".rstrip())
            action.setEnabled(act.is_enabled)
            action.triggered.connect(lambda _=False, do=act.run: do())
        return menu

    def _press(self, event: QKeyEvent) -> bool:
        pressed = pressed_key(event)
        for act in self._acts():
            if pressed in self._keys_of(act):
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
