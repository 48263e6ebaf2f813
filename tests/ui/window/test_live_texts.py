"""What acts are called follows the work: in the menus and where commands are found, and no key is lost by it."""

from briefer import edits
from tests.builders import a_project
from ui.finding.choices import Offer, choices
from ui.session import Session
from ui.window.live_texts import live_texts

CHOSEN = "Colours of the system"


def shown(window, title):
    bar = window.head.menu_bar
    menu = next(each for each in bar.actions() if each.text().replace("&", "") == title).menu()
    menu.aboutToShow.emit()
    texts = [each.text() for each in menu.actions() if each.isVisible() and not each.isSeparator()]
    menu.aboutToHide.emit()
    return texts


def test_undo_and_redo_name_their_act_in_the_menu(window, press):
    assert shown(window, "Edit")[:2] == ["Undo", "Redo"]
    press("D")
    act = window.session.undo_stack.undoText()
    assert shown(window, "Edit")[:2] == [f"Undo: {act}", "Redo"]
    press("Ctrl+Z")
    assert shown(window, "Edit")[:2] == ["Undo", f"Redo: {act}"]


def test_the_parties_stand_in_the_menu_by_name_and_no_key_without_a_party(window):
    found = [text for text in shown(window, "Tag") if "ctive party" in text]
    names = [party.name for party in window.session.project.parties]
    assert found == [*(f"Active party: {name}" for name in names), "No active party"]


def test_a_key_without_a_party_still_says_so_after_the_menu_was_open(window, press):
    shown(window, "Tag")
    press("9")
    assert window.status.told.startswith("No party has the key 9")


def test_a_party_is_found_by_its_name_among_the_commands(window):
    offer = Offer(window.session.project, window.keyboard)
    found = [each.text for each in choices(offer, "ukraine") if each.kind == "action"]
    assert found == ["Active party: Ukraine", "Add Ukraine to the item"]


def test_an_ampersand_in_a_name_is_no_mnemonic(window):
    party = window.session.project.parties[0]
    window.session.edit("Renamed", edits.edit_party, party.id, name="Smith & Sons")
    assert "Active party: Smith && Sons" in shown(window, "Tag")


def test_the_tenth_party_has_no_key_and_no_line():
    project = a_project()
    for number in range(12):
        project = edits.add_party(project, f"Land {number}")
    named = [name for name, words in live_texts(Session(project)).items() if name.startswith("party.") and words]
    assert named == [name for key in range(1, 10) for name in (f"party.{key}", f"party.add_{key}")]


def ticked(window, title):
    menu = next(each for each in window.head.menu_bar.actions() if each.text().replace("&", "") == title).menu()
    menu.aboutToShow.emit()
    found = [each.text() for each in menu.actions() if each.isVisible() and each.isChecked()]
    menu.aboutToHide.emit()
    return found


def test_what_is_switched_on_is_ticked_in_the_menus(window, press):
    assert ticked(window, "View") == ["Read", "Comparison beside the article", "Sidebar", "Suggestions", CHOSEN]
    window.keyboard.made["view.sidebar"].trigger()
    window.keyboard.made["view.dark"].trigger()
    press("Ctrl+2")
    assert ticked(window, "View") == ["Compare", "Comparison beside the article", "Suggestions", "Dark"]
    window.keyboard.made["view.suggestions"].trigger()
    window.keyboard.made["view.dark"].trigger()
    assert ticked(window, "View") == ["Compare", "Comparison beside the article", "Dark"], "what is so stays ticked"


def test_the_active_party_is_ticked(window, press):
    press("2")
    assert ticked(window, "Tag") == ["Active party: Ukraine"]
    press("0")
    assert ticked(window, "Tag") == ["No active party"]


def test_after_an_undo_the_status_line_offers_to_redo_by_key_and_mouse(window, press):
    press("D")
    assert not window.status._undo.isHidden()
    assert window.status._redo.isHidden()
    window.status._undo.click()
    assert window.status._undo.isHidden()
    assert window.status._redo.text().startswith("Redo")
    assert not window.session.project.annotations
    window.status._redo.click()
    assert window.session.project.annotations
    assert not window.status._undo.isHidden()
    assert window.status._redo.isHidden()
