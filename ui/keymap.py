"""From the table of actions to QActions: each with its keys, in the scope where they act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from .actions import Action, Scope

if TYPE_CHECKING:
    from .main_window import MainWindow


def clashes(actions: Iterable[Action]) -> tuple[str, ...]:
    """Return a sentence for every key that two actions of one scope, or one of the window's, would share."""
    owners: defaultdict[str, list[Action]] = defaultdict(list)
    for action in actions:
        for key in action.keys:
            owners[QKeySequence(key).toString()].append(action)
    return tuple(
        f"The key {key} is taken twice: “{first.text}” and “{second.text}”."
        for key, users in owners.items()
        for first, second in zip(users, users[1:], strict=False)
        if first.scope == second.scope or Scope.WINDOW in {first.scope, second.scope}
    )


def key_text(keys: tuple[str, ...]) -> str:
    """Return keys as they are shown on a key cap ("Ctrl E"), the first of several, or ""."""
    if not keys:
        return ""
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")


def install(window: MainWindow, actions: Iterable[Action], scopes: Mapping[Scope, QWidget]) -> dict[str, QAction]:
    """Make the QAction of each action, alive in the widget of its scope; return them by name."""
    made = {}
    for action in actions:
        made[action.name] = _qaction(window, action, scopes[action.scope])
    return made


def give_letters(made: Mapping[str, QAction], letters: Mapping[str, str]) -> None:
    """Let the kinds be tagged by a template's letters (kind to letter)."""
    for kind, letter in letters.items():
        made[f"tag.{kind}"].setShortcuts([QKeySequence(letter)])


def _qaction(window: MainWindow, action: Action, home: QWidget) -> QAction:
    made = QAction(action.text, home)
    made.setShortcuts([QKeySequence(key) for key in action.keys])
    made.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut
        if action.scope is Scope.WINDOW
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )

    def trigger() -> None:
        if action.is_enabled(window):
            action.run(window)

    made.triggered.connect(trigger)
    home.addAction(made)
    return made
