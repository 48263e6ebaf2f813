"""What changed since a version, on paper: old and new wording side by side, marks, and the proof of both."""

from dataclasses import replace
from random import Random

import pytest

from briefer import edits, pipeline, queries
from briefer.brief import QuotationKind, Table
from briefer.check import check
from briefer.errors import WriteError
from briefer.model import Kind, State, Turn
from briefer.proof.tally import tally
from briefer.queries.record import record_of
from briefer.templates import find
from briefer.writers import WRITERS
from briefer.writers.base import blocks
from tests.briefer.history.test_changes import EVERY_EDIT, a_brief
from tests.builders import a_project, a_span, a_tagged_project, an_article, an_issued

ADDENDUM, COMPARISON = find("addendum"), find("comparison")
NOW = "2025-06-06T10:30+02:00"
THEN = "Version 1 (5\u00a0June\u00a02025, 09:00\u00a0UTC)"
every_format = pytest.mark.parametrize("suffix", [writer.suffix for writer in WRITERS])


def a_changed_project():
    """Return a project of which version 1 was given out, with a change of every sort but moves since then."""
    project = edits.describe(a_tagged_project(), "t7", paraphrase="Kyiv says no", speaker="The envoy")
    project = an_issued(edits.set_field(project, "bottom_line", "Far apart.\nNo date."))
    project = edits.set_span(project, "t5", a_span(project, "a1.1", "Kyiv withdraw its troops"))
    project = edits.describe(project, "t7", paraphrase="Kyiv says never")
    project = edits.assess(project, "i6", state=State.APART, assessment="Neither moves.")
    project = edits.remove_issue(project, "i9")
    project = edits.set_field(project, "bottom_line", "Closer.")
    return edits.begin_version(project, queries.row_numbers(project))


def table_of(project, template=ADDENDUM):
    """Return the lines of the table of changes: what each cell says."""
    brief = pipeline.compose_brief(project, template, NOW)
    table = next(each for each in blocks(brief) if isinstance(each, Table) and len(each.columns) == 3)
    rows = [tuple("\n".join(para.text for para in cell.paras) for cell in row.cells) for row in table.rows]
    return [tuple(" ".join(column.title) for column in table.columns), *rows]


def test_an_addendum_has_old_and_new_side_by_side_with_date_and_time_of_both():
    head, *rows = table_of(a_changed_project())
    assert head == ("Where", THEN, "Version 2 (6\u00a0June\u00a02025, 08:30\u00a0UTC)")
    assert rows == [
        ("Bottom line\nReworded", "Far apart.\nNo date.", "Closer."),
        ("1.1 Withdrawal\nOther state of play, other assessment", "Not clear\n–", "Apart\nNeither moves."),
        (
            "1.1 Russia (Demand)\nReworded",
            "“Moscow demands that Kyiv withdraw its troops. It will not talk before.”",
            "“Kyiv withdraw its troops” [S1\u00a0¶1]",
        ),
        (
            "1.1 Ukraine (Position)\nReworded",
            "Kyiv says no “Kyiv refuses to withdraw.” (The envoy)",
            "Kyiv says never “Kyiv refuses to withdraw.” (The envoy) [S1\u00a0¶2]",
        ),
        ("1.2 Sanctions\nDropped", "Sanctions", "–"),
        ("Russia (Demand)\nMoved", "Sanctions", "Under no issue yet"),
    ]


def shown(project, template=ADDENDUM):
    brief = pipeline.compose_brief(project, template, NOW)
    return next(each for each in blocks(brief) if isinstance(each, Table) and len(each.columns) == 3)


def test_each_line_leads_to_its_item_and_the_columns_are_sides_where_no_comparison_prints():
    table = shown(edits.remove_annotation(a_changed_project(), "t7"))
    assert [row.shows for row in table.rows] == ["", "", "annotation:t5", "", "", "annotation:t8"]
    assert [column.is_side for column in table.columns] == [False, True, True]
    both = replace(COMPARISON, sections=(*ADDENDUM.sections, *COMPARISON.sections))
    assert [column.is_side for column in shown(a_changed_project(), both).columns] == [False, False, False]


