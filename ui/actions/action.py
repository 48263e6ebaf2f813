"""What an action is, and where its keys act. The actions themselves are in `ui/window/table`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from briefer.words import later, said


class Scope(StrEnum):
    """Where the keys of an action act: anywhere in the window, or in one of its views only."""

    WINDOW = "window"
    ARTICLE = "article"
    BOARD = "board"
    TIMELINE = "timeline"
    SOURCES = "sources"


WHERE = {
    Scope.WINDOW: later("Anywhere"),
    Scope.ARTICLE: later("Article"),
    Scope.BOARD: later("Comparison"),
    Scope.TIMELINE: later("Timeline"),
    Scope.SOURCES: later("Sources"),
}
"""Each scope in a word."""
MENUS = {
    "File": later("&File"),
    "Edit": later("&Edit"),
    "Tag": later("&Tag"),
    "Brief": later("&Brief"),
    "View": later("&View"),
    "Help": later("&Help"),
}
"""Each menu as actions name it, and as it stands in the bar."""
OWN_KEYS = frozenset({Scope.BOARD, Scope.TIMELINE, Scope.SOURCES})
"""Views that look up the keys in force themselves, for what a key does depends on the line it is pressed on."""

Run = Callable[[], object]


def menu_word(menu: str) -> str:
    """Return the word of a menu without the mark of its key; "" for none."""
    return said(MENUS[menu]).replace("&", "") if menu else ""


def always() -> bool:
    """Say yes: the `is_enabled` of an action that needs nothing to be there."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do. `menu` is the menu it stands in; `group` starts a new group in it when it changes.

    `is_on` tells of one that switches something whether that is so now: the menu ticks it.
    """

    name: str
    text: str
    menu: str
    keys: tuple[str, ...]
    run: Run
    group: int = 0
    scope: Scope = Scope.WINDOW
    is_enabled: Callable[[], bool] = always
    icon: str = ""
    is_on: Callable[[], bool] | None = None
