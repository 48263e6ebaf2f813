"""The menu of the right mouse button in the article: the rows of the actions table that act on the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from briefer.words import tr
from ui.actions.keyboard import Keyboard
from ui.actions.keymap import key_text
from ui.tagging.bar import TagBar

ACTS = "Tag"
"""The menu whose rows act on the focus."""


def article_menu(keyboard: Keyboard, tag_bar: TagBar, window: QWidget) -> QMenu:
    """Return the menu for what has the focus now; the parties stand in it by name."""
    menu = QMenu(window)
    menu.setAccessibleName(tr("Acts on the passage"))
    group = None
    for action in keyboard.actions:
        if action.menu != ACTS:
            continue
        if action.name.startswith("party."):
            if group != action.group:
                parties = tag_bar.party_menu()
                parties.setParent(menu, parties.windowFlags())
                parties.setTitle(tr("Active party"))
                menu.addMenu(parties)
            group = action.group
            continue
        if group not in {None, action.group}:
            menu.addSeparator()
        group = action.group
        made = keyboard.made[action.name]
        copy = menu.addAction(f"{action.text}\t{key_text(keyboard.keys[action.name])}")
        copy.setEnabled(action.is_enabled())
        copy.triggered.connect(made.trigger)
    return menu
