"""What the office sets is seen in the settings and holds in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from briefer import pipeline, templates
from briefer.policy import office_policy
from ui.brief.details import DetailsForm
from ui.brief.habits import Habits
from ui.look import theme
from ui.preferences.office import OfficePage
from ui.session import Session
from ui.window.acts import ask_assistant, settings_dialog


def words_of(page: OfficePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def office_page(window, qtbot) -> OfficePage:
    dialog = settings_dialog(window)
    qtbot.addWidget(dialog)
    dialog.show_page("Office")
    page = dialog.findChild(OfficePage)
    assert page is not None
    return page


def test_settings_show_what_the_office_set(window, qtbot, office):
    office('templates_folder = "/srv/office"\nmarkings = ["OFFICIAL"]\nassistant = false\n')
    words = words_of(office_page(window, qtbot))
    assert all(word in words for word in ("policy.toml", "/srv/office", "OFFICIAL", "Switched off."))


def test_settings_show_a_mistake_of_the_office(window, qtbot, office):
    office("assistant = 3")
    assert "of assistant is not understood" in words_of(office_page(window, qtbot))


def test_settings_say_where_it_would_be(window, qtbot, office, tmp_path: Path):
    office("")
    (tmp_path / "policy.toml").unlink()
    office_policy.cache_clear()
    assert "Your office sets nothing here. It would be in" in words_of(office_page(window, qtbot))


def test_an_assistant_that_is_switched_off_is_not_asked(window, office):
    office("assistant = false")
    ask_assistant(window)
    assert window.strip.isVisibleTo(window)
    assert "switched the assistant off" in window.strip.text


def test_the_markings_of_the_office_are_offered_and_any_other_can_be_typed(qtbot, qapp, office, settings):
    office('markings = ["OFFICIAL", "OFFICIAL-SENSITIVE"]')
    theme.apply(qapp, "light", 1.0)
    session = Session(pipeline.sample_brief_project())
    form = DetailsForm(session, Habits(settings))
    qtbot.addWidget(form)
    form.show_brief(session.project, templates.find("comparison"))
    form.show()
    qtbot.waitExposed(form)
    editor = form.editors["marking"]
    assert isinstance(editor, QLineEdit)
    form.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    popup = editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dict(session.project.brief.fields)["marking"] == "OFFICIAL")
    editor.clear()
    QTest.keyClicks(editor, "INTERNAL")
    assert dict(session.project.brief.fields)["marking"] == "INTERNAL"


def test_the_office_s_folder_holds_where_nobody_chose_another(window, office, tmp_path: Path):
    (tmp_path / "house").mkdir()
    (tmp_path / "mine").mkdir()
    office(f'templates_folder = "{(tmp_path / "house").as_posix()}"')
    assert window.shelf.shared == tmp_path / "house"
    window.settings.templates_folder = str(tmp_path / "mine")
    assert window.shelf.shared == tmp_path / "mine"
