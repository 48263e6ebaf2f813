"""Opening help at the page that belongs to where one is: a stage of the window, or the room of a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefer.words import said
from ui.actions.action import WHERE, menu_word
from ui.actions.keyboard import Keyboard
from ui.actions.moving import VIEW_KEYS

if TYPE_CHECKING:
    from briefer.manual import Acts
    from ui.help.window import HelpWindow

PAGES = {
    "actions": "keys",
    "article": "read",
    "assistant": "assistant",
    "board": "compare",
    "brief": "brief",
    "compare": "compare",
    "export": "export",
    "faults": "privacy",
    "finding": "first-brief",
    "importing": "articles",
    "memory": "export",
    "parties": "first-brief",
    "preferences": "keys",
    "projects": "privacy",
    "read": "read",
    "review": "assistant",
    "suggestions": "suggestions",
    "tagging": "read",
    "templates": "templates",
    "versions": "export",
    "widgets": "first-brief",
    "window": "privacy",
}
"""The page of each room, by the room's name."""


def acts_of(keyboard: Keyboard) -> Acts:
    """Return every act with the keys in force, and the keys that are the same in all views."""
    from briefer.manual import Act

    keys = keyboard.keys
    found = {
        action.name: Act(action.text, menu_word(action.menu), keys[action.name], said(WHERE[action.scope]))
        for action in keyboard.actions
    }
    views = {
        f"views.{number}": Act(f"{said(where)}: {said(text)}", "", tuple(said(held).split(", ")), said(where))
        for number, (where, held, text) in enumerate(VIEW_KEYS)
    }
    return {**found, **views}


class Help:
    """Keeps the one help window of the window; over a dialog there is one more, which goes with it."""

    def __init__(self, keyboard: Keyboard, window: QWidget, room: Callable[[], str]) -> None:
        self._keyboard = keyboard
        self._window = window
        self._room = room
        self._own: HelpWindow | None = None
        keyboard.changed.connect(self._take_keys)

    def open(self, room: str = "", over: QWidget | None = None) -> HelpWindow:
        """Open the page of a room, or of what is in front of the window."""
        from briefer.manual import pages
        from ui.help.window import HelpWindow

        name = PAGES.get(room or self._room(), "")
        if over is not None:
            made = HelpWindow(pages(acts_of(self._keyboard)), over)
            made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            made.open(name)
            return made
        if self._own is None:
            self._own = HelpWindow(pages(acts_of(self._keyboard)), self._window)
        self._own.open(name)
        return self._own

    def _take_keys(self, _: object) -> None:
        if self._own is not None:
            from briefer.manual import pages

            self._own.take(pages(acts_of(self._keyboard)))
