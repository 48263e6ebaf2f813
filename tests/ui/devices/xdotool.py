"""A plug-in for pytest: what a test does by `QTest`, xdotool does in the X server that is shown, for a real window.

    DISPLAY=:81 QT_QPA_PLATFORM=xcb python -m pytest -n 0 -p tests.ui.devices.xdotool tests/ui/window/test_day.py

The server needs a window manager. Keys go where the server has its focus, whatever the test names; so a press that
would not arrive on a desk does not arrive here either.
"""

import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.devices import pointer

AFTER_MS = 120
"""What is waited after an act, that all it leads to has been shown."""
BUTTONS = {Qt.MouseButton.LeftButton: "1", Qt.MouseButton.RightButton: "3"}
HELD = {
    Qt.KeyboardModifier.ControlModifier: "ctrl",
    Qt.KeyboardModifier.ShiftModifier: "shift",
    Qt.KeyboardModifier.AltModifier: "alt",
}
NAMES = {
    "Esc": "Escape",
    "Del": "Delete",
    "PgDown": "Next",
    "PgUp": "Prior",
    "Space": "space",
    ".": "period",
    "[": "bracketleft",
    "]": "bracketright",
    "?": "question",
    "\\": "backslash",
}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def act(*words):
    """Let xdotool do something, while the window goes on."""
    with subprocess.Popen(["xdotool", *words]) as process:
        while process.poll() is None:
            QApplication.processEvents()
    QTest.qWait(AFTER_MS)


def held_by(modifiers):
    return [name for modifier, name in HELD.items() if modifiers & modifier]


def press(_widget, key, modifiers=NO_MODIFIER, _delay=-1):
    name = QKeySequence(key).toString()
    act("key", "+".join([*held_by(modifiers), NAMES.get(name, name.lower() if len(name) == 1 else name)]))


def write(_widget, text):
    act("type", "--delay", "4", "--", text)


def moved(widget, pos):
    place = widget.mapToGlobal(pos or widget.rect().center())
    return "mousemove", str(place.x()), str(place.y())


def click(widget, button, modifiers=NO_MODIFIER, pos=None):
    held = held_by(modifiers)
    down, up = ([word for key in held for word in (what, key)] for what in ("keydown", "keyup"))
    act(*moved(widget, pos), *down, "click", BUTTONS[button], *up)


def context_click(widget, pos):
    click(widget, Qt.MouseButton.RightButton, pos=pos)


def wheel(widget, turns):
    act(*moved(widget, None), "click", "4" if turns > 0 else "5")


def drag(widget, start, end):
    steps = [
        word
        for way in (0.1, 0.3, 0.6, 0.9, 1.0)
        for word in (*moved(widget, start + (end - start) * way), "sleep", "0.08")
    ]
    act(*moved(widget, start), "sleep", "0.1", "mousedown", "1", "sleep", "0.1", *steps, "sleep", "0.2", "mouseup", "1")
    QTest.qWait(AFTER_MS)


@pytest.fixture(autouse=True)
def real(monkeypatch):
    """Put the real acts in the place of Qt's."""
    for name, instead in (("keyClick", press), ("keyClicks", write), ("mouseClick", click)):
        monkeypatch.setattr(QTest, name, instead)
    for name, instead in (("context_click", context_click), ("drag", drag), ("wheel", wheel)):
        monkeypatch.setattr(pointer, name, instead)
