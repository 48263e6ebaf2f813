"""Settings act at once, are remembered, and every one of them does something; keys are changed by pressing them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from briefer.model import Kind
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.preferences.dialog import SettingsDialog, setting_pages
from ui.read.first_steps import Here
from ui.widgets.tick import Tick
from ui.window.acts import settings_dialog

NAMES = [row.name for rows in setting_pages().values() for row in rows]


@pytest.fixture
def dialog(window, qtbot):
    made = settings_dialog(window)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def choose(dialog, name):
    """Change a setting as a person does; return its new value."""
    field = dialog.fields[name]
    if isinstance(field, Tick):
        QTest.keyClick(field, Qt.Key.Key_Space)
    else:
        field.setCurrentIndex((field.currentIndex() + 1) % field.count())
        field.activated.emit(field.currentIndex())
    return field.isChecked() if isinstance(field, Tick) else field.currentData()


def give_key(dialog, name, key, modifiers=Qt.KeyboardModifier.NoModifier):
    page = dialog.keys_page
    page.choose(name)
    page.field.setFocus()
    QTest.keyClick(page.field, key, modifiers)


@pytest.mark.parametrize("name", NAMES)
def test_a_setting_is_remembered_as_soon_as_it_is_chosen(dialog, window, name):
    before = getattr(window.settings, name)
    wanted = choose(dialog, name)
    assert wanted != before
    assert getattr(window.settings, name) == wanted


def test_each_of_them_changes_the_window_at_once(dialog, window, qtbot):
    words = window.article.laid_out.rows(1)
    choose(dialog, "article_spacing")
    assert window.article.laid_out.rows(1) != words
    height = window.read.tag_bar.sizeHint().height()
    choose(dialog, "scale")
    assert window.read.tag_bar.sizeHint().height() > height
    qtbot.waitUntil(lambda: bool(window.suggesting.open_suggestions), timeout=5000)
    choose(dialog, "has_suggestions")
    assert window.suggesting.open_suggestions == ()
    assert window.read.first_steps.isVisible()
    choose(dialog, "is_first_run_done")
    assert not window.read.first_steps.isVisible()


def test_a_folder_is_chosen_and_let_go_of(dialog, window, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    field = dialog.folders["templates_folder"]
    field.choose.click()
    assert window.shelf.shared == tmp_path
    assert field.name.text() == str(tmp_path)
    field.clear.click()
    assert window.shelf.shared is None


def test_the_pages_are_reached_and_left_by_the_keyboard_and_every_control_has_a_name(dialog):
    assert dialog.focusWidget() is dialog.pages
    for row in range(dialog.pages.count()):
        dialog.pages.setCurrentRow(row)
        assert unnamed_controls(dialog) == [], dialog.pages.item(row).text()
        assert "folder" in dialog.pages.item(row).text().casefold() or shared_mnemonics(dialog) == []
    dialog.show_page("Reading")
    QTest.keyClick(dialog.pages, Qt.Key.Key_Down)
    assert dialog.fields["theme"].isVisible()
    QTest.keyClick(dialog.pages, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_window_opens_it_by_its_key(window, press, monkeypatch):
    opened = []
    monkeypatch.setattr(SettingsDialog, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    QTest.keyClick(window.article, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["Settings"]


def test_a_key_is_changed_by_pressing_it_and_acts_and_is_shown_everywhere_at_once(dialog, window, press):
    dialog.show_page("Keys")
    give_key(dialog, "tag.demand", Qt.Key.Key_W)
    assert window.keyboard.keys["tag.demand"] == ("W",)
    assert window.keyboard.made["tag.demand"].shortcut().toString() == "W"
    assert window.read.tag_bar._kinds[Kind.DEMAND].face.cap == "W"
    window.read.first_steps.show_here(Here())  # a draft that is quick would have it speak of one passage
    assert "W tags a demand" in window.read.first_steps._text.text()
    assert "yours" in dialog.keys_page.table.item(dialog.keys_page.table.currentRow(), 2).text()
    dialog.close()
    window.article.setFocus()
    press("1", "D")
    assert window.session.project.annotations == ()
    press("W")
    assert [tag.kind for tag in window.session.project.annotations] == [Kind.DEMAND]


def test_a_taken_key_is_refused_with_the_name_of_the_act_that_has_it(dialog, window):
    dialog.show_page("Keys")
    give_key(dialog, "tag.demand", Qt.Key.Key_T)
    assert "Put into an issue" in dialog.keys_page.notice.text
    assert window.keyboard.keys["tag.demand"] == ("D",)
    assert dialog.keys_page.field.keySequence().toString() == "D"


def test_a_key_is_cleared_and_put_back_alone_and_with_all_others(dialog, window):
    dialog.show_page("Keys")
    page = dialog.keys_page
    page.choose("tag.star")
    page.clear.click()
    assert window.keyboard.keys["tag.star"] == ()
    assert not page.clear.isEnabled()
    page.back.click()
    assert window.keyboard.keys["tag.star"] == ("Space",)
    give_key(dialog, "tag.demand", Qt.Key.Key_W)
    give_key(dialog, "tag.event", Qt.Key.Key_D)
    page.all_back.click()
    assert window.keyboard.keys["tag.demand"] == ("D",)
    assert window.keyboard.keys["tag.event"] == ("E",)
    assert window.settings.keys == {}
    assert not page.all_back.isEnabled()


def test_the_keys_of_one_sign_are_switched_off_as_a_whole_and_the_others_stay(dialog, window, press):
    dialog.show_page("Keys")
    QTest.keyClick(dialog.keys_page.letters, Qt.Key.Key_Space)
    keys = window.keyboard.keys
    assert keys["tag.demand"] == keys["party.1"] == keys["tag.repeat"] == ()
    assert keys["move.next"] == ("Down",)
    dialog.close()
    window.article.setFocus()
    press("1", "D")
    assert window.session.project.annotations == ()
    assert window.read.tag_bar._kinds[Kind.DEMAND].face.cap == ""


def test_a_key_pressed_on_another_layout_is_that_of_its_place(dialog, window):
    dialog.show_page("Keys")
    dialog.keys_page.choose("tag.demand")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord("Ц"), Qt.KeyboardModifier.NoModifier, 25, 0, 0, "ц")
        QApplication.sendEvent(dialog.keys_page.field, event)
    assert window.keyboard.keys["tag.demand"] == ("W",)


def test_the_filter_finds_an_act_by_its_words_and_by_its_key(dialog):
    dialog.show_page("Keys")
    page = dialog.keys_page

    def shown():
        rows = [row for row in range(page.table.rowCount()) if not page.table.isRowHidden(row)]
        return {page.table.item(row, 1).text() for row in rows}

    page.filter.setText("palette")
    assert "Key point" not in shown()
    page.filter.setText("ctrl+shift+f")
    assert shown() == {"Find in all articles"}


def test_tab_leaves_the_field_that_takes_keys(dialog, window):
    dialog.show_page("Keys")
    dialog.keys_page.choose("tag.demand")
    dialog.keys_page.field.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.keys_page.clear
    assert window.keyboard.keys["tag.demand"] == ("D",)
