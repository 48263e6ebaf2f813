"""The keys of the table in a real X server, on keyboards of four countries, by their physical keys."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.actions.layouts import Digit, digit_of, pressed_key

ROOT = Path(__file__).parents[3]
NONE, SHIFT, ALT, KEYPAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
SIZES = ("view.text_larger", "view.larger", "view.text_smaller", "view.smaller", "view.text_plain", "view.plain")
EVERYWHERE = {
    "ctrl+86": "view.text_larger",  # + and - of the keypad
    "ctrl+82": "view.text_smaller",
    "ctrl+19": "view.text_plain",
    "ctrl+shift+19": "view.plain",
    "10": "party.1",
    "11": "party.2",
    "19": "party.0",
    "alt+10": "party.add_1",
    "40": "tag.demand",
}
LAYOUTS = {
    "us": {"ctrl+21": SIZES[0], "ctrl+shift+21": SIZES[1], "ctrl+20": SIZES[2], "ctrl+shift+20": SIZES[3]}
    | {"shift+10": "party.add_1", "60": "tag.repeat"},
    "de": {"ctrl+35": SIZES[0], "ctrl+shift+35": SIZES[1], "ctrl+61": SIZES[2], "ctrl+shift+61": SIZES[3]}
    | {"shift+11": "party.add_2", "60": "tag.repeat"},
    "fr": {"ctrl+21": SIZES[0], "ctrl+shift+21": SIZES[1], "ctrl+15": SIZES[2]}
    | {"shift+10": "party.1", "shift+11": "party.2", "shift+59": "tag.repeat"},
    "ua": {"ctrl+21": SIZES[0], "ctrl+shift+21": SIZES[1], "ctrl+20": SIZES[2], "ctrl+shift+20": SIZES[3]}
    | {"shift+11": "party.add_2", "61": "tag.repeat"},
}
"""Physical keys by their X key codes, with what they do on a layout."""


@pytest.mark.parametrize(
    ("scan", "key", "held", "expected"),
    [
        (10, Qt.Key.Key_1, NONE, Digit(1)),
        (10, Qt.Key.Key_Exclam, SHIFT, Digit(1, is_added=True)),  # US
        (11, Qt.Key.Key_QuoteDbl, SHIFT, Digit(2, is_added=True)),  # German, Ukrainian
        (10, Qt.Key.Key_1, ALT, Digit(1, is_added=True)),
        (10, Qt.Key.Key_Ampersand, NONE, Digit(1)),  # French: the digits need Shift
        (10, Qt.Key.Key_1, SHIFT, Digit(1)),
        (10, Qt.Key.Key_Ampersand, ALT, Digit(1, is_added=True)),
        (19, Qt.Key.Key_Agrave, NONE, Digit(0)),
        (10, Qt.Key.Key_Plus, NONE, Digit(1)),  # Czech
        (87, Qt.Key.Key_1, KEYPAD, Digit(1)),
        (34, Qt.Key.Key_Dead_Circumflex, NONE, None),
        (40, Qt.Key.Key_D, NONE, None),
    ],
)
def test_a_digit_is_the_digit_of_its_key_whatever_the_layout_writes_there(scan, key, held, expected):
    assert digit_of(QKeyEvent(QEvent.Type.KeyPress, key, held, scan, 0, 0, "")) == expected


def test_a_sign_that_a_layout_writes_with_shift_is_that_sign():
    french = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Period, SHIFT, 59, 0, 0, ".")
    assert pressed_key(french) == "."


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_key_does_the_same_on_every_layout(server, layout):
    environment = {**os.environ, "DISPLAY": server, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run(["setxkbmap", layout], env=environment, check=True, stderr=subprocess.DEVNULL)
    lines: queue.Queue[str] = queue.Queue()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.actions.keyboard_child"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        reading = threading.Thread(target=lambda: [lines.put(line.strip()) for line in child.stdout])
        reading.start()
        try:
            assert lines.get(timeout=60) == "ready"
            time.sleep(1)  # a window without a manager gets the keyboard a moment later
            subprocess.run(["xdotool", "mousemove", "640", "400"], env=environment, check=True)
            found = {key: _said(key, lines, environment) for key in EVERYWHERE | LAYOUTS[layout]}
        finally:
            child.kill()
            reading.join()
    assert found == EVERYWHERE | LAYOUTS[layout]


def _said(key, lines, environment):
    while not lines.empty():
        lines.get()
    subprocess.run(["xdotool", "key", key], env=environment, check=True)
    try:
        return lines.get(timeout=5)
    except queue.Empty:
        return ""
