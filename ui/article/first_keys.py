"""Keys that are pressed while the window around the first article is still being made.

Going through the article needs no window: it moves at once. The first key of another kind, and all after it, wait in
their order and are pressed again when there is somebody who takes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.article.view import ArticleView
    from ui.settings import Settings

KEYPAD = Qt.KeyboardModifier.KeypadModifier


class FirstKeys(QObject):
    """Takes the keys of an article until `hand_over`."""

    def __init__(self, article: ArticleView, settings: Settings) -> None:
        super().__init__(article)
        self._article = article
        self._held: list[QKeyEvent] = []
        self._moves = {
            Qt.Key.Key_Down: article.focus_next,
            Qt.Key.Key_Up: article.focus_previous,
            Qt.Key.Key_Home: article.focus_first,
            Qt.Key.Key_End: article.focus_last,
            Qt.Key.Key_PageDown: article.page_down,
            Qt.Key.Key_PageUp: article.page_up,
        }
        if settings.has_letter_keys:
            self._moves |= {Qt.Key.Key_J: article.focus_next, Qt.Key.Key_K: article.focus_previous}
        if settings.keys:  # which of them is another act's is known to the window alone
            self._moves = {}
        article.installEventFilter(self)
        article.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move, or keep the press for later."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        move = self._moves.get(Qt.Key(event.key())) if not (self._held or event.modifiers() & ~KEYPAD) else None
        if move is not None:
            move()
        else:
            self._held.append(event.clone())
        return True

    def hand_over(self, frame: QWidget) -> None:
        """Press again what waits, before anything that is pressed from now on, and take no more."""
        self._article.removeEventFilter(self)
        for each in self._held:
            QCoreApplication.postEvent(frame.windowHandle(), each)
        self._held = []
