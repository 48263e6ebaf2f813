"""What changed since a version: on the board, in its own table, by one key, and against another project."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import edits
from briefer.model import Turn
from briefer.queries.since import compared, turns_since
from briefer.store import project_file
from tests.builders import a_project, a_span, a_tagged_project, an_article, an_issued
from ui.board.model import RowFilter
from ui.compare.stage import CompareStage
from ui.look import theme
from ui.session import Session
from ui.tasks import Tasks
from ui.versions.against import Against
from ui.widgets.cells import CELL_ROLE

ROLE = Qt.ItemDataRole.AccessibleTextRole


def a_changed_project():
    project = an_issued(edits.set_field(a_tagged_project(), "bottom_line", "Far apart."))
    project = edits.set_span(project, "t5", a_span(project, "a1.1", "withdraw its troops"))
    return edits.assess(project, "i9", assessment="Neither must move.")


@pytest.fixture
def stage(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    session, tasks = Session(a_changed_project()), Tasks()
    made = CompareStage(session, lambda: None, Against(session, tasks, session))
    session.changed.connect(made.refresh)
    made.session, made.tasks = session, tasks
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    qtbot.waitExposed(made)
    made._against.look()
    yield made
    tasks.wait_for_all()


def spoken(board, issue_id, section):
    return board.rows.index(board.rows.line_of_issue(issue_id), section).data(ROLE)


def test_an_item_and_a_state_say_what_changed_and_the_rest_says_nothing(stage):
    board = stage.board
    assert spoken(board, "i6", 2).endswith("S1 paragraph 1, reworded")
    assert "reworded" not in spoken(board, "i6", 3)
    assert spoken(board, "i9", 4) == "State of play of Sanctions: One side only. Neither must move.\n[other assessment]"
    stage._against.show_marks(False)
    assert "reworded" not in spoken(board, "i6", 2)


def test_what_stood_there_is_shown_under_it_by_one_key(stage, qtbot):
    board = stage.board
    board.setFocus()
    board.select_annotation("t5")
    height = board.rowHeight(board.currentIndex().row())
    QTest.keyClick(board, Qt.Key.Key_W)
    was = "was: “Moscow demands that Kyiv withdraw its troops. It will not talk before.”"
    assert spoken(board, "i6", 2).endswith(f"reworded, {was}")
    assert board.rowHeight(board.currentIndex().row()) > height
    QTest.keyClick(board, Qt.Key.Key_W)
    assert board.rowHeight(board.currentIndex().row()) == height


def test_rows_can_be_filtered_by_what_changed_and_the_filter_counts(stage):
    action = stage._changed
    assert action.isVisible()
    assert action.text() == "Changed since version 1 (2)"
    action.trigger()
    assert stage.board.rows.row_filter is RowFilter.CHANGED
    shown = {stage.board.rows.line(row).row for row in range(stage.board.rows.rowCount())}
    assert {each.issue.id for each in shown if each} == {"i6", "i9"}
    stage.session.edit("Back", edits.assess, "i9", assessment="")
    stage._against.look()
    shown = {stage.board.rows.line(row).row for row in range(stage.board.rows.rowCount())}
    assert {each.issue.id for each in shown if each} == {"i6"}
    assert action.text() == "Changed since version 1 (1)"


@pytest.mark.parametrize(("key", "turn"), [("+", Turn.HARDENED), ("-", Turn.SOFTENED)])
def test_a_changed_item_is_judged_by_one_key_and_the_same_key_takes_it_back(stage, key, turn, qtbot):
    board = stage.board
    board.setFocus()
    board.select_annotation("t5")
    QTest.keyClicks(board, key)
    assert turns_since(stage.session.project) == {"t5": turn}
    stage._against.look()
    assert f", {turn.value}, reworded" in spoken(board, "i6", 2)
    QTest.keyClicks(board, key)
    assert turns_since(stage.session.project) == {}
    stage.session.undo()
    assert turns_since(stage.session.project) == {"t5": turn}


def test_an_item_that_did_not_change_cannot_be_judged(stage, qtbot):
    stage.board.setFocus()
    stage.board.select_annotation("t7")
    with qtbot.waitSignal(stage.said) as told:
        QTest.keyClicks(stage.board, "+")
    assert told.args == ["Only an item that changed since a version can have hardened or softened."]
    assert turns_since(stage.session.project) == {}


def test_the_table_has_old_and_new_side_by_side_with_the_words_that_speak_for_a_turn(stage):
    session = stage.session
    session.edit("Say it", edits.describe, "t7", paraphrase="Kyiv may withdraw")
    session.edit("Keep", lambda project: an_issued(project, "2025-06-07T09:00Z"))
    session.edit("Say it", edits.describe, "t7", paraphrase="Kyiv must withdraw")
    stage.show_tab("changes")
    stage._against.look()
    view = stage.changes
    assert [view.model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)] == ["What changed", "Then", "Now"]
    (row,) = range(view.model.rowCount())
    where, then, now = (view.model.index(row, n).data(CELL_ROLE) for n in range(3))
    assert (where.text, where.detail) == ("1.1 Ukraine, Position", "reworded")
    assert then.text == "Kyiv may withdraw “Kyiv refuses to withdraw.”"
    assert now.text == "Kyiv must withdraw “Kyiv refuses to withdraw.” S1 ¶2"
    assert now.detail == "Speaks for hardened: “must” is new, “may” is gone"
    view.table.setFocus()
    QTest.keyClicks(view.table, "+")
    assert turns_since(session.project) == {"t7": Turn.HARDENED}
    stage._against.look()
    assert view.model.index(0, 0).data(CELL_ROLE).detail == "hardened, reworded"
    assert "hardened, reworded" in view.model.index(0, 0).data(ROLE)


def test_the_lines_stand_as_on_paper_fields_first_then_each_row_before_its_items(stage):
    stage.session.edit("Say it", edits.set_field, "bottom_line", "Closer.")
    stage.session.edit("Judge", edits.assess, "i6", assessment="Nearer.")
    stage.show_tab("changes")
    stage._against.look()
    model = stage.changes.model
    places = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert places == ["Bottom line", "1.1 Withdrawal", "1.1 Russia, Demand", "1.2 Sanctions"]


def test_changes_are_looked_for_beside_the_window_after_every_edit(stage, qtbot):
    stage.session.edit("Say it", edits.describe, "t7", paraphrase="Kyiv may withdraw")
    assert "reworded" not in spoken(stage.board, "i6", 3)
    qtbot.waitUntil(lambda: "reworded" in spoken(stage.board, "i6", 3))
    assert stage._tabs["changes"].accessibleName() == "Changes, 3"


def test_another_version_is_chosen_as_a_step(stage):
    stage.session.edit("Keep", lambda project: an_issued(project, "2025-06-07T09:00Z"))
    stage._against.look()
    assert stage._against.count == 0
    choice = stage.changes.choice
    assert [choice.itemData(at) for at in range(choice.count())] == [2, 1, -1]
    choice.activated.emit(1)
    assert compared(stage.session.project).number == 1
    stage._against.look()
    assert stage._against.count == 2
    stage.session.undo()
    assert compared(stage.session.project).number == 2


def test_another_project_is_compared_with_by_its_words(stage, tmp_path, qtbot):
    other = a_project(3, an_article("Nothing of all this.", "Kyiv refuses to withdraw."))
    path = tmp_path / "other.briefer"
    project_file.save(edits.set_template(other, "a_format_of_another_office"), path)
    stage._against.compare_with_file(path)
    qtbot.waitUntil(lambda: stage.session.project.compared is not None)
    stage._against.look()
    assert stage._changed.text().startswith("Changed since other.briefer (")
    (name, mark), number = stage.session.project.compared.files[0], stage.session.project.compared.number
    assert (name, len(mark), number) == ("other.briefer", 64, 0)


def test_without_a_version_nothing_is_offered(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    session = Session(a_tagged_project())
    stage = CompareStage(session, lambda: None, Against(session, Tasks(), session))
    qtbot.addWidget(stage)
    stage.show()
    stage._against.look()
    assert not stage._changed.isVisible()
    assert stage.changes.model.rowCount() == 0


def test_where_there_is_no_room_the_tabs_show_their_words_alone(stage):
    tab = stage._tabs["third_parties"]
    assert tab.width() == tab.whole_width
    stage.resize(820, 700)
    assert tab.width() < tab.whole_width
    assert tab.accessibleName() == "Third parties, 1"
    assert tab.width() >= tab.fontMetrics().horizontalAdvance("Third parties")
    stage.resize(1366, 700)
    assert tab.width() == tab.whole_width
