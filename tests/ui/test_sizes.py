"""From 100 to 200 %: no words of a button or a label are cut off, and every target is large enough."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from briefer import pipeline
from briefer.queries import Tally
from ui.look import theme
from ui.look.sides import Side
from ui.read.sidebar_rows import PartyRow, Row
from ui.widgets.buttons import ShortenedButton
from ui.widgets.chip import Chip
from ui.widgets.labels import ShortenedLabel

LEAST_TARGET = 24


@pytest.fixture(autouse=True)
def _usual_size(qapp):
    yield
    theme.apply(qapp, "light", 1)


def is_cut(widget: QWidget) -> bool:
    """Whether some of a widget's words have no room in it, or it stands outside of its parent."""
    if isinstance(widget, Row | ShortenedLabel | ShortenedButton):
        return False  # shortens what it shows, and its tip has all of it
    wanted = widget.sizeHint()
    height = wanted.height()
    if widget.hasHeightForWidth():
        wanted = widget.minimumSizeHint()
        height = widget.heightForWidth(widget.width())
    return wanted.width() > widget.width() + 1 or height > widget.height() + 1 or leaves_parent(widget)


def leaves_parent(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    above = parent
    while above is not None and not above.isWindow():
        if isinstance(above.parentWidget(), QScrollArea):
            return False
        above = above.parentWidget()
    inside = QRect(QPoint(-1, -1), parent.size()).adjusted(0, 0, 2, 2)
    return not inside.contains(widget.geometry())


def with_words(window: QWidget) -> list[QWidget]:
    found = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    return [each for each in found if each.isVisible() and (each.text() or isinstance(each, Chip))]


@pytest.mark.parametrize("size", [(1366, 740), (1920, 1040)], ids=["1366", "1920"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("stage", ["read", "compare", "brief"])
def test_no_words_are_cut_off(window, qapp, stage, scale, size):
    window.session.open(pipeline.sample_brief_project(), None)
    window.resize(*size)
    theme.apply(qapp, "light", scale)
    window.stages.show_stage(stage)
    window.refreshing.finish()
    for _ in range(5):
        QApplication.processEvents()
    cut = [
        f"{type(each).__name__} {each.text()!r} {each.size().toTuple()} wants {each.sizeHint().toTuple()}"
        for each in with_words(window)
        if is_cut(each)
    ]
    assert cut == []


@pytest.mark.parametrize("stage", ["read", "compare", "brief"])
def test_every_button_is_large_enough_to_hit(window, stage):
    window.stages.show_stage(stage)
    QApplication.processEvents()
    small = [
        (each.accessibleName() or each.text(), each.size().toTuple())
        for each in window.findChildren(QAbstractButton)
        if each.isVisible()
        and each.objectName() != "qt_menubar_ext_button"
        and min(each.size().toTuple()) < LEAST_TARGET
    ]
    assert small == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_party_names_are_whole_in_the_sidebar_at_every_size(window, qapp, scale):
    window.resize(1920, 1040)
    theme.apply(qapp, "light", scale)
    QApplication.processEvents()
    rows = [row for row in window.read.sidebar.findChildren(PartyRow) if row.isVisible()]
    assert not any(row.is_sign for row in rows) or window.read.sidebar.is_rail
    assert [row.shown_name for row in rows if not row.is_sign] == [row.name for row in rows if not row.is_sign]


def test_the_active_party_keeps_its_name_before_the_word(qtbot, qapp):
    theme.apply(qapp, "light", 2)
    row = PartyRow(Side("United States", "US", 3, 3))
    qtbot.addWidget(row)
    row.show_tally(Tally(items=2), is_active=True)
    for width, shown in ((150, "Unit"), (216, "United States"), (260, "United States")):
        row.resize(width * 2, 66)
        assert row.shown_name.startswith(shown)
