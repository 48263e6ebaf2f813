"""Every colour can be read on every ground it stands on, in every theme."""

import pytest

from ui.look.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Theme

THEMES = (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)
GROUNDS = ("desk", "pane", "paper", "raised", "sunken", "focusground")
TOKENS = ("ink", "ink2", "ink3", "error", "warn", "ok", "control", "focus")
RATIOS = {
    "light": (13.7, 6.2, 4.6, 5.5, 5.8, 5.4, 3.0, 13.7),
    "dark": (10.3, 6.4, 4.6, 7.0, 8.6, 7.6, 3.1, 12.5),
}
PARTY_RATIOS = {
    "light": (
        (5.6, 6.6, 13.9),
        (4.9, 5.9, 13.9),
        (5.4, 6.3, 13.9),
        (5.3, 5.3, 13.8),
        (5.9, 7.4, 13.5),
        (5.6, 6.9, 13.4),
    ),
    "dark": (
        (6.5, 8.4, 10.7),
        (6.7, 8.5, 10.7),
        (6.9, 8.9, 10.5),
        (6.2, 6.2, 10.3),
        (6.5, 8.0, 10.5),
        (6.5, 8.0, 10.5),
    ),
}


def luminance(colour: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def worst(theme: Theme, colour: str, grounds: tuple[str, ...] = GROUNDS) -> float:
    return min(contrast(colour, getattr(theme, ground)) for ground in grounds)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", ["ink", "ink2", "ink3", "error", "warn", "ok"])
def test_text_reaches_four_and_a_half_on_every_ground(theme: Theme, ink: str) -> None:
    assert worst(theme, getattr(theme, ink)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("part", ["control", "focus"])
def test_parts_of_controls_reach_three_on_every_ground(theme: Theme, part: str) -> None:
    assert worst(theme, getattr(theme, part)) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_tokens_keep_the_ratios_they_were_chosen_for(theme: Theme) -> None:
    wanted = dict(zip(TOKENS, RATIOS[theme.name], strict=True))
    found = {token: worst(theme, getattr(theme, token)) for token in TOKENS}
    assert {token: ratio for token, ratio in found.items() if ratio < wanted[token]} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_party_colours_can_be_read_as_text_and_on_their_badge_and_tint(theme: Theme) -> None:
    for place, party in enumerate(theme.parties):
        ink, badge, tint = PARTY_RATIOS.get(theme.name, ((4.5, 4.5, 4.5),) * 6)[place]
        assert min(worst(theme, party.ink), contrast(party.ink, party.tint)) >= min(ink, 4.5)
        ground = theme.raised if party.shape == "outline" else party.ink
        assert contrast(party.on_badge, ground) >= badge
        assert contrast(theme.ink, party.tint) >= tint


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_ink_can_be_read_on_selection_states_and_strips(theme: Theme) -> None:
    grounds = [theme.selection, theme.error_tint, theme.warn_tint, *theme.states.values()]
    assert min(contrast(theme.ink, ground) for ground in grounds) >= 4.5
    assert contrast(theme.primary, theme.on_primary) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_parties_differ_by_more_than_colour(theme: Theme) -> None:
    assert len({party.shape for party in theme.parties}) == 6
    assert len({party.line for party in theme.parties}) == 6
