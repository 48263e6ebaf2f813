"""A board on a sample with three rows."""

from __future__ import annotations

import pytest

from tests.ui.board.boards import shown_board
from tests.ui.compare_sample import compare_session


@pytest.fixture
def session():
    return compare_session()


@pytest.fixture
def board(qtbot, session):
    return shown_board(qtbot, session)
