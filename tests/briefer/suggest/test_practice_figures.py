"""No figure of the draft on the practice articles is worse than it was, in any half and language."""

import json
import math

import pytest

from benchmarks.draft.figures import Figure, f1, share
from benchmarks.draft.practice import PRACTICE, figures, groups
from tests import DATA

FLOORS = DATA / "practice-floors.json"
HALVES = sorted(each for each in PRACTICE.iterdir() if each.is_dir())


def held(figure):
    """The worst that a figure may become, in hundredths: two decimals towards the worse."""
    return (math.ceil if figure.is_low_good else math.floor)(round(figure.value * 100, 6)) / 100


def is_worse(figure, floor):
    """One sentence, row or article may tip, and a hundredth: what helps ten may cost one."""
    lost = figure.value - floor if figure.is_low_good else floor - figure.value
    return lost > 1 / max(1, figure.of) + 0.01


def test_no_figure_of_the_practice_articles_is_worse_than_it_was_in_any_half_and_language(request):
    found = {group: figures(paths) for group, paths in groups(HALVES).items()}
    if request.config.getoption("--update-golden"):
        told = {group: {name: held(each) for name, each in those.items()} for group, those in found.items()}
        FLOORS.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert {group: set(those) for group, those in floors.items()} == {
        group: set(those) for group, those in found.items()
    }
    worse = {
        f"{group}: {name}": (floors[group][name], round(each.value, 3))
        for group, those in found.items()
        for name, each in those.items()
        if is_worse(each, floors[group][name])
    }
    assert worse == {}


def test_a_figure_is_worse_once_more_than_one_of_the_things_it_is_of_and_a_hundredth_went_wrong():
    floor = held(share(80, 100))
    assert not is_worse(share(79, 100), floor)
    assert is_worse(share(77, 100), floor)
    assert is_worse(share(23, 100, is_low_good=True), held(share(20, 100, is_low_good=True)))
    assert not is_worse(share(18, 100, is_low_good=True), held(share(20, 100, is_low_good=True)))


def test_the_mean_of_precision_and_recall_is_nothing_where_both_are():
    assert f1(0, 0) == 0
    assert f1(1, 0.5) == pytest.approx(2 / 3)
    assert share(0, 0) == Figure(0.0, 0)
