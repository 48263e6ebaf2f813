"""Colours, sizes and fonts of the window: the one table of tokens. What is made of them is in `theme`."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefer.model import State
from briefer.words import later


@dataclass(frozen=True, slots=True)
class PartyLook:
    """How a party is drawn: colour, badge and line pattern carry the same fact three times."""

    ink: str
    on_badge: str
    tint: str
    shape: str
    """square, circle, shield, outline, hexagon or house"""
    line: str
    """solid, dashed, double, dotted, dash_dot or long"""


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """One set of colours, the same only as itself.

    Every text colour reaches 4.5:1 on every ground it may stand on, parts of controls 3:1.
    """

    name: str
    is_dark: bool
    desk: str
    pane: str
    paper: str
    raised: str
    sunken: str
    focusground: str
    ink: str
    ink2: str
    ink3: str
    error: str
    warn: str
    ok: str
    line: str
    control: str
    focus: str
    selection: str
    primary: str
    on_primary: str
    error_tint: str
    warn_tint: str
    parties: tuple[PartyLook, ...]
    """Those of column A, B and C and of third parties, then those that a party of a column may have instead."""
    states: dict[State, str] = field(default_factory=dict)
    is_high: bool = False


SHAPES = (
    ("square", "solid"),
    ("circle", "dashed"),
    ("shield", "double"),
    ("outline", "dotted"),
    ("hexagon", "dash_dot"),
    ("house", "long"),
)
THIRD_LOOK = 3
"""Which of the looks is that of all third parties; no column has it."""
COLOUR_NAMES = {0: later("Blue"), 1: later("Orange"), 2: later("Green"), 4: later("Violet"), 5: later("Plum")}
"""The looks a party of a column may have, by their number among `Theme.parties`."""


def _parties(*colours: tuple[str, str, str]) -> tuple[PartyLook, ...]:
    return tuple(
        PartyLook(ink, on_badge, tint, shape, line)
        for (ink, on_badge, tint), (shape, line) in zip(colours, SHAPES, strict=True)
    )


def _states(agreed: str, converging: str, apart: str, one_sided: str, unclear: str) -> dict[State, str]:
    return {
        State.AGREED: agreed,
        State.CONVERGING: converging,
        State.APART: apart,
        State.ONE_SIDED: one_sided,
        State.UNCLEAR: unclear,
    }


LIGHT = Theme(
    name="light",
    is_dark=False,
    desk="#F4F2ED",
    pane="#FBFAF7",
    paper="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EEECE6",
    focusground="#F5F3EC",
    ink="#1D2125",
    ink2="#4F565E",
    ink3="#636971",
    error="#B3261E",
    warn="#7A5200",
    ok="#2B6A3F",
    line="#E2DFD8",
    control="#85888C",
    focus="#1D2125",
    selection="#C5C5C0",
    primary="#24292E",
    on_primary="#FFFFFF",
    error_tint="#FBE9E7",
    warn_tint="#FBF1D6",
    parties=_parties(
        ("#1A5CA8", "#FFFFFF", "#E6EFF9"),
        ("#A44A00", "#FFFFFF", "#FBECDD"),
        ("#1B6B57", "#FFFFFF", "#E3F1EC"),
        ("#5A6068", "#5A6068", "#ECEDEE"),
        ("#6A3FA0", "#FFFFFF", "#EFE8F8"),
        ("#97306F", "#FFFFFF", "#F9E6F1"),
    ),
    states=_states("#E2EFE5", "#EEF3DC", "#F6E4E4", "#ECEBE6", "#FFFFFF"),
)

DARK = Theme(
    name="dark",
    is_dark=True,
    desk="#141618",
    pane="#191C1F",
    paper="#1D2023",
    raised="#25292D",
    sunken="#101214",
    focusground="#262A2F",
    ink="#E9E6E0",
    ink2="#B4B7BB",
    ink3="#979BA1",
    error="#FF9A90",
    warn="#EFC25A",
    ok="#8CCB9C",
    line="#30353A",
    control="#757B82",
    focus="#F2EFE8",
    selection="#515356",
    primary="#E9E6E0",
    on_primary="#17191B",
    error_tint="#43211E",
    warn_tint="#3A2E10",
    parties=_parties(
        ("#86B9F2", "#0F1B29", "#1C3049"),
        ("#F2A765", "#2A1703", "#43290F"),
        ("#7CCBB2", "#08201A", "#15362D"),
        ("#B0B5BB", "#B0B5BB", "#2E3236"),
        ("#C5A9F2", "#1D1030", "#33264A"),
        ("#F09CCB", "#2B0A1E", "#43203A"),
    ),
    states=_states("#1F3627", "#2F361D", "#412527", "#2C2F32", "#1D2023"),
)


def _high_contrast(name: str, ground: str, ink: str, focus: str, parties: tuple[str, ...]) -> Theme:
    """Return a theme of two colours; tints vanish, patterns and borders carry what they carried."""
    looks = _parties(*((colour, colour if at == THIRD_LOOK else ground, ground) for at, colour in enumerate(parties)))
    grounds = dict.fromkeys(
        ("desk", "pane", "paper", "raised", "sunken", "focusground", "on_primary", "error_tint", "warn_tint"), ground
    )
    inks = dict.fromkeys(("ink", "ink2", "ink3", "error", "warn", "ok", "line", "control", "primary"), ink)
    selection = "#444444" if parties is _ON_BLACK else "#BBBBBB"
    return Theme(
        name=name,
        is_dark=parties is _ON_BLACK,
        focus=focus,
        selection=selection,
        parties=looks,
        states=dict.fromkeys(State, ground),
        is_high=True,
        **grounds,
        **inks,
    )


_ON_WHITE = ("#003A8C", "#7A2E00", "#004D3D", "#333333", "#4B1F87", "#7A1257")
_ON_BLACK = ("#9CCBFF", "#FFC08A", "#8FE3C8", "#D6D6D6", "#D3B8FF", "#FFB0DC")
HIGH_LIGHT = _high_contrast("high-light", "#FFFFFF", "#000000", "#000000", _ON_WHITE)
HIGH_DARK = _high_contrast("high-dark", "#000000", "#FFFFFF", "#FFE600", _ON_BLACK)


def high_contrast_of(ground: str, ink: str, *, is_dark: bool) -> Theme:
    """Return a theme of the desktop's own two high contrast colours, with the party colours that stand out on them."""
    focus = HIGH_DARK.focus if is_dark else ink
    return _high_contrast("high-system", ground, ink, focus, _ON_BLACK if is_dark else _ON_WHITE)


SERIF = "Source Serif 4"
SANS = "Inter"


@dataclass(frozen=True, slots=True)
class FontRole:
    """Family, size and weight of one use of type, in px at 100 %; `line` is the line height."""

    family: str
    size: float
    line: int
    weight: int = 400


FONTS = {
    "article": FontRole(SERIF, 17, 28),
    "article_title": FontRole(SERIF, 26, 33, 600),
    "sticky_title": FontRole(SERIF, 15, 20, 600),
    "quote": FontRole(SERIF, 14, 20),
    "figure": FontRole(SANS, 26, 32, 600),
    "body": FontRole(SANS, 13, 20),
    "button": FontRole(SANS, 13, 20, 600),
    "pane_title": FontRole(SANS, 14, 20, 600),
    "label": FontRole(SANS, 12, 20, 500),
    "list_heading": FontRole(SANS, 12, 20, 600),
    "caption": FontRole(SANS, 12, 16),
    "reference": FontRole(SANS, 11.5, 16, 500),
    "cap": FontRole(SANS, 11, 16, 500),
    "badge": FontRole(SANS, 10, 12, 700),
    "big": FontRole(SANS, 26, 30, 600),
}
