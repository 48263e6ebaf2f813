"""Two tags that have become alike are joined: nothing that either of them says is lost."""

import pytest

from briefer import edits, queries
from briefer.model import Kind, When
from tests.builders import a_project, a_span

SAID = (
    {"speaker": "the minister"},
    {"paraphrase": "It wants an end of the sanctions."},
    {"comment": "Is it firm?"},
    {"when": When("in May")},
    {"when": When(sort="2025-05")},
    {"is_paraphrase_only": True},
    {"note": "Seen twice."},
)
OTHERWISE = {"speaker": "an envoy", "paraphrase": "No more sanctions.", "comment": "Ask.", "when": When("in June")}


def two(mine=None, theirs=None):
    """Return a project where Russia's demand t4 and its position t5 are of one paragraph, each with what it says."""
    project = edits.annotate(a_project(), "a1.3", Kind.DEMAND, ("p2",))
    project = edits.annotate(project, "a1.3", Kind.POSITION, ("p2",), is_beside=True)
    return edits.describe(edits.describe(project, "t4", **mine or {}), "t5", **theirs or {})


def joined(project, kept="t4", kind=Kind.POSITION):
    after = edits.retag(project, kept, kind)
    assert [each.id for each in after.annotations] == [kept]
    return after.annotations[0]


@pytest.mark.parametrize("said", SAID, ids=str)
def test_what_one_of_them_says_stays_whichever_it_is_and_is_said_once(said):
    (name, words), note = *said.items(), said.get("note", "")
    for project in (two(said), two({}, said), two(said, said)):
        tag = joined(project)
        assert (getattr(tag, name), tag.note) == (words, note)
    assert getattr(joined(two({}, {})), name) != words


@pytest.mark.parametrize("name", OTHERWISE)
def test_where_both_say_something_the_one_that_stays_is_right_and_the_other_is_noted(name):
    mine, theirs = next(each for each in SAID if name in each), {name: OTHERWISE[name]}
    tag = joined(two({**mine, "note": "One."}, {**theirs, "note": "Two."}))
    words = getattr(OTHERWISE[name], "text", OTHERWISE[name])
    assert (getattr(tag, name), tag.note) == (mine[name], f"One.\nTwo.\n{words}")


def test_words_left_out_stay_left_out():
    words = queries.paragraph_of(a_project(), "a1.3").text
    for tag, other in (("t4", "t5"), ("t5", "t4")):
        project = edits.leave_out(two(), tag, words.index("the"), words.index(" must"))
        for kept in (tag, other):
            kind = next(each.kind for each in project.annotations if each.id != kept)
            assert [cut.quote for cut in joined(project, kept, kind).cuts] == ["the sanctions"]


@pytest.mark.parametrize(
    ("drafts", "is_draft"), [((), False), (("t4",), False), (("t5",), False), (("t4", "t5"), True)]
)
def test_a_draft_that_meets_a_tag_somebody_has_read_is_read_too(drafts, is_draft):
    project = edits.annotate(a_project(), "a1.3", Kind.DEMAND, ("p2",))
    project = edits.annotate(project, "a1.4", Kind.DEMAND, ("p2",))
    for tag in drafts:
        project = edits.mark_draft(project, tag)
    after = edits.carry(project, {"t5": ("a1.3", None)})
    assert [each.is_draft for each in after.annotations] == [is_draft]


@pytest.mark.parametrize(
    ("mine", "theirs", "rows", "note"),
    [
        ("", "Trade", {"Trade": ("t6", "t4", "t8")}, ""),
        ("Trade", "", {"Trade": ("t6", "t4", "t8")}, ""),
        ("Trade", "Trade", {"Trade": ("t6", "t4", "t8")}, ""),
        ("War", "Trade", {"Trade": ("t6", "t8"), "War": ("t4",)}, "Trade"),
    ],
)
def test_the_one_that_stays_stands_in_one_row_in_the_place_of_the_other_if_it_had_none(mine, theirs, rows, note):
    project = two()
    for paragraph in ("a1.1", "a1.5"):
        project = edits.annotate(project, paragraph, Kind.POSITION, ("p2",))
        project = edits.file_under(project, edits.newest_id(project, "t"), "Trade")
    for tag, title in (("t4", mine), ("t5", theirs)):
        project = edits.file_under(project, tag, title) if title else project
    after = edits.retag(project, "t4", Kind.POSITION)
    assert {issue.title: tuple(issue.annotation_ids) for issue in after.issues} == rows
    assert queries.annotation(after, "t4").note == note


def test_it_takes_the_place_of_the_other_among_key_points_and_events():
    project = edits.annotate(a_project(), "a1.5", Kind.EVENT)
    for paragraph, span in (("a1.1", None), ("a1.5", a_span(project, "a1.5", "The delegations met"))):
        project = edits.annotate(project, paragraph, Kind.EVENT, (), span)
    project = edits.star(edits.star(project, "t6"), "t5")
    project = edits.join_events(edits.order_events(project, ("t6", "t5")), "t6", "t5")
    after = edits.set_span(project, "t4", a_span(project, "a1.5", "The delegations met"))
    assert (after.brief.key_point_ids, after.brief.event_order) == (("t4", "t5"), ("t4", "t5"))
    assert after.brief.same_events == (("t4", "t5"),)
    both = edits.set_span(edits.join_events(project, "t6", "t4"), "t4", a_span(project, "a1.5", "The delegations met"))
    assert both.brief.same_events == (("t4", "t5"),)
