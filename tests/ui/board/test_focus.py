"""The keyboard stays on what was edited, whatever the edit was and however it was asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QPlainTextEdit

from briefer import edits, queries
from briefer.model import State
from tests.ui.compare_sample import annotation_id, compare_project
from ui.board.model import Column
from ui.tagging.issue_picker import IssuePicker
from ui.tagging.note import NoteDialog

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_board(window):
    window.keeping.open(compare_project(), None)
    window.refreshing.finish()
    window.stages.show_stage("compare")
    window.stages.compare.board.setFocus()
    QApplication.processEvents()
    return window


@pytest.fixture
def board(at_board):
    return at_board.stages.compare.board


def issue(window, title):
    return next(each for each in window.session.project.issues if each.title == title)


def settle(window):
    for _ in range(3):
        QApplication.processEvents()
    window.refreshing.finish()


def assert_at(window, board, issue_title, name=""):
    settle(window)
    assert window.focusWidget() is board, window.focusWidget()
    assert board.current_issue_id() == issue(window, issue_title).id
    if name:
        assert board.current_annotation_id() == name


def test_after_f2_the_row_that_was_renamed_is_current_and_after_undo_it_still_is(at_board, board):
    board.select_issue(issue(at_board, "Language").id)
    QTest.keyClick(board, Key.Key_F2)
    field = board.findChild(QLineEdit)
    field.setText("Tongue")
    QTest.keyClick(field, Key.Key_Return)
    assert_at(at_board, board, "Tongue")
    QTest.keyClick(board, Key.Key_Z, CTRL)
    assert_at(at_board, board, "Language")
    QTest.keyClick(board, Key.Key_Y, CTRL)
    assert_at(at_board, board, "Tongue")


def test_after_an_assessment_its_cell_is_current(at_board, board):
    board.select_issue(issue(at_board, "Language").id, Column.STATE)
    QTest.keyClick(board, Key.Key_F2)
    field = board.findChild(QPlainTextEdit)
    field.setPlainText("Nothing moves.")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    assert_at(at_board, board, "Language")
    assert board.rows.column(board.currentIndex().column()) is Column.STATE


def test_escape_from_a_field_leads_back_to_its_cell(at_board, board):
    board.select_issue(issue(at_board, "Language").id)
    QTest.keyClick(board, Key.Key_F2)
    QTest.keyClick(board.findChild(QLineEdit), Key.Key_Escape)
    assert_at(at_board, board, "Language")


def test_after_s_the_row_is_current(at_board, board):
    board.select_issue(issue(at_board, "Language").id)
    QTest.keyClick(board, Key.Key_S)
    QTest.keyClick(QApplication.activePopupWidget(), Key.Key_3)
    assert issue(at_board, "Language").state is State.APART
    assert_at(at_board, board, "Language")


def test_after_merging_the_row_that_stays_is_current_and_undo_leads_back_to_the_one_that_went(
    at_board, board, monkeypatch
):
    def choose(picker):
        picker.field.setText("lang")
        picker.take(picker.list.current_key())
        return picker.DialogCode.Accepted

    monkeypatch.setattr(IssuePicker, "exec", choose)
    board.select_issue(issue(at_board, "Neutrality").id)
    QTest.keyClick(board, Key.Key_M)
    assert_at(at_board, board, "Language")
    QTest.keyClick(board, Key.Key_Z, CTRL)
    assert_at(at_board, board, "Neutrality")


def test_after_moving_and_undoing_the_row_is_current(at_board, board):
    board.select_issue(issue(at_board, "Language").id)
    QTest.keyClick(board, Key.Key_Down, CTRL)
    assert_at(at_board, board, "Language")
    QTest.keyClick(board, Key.Key_Z, CTRL)
    assert_at(at_board, board, "Language")


def test_after_undoing_elsewhere_the_board_goes_to_the_row_that_changed(at_board, board):
    board.select_issue(issue(at_board, "Language").id)
    QTest.keyClick(board, Key.Key_Down, CTRL)
    board.select_issue(issue(at_board, "Ceasefire").id)
    QTest.keyClick(board, Key.Key_Z, CTRL)
    assert_at(at_board, board, "Language")


def test_after_moving_an_item_to_another_row_and_back_by_undo_it_is_current(at_board, board):
    name = annotation_id(at_board.session.project, "Moscow wants Russian as an official language.")
    board.select_annotation(name)
    QTest.keyClick(board, Key.Key_Up, CTRL)
    assert_at(at_board, board, "Ceasefire", name)
    QTest.keyClick(board, Key.Key_Z, CTRL)
    assert_at(at_board, board, "Language", name)


def test_an_item_sent_to_the_tray_comes_back_under_the_keyboard_by_undo(at_board, board):
    name = annotation_id(at_board.session.project, "Moscow wants Russian as an official language.")
    board.select_annotation(name)
    QTest.keyClick(board, Key.Key_Delete)
    assert at_board.focusWidget() is board
    QTest.keyClick(board, Key.Key_Z, CTRL)
    assert_at(at_board, board, "Language", name)


def test_a_removed_row_comes_back_under_the_keyboard(at_board, board):
    at_board.session.edit("", edits.unassign_issue, annotation_id(at_board.session.project, "Kyiv asked"))
    board.select_issue(issue(at_board, "Neutrality").id)
    QTest.keyClick(board, Key.Key_Delete)
    assert at_board.focusWidget() is board
    QTest.keyClick(board, Key.Key_Z, CTRL)
    assert_at(at_board, board, "Neutrality")


def test_after_a_theme_and_after_a_note_the_place_is_kept(at_board, board, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getItem", lambda *a, **k: ("Elsewhere", True))
    board.select_issue(issue(at_board, "Language").id)
    QTest.keyClick(board, Key.Key_H)
    assert_at(at_board, board, "Language")
    monkeypatch.setattr(NoteDialog, "exec", lambda dialog: dialog.accept())
    name = annotation_id(at_board.session.project, "a full ceasefire")
    board.select_annotation(name)
    QTest.keyClick(board, Key.Key_N)
    assert_at(at_board, board, "Ceasefire", name)


def test_a_click_on_a_title_or_an_assessment_opens_it_and_ctrl_enter_leads_back(at_board, board):
    at = issue(at_board, "Language").id
    for column, kind in ((Column.ISSUE, QLineEdit), (Column.STATE, QPlainTextEdit)):
        board.select_issue(at, column)
        rect = board.visualRect(board.currentIndex())
        point = QPoint(rect.center().x(), rect.bottom() - 6)
        QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=point)
        field = board.findChild(kind)
        assert field is not None
        modifier = CTRL if kind is QPlainTextEdit else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(field, Key.Key_Return, modifier)
        assert_at(at_board, board, "Language")


def test_a_click_on_a_state_opens_its_menu(at_board, board):
    board.select_issue(issue(at_board, "Language").id, Column.STATE)
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=board.chip_rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_1)
    assert_at(at_board, board, "Language")


def test_the_place_on_the_board_is_kept_over_stages_and_the_row_without_items_too(at_board, board):
    board.select_issue(issue(at_board, "Neutrality").id, Column.STATE)
    for stage in ("brief", "read", "compare"):
        at_board.stages.show_stage(stage)
        settle(at_board)
    assert_at(at_board, board, "Neutrality")
    assert board.rows.column(board.currentIndex().column()) is Column.STATE


def test_the_place_in_the_timeline_is_kept_over_stages_and_edits(at_board):
    compare = at_board.stages.compare
    compare.show_tab("timeline")
    table = compare.timeline.table
    table.setFocus()
    settle(at_board)
    last = compare.timeline.model.key(compare.timeline.model.rowCount() - 1)
    table.select_key(last)
    QTest.keyClick(table, Key.Key_Space)
    settle(at_board)
    assert (at_board.focusWidget(), table.current_key()) == (table, last)
    for stage in ("read", "compare"):
        at_board.stages.show_stage(stage)
        settle(at_board)
    assert (at_board.focusWidget(), table.current_key()) == (table, last)


def test_when_the_last_item_leaves_the_tray_the_keyboard_is_not_lost(at_board, monkeypatch):
    compare = at_board.stages.compare
    compare.tray.setFocus()

    def choose(picker):
        picker.field.setText("lang")
        picker.take(picker.list.current_key())
        return picker.DialogCode.Accepted

    monkeypatch.setattr(IssuePicker, "exec", choose)
    while queries.tray(at_board.session.project):
        QTest.keyClick(compare.tray, Key.Key_T)
        settle(at_board)
    assert at_board.focusWidget() in (compare.tray, compare.board)
    assert at_board.focusWidget().isVisible()


def test_a_letter_where_there_is_no_item_says_so_and_goes_to_no_row_that_begins_with_it(at_board, board):
    board.select_issue(issue(at_board, "Language").id)
    QTest.keyClick(board, Key.Key_T)
    assert_at(at_board, board, "Language")
    assert at_board.status.told == "There is no item here."
