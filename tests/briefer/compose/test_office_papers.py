"""What offices have on their papers: numbers, boxes to tick, annexes, a cover, frames, names, marks, widths, a foot."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from briefer import edits, pipeline, templates
from briefer.brief import Bullets, Facts, Heading, Para, Role, Table
from briefer.compose import compose
from briefer.compose.numbers import letter
from briefer.errors import TemplateError
from briefer.proof.written import verify
from briefer.writers import WRITERS
from tests.builders import a_tagged_project

HEAD = """id: office
name: Office
fields:
  - {key: advice, label: Advice, long: true}
  - {key: names, label: Names, long: true}
  - {key: date, label: Date}
  - {key: reference, label: Reference}
"""
TWO = "That you agree.\n- That you write to them."
NAMES = "All ministers\nFor action: the director\nthe desk\nFor information: Geneva"


def brief_of(sections: str, settings: str = "", **fields: str):
    project = a_tagged_project()
    for key, text in fields.items():
        project = edits.set_field(project, key, text)
    template = templates.loads(f"{HEAD}{settings}\nsections:\n{sections}")
    return compose(project, template, today="2025-06-05T09:00")


def blocks_of(brief, kind=Para):
    return [block for section in brief.sections for block in section.blocks if isinstance(block, kind)]


def mistake_in(sections: str, settings: str = "") -> str:
    with pytest.raises(TemplateError) as caught:
        templates.loads(f"{HEAD}{settings}\nsections:\n{sections}")
    (only,) = caught.value.mistakes
    return only.message


TEXT = "  - {{kind: text, field: advice, title: Advice{more}}}\n"
TEXTS = TEXT.format(more=", numbered: true") + "  - {kind: text, field: names, title: Names, numbered: true}\n"


def test_paragraphs_are_numbered_through_the_brief_or_by_section():
    through = brief_of(TEXTS, advice="One.\nTwo.\n- an item", names="Three.")
    assert [(para.number, para.text) for para in blocks_of(through)] == [
        ("1.", "One."),
        ("2.", "Two."),
        ("3.", "Three."),
    ]
    by_section = brief_of(TEXTS, "paragraph_numbers: by_section", advice="One.\nTwo.", names="Three.")
    assert [para.number for para in blocks_of(by_section)] == ["1.1", "1.2", "2.1"]
    assert [heading.number for heading in blocks_of(by_section, Heading)] == ["1", "2"]


def test_lines_that_somebody_numbered_are_a_numbered_list_and_a_date_is_none():
    brief = brief_of(TEXT.format(more=""), advice="5. Juni: first meeting.\nTwo steps:\n1. Write.\n2. Wait.\nDone.")
    assert [(para.number, para.text) for para in blocks_of(brief)] == [
        ("", "5. Juni: first meeting."),
        ("", "Two steps:"),
        ("1.", "Write."),
        ("2.", "Wait."),
        ("", "Done."),
    ]


def test_numbers_typed_in_a_numbered_section_give_way_to_its_own_and_a_line_that_leads_on_has_no_boxes():
    written = "That you:\n1. agree;\n2. write to them."
    expected = [("1.", "That you:"), ("2.", "agree;"), ("3.", "write to them.")]
    plain = brief_of(TEXT.format(more=", numbered: true"), advice=written)
    assert [(para.number, para.text) for para in blocks_of(plain)] == expected
    ticked = blocks_of(brief_of(TEXT.format(more=", numbered: true, options: [Agree]"), advice=written))
    assert [(para.number, para.text) for para in ticked if para.role is not Role.OPTIONS] == expected
    assert [para.role is Role.OPTIONS for para in ticked] == [False, False, True, False, True]


def test_titles_go_without_numbers_where_the_template_says_so():
    brief = brief_of("  - {kind: comparison, title: Compared}\n", "heading_numbers: false")
    assert [heading.number for heading in blocks_of(brief, Heading)] == [""]


def test_under_each_recommendation_stand_boxes_to_tick_in_the_words_of_the_language():
    brief = brief_of(TEXT.format(more=", options: [Agree, Not yet]"), 'language: "de"', advice=TWO)
    assert [para.text for para in blocks_of(brief)] == [
        "That you agree.",
        "☐\u00a0Zustimmung   ☐\u00a0Not\u00a0yet",
        "That you write to them.",
        "☐\u00a0Zustimmung   ☐\u00a0Not\u00a0yet",
    ]


def test_a_box_to_tick_is_one_in_word():
    data = pipeline.render(brief_of(TEXT.format(more=", options: [Agree]"), advice=TWO), ".docx")
    assert part_of(data).count('<w:alias w:val="Agree"/><w14:checkbox') == 2


def part_of(data: bytes) -> str:
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_annexes_have_letters_and_the_first_begins_a_page():
    sections = TEXT.format(more="") + "".join(
        f"  - {{kind: {kind}, title: {kind}, annex: true}}\n" for kind in ("comparison", "timeline")
    )
    brief = brief_of(sections, advice="Go.")
    headings = [[each.number for each in section.blocks if isinstance(each, Heading)] for section in brief.sections]
    assert headings == [[""], ["Annex A", "Annex B"]]
    assert [letter(number) for number in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_cover_has_a_page_of_its_own_and_the_header_block_does_not_repeat_its_title():
    brief = brief_of(
        "  - {kind: cover}\n  - {kind: header_block}\n" + TEXT.format(more=""), advice="Go.", date="2025-06-05"
    )
    assert [section.kind for section in brief.sections] == ["cover", "header_block"]
    assert [heading.level for heading in blocks_of(brief, Heading)] == [0, 1]
    cover, header = blocks_of(brief, Facts)
    assert cover.pairs == (("Version", "1, 5\u00a0June\u00a02025"),)
    assert header.pairs == (("Date", "5\u00a0June\u00a02025"),)


def test_a_summary_stands_in_a_box_media_lines_under_their_questions_and_names_under_what_they_are_for():
    assert {para.role for para in blocks_of(brief_of(TEXT.format(more=", look: box"), advice=TWO))} == {Role.BOX}
    lines = brief_of(TEXT.format(more=", look: lines"), advice="We are glad.\nIs it over?\nNo.\nNot yet.")
    assert [heading.text for heading in blocks_of(lines, Heading)] == ["Advice", "Is it over?"]
    assert [len(bullets.items) for bullets in blocks_of(lines, Bullets)] == [1, 2]
    names = brief_of("  - {kind: text, field: names, look: names}\n", names=NAMES)
    assert [item.text for bullets in blocks_of(names, Bullets) for item in bullets.items] == ["All ministers"]
    assert blocks_of(names, Facts)[0].pairs == (("For action", "the director\nthe desk"), ("For information", "Geneva"))


def test_a_mark_of_classification_stands_before_every_paragraph_that_has_none_of_its_own():
    sections = TEXT.format(more=", portion_mark: C") + "  - {kind: comparison}\n  - {kind: key_points}\n"
    brief = brief_of(sections, "portion_mark: U", advice="One.\n(S) Two.")
    assert [para.text for para in blocks_of(brief) if para.role is Role.BODY] == ["(C) One.", "(S) Two."]
    (table,) = blocks_of(brief, Table)
    assert [row.cells[1].paras[0].text for row in table.rows if not row.is_theme][:2] == [
        "(U) Withdrawal",
        "(U) Sanctions",
    ]
    assert all(item.text.startswith("(U) ") for bullets in blocks_of(brief, Bullets) for item in bullets.items)


def test_columns_are_as_wide_as_the_template_says_and_the_sides_alike():
    sections = "  - {kind: comparison, widths: [1, 2, 3, 1]}\n  - {kind: timeline, widths: [1, 5, 1, 1, 2]}\n"
    compared, timeline = blocks_of(brief_of(sections), Table)
    assert [round(column.width, 3) for column in compared.columns] == [0.1, 0.2, 0.3, 0.3, 0.1]
    assert [round(column.width, 3) for column in timeline.columns] == [0.1, 0.5, 0.1, 0.1, 0.2]


def test_the_agreed_text_has_a_column_apart_from_the_state_of_play():
    sections = "  - {kind: comparison, agreed_text: true, widths: [1, 2, 3, 2, 1]}\n"
    project = edits.assess(a_tagged_project(), "i6", assessment="Nearer.", agreed="They withdraw.")
    brief = compose(project, templates.loads(f"{HEAD}sections:\n{sections}"))
    (table,) = blocks_of(brief, Table)
    assert [column.title[0] for column in table.columns][4:] == ["Agreed text", "State of play"]
    assert [round(column.width * 12) for column in table.columns] == [1, 2, 3, 3, 2, 1]
    rows = [row for row in table.rows if not row.is_theme]
    assert [[para.text for cell in row.cells[4:] for para in cell.paras] for row in rows[:2]] == [
        ["They withdraw.", "Not clear", "Nearer."],
        ["–", "One side only"],
    ]


def test_the_foot_of_pages_says_what_the_template_wants_and_leaves_out_what_is_empty():
    settings = 'footer: {left: "{reference} · {date} · v{version}", right: "{subject} · {page}/{pages}"}'
    brief = brief_of(TEXT.format(more=""), settings, advice="Go.")
    assert (brief.frame.reference, brief.frame.page_label) == ("5 June 2025 · v1", "Talks · {page}/{pages}")


@pytest.mark.parametrize(
    ("sections", "settings", "words"),
    [
        ("  - {kind: timeline, numbered: true}\n", "", "Only the paragraphs of a text section"),
        ("  - {kind: timeline, options: [Agree]}\n", "", "Only a text section has options"),
        ("  - {kind: timeline, look: box}\n", "", "Only a text section has a look"),
        (TEXT.format(more=", look: box, numbered: true"), "", "has no numbers and nothing to tick"),
        (TEXT.format(more=", look: lines, markdown: true"), "", "in Markdown has no look"),
        (TEXT.format(more=", options: [Agree], markdown: true"), "", "in Markdown has nothing to tick"),
        ("  - {kind: timeline, widths: [1, 2]}\n", "", "5 widths, not 2: of date, event, who, status, reference"),
        ("  - {kind: comparison, state_of_play: false, widths: [1, 2, 3, 1]}\n", "", "3 widths, not 4"),
        ("  - {kind: sources, agreed_text: true}\n", "", "Only the comparison has a column for agreed text"),
        ("  - {kind: sources, widths: [1, 90]}\n", "", "The width 1 leaves no room"),
        ("  - {kind: gaps, widths: [1]}\n", "", "without a table has no column widths"),
        ("  - {kind: gaps, page_limit: 1}\n", "", "needs a title"),
        ("  - {kind: gaps}\n", "footer: {left: '{page}'}", "Nothing fills {page} here"),
        ("  - {kind: gaps}\n", "footer: {right: '{pagse}'}", "Nothing fills {pagse} here"),
        (TEXT.format(more=", options: [Yes]"), "", "“options” must be text, but YAML reads this as true or false."),
        ("  - {kind: gaps}\n", "portion_mark: (U)", "without brackets"),
    ],
)
def test_a_setting_that_does_not_fit_is_a_mistake_in_words(sections, settings, words):
    assert words in mistake_in(sections, settings)


EVERYTHING = f"""  - {{kind: cover}}
  - {{kind: header_block}}
{TEXT.format(more=", numbered: true, options: [Agree, Discuss], portion_mark: C")}
  - {{kind: text, field: names, title: Copies, look: names}}
  - {{kind: bottom_line, title: In short}}
  - {{kind: comparison, title: Compared, annex: true, landscape: true, widths: [1, 2, 3, 2]}}
  - {{kind: sources, title: Sources, annex: true, new_page: true}}
