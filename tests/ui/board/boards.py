"""Boards of the tests, shown, and what stands on them."""

from __future__ import annotations

from tests.ui.compare_sample import annotation_id
from ui.board.board import Board
from ui.session import Session


def shown_board(qtbot, session: Session, *, is_narrow: bool = False) -> Board:
    board = Board(session, is_narrow=is_narrow)
    qtbot.addWidget(board)
    session.changed.connect(board.refresh)
    board.resize(1100, 700)
    board.show()
    board.setFocus()
    board.standing.has_focus = True
    return board


def item(session: Session, quote: str) -> str:
    return annotation_id(session.project, quote)
