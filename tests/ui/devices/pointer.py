"""What `QTest` has no word for: a drag within a widget, and the right button with the menu that it opens."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton


def drag(widget, start, end):
    """Press at a point, move on and let go at another."""
    QTest.mousePress(widget, LEFT, pos=start)
    for way in (0.1, 0.5, 1.0):
        QTest.mouseMove(widget, start + (end - start) * way)
    QTest.mouseRelease(widget, LEFT, pos=end)


def wheel(widget, turns):
    """Turn the wheel over a widget so far up (1) or down (-1)."""
    at, none = QPointF(widget.rect().center()), QPoint()
    turn = QPoint(0, 120 * turns)
    phase, nothing = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(at, widget.mapToGlobal(at), none, turn, Qt.MouseButton.NoButton, nothing, phase, False)  # noqa: FBT003
    QApplication.sendEvent(widget, event)


def context_click(widget, at):
    """Press the right button at a point: without a screen nobody makes the event that opens the menu."""
    QTest.mousePress(widget, Qt.MouseButton.RightButton, pos=at)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)))
