"""The composed brief: what is printed, in which order and under which number, for each house format."""

import json
import unicodedata
from dataclasses import asdict, replace

import pytest

from briefer import edits, pipeline, queries, templates
from briefer.brief import Bullets, Facts, Heading, Para, Role, Table
from briefer.compose import SECTIONS, compose
from briefer.labels import load_labels
from briefer.model import (
    Article,
    ArticleId,
    Certainty,
    Kind,
    Paragraph,
    ParagraphId,
    Party,
    PartyId,
    Project,
    Source,
    State,
    When,
)
from tests import DATA
from tests.builders import a_tagged_project, without_empty

GOLDEN = DATA / "golden"
SAMPLE = pipeline.sample_brief_project()


def blocks(brief, kind):
    return [block for section in brief.sections for block in section.blocks if isinstance(block, kind)]


def table(brief, title):
    return next(block for block in blocks(brief, Table) if block.title == title)


def text_of(cell):
    return "\n".join(para.text for para in cell.paras)


def brief_of(project, template="comparison"):
    return compose(project, templates.find(template), today="2025-06-05")


@pytest.mark.parametrize("name", [template.id for template in templates.builtin()])
def test_the_sample_brief_is_as_it_was_last_reviewed(name, golden):
    project = edits.set_field(SAMPLE, "lines_to_take", "- Talks go on.\n- We ask both sides to publish their terms.")
    project = edits.set_field(project, "if_pressed", "We do not comment on leaks.")
    text = json.dumps(without_empty(asdict(brief_of(project, name))), ensure_ascii=False, indent=1) + "\n"
    golden(GOLDEN / f"brief_{name}.json", text)


def test_a_text_section_prints_its_field_in_paragraphs_and_lists_and_not_when_empty():
    written = "Ratify the text.\n- by Friday\n- without a vote\nThe alternative is delay."
    brief = brief_of(edits.set_field(SAMPLE, "recommendation", written), "submission")
    headings = [block.text for block in blocks(brief, Heading)]
    assert "Recommendation" in headings
    assert "Timing" not in headings
    place = next(
        at for at, block in enumerate(brief.sections[0].blocks) if getattr(block, "text", "") == "Recommendation"
    )
    first, items, last = brief.sections[0].blocks[place + 1 : place + 4]
    assert (first.text, last.text) == ("Ratify the text.", "The alternative is delay.")
    assert [item.text for item in items.items] == ["by Friday", "without a vote"]


def test_text_sections_are_switched_one_by_one():
    project = edits.set_field(edits.set_field(SAMPLE, "recommendation", "Ratify."), "timing", "Friday.")
    brief = brief_of(edits.toggle_section(project, "text:timing"), "submission")
    headings = [block.text for block in blocks(brief, Heading)]
    assert "Recommendation" in headings
    assert "Timing" not in headings


def test_the_same_project_composes_to_the_same_brief():
    assert brief_of(SAMPLE) == brief_of(SAMPLE)


def test_an_empty_project_composes_in_every_format():
    for template in templates.builtin():
        assert compose(Project(), template).title == "Untitled"


def test_rows_are_numbered_by_theme_and_demands_stand_before_positions():
    rows = [row for row in table(brief_of(SAMPLE), "Positions compared").rows if not row.is_theme]
    assert [text_of(row.cells[0]) for row in rows] == [row.number for row in queries.rows(SAMPLE)]
    ukraine = text_of(rows[0].cells[3]).splitlines()
    assert [line.split(".")[0] for line in ukraine] == ["Demand", "Position", "Position"]


def test_an_empty_side_is_said_and_listed_as_a_gap():
    brief = brief_of(SAMPLE)
    row = next(row for row in table(brief, "Positions compared").rows if text_of(row.cells[0]) == "2.3")
    assert row.cells[3].paras[0].role is Role.EMPTY_SIDE
    gaps = [para.text for bullets in blocks(brief, Bullets) for para in bullets.items]
    assert "Ukraine: no stated position in the source on Language (2.3)." in gaps


