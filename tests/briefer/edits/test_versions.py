"""Versions that are kept, and the numbers that they gave out."""

import pytest

from briefer import edits
from briefer.errors import EditError
from briefer.model import Record, Turn, Turned, Version
from tests.builders import a_tagged_project, an_issued


def test_a_version_is_kept_once_and_none_behind_a_later_one():
    project = edits.keep_version(a_tagged_project(), Version(2, "", "", Record()))
    for number in (1, 2):
        with pytest.raises(EditError, match=f"Version {number} was given out already"):
            edits.keep_version(project, Version(number, "", "", Record()))
    assert [each.number for each in edits.keep_version(project, Version(3, "", "", Record())).versions] == [2, 3]


def test_every_number_that_was_given_out_is_known_once_and_the_latest_of_a_row_stands_last():
    project = a_tagged_project()
    for numbers in ({"i6": "1.1", "i9": "1.2"}, {"i6": "2.1"}, {"i6": "2.1"}, {"i6": "1.1"}):
        project = edits.begin_version(project, numbers)
    assert project.brief.numbers == (("i9", "1.2"), ("i6", "2.1"), ("i6", "1.1"))
    assert project.brief.version == 5


def test_only_a_version_that_was_given_out_is_compared_with():
    project = an_issued(a_tagged_project())
    assert edits.compare_with(project, 1).brief.since == 1
    assert edits.compare_with(edits.compare_with(project, 1), 0).brief.since == 0
    with pytest.raises(EditError, match="Version 2 was not given out"):
        edits.compare_with(project, 2)
    other = edits.compare_with_other(edits.compare_with(project, 1), project.versions[0])
    assert (other.brief.since, other.compared.number) == (0, 0)
    assert edits.compare_with(other, 1).compared is None


def test_a_judgement_of_an_item_takes_the_place_of_that_of_the_same_item_since_the_same_version_only():
    project = a_tagged_project()
    judged = (("t5", 1, Turn.HARDENED), ("t5", 2, Turn.HARDENED), ("t7", 1, Turn.SOFTENED), ("t5", 1, Turn.SOFTENED))
    for each in judged:
        project = edits.set_turn(project, *each)
    assert project.brief.turned == tuple(Turned(*each) for each in judged[1:])
    assert edits.set_turn(project, "t7", 1, None).brief.turned == (Turned(*judged[1]), Turned(*judged[3]))
