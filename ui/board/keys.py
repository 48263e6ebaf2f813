"""The keys of the board: those of its actions as they are in force, and those that move in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from briefer.words import tr
from ui.actions.action import Action
from ui.actions.keymap import caps, usual_keys
from ui.actions.layouts import latin_key, pressed_key
from ui.board.acts import BoardActs
from ui.board.grid import Grid
from ui.board.model import LineKind

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class BoardKeys:
    """Turns key presses into acts of a board."""

    def __init__(self, board: Grid, acts: BoardActs, actions: Sequence[Action]) -> None:
        self._board = board
        self._acts = acts
        self._actions = actions
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Key.Key_Up: lambda: self._step(-1),
            Key.Key_Down: lambda: self._step(1),
            Key.Key_Left: lambda: self._sideways(-1),
            Key.Key_Right: lambda: self._sideways(1),
            Key.Key_Home: lambda: self._jump(is_end=False),
            Key.Key_End: lambda: self._jump(is_end=True),
            Key.Key_Return: self._enter,
            Key.Key_Enter: self._enter,
        }
        self._while_lifted: dict[Qt.Key, Callable[[], object]] = {
            Key.Key_Up: lambda: acts.move(-1),
            Key.Key_Down: lambda: acts.move(1),
            Key.Key_Left: self._refuse_column,
            Key.Key_Right: self._refuse_column,
            Key.Key_Space: acts.drop,
            Key.Key_Return: acts.drop,
            Key.Key_Enter: acts.drop,
            Key.Key_Escape: acts.put_back,
        }
        self._bound: dict[str, Callable[[], object]] = {}
        self._caps: dict[str, str] = {}
        self.take(usual_keys(actions))

    def take(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys in force, by the name of their action."""
        self._caps = caps(keys)
        self._lifting = keys.get("board.lift", ())
        self._bound = {key: action.run for action in self._actions for key in keys[action.name]}

    def cap(self, name: str) -> str:
        """Return the key of an action as it stands in a menu, "" for none."""
        return self._caps[name]

    def is_ours(self, event: QKeyEvent) -> bool:
        """Whether the board acts on a key, so that no shortcut of the window may take it."""
        return self._act(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False if it is not ours."""
        act = self._act(event)
        if act is None:
            return False
        act()
        return True

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        key = Qt.Key(latin_key(event))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._acts.is_lifted and modifiers == NO_MODIFIER:
            is_again = pressed_key(event) in self._lifting
            return self._acts.drop if is_again else self._while_lifted.get(key)
        plain = self._plain.get(key) if modifiers == NO_MODIFIER else None
        return plain or self._bound.get(pressed_key(event))

    def _step(self, step: int) -> None:
        board = self._board
        index = board.currentIndex()
        if not index.isValid():
            if board.rows.rowCount():
                board.go_to(0, board.section)
            return
        item = board.standing.item + step
        if 0 <= item < len(board.rows.items(index)):
            board.go_to(index.row(), index.column(), item)
            self._acts.announce_item()
            return
        row = index.row() + step
        if 0 <= row < board.rows.rowCount():
            target = board.rows.index(row, board.section)
            last = len(board.rows.items(target)) - 1
            board.go_to(row, board.section, max(0, last) if step < 0 else 0)

    def _sideways(self, step: int) -> None:
        board = self._board
        line = board.current_line()
        if line is None:
            return
        if line.kind is LineKind.THEME and not board.rows.is_narrow:
            if board.rows.is_folded(line.group.title) == (step > 0):
                board.fold(line.group.title)
            return
        section = board.currentIndex().column() + step
        if line.kind is LineKind.CELLS and 0 <= section < board.rows.columnCount():
            board.go_to(board.currentIndex().row(), section)

    def _jump(self, *, is_end: bool) -> None:
        board = self._board
        if board.rows.rowCount():
            board.go_to(board.rows.rowCount() - 1 if is_end else 0, board.section)

    def _enter(self) -> None:
        board = self._board
        line = board.current_line()
        if line is None:
            return
        name = board.current_annotation_id()
        if name:
            board.annotation_requested.emit(name)
        elif line.kind is LineKind.THEME and not board.rows.is_narrow:
            board.fold(line.group.title)
        elif board.rows.is_editable(board.currentIndex()):
            board.edit_current()

    def _refuse_column(self) -> None:
        board = self._board
        if board.standing.lifted_item:
            board.say(tr("The column follows from the party: press 1 or 2 to change the party."))
