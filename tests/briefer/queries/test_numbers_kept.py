"""A row number, once given out, never names another row, whatever is done in whatever order."""

from hypothesis import given
from hypothesis import strategies as st

from briefer import edits, queries
from briefer.errors import EditError
from briefer.model import Project

THEMES = st.sampled_from(["", "War", "Trade"])
PLACES = st.integers(0, 5)
ACTS = st.one_of(
    st.tuples(st.just("add"), PLACES, THEMES),
    st.tuples(st.just("move"), PLACES, THEMES),
    st.tuples(st.just("remove"), PLACES, THEMES),
    st.tuples(st.just("merge"), PLACES, THEMES),
    st.tuples(st.just("hide"), PLACES, THEMES),
    st.tuples(st.just("rename theme"), PLACES, THEMES),
    st.tuples(st.just("version"), PLACES, THEMES),
    st.tuples(st.just("version"), PLACES, THEMES),
)


def done(project, act, place, theme, count):
    ids = [issue.id for issue in project.issues] or [""]
    chosen = ids[place % len(ids)]
    acts = {
        "add": lambda: edits.add_issue(project, f"Issue {count}", theme),
        "version": lambda: edits.begin_version(project, queries.row_numbers(project)),
        "move": lambda: edits.move_issue(project, chosen, place, theme),
        "remove": lambda: edits.remove_issue(project, chosen),
        "merge": lambda: edits.merge_issues(project, ids[0], chosen),
        "hide": lambda: edits.toggle_issue(project, chosen),
        "rename theme": lambda: edits.rename_theme(project, project.issues[0].theme if project.issues else "", theme),
    }
    return acts[act]()


@given(st.lists(ACTS, max_size=25))
def test_a_number_given_out_never_names_another_row(acts):
    project, owners = Project(), {}
    for count, (act, place, theme) in enumerate(acts):
        try:
            project = done(project, act, place, theme, count)
        except EditError:
            continue
        numbers = queries.row_numbers(project)
        assert len(set(numbers.values())) == len(numbers)
        if act == "version":
            for issue_id, number in numbers.items():
                assert owners.setdefault(number, issue_id) == issue_id


def test_the_number_of_a_row_that_moved_away_stays_its_own():
    project = edits.add_issue(edits.add_issue(Project(), "One", "War"), "Two", "Trade")
    one, two = (issue.id for issue in project.issues)
    project = edits.begin_version(project, queries.row_numbers(project))
    project = edits.rename_issue(project, one, theme="Trade")
    project = edits.begin_version(project, queries.row_numbers(project))
    project = edits.add_issue(project, "Three", "War")
    numbers = queries.row_numbers(project)
    assert numbers[project.issues[-1].id] not in {"1.1", "2.1", numbers[one], numbers[two]}
