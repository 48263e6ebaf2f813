"""Help in the window: the page of where one is, from a dialog too, found by words, with the keys in force."""

import json
import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from briefer import manual
from briefer.data import resources_folder
from tests import ROOT
from tests.ui.accessible import told_badly
from ui.help.opening import PAGES, acts_of
from ui.help.window import HelpWindow


def help_over(widget):
    return next((each for each in widget.findChildren(HelpWindow) if each.isVisible()), None)


def test_the_acts_of_the_command_line_are_those_of_the_window(window, golden):
    acts = {
        name: {"text": act.text, "menu": act.menu, "keys": list(act.keys), "where": act.where}
        for name, act in acts_of(window.keyboard).items()
    }
    golden(resources_folder() / "help" / "acts.json", f"{json.dumps(acts, ensure_ascii=False, indent=1)}\n")


def test_f1_opens_the_page_of_the_stage(window, press):
    for keys, page in (("Ctrl+1", "read"), ("Ctrl+2", "compare"), ("Ctrl+3", "brief")):
        press(keys)
        press("F1")
        assert help_over(window).page == page
        help_over(window).close()


def test_f1_in_a_dialog_opens_its_page_over_it_and_the_dialog_stays(window, visits, qtbot):
    def ask(dialog):
        QTest.keyClick(dialog, Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: help_over(dialog) is not None)
        assert help_over(dialog).page == "first-brief"
        help_over(dialog).close()
        assert dialog.isVisible()
        dialog.reject()

    visits.when(QDialog, ask)
    window.keyboard.made["brief.parties"].trigger()
    assert visits.seen in (["PartiesDialog"], ["QDialog"])


def test_every_room_with_a_dialog_has_a_page():
    names = {page.name for page in manual.pages()}
    rooms = {
        path.parent.name
        for path in (ROOT / "ui").rglob("*.py")
        if re.search(r"^class \w+\((?:QDialog|Question|ListPicker)\)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert rooms - {"help"} <= set(PAGES)
    assert set(PAGES.values()) <= names


def test_words_are_found_in_all_pages_and_shown_where_they_stand(window):
    shown = window.help.open()
    shown.field.setText("leaves computer ASSISTANT")
    titles = [shown.list.item(row).text().partition("\n")[0] for row in range(shown.list.count())]
    assert "What is kept where, and what leaves the computer" in titles
    assert shown.text.textCursor().hasSelection()
    shown.field.setText("zebra crossing")
    assert shown.list.item(0).text().startswith("Nothing found")
    shown.field.clear()
    assert shown.list.count() == len(manual.pages())


def test_a_link_leads_to_its_page(window):
    shown = window.help.open("board")
    assert shown.page == "compare"
    shown.text.anchorClicked.emit(QUrl("privacy"))
    assert (shown.page, shown.list.currentItem().text()) == ("privacy", manual.page("privacy").title)


def test_pages_name_the_keys_that_a_person_chose(window):
    shown = window.help.open("read")
    assert "Ctrl+Shift+A" in manual.page("assistant").text
    window.keyboard.choose("tag.repeat", ("Ctrl+Alt+R",))
    assert "Ctrl+Alt+R" in shown.text.toPlainText()
    window.keyboard.choose("tag.repeat", ())
    assert "Repeat the last tag" in shown.text.toPlainText()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_help_is_told_to_those_who_do_not_see_it(window, scheme):
    window.appearance.set_theme(scheme)
    assert told_badly(window.help.open()) == []