def test_an_agreed_event_refers_to_the_timeline_and_is_no_gap():
    brief = brief_of(SAMPLE)
    row = next(row for row in table(brief, "Positions compared").rows if text_of(row.cells[0]) == "3.1")
    assert text_of(row.cells[2]).startswith("See timeline")
    assert not any("Prisoners" in para.text for bullets in blocks(brief, Bullets) for para in bullets.items)


def test_an_event_prints_in_its_cell_where_no_timeline_does():
    brief = brief_of(edits.toggle_section(SAMPLE, "timeline"))
    row = next(row for row in table(brief, "Positions compared").rows if text_of(row.cells[0]) == "3.1")
    assert text_of(row.cells[2]).startswith("Event. “agreed to exchange")


def test_the_sign_off_counts_all_quotations_wherever_it_stands():
    template = templates.find("comparison")
    first = replace(template, sections=tuple(sorted(template.sections, key=lambda spec: spec.kind != "sign_off")))
    pairs = dict(blocks(compose(SAMPLE, first), Facts)[0].pairs)
    assert pairs["Quotations"] == "30 of 30 match the source"


@pytest.mark.parametrize("name", ["comparison", "negotiation", "chronology"])
def test_every_format_says_once_how_to_read_it(name):
    notes = [para.text for para in blocks(brief_of(SAMPLE, name), Para) if para.role is Role.NOTE]
    assert len(notes) == 1
    assert ("State of play" in notes[0]) == ("alphabetical" in notes[0]) == (name != "chronology")


def test_the_note_does_not_claim_an_order_that_is_not_there():
    turned = edits.set_columns(SAMPLE, tuple(reversed(SAMPLE.brief.columns)))
    assert not any("alphabetical" in para.text for para in blocks(brief_of(turned), Para))


def test_references_are_plain_where_neither_sources_nor_annex_print():
    data = json.dumps(asdict(brief_of(edits.toggle_section(SAMPLE, "sources"))))
    assert '"link": "#' not in data
    assert "[S1" in data


def test_a_marking_is_not_lost_with_a_template_that_does_not_ask_for_it():
    template = replace(templates.find("chronology"), fields=())
    brief = compose(edits.set_field(SAMPLE, "prepared_by", "A. Name"), template)
    assert brief.frame.marking == "SAMPLE"
    assert brief.properties.author == ""


def test_every_quotation_that_prints_is_noted_for_the_proof():
    brief = brief_of(SAMPLE)
    printed = json.dumps(asdict(brief)["sections"], ensure_ascii=False)
    assert len(brief.quotations) == 30
    for quotation in brief.quotations:
        assert f"“{quotation.text}”" in printed
        assert quotation.text in quotation.source_text


def test_every_reference_leads_to_an_anchor_of_the_brief():
    for project in (SAMPLE, edits.toggle_section(SAMPLE, "annex")):
        data = json.dumps(asdict(brief_of(project)))
        anchors = {entry.split('"')[0] for entry in data.split('"anchor": "')[1:]}
        links = {entry.split('"')[0] for entry in data.split('"link": "#')[1:]}
        assert links
        assert links <= anchors


def test_the_annex_numbers_the_source_text_and_is_off_until_it_is_switched_on():
    assert not any(para.role is Role.SOURCE_TEXT for para in blocks(brief_of(SAMPLE), Para))
    annex = [
        para for para in blocks(brief_of(edits.toggle_section(SAMPLE, "annex")), Para) if para.role is Role.SOURCE_TEXT
    ]
    assert len(annex) == len(SAMPLE.articles[0].paragraphs)
    assert annex[2].text.startswith("¶3")


def test_a_paraphrase_prints_without_quotation_marks_beside_the_quotation():
    (first, *_) = queries.key_points(SAMPLE)
    project = edits.describe(SAMPLE, first.annotation.id, paraphrase="Kyiv wants a truce first.")
    brief = brief_of(project)
    points = blocks(brief, Bullets)[0].items
    assert points[0].text.startswith("Kyiv wants a truce first. [S1")
    cells = [text_of(cell) for row in table(brief, "Positions compared").rows for cell in row.cells]
    assert any("Kyiv wants a truce first. “" in text for text in cells)


