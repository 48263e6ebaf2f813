"""Keys of the window that text fields of some desktops would take: with X11, Ctrl+E is the end of the line there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from .action import Action, Scope
from .layouts import pressed_key

FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
OF_FIELDS = frozenset({"edit.undo", "edit.redo"})
"""What a field does better for its own words."""


class FieldKeys(QObject):
    """Lets no field of a window take the keys that are in force everywhere; `take` tells which these are."""

    def __init__(self, window: QWidget, actions: Sequence[Action]) -> None:
        super().__init__(window)
        self._window = window
        self._names = {action.name for action in actions if action.scope is Scope.WINDOW} - OF_FIELDS
        self._keys: frozenset[str] = frozenset()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def take(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys in force, by the name of their action."""
        self._keys = frozenset(key for name in self._names for key in keys[name] if key.startswith("Ctrl+"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass a key of the window by: nobody has asked for it in the field."""
        return event.type() == QEvent.Type.ShortcutOverride and pressed_key(cast(QKeyEvent, event)) in self._keys

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(old, FIELDS):
            old.removeEventFilter(self)
        if isinstance(now, FIELDS) and self._window.isAncestorOf(now):
            now.installEventFilter(self)
