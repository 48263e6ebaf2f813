"""The issue picker: what it offers and what Enter takes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer.model import Project
from tests.ui.compare_sample import compare_project
from ui.dialogs.issue_picker import IssuePicker
from ui.models.issue_choices import issue_choices


@pytest.fixture
def picker(qtbot):
    made = IssuePicker(compare_project())
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_issue_used_last_stands_first():
    assert [choice.title for choice in issue_choices(compare_project(), "")] == ["Neutrality", "Language", "Ceasefire"]


def test_recent_issues_go_before_all_others():
    project = compare_project()
    assert issue_choices(project, "", [project.issues[0].id])[0].title == "Ceasefire"


def test_typing_filters_and_offers_a_new_issue_last():
    found = issue_choices(compare_project(), "cease")
    assert [choice.title for choice in found] == ["Ceasefire", "cease"]
    assert found[-1].is_new
    assert found[-1].label == "New issue \N{LEFT DOUBLE QUOTATION MARK}cease\N{RIGHT DOUBLE QUOTATION MARK}"


def test_the_title_of_an_issue_offers_no_second_one():
    assert [choice.title for choice in issue_choices(compare_project(), "ceaseFIRE")] == ["Ceasefire"]


def test_a_stroke_gives_the_new_issue_a_theme():
    choice = issue_choices(compare_project(), "Talks / Venue")[-1]
    assert (choice.theme, choice.title, choice.is_new) == ("Talks", "Venue", True)


def test_an_empty_project_offers_only_what_is_typed():
    assert issue_choices(Project(), "") == ()
    assert [choice.title for choice in issue_choices(Project(), "Venue")] == ["Venue"]


def test_enter_takes_the_first_match(picker):
    QTest.keyClicks(picker.field, "cease")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.result() == IssuePicker.DialogCode.Accepted
    assert picker.choice.title == "Ceasefire"


def test_down_and_enter_take_the_new_issue(picker):
    QTest.keyClicks(picker.field, "cease")
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert (picker.choice.title, picker.choice.is_new) == ("cease", True)


def test_escape_chooses_nothing(picker):
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert picker.choice is None
    assert picker.result() == IssuePicker.DialogCode.Rejected
