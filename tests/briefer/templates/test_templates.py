"""A template is read, or refused with every mistake at once, each with its line and what was probably meant."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import templates
from briefer.data import resources_folder
from briefer.errors import BrieferError, TemplateError

SMALL = """id: office
name: Office
sections:
  - {kind: timeline}
"""


def mistakes_of(text):
    with pytest.raises(TemplateError) as caught:
        templates.loads(text, "office.yaml")
    return caught.value.mistakes


def test_the_built_in_templates_are_right_and_the_comparison_comes_first():
    ids = [template.id for template in templates.builtin()]
    assert ids[0] == "comparison"
    assert ids[1:] == [
        *("addendum", "chronology", "flash", "four_column", "negotiation", "statements", "submission"),
        *("talking_points", "uk_submission"),
    ]


def test_every_built_in_template_says_what_it_is_for():
    descriptions = [template.description for template in templates.builtin()]
    assert all(30 < len(each) < 160 for each in descriptions)
    assert len(set(descriptions)) == len(descriptions)


def test_the_built_in_templates_differ_in_what_they_are_for():
    kinds = {template.id: [spec.kind for spec in template.sections] for template in templates.builtin()}
    assert "comparison" not in kinds["chronology"]
    assert "lines_to_take" in kinds["negotiation"]
    assert "lines_to_take" not in kinds["comparison"]


TEXTS = SMALL.partition("sections:")[0] + "fields:\n  - {key: timing, label: Timing, long: true}\nsections:\n"


def test_a_text_section_prints_a_field_of_the_form_and_there_may_be_several():
    text = TEXTS.replace("sections:", "  - {key: advice, label: Advice, long: true}\nsections:")
    template = templates.loads(text + "  - {kind: text, field: timing}\n  - {kind: text, field: advice}\n")
    assert [spec.name for spec in template.sections] == ["text:timing", "text:advice"]


@pytest.mark.parametrize(
    ("section", "words", "suggestion"),
    [
        ("{kind: text}", "needs “field”", ""),
        ("{kind: text, field: timming}", "no field “timming”", "timing"),
        ("{kind: gaps, field: timing}", "Only a text section", ""),
        ("{kind: text, field: timing}\n  - {kind: text, field: timing}", "printed by two sections", ""),
    ],
)
def test_a_text_section_without_a_field_of_its_own_is_a_mistake(section, words, suggestion):
    (mistake,) = mistakes_of(f"{TEXTS}  - {section}\n")
    assert words in mistake.message
    assert mistake.suggestion == suggestion


def test_what_a_template_leaves_out_has_a_sensible_value():
    template = templates.loads(SMALL)
    assert (template.language, template.columns, template.keys["demand"], template.page_limit) == ("en", 2, "D", None)


def test_five_mistakes_are_named_at_once_with_their_lines_and_suggestions():
    found = mistakes_of(
        "id: office\nnam: Office\nname: no\ncolumns: two\nsections:\n  - {kind: comparision, landscap: true}\n"
    )
    assert [(mistake.line, mistake.suggestion) for mistake in found] == [
        (2, "name"),
        (3, ""),
        (4, ""),
        (6, "comparison"),
        (6, "landscape"),
    ]
    assert str(found[0]) == "office.yaml:2:1: “nam” is no setting here. Did you mean “name”?"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (SMALL + "language: no\n", 5, "must be text"),
        (SMALL + "page_limit: 2025-01-01\n", 5, "must be a number"),
        (SMALL + "columns: 7\n", 5, "columns"),
        (SMALL + "name: Again\n", 5, "second time; first in line 2"),
        (SMALL + "base: ../../secret.docx\n", 5, "base"),
        (SMALL + "keys: {demand: J}\n", 5, "it is that of “next”"),
        (SMALL + "keys: {demand: P}\n", 5, "it is that of “position”"),
        (SMALL + "style: {page: A3}\n", 5, "A4"),
        (SMALL + "  - {kind: timeline}\n", 5, "stands twice"),
        (SMALL.replace("name: Office\n", ""), 1, "“name” is missing"),
        ("id: office\nname: [Office\n", 3, "not YAML"),
        ("a: &x 1\nb: *x\n", 1, "Anchors"),
        ("a: !!python/object/apply:os.system [echo]\n", 1, "Tags"),
        ("[" * 40 + "]" * 40, 1, "nested too deeply"),
        ("", 1, "empty"),
        ("just a sentence", 1, "must be a group of settings, not text"),
    ],
)
def test_a_mistake_is_named_with_its_line(text, line, words):
    first = mistakes_of(text)[0]
    assert (first.file, first.line) == ("office.yaml", line)
    assert words in first.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("language: No\n", 'Put it in quotes: "No"'),
        ("description: 1.10\n", 'Put it in quotes: "1.10"'),
        ("description:\n", "“description” must be text, not nothing."),
        ("page_limit: 1:30\n", "“page_limit” must be a number, not text."),
        ("keys: {event: '.'}\n", "“event” cannot be “.”: a key is one capital letter, A to Z."),
        ("keys: {event: '5'}\n", "a key is one capital letter"),
        ("file_name: ../{date}\n", "“file_name” cannot be “../{date}”"),
        ("? [id, name]\n: x\n", "The name of a setting is a word"),
        ("labels: {page: 'Seite {page'}\n", "A curly bracket stands alone"),
        ("labels: {page: 'Seite {0}'}\n", "Nothing fills {0} here; it may hold {page}, {pages}."),
        ("labels: {demand: '{party:>9}'}\n", "A curly bracket"),
    ],
)
def test_a_mistake_is_said_in_words_that_help(text, words):
    (only,) = mistakes_of(SMALL + text)
    assert only.line >= 5
    assert words in only.message


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("file_name: '{date}_{subjekt}'\n", "subject"),
        ("labels: {demnd: Ask}\n", "demand"),
        ("labels: {page: 'Seite {page} von {page s}'}\n", "pages"),
    ],
)
def test_a_misspelt_place_or_label_is_answered_with_the_right_one(text, suggestion):
    assert [mistake.suggestion for mistake in mistakes_of(SMALL + text)] == [suggestion]


def test_a_template_may_give_letters_to_other_acts_than_tags_and_use_the_ones_set_free():
    template = templates.loads(SMALL + "keys: {issue: G, demand: T}\n")
    assert (template.keys["issue"], template.keys["demand"], template.keys["note"]) == ("G", "T", "N")


def test_clashing_keys_and_doubles_are_named_beside_all_other_mistakes():
    found = mistakes_of(SMALL + "  - {kind: timeline}\nkeys: {demand: J, position: E}\ncolumns: two\ncolumns: 2.5\n")
    assert [mistake.line for mistake in found] == [5, 6, 6, 8, 8]


def test_a_sign_that_cannot_be_in_yaml_is_named_with_its_line():
    (only,) = mistakes_of("id: office\nname: \x07\n")
    assert (only.line, "cannot stand in YAML" in only.message) == (2, True)


def test_a_very_long_text_is_refused_without_reading_it():
    assert "too large" in mistakes_of("#" * 1_000_000)[0].message


def test_a_very_deep_text_is_refused_without_reading_it_all():
    assert "nested" in mistakes_of("[" * 100_000)[0].message


@given(st.text(max_size=200))
def test_text_that_is_no_template_is_a_template_error(text):
    with pytest.raises(TemplateError) as caught:
        templates.loads(text)
    assert caught.value.mistakes


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(BrieferError, match="Did you mean “comparison”.*chronology, comparison, .*negotiation"):
        templates.find("comparisn")


def test_a_file_is_found_by_its_path_and_by_its_name_in_a_folder(tmp_path):
    path = tmp_path / "office.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert templates.find(str(path)).name == "Office"
    assert templates.find("office", [tmp_path]).name == "Office"


def test_a_template_is_found_by_its_id_whatever_its_file_is_called_and_whatever_lies_beside_it(tmp_path):
    (tmp_path / "a broken one.yaml").write_bytes(b"id: [\xff")
    (tmp_path / "ours.yaml").write_text(SMALL, encoding="utf-8")
    assert templates.find("office", [tmp_path]).name == "Office"
    assert templates.find("comparison", [tmp_path]).id == "comparison"


def test_a_missing_file_and_a_wrong_encoding_are_sentences(tmp_path):
    with pytest.raises(BrieferError, match=r"no template gone\.yaml"):
        templates.load(tmp_path / "gone.yaml")
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"name: Caf\xe9")
    with pytest.raises(TemplateError, match="not UTF-8"):
        templates.load(path)


def test_the_schema_for_editors_is_up_to_date(golden):
    text = json.dumps(templates.schema(), ensure_ascii=False, indent=2) + "\n"
    golden(resources_folder() / "template.schema.json", text)


def test_the_schema_names_every_kind_of_section_that_can_be_composed():
    from briefer.compose import SECTIONS

    kinds = templates.schema()["$defs"]["SectionModel"]["properties"]["kind"]["enum"]
    assert set(kinds) == set(SECTIONS)


def test_an_act_that_no_template_may_name_is_a_mistake_with_its_line_and_what_was_meant():
    (only,) = mistakes_of(SMALL + "keys:\n  isue: G\n")
    assert (only.line, only.suggestion) == (6, "issue")


def test_a_letter_given_twice_names_the_other_act():
    (only,) = mistakes_of(SMALL + "keys:\n  demand: N\n")
    assert only.line == 6
    assert "note" in only.message


def test_every_column_whose_width_may_be_set_has_a_word():
    from briefer.templates.sections import COLUMN_WORDS, COLUMNS, _columns

    comparison = _columns({"kind": "comparison", "agreed_text": True})
    assert {each for columns in (*COLUMNS.values(), comparison) for each in columns} == set(COLUMN_WORDS)
