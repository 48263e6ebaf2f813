"""Which panes the first stage shows at a width and a text size."""

import pytest

from tests.builders import a_tagged_project
from ui.look.theme import apply
from ui.read.sidebar_rows import PartyRow
from ui.read.stage import ReadStage
from ui.session import Session


@pytest.fixture(autouse=True)
def _usual_size(qapp):
    yield
    apply(qapp, "light", 1)


@pytest.mark.parametrize(
    ("width", "scale", "panes"),
    [
        (1366, 1.0, (True, True)),
        (1366, 1.25, (True, True)),
        (1090, 1.0, (True, False)),
        (1366, 1.5, (True, False)),
        (1366, 2.0, (True, False)),
        (790, 1.0, (False, False)),
        (1100, 2.0, (False, False)),
    ],
)
def test_a_narrow_window_gives_up_the_comparison_and_then_the_sidebar(qtbot, qapp, width, scale, panes):
    apply(qapp, "light", scale)
    stage = ReadStage(Session(a_tagged_project()))
    qtbot.addWidget(stage)
    stage.show()
    stage.fit(width)
    assert (stage.sidebar.isVisible(), stage.comparison.isVisible()) == panes
    assert stage.article.isVisible()


def test_larger_text_gives_up_a_pane_at_once_and_smaller_text_brings_it_back(qtbot, qapp):
    apply(qapp, "light", 1)
    stage = ReadStage(Session(a_tagged_project()))
    qtbot.addWidget(stage)
    stage.resize(1366, 700)
    stage.show()
    apply(qapp, "light", 2)
    assert not stage.comparison.isVisible()
    apply(qapp, "light", 1)
    assert stage.comparison.isVisible()


def test_a_pane_that_was_hidden_by_hand_stays_hidden(qtbot, qapp):
    apply(qapp, "light", 1)
    stage = ReadStage(Session(a_tagged_project()))
    qtbot.addWidget(stage)
    stage.show()
    stage.fit(1366)
    stage.toggle_sidebar()
    stage.fit(1366)
    assert not stage.sidebar.isVisible()
    assert stage.comparison.isVisible()


def test_where_there_is_no_article_nothing_acts_on_one(clean):
    assert clean.read.way_in.isVisible()
    assert clean.read.tag_bar.isHidden()
    assert not clean.article.verticalScrollBar().isVisible()
    assert not [row for row in clean.read.sidebar.findChildren(PartyRow) if row.isVisible()]
    clean.documents.open_sample()
    clean.refreshing.finish()
    assert clean.read.way_in.isHidden()
    assert clean.read.tag_bar.isVisible()
    assert len([row for row in clean.read.sidebar.findChildren(PartyRow) if row.isVisible()]) == 5
