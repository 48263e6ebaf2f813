"""What acts are called follows the work: in the menus and where commands are found, and no key is lost by it."""

from briefer import edits
from tests.builders import a_project
from ui.finding.choices import Offer, choices
from ui.session import Session
from ui.window.live_texts import live_texts


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
    assert found == ["Active party: Ukraine"]


def test_an_ampersand_in_a_name_is_no_mnemonic(window):
    party = window.session.project.parties[0]
    window.session.edit("Renamed", edits.edit_party, party.id, name="Smith & Sons")
    assert "Active party: Smith && Sons" in shown(window, "Tag")


def test_the_tenth_party_has_no_key_and_no_line():
    project = a_project()
    for number in range(12):
        project = edits.add_party(project, f"Land {number}")
    named = [name for name, words in live_texts(Session(project)).items() if name.startswith("party.") and words]
    assert named == [f"party.{key}" for key in range(1, 10)]
