"""How parties are told apart: a look of its own for every column, whichever colours were chosen."""

from hypothesis import given
from hypothesis import strategies as st

from briefer import edits
from tests.builders import a_project
from ui.look.sides import colour_of_look, column_looks, look_of_colour, looks, sides
from ui.look.tokens import COLOUR_NAMES, LIGHT, THIRD_LOOK

BLUE, ORANGE, GREEN, VIOLET = (colour_of_look(look) for look in (0, 1, 2, 4))
COLOURS = st.sampled_from(["", BLUE, ORANGE, GREEN, VIOLET, "#123456", BLUE.lower()])


@given(st.lists(COLOURS, max_size=3))
def test_two_columns_never_have_the_same_look_and_none_that_of_third_parties(colours):
    found = column_looks(colours)
    assert len(set(found)) == len(found) == len(colours)
    assert THIRD_LOOK not in found


def test_columns_have_the_look_of_their_place_until_a_colour_is_chosen():
    assert column_looks(["", "", ""]) == (0, 1, 2)
    assert column_looks(["", VIOLET]) == (0, 4)
    assert column_looks(["", BLUE]) == (1, 0)
    assert column_looks([VIOLET, VIOLET.lower(), ""]) == (4, 1, 2)
    assert column_looks(["#123456", ""]) == (0, 1)


def test_a_colour_stands_for_its_look_and_grey_is_not_offered():
    assert [look_of_colour(colour_of_look(look)) for look in COLOUR_NAMES] == list(COLOUR_NAMES)
    assert look_of_colour(LIGHT.parties[THIRD_LOOK].ink) is None


def test_a_party_keeps_its_colour_when_columns_are_swapped_and_is_grey_as_a_third_party():
    project = edits.edit_party(a_project(parties=3), "p2", colour=VIOLET)
    assert looks(project) == {"p2": 4, "p3": 1}
    swapped = edits.set_columns(project, ("p3", "p2"))
    assert looks(swapped) == {"p3": 0, "p2": 4}
    third = edits.set_columns(project, ("p3", "p4"))
    assert sides(third)["p2"].look == THIRD_LOOK
    assert (sides(third)["p3"].look, sides(third)["p4"].look) == (0, 1)
