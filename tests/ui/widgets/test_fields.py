"""A field for days shows and takes them in the words of the language, and keeps them in ISO form."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout

from briefer.words import use
from ui.widgets.fields import DayField


@pytest.fixture
def field(qtbot, desk):
    made = DayField(desk)
    QVBoxLayout(desk).addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def typed(field, words):
    field.selectAll()
    field.insert(words)  # QTest types no letters beyond ASCII
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("stamp", "words"),
    [("2025-06-05", "5 Jun 2025"), ("2025-06", "Jun 2025"), ("2025", "2025"), ("", ""), ("last spring", "last spring")],
)
def test_a_date_is_shown_in_words_and_comes_back_as_it_was(field, stamp, words):
    field.show_stamp(stamp)
    assert (field.text(), field.stamp) == (words, stamp)


def test_a_moment_is_shown_in_words_and_kept_to_the_second_if_nobody_changes_it(field):
    field.show_stamp("2025-06-05T11:00:27Z")
    assert field.text().startswith("5 June 2025, ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.stamp == "2025-06-05T11:00:27Z"


@pytest.mark.parametrize(
    ("words", "stamp", "shown"),
    [
        ("2025-06-05", "2025-06-05", "5 Jun 2025"),
        ("5 June 2025", "2025-06-05", "5 Jun 2025"),
        ("5th of June 2025", "2025-06-05", "5 Jun 2025"),
        ("June 5, 2025", "2025-06-05", "5 Jun 2025"),
        ("31/12/2025", "2025-12-31", "31 Dec 2025"),
        ("June 2025", "2025-06", "Jun 2025"),
        ("2025", "2025", "2025"),
        ("12/06/2025", "12/06/2025", "12/06/2025"),
        ("2025-13-40", "2025-13-40", "2025-13-40"),
        ("Friday", "Friday", "Friday"),
    ],
)
def test_a_date_can_be_typed_in_any_way_that_has_one_meaning(field, words, stamp, shown):
    typed(field, words)
    assert (field.stamp, field.text()) == (stamp, shown)


def test_where_the_system_names_no_language_a_date_is_understood_all_the_same(field):
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    try:
        typed(field, "5th of June 2025")
        assert field.stamp == "2025-06-05"
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(("code", "words"), [("de", "5. Juni 2025"), ("fr", "5 juin 2025"), ("uk", "5 червня 2025")])
def test_the_words_are_those_of_the_language_of_the_window(field, code, words):
    use(code)
    QLocale.setDefault(QLocale(code))
    try:
        field.show_stamp("2025-06-05")
        shown = field.text()
        assert shown != "5 Jun 2025"
        typed(field, shown)
        assert field.stamp == "2025-06-05"
        typed(field, words)
        assert field.stamp == "2025-06-05"
    finally:
        use("en")
        QLocale.setDefault(QLocale("en"))
