"""Editing a template's text: a change rewrites only its part, and comments stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer import templates
from briefer.data import templates_folder
from briefer.errors import BrieferError, TemplateError
from briefer.templates import folders as template_folders
from briefer.templates.folders import Origin
from briefer.templates.text import (
    completions,
    entries,
    explained,
    fixed,
    place_at,
    place_of,
    scalar,
    value_at,
    with_entry_added,
    with_entry_moved,
    with_entry_removed,
    with_value,
    without_value,
)

TEXT = (templates_folder() / "comparison.yaml").read_text(encoding="utf-8")


def changed_lines(before, after):
    return [line for line in after.splitlines() if line not in before.splitlines()]


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (("name",), scalar("Ministry: note")),
        (("page_limit",), "2"),
        (("style", "page"), "Letter"),
        (("sections", 2, "limit"), "3"),
    ],
)
def test_a_value_changes_in_its_own_line_and_nowhere_else(place, written):
    after = with_value(TEXT, place, written)
    assert len(changed_lines(TEXT, after)) == 1
    assert after.count("#") == TEXT.count("#")
    templates.loads(after)


def test_what_is_missing_is_added_to_its_group():
    after = with_value(TEXT, ("sections", 0, "enabled"), "false")
    assert "{kind: header_block, enabled: false}" in after
    assert value_at(with_value("id: a\n", ("name",), "B"), ("name",)) == "B"


def test_a_value_in_a_block_group_gets_a_line_of_its_own():
    text = "id: a\nstyle:\n  page: A4\n"
    assert value_at(with_value(text, ("style", "margin"), "25"), ("style", "margin")) == "25"


def test_a_setting_is_taken_out_with_its_line_and_an_empty_group_with_its_last_setting():
    text = "id: a\n# the looks\nstyle:\n  page: A4\n  margin: 20\n# the words\nlabels: {issue: Point}\n"
    assert without_value(text, ("style", "page")) == text.replace("  page: A4\n", "")
    assert without_value(text, ("labels", "issue")) == text.replace("labels: {issue: Point}\n", "")
    assert without_value(text, ("style",)) == text.replace("style:\n  page: A4\n  margin: 20\n", "")
    assert without_value(text, ("logo", "file")) == text
    flow = "style: {page: A4, margin: 20, font: Arial}\n"
    assert without_value(flow, ("style", "page")) == "style: {margin: 20, font: Arial}\n"
    assert without_value(flow, ("style", "font")) == "style: {page: A4, margin: 20}\n"


OPTIONAL = st.sampled_from(
    [
        *[("labels", key) for key in ("document", "issue", "demand")],
        *[("keys", key) for key in ("demand", "note", "phrase")],
        ("style", "font"),
        ("description",),
        ("empty_side",),
    ]
)
WORDS = st.sampled_from(
    ["Wort", "no", "12:30", "a # b", "\u0645\u0648\u0642\u0641", "x" * 150, 'say "x"', "- {", "{date"]
)


@settings(max_examples=60)
@given(st.lists(st.tuples(OPTIONAL, st.one_of(st.none(), WORDS)), max_size=8))
def test_any_values_set_and_taken_out_leave_a_text_of_yaml_with_its_comments(changes):
    text = TEXT
    for place, word in changes:
        text = without_value(text, place) if word is None else with_value(text, place, scalar(word))
        assert value_at(text, place) == (word or "")
    assert text.count("\n#") == TEXT.count("\n#")
    assert kinds_of(text) == kinds_of(TEXT)


def kinds_of(text):
    return [entry["kind"] for entry in entries(text, "sections")]


def test_entries_are_moved_with_their_lines():
    kinds = kinds_of(TEXT)
    after = with_entry_moved(TEXT, "sections", 1, 3)
    assert kinds_of(after)[:4] == [kinds[0], kinds[2], kinds[3], kinds[1]]
    assert with_entry_moved(after, "sections", 3, 1) == TEXT
    assert with_entry_moved(TEXT, "sections", 0, 99) == TEXT


def test_entries_are_added_at_the_end_and_removed_and_the_last_one_stays():
    added = with_entry_added(TEXT, "fields", "{key: desk, label: Desk}")
    assert entries(added, "fields")[-1] == {"key": "desk", "label": "Desk"}
    assert changed_lines(TEXT, added) == ["  - {key: desk, label: Desk}"]
    assert with_entry_removed(added, "fields", len(entries(added, "fields")) - 1) == TEXT
    one = "id: a\nfields:\n  - {key: to, label: To}\n"
    assert with_entry_removed(one, "fields", 0) == one
    begun = with_entry_added("id: a\n", "fields", "{key: to, label: To}")
    assert entries(begun, "fields") == ({"key": "to", "label": "To"},)


def test_a_line_is_told_the_part_it_belongs_to():
    lines = TEXT.splitlines()
    assert place_at(TEXT, lines.index("columns: 2") + 1) == ("columns",)
    assert place_at(TEXT, lines.index("  - {kind: gaps, title: Gaps and caveats}") + 1) == ("sections", 7)
    assert place_at(TEXT, 1) == ()


MOVES = st.one_of(
    st.tuples(st.just(with_entry_moved), st.tuples(st.integers(0, 12), st.integers(0, 12))),
    st.tuples(st.just(with_entry_removed), st.tuples(st.integers(0, 12))),
)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["sections", "fields"]), MOVES), max_size=6))
def test_any_moves_and_removals_keep_comments_and_a_text_that_is_yaml(changes):
    text = TEXT
    for name, (change, places) in changes:
        if len(places) < 2 or places[0] < len(entries(text, name)):
            text = change(text, name, *places)
    assert text.count("#") == TEXT.count("#")
    assert set(kinds_of(text)) <= set(kinds_of(TEXT))


@pytest.mark.parametrize("word", ["no", "12:30", "a # b", 'say "x"', "back\\slash", "plain", " lead"])
def test_any_text_comes_back_as_it_was_written(word):
    assert value_at(with_value("id: a\nname: b\n", ("name",), scalar(word)), ("name",)) == word


def test_text_that_is_not_yaml_is_left_alone_with_a_sentence():
    with pytest.raises(BrieferError, match="not YAML"):
        with_value("a: [", ("a",), "b")
    with pytest.raises(BrieferError, match="empty"):
        with_value("", ("a",), "b")


def test_a_mistake_is_mended_by_its_suggestion():
    wrong = TEXT.replace("kind: comparison", "kind: comparision")
    with pytest.raises(TemplateError) as told:
        templates.loads(wrong)
    (mistake,) = told.value.mistakes
    start, end = place_of(wrong, mistake)
    assert wrong[start:end] == "comparision"
    assert fixed(wrong, mistake) == TEXT


def test_keys_and_values_are_completed_where_the_cursor_stands():
    assert completions("page", 4) == ("page", ("page_limit",))
    text = "sections:\n  - {kind: com"
    assert completions(text, len(text)) == ("com", ("comparison",))
    text = "sections:\n  - {kind: gaps, land"
    assert completions(text, len(text)) == ("land", ("landscape",))
    text = "sections:\n  - {landscape: t"
    assert completions(text, len(text)) == ("t", ("true",))


def test_templates_are_duplicated_renamed_drafted_and_removed(tmp_path):
    own = tmp_path / "mine"
    known = template_folders.entries(own)
    assert {entry.origin for entry in known} == {Origin.BUILTIN}
    made = template_folders.duplicate(known[0], own, known)
    entry = template_folders.entries(own)[-1]
    assert (entry.path, entry.origin, entry.name) == (made, Origin.OWN, "Two-party comparison (copy)")
    assert templates.find(entry.template.id, [own]).path == str(made)
    template_folders.rename(entry, "Ministry: note")
    entry = template_folders.entries(own)[-1]
    assert entry.name == "Ministry: note"
    template_folders.keep_draft("id: [", entry)
    assert template_folders.text_of(entry) == "id: ["
    with pytest.raises(TemplateError):
        template_folders.save("id: [", entry.path)
    assert templates.load(entry.path).name == "Ministry: note"
    second = template_folders.duplicate(known[0], own, template_folders.entries(own))
    assert second != made
    template_folders.remove(entry)
    assert not entry.path.exists()
    assert not entry.draft_path.exists()
    with pytest.raises(BrieferError, match="not yours"):
        template_folders.remove(known[0])


def test_a_template_from_elsewhere_is_taken_in_only_if_it_loads(tmp_path):
    own, other = tmp_path / "mine", tmp_path / "theirs.yaml"
    other.write_text(TEXT, encoding="utf-8")
    made = template_folders.bring_in(other, own, template_folders.entries(own))
    assert templates.load(made).id == "comparison_2"
    other.write_text("id: [", encoding="utf-8")
    with pytest.raises(TemplateError):
        template_folders.bring_in(other, own, ())


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("page", "page: one of A4, Letter; A4 if left out"),
        ("columns", "columns: a whole number; 2 if left out"),
        ("footer", "footer: a group of settings"),
        ("numbered", "numbered: numbers the paragraphs of a text; one of true, false; False if left out"),
        ("new_page", "new_page: begins a page; one of true, false; False if left out"),
        ("right", "right: may hold {page} and {pages} besides; a text"),
        ("nonsense", ""),
    ],
)
def test_a_setting_is_explained_by_what_it_does_and_may_hold(word, told):
    assert explained(word) == told
