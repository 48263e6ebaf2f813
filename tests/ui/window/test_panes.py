"""Panes: which have room, how wide they are, what is remembered, and how the keyboard goes through them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QAbstractButton, QApplication

from briefer import edits, pipeline
from briefer.model import Kind
from ui.look.theme import apply
from ui.main_window import MainWindow
from ui.read.widths import Aside, Panes, Wishes, panes_at
from ui.session import Session
from ui.tasks import Tasks


@pytest.fixture(autouse=True)
def _usual_size(qapp):
    yield
    apply(qapp, "light", 1)


@pytest.mark.parametrize(
    ("width", "scale", "aside", "has_comparison"),
    [
        (1920, 1.0, Aside.FULL, True),
        (1300, 1.0, Aside.FULL, True),
        (1299, 1.0, Aside.RAIL, True),
        (1100, 1.0, Aside.RAIL, True),
        (1099, 1.0, Aside.FULL, False),
        (800, 1.0, Aside.FULL, False),
        (799, 1.0, Aside.NONE, False),
        (1366, 1.5, Aside.FULL, False),
        (1366, 2.0, Aside.RAIL, False),
        (1920, 2.0, Aside.FULL, False),
    ],
)
def test_the_width_decides_what_stands_beside_the_article(width, scale, aside, has_comparison):
    assert panes_at(width, scale, Wishes()) == Panes(aside, has_article=True, has_comparison=has_comparison)


@given(st.integers(400, 4000), st.floats(1, 2), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_something_is_always_shown_and_what_was_called_for_comes(width, scale, sidebar, comparison, one, other):
    wishes = Wishes(sidebar, comparison, is_sidebar_called=one, is_comparison_called=other)
    shown = panes_at(width, scale, wishes)
    assert shown.has_article or shown.has_comparison or shown.sidebar is not Aside.NONE
    if other:
        assert shown.has_comparison


def stage_at(window, width):
    window.resize(width, 700)
    QApplication.processEvents()
    return window.read


def test_the_sidebar_becomes_a_rail_with_the_same_names(window):
    stage = stage_at(window, 1366)
    names = [row.accessibleName() for row in stage.sidebar.findChildren(QAbstractButton) if row.isVisible()]
    stage = stage_at(window, 1200)
    assert stage.sidebar.is_rail
    assert stage.sidebar.width() == 52
    on_rail = [row for row in stage.sidebar.findChildren(QAbstractButton) if row.isVisible()]
    assert {row.accessibleName() for row in on_rail} <= set(names)
    assert {"Add article", "Parties"} <= {row.accessibleName() for row in on_rail}
    assert all(row.width() >= 24 and row.height() >= 24 for row in on_rail)
    assert any("paragraphs" in row.toolTip() for row in on_rail)
    assert stage_at(window, 1366).sidebar.width() == 216


def test_the_comparison_that_has_no_room_comes_by_its_key_and_goes_again(window, press):
    stage = stage_at(window, 1000)
    assert not stage.comparison.isVisible()
    window.read.toggle_comparison()
    assert stage.comparison.isVisible()
    assert stage.article.isVisible()
    window.read.toggle_comparison()
    assert not stage.comparison.isVisible()
    assert stage_at(window, 1366).comparison.isVisible()


def test_in_the_smallest_window_the_comparison_takes_the_articles_place(window):
    stage = stage_at(window, 800)
    window.read.toggle_comparison()
    assert stage.comparison.isVisible()
    assert not stage.article.isVisible()
    window.stages.show_stage("read")
    assert stage.article.isVisible()
    assert not stage.comparison.isVisible()


def test_a_size_changed_while_another_stage_is_shown_is_taken_up(window, qapp):
    window.stages.show_stage("compare")
    apply(qapp, "light", 2)
    apply(qapp, "light", 1)
    window.stages.show_stage("read")
    assert window.read.comparison.isVisible()
    window.stages.show_stage("compare")
    apply(qapp, "light", 2)
    window.stages.show_stage("read")
    assert not window.read.comparison.isVisible()
    assert window.read.sidebar.is_rail


def another(qtbot, window, settings):
    made = MainWindow(Session(window.session.project), settings, Tasks())
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    QApplication.processEvents()
    return made


def test_hidden_panes_are_remembered(qtbot, window, settings):
    window.read.toggle_sidebar()
    window.read.toggle_comparison()
    again = another(qtbot, window, settings)
    assert not again.read.sidebar.isVisible()
    assert not again.read.comparison.isVisible()
    again.read.toggle_sidebar()
    assert another(qtbot, window, settings).read.sidebar.isVisible()


@pytest.mark.parametrize(("stage", "border"), [("read", 1), ("compare", 1), ("brief", 1), ("brief", 2)])
def test_the_borders_of_every_stage_are_remembered(qtbot, window, settings, stage, border):
    window.stages.show_stage(stage)
    QApplication.processEvents()
    splitter = getattr(window.stages, stage).splitter
    before = splitter.sizes()
    splitter.moveSplitter(splitter.handle(border).x() + 30, border)
    moved = splitter.sizes()
    assert moved != before
    again = another(qtbot, window, settings)
    again.stages.show_stage(stage)
    QApplication.processEvents()
    assert getattr(again.stages, stage).splitter.sizes() == moved


def test_remembered_widths_that_make_no_sense_are_left_alone(qtbot, window, settings):
    for nonsense in ("wide", ["216", "x", "0"], ["1", "2"], ["-4", "650", "0"]):
        settings.store.setValue("read_widths", nonsense)
        assert another(qtbot, window, settings).read.splitter.widths == window.read.splitter.widths


def here(window):
    focused = QApplication.focusWidget()
    panes = getattr(window.stages, window.stages.current).panes()
    return next(at for at, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused))


@pytest.mark.parametrize(("stage", "way"), [("read", [1, 2, 3, 0]), ("compare", [1, 0]), ("brief", [1, 2, 0])])
def test_f6_goes_through_the_panes_of_every_stage_and_back(window, press, stage, way):
    party = window.session.project.parties[0].id
    paragraph = window.session.project.articles[0].paragraphs[0].id
    window.session.edit("tag", edits.annotate, paragraph, Kind.DEMAND, (party,), None)
    window.refreshing.finish()
    window.stages.show_stage(stage)
    QApplication.processEvents()
    visited = []
    for _ in way:
        press("F6")
        visited.append(here(window))
    assert visited == way
    for _ in way:
        press("Shift+F6")
        visited.append(here(window))
    assert visited[len(way) :] == [*reversed(way[:-1]), 0]


def test_f6_comes_back_to_where_the_keyboard_was_in_a_pane(window, press):
    row = window.read.sidebar.findChildren(QAbstractButton)[0]
    row.setFocus()
    press("F6")
    assert QApplication.focusWidget() is window.article
    press("Shift+F6")
    assert QApplication.focusWidget() is row


def test_tab_goes_from_the_article_to_the_comparison_to_the_sidebar(window):
    visited = []
    window.article.setFocus()
    for _ in range(12):
        focused = QApplication.focusWidget()
        place = next(
            (at for at, pane in enumerate(window.read.panes()) if pane is focused or pane.isAncestorOf(focused)), None
        )
        if place is not None and (not visited or visited[-1] != place):
            visited.append(place)
        focused.focusNextPrevChild(True)
    assert visited[:3] == [0, 1, 3]


def test_f11_goes_to_the_full_comparison_and_back(window, press):
    press("F11")
    assert window.stages.current == "compare"
    press("F11")
    assert window.stages.current == "read"
    press("Ctrl+3", "F11", "F11")
    assert window.stages.current == "brief"


def test_alt_left_goes_back(window, press):
    press("Ctrl+2", "Alt+Left")
    assert window.stages.current == "read"


def on_the_way(window, press):
    """What Tab stops at, from where the keyboard is round to there again."""
    stops = []
    while (here := window.focusWidget()) not in stops:
        stops.append(here)
        press("Tab")
    return [each.accessibleName() for each in stops]


def test_tab_goes_through_a_form_as_one_reads_it_and_stops_at_the_chosen_stage_and_tab_alone(window, press, qtbot):
    window.session.open(pipeline.sample_brief_project(), None)
    press("Ctrl+3")
    form = window.stages.brief.form
    qtbot.waitUntil(lambda: window.stages.brief.pages.page_count > 0, timeout=20000)
    window.status.tell("Done.", can_undo=True)  # what goes again after a moment is no stop
    way = on_the_way(window, press)
    fields = [each.accessibleName() for each in form.editors.values()]
    assert way[: len(fields) + 1] == [*fields, form.key_points.accessibleName()]
    assert "Undo the last act" not in way
    assert [each for each in way if each.endswith(" of 3")] == ["Brief, 3 of 3"]
    press("Ctrl+2", "Ctrl+PageDown")
    way, tabs = on_the_way(window, press), window.stages.compare._tabs.values()
    assert {each.accessibleName() for each in tabs} & set(way) == {
        next(e.accessibleName() for e in tabs if e.isChecked())
    }
    assert [each for each in way if each.endswith(" of 3")] == ["Compare, 2 of 3"]
