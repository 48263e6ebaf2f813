"""Which keys are in force: the table's, a template's letters over them, a person's choice over both; no clash."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from briefer.templates.shape import KeysModel
from ui.actions import keymap
from ui.actions.sheet import KeySheet
from ui.finding.choices import choices
from ui.window.table import actions

TABLE = actions(None)  # nothing is run
USUAL = keymap.usual_keys(TABLE)


def test_the_table_itself_has_no_clash():
    assert keymap.clashes(TABLE, USUAL) == ()


def test_what_a_template_may_name_are_acts_of_the_table_with_the_letters_they_usually_have():
    assert set(keymap.TEMPLATE_ACTS) == set(KeysModel.model_fields)
    for act, field in KeysModel.model_fields.items():
        assert field.default in USUAL[keymap.TEMPLATE_ACTS[act]]


def test_a_template_comes_before_the_table_and_a_person_before_both():
    found = keymap.in_force(TABLE, {"demand": "W", "position": "P"}, {"tag.position": ("Q",)})
    assert (found.keys["tag.demand"], found.keys["tag.position"], found.refused) == (("W",), ("Q",), ())


def test_a_template_keeps_the_other_keys_of_an_act():
    assert keymap.in_force(TABLE, {"next": "G"}).keys["move.next"] == ("G", "Down")


def test_two_acts_may_change_their_letters():
    found = keymap.in_force(TABLE, {"demand": "P", "position": "D"})
    assert (found.keys["tag.demand"], found.keys["tag.position"], found.refused) == (("P",), ("D",), ())


def test_a_choice_that_clashes_is_left_out_with_a_sentence_that_names_both():
    found = keymap.in_force(TABLE, {}, {"tag.star": ("Ctrl+S",)})
    assert found.keys["tag.star"] == USUAL["tag.star"]
    (sentence,) = found.refused
    assert "Save" in sentence
    assert "Key point" in sentence


NAMES = st.sampled_from([action.name for action in TABLE])
KEYS = st.lists(
    st.sampled_from(["A", "D", "Ctrl+S", "Space", "F8", "1", "Del", "nonsense", "Ctrl+Alt+M", ""]), max_size=2
)


@given(
    st.dictionaries(st.sampled_from(sorted(keymap.TEMPLATE_ACTS)), st.sampled_from("ADPEGTQ"), max_size=4),
    st.dictionaries(NAMES | st.just("gone.away"), KEYS.map(tuple), max_size=4),
    st.booleans(),
)
def test_whatever_is_wished_no_key_in_force_is_heard_by_two(letters, own, has_letter_keys):
    found = keymap.in_force(TABLE, letters, own, has_letter_keys=has_letter_keys)
    assert keymap.clashes(TABLE, found.keys) == ()
    assert set(found.keys) == set(USUAL)


@pytest.mark.parametrize("key", ["D", "1", ".", "Shift+L", "?", "["])
def test_without_letter_keys_none_of_one_sign_is_left(key):
    keys = keymap.in_force(TABLE, has_letter_keys=False).keys
    assert key not in {each for held in keys.values() for each in held}


@pytest.mark.parametrize(
    "stored", ["{not json", json.dumps({"tag.star": ["Ctrl+S"]}), json.dumps({"gone": ["X"]}), json.dumps([1, 2])]
)
def test_a_stored_choice_that_cannot_be_is_ignored_and_the_window_opens(settings, qtbot, stored, request):
    settings.store.setValue("keys", stored)
    window = request.getfixturevalue("window")
    assert window.keyboard.keys["tag.star"] == USUAL["tag.star"]
    assert bool(window.keyboard.refused) == ("Ctrl+S" in stored)


def test_menus_palette_and_key_sheet_say_what_is_in_force(window):
    window.keyboard.take_letters({"demand": "W"})
    window.keyboard.choose("help.keys", ("Ctrl+F1",))
    assert window.keyboard.made["help.keys"].shortcut() == QKeySequence("Ctrl+F1")
    sheet = KeySheet(window.keyboard, window)
    texts = {sheet.table.item(row, 1).text(): sheet.table.item(row, 2).text() for row in range(sheet.table.rowCount())}
    assert (texts["Demand"], texts["All keys"]) == ("W", "Ctrl+F1")
    found = {choice.id: choice.keys for choice in choices(window.finding.offer(), "demand")}
    assert found["tag.demand"] == "W"


def test_a_key_is_spelt_in_one_way_wherever_it_is_shown(window):
    menus = [each for each in window.head.menu_bar.actions() if each.menu()]
    shown = {each.shortcut().toString() for menu in menus for each in menu.menu().actions()}
    shown |= {each.text().partition("\t")[2] for menu in menus for each in menu.menu().actions()}
    shown |= set(window.keyboard.caps().values())
    assert "Enter" in shown
    assert "Shift+F2" in shown
    assert not [each for each in shown if "Return" in each or (" " in each and each != " ")]
