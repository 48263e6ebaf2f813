"""Each fact that is told of two records of a brief: of which row or item, in which row now, and both wordings."""

from dataclasses import replace

import pytest

from briefer import edits
from briefer.model import Kind, Record, RecordedItem, RecordedRow, State
from briefer.queries.changes import changes, longest_kept
from briefer.queries.record import record_of
from tests.builders import a_tagged_project

DEMAND = "Moscow demands that Kyiv withdraw its troops. It will not talk before."
BEGAN = edits.describe(a_tagged_project(), "t7", paraphrase="Kyiv says no", speaker="The envoy")


def told(before: Record, after: Record):
    return [(each.what.value, each.id, each.row, each.old, each.new) for each in changes(before, after)]


@pytest.mark.parametrize(
    ("edit", "facts"),
    [
        (lambda made: made, []),
        (lambda made: edits.move_issue(made, "i9", 0), [("row moved", "i6", "1.2", "1.1 War", "1.2 War")]),
        (
            lambda made: edits.rename_theme(made, "War", ""),
            [("row moved", "i6", "1.1", "1.1 War", "1.1"), ("row moved", "i9", "1.2", "1.2 War", "1.2")],
        ),
        (lambda made: edits.add_issue(made, "Host", "War"), [("row new", "i13", "1.3", "", "Host")]),
        (
            lambda made: edits.remove_issue(made, "i9"),
            [("row dropped", "i9", "1.2", "Sanctions", ""), ("item moved", "t8", "", "Sanctions", "")],
        ),
        (lambda made: edits.assign_issue(made, "t12", "i9"), [("item moved", "t12", "1.2", "", "Sanctions")]),
        (
            lambda made: edits.assign_issue(made, "t8", "i6"),
            [("item moved", "t8", "1.1", "Sanctions", "Withdrawal")],
        ),
        (lambda made: edits.assign_issue(made, "t5", "i6", 1), []),
        (lambda made: edits.retag(made, "t8", Kind.EVENT), [("item kind", "t8", "1.2", "demand", "event")]),
        (
            lambda made: edits.assign_parties(made, "t8", ("p2", "p3")),
            [("item party", "t8", "1.2", "Russia", "Russia, Ukraine")],
        ),
        (
            lambda made: edits.describe(made, "t7", speaker="A minister"),
            [("item reworded", "t7", "1.1", "Kyiv says no (The envoy)", "Kyiv says no (A minister)")],
        ),
        (
            lambda made: edits.describe(made, "t5", speaker="A minister"),
            [("item reworded", "t5", "1.1", "", "(A minister)")],
        ),
        (lambda made: edits.remove_annotation(made, "t7"), [("item dropped", "t7", "1.1", "Kyiv says no", "")]),
        (lambda made: edits.remove_annotation(made, "t5"), [("item dropped", "t5", "1.1", DEMAND, "")]),
        (lambda made: edits.star(made, "t7"), [("key point", "t7", "1.1", "", "Kyiv says no")]),
        (lambda made: edits.unstar(made, "t5"), [("key point", "t5", "1.1", DEMAND, "")]),
        (lambda made: edits.star(made, "t10"), [("key point", "t10", "", "", "Turkey offers to host the talks.")]),
        (lambda made: edits.set_field(made, "to", "The Minister"), [("field", "to", "", "", "The Minister")]),
    ],
)
def test_each_edit_is_told_with_both_wordings(edit, facts):
    assert told(record_of(BEGAN), record_of(edit(BEGAN))) == facts


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("", "", ""),
        ("abc", "", ""),
        ("abc", "abc", "abc"),
        ("abc", "cab", "ab"),
        ("abcd", "xbcyda", "bcd"),
        ("ab", "ba", "b"),
        ("abcdef", "defabc", "def"),
    ],
)
def test_what_keeps_its_order_did_not_move_and_the_longest_run_of_it_counts(before, after, kept):
    assert longest_kept(before, after) == frozenset(kept)


def a_record(*rows, stars=()):
    """A record of rows, each given as its id, its title and its items by their ids and words."""
    made = (
        RecordedRow(
            key,
            "1.1",
            title,
            "",
            State.UNCLEAR,
            "",
            tuple(RecordedItem(each, Kind.DEMAND, (), words, "") for each, words in items.items()),
        )
        for key, title, items in rows
    )
    return Record(tuple(made), (), (), tuple(stars))


def test_briefs_made_apart_are_compared_by_their_words_and_copies_by_their_ids():
    one = a_record(("i1", "Grain", {"t1": "Ships pass."}), ("i2", "Ports", {"t2": "Ports open."}))
    apart = a_record(("i2", "GRAIN", {"t2": "ships pass."}), ("i1", "Tolls", {"t1": "No tolls."}), stars=("t2",))
    assert told(one, apart) == [
        ("row reworded", "i2", "1.1", "Grain", "GRAIN"),
        ("row new", "i1", "1.1", "", "Tolls"),
        ("row dropped", "-i2", "1.1", "Ports", ""),
        ("party's words", "t2", "1.1", "Ships pass.", "ships pass."),
        ("item new", "t1", "1.1", "", "No tolls."),
        ("item dropped", "-t2", "1.1", "Ports open.", ""),
        ("key point", "t2", "1.1", "", "ships pass."),
    ]
    half = a_record(("i1", "Grain", {"t1": "No tolls."}), ("i2", "Ports", {"t2": "Ports shut."}))
    assert [each[:2] for each in told(one, half)] == [
        ("item new", "t1"),
        ("item new", "t2"),
        ("item dropped", "-t1"),
        ("item dropped", "-t2"),
    ]
    most = replace(half, rows=(half.rows[0], one.rows[1]))
    assert [each[:2] for each in told(one, most)] == [("party's words", "t1")]
    nothing = Record()
    assert [each[:2] for each in told(nothing, one)][:2] == [("row new", "i1"), ("row new", "i2")]
    assert [each[:2] for each in told(one, nothing)][:2] == [("row dropped", "i1"), ("row dropped", "i2")]
