"""In every language each letter with Alt does one thing within a dialog."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from briefer import pipeline, words
from tests.ui.dialog_checks import shared_mnemonics
from tests.ui.test_access import DIALOGS, on_the_way
from ui.session import Focus

LANGUAGES = words.languages()[1:]


@pytest.fixture(params=LANGUAGES)
def speaking(request, qapp):
    words.use(request.param)
    yield request.param
    words.use("en")


@pytest.fixture
def spoken(speaking, window, qtbot):
    window.session.open(pipeline.sample_brief_project(), None)
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    return window


@pytest.mark.parametrize("name", DIALOGS)
def test_no_two_controls_of_a_dialog_share_a_letter(spoken, visits, name):
    QGuiApplication.clipboard().clear()
    spoken.session.set_focus(Focus(spoken.session.project.annotations[0].paragraph_id))
    spoken.article.focus_item(spoken.session.project.annotations[0])
    spoken.article.setFocus()
    found = []

    def look(dialog):
        QApplication.processEvents()
        found.extend(shared_mnemonics(dialog))
        dialog.reject()

    visits.when(QDialog, look)
    spoken.keyboard.made[DIALOGS[name][0]].trigger()
    assert found == []


def test_no_two_buttons_of_a_question_about_files_share_a_letter(spoken, qtbot):
    found = {}
    for dialog in on_the_way(spoken):
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        found[type(dialog).__name__] = shared_mnemonics(dialog)
        dialog.hide()
    assert {name: letters for name, letters in found.items() if letters} == {}


def test_no_two_menus_share_a_letter(spoken):
    titles = [action.text() for action in spoken.head.menu_bar.actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
    assert len(letters) == len(set(letters)) == len(titles)
