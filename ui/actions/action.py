"""What an action is, and where its keys act. The actions themselves are in `ui/window/table`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where the keys of an action act: anywhere in the window, or in one of its views only."""

    WINDOW = "window"
    ARTICLE = "article"
    BOARD = "board"
    TIMELINE = "timeline"
    SOURCES = "sources"


WHERE = {
    Scope.WINDOW: "Anywhere",
    Scope.ARTICLE: "Article",
    Scope.BOARD: "Comparison",
    Scope.TIMELINE: "Timeline",
    Scope.SOURCES: "Sources",
}
"""Each scope in a word."""
OWN_KEYS = frozenset({Scope.BOARD, Scope.TIMELINE, Scope.SOURCES})
"""Views that look up the keys in force themselves, for what a key does depends on the line it is pressed on."""

Run = Callable[[], object]


def always() -> bool:
    """Say yes: the `is_enabled` of an action that needs nothing to be there."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do. `menu` is the menu it stands in; `group` starts a new group in it when it changes."""

    name: str
    text: str
    menu: str
    keys: tuple[str, ...]
    run: Run
    group: int = 0
    scope: Scope = Scope.WINDOW
    is_enabled: Callable[[], bool] = always
    icon: str = ""
