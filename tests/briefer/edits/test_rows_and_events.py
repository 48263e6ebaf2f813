"""What the board does to rows, their items and the events of the timeline, and to the parties beside it."""

from dataclasses import replace

import pytest

from briefer import edits, queries
from briefer.errors import EditError
from briefer.model import Kind, Party, Project
from tests.builders import a_span, a_tagged_project


@pytest.fixture
def tagged() -> Project:
    return a_tagged_project()


def filed(project):
    return {issue.title: issue.annotation_ids for issue in project.issues}


def test_filing_a_passage_leaves_other_rows_the_very_same(tagged):
    assert edits.assign_issue(tagged, "t12", "i6").issues[1] is tagged.issues[1]


def test_a_passage_is_filed_first_in_its_row(tagged):
    for place in (0, -1):
        assert filed(edits.assign_issue(tagged, "t7", "i6", place))["Withdrawal"] == ("t7", "t5")


def test_a_passage_filed_without_a_place_stands_where_the_text_has_it_behind_one_of_the_same_words(tagged):
    words = a_span(tagged, "a1.1", "Moscow demands")
    project = edits.annotate(tagged, "a1.1", Kind.DEMAND, ("p3",), words)
    project = edits.annotate(project, "a1.1", Kind.DEMAND, ("p4",), words)
    for tag in ("t14", "t13", "t12"):
        project = edits.assign_issue(project, tag, "i6")
    assert filed(project)["Withdrawal"] == ("t5", "t14", "t13", "t12", "t7")
    assert edits.sort_items(project, "i6") is project
    again = edits.assign_issue(edits.unassign_issue(project, "t5"), "t5", "i6")
    assert filed(again)["Withdrawal"] == ("t5", "t14", "t13", "t12", "t7")


def test_a_removed_row_is_not_hidden_any_more_and_the_others_stay_hidden(tagged):
    project = edits.toggle_issue(edits.toggle_issue(tagged, "i6"), "i9")
    assert edits.remove_issue(project, "i6").brief.hidden_issues == ("i9",)


def test_a_theme_is_renamed_in_all_its_rows_and_joins_one_of_that_name(tagged):
    project = edits.add_issue(tagged, "Host", "Talks")
    assert [issue.theme for issue in edits.rename_theme(project, "War", "Arms").issues] == ["Arms", "Arms", "Talks"]
    assert [issue.theme for issue in edits.rename_theme(project, "Talks", "War").issues] == ["War"] * 3


def test_a_row_is_split_in_two_of_the_same_theme_each_with_its_own_items(tagged):
    project = edits.split_issue(edits.assign_issue(tagged, "t12", "i6"), "i6", ("t12", "t7"), "Talks")
    assert filed(project) == {"Withdrawal": ("t5",), "Talks": ("t12", "t7"), "Sanctions": ("t8",)}
    assert [issue.title for issue in project.issues] == ["Withdrawal", "Talks", "Sanctions"]
    assert project.issues[1].theme == "War"
    assert filed(edits.split_issue(tagged, "i6", ("t5", "t7"), "Talks"))["Withdrawal"] == ()


@pytest.mark.parametrize("items", [(), ("t8",), ("t5", "t8"), ("t99",)])
def test_a_row_gives_only_items_of_its_own_to_a_new_one(tagged, items):
    with pytest.raises(EditError, match="items of this row"):
        edits.split_issue(tagged, "i6", items, "Talks")


def test_a_row_goes_behind_the_others_of_a_theme_and_stays_where_it_is_in_its_own(tagged):
    project = edits.add_issue(edits.add_issue(tagged, "Host", "Talks"), "Losses", "War")
    assert edits.set_theme(project, "i6", " War ") is project
    assert list(filed(edits.set_theme(project, "i6", "Talks"))) == ["Sanctions", "Host", "Withdrawal", "Losses"]
    assert list(filed(edits.set_theme(project, "i6", "New"))) == ["Sanctions", "Host", "Losses", "Withdrawal"]
    host = project.issues[2].id
    assert list(filed(edits.set_theme(project, host, "War"))) == ["Withdrawal", "Sanctions", "Losses", "Host"]


def test_events_put_in_order_again_stand_there_once_behind_the_others(tagged):
    for paragraph in ("a1.3", "a1.4"):
        tagged = edits.annotate(tagged, paragraph, Kind.EVENT)
    once = edits.order_events(tagged, ("t14", "t11"))
    assert once.brief.event_order == ("t14", "t11")
    assert edits.order_events(once, ("t13", "t14")).brief.event_order == ("t11", "t13", "t14")
    assert edits.order_events(once, ("t14", "t11")) is once


def test_merged_parties_share_tags_column_and_names(tagged):
    tagged = edits.edit_party(tagged, "p4", short_name="TR")
    both = edits.toggle_party(tagged, "t10", "p2")
    project = edits.merge_parties(both, "p2", "p4")
    assert project.parties[0] == replace(tagged.parties[0], aliases=("Moscow", "Kremlin", "Turkey", "TR", "Ankara"))
    assert [party.id for party in project.parties] == ["p2", "p3"]
    assert queries.annotation(project, "t10").party_ids == ("p2",)
    assert queries.annotation(project, "t7") is queries.annotation(both, "t7")
    assert queries.annotation(project, "t7").party_ids == ("p3",)
    assert edits.merge_parties(both, "p4", "p3").brief.columns == ("p2", "p4")
    assert edits.merge_parties(project, "p2", "p2") is project


def test_a_merged_party_keeps_no_name_twice(tagged):
    project = edits.edit_party(edits.add_party(tagged, "Moscow"), "p3", aliases=("Russia", "Kyiv"))
    assert edits.merge_parties(project, "p2", "p3").parties[0].aliases == ("Moscow", "Kremlin", "Ukraine", "Kyiv")
    assert edits.merge_parties(project, "p2", "p13").parties[0].aliases == ("Moscow", "Kremlin")
    short = edits.edit_party(project, "p2", short_name="Kyiv")
    assert edits.merge_parties(short, "p2", "p3").parties[0].aliases == ("Moscow", "Kremlin", "Ukraine")
    assert project.parties[-1] == Party("p13", "Moscow")


def test_a_passage_that_two_tags_share_is_not_tagged_a_third_time(tagged):
    span = a_span(tagged, "a1.4", "Turkey offers")
    project = edits.annotate(tagged, "a1.4", Kind.DEMAND, ("p2",), span)
    project = edits.annotate(project, "a1.4", Kind.POSITION, ("p3",), span)
    project = edits.assign_parties(project, edits.newest_id(project, "t"), ("p2",))
    for kind in (Kind.DEMAND, Kind.POSITION):
        assert edits.annotate(project, "a1.4", kind, ("p2",), span) is project
