"""What can be done with the current line of a table of cells: each act by its key and in the menu of the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from ui.actions.action import Action, Run
from ui.actions.keymap import key_text, usual_keys
from ui.actions.layouts import pressed_key
from ui.tagging.item_menu import fill_item_menu
from ui.tagging.many import Many
from ui.widgets.cell_table import CellTable


@dataclass(frozen=True, slots=True)
class CellAct:
    """One line of the menu: its words, what it does, whether it can be done now, and a key of its own.

    With the name of an `action` of the table it has the keys of that action, and its handler unless it has another.
    """

    text: str
    run: Run | None = None
    is_enabled: bool = True
    action: str = ""
    key: str = ""


class CellActs(QObject):
    """Gives a table its `actions` by key, and by menu the acts that `acts` returns for its current line.

    Where its lines are items, `many` adds to the menu what can be done with any item.
    """

    def __init__(
        self,
        table: CellTable,
        actions: Sequence[Action],
        acts: Callable[[], Iterable[CellAct]],
        many: Many | None = None,
    ) -> None:
        super().__init__(table)
        self._table = table
        self._many = many
        self._actions = {action.name: action for action in actions}
        self._acts = acts
        self.take(usual_keys(actions))
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
        self._bound = {key: action.run for name, action in self._actions.items() for key in keys[name]}

    def menu(self) -> QMenu:
        """Make the menu of the current line; it is gone when it closes."""
        menu = QMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        for act in self._acts():
            text = act.text.replace("&", "&&")
            keys = self._keys[act.action] if act.action else (act.key,) if act.key else ()
            action = menu.addAction(f"{text}\t{key_text(keys)}".rstrip())
            action.setEnabled(act.is_enabled)
            run = act.run or self._actions[act.action].run
            action.triggered.connect(lambda _=False, do=run: do())
        if self._many is not None:
            menu.addSeparator()
            fill_item_menu(menu, self._many)
        return menu

    def _press(self, event: QKeyEvent) -> bool:
        if self._table.current_key() is None:
            return False
        pressed = pressed_key(event)
        run = self._bound.get(pressed) or next((act.run for act in self._acts() if act.key == pressed), None)
        if run is None:
            return False
        event.accept()  # the first time Qt only asks whether a shortcut of the window may take the key
        if event.type() == QEvent.Type.KeyPress:
            run()
        return True

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
