"""The boxes of a list of ticks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.look import theme
from ui.look.theme import Look
from ui.widgets.tick import BOX, TickDelegate


@pytest.fixture(name="ticks", params=(1.0, 2.0))
def _ticks(qtbot, qapp, request):
    theme.apply(qapp, "light", request.param)
    made = QListWidget()
    qtbot.addWidget(made)
    made.setItemDelegate(TickDelegate(made))
    for text in ("One", "Two"):
        item = QListWidgetItem(text, made)
        item.setCheckState(Qt.CheckState.Unchecked)
    made.resize(400, 200)
    made.show()
    yield made
    theme.apply(qapp, "light", 1.0)


def states(ticks):
    return [ticks.item(row).checkState() is Qt.CheckState.Checked for row in range(ticks.count())]


def test_a_tick_is_switched_anywhere_on_its_box_and_nowhere_else(ticks):
    place = ticks.visualItemRect(ticks.item(1))
    edge = round(Look.of(ticks).px(BOX)) - 1
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + edge, place.center().y()))
    assert states(ticks) == [False, True]
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.right() - 4, place.center().y()))
    assert states(ticks) == [False, True]
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 6, place.center().y()))
    assert states(ticks) == [False, False]


def test_space_switches_the_tick_of_the_current_line(ticks):
    ticks.setCurrentRow(0)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    assert states(ticks) == [True, False]


def test_a_box_stands_beside_the_words_and_grows_with_them(ticks):
    look = Look.of(ticks)
    assert ticks.visualItemRect(ticks.item(0)).height() >= look.px(BOX)
    image = ticks.grab().toImage()
    place = ticks.visualItemRect(ticks.item(0))
    row = place.center().y()
    inked = [
        x
        for x in range(place.left(), place.left() + round(look.px(BOX)) + 8)
        if image.pixelColor(x, row) != image.pixelColor(398, 190)
    ]
    assert inked[-1] - inked[0] == pytest.approx(look.px(BOX), abs=2)