"""
FOOT = 'footer: {left: "{reference} · {version}", right: "{parties} {page}"}\nportion_mark: U'
FIELDS = {"advice": TWO, "names": NAMES, "reference": "ED-14", "bottom_line": "No truce."}


@pytest.mark.parametrize("writer", WRITERS, ids=lambda kind: kind.name)
def test_all_of_it_is_proved_in_every_format(writer):
    brief = brief_of(EVERYTHING, FOOT, **FIELDS)
    assert verify(pipeline.render(brief, writer.suffix), writer.suffix, brief).missing == ()


OTHERS = {
    "a number": (EVERYTHING.replace("options: [Agree, Discuss]", "options: [Agree, Debate]"), FOOT, {}),
    "an option": (EVERYTHING.replace("numbered: true, ", ""), FOOT, {}),
    "a mark": (EVERYTHING.replace("portion_mark: C", "portion_mark: S"), FOOT, {}),
    "a name": (EVERYTHING, FOOT, {"names": NAMES.replace("director", "dictator")}),
    "a letter": (EVERYTHING.replace("Compared, annex: true", "Compared"), FOOT, {}),
    "the foot": (EVERYTHING, FOOT.replace("{reference}", "{reference}x"), {}),
}


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
@pytest.mark.parametrize("what", OTHERS)
def test_a_file_in_which_one_of_these_words_is_another_is_refused(what, suffix):
    sections, settings, fields = OTHERS[what]
    brief = brief_of(EVERYTHING, FOOT, **FIELDS)
    wrong = brief_of(sections, settings, **FIELDS | fields)
    assert verify(pipeline.render(wrong, suffix), suffix, brief).missing


def test_two_logos_stand_at_either_edge_and_the_files_are_proved(tmp_path):
    for name, size in (("left", (40, 20)), ("right", (20, 20))):
        Image.new("RGB", size, "navy").save(tmp_path / f"{name}.png")
    logos = "".join(
        f"{key}: {{file: {name}.png, description: {name} seal}}\n"
        for key, name in (("logo", "left"), ("logo_right", "right"))
    )
    path = tmp_path / "office.yaml"
    path.write_text(f"{HEAD}{logos}sections:\n{TEXT.format(more='')}", encoding="utf-8")
    brief = compose(edits.set_field(a_tagged_project(), "advice", "Go."), templates.load(path))
    for suffix in (".docx", ".pdf", ".html"):
        assert verify(pipeline.render(brief, suffix), suffix, brief).missing == ()
    assert part_of(pipeline.render(brief, ".docx")).count("<w:drawing>") == 2
    assert b"left seal" in pipeline.render(brief, ".html")


OVERVIEW = "  - {kind: overview, title: State}\n  - {kind: gaps, title: Gaps}\n"


def test_rows_are_named_by_number_only_where_the_numbers_print():
    without = repr(brief_of(OVERVIEW).sections)
    within = repr(brief_of(OVERVIEW + "  - {kind: comparison, title: Points}\n").sections)
    assert ("(1.1)" in without, "row in the comparison" in without) == (False, False)
    assert ("(1.1)" in within, "row in the comparison" in within) == (True, True)


def test_a_title_that_would_be_the_only_numbered_one_has_no_number():
    sources = "  - {kind: sources, title: Sources}\n"
    assert [each.number for each in blocks_of(brief_of(sources), Heading)] == [""]
    two = brief_of(sources + "  - {kind: timeline, title: Timeline}\n  - {kind: comparison, title: Points}\n")
    assert [each.number for each in blocks_of(two, Heading) if each.level == 1] == ["1", "2", "3"]


def test_items_of_a_row_that_the_brief_leaves_out_are_not_told_by_date_either():
    project = a_tagged_project()
    template = templates.loads(f"{HEAD}\nsections:\n  - {{kind: statements, title: Said}}\n")
    printed = repr(compose(project, template).sections)
    hidden = repr(compose(edits.toggle_issue(project, project.issues[1].id), template).sections)
    title = project.issues[1].title
    assert f"({title})" in printed
    assert f"({title})" not in hidden


def test_a_label_stands_before_its_colon_as_its_language_wants_it():
    for language, written in (("en", "**Date:** x"), ("fr", "**Date\u00a0:** x"), ("de", "**Datum:** x")):
        brief = brief_of("  - {kind: header_block}\n", f"language: {language}", date="x")
        data = pipeline.render(brief, ".md")
        assert written in data.decode()
        assert verify(data, ".md", brief).is_proved


def test_a_reference_that_looks_like_a_list_is_none_in_markdown():
    for reference in ("- one", "2. two", "+ three"):
        brief = brief_of("  - {kind: header_block}\n", reference=reference)
        data = pipeline.render(brief, ".md")
        assert f"\n{reference}" not in data.decode()
        assert verify(data, ".md", brief).is_proved


def test_a_long_name_stands_in_full_once_in_a_narrow_column_and_then_short():
    project = a_tagged_project()
    names = {"p2": ("The Confederation of Provinces", "TCP"), "p3": ("Kyiv", "KYI")}
    parties = tuple(
        replace(each, name=names[each.id][0], short_name=names[each.id][1]) if each.id in names else each
        for each in project.parties
    )
    template = templates.loads(f"{HEAD}\nsections:\n  - {{kind: statements, title: Said}}\n")
    (table,) = blocks_of(compose(replace(project, parties=parties), template), Table)
    told = [row.cells[1].paras[0].text for row in table.rows]
    assert [each for each in told if "TCP" in each] == ["The Confederation of Provinces (TCP)", "TCP", "TCP"]
    assert "Kyiv" in told
