"""What one brief prints otherwise than its template: the order of its sections, and rows that it leaves out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import edits, queries, templates
from briefer.brief import Heading, Table
from briefer.check import Severity, check
from briefer.clip import comparison_clip
from briefer.compose import compose
from briefer.errors import EditError
from briefer.pipeline import sample_brief_project
from briefer.store import project_file

TEMPLATE = templates.find("comparison")
NAMES = [spec.name for spec in TEMPLATE.sections]


@pytest.fixture
def project():
    return sample_brief_project()


def headings(project):
    blocks = (block for section in compose(project, TEMPLATE).sections for block in section.blocks)
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]


def numbers(project):
    """The numbers of the rows that the comparison prints."""
    tables = (
        block for section in compose(project, TEMPLATE).sections for block in section.blocks if isinstance(block, Table)
    )
    firsts = [row.cells[0].paras[0].text for table in tables for row in table.rows]
    return [text for text in firsts if re.fullmatch(r"\d+\.\d+", text)]


def test_sections_print_in_the_order_of_the_brief(project):
    usual = headings(project)
    turned = headings(edits.order_sections(project, [*reversed(NAMES)]))
    assert turned == [*reversed(usual)]
    assert headings(edits.order_sections(edits.order_sections(project, NAMES[::-1]), ())) == usual


@given(st.lists(st.sampled_from([*NAMES, "unknown"])))
def test_an_order_loses_no_section_and_prints_none_twice(order):
    assert sorted(spec.name for spec in TEMPLATE.sections_in(order)) == sorted(NAMES)


@given(st.permutations(NAMES))
def test_a_whole_order_is_kept_as_it_is(order):
    assert [spec.name for spec in TEMPLATE.sections_in(order)] == order


def test_a_section_that_is_new_in_the_template_follows_the_one_before_it():
    order = [name for name in reversed(NAMES) if name != "timeline"]
    found = [spec.name for spec in TEMPLATE.sections_in(order)]
    assert found.index("timeline") == found.index(NAMES[NAMES.index("timeline") - 1]) + 1


def test_a_row_that_is_left_out_prints_nowhere_and_the_others_keep_their_numbers(project):
    issue = next(row.issue for row in queries.rows(project) if row.number == "1.2")
    shown, hidden = numbers(project), numbers(edits.toggle_issue(project, issue.id))
    assert "1.2" in shown
    assert hidden == [number for number in shown if number != "1.2"]
    assert issue.title not in repr(compose(edits.toggle_issue(project, issue.id), TEMPLATE).sections)
    assert edits.toggle_issue(edits.toggle_issue(project, issue.id), issue.id) == project


def test_a_theme_without_rows_prints_no_line(project):
    for row in queries.themes(project)[0].rows:
        project = edits.toggle_issue(project, row.issue.id)
    assert queries.themes(project)[0].title not in repr(compose(project, TEMPLATE).sections)
    assert {group.number for group in queries.printed_themes(project)} == {2, 3, 4}


def test_to_check_says_which_rows_are_left_out_and_nothing_else_of_them(project):
    issue = next(row.issue for row in queries.rows(project) if row.number == "1.2")
    told = [each for each in check(edits.toggle_issue(project, issue.id)) if "1.2" in each.message]
    assert [(each.severity, "left out" in each.message) for each in told] == [(Severity.NOTE, True)]


def test_a_removed_row_is_forgotten_by_the_brief_and_an_unknown_one_is_refused(project):
    issue = project.issues[0]
    assert edits.remove_issue(edits.toggle_issue(project, issue.id), issue.id).brief.hidden_issues == ()
    with pytest.raises(EditError):
        edits.toggle_issue(project, "i999")


def test_a_copied_row_is_whole_though_the_brief_leaves_it_out(project):
    issue = project.issues[0]
    assert issue.title in comparison_clip(edits.toggle_issue(project, issue.id), TEMPLATE, {issue.id}).text


def test_order_and_rows_left_out_stay_in_the_file(project, tmp_path):
    project = edits.order_sections(edits.toggle_issue(project, project.issues[1].id), NAMES[::-1])
    project_file.save(project, tmp_path / "talks.briefer")
    assert project_file.load(tmp_path / "talks.briefer") == project
