"""What a colleague changed in the Word file comes back as proposals: all of it, in its place, no quotation touched."""

from dataclasses import replace
from random import Random

import pytest

from briefer import edits, pipeline, queries
from briefer.brief import Table
from briefer.compose import compose
from briefer.errors import ReadError
from briefer.history.clearance import read_cleared
from briefer.history.printed import printed
from briefer.history.record import to_be_issued
from briefer.history.wording import Sort
from briefer.model import Kind, State
from briefer.readers.office.reviewed import read_reviewed
from briefer.templates import builtin, find, loads
from tests.any_brief import any_project
from tests.briefer.history.briefs import a_brief
from tests.briefer.history.cleared import Copy, names_in, with_part
from tests.briefer.history.edits_by_hand import KINDS, UNTRACKED, Edit, check
from tests.builders import a_tagged_project, an_article, an_issued
from tests.office_files import W, paragraph

COMPARISON = find("comparison")


def exported(project):
    return pipeline.render(pipeline.compose_brief(project, COMPARISON), ".docx")


def asked(project, data):
    return taken_in(project, data).proposals


def taken_in(project, data, template=COMPARISON):
    return read_cleared(project, template, read_reviewed(data, "cleared.docx"), "cleared.docx")


PROJECT = a_brief()
EXPORTED = exported(PROJECT)
LINES = printed(PROJECT, COMPARISON)