def test_a_change_of_kind_or_of_several_lines_and_a_field_that_is_called_like_a_row_are_told_apart():
    project = edits.assess(a_tagged_project(), "i9", assessment="Near.\n\nVery near.")
    project = edits.state_elsewhere(project, Kind.POSITION, ("p2",), "They will come.", "A call")
    project = edits.assign_issue(project, edits.newest_id(project, "t"), "i9")
    for number in range(10):
        project = edits.add_issue(project, f"Matter {number}", "War")
    project = an_issued(project)
    project = edits.retag(edits.set_field(project, "i9", "A field.\n\nOf two lines."), "t8", Kind.POSITION)
    project = edits.assess(project, "i9", assessment="Far.\n\nVery far.")
    project = edits.remove_annotation(project, "t13")
    project = edits.assess(project, project.issues[-1].id, agreed="Done.")
    assert table_of(project)[1:] == [
        ("I9\nReworded", "–", "A field.\nOf two lines."),
        ("1.2 Sanctions\nOther assessment", "Near.\nVery near.", "Far.\nVery far."),
        ("1.2 Russia (Position)\nOther kind", "Demand", "Position"),
        ("1.2 Russia (Position)\nDropped", "They will come.", "–"),
        ("1.12 Matter 9\nOther agreed text", "–", "Done."),
    ]


def test_a_brief_in_which_nothing_changed_says_so_and_one_without_a_version_is_silent():
    issued = an_issued(a_tagged_project())
    assert (
        f"Nothing has changed since {THEN}."
        in pipeline.render(pipeline.compose_brief(issued, ADDENDUM), ".html").decode()
    )
    assert not any("tell changes" in each.message for each in check(issued, ADDENDUM))
    assert "No version was given out yet to tell changes against." in [
        each.message for each in check(a_tagged_project(), ADDENDUM)
    ]
    brief = pipeline.compose_brief(a_tagged_project(), ADDENDUM)
    assert all("What changed" not in str(each) for each in blocks(brief))


def test_what_hardened_says_so_as_a_judgement_and_only_against_that_version():
    project = edits.set_turn(a_changed_project(), "t5", 1, Turn.HARDENED)
    assert table_of(project)[3][0] == "1.1 Russia (Demand)\nReworded, hardened in the author’s assessment"
    project = edits.set_turn(project, "t5", 1, None)
    project = edits.set_turn(project, "t5", 7, Turn.SOFTENED)
    assert table_of(project)[3][0] == "1.1 Russia (Demand)\nReworded"
    assert edits.remove_annotation(project, "t5").brief.turned == ()


def marked(project):
    return pipeline.render(pipeline.compose_brief(project, COMPARISON), ".md").decode()


def test_the_pages_carry_marks_that_can_be_switched():
    project = edits.set_turn(a_changed_project(), "t5", 1, Turn.HARDENED)
    assert "*Hardened" not in marked(project)
    text = marked(edits.mark_changes(project, is_on=True))
    for words in (
        "*Hardened.* **Demand.**",
        "*Reworded.* **Position.**",
        "*Other state of play, other assessment.* **Apart**",
        "> *Reworded.* Closer.",
        f"Words in italics before an entry say what changed since {THEN}",
    ):
        assert words in text
    assert text.count("*Reworded") == 2
    assert marked(edits.mark_changes(edits.mark_changes(project, is_on=True), is_on=False)) == marked(project)


