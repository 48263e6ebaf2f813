"""What YAML makes of words that hold its own signs is named with its line and how to mend it."""

import pytest

from briefer import pipeline, templates
from briefer.errors import TemplateError

END = "\nsections:\n  - {kind: header_block}\n"


def mistake(text: str):
    with pytest.raises(TemplateError) as refusal:
        templates.loads(text + END)
    return refusal.value.mistakes[0]


def test_a_colon_within_words_is_named_with_the_words_in_quotes():
    found = mistake("id: house\nname: House: style")
    assert found.line == 2
    assert 'name: "House: style"' in found.message


def test_a_tab_is_named():
    found = mistake("id: house\nname: House\nstyle:\n\tpage: A4")
    assert found.line == 4
    assert "tab" in found.message
    assert "spaces" in found.message


def test_an_empty_label_is_refused():
    assert mistake('id: house\nname: House\nlabels: {demand: ""}').line == 3


HASHES = [("Cabinet #2 brief", True), ('"Cabinet #2 brief"', False), ("C# 2", False)]


@pytest.mark.parametrize(("words", "is_cut"), HASHES)
def test_words_that_a_hash_cuts_off_are_noted_with_their_line(tmp_path, words, is_cut):
    path = tmp_path / "house.yaml"
    path.write_text(f"id: house\nname: {words}{END}", encoding="utf-8")
    notes = pipeline.template_notes(templates.load(path))
    assert any("Line 2" in note and "“Cabinet”" in note for note in notes) is is_cut
