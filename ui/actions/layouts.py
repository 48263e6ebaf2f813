"""Keyboards whose letters are not Latin: the physical key of D works as D where it writes В, Δ, ي or ג.

Qt finds the Latin letter itself where a Latin layout is installed beside the other; here is what it does not find.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

SHIFT, ALT, CONTROL, KEYPAD = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
SHIFTED_DIGITS = "!@#$%^&*("
"""What Shift makes of the digits on the commonest layout, for a press that does not say which key it was."""
SHIFTED_SIZES: dict[int, int] = {Qt.Key.Key_Asterisk: Qt.Key.Key_Plus, Qt.Key.Key_Underscore: Qt.Key.Key_Minus}
"""What stands with Shift on the keys of + and -, on layouts that have these signs without."""
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
    """Return a press as a key of the table is written ("Ctrl+Up"), a Latin letter for the physical key.

    Shift that a layout needs to write a sign (the full stop of a French keyboard) is no part of it.
    """
    modifiers, key = event.modifiers() & ~KEYPAD, latin_key(event)
    if modifiers == SHIFT and key < 0x80 and not chr(key).isalnum() and not chr(key).isspace():
        modifiers = Qt.KeyboardModifier.NoModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString()


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit that was pressed; `is_added` with the modifier that adds one to another: Alt, or Shift."""

    number: int
    is_added: bool = False


def digit_of(event: QKeyEvent) -> Digit | None:
    """Return the digit of a press on the row of digits or the keypad, whatever that row writes; None for another key.

    Where digits need Shift (French, Czech) the key gives its digit with and without it, and Alt adds.
    """
    key, held = event.key(), event.modifiers() & ~KEYPAD
    if held & ~(SHIFT | ALT):
        return None
    physical = _sign_of(event, QGuiApplication.platformName())
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        is_added = bool(held & ALT) or (bool(held & SHIFT) and not _is_written_with_shift(event))
        return Digit(key - Qt.Key.Key_0, is_added)
    if physical.isdigit():
        return Digit(int(physical), bool(held))
    number = SHIFTED_DIGITS.find(chr(key)) + 1 if held == SHIFT and key < 0x80 else 0
    return Digit(number, is_added=True) if number else None


def _is_written_with_shift(event: QKeyEvent) -> bool:
    """Tell whether a digit came with Shift because its layout has it there: no other keyboard sends both together."""
    return bool(event.modifiers() & SHIFT and (event.nativeScanCode() or event.nativeVirtualKey()))


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
    """Runs the action of a key that nobody in the window wanted: by what the key writes, or by what stands on it.

    Text fields keep what is typed in them: such a press never comes as far as the window. Qt's own search for shortcuts
    goes by the American places of signs on some systems and finds two actions for "Ctrl+Shift++"; a press from a
    keyboard is therefore looked up here, before it is Qt's turn.
    """

    def __init__(self, actions: Iterable[QAction], window: QWidget) -> None:
        super().__init__(window)
        self._actions = tuple(actions)
        self._window = window
        self._of_key: dict[str, list[QAction]] = {}
        self.take_keys()
        window.installEventFilter(self)

    def take_keys(self) -> None:
        """Look the keys of the actions up again, for others are in force."""
        self._of_key = {}
        for action in self._actions:
            for keys in action.shortcuts():
                self._of_key.setdefault(keys.toString(), []).append(action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Run the action of a key press."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            is_real = bool(event.nativeScanCode() or event.nativeVirtualKey())
            is_asked = event.type() == QEvent.Type.ShortcutOverride
            action = self._action(event) if is_real or not is_asked else None
            if action is not None:
                event.accept()  # the first time Qt only asks whether somebody wants the key
                if not is_asked:
                    action.trigger()
                return True
        return super().eventFilter(watched, event)

    def _action(self, event: QKeyEvent) -> QAction | None:
        for pressed in _meanings(event):
            for action in self._of_key.get(pressed, ()):
                if self._is_heard(action):
                    return action
        return None

    def _is_heard(self, action: QAction) -> bool:
        home, focus = action.parent(), self._window.focusWidget()
        if not action.isEnabled() or not isinstance(home, QWidget):
            return False
        return home is self._window or (focus is not None and (home is focus or home.isAncestorOf(focus)))


def _meanings(event: QKeyEvent) -> Iterator[str]:
    """Yield the keys of the table that a press may stand for, the likeliest first."""
    held, key = event.modifiers() & ~KEYPAD, latin_key(event)
    digit = digit_of(event)
    if digit is not None and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        yield _written(ALT if digit.is_added else Qt.KeyboardModifier.NoModifier, key)
        return
    physical = _sign_of(event, QGuiApplication.platformName())
    if held & CONTROL and physical.isdigit() and not _is_size(key, held):
        yield _written(held, ord(physical))
    if held & CONTROL and held & SHIFT and key in SHIFTED_SIZES:
        yield _written(held, SHIFTED_SIZES[key])
    yield pressed_key(event)
    yield _written(held, key)
    if digit is not None:
        yield _written(ALT if digit.is_added else Qt.KeyboardModifier.NoModifier, ord(str(digit.number)))


def _is_size(key: int, held: Qt.KeyboardModifier) -> bool:
    """Tell whether a key of the row of digits writes a sign for larger or smaller, as the French 6 writes "-"."""
    return not held & SHIFT and key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)


def _written(held: Qt.KeyboardModifier, key: int) -> str:
    return QKeySequence(QKeyCombination(held, Qt.Key(key))).toString()
