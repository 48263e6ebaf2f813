"""The comparison board: keys, moving, dragging, and what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton

from briefer import edits, queries
from briefer.model import State
from tests.ui.board.boards import item, shown_board
from tests.ui.compare_sample import FIGHTING, STATUS, annotation_id, compare_project, issue_titles
from tests.ui.dialog_checks import unnamed_controls
from ui.board import moves as board_moves
from ui.board.assessment_field import AgreedDialog
from ui.board.board import Board
from ui.board.lift_bar import LiftBar
from ui.board.model import BoardModel, Column, LineKind, RowFilter
from ui.look import theme
from ui.read.comparison_pane import ComparisonPane
from ui.widgets.question import Question

Key = Qt.Key


def press(board: Board, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(board, key, modifier)


@pytest.mark.parametrize("is_narrow", [True, False])
def test_the_model_keeps_the_rules_of_item_models(qtmodeltester, session, is_narrow):
    model = BoardModel(is_narrow=is_narrow)
    model.show(session.project)
    qtmodeltester.check(model)


def test_the_wide_form_has_headings_of_themes_and_a_line_for_each_row(board):
    kinds = [board.rows.line(row).kind for row in range(board.rows.rowCount())]
    assert kinds == [LineKind.THEME, LineKind.CELLS, LineKind.THEME, LineKind.CELLS, LineKind.CELLS]
    assert board.rows.columnCount() == 5


def test_the_narrow_form_gives_the_issue_a_line_of_its_own(qtbot, session):
    board = shown_board(qtbot, session, is_narrow=True)
    assert board.rows.columnCount() == 2
    assert board.rows.line(1).kind is LineKind.ISSUE
    assert board.columnSpan(1, 0) == 2


def test_up_and_down_go_through_the_items_of_a_cell_before_the_next_row(board, session):
    board.select_annotation(item(session, "a full ceasefire"))
    press(board, Key.Key_Down)
    assert board.current_annotation_id() == item(session, "It says talks cannot begin while the shooting goes on.")
    press(board, Key.Key_Down)
    assert board.current_line().kind is LineKind.THEME
    press(board, Key.Key_Down)
    press(board, Key.Key_Down)
    assert board.current_annotation_id() == item(session, "Kyiv asked")


def test_enter_asks_for_the_paragraph_of_the_item(board, session, qtbot):
    name = item(session, "a full ceasefire")
    board.select_annotation(name)
    with qtbot.waitSignal(board.annotation_requested) as told:
        press(board, Key.Key_Return)
    assert told.args == [name]


def test_standing_on_an_item_moves_the_focus_of_the_session(board, session):
    name = item(session, "a full ceasefire")
    board.select_annotation(name)
    assert session.focus.annotation_id == name


def test_the_focus_of_the_session_moves_the_board(board, session):
    name = item(session, "Kyiv asked")
    focus = type(session.focus)(paragraph_id="", annotation_id=name)
    session.set_focus(focus)
    assert board.current_annotation_id() == name


def test_control_down_moves_a_row_within_its_theme(board, session):
    board.select_issue(session.project.issues[1].id)
    press(board, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert issue_titles(session.project) == ["Ceasefire", "Neutrality", "Language"]
    assert board.current_issue_id() == session.project.issues[2].id


def test_a_row_at_the_edge_of_its_theme_goes_into_the_next(board, session):
    board.select_issue(session.project.issues[0].id)
    press(board, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert session.project.issues[0].theme == STATUS
    assert session.undo_stack.count() == 1


def test_space_lifts_a_row_and_space_drops_it_as_one_undo_step(board, session, qtbot):
    before = session.project
    board.select_issue(session.project.issues[2].id)
    press(board, Key.Key_Space)
    press(board, Key.Key_Up)
    press(board, Key.Key_Up)
    assert session.project is before
    press(board, Key.Key_Space)
    assert issue_titles(session.project) == ["Ceasefire", "Neutrality", "Language"]
    session.undo_stack.undo()
    assert session.project is before


def test_each_step_of_a_lifted_row_is_said(board, session):
    said: list[str] = []
    board.said.connect(said.append)
    board.select_issue(session.project.issues[2].id)
    board.acts.lift()
    board.acts.move(-1)
    assert said[-1] == "Row 2.1, Neutrality, first of two in Territory and status"


def test_escape_puts_a_lifted_row_back_and_leaves_no_undo_step(board, session):
    board.select_issue(session.project.issues[2].id)
    press(board, Key.Key_Space)
    press(board, Key.Key_Up)
    press(board, Key.Key_Escape)
    assert issue_titles(session.project) == ["Ceasefire", "Language", "Neutrality"]
    assert session.undo_stack.count() == 0
    assert not board.acts.is_lifted


def test_a_lifted_item_goes_on_to_the_next_row_of_its_column(board, session):
    name = item(session, "It says talks cannot begin while the shooting goes on.")
    board.select_annotation(name)
    for key in (Key.Key_G, Key.Key_Down, Key.Key_Space):
        press(board, key)
    assert name in session.project.issues[1].annotation_ids
    assert board.current_annotation_id() == name


def test_the_key_that_lifts_drops_as_well(board, session):
    name = item(session, "It says talks cannot begin while the shooting goes on.")
    board.select_annotation(name)
    for key in (Key.Key_G, Key.Key_Down, Key.Key_G):
        press(board, key)
    assert not board.acts.is_lifted
    assert name in session.project.issues[1].annotation_ids


def test_a_lifted_item_does_not_change_its_column(board, session):
    said: list[str] = []
    board.said.connect(said.append)
    board.select_annotation(item(session, "a full ceasefire"))
    press(board, Key.Key_G)
    press(board, Key.Key_Left)
    assert "press 1 or 2" in said[-1]


def test_a_change_from_elsewhere_lets_go_of_what_is_lifted(board, session):
    board.select_issue(session.project.issues[2].id)
    board.acts.lift()
    session.edit("Rename", edits.rename_issue, session.project.issues[0].id, title="Truce")
    assert not board.acts.is_lifted


def test_a_digit_gives_the_item_to_another_party(board, session):
    name = item(session, "a full ceasefire")
    board.select_annotation(name)
    press(board, Key.Key_1)
    assert queries.excerpt(session.project, name).parties[0].name == "Russia"
    assert board.current_annotation_id() == name


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_Exclam, "Shift"), (Key.Key_1, "Shift"), (Key.Key_1, "Alt")])
def test_shift_or_alt_and_a_digit_add_a_second_party(board, session, key, modifier):
    name = item(session, "a full ceasefire")
    board.select_annotation(name)
    press(board, key, Qt.KeyboardModifier[f"{modifier}Modifier"])
    assert {party.name for party in queries.excerpt(session.project, name).parties} == {"Russia", "Ukraine"}


def test_delete_puts_an_item_back_in_the_tray(board, session):
    name = item(session, "Kyiv asked")
    board.select_annotation(name)
    press(board, Key.Key_Delete)
    assert name in [excerpt.annotation.id for excerpt in queries.tray(session.project)]


def test_delete_removes_an_empty_row_without_asking(board, session):
    session.edit("Back", edits.unassign_issue, item(session, "Kyiv asked"))
    board.select_issue(session.project.issues[2].id)
    press(board, Key.Key_Delete)
    assert issue_titles(session.project) == ["Ceasefire", "Language"]


@pytest.mark.parametrize(("button", "left"), [("&Remove row", 2), ("&Cancel", 3)])
def test_delete_asks_before_it_removes_a_row_with_items(board, session, monkeypatch, button, left):
    def answer(box: Question) -> int:
        next(each for each in box.findChildren(QPushButton) if each.text() == button).click()
        return 0

    monkeypatch.setattr(Question, "exec", answer)
    board.select_issue(session.project.issues[0].id)
    press(board, Key.Key_Delete)
    assert len(session.project.issues) == left


def test_the_menu_sets_the_state_of_play(board, session):
    board.select_issue(session.project.issues[1].id, Column.STATE)
    menu = board.acts.state_menu()
    texts = [action.text()[:2] for action in menu.actions()]
    assert texts == ["&1", "&2", "&3", "&4", "&5"]
    menu.actions()[1].trigger()
    assert session.project.issues[1].state is State.CONVERGING


def test_one_side_only_is_offered_where_a_side_is_empty(board, session):
    board.select_issue(session.project.issues[1].id)
    assert "a side is empty" in board.acts.state_menu().actions()[3].text()
    assert session.project.issues[1].state is State.UNCLEAR


def test_f2_edits_the_title_of_the_issue(board, session):
    board.select_issue(session.project.issues[0].id)
    press(board, Key.Key_F2)
    field = board.findChild(QLineEdit)
    field.setText("Truce")
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()
    assert session.project.issues[0].title == "Truce"


def test_insert_adds_an_issue_below_and_opens_its_title(board, session):
    board.select_issue(session.project.issues[0].id)
    press(board, Key.Key_Insert)
    assert issue_titles(session.project)[1] == "New issue"
    assert session.project.issues[1].theme == session.project.issues[0].theme
    assert board.findChild(QLineEdit) is not None


def test_cells_holes_and_states_are_read_aloud(board, session):
    row = board.rows.line_of_issue(session.project.issues[1].id)

    def spoken(section: int) -> str:
        return board.rows.index(row, section).data(Qt.ItemDataRole.AccessibleTextRole)

    quotation = (
        "\N{LEFT DOUBLE QUOTATION MARK}Moscow wants Russian as an official language.\N{RIGHT DOUBLE QUOTATION MARK}"
    )
    assert spoken(2) == f"Language, Russia, 1 item: Demand, quotation {quotation}, S1 paragraph 3"
    assert spoken(3) == "Language, Ukraine, no stated position in the source"
    assert spoken(4) == "State of play of Language: One side only"


def test_folding_a_theme_hides_its_rows(board):
    board.fold(STATUS)
    assert board.rows.rowCount() == 3


def test_only_rows_with_an_empty_side_are_shown_when_asked(board):
    board.set_filter(RowFilter.GAPS)
    shown = [board.rows.line(row) for row in range(board.rows.rowCount())]
    assert [line.row.issue.title for line in shown if line.row] == ["Language", "Neutrality"]


def test_a_new_item_stands_out_and_an_old_one_does_not(board, session):
    name = item(session, "Moscow would come in only after technical work.")
    session.edit("File", edits.file_under, name, "Language")
    assert board.standing.fresh == {name}


def test_a_hidden_board_waits_until_it_is_shown(qtbot, session):
    board = Board(session)
    qtbot.addWidget(board)
    board.refresh(session.project, frozenset({"issues"}))
    assert board.rows.rowCount() == 0
    board.show()
    assert board.rows.rowCount() == 5


def test_the_narrow_pane_asks_for_the_clicked_item(qtbot, session):
    pane = ComparisonPane(session)
    qtbot.addWidget(pane)
    pane.resize(520, 700)
    pane.show()
    name = item(session, "a full ceasefire")
    row, section, _ = pane.board.rows.place_of(name)
    index = pane.board.rows.index(row, section)
    at = pane.board.delegate.card_rects(index, pane.board.visualRect(index))[0].center().toPoint()
    with qtbot.waitSignal(pane.annotation_requested) as told:
        QTest.mouseClick(pane.board.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert told.args == [name]


def test_moving_up_and_down_again_gives_back_the_order():
    project = compare_project()
    issue_id = project.issues[2].id
    there_and_back = board_moves.move_row(board_moves.move_row(project, issue_id, -1), issue_id, 1)
    assert there_and_back == project


def test_s_and_a_digit_set_the_state_of_play(board, session, qtbot):
    board.select_issue(session.project.issues[1].id)
    press(board, Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_3)
    assert session.project.issues[1].state is State.APART
    session.undo()
    assert session.project.issues[1].state is State.UNCLEAR


def test_a_theme_is_folded_and_unfolded_by_keys(board):
    board.setFocus()
    press(board, Key.Key_Home)
    assert board.current_line().kind is LineKind.THEME
    whole = board.rows.rowCount()
    press(board, Key.Key_Left)
    assert (board.rows.rowCount(), board.rows.is_folded(FIGHTING)) == (whole - 1, True)
    press(board, Key.Key_Left)
    assert board.rows.is_folded(FIGHTING)
    press(board, Key.Key_Right)
    assert board.rows.rowCount() == whole
    press(board, Key.Key_Return)
    assert board.rows.is_folded(FIGHTING)


def test_the_agreed_text_of_a_row_is_written_beside_its_assessment(board, session):
    issue = session.project.issues[0]
    board.select_issue(issue.id)
    board.acts.rows.set_agreed("They withdraw by June.")
    assert session.project.issues[0].agreed == "They withdraw by June."
    assert session.project.issues[0].assessment == issue.assessment
    index = board.rows.index(board.rows.line_of_issue(issue.id), board.rows.columnCount() - 1)
    assert "Agreed text: They withdraw by June." in str(index.data())


def test_the_dialog_of_the_agreed_text_keeps_it_with_ctrl_enter(board, session, qtbot):
    issue = session.project.issues[0]
    dialog = AgreedDialog(edits.assess(session.project, issue.id, agreed="Both withdraw.").issues[0], board)
    qtbot.addWidget(dialog)
    assert dialog.field.toPlainText() == "Both withdraw."
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert unnamed_controls(dialog) == []


def test_f2_on_the_state_of_play_edits_the_assessment(board, session):
    board.select_issue(session.project.issues[0].id, Column.STATE)
    press(board, Key.Key_F2)
    field = board.findChild(QPlainTextEdit)
    QTest.keyClicks(field, "No movement.")
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert session.project.issues[0].assessment == "No movement."


def test_control_up_moves_an_item_within_its_cell_and_on_to_the_row_above(board, session):
    name = annotation_id(session.project, "Moscow wants Russian as an official language.")
    board.select_annotation(name)
    press(board, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert session.project.issues[0].annotation_ids[-1] == name
    assert board.current_annotation_id() == name
    press(board, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    press(board, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert name in session.project.issues[1].annotation_ids


def test_a_full_name_stands_over_a_wide_column_and_a_short_one_over_a_narrow(session):
    session.edit("Short", edits.edit_party, session.project.parties[0].id, short_name="RU")
    names = {}
    for is_narrow in (False, True):
        model = BoardModel(is_narrow=is_narrow)
        model.show(session.project)
        names[is_narrow] = model.headerData(model.party_section(0), Qt.Orientation.Horizontal)
    assert names == {False: "Russia", True: "RU"}


def test_the_bar_says_what_is_lifted_in_plain_words_and_which_keys_move_it(board, session):
    board.select_issue(session.project.issues[1].id)
    session.edit("Rename", edits.rename_issue, session.project.issues[1].id, title="R&D <b>now</b>")
    press(board, Key.Key_Space)
    bar = board.findChild(LiftBar)
    assert bar.isVisible()
    texts = [label.text() for label in bar.findChildren(QLabel)]
    assert "R&D <b>now</b>" in texts[0]
    assert texts[1:] == ["↑", "↓", "move", "Space", "drop", "Esc", "put back"]
    press(board, Key.Key_Escape)
    assert not bar.isVisible()


def test_the_bar_takes_the_colours_of_another_theme_while_it_is_shown(board, session, qapp):
    board.select_issue(session.project.issues[1].id)
    press(board, Key.Key_Space)
    bar = board.findChild(LiftBar)
    assert bar.isVisible()
    theme.apply(qapp, "dark", 1.0)
    assert theme.Look.of(bar).theme.primary in bar.styleSheet()
    theme.apply(qapp, "light", 1.0)
    assert theme.Look.of(bar).theme.primary in bar.styleSheet()
