"""The fields of a brief: what the office always writes, days as the house format writes them, defaults left empty."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from briefer import edits, pipeline, templates
from briefer.check import check
from briefer.store import project_file
from tests.builders import a_project
from ui.window.acts import settings_dialog

HOUSE = """
id: house
name: House
fields:
  - {key: subject, label: Subject, required: true}
  - {key: from, label: From, default: Policy Unit}
  - {key: date, label: Date, date: true}
  - {key: prepared_by, label: Prepared by}
  - {key: marking, label: Marking}
sections:
  - {kind: header_block}
  - {kind: comparison, title: Positions}
"""


@pytest.fixture
def brief(window, qtbot, monkeypatch):
    """The Brief stage of the window, printing in a house format of its own."""
    house = templates.loads(HOUSE, "house")
    monkeypatch.setattr(type(window.shelf), "template", property(lambda _: house))
    window.session.open(edits.set_template(a_project(), "house"), None)
    window.stages.show_stage("brief")
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    return window.stages.brief


@pytest.fixture
def editor(brief, qtbot):
    """Give the keyboard to a field."""

    def editor(key):
        made = brief.form.editors[key]
        made.setFocus()
        qtbot.waitUntil(made.hasFocus)
        return made

    return editor


def fields(window):
    return dict(window.session.project.brief.fields)


def typed(editor, words):
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, words)


def leave(editor, key=Qt.Key.Key_Tab):
    """Press a key that ends the typing; while the list is open it gets the keys."""
    popup = editor.completer().popup()
    QTest.keyClick(popup if popup.isVisible() else editor, key)


def offered(editor):
    return editor.completer().model().stringList()


def choose(editor, number):
    """Press the arrow down `number` times in the open list, and Enter."""
    for _ in range(number):
        QTest.keyClick(editor.completer().popup(), Qt.Key.Key_Down)
    QTest.keyClick(editor.completer().popup(), Qt.Key.Key_Return)


def test_a_default_stands_in_its_field_and_can_be_left_empty_for_good(brief, editor, window, qtbot, tmp_path):
    house = window.shelf.template
    assert editor("from").text() == "Policy Unit"
    assert fields(window) == {}
    typed(editor("from"), "")
    leave(editor("from"))
    assert fields(window) == {"from": ""}
    file = tmp_path / "talks.briefer"
    project_file.save(window.session.project, file)
    again = project_file.load(file)
    for project, is_printed in (
        (again, False),
        (edits.set_field(again, "from", "Policy Unit", default="Policy Unit"), True),
    ):
        target = tmp_path / f"{is_printed}.md"
        pipeline.export(edits.set_field(project, "subject", "Talks"), house, [target], today="2026-06-10")
        assert ("Policy Unit" in target.read_text(encoding="utf-8")) == is_printed
    window.session.open(again, None)
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    assert brief.form.editors["from"].text() == ""
    typed(editor("from"), "Policy Unit")
    assert fields(window) == {}


def test_undo_brings_a_default_back(editor, window, qtbot):
    typed(editor("from"), "")
    window.session.undo()
    qtbot.waitUntil(lambda: window.stages.brief.form.editors["from"].text() == "Policy Unit")


def test_a_required_field_whose_default_was_emptied_is_to_be_filled_in():
    house = templates.loads(HOUSE.replace("required: true", "required: true, default: Talks"), "house")
    project = a_project()
    empty = "“Subject” is empty."
    assert empty not in [each.message for each in check(project, house)]
    without = edits.set_field(project, "subject", "", default="Talks")
    assert empty in [each.message for each in check(without, house)]


def test_what_was_written_before_is_offered_in_the_next_brief(editor, window, qtbot):
    typed(editor("prepared_by"), "A. Reyes")
    leave(editor("prepared_by"))
    window.session.open(edits.set_template(a_project(), "house"), None)
    qtbot.waitUntil(lambda: window.stages.brief.form.editors["prepared_by"].text() == "")
    assert fields(window) == {}, "nothing is filled in unasked"
    field = editor("prepared_by")
    QTest.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(field.completer().popup().isVisible)
    assert offered(field) == ["A. Reyes"]
    choose(field, 1)
    qtbot.waitUntil(lambda: fields(window) == {"prepared_by": "A. Reyes"})


def test_one_press_writes_all_that_was_written_last_time_as_one_step(brief, editor, window, qtbot):
    assert brief.form.as_last_time.isHidden()
    for key, words in (("prepared_by", "A. Reyes"), ("marking", "OFFICIAL"), ("subject", "Talks"), ("from", "Desk 4")):
        typed(editor(key), words)
        leave(editor(key))
    window.session.open(edits.set_template(a_project(), "house"), None)
    qtbot.waitUntil(lambda: not brief.form.as_last_time.isHidden())
    QTest.mouseClick(brief.form.as_last_time, Qt.MouseButton.LeftButton)
    assert fields(window) == {"prepared_by": "A. Reyes", "marking": "OFFICIAL"}, "a default holds, a subject is new"
    assert window.session.undo_stack.undoText() == "Filled in as last time: Prepared by, Marking"
    assert brief.form.editors["prepared_by"].hasFocus()
    window.session.undo()
    assert fields(window) == {}


def test_the_newest_entries_are_remembered_and_no_more_than_eight(editor, window):
    for number in (*range(12), 7):
        typed(editor("marking"), f"TLP {number}")
        leave(editor("marking"), Qt.Key.Key_Return)
    assert window.settings.field_words["marking"] == tuple(f"TLP {number}" for number in (7, 11, 10, 9, 8, 6, 5, 4))


def test_what_is_typed_leaves_of_the_list_only_what_has_it(editor, window, qtbot):
    for words in ("OFFICIAL", "RESTRICTED"):
        typed(editor("marking"), words)
        leave(editor("marking"), Qt.Key.Key_Return)
    field = editor("marking")
    typed(field, "stri")
    assert offered(field) == ["RESTRICTED"]
    typed(field, "x")
    assert offered(field) == []
    assert not field.completer().popup().isVisible()


def test_today_is_offered_as_the_house_format_writes_it_and_kept_as_a_day(editor, window, qtbot):
    field = editor("date")
    QTest.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(field.completer().popup().isVisible)
    today = date.today()
    assert offered(field)[0] == f"{today.day} {today:%B} {today.year}"
    choose(field, 1)
    qtbot.waitUntil(lambda: fields(window) == {"date": today.isoformat()})
    assert field.text() == f"{today.day} {today:%B} {today.year}"


def test_the_list_opens_by_the_sign_in_the_field_too(editor, qtbot):
    field = editor("date")
    (sign,) = field.findChildren(QToolButton)
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(field.completer().popup().isVisible)
    assert field.completer().popup().updatesEnabled(), "else nothing of it is painted"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026-06-05", ["5 June 2026"]),
        ("5th of June 2026", ["5 June 2026"]),
        ("June 5, 2026", ["5 June 2026"]),
        ("12/06/2026", ["12 June 2026", "6 December 2026"]),
        ("31.12.26", ["31 December 2026"]),
        ("31/13/2026", []),
        ("end of 2025", []),
        ("as agreed", []),
    ],
)
def test_a_day_typed_in_any_way_is_offered_in_the_house_s(editor, words, days):
    field = editor("date")
    typed(field, words)
    assert offered(field) == days


def test_a_day_that_was_typed_is_shown_in_words_when_one_goes_on(editor, window):
    field = editor("date")
    typed(field, "2026-06-05")
    assert (field.text(), fields(window)) == ("2026-06-05", {"date": "2026-06-05"})
    leave(field)
    assert field.text() == "5 June 2026"
    typed(editor("date"), "5 June 2026")
    assert fields(window) == {"date": "2026-06-05"}
    typed(editor("date"), "5 June 2026, noon")
    assert fields(window) == {"date": "5 June 2026, noon"}


@pytest.mark.parametrize(
    ("language", "words"), [("de", "5. Juni 2026"), ("fr", "5 juin 2026"), ("es", "5 de junio de 2026")]
)
def test_a_day_follows_the_language_of_the_brief(editor, window, qtbot, language, words):
    window.session.edit("Day", edits.set_field, "date", "2026-06-05")
    window.session.edit("Language", edits.set_language, language)
    qtbot.waitUntil(lambda: window.stages.brief.form.editors["date"].text() == words)
    typed(editor("date"), words)
    assert fields(window) == {"date": "2026-06-05"}


def test_switched_off_in_the_settings_all_is_forgotten_and_nothing_remembered(editor, window):
    typed(editor("marking"), "OFFICIAL")
    leave(editor("marking"))
    assert window.settings.field_words
    tick = settings_dialog(window).fields["offers_field_words"]
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))
    assert not window.settings.field_words
    typed(editor("marking"), "OFFICIAL")
    leave(editor("marking"))
    assert not window.settings.field_words


def test_long_words_are_shown_from_their_beginning_when_one_goes_on(editor, window):
    field = editor("prepared_by")
    typed(field, "The unit for the analysis of positions in negotiations, fourth floor")
    leave(field)
    assert field.cursorPosition() == 0
    editor("prepared_by")
    leave(field)
    assert field.cursorPosition() == 0


@pytest.mark.parametrize(("key", "code", "act"), [("E", 26, "file.export"), ("K", 45, "edit.palette")])
def test_a_field_takes_no_key_of_the_window_as_a_real_keyboard_sends_it(editor, window, key, code, act):
    field, ran = editor("prepared_by"), []
    typed(field, "A. Reyes")
    field.home(False)
    window.keyboard.made[act].triggered.disconnect()
    window.keyboard.made[act].triggered.connect(lambda: ran.append(act))
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        held = Qt.KeyboardModifier.ControlModifier
        press = QKeyEvent(kind, getattr(Qt.Key, f"Key_{key}"), held, code, ord(key.lower()), 4)
        QApplication.sendEvent(field, press)
    assert ran == [act]
    assert (field.text(), field.cursorPosition()) == ("A. Reyes", 0)
