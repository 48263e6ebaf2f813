"""Whether a text names a party whose name is a month or a verb as well."""

import pytest

from briefer.queries.naming import named_in

NAMES = (("p1", ("May",)), ("p2", ("Will", "March")))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("May said no.", ("p1",)),
        ("No, said May", ("p1",)),
        ("May, 5 others and all", ()),
        ("May 5 is near", ()),
        ("May, 2018 was far", ()),
        ("May 5.5 times as much", ("p1",)),
        ("In May all was well.", ()),
        ("by late May", ()),
        ("on 3 May", ()),
        ("3rd of May", ()),
        ("13 May", ()),
        ("In May 2018 May spoke.", ("p1",)),
        ("May the talks go on", ()),
        ("Will they talk in March?", ()),
        ("Will talked, March too.", ("p2",)),
        ("Mayfair and Marching", ()),
        ("WILL", ()),
    ],
)
def test_a_month_and_a_verb_are_no_party(text, named):
    assert named_in(text, NAMES) == named
