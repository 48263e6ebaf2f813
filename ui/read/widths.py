"""Which panes of the first stage have room: a question of numbers, asked anew at every width and text size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

WIDE = 1300
"""From this width on everything stands side by side."""
NARROW = 1100
"""Below this width the comparison waits behind its key."""
SMALL = 800
"""Below this width one pane is shown at a time."""
LEAST_THREE = 1000
LEAST_TWO = 600
"""What the panes need at 100 %; larger text needs as much more."""
LEAST_SIDE_BY_SIDE = 930
"""What the article, the comparison and the rail need where the comparison was called in at a narrow width."""


class Aside(Enum):
    """How the sidebar is shown."""

    FULL = "full"
    RAIL = "rail"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked for; what was called in at a narrow width takes the article's place if it must."""

    has_sidebar: bool = True
    has_comparison: bool = True
    is_sidebar_called: bool = False
    is_comparison_called: bool = False


@dataclass(frozen=True, slots=True)
class Panes:
    """What is shown."""

    sidebar: Aside
    has_article: bool
    has_comparison: bool


def panes_at(width: float, scale: float, wishes: Wishes) -> Panes:
    """Return what a window of `width` logical px shows at a text size of `scale` (1 to 2)."""
    has_comparison = wishes.has_comparison and _has_room_for_comparison(width, scale)
    is_called = wishes.is_comparison_called and not has_comparison
    is_beside = width >= LEAST_SIDE_BY_SIDE * scale
    if is_called and not is_beside:
        return Panes(Aside.RAIL if _is_two(width, scale) else Aside.NONE, has_article=False, has_comparison=True)
    if wishes.is_sidebar_called and not _is_two(width, scale):
        return Panes(Aside.FULL, has_article=False, has_comparison=False)
    aside = _aside(width, scale, has_comparison=has_comparison or is_called) if wishes.has_sidebar else Aside.NONE
    return Panes(aside, has_article=True, has_comparison=has_comparison or is_called)


def _has_room_for_comparison(width: float, scale: float) -> bool:
    return width >= max(NARROW, LEAST_THREE * scale)


def _is_two(width: float, scale: float) -> bool:
    return width >= max(SMALL, LEAST_TWO * scale)


def _aside(width: float, scale: float, *, has_comparison: bool) -> Aside:
    if not _is_two(width, scale):
        return Aside.NONE
    least = WIDE if has_comparison else SMALL
    return Aside.FULL if width >= least * scale else Aside.RAIL