def test_the_bottom_line_is_never_written_for_the_analyst():
    empty = edits.set_field(SAMPLE, "bottom_line", "")
    assert not any(para.role is Role.LEAD for para in blocks(brief_of(empty), Para))
    assert "Bottom line" not in [heading.text for heading in blocks(brief_of(empty), Heading)]


def test_events_stand_oldest_first_and_undated_last():
    event = next(item for item in SAMPLE.annotations if item.kind is Kind.EVENT)
    project = edits.describe(SAMPLE, event.id, when=When("", "", Certainty.EXACT))
    dates = [text_of(row.cells[0]) for row in table(brief_of(project), "Timeline").rows]
    assert dates[-1] == "date not given"


def test_a_sort_date_alone_is_printed_in_words_with_its_certainty():
    event = next(item for item in SAMPLE.annotations if item.kind is Kind.EVENT)
    project = edits.describe(SAMPLE, event.id, when=When("", "2025-05", Certainty.BEFORE))
    assert "before May\u00a02025" in [text_of(row.cells[0]) for row in table(brief_of(project), "Timeline").rows]


def test_the_table_alone_is_landscape_and_main_sections_are_numbered():
    brief = brief_of(SAMPLE)
    assert [section.is_landscape for section in brief.sections] == [False, True, False]
    numbers = [(heading.number, heading.text) for heading in blocks(brief, Heading) if heading.number]
    assert numbers[0] == ("1", "Positions compared")
    assert [number for number, _ in numbers] == ["1", "2", "3", "4", "5"]


def test_a_third_column_takes_its_share_and_widths_add_up():
    third = queries.other_parties(SAMPLE)[0]
    project = edits.set_columns(SAMPLE, (*SAMPLE.brief.columns, third.id))
    columns = table(brief_of(project), "Positions compared").columns
    assert [column.title[0] for column in columns][2:5] == ["Russia", "Ukraine", third.name]
    assert sum(column.width for column in columns) == pytest.approx(1)
    assert columns[2].width == columns[3].width == columns[4].width


def test_a_portrait_table_has_widths_of_its_own_and_equal_sides():
    template = templates.find("comparison")
    specs = tuple(replace(spec, is_landscape=False, has_state_of_play=False) for spec in template.sections)
    columns = table(compose(SAMPLE, replace(template, sections=specs)), "Positions compared").columns
    assert [round(column.width * 17, 1) for column in columns] == [1.3, 2.4, 6.7, 6.7]


def test_a_section_switched_off_does_not_print():
    project = edits.toggle_section(SAMPLE, "timeline")
    assert "Timeline" not in [heading.text for heading in blocks(brief_of(project), Heading)]


def test_fields_that_are_empty_do_not_print_unless_the_brief_needs_them():
    labels = [label for facts in blocks(brief_of(edits.set_field(SAMPLE, "to", "")), Facts) for label, _ in facts.pairs]
    assert "To" not in labels
    pairs = [pair for facts in blocks(brief_of(SAMPLE, "negotiation"), Facts) for pair in facts.pairs]
    assert ("Date", "5 June 2025") in pairs
    empty = [pair for facts in blocks(brief_of(Project(), "negotiation"), Facts) for pair in facts.pairs]
    assert ("Date", "–") in empty


def test_the_file_name_follows_the_pattern_and_is_safe():
    project = edits.set_field(SAMPLE, "subject", "Talks: a/b \\ c? <d>")
    assert brief_of(project).file_name == "2025-06-05_Talks-a-b-c-d_v1_SAMPLE"


def test_a_template_may_replace_a_label_and_an_unknown_language_falls_back_to_english():
    template = replace(templates.find("comparison"), language="xx", labels={"demand": "Ask"})
    cells = str(table(compose(SAMPLE, template), "Positions compared"))
    assert "Ask." in cells
    assert "Position." in cells


def test_a_language_cannot_name_a_file_elsewhere():
    assert load_labels("../../secret")["demand"] == "Demand"


def test_every_section_kind_is_composed_by_a_function_of_its_own():
    assert len(set(SECTIONS.values())) == len(SECTIONS)


