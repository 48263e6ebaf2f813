"""The parties dialog: names, chips, places and order, as one edit."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer import edits, pipeline, queries
from briefer.model import Project
from tests.builders import a_project, an_article
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.look.sides import colour_of_look, looks
from ui.parties.dialog import PartiesDialog
from ui.parties.mentions import mentions, named_in
from ui.parties.name_chips import NameChip
from ui.parties.row import THIRD, party_letters
from ui.session import Session

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session():
    return Session(pipeline.sample_brief_project())


@pytest.fixture
def dialog(desk, session, qtbot):
    made = PartiesDialog(session, desk)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def row_of(dialog, name):
    return next(row for row in dialog.rows if row.name.text() == name)


def names(project):
    return [party.name for party in project.parties]


def columns(project):
    return [party.name for party in queries.column_parties(project)]


def test_the_parties_stand_with_their_columns_names_and_mentions(dialog):
    russia = row_of(dialog, "Russia")
    assert [row.name.text() for row in dialog.rows][:2] == ["Russia", "Ukraine"]
    assert russia.place.currentText() == "Column A"
    assert "Moscow" in russia.aliases.names
    assert russia.count.text().endswith("mentions")
    assert row_of(dialog, "Türkiye").place.currentIndex() == THIRD


def test_enter_accepts_and_what_is_unchanged_is_no_undo_step(dialog, session):
    before = session.project
    QTest.keyClick(dialog.rows[0].name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert session.project is before
    assert session.undo_stack.count() == 0


def test_a_name_typed_in_the_chips_is_added_with_enter_and_kept(dialog, session):
    field = row_of(dialog, "Russia").aliases.field
    field.setFocus()
    QTest.keyClicks(field, "Lavrov")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(field, "Peskov")
    dialog.accept()
    assert queries.party(session.project, session.project.parties[0].id).aliases[-2:] == ("Lavrov", "Peskov")
    assert session.undo_stack.count() == 1


def test_a_comma_adds_a_name_too(dialog):
    chips = row_of(dialog, "Ukraine").aliases
    QTest.keyClicks(chips.field, "Bankova,")
    assert chips.names[-1] == "Bankova"
    assert chips.field.text() == ""


def test_backspace_twice_removes_the_last_name(dialog):
    chips = row_of(dialog, "Russia").aliases
    *kept, _ = chips.names
    chips.field.setFocus()
    QTest.keyClick(chips.field, Qt.Key.Key_Backspace)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Backspace)
    assert chips.names == tuple(kept)
    assert dialog.focusWidget() is chips.field


def test_swap_columns_changes_sides_and_keys(dialog, session):
    dialog.swap_columns()
    dialog.accept()
    assert columns(session.project) == ["Ukraine", "Russia"]
    session.undo_stack.undo()
    assert columns(session.project) == ["Russia", "Ukraine"]


def test_choosing_a_column_that_is_taken_exchanges_the_two(dialog, session):
    row_of(dialog, "Türkiye").place.setCurrentIndex(1)
    assert row_of(dialog, "Ukraine").place.currentIndex() == THIRD
    dialog.accept()
    assert columns(session.project) == ["Russia", "Türkiye"]


def test_control_and_the_arrows_change_the_order(dialog, session):
    last = dialog.rows[-1]
    last.name.setFocus()
    moved = last.name.text()
    QTest.keyClick(last.name, Qt.Key.Key_Up, CONTROL)
    assert dialog.rows[-2] is last
    assert dialog.focusWidget() is last.name
    dialog.accept()
    assert names(session.project)[-2] == moved


def test_a_party_with_tags_stays_and_says_why(dialog):
    QTest.mouseClick(row_of(dialog, "Russia").remove, Qt.MouseButton.LeftButton)
    assert dialog.failure.text.startswith("Russia still has ")
    assert row_of(dialog, "Russia").isVisible()


def test_an_untagged_party_goes_and_the_focus_stays_in_the_list(dialog, session):
    dialog.add_party().name.setText("Hungary")
    dialog.add_party().name.setText("Vatican")
    dialog.remove_row(row_of(dialog, "Hungary"))
    assert dialog.focusWidget() is row_of(dialog, "Vatican").name
    dialog.accept()
    assert names(session.project)[-1] == "Vatican"
    assert "Hungary" not in names(session.project)


def test_two_parties_of_one_name_are_refused_in_place(dialog, session):
    before = session.project
    dialog.add_party().name.setText("russia")
    dialog.accept()
    assert dialog.isVisible()
    assert "already a party" in dialog.failure.text
    assert session.project is before


def test_a_blank_row_is_not_a_party(dialog, session):
    before = names(session.project)
    dialog.add_party()
    dialog.accept()
    assert names(session.project) == before


def test_a_first_article_opens_with_names_of_the_text_as_guesses(desk, qtbot):
    article = an_article(
        "Freedonia wants peace. Sylvania does not.",
        "Freedonia and Sylvania met. Freedonia left. Rufus T said so. Rufus T left.",
    )
    session = Session(edits.add_article(Project(), article))
    made = PartiesDialog(session, desk)
    made.show()
    assert [row.name.text() for row in made.rows] == ["Freedonia", "Sylvania"]
    assert [row.count.text() for row in made.rows] == ["3 mentions", "2 mentions"]
    QTest.keyClick(made.rows[0].name, Qt.Key.Key_Return)
    assert columns(session.project) == ["Freedonia", "Sylvania"]
    assert session.armed_party == session.project.brief.columns[0]


def with_a_guess(desk):
    project = edits.add_article(
        Project(), an_article("Freedonia and Sylvania met.", "Freedonia, Sylvania and Osterlich.", "Osterlich left.")
    )
    made = PartiesDialog(Session(project), desk)
    made.show()
    chip = made._guesses.itemAt(0).widget()
    return made, chip


def test_a_guess_becomes_a_third_party_with_its_place_at_hand_and_no_name_of_another(desk, qtbot):
    made, chip = with_a_guess(desk)
    qtbot.waitExposed(made)
    made.activateWindow()
    before = [row.aliases.names for row in made.rows]
    guess = chip.text()
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert [row.aliases.names for row in made.rows[:-1]] == before
    assert made.rows[-1].name.text() == guess
    assert made.rows[-1].place.currentIndex() == THIRD
    assert made.focusWidget() is made.rows[-1].place
    assert made._guesses.count() == 0
    assert not made._guess_label.isVisible()


def test_a_guess_fills_the_empty_row_and_one_choice_more_makes_it_a_name(desk):
    made, chip = with_a_guess(desk)
    made.add_party()
    guess = chip.text()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [row.is_blank for row in made.rows] == [False, False, False]
    same = made.rows[-1].same.menu()
    same.aboutToShow.emit()
    same.actions()[0].trigger()
    assert guess in made.rows[0].aliases.names
    assert len(made.rows) == 2


def test_sure_names_stand_in_the_row_and_learnt_ones_wait_for_a_press(desk):
    project = edits.add_article(
        Project(),
        an_article(
            "Moscow rejected the plan. Ukraine signed it.",
            "Russian Foreign Minister Ivan Belov said no. Ukraine said yes.",
            headline="Russia and Ukraine disagree",
        ),
    )
    session = Session(project)
    made = PartiesDialog(session, desk)
    made.show()
    russia = row_of(made, "Russia").aliases
    assert "Moscow" in russia.names
    assert "Ivan Belov" not in russia.names
    chip = next(each for each in russia.findChildren(NameChip) if each.text() == "Ivan Belov")
    assert "Russian Foreign Minister Ivan Belov" in chip.toolTip()
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert "Ivan Belov" in russia.names
    assert unnamed_controls(made) == []
    made.accept()
    assert "Ivan Belov" in next(party for party in session.project.parties if party.name == "Russia").aliases


def test_every_control_is_named_and_no_mnemonic_is_shared(dialog):
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []
    assert row_of(dialog, "Russia").remove.accessibleName() == "Remove Russia"


def test_mentions_count_whole_words_once():
    assert mentions("Russia, Russian and Russia’s. New Russia.", ("Russia", "Russian")) == 4
    assert mentions("White House. The House.", ("White House", "House")) == 2
    assert mentions("anything", ()) == 0


@pytest.mark.parametrize(
    ("name", "short_name", "place", "letters"),
    [("Russia", "RU", 0, "A"), ("Türkiye", "TR", THIRD, "TR"), ("Türkiye", "", THIRD, "TÜR"), ("", "", THIRD, "–")],
)
def test_the_badge_says_the_column_or_the_name(name, short_name, place, letters):
    assert party_letters(name, short_name, place) == letters


def test_two_rows_that_are_the_same_party_become_one_in_one_step_and_no_tag_is_lost(dialog, session):
    before = session.project
    thirds = [party for party in before.parties if party.id not in before.brief.columns]
    gone, kept = row_of(dialog, thirds[0].name), row_of(dialog, before.parties[0].name)
    gone.same.menu().aboutToShow.emit()
    act = next(each for each in gone.same.menu().actions() if each.text().endswith(kept.name.text()))
    act.trigger()
    assert thirds[0].name in kept.aliases.names
    assert session.project is before, "nothing changes before the button"
    dialog.accept()
    after = session.project
    assert thirds[0].id not in {party.id for party in after.parties}
    moved = [each.id for each in before.annotations if thirds[0].id in each.party_ids]
    assert moved
    for annotation in after.annotations:
        assert (before.parties[0].id in annotation.party_ids) >= (annotation.id in moved)
    assert after.brief.columns == before.brief.columns
    session.undo()
    assert session.project == before


def test_a_colour_is_chosen_by_keys_and_who_had_it_takes_the_other(qtbot):
    session = Session(a_project(parties=3))
    dialog = PartiesDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    first, second, third = dialog.rows
    assert (first.mark.isEnabled(), third.mark.isEnabled()) == (True, False)
    assert "Colour of Russia: Blue" in first.mark.accessibleName()
    menu = first.mark.menu()
    first.mark.setFocus()

    def choose_orange():
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(menu, key)
        menu.close()

    QTimer.singleShot(0, choose_orange)
    first.mark.showMenu()
    dialog.accept()
    colours = [party.colour for party in session.project.parties]
    assert colours == [colour_of_look(1), colour_of_look(0), ""]
    assert list(looks(session.project).values()) == [1, 0]
    session.undo()
    assert list(looks(session.project).values()) == [0, 1]


def test_a_name_of_two_parties_is_asked_about_and_left_to_the_one_that_is_chosen(dialog, session):
    russia, ukraine = row_of(dialog, "Russia"), row_of(dialog, "Ukraine")
    assert dialog.shared.question == ""
    QTest.keyClicks(ukraine.aliases.field, "Moscow,")
    assert "Moscow" in dialog.shared.question
    assert [button.text() for button in dialog.shared.buttons] == ["Russia", "Ukraine"]
    assert unnamed_controls(dialog) == []
    QTest.keyClick(dialog.shared.buttons[0], Qt.Key.Key_Space)
    assert dialog.shared.question == ""
    assert "Moscow" in russia.aliases.names
    assert "Moscow" not in ukraine.aliases.names
    dialog.accept()
    assert session.undo_stack.count() == 0


def test_a_party_keeps_its_own_name_where_another_one_has_it_too(dialog):
    QTest.keyClicks(row_of(dialog, "Ukraine").aliases.field, "Russia,")
    assert [button.text() for button in dialog.shared.buttons] == ["Russia"]
    dialog.shared.buttons[0].click()
    assert "Russia" not in row_of(dialog, "Ukraine").aliases.names
    assert row_of(dialog, "Russia").name.text() == "Russia"


def test_people_wait_as_guesses_under_their_party_each_time_the_dialog_is_opened(desk):
    project = edits.add_article(
        Project(),
        an_article(
            "Moscow rejected the plan. Ukraine signed it.",
            "Russian Foreign Minister Ivan Belov said no. Ukraine said yes.",
            headline="Russia and Ukraine disagree",
        ),
    )
    session = Session(project)
    first = PartiesDialog(session, desk)
    first.accept()
    again = PartiesDialog(session, desk)
    again.show()
    chips = [chip.text() for chip in row_of(again, "Russia").aliases.findChildren(NameChip)]
    assert "Ivan Belov" in chips
    assert "Ivan Belov" not in row_of(again, "Russia").aliases.names


def test_a_long_article_is_searched_for_names_beside_the_window(window, monkeypatch):
    searched: list[threading.Thread] = []

    def note(project):
        searched.append(threading.current_thread())
        return named_in(project)

    monkeypatch.setattr("ui.parties.mentions.named_in", note)
    guessed: list[bool] = []

    def look_and_leave():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PartiesDialog):
            guessed.append(dialog.rows[0].name.text() == "Russia")
            dialog.reject()
        else:
            QTimer.singleShot(10, look_and_leave)

    QTimer.singleShot(0, look_and_leave)
    window.documents.edit_parties()
    assert guessed == [True]
    assert len(searched) == 1
    assert searched[0] is not threading.main_thread()


def test_the_arrows_go_from_name_to_name_which_one_may_then_type_anew(dialog):
    first, second = dialog.rows[:2]
    assert first.name.hasFocus()
    QTest.keyClick(first.name, Qt.Key.Key_Down)
    assert second.name.hasFocus()
    QTest.keyClicks(second.name, "Utopia")
    assert second.name.text() == "Utopia"
    QTest.keyClick(second.name, Qt.Key.Key_Up)
    assert first.name.selectedText() == first.name.text()
    assert first.name.cursorPosition() == 0


def test_a_short_name_that_was_proposed_goes_with_its_name_when_another_party_is_typed(desk, qtbot):
    texts = ("Freedonia asked the United States.", "American officials told Freedonia that the United States agree.")
    session = Session(edits.add_article(Project(), an_article(*texts)))
    made = PartiesDialog(session, desk)
    made.show()
    (row,) = [row for row in made.rows if row.short_name.text() == "US"]
    row.edit_name()
    QTest.keyClicks(row.name, "United States of America")
    QTest.keyClick(row.name, Qt.Key.Key_Up)
    assert row.short_name.text() == "US"
    row.edit_name()
    QTest.keyClicks(row.name, "Voters")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    party = next(each for each in session.project.parties if each.name == "Voters")
    assert party.short_name == ""
