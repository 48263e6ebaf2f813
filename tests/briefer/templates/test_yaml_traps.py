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


SLIPPED = """id: office
name: Office
fields:
  - {key: subject, label: Subject}
sections:
  - {kind: header_block}
"""
SLIPS = {
    "name: @home": (2, "Words that begin with @ have to be within quotes."),
    "name: `x`": (2, "Words that begin with ` have to be within quotes."),
    'name: "Office': (2, "The words that begin with this quotation mark have none at their end."),
    "name; Office": (2, "A setting is written as its name, a colon, a space and its value."),
    "name:Office": (2, "A setting is written as its name, a colon, a space and its value."),
    "name: House: style": (2, 'A colon in the words of “name” has to be within quotes: name: "House: style".'),
    "label: To: the minister": (
        4,
        'A colon in the words of “label” has to be within quotes: label: "To: the minister".',
    ),
    "label: R&D #1": (4, "What follows # in this line is a comment. Put the words with # in quotes."),
    "label: 'it's'": (4, "An apostrophe ends words in single quotation marks. Put them in double ones."),
    "label: To, from": (4, "Words with a comma or braces have to be within quotes."),
    "label: {x}": (4, "Words with a comma or braces have to be within quotes."),
    "  -kind: header_block": (6, "A part of a list begins with a hyphen and a space."),
    "  – {kind: header_block}": (6, "A part of a list begins with a hyphen and a space."),
    "\u00a0\u00a0- {kind: header_block}": (6, "A space that does not break stands at the beginning of this line. Type"),
    "  - kind: header_block\n   title: x": (7, "This line stands farther in or out than what it belongs to."),
    "\t- {kind: header_block}": (6, "A tab stands in this line. YAML wants spaces: put two in its place."),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_line_and_cure(slip):
    line, told = SLIPS[slip]
    place = {"name": "name: Office", "label": "label: Subject"}.get(slip[:5].rstrip(":;"), "  - {kind: header_block}")
    with pytest.raises(TemplateError) as caught:
        templates.loads(SLIPPED.replace(place, slip))
    found = [(each.line, each.message) for each in caught.value.mistakes]
    assert any(at == line and message.startswith(told) for at, message in found), found


def test_words_that_only_look_like_a_slip_are_right():
    for name in ("l'objet", '"a: b"', "“Office”", "R&D", "a, b", "5 June", "x#y"):
        assert templates.loads(SLIPPED.replace("name: Office", f"name: {name}")).name == name.strip('"')