def test_what_is_under_no_issue_yet_still_prints_in_a_last_row():
    first = queries.rows(SAMPLE)[0].cells[0][0]
    brief = brief_of(edits.unassign_issue(SAMPLE, first.annotation.id))
    last = table(brief, "Positions compared").rows[-1]
    assert text_of(last.cells[1]) == "Under no issue yet"
    assert first.text in text_of(last.cells[2])
    assert text_of(last.cells[3]) == "–"
    assert len(brief.quotations) == len(brief_of(SAMPLE).quotations)


def test_a_long_subject_is_cut_between_two_words_in_the_file_name():
    project = edits.set_field(pipeline.sample_brief_project(), "subject", "Where both sides stand " * 6)
    name = compose(project, templates.find("comparison"), today="2026-11-23").file_name
    subject = name.split("_")[1]
    assert len(subject) <= 60
    assert set(subject.split("-")) == {"Where", "both", "sides", "stand"}


def test_passages_print_in_the_comparison_though_there_is_no_issue_demands_first():
    project = a_tagged_project()
    for issue_id in ("i6", "i9"):
        project = edits.remove_issue(project, issue_id)
    (row,) = table(brief_of(project), "Positions compared").rows
    assert [line.split(".")[0] for line in text_of(row.cells[2]).splitlines()] == ["Demand", "Demand", "Position"]
    assert "Kyiv refuses to withdraw" in text_of(row.cells[3])


def test_empty_lines_between_bullets_make_no_bullets():
    brief = brief_of(edits.set_field(SAMPLE, "lines_to_take", "- Talks go on.\n\n - \n- They last."), "negotiation")
    texts = [[item.text for item in block.items] for block in blocks(brief, Bullets)]
    assert ["Talks go on.", "They last."] in texts


def a_small_project(*texts: str, tags=()) -> Project:
    """Two sides and one article; `tags` are paragraph from 0, kind, side from 0, issue and theme."""
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), text) for number, text in enumerate(texts, 1))
    source = Source(headline="Ferries", outlet="Gazette", published="2026-06-10")
    project = edits.add_article(Project(title="Ferries"), Article(ArticleId(""), source, paragraphs))
    parties = (Party(PartyId(""), "Nordia"), Party(PartyId(""), "Suderland"))
    project = edits.set_parties(project, parties, (PartyId("new:0"), PartyId("new:1")))
    for place, kind, side, issue, theme in tags:
        paragraph, party = project.articles[0].paragraphs[place], project.parties[side]
        project = edits.annotate(project, paragraph.id, kind, (party.id,))
        project = edits.file_under(project, project.annotations[-1].id, issue, theme) if issue else project
    return project


def test_items_of_a_cell_stand_as_in_the_text_whatever_was_filed_first():
    tags = [(place, Kind.DEMAND, 0, "Ferries", "") for place in (2, 0, 1)]
    (row,) = table(brief_of(a_small_project("One.", "Two.", "Three.", tags=tags)), "Positions compared").rows
    assert [para.text.split("“")[1][:3] for para in row.cells[2].paras] == ["One", "Two", "Thr"]


def test_rows_of_a_brief_without_themes_stand_under_no_heading():
    tags = [(0, Kind.DEMAND, 0, "Ferries", ""), (1, Kind.POSITION, 1, "Fish", "")]
    rows = table(brief_of(a_small_project("One.", "Two.", tags=tags)), "Positions compared").rows
    assert [row.is_theme for row in rows] == [False, False]


def test_a_row_of_one_side_is_said_to_be_one_unless_the_analyst_judged_it():
    project = a_small_project("One.", tags=[(0, Kind.DEMAND, 0, "Ferries", "")])
    (row,) = table(brief_of(project), "Positions compared").rows
    assert text_of(row.cells[-1]) == "One side only"
    project = edits.assess(project, project.issues[0].id, state=State.AGREED)
    (row,) = table(brief_of(project), "Positions compared").rows
    assert text_of(row.cells[-1]) == "Agreed"


