"""No figure of the draft on the practice articles is worse than it was, in any half and language."""

import json
import math

import pytest

from benchmarks.figures import Figure, f1, share
from benchmarks.practice import PRACTICE, figures, groups
from tests import DATA

FLOORS = DATA / "practice-floors.json"
GROUPS = groups(sorted(each for each in PRACTICE.iterdir() if each.is_dir()))


def held(figure):
    """The worst that a figure may become, in hundredths: two decimals towards the worse."""
    return (math.ceil if figure.is_low_good else math.floor)(round(figure.value * 100, 6)) / 100


def is_worse(figure, floor):
    """One sentence, row or article may tip: what helps ten may cost one."""
    lost = figure.value - floor if figure.is_low_good else floor - figure.value
    return lost > 1 / max(1, figure.of) + 1e-9


@pytest.mark.parametrize("group", GROUPS)
def test_no_figure_of_a_half_of_the_practice_articles_is_worse_than_it_was(group, request):
    found = figures(GROUPS[group])
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if request.config.getoption("--update-golden"):
        floors[group] = {name: held(figure) for name, figure in found.items()}
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert set(floors[group]) == set(found)
    assert {name: each.value for name, each in found.items() if is_worse(each, floors[group][name])} == {}


def test_each_half_has_floors_and_no_floor_is_of_a_half_that_is_gone():
    assert set(json.loads(FLOORS.read_text(encoding="utf-8"))) == set(GROUPS)


def test_a_figure_is_worse_once_more_than_one_thing_of_those_it_is_of_went_wrong():
    floor = held(share(80, 100))
    assert not is_worse(share(79, 100), floor)
    assert is_worse(share(78, 100), floor)
    assert is_worse(share(22, 100, is_low_good=True), held(share(20, 100, is_low_good=True)))
    assert not is_worse(share(18, 100, is_low_good=True), held(share(20, 100, is_low_good=True)))


def test_the_mean_of_precision_and_recall_is_nothing_where_both_are():
    assert f1(0, 0) == 0
    assert f1(1, 0.5) == pytest.approx(2 / 3)
    assert share(0, 0) == Figure(0.0, 0)
