"""The issue picker: what it offers and what Enter takes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from briefer import edits, queries
from briefer.model import Project
from tests.ui.compare_sample import annotation_id, compare_project, compare_session
from ui.compare.stage import CompareStage
from ui.tagging.issue_choices import issue_choices
from ui.tagging.issue_picker import IssuePicker
from ui.tasks import Tasks
from ui.versions.against import Against


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


def test_t_and_enter_put_an_item_into_the_issue_used_last(qtbot, monkeypatch):
    session = compare_session()
    stage = CompareStage(session, lambda: None, Against(session, Tasks(), session))
    qtbot.addWidget(stage)
    stage.show()
    board = stage.board
    session.changed.connect(stage.refresh)
    offered = []

    def enter(picker, typed=""):
        offered.append([picker.model.key(row).title for row in range(picker.model.rowCount())])
        QTest.keyClicks(picker.field, typed)
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        return QDialog.DialogCode(picker.result())

    board.select_annotation(annotation_id(session.project, "Kyiv asked"))
    monkeypatch.setattr(IssuePicker, "exec", lambda picker: enter(picker, "cease"))
    QTest.keyClick(board, Qt.Key.Key_T)
    assert offered.pop()[0] == "Neutrality", "nothing was used yet: the newest tag tells"
    assert session.recent_issues == (session.project.issues[0].id,)
    board.select_annotation(annotation_id(session.project, "Moscow wants Russian as an official language."))
    monkeypatch.setattr(IssuePicker, "exec", enter)
    QTest.keyClick(board, Qt.Key.Key_T)
    assert offered.pop()[0] == "Ceasefire"
    assert len(session.project.issues[0].annotation_ids) == 5


def test_the_issues_used_last_are_kept_with_the_session_not_the_file_and_go_with_another_project():
    session = compare_session()
    project = session.project
    loose = queries.tray(project)[0].annotation.id
    for issue in (project.issues[1], project.issues[0]):
        session.edit("Put", edits.assign_issue, loose, issue.id)
    assert session.recent_issues == (project.issues[0].id, project.issues[1].id)
    session.undo()
    assert session.recent_issues[0] == project.issues[0].id
    session.open(project, None)
    assert session.recent_issues == ()


def test_the_likeliest_rows_of_the_draft_come_first_whether_there_are_such_issues_or_not():
    found = issue_choices(compare_project(), "", likely=("Pay", "Ceasefire"))
    assert [choice.title for choice in found] == ["Pay", "Ceasefire", "Neutrality", "Language"]
    assert [choice.is_new for choice in found] == [True, False, False, False]
    assert [choice.title for choice in issue_choices(compare_project(), "cease", likely=("Pay", "Ceasefire"))][:1] == [
        "Ceasefire"
    ]


def test_enter_takes_the_likeliest_row_though_it_is_new(qtbot):
    made = IssuePicker(compare_project(), likely=("Pay",))
    qtbot.addWidget(made)
    made.show()
    QTest.keyClick(made.field, Qt.Key.Key_Return)
    assert (made.choice.title, made.choice.is_new) == ("Pay", True)