def test_a_key_point_that_is_an_event_says_who_unless_its_words_do():
    tags = [(0, Kind.EVENT, 0, "Ferries", ""), (1, Kind.EVENT, 0, "Ferries", "")]
    project = a_small_project("agreed to open the strait", "Nordia closed it again.", tags=tags)
    for tag in project.annotations:
        project = edits.star(project, tag.id)
    points = blocks(brief_of(project), Bullets)[0]
    shown = [item.text.partition(" [")[0] for item in points.items]
    assert shown == ["Nordia: “agreed to open the strait”", "“Nordia closed it again.”"]


def test_a_key_point_names_party_and_kind_and_without_a_list_of_sources_its_outlet():
    tags = [(0, Kind.DEMAND, 0, "Ferries", ""), (1, Kind.POSITION, 1, "Fish", "")]
    project = a_small_project("Open the strait.", "Not before May.", tags=tags)
    for tag in project.annotations:
        project = edits.star(project, tag.id)
    points = [item.text for item in blocks(brief_of(project), Bullets)[0].items]
    assert points[0].startswith("Nordia demands “Open the strait.” [S1")
    assert points[1].startswith("Suderland states “Not before May.” [S1")
    points = [item.text for item in blocks(brief_of(edits.toggle_section(project, "sources")), Bullets)[0].items]
    assert points[0].endswith("(Gazette, 10\u00a0June\u00a02026)")


def test_draft_stands_over_every_page_until_all_is_reviewed_and_filled_in():
    project = edits.set_field(a_small_project("One."), "marking", "OFFICIAL")
    assert brief_of(project).frame.marking == "DRAFT · OFFICIAL"
    project = edits.set_field(edits.set_field(project, "subject", "Ferries"), "bottom_line", "They talk.")
    assert brief_of(project).frame.marking == "OFFICIAL"


def test_an_event_is_of_those_whom_its_words_name_and_has_the_date_that_is_known():
    project = a_small_project("Nordia closed the strait on Friday.", tags=[(0, Kind.EVENT, 0, "", "")])
    tag = project.annotations[0].id
    project = edits.describe(edits.assign_parties(project, tag, ()), tag, when=When("Friday", "2025-06-06"))
    (row,) = table(brief_of(project), "Timeline").rows
    assert text_of(row.cells[0]).replace("\u00a0", " ") == "6 June 2025 (Friday)"
    assert text_of(row.cells[2]) == "Nordia"


@pytest.mark.parametrize("sign", ["国", "ж", "a", "भा"])
def test_a_proposed_file_name_fits_any_disk_and_is_cut_between_signs(sign):
    project = edits.set_field(a_small_project("One."), "marking", "取扱注意" * 10)
    name = brief_of(edits.set_title(project, sign * 90)).file_name
    assert len(f"{name}.docx".encode()) <= 240
    assert name.encode().decode() == name
    assert not unicodedata.combining(name[-1])


def test_a_proposed_file_name_has_sixty_letters_of_a_part_and_as_many_bytes_as_fit_beside_a_number():
    project = edits.set_title(a_small_project("One."), "a" * 90)
    assert brief_of(project).file_name == f"2025-06-05_{'a' * 60}_v1"
    assert brief_of(edits.set_title(project, "国" * 90)).file_name == f"2025-06-05_{'国' * 40}_v1"
    assert brief_of(edits.set_title(project, "क" + "भा" * 90)).file_name == f"2025-06-05_क{'भा' * 19}_v1"
    for key in ("marking", "reference", "subject"):
        project = edits.set_field(project, key, key[0] * 90)
    pattern = replace(templates.find("comparison"), file_name="{subject}_{reference}_{marking}_{subject}")
    name = compose(project, pattern).file_name
    assert name == "_".join(letter * 60 for letter in "srms")[:225]


def test_a_proposed_file_name_keeps_vowel_signs_and_is_no_device():
    project = edits.set_title(a_small_project("One."), "भारत और चीन की वार्ता")
    assert brief_of(project).file_name == "2025-06-05_भारत-और-चीन-की-वार्ता_v1"
    plain = replace(templates.find("comparison"), file_name="{subject}")
    for device in ("CON", "aux", "Com1"):
        name = compose(edits.set_title(project, device), plain).file_name
        assert name.casefold() != device.casefold()
