"""The look follows the desktop while the window is open, where no look of one's own was chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton

from briefer import edits
from briefer.model import Kind
from ui.look import theme
from ui.look.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Look, System
from ui.look.tokens import high_contrast_of
from ui.widgets.cards import CardPainter
from ui.widgets.labels import RoleLabel


@pytest.fixture(name="desktop")
def _desktop(qapp, monkeypatch):
    """Change what the desktop asks for, as it would be told by Qt."""

    def ask(**wishes):
        monkeypatch.setattr(theme, "system", lambda: System(**wishes))
        hints = qapp.styleHints()
        if wishes.get("is_high"):
            hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
        else:
            scheme = Qt.ColorScheme.Dark if wishes.get("is_dark") else Qt.ColorScheme.Light
            hints.colorSchemeChanged.emit(scheme)

    yield ask
    monkeypatch.undo()
    theme.apply(qapp, "light", 1)


def test_light_dark_and_high_contrast_follow_the_desktop(window, desktop):
    desktop(is_dark=True)
    assert Look.of(window).theme is DARK
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.desk)
    desktop(is_high=True)
    assert Look.of(window).theme is HIGH_LIGHT
    desktop(is_dark=True, is_high=True)
    assert Look.of(window).theme is HIGH_DARK
    desktop(is_dark=False)
    assert Look.of(window).theme is LIGHT


@pytest.mark.parametrize(("name", "chosen"), [("light", LIGHT), ("dark", DARK)])
def test_a_look_of_ones_own_stays(window, desktop, name, chosen):
    window.appearance.set_theme(name)
    desktop(is_dark=name == "light")
    assert Look.of(window).theme is chosen
    desktop(is_high=True)
    assert Look.of(window).theme is chosen


def test_the_size_stays_when_the_desktop_becomes_dark(window, desktop, settings):
    window.appearance.resize_by(2)
    desktop(is_dark=True)
    assert Look.of(window).scale == settings.scale > 1


@pytest.mark.parametrize(("ground", "ink"), [("#202020", "#FFFFFF"), ("#FFFAEF", "#3D3D3D"), ("#000000", "#FFFFFF")])
def test_the_desktops_own_high_contrast_colours_win_and_parties_can_be_read_on_them(ground, ink):
    from tests.ui.look.test_theme import contrast

    made = high_contrast_of(ground, ink, is_dark=ground != "#FFFAEF")
    assert (made.paper, made.desk, made.ink) == (ground, ground, ink)
    assert all(contrast(party.ink, ground) >= 7 for party in made.parties)
    assert contrast(made.focus, ground) >= 3
    assert contrast(ink, made.selection) >= 4.5


def tagged(window):
    paragraph = window.session.project.articles[0].paragraphs[0]
    window.session.edit("tag", edits.annotate, paragraph.id, "demand", (window.session.project.parties[0].id,), None)
    return window.session.project.annotations[-1].id


def test_with_motion_off_nothing_is_timed_and_the_caret_does_not_blink(window, settings, qapp, monkeypatch):
    settings.is_motion_off = True
    window.appearance.apply()
    assert Look.of(window).is_still
    assert qapp.styleHints().cursorFlashTime() == 0
    started = []
    monkeypatch.setattr("ui.board.fresh.QTimer.singleShot", lambda *given: started.append(given))
    item = tagged(window)
    window.refreshing.finish()
    window.session.edit("put", edits.file_under, item, "Row")
    window.refreshing.finish()
    assert started == []
    assert window.read.comparison.board.standing.fresh == {item}
    settings.is_motion_off = False
    window.appearance.apply()
    assert not Look.of(window).is_still
    assert qapp.styleHints().cursorFlashTime() > 0


def test_the_desktops_wish_for_no_motion_is_followed(window, desktop):
    desktop(is_dark=True, is_still=True)
    assert Look.of(window).is_still


def test_high_contrast_has_thicker_borders_and_rings():
    from ui.look.style_sheet import style_sheet

    plain, high = (style_sheet(theme, Look(theme).px) for theme in (LIGHT, HIGH_LIGHT))
    assert f"1px solid {LIGHT.control}" in plain
    assert f"2px solid {HIGH_LIGHT.control}" in high
    assert f"3px solid {HIGH_LIGHT.focus}" in high
    assert f"1px solid {HIGH_LIGHT.control};" not in high.split("QPushButton {")[1][:80]


def test_the_tray_of_a_stage_that_is_not_shown_is_laid_out_when_it_is(window, qapp, monkeypatch):
    project = window.session.project
    for paragraph in project.articles[0].paragraphs:
        project = edits.annotate(project, paragraph.id, Kind.DEMAND, (project.parties[0].id,))
    window.session.open(project, None)
    window.stages.show_stage("compare")
    qapp.processEvents()
    tray = window.stages.compare.tray
    first = tray.model().index(0, 0)
    before = tray.visualRect(first).height()
    window.stages.show_stage("read")
    measured, height = [], CardPainter.height
    monkeypatch.setattr(CardPainter, "height", lambda cards, *rest: measured.append(cards) or height(cards, *rest))
    window.appearance.resize_by(1)
    qapp.processEvents()
    assert measured.count(tray.itemDelegate().cards) <= tray.model().rowCount()  # once for its own height, not again
    monkeypatch.undo()
    window.stages.show_stage("compare")
    qapp.processEvents()
    assert tray.visualRect(first).height() > before


def test_one_window_is_dressed_at_once_and_the_other_in_a_turn_of_its_own(window, qtbot):
    beside = window.paper.open_templates()
    qtbot.waitExposed(beside)
    window.appearance.set_theme("dark")
    dressed = [each for each in (window.window(), beside) if DARK.paper in each.styleSheet()]
    assert len(dressed) == 1
    qtbot.waitUntil(lambda: all(DARK.paper in each.styleSheet() for each in (window.window(), beside)))


def test_a_window_that_was_closed_while_the_look_changed_is_dressed_when_it_opens_again(window, qtbot):
    beside = window.paper.open_templates()
    beside.close()
    window.appearance.set_theme("dark")
    window.paper.open_templates()
    assert DARK.paper in beside.styleSheet()
    window.close()
    assert not beside.isVisible()


def test_with_high_contrast_a_button_that_can_do_nothing_looks_other_than_one_that_can(qtbot, qapp):
    looks = {}
    for name in ("light", "dark", "high"):
        theme.apply(qapp, name, 1.0)
        for is_enabled in (True, False):
            button = QPushButton("Export")
            qtbot.addWidget(button)
            button.setEnabled(is_enabled)
            button.resize(120, 36)
            looks[name, is_enabled] = button.grab().toImage()
    theme.apply(qapp, "light", 1.0)
    assert all(looks[name, True] != looks[name, False] for name in ("light", "dark", "high"))


def test_every_label_has_the_ink_of_the_theme_that_was_chosen_while_the_window_was_open(window, qapp):
    for name in ("dark", "high", "light"):
        window.appearance.set_theme(name)
        qapp.processEvents()
        labels = window.findChildren(RoleLabel)
        assert [e.text() for e in labels if e.palette().windowText().color() != e._ink(Look.of(e))] == []
        assert {"Articles", "Parties"} <= {each.text() for each in labels}
        assert len(labels) > 5
