"""The window in a language that nobody speaks, so that whatever was left in English stands out."""

import pytest

from briefer import pipeline, words
from tests.pseudo import Pseudo


@pytest.fixture
def pseudo():
    words.use_catalogue(Pseudo())
    yield
    words.use("en")


@pytest.fixture
def strange(pseudo, window, qtbot):
    """The window on the sample with its brief tagged, in the strange language from its first word on."""
    window.session.open(pipeline.sample_brief_project(), None)
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    window.checking.check()
    return window