@every_format
@pytest.mark.parametrize("template", [ADDENDUM, COMPARISON], ids=lambda each: each.id)
def test_old_wordings_and_marks_are_proved_in_every_format(suffix, template, tmp_path):
    project = edits.set_turn(edits.mark_changes(a_changed_project(), is_on=True), "t5", 1, Turn.SOFTENED)
    (done,) = pipeline.export(project, template, [tmp_path / f"brief{suffix}"], today=NOW)
    assert done.proof.is_proved
    brief = pipeline.compose_brief(project, template, NOW)
    if template is ADDENDUM:
        earlier = [each for each in brief.quotations if each.kind is QuotationKind.EARLIER]
        assert len(earlier) >= 7
        assert {each.reference for each in earlier} == {THEN}
        assert done.proof.quotations_found == len(brief.quotations)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_changed_the_addendum_says_it_and_proves_right(seed, tmp_path):
    chance = Random(seed)
    project = an_issued(a_brief(chance))
    some = chance.sample(EVERY_EDIT, 4)
    touched = set()
    for edit, issue in zip(some, chance.sample(project.issues[2:], 4), strict=True):
        project, facts = edit(project, chance, issue)
        touched |= {name for _, name in facts}
    done = pipeline.export(project, ADDENDUM, [tmp_path / "a.docx", tmp_path / "a.html", tmp_path / "a.csv"], today=NOW)
    assert all(each.proof.is_proved for each in done)
    assert len(table_of(project)) - 1 == len(touched)


def test_an_old_wording_that_nobody_kept_stops_nothing_but_is_not_quoted():
    project = a_changed_project()
    version = replace(project.versions[0], printed=())
    row = next(each for each in table_of(replace(project, versions=(version,))) if "Ukraine" in each[0])
    assert row[1] == "not printed then “Kyiv refuses to withdraw.” (not printed then)"


def test_an_old_wording_that_was_tampered_with_is_never_quoted():
    project = a_changed_project()
    rows = tuple(
        replace(row, items=tuple(replace(item, words=f"{item.words} And more.") for item in row.items))
        for row in project.versions[0].record.rows
    )
    version = replace(project.versions[0], record=replace(project.versions[0].record, rows=rows))
    rows = table_of(replace(project, versions=(version,)))
    assert not any("And more." in cell for row in rows for cell in row)
    assert any("not printed then" in row[1] for row in rows)


def test_an_old_wording_whose_source_is_gone_is_proved_against_what_was_printed():
    first = a_project(2, an_article("Moscow must stay out, says Kyiv."), an_article("Kyiv waits."))
    first = edits.annotate(first, "a1.1", Kind.DEMAND, ("p4",))
    first = edits.file_under(first, edits.newest_id(first, "t"), "Troops")
    project = edits.remove_article(an_issued(first), "a1")
    brief = pipeline.compose_brief(project, ADDENDUM)
    (found,) = [each for each in brief.quotations if "Moscow must" in each.text]
    assert found.source_text == "Demand. “Moscow must stay out, says Kyiv.” [S1 ¶1]"
    assert tally(brief.quotations).earlier == tally(brief.quotations).earlier_right == 1


def test_a_brief_is_compared_with_another_project_and_with_any_version():
    first = an_issued(a_tagged_project())
    second = an_issued(edits.assess(first, "i6", assessment="Closer."), "2025-06-07T09:00Z")
    assert table_of(edits.compare_with(second, 1))[1][1:] == ("–", "Closer.")
    assert table_of(edits.compare_with(second, 1))[0][1] == THEN
    other = replace(first.versions[0], files=(("other.briefer", ""),), number=0)
    against = edits.compare_with_other(second, other)
    assert table_of(against)[0][1].startswith("other.briefer (5\u00a0June\u00a02025")
    assert edits.compare_with(against, 2).compared is None


def test_a_letter_changed_in_an_old_wording_of_the_file_is_found(monkeypatch, tmp_path):
    render = pipeline.render

    def garbled(brief, suffix):
        return render(brief, suffix).replace(b"Kyiv says no", b"Kyiv says on")

    monkeypatch.setattr(pipeline, "render", garbled)
    with pytest.raises(WriteError, match="Kyiv says no"):
        pipeline.export(a_changed_project(), ADDENDUM, [tmp_path / "a.html"], today=NOW)


def test_the_record_of_a_marked_brief_is_that_of_the_same_brief_unmarked():
    project = a_changed_project()
    assert record_of(edits.mark_changes(project, is_on=True)) == record_of(project)
