"""A board that is seen for the first time: it stands where the article is, and that is in sight."""

from briefer import queries
from tests.ui.compare_sample import compare_session
from ui.board.board import Board
from ui.tagging.items import focus_on


def test_the_item_in_hand_is_in_sight_on_a_board_that_was_just_made(qtbot):
    session = compare_session()
    item = [each for row in queries.rows(session.project) for cell in row.cells for each in cell][-1]
    session.set_focus(focus_on(item))
    board = Board(session)
    qtbot.addWidget(board)
    board.resize(900, 240)
    board.refresh(session.project, frozenset({"issues"}))
    board.show()
    board.resize(1000, 240)
    qtbot.waitUntil(lambda: board.viewport().rect().contains(board.visualRect(board.currentIndex()).topLeft()))
    assert board.current_annotation_id() == item.annotation.id
    assert board.verticalScrollBar().value() > 0
