"""Row numbers: counted through, and kept from one version of a brief to the next."""

from hypothesis import given
from hypothesis import strategies as st

from briefer import edits, queries
from briefer.model import Project
from tests.builders import a_project


def with_issues(*titles: str) -> Project:
    """A project with these issues, each as "theme/title"."""
    project = a_project()
    for each in titles:
        theme, _, title = each.partition("/")
        project = edits.add_issue(project, title, theme)
    return project


def numbers(project):
    return {row.issue.title: row.number for row in queries.rows(project)}


def next_version(project):
    return edits.begin_version(project, queries.row_numbers(project))


def issue_id(project, title):
    return next(issue.id for issue in project.issues if issue.title == title)


def test_a_number_follows_the_order_until_a_version_was_given_out():
    project = with_issues("War/Ceasefire", "War/Prisoners")
    moved = edits.move_issue(project, issue_id(project, "Prisoners"), 0)
    assert numbers(moved) == {"Prisoners": "1.1", "Ceasefire": "1.2"}


def test_a_row_that_is_moved_keeps_the_number_of_the_last_version():
    project = next_version(with_issues("War/Ceasefire", "War/Prisoners", "Trade/Grain"))
    moved = edits.move_issue(project, issue_id(project, "Grain"), 0)
    assert numbers(moved) == {"Grain": "2.1", "Ceasefire": "1.1", "Prisoners": "1.2"}
    assert moved.brief.version == 2


def test_a_new_row_gets_the_next_number_and_never_that_of_a_removed_one():
    project = next_version(with_issues("War/Ceasefire", "War/Prisoners"))
    project = edits.remove_issue(project, issue_id(project, "Prisoners"))
    project = edits.add_issue(project, "Crimea", "War")
    project = edits.move_issue(project, issue_id(project, "Crimea"), 0)
    assert numbers(project) == {"Crimea": "1.3", "Ceasefire": "1.1"}
    assert numbers(next_version(next_version(project))) == {"Crimea": "1.3", "Ceasefire": "1.1"}


def test_a_row_that_goes_to_another_theme_is_numbered_there():
    project = next_version(with_issues("War/Ceasefire", "War/Grain", "Trade/Tariffs"))
    project = edits.rename_issue(project, issue_id(project, "Grain"), theme="Trade")
    assert numbers(project) == {"Ceasefire": "1.1", "Grain": "2.2", "Tariffs": "2.1"}


def test_a_row_that_goes_to_a_theme_of_its_own_leaves_the_old_one_its_number():
    project = next_version(with_issues("War/Ceasefire", "War/Prisoners", "War/Grain"))
    project = edits.rename_issue(project, issue_id(project, "Grain"), theme="Trade")
    assert numbers(project) == {"Ceasefire": "1.1", "Prisoners": "1.2", "Grain": "2.1"}


def test_a_theme_that_is_renamed_keeps_its_number():
    project = next_version(with_issues("War/Ceasefire", "Trade/Tariffs"))
    project = edits.rename_issue(project, issue_id(project, "Tariffs"), theme="Commerce")
    assert [(group.number, group.title) for group in queries.themes(project)] == [(1, "War"), (2, "Commerce")]


def test_a_number_that_is_no_number_is_not_kept():
    project = with_issues("War/Ceasefire")
    project = edits.begin_version(project, {issue_id(project, "Ceasefire"): "first"})
    assert numbers(project) == {"Ceasefire": "1.1"}


@st.composite
def shuffled(draw, project, acts):
    """A project after some acts on its issues."""
    for step in range(draw(st.integers(0, 8))):
        ids = [issue.id for issue in project.issues]
        act = draw(st.sampled_from(acts)) if ids else "add"
        if act == "add":
            theme = draw(st.sampled_from(("", "War", "Trade")))
            project = edits.add_issue(project, f"{project.last_id}", theme)
        elif act == "move":
            project = edits.move_issue(project, draw(st.sampled_from(ids)), draw(st.integers(0, 5)))
        elif act == "remove":
            project = edits.remove_issue(project, draw(st.sampled_from(ids)))
        elif act == "theme":
            theme = draw(st.sampled_from(("", "War", "Trade", f"Theme {step}")))
            project = edits.rename_issue(project, draw(st.sampled_from(ids)), theme=theme)
        else:
            project = next_version(project)
    return project


@given(st.data())
def test_rows_of_a_version_given_out_keep_their_numbers_and_no_two_rows_have_one(data):
    start = with_issues("War/A", "War/B", "Trade/C")
    given_out = next_version(data.draw(shuffled(start, ("add", "move", "remove", "theme", "version"))))
    after = data.draw(shuffled(given_out, ("add", "move", "remove")))
    before, now = queries.row_numbers(given_out), queries.row_numbers(after)
    assert {each: now[each] for each in now if each in before} == {each: before[each] for each in before if each in now}
    assert len(set(now.values())) == len(now)
    assert not {now[each] for each in now if each not in before} & set(dict(after.brief.numbers).values())
