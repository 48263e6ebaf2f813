"""The menu of the right mouse button in the article: the rows of the actions table that act on the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.look.words import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ACTS = "Tag"
"""The menu whose rows act on the focus."""


def article_menu(window: MainWindow) -> QMenu:
    """Return the menu for what has the focus now; the parties stand in it by name."""
    menu = QMenu(window)
    menu.setAccessibleName(tr("Acts on the passage"))
    group = None
    for action in window.keyboard.actions:
        if action.menu != ACTS:
            continue
        if action.name.startswith("party."):
            if group != action.group:
                parties = window.read.tag_bar.party_menu()
                parties.setParent(menu, parties.windowFlags())
                parties.setTitle(tr("Active party"))
                menu.addMenu(parties)
            group = action.group
            continue
        if group not in {None, action.group}:
            menu.addSeparator()
        group = action.group
        made = window.keyboard.made[action.name]
        copy = menu.addAction(f"{action.text}\t{made.shortcut().toString(made.shortcut().SequenceFormat.NativeText)}")
        copy.setEnabled(action.is_enabled(window))
        copy.triggered.connect(made.trigger)
    return menu


def show_article_menu(window: MainWindow, place: QPoint) -> None:
    """Show the menu at a point of the screen."""
    menu = article_menu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
