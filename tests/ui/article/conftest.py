"""The reading pane alone, in the light look."""

import pytest

from tests.builders import a_project, a_tagged_project
from tests.ui.desk import Desk
from ui.look.theme import apply


@pytest.fixture(name="look")
def _look(qapp):
    apply(qapp, "light", 1)


@pytest.fixture(name="desk")
def _desk(qtbot, look):
    return Desk(qtbot, a_project(3))


@pytest.fixture(name="tagged")
def _tagged(qtbot, look):
    return Desk(qtbot, a_tagged_project())
