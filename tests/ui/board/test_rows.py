"""Merging, splitting and moving rows, the menu of the board, and copying, with real keys."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QInputDialog

from briefer import pipeline, queries
from briefer.errors import BrieferError
from briefer.model import Certainty, Status
from tests.ui.compare_sample import FIGHTING, annotation_id, compare_session, issue_titles
from ui.actions.action import Action, Scope
from ui.actions.keymap import usual_keys
from ui.board.board import board_actions
from ui.board.keys import BoardKeys
from ui.board.split import SplitDialog
from ui.compare.stage import CompareStage
from ui.tagging.issue_picker import IssuePicker
from ui.tagging.many import USUAL_KEYS
from ui.tagging.note import NoteDialog
from ui.tasks import Tasks
from ui.versions.against import Against


@pytest.fixture
def stage(qtbot):
    session = compare_session()
    made = CompareStage(session, lambda: None, Against(session, Tasks(), session))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitExposed(made)
    made.board.setFocus()
    return made


@pytest.fixture
def session(stage):
    return stage._session


def issue(session, title):
    return next(each for each in session.project.issues if each.title == title)


def test_an_act_that_is_added_to_the_rows_of_the_board_is_done_by_its_key(stage):
    done = []
    new = Action("board.say", "Say it", "", ("Y",), lambda: done.append("said"), scope=Scope.BOARD)
    keys = BoardKeys(stage.board, stage.board.acts, (*board_actions(lambda: stage.board), new))
    assert keys.press(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier))
    assert done == ["said"]


def test_an_item_has_the_keys_in_force_wherever_it_stands(stage, session):
    table = {**usual_keys(board_actions(lambda: stage.board)), **USUAL_KEYS, "tag.star": ("W",)}
    stage.board.take_keys(table)
    stage.tray.many.take(table)
    for view in (stage.tray, stage.board):
        view.setFocus()
        view.go_to_item(view.items_in_order()[0])
        QTest.keyClick(view, Qt.Key.Key_W)
        assert view.items_in_order()[0] in session.project.brief.key_point_ids


def test_m_merges_a_row_into_the_chosen_one_in_one_step(stage, session, monkeypatch):
    stage.board.select_issue(issue(session, "Neutrality").id)
    before = session.project

    def choose(picker):
        assert "Neutrality" not in [picker.model.key(row).title for row in range(picker.model.rowCount())]
        picker.field.setText("lang")
        picker.take(picker.list.current_key())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(IssuePicker, "exec", choose)
    QTest.keyClick(stage.board, Qt.Key.Key_M)
    assert issue_titles(session.project) == ["Ceasefire", "Language"]
    assert len(issue(session, "Language").annotation_ids) == 2
    assert stage.board.current_issue_id() == issue(session, "Language").id
    session.undo()
    assert session.project == before


def test_merging_offers_no_new_issue(session, qtbot):
    picker = IssuePicker(session.project, without=issue(session, "Language").id)
    qtbot.addWidget(picker)
    picker.field.setText("Something else")
    assert picker.model.rowCount() == 0


def test_x_splits_the_current_item_into_a_row_of_its_own(stage, session, monkeypatch):
    name = annotation_id(session.project, "a full ceasefire")
    stage.board.select_annotation(name)

    def split(dialog):
        assert dialog.ticked() == (name,)
        dialog.title.setText("Truce")
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(SplitDialog, "exec", split)
    QTest.keyClick(stage.board, Qt.Key.Key_X)
    assert issue_titles(session.project) == ["Ceasefire", "Truce", "Language", "Neutrality"]
    assert issue(session, "Truce").annotation_ids == (name,)
    assert issue(session, "Truce").theme == FIGHTING
    assert name not in issue(session, "Ceasefire").annotation_ids


def test_a_split_without_items_or_title_says_what_is_missing(session, qtbot):
    dialog = SplitDialog(session, issue(session, "Ceasefire").id)
    qtbot.addWidget(dialog)
    before = session.project
    dialog.title.setText("Truce")
    dialog.save()
    assert "Choose items" in dialog._mistake.text()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.title.setText(" ")
    dialog.save()
    assert "needs a title" in dialog._mistake.text()
    assert session.project is before


def test_h_moves_a_row_to_another_theme(stage, session, monkeypatch):
    stage.board.select_issue(issue(session, "Language").id)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: (FIGHTING, True))
    QTest.keyClick(stage.board, Qt.Key.Key_H)
    assert issue(session, "Language").theme == FIGHTING
    assert issue_titles(session.project) == ["Ceasefire", "Language", "Neutrality"]
    assert queries.row_numbers(session.project)[issue(session, "Language").id] == "1.2"


def test_a_theme_that_takes_the_name_of_another_joins_it_or_says_why_not(stage, session):
    errors = []
    session.failed.connect(errors.append)
    from briefer import edits

    assert session.edit("", edits.rename_theme, "Territory and status", FIGHTING)
    assert len(queries.themes(session.project)) == 1
    session.edit("", edits.add_issue, "language", "Third")
    assert not session.edit("", edits.rename_theme, "Third", FIGHTING)
    assert isinstance(errors[0], BrieferError)


def test_the_menu_of_an_item_offers_its_acts_and_the_parties(stage, session):
    stage.board.select_annotation(annotation_id(session.project, "a full ceasefire"))
    menu = stage.board.menu.menu()
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    assert {"Go to the paragraph", "Put into an issue…", "Merge into another row…", "Split the row…"} <= set(texts)
    give = next(action.menu() for action in menu.actions() if action.menu())
    give.actions()[0].trigger()
    name = annotation_id(session.project, "a full ceasefire")
    assert queries.annotation(session.project, name).party_ids == (session.project.parties[0].id,)


def test_ctrl_c_copies_an_item_with_its_reference(stage, session):
    stage.board.select_annotation(annotation_id(session.project, "a full ceasefire"))
    QTest.keyClick(stage.board, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "“a full ceasefire” – Ukraine [S1 ¶1, Talks]"


def test_ctrl_c_on_a_title_copies_that_row_as_a_table(stage, session):
    stage.board.select_issue(issue(session, "Language").id)
    QTest.keyClick(stage.board, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.html().count("<table") == 1
    assert "Language" in data.html()
    assert "Ceasefire" not in data.html()
    lines = data.text().replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[-1].startswith("2.1\tLanguage\t")
    assert "[S1 ¶3]" in lines[-1]


def test_the_whole_table_is_copied_in_the_order_of_the_board(stage):
    stage.copying.copy_table()
    text = QGuiApplication.clipboard().text()
    assert [line.split("\t")[0] for line in text.splitlines() if line[:1].isdigit() and "\t" in line] == [
        "1.1",
        "2.1",
        "2.2",
    ]
    assert "technical work" not in text, "what is in no row is no part of the table"
    assert {len(line.split("\t")) for line in text.splitlines() if "\t" in line} == {5}


def test_a_date_of_the_text_is_proposed_and_only_kept_when_taken_and_saved(session, qtbot):
    from dataclasses import replace

    from briefer import edits

    source = replace(session.project.articles[0].source, published="2025-06-05", language="en")
    session.edit("", edits.edit_source, session.project.articles[0].id, source)
    name = annotation_id(session.project, "The delegations met on Monday.")
    dialog = NoteDialog(session, name)
    qtbot.addWidget(dialog)
    fields = dialog.event_fields
    assert fields.date_text.text() == fields.sort_date.text() == ""
    assert len(fields.proposals) == 1
    fields.proposals[0].click()
    assert (fields.date_text.text(), fields.sort_date.text()) == ("Monday", "2 Jun 2025")
    assert fields.when.sort == "2025-06-02"
    assert queries.annotation(session.project, name).when.sort == ""
    dialog.accept()
    when = queries.annotation(session.project, name).when
    assert (when.text, when.sort, when.certainty) == ("Monday", "2025-06-02", Certainty.EXACT)
    assert queries.annotation(session.project, name).status is Status.HAPPENED


def test_number_and_issue_stay_when_three_columns_are_scrolled_sideways(stage, session):
    from PySide6.QtCore import QPoint

    from briefer import edits

    session.edit("", edits.set_columns, tuple(party.id for party in session.project.parties))
    stage.resize(900, 700)
    board = stage.board
    bar = board.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    row = board.rows.line_of_issue(issue(session, "Language").id)
    title = board.rows.index(row, 1)
    seen = board.visualRect(title)
    assert seen.left() == board.columnWidth(0)
    assert board.indexAt(QPoint(seen.center())) == title
    board.go_to(row, 2)
    assert board.visualRect(board.rows.index(row, 2)).left() >= board.columnWidth(0) + board.columnWidth(1)


def test_a_row_is_left_out_of_the_brief_by_a_key_says_so_and_comes_back(window, press):
    window.session.open(pipeline.sample_brief_project(), None)
    press("Ctrl+2")
    board = window.stages.compare.board
    issue = window.session.project.issues[0]
    board.select_issue(issue.id)
    press("B")
    assert window.session.project.brief.hidden_issues == (issue.id,)
    assert board.rows.title(issue).endswith("left out of the brief")
    press("B")
    assert window.session.project.brief.hidden_issues == ()
    assert board.rows.title(issue) == issue.title


def test_the_keys_of_the_board_the_timeline_and_the_tray_follow_the_settings(window, press):
    window.session.open(pipeline.sample_brief_project(), None)
    window.keyboard.choose("board.leave_out", ("Y",))
    press("Ctrl+2")
    board = window.stages.compare.board
    board.select_issue(window.session.project.issues[0].id)
    press("B")
    assert window.session.project.brief.hidden_issues == ()
    press("Y")
    assert window.session.project.brief.hidden_issues != ()
    assert board.keys.cap("board.leave_out") == "Y"
    assert window.keyboard.refusal("board.merge", "Y").startswith("Y is taken")
    assert window.keyboard.refusal("timeline.join", "Y") == ""
    window.keyboard.use_letter_keys(False)
    press("Y")
    assert window.session.project.brief.hidden_issues != ()


def test_no_key_of_the_board_acts_while_a_title_is_typed(window, press):
    window.session.open(pipeline.sample_brief_project(), None)
    press("Ctrl+2")
    board = window.stages.compare.board
    board.select_issue(window.session.project.issues[0].id)
    press("F2")
    editor = window.focusWidget()
    QTest.keyClicks(editor, "SBXMHT")
    assert "SBXMHT" in editor.text()
    assert window.session.project.brief.hidden_issues == ()
