"""Offering words in a field: the list opens as soon as something is typed, or at once with the arrow down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit


def offer(editor: QLineEdit, words: Sequence[str], chosen: Callable[[], None]) -> None:
    """Offer words in a field that takes any; `chosen` is called after one was put in."""
    completer = QCompleter(list(words), editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.activated.connect(lambda _: chosen(), Qt.ConnectionType.QueuedConnection)
    editor.setCompleter(completer)
    editor.installEventFilter(_Opener(completer))


class _Opener(QObject):
    """Opens the list of a field with the arrow down."""

    def __init__(self, completer: QCompleter) -> None:
        super().__init__(completer)
        self._completer = completer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._completer.complete()
            return True
        return super().eventFilter(watched, event)
