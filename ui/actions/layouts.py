"""Keyboards whose letters are not Latin: the physical key of D works as D where it writes В, Δ, ي or ג.

Qt finds the Latin letter itself where a Latin layout is installed beside the other; here is what it does not find.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

FIRST_SPECIAL = 0x01000000
"""From here on Qt's keys are no letters."""

XKB_ROWS = {10: "1234567890", 24: "QWERTYUIOP[]", 38: "ASDFGHJKL", 52: "ZXCVBNM,."}
"""The first scan code of each row of keys with X11 and Wayland, and what stands on the keys."""
WINDOWS_SIGNS = {0xDB: "[", 0xDD: "]", 0xBC: ",", 0xBE: "."}
"""Virtual keys of Windows beside those of letters and digits, which are the letters and digits themselves."""
MAC_ROWS = {0: "ASDFHGZXCV", 11: "BQWERYT123465", 25: "97", 28: "80]OU[IP", 37: "LJ", 40: "K", 43: ",", 45: "NM."}
"""The same for macOS, where the codes follow the first Macintosh keyboards."""


def latin_key(event: QKeyEvent) -> int:
    """Return the key of a press: Qt's own, or the Latin letter of the physical key where another script is written."""
    key = event.key()
    if key < 0x80 or key >= FIRST_SPECIAL or unicodedata.name(chr(key), "LATIN").startswith(("LATIN", "MICRO")):
        return key
    sign = _sign_of(event, QGuiApplication.platformName())
    return ord(sign) if sign else key


def pressed_key(event: QKeyEvent) -> str:
    """Return a press as a key of the table is written ("Ctrl+Up"), a Latin letter for the physical key."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(latin_key(event)))).toString()


def _sign_of(event: QKeyEvent, platform: str) -> str:
    if platform == "windows":
        code = event.nativeVirtualKey()
        is_letter = ord("A") <= code <= ord("Z") or ord("0") <= code <= ord("9")
        return chr(code) if is_letter else WINDOWS_SIGNS.get(code, "")
    if platform == "cocoa":
        return _in_rows(MAC_ROWS, event.nativeVirtualKey())
    return _in_rows(XKB_ROWS, event.nativeScanCode())


def _in_rows(rows: dict[int, str], code: int) -> str:
    return next((signs[code - first] for first, signs in rows.items() if first <= code < first + len(signs)), "")


class PhysicalKeys(QObject):
    """Lets a key that nobody in the window wanted run the action of its Latin letter.

    Text fields keep what is typed in them: such a press never comes as far as the window.
    """

    def __init__(self, actions: Iterable[QAction], window: QWidget) -> None:
        super().__init__(window)
        self._actions = tuple(actions)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Run the action of a key press in another script."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = latin_key(event)
            if key != event.key() and (action := self._action(key, event.modifiers())) is not None:
                action.trigger()
                return True
        return super().eventFilter(watched, event)

    def _action(self, key: int, modifiers: Qt.KeyboardModifier) -> QAction | None:
        pressed = QKeySequence(QKeyCombination(modifiers & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(key)))
        return next(
            (each for each in self._actions if pressed in each.shortcuts() and self._is_heard(each)),
            None,
        )

    def _is_heard(self, action: QAction) -> bool:
        home, focus = action.parent(), self._window.focusWidget()
        if not action.isEnabled() or not isinstance(home, QWidget):
            return False
        return home is self._window or (focus is not None and (home is focus or home.isAncestorOf(focus)))
