"""Dialogs as a person meets them: what is done in each stands ready, and is done with real keys when it opens."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def type_in(dialog, text):
    """Type where the dialog has its focus."""
    QTest.keyClicks(dialog.focusWidget(), text)


def press_in(dialog, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the dialog has its focus."""
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifiers)


class Visits:
    """Answers dialogs as they open; one that its answer leaves open is closed, so that no test hangs."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.is_over = False
        self.failures = []
        self.seen = []

    def when(self, kind, act):
        """Do something with the next dialog of a kind, as soon as it is open and has the focus."""

        def look():
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind) and dialog.isActiveWindow():
                self.seen.append(kind.__name__)
                try:
                    act(dialog)
                    assert not isValid(dialog) or not dialog.isVisible(), f"{kind.__name__} was left open"
                except BaseException as error:
                    self.failures.append(error)
                    dialog.reject()
            elif not self.is_over:
                QTimer.singleShot(10, look)

        QTimer.singleShot(0, look)
