"""An article that the brief leaves out: nothing of it prints, and nothing of it is lost."""

import io
from dataclasses import replace

import pytest

from briefer import edits, queries, templates
from briefer.check import Severity, check
from briefer.compose import compose
from briefer.model import Kind, Project
from briefer.writers import writer_for
from tests.builders import a_tagged_project, an_article

FIRST, SECOND = "Moscow demands that Kyiv withdraw its troops.", "Kyiv wants a peace without conditions."


@pytest.fixture
def project() -> Project:
    """The tagged project and a second article: a demand in a row, one in the tray, an event, a third party."""
    made = edits.add_article(a_tagged_project(), an_article(SECOND, "They met again.", "Ankara agrees.", "Kyiv waits."))
    article = made.articles[1].id
    made = edits.annotate(made, f"{article}.1", Kind.DEMAND, ("p3",))
    made = edits.star(edits.file_under(made, made.annotations[-1].id, "Sanctions"), made.annotations[-1].id)
    made = edits.annotate(made, f"{article}.2", Kind.EVENT)
    made = edits.annotate(made, f"{article}.3", Kind.POSITION, ("p4",))
    return edits.annotate(made, f"{article}.4", Kind.POSITION, ("p3",))


def hidden(project, number=1):
    return edits.toggle_article(project, project.articles[number].id)


def brief_text(project):
    brief = compose(replace(project, brief=replace(project.brief, switched_sections=("annex",))), TEMPLATE)
    return repr(brief.sections)


TEMPLATE = templates.find("comparison")


def test_nothing_of_a_hidden_article_prints_in_any_section(project):
    assert SECOND in brief_text(project)
    text = brief_text(hidden(project))
    assert [each for each in ("S2", SECOND, "Ankara agrees", "They met again") if each in text] == []
    assert FIRST in text


@pytest.mark.parametrize("suffix", [".csv", ".md", ".html"])
def test_no_format_prints_what_is_hidden(project, suffix):
    for shown, is_there in ((project, True), (hidden(project), False)):
        stream = io.BytesIO()
        writer_for(suffix).write(compose(shown, TEMPLATE), stream)
        assert (SECOND.encode() in stream.getvalue()) is is_there


def test_a_source_keeps_its_number_when_the_one_before_it_is_hidden(project):
    text = brief_text(hidden(project, 0))
    assert "S1" not in text
    assert SECOND in text
    assert "S2" in text


def test_items_of_a_hidden_article_leave_rows_tray_timeline_third_parties_and_counts(project):
    without = hidden(project)
    assert [len(row.cells[1]) for row in queries.rows(project)] == [1, 1]
    assert [len(row.cells[1]) for row in queries.rows(without)] == [1, 0]
    assert (len(queries.tray(project)), len(queries.tray(without))) == (2, 1)
    assert (len(queries.timeline(project)), len(queries.timeline(without))) == (2, 1)
    assert (len(queries.third_parties(project)), len(queries.third_parties(without))) == (2, 1)
    assert [count for _, count in queries.balance(project)] == [3, 3]
    assert [count for _, count in queries.balance(without)] == [3, 1]
    assert (queries.one_sided_count(project), queries.one_sided_count(without)) == (0, 0)
    assert [each.annotation.id for each in queries.key_points(without)] == ["t5"]


def test_a_hidden_article_keeps_its_tags_and_comes_back_as_it_was(project):
    without = hidden(project)
    assert (without.annotations, without.issues) == (project.annotations, project.issues)
    assert hidden(without) == project


def test_a_hidden_article_is_told_for_your_information_and_its_passages_are_not_judged(project):
    undated = [each for each in check(project) if "the event has no date" in each.message]
    without = check(hidden(project))
    notes = [each for each in without if each.severity is Severity.NOTE]
    assert [each.message for each in notes if "left out" in each.message] == ["S2 is left out of the brief."]
    assert any("4 tags in it are not printed" in each.detail for each in notes)
    assert any("only one source" in each.message for each in notes)
    assert (len(undated), sum("the event has no date" in each.message for each in without)) == (2, 1)


