"""The timeline: events of one date in the analyst's order, and equal events told as one line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import edits, queries, templates
from briefer.brief import Table
from briefer.check import Severity, check
from briefer.compose import compose
from briefer.errors import EditError
from briefer.model import Kind, Project, When
from briefer.store import document
from briefer.store.differences import differences
from briefer.store.salvage import as_far_as_readable
from tests.builders import a_project, an_article

IDS = ["t6", "t7", "t8", "t9", "t10"]


def five_events() -> Project:
    """Return events t6 to t10 on the five paragraphs; t6 and t7 have no date, t8 and t9 the same, t10 an older one."""
    made = a_project(parties=2)
    made = edits.add_article(made, an_article("They met.", "He left.", "She left.", "It rained.", "They agreed."))
    for number, sort in enumerate(("", "", "2025-06-02", "2025-06-02", "2025-05-01"), 1):
        made = edits.annotate(made, f"a4.{number}", Kind.EVENT, ("p2",) if number < 3 else ("p3",))
        made = edits.describe(made, edits.newest_id(made, "t"), when=When("", sort))
    tags = tuple(replace(each, id=name) for each, name in zip(made.annotations, IDS, strict=True))
    return replace(made, annotations=tags, last_id=10)


@pytest.fixture
def project() -> Project:
    return five_events()


def lines(project):
    return [line.annotation.id for line in queries.timeline(project)]


def printed(project):
    template = templates.find("comparison")
    brief = compose(project, template)
    found = [b for section in brief.sections for b in section.blocks if isinstance(b, Table) and b.title == "Timeline"]
    return ["".join(run.text for para in row.cells[-1].paras for run in para.runs) for row in found[0].rows]


def test_events_of_one_date_stand_as_they_were_put_and_others_by_date(project):
    assert lines(project) == ["t10", "t8", "t9", "t6", "t7"]
    moved = edits.order_events(project, ("t9", "t8"))
    moved = edits.order_events(moved, ("t7", "t6"))
    assert lines(moved) == ["t10", "t9", "t8", "t7", "t6"]
    assert edits.order_events(moved, ("t9", "t8")) is moved


def test_only_events_of_one_date_change_places(project):
    with pytest.raises(EditError, match="same date"):
        edits.order_events(project, ("t8", "t10"))
    demand = edits.retag(project, "t6", Kind.DEMAND)
    with pytest.raises(EditError, match="not an event"):
        edits.order_events(demand, ("t6", "t7"))


def test_a_new_event_of_a_date_that_was_put_in_order_stands_behind(project):
    moved = edits.order_events(project, ("t9", "t8"))
    moved = edits.describe(moved, "t6", when=When("", "2025-06-02"))
    assert lines(moved) == ["t10", "t9", "t8", "t6", "t7"]


@given(st.permutations(["t6", "t7"]), st.permutations(["t8", "t9"]))
def test_any_order_of_equal_events_is_the_order_of_screen_and_paper(undated, dated):
    made = edits.order_events(edits.order_events(five_events(), undated), dated)
    assert lines(made) == ["t10", *dated, *undated]
    references = [queries.excerpt(made, each).reference.replace(" ", "\u00a0") for each in lines(made)]
    assert printed(made) == references


def test_equal_events_make_one_line_with_both_references_and_all_parties(project):
    joined = edits.join_events(project, "t8", "t6")
    assert lines(joined) == ["t10", "t8", "t9", "t7"]
    line = queries.timeline(joined)[1]
    assert [each.reference for each in (line, *line.also)] == ["S2 ¶3", "S2 ¶1"]
    assert [party.name for party in line.parties] == ["Ukraine", "Russia"]
    assert "S2\u00a0¶3, S2\u00a0¶1" in printed(joined)
    assert joined.annotations == project.annotations


def test_joined_events_are_separated_one_by_one_or_all_at_once(project):
    three = edits.join_events(edits.join_events(project, "t8", "t6"), "t8", "t7")
    assert three.brief.same_events == (("t8", "t6", "t7"),)
    assert edits.part_event(three, "t8").brief.same_events == (("t6", "t7"),)
    assert edits.part_event(edits.part_event(three, "t8"), "t6") == project
    assert edits.part_events(three, "t7") == project
    assert edits.part_events(project, "t7") is project


def test_joining_two_groups_makes_one_told_by_the_chosen(project):
    both = edits.join_events(edits.join_events(project, "t6", "t7"), "t8", "t9")
    assert edits.join_events(both, "t9", "t7").brief.same_events == (("t9", "t8", "t6", "t7"),)
    assert edits.join_events(both, "t6", "t7") is both
    with pytest.raises(EditError, match="not an event"):
        edits.join_events(edits.retag(project, "t6", Kind.POSITION), "t8", "t6")


def test_a_line_is_told_by_the_next_when_the_first_is_no_event_any_more(project):
    joined = edits.join_events(project, "t8", "t9")
    demand = edits.retag(joined, "t8", Kind.DEMAND)
    assert lines(demand) == ["t10", "t9", "t6", "t7"]
    assert edits.retag(demand, "t8", Kind.EVENT) == joined
    assert edits.remove_annotation(joined, "t8").brief.same_events == ()


def test_an_event_told_by_one_with_a_date_needs_none_itself(project):
    undated = [each.message for each in check(project) if "no date" in each.message]
    joined = [each.message for each in check(edits.join_events(project, "t8", "t6")) if "no date" in each.message]
    assert (len(undated), len(joined)) == (2, 1)


def test_order_and_joined_events_live_in_the_file_and_are_told_as_differences(project):
    made = edits.join_events(edits.order_events(project, ("t9", "t8")), "t6", "t7")
    made = edits.toggle_article(made, "a1")
    assert document.loads(document.dumps(made)).project == made
    told = [each.summary for each in differences(project, made)]
    assert told == [
        "Events of one date stand in another order.",
        "Other events are told as one.",
        "Other articles are left out of the brief.",
    ]


def test_what_points_nowhere_in_the_timeline_stops_the_export_and_is_left_out_of_what_is_salvaged(project):
    brief = replace(
        project.brief, event_order=("t99", "t6"), same_events=(("t6", "t99"), ("t7", "t8")), hidden_articles=("a9",)
    )
    broken = replace(project, brief=brief)
    stops = [each.message for each in check(broken) if each.severity is Severity.STOPS]
    assert stops == [
        "The timeline names an event that is not in the project.",
        "The brief leaves out an article that is not in the project.",
    ]
    import msgspec

    whole, lost = as_far_as_readable(msgspec.to_builtins(broken))
    assert (whole.brief.event_order, whole.brief.same_events, whole.brief.hidden_articles) == (
        ("t6",),
        (("t7", "t8"),),
        (),
    )
    assert lost == 0
    twice = replace(project, brief=replace(project.brief, same_events=(("t6", "t7"), ("t7", "t8"))))
    assert "An event is told as one with two different events." in [each.message for each in check(twice)]


def test_equal_events_are_those_of_the_same_date_or_of_none(project):
    for line in queries.timeline(project):
        equal = queries.equal_events(project, line.annotation.id)
        assert line.annotation.id in equal
        assert equal == tuple(
            each.annotation.id
            for each in queries.timeline(project)
            if each.annotation.when.sort == line.annotation.when.sort
        )
    assert queries.equal_events(project, "t99") == ()
