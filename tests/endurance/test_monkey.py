"""Random keys and clicks on the real window, at three sizes: nothing fails, and the keyboard is never lost."""

import pytest
from PySide6.QtCore import Qt

from benchmarks.desk.monkey import SIZES, Monkey
from briefer import pipeline
from tests.endurance.forms import both
from tests.ui.conftest import settings, window  # noqa: F401


@pytest.mark.parametrize("size", SIZES)
@both(60, 10_000)
def test_no_random_act_fails_or_loses_the_keyboard(window, rounds, size, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    window.keeping.open(pipeline.sample_brief_project(), None)
    window.resize(*size)
    window.article.setFocus(Qt.FocusReason.OtherFocusReason)
    done = Monkey(window, sum(size)).act(rounds)
    assert len(done) == rounds