@pytest.mark.parametrize("is_tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_found_in_its_place_and_nothing_else(kind, is_tracked):
    for seed in range(4):
        copy = Copy(EXPORTED, is_tracked=is_tracked)
        wanted = getattr(Edit(Random(f"{kind} {seed}"), copy, PROJECT, LINES), kind)()
        if wanted:
            check(PROJECT, asked(PROJECT, copy.data), wanted)
            if is_tracked and kind not in UNTRACKED:
                assert {each.author for each in asked(PROJECT, copy.data)} == {"Ann Clearer"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_found_where_a_program_lost_bookmarks_styles_and_runs(kind):
    copy = Copy(EXPORTED)
    wanted = getattr(Edit(Random(kind), copy, PROJECT, LINES), kind)()
    if wanted:
        copy.save_like_google()
        cleared = taken_in(PROJECT, copy.data)
        check(PROJECT, cleared.proposals, wanted)
        assert not cleared.has_marks


def test_what_is_taken_in_reads_as_the_cleared_document():
    copy = Copy(EXPORTED)
    issue = PROJECT.issues[1]
    copy.replace(f"i_{issue.id}_1_0", "Whether", "If and when")
    copy.replace(f"c_{issue.annotation_ids[0]}_2_0", "means to", "plans to")
    copy.replace(f"i_{issue.id}_4_1", "Nothing new", "Some news")
    copy.replace("f_bottom_line_0_0", "far", "miles")
    after = PROJECT
    for each in asked(PROJECT, copy.data):
        after = each.taken_into(after)
    assert not any(each.is_complete for each in asked(after, copy.data))
    wanted = {(each.sort, each.id, each.new) for each in asked(PROJECT, exported(after)) if each.is_complete}
    assert wanted == {(each.sort, each.id, each.new) for each in asked(PROJECT, copy.data)}
    assert dict(after.brief.fields)["bottom_line"] == "They are miles apart.\nNo date is set."


def test_words_changed_in_quotation_marks_become_a_paraphrase_and_never_a_quotation():
    copy = Copy(EXPORTED)
    tag = PROJECT.issues[1].annotation_ids[0]
    copy.replace(f"c_{tag}_2_0", "Moscow says it will", "Moscow swears it will")
    (proposal,) = asked(PROJECT, copy.data)
    after = queries.annotation(proposal.taken_into(PROJECT), tag)
    assert after.span is None
    assert "swears" in after.paraphrase
    assert not set('“”"') & set(after.paraphrase)
    now = dict(printed(proposal.taken_into(PROJECT), COMPARISON))[f"_bf1c_{tag}_2_0"]
    assert "swears" in now
    assert "“" not in now


def test_a_quotation_put_into_a_paraphrase_has_to_be_the_sources_own():
    for words, sort in (("to “sail on 1 June”", Sort.PARAPHRASE), ("to “sail for ever”", Sort.QUOTATION)):
        copy = Copy(EXPORTED)
        tag = PROJECT.issues[0].annotation_ids[0]
        copy.replace(f"c_{tag}_2_0", "to sail", words)
        assert [each.sort for each in asked(PROJECT, copy.data)] == [sort]


def test_a_cleared_version_is_held_against_what_it_said_and_against_the_project_as_it_is_now():
    issued = an_issued(PROJECT, "2025-06-05T09:00Z")
    first, second = issued.issues[1], issued.issues[2]
    now = edits.assess(issued, first.id, assessment="We know more.")
    now = edits.rename_issue(now, second.id, title="A better title")
    now = edits.set_field(now, "bottom_line", "All is new.")
    assert taken_in(now, EXPORTED).proposals == ()
    assert taken_in(now, EXPORTED).version == 1
    copy = Copy(EXPORTED)
    copy.replace(f"i_{first.id}_4_1", "Nothing new", "Something new")
    copy.replace(f"i_{second.id}_1_0", second.title, "A better title")
    (proposal,) = asked(now, copy.data)
    assert (proposal.sort, proposal.id, proposal.now) == (Sort.ASSESSMENT, first.id, "We know more.")


def test_a_document_that_lost_its_bookmarks_is_known_by_its_words():
    copy = Copy(EXPORTED)
    issue = PROJECT.issues[2]
    copy.replace(f"i_{issue.id}_1_0", issue.title, f"{issue.title} at all")
    copy.forget_bookmarks()
    cleared = taken_in(PROJECT, copy.data)
    assert not cleared.has_marks
    assert [(each.sort, each.id) for each in cleared.proposals] == [(Sort.TITLE, issue.id)]


def test_a_document_of_another_brief_is_refused():
    with pytest.raises(ReadError, match="no copy of this brief"):
        asked(PROJECT, exported(a_tagged_project()))


def test_a_deleted_table_and_many_comments_are_all_listed():
    copy = Copy(EXPORTED)
    table = next(
        each for each in copy.row(f"i_{PROJECT.issues[0].id}_1_0").iterancestors() if each.tag.endswith("}tbl")
    )
    for number in range(500):
        copy.comment("f_bottom_line_0_0", f"Comment {number}")
    table.getparent().remove(table)
    found = asked(PROJECT, copy.data)
    assert sum(each.sort is Sort.ROW_DELETED for each in found) == len(PROJECT.issues)
    assert sum(each.sort is Sort.NOTE for each in found) == 500


def test_a_marking_changed_in_the_header_is_the_field_and_page_numbers_are_nobodys_change():
    project = edits.set_field(PROJECT, "marking", "OFFICIAL")
    copy = Copy(exported(project))
    for section in copy.document.sections:
        run = section.header.paragraphs[0].runs[0]
        run.text = run.text.replace("OFFICIAL", "SECRET")
        for page in (each for each in section.footer.paragraphs[0].runs if each.text.isdigit()):
            page.text = "17"
    (proposal,) = asked(project, copy.data)
    assert (proposal.sort, proposal.id, proposal.old, proposal.new) == (Sort.FIELD, "marking", "OFFICIAL", "SECRET")
    assert dict(proposal.taken_into(project).brief.fields)["marking"] == "SECRET"


def test_marks_of_what_changed_since_a_version_never_get_into_what_is_taken_in():
    first = PROJECT.issues[0]
    project = edits.rename_issue(an_issued(PROJECT), first.id, title="Whether to sail at all")
    project = edits.mark_changes(edits.assess(project, first.id, state=State.CONVERGING), is_on=True)
    copy = Copy(exported(project))
    copy.replace(f"i_{first.id}_1_0", "at all", "ever")
    copy.replace(f"i_{first.id}_4_0", "Converging", "Agreed")
    assert {(each.sort, each.new) for each in asked(project, copy.data)} == {
        (Sort.TITLE, "Whether to sail ever"),
        (Sort.STATE, "agreed"),
    }


def test_titles_of_tables_that_another_program_prints_over_them_are_nobodys_change():
    copy = Copy(EXPORTED)
    titled = [each for each in compose(PROJECT, COMPARISON).sections[0].blocks if isinstance(each, Table)]
    assert titled
    for table, element in zip(titled, copy.document.element.body.iter(f"{{{W}}}tbl"), strict=False):
        caption = copy.document.add_paragraph(table.title)._p
        element.addprevious(caption)
    assert asked(PROJECT, copy.data) == ()


def test_a_footnote_that_somebody_added_is_listed_with_its_words():
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("See the annex.")}</w:footnote></w:footnotes>'
    data = with_part(EXPORTED, "footnotes", notes)
    assert [(each.sort, each.place, each.new) for each in asked(PROJECT, data)] == [
        (Sort.UNPLACED, "footnotes", "See the annex.")
    ]


def test_a_box_that_somebody_ticked_is_a_decision_on_what_stands_above_it():
    template = find("uk_submission")
    project = edits.set_field(PROJECT, "recommendation", "Agree the text.\nNote the timing.")
    data = pipeline.render(pipeline.compose_brief(project, template), ".docx")
    copy = Copy(data)
    second = [each for each in copy.document.element.body.iter(f"{{{W}}}sdt")][4]
    next(second.iter(f"{{{W}}}t")).text = "☒"
    (proposal,) = taken_in(project, copy.data, template).proposals
    assert (proposal.sort, proposal.new, proposal.is_complete) == (Sort.DECIDED, "Disagree", False)
    assert "Note the timing." in proposal.place


def test_a_comment_becomes_a_note_once_and_ones_own_comment_to_the_clearer_is_none():
    tag = PROJECT.issues[0].annotation_ids[0]
    project = edits.describe(PROJECT, tag, comment="Is this still so?")
    copy = Copy(exported(project))
    copy.comment(f"c_{tag}_2_0", "Yes, since May.")
    (proposal,) = asked(project, copy.data)
    after = proposal.taken_into(project)
    assert queries.annotation(after, tag).note == "Ann Clearer: Yes, since May."
    assert asked(after, copy.data) == ()
    issued = edits.describe(an_issued(project, "2025-06-05T09:00Z"), tag, comment="")
    assert [each.new for each in asked(issued, copy.data)] == ["Ann Clearer: Yes, since May."]


def test_a_copy_of_an_old_version_is_held_against_that_one_and_told_so():
    first = an_issued(PROJECT, "2025-06-05T09:00Z")
    changed = edits.rename_issue(to_be_issued(first), first.issues[0].id, title="Whether to sail at all")
    changed = edits.set_field(changed, "bottom_line", "All is new.")
    second = an_issued(changed, "2025-06-06T09:00Z")
    assert taken_in(second, EXPORTED).version == 1
    assert taken_in(second, EXPORTED).proposals == ()
    assert taken_in(second, exported(changed)).version == 2


def test_rows_that_are_not_deleted_by_a_program_but_lost_are_never_asked_to_be_deleted():
    """Half of a brief copied into another document keeps its words and loses its bookmarks."""
    copy = Copy(EXPORTED)
    copy.forget_bookmarks(every=2)
    cleared = taken_in(PROJECT, copy.data)
    assert cleared.proposals == ()
    assert not cleared.has_marks


def test_a_field_that_prints_the_templates_own_words_can_be_changed():
    fields = tuple(replace(each, default="For information") if each.key == "to" else each for each in COMPARISON.fields)
    template = replace(COMPARISON, fields=fields)
    copy = Copy(pipeline.render(pipeline.compose_brief(PROJECT, template), ".docx"))
    copy.replace("f_to_0_0", "information", "decision")
    (proposal,) = taken_in(PROJECT, copy.data, template).proposals
    assert dict(proposal.taken_into(PROJECT).brief.fields)["to"] == "For decision"


@pytest.mark.parametrize("kept", [None, "For decision"])
def test_a_field_that_the_clearer_emptied_stays_empty_though_the_template_has_words_for_it(kept):
    fields = tuple(replace(each, default="For information") if each.key == "to" else each for each in COMPARISON.fields)
    template, project = replace(COMPARISON, fields=fields), PROJECT
    if kept is not None:
        project = edits.set_field(project, "to", kept)
    copy = Copy(pipeline.render(pipeline.compose_brief(project, template), ".docx"))
    copy.replace("f_to_0_0", kept or "For information", "")
    (proposal,) = taken_in(project, copy.data, template).proposals
    cleared = proposal.taken_into(project)
    assert "For information" not in pipeline.render(pipeline.compose_brief(cleared, template), ".md").decode()


def test_the_agreed_text_of_a_cleared_copy_is_taken_in_where_it_stands_and_where_there_was_none():
    first, second, *_ = PROJECT.issues
    project = edits.assess(PROJECT, first.id, agreed="Both sides sail on Sunday.")
    template = find("four_column")
    copy = Copy(pipeline.render(pipeline.compose_brief(project, template), ".docx"))
    copy.replace(f"i_{first.id}_4_0", "Sunday", "Monday")
    copy.replace(f"i_{second.id}_4_0", "–", "Nobody fishes.")
    copy.replace(f"i_{second.id}_5_1", "Nothing new", "Much is new")
    proposals = taken_in(project, copy.data, template).proposals
    assert [(each.sort, each.id, each.old, each.new) for each in proposals] == [
        (Sort.AGREED, first.id, "Both sides sail on Sunday.", "Both sides sail on Monday."),
        (Sort.AGREED, second.id, "", "Nobody fishes."),
        (Sort.ASSESSMENT, second.id, second.assessment, second.assessment.replace("Nothing new", "Much is new")),
    ]
    for each in proposals:
        project = each.taken_into(project)
    assert [each.agreed for each in project.issues[:2]] == ["Both sides sail on Monday.", "Nobody fishes."]


MARKED = loads("""id: marked
name: Marked
portion_mark: U
fields: [{key: advice, label: Advice, long: true}]
sections:
  - {kind: text, field: advice, title: Advice, numbered: true}
  - {kind: key_points, title: Points}
  - {kind: comparison, title: Compared}
""")


def test_numbers_and_marks_of_classification_before_a_paragraph_never_get_into_what_is_taken_in():
    project = edits.set_field(PROJECT, "advice", "Agree to it.\n(C) Write to them.\nWait.")
    copy = Copy(pipeline.render(pipeline.compose_brief(project, MARKED), ".docx"))
    copy.replace("2f_advice_0_0", "(C) Write", "(C) Speak")
    copy.replace("3f_advice_0_0", "(U) Wait", "(U) Wait a week")
    copy.replace("1f_advice_0_0", "1.", "4. ")
    title = project.issues[0].title
    copy.replace(f"i_{project.issues[0].id}_1_0", title, f"{title} first")
    proposals = taken_in(project, copy.data, MARKED).proposals
    assert [(each.sort, each.new) for each in proposals] == [
        (Sort.FIELD, "(C) Speak to them."),
        (Sort.FIELD, "Wait a week."),
        (Sort.TITLE, f"{title} first"),
    ]
    for each in proposals:
        project = each.taken_into(project)
    assert queries.field(project, "advice") == "Agree to it.\n(C) Speak to them.\nWait a week."


@pytest.mark.parametrize("template", builtin(), ids=lambda template: template.id)
def test_an_unedited_export_asks_for_nothing(template):
    for seed in range(6):
        chance = Random(seed)
        project = any_project(chance, template)
        for each in project.annotations:
            project = edits.describe(project, each.id, comment=chance.choice(("", "Is this so?", "Ask the desk.")))
        data = pipeline.render(pipeline.compose_brief(project, template), ".docx")
        names = names_in(data)
        assert len(set(names)) == len(names)
        assert max(map(len, names), default=0) <= 40
        if any(name.startswith("_bf") for name in names):
            assert taken_in(project, data, template).proposals == ()


def test_an_unedited_export_with_quotations_in_another_script_asks_for_nothing():
    project = edits.add_article(a_tagged_project(), an_article("قال نعم، نحن هنا!", "אמר כן, 12 פעמים."))
    for each in project.articles[-1].paragraphs:
        project = edits.annotate(project, each.id, Kind.DEMAND, (project.parties[0].id,))
        project = edits.file_under(project, edits.newest_id(project, "t"), "Peace", "")
    assert "قال نعم" in str(pipeline.compose_brief(project, COMPARISON))
    assert taken_in(project, exported(project)).proposals == ()


def test_ones_own_comment_does_not_come_back_as_a_wish():
    said = edits.describe(PROJECT, PROJECT.annotations[0].id, comment="Please check the order.")
    assert b"check the order" in with_part_of(exported(said), "word/comments.xml")
    assert asked(said, exported(said)) == asked(PROJECT, EXPORTED)


def with_part_of(data, name):
    """Return a part of an office file."""
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read(name)