def test_removing_a_hidden_article_leaves_no_trace(project):
    gone = edits.remove_article(hidden(project), project.articles[1].id)
    assert gone.brief.hidden_articles == ()
    assert gone.articles == project.articles[:1]


def with_a_row_of(project, *statements: tuple[int, str]) -> Project:
    """The project with one more row, of these paragraphs of its second article and their parties."""
    article = project.articles[1].id
    made = edits.add_issue(project, "Prisoners")
    for number, party in statements:
        made = edits.annotate(made, f"{article}.{number}", Kind.DEMAND, (party,))
        made = edits.file_under(made, edits.newest_id(made, "t"), "Prisoners")
    return made


def test_a_side_whose_passages_are_left_out_is_not_called_silent(project):
    without = hidden(project)
    row = queries.rows(without)[1]
    assert (row.cells[1], row.silent, row.state.value) == ((), (False, False), "unclear")
    assert [gap for gap in queries.gaps(without) if gap.row.issue.id == row.issue.id] == []
    assert not any("no stated position" in each.message for each in check(without))
    text = brief_text(without)
    assert "No stated position" not in text
    assert "no stated position" not in text


def test_a_row_of_which_all_passages_are_left_out_does_not_print_and_counts_nowhere(project):
    made = with_a_row_of(project, (1, "p2"), (3, "p3"))
    without = hidden(made)
    assert "Prisoners" in brief_text(made)
    assert "Prisoners" not in brief_text(without)
    assert [row.issue.title for row in queries.rows(without)] == [row.issue.title for row in queries.rows(made)]
    assert "Prisoners" not in [row.issue.title for row in queries.printed_rows(without)]
    assert queries.one_sided_count(without) == 0
    (told,) = (each for each in check(without) if "Prisoners" in each.message)
    assert (told.severity, told.message.endswith("the row does not print.")) == (Severity.NOTE, True)


def test_a_row_with_passages_of_both_sides_left_out_and_another_one_shown_has_no_silent_side(project):
    made = with_a_row_of(project, (1, "p2"), (3, "p3"))
    made = edits.annotate(made, "a1.5", Kind.DEMAND, ("p4",))
    without = hidden(edits.file_under(made, edits.newest_id(made, "t"), "Prisoners"))
    row = next(row for row in queries.printed_rows(without) if row.issue.title == "Prisoners")
    assert (row.cells, row.silent, len(row.others)) == (((), ()), (False, False), 1)


def test_a_side_that_is_silent_in_what_is_left_out_too_is_still_a_gap(project):
    without = hidden(edits.annotate(with_a_row_of(project, (1, "p2")), "a1.4", Kind.POSITION, ("p2",)))
    without = edits.file_under(without, edits.newest_id(without, "t"), "Prisoners")
    (gap,) = (gap for gap in queries.gaps(without) if gap.row.issue.title == "Prisoners")
    assert gap.party.id == "p3"
    assert queries.one_sided_count(without) == 1


def test_drafts_and_quotations_of_a_row_that_is_left_out_are_not_of_this_brief(project):
    draft = replace(project.annotations[-1], is_draft=True)
    made = replace(project, annotations=(*project.annotations[:-1], draft))
    made = edits.file_under(made, draft.id, "Prisoners")
    made = edits.describe(made, "t5", paraphrase="It wants “no such thing”.")
    bare = replace(TEMPLATE, fields=())
    assert "DRAFT" in compose(made, bare).frame.marking.upper()
    issues = {each.id for each in made.issues if {draft.id, "t5"} & set(each.annotation_ids)}
    for issue in issues:
        made = edits.toggle_issue(made, issue)
    made = edits.unstar(made, "t5")
    assert "DRAFT" not in compose(made, bare).frame.marking.upper()
    told = check(made)
    assert not any(each.severity is Severity.STOPS or "not reviewed" in each.message for each in told)
    assert any("no such thing" in each.detail for each in check(edits.star(made, "t5")))
