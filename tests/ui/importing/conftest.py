"""The import dialog on a reading that answers when it is told to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.importing.readings import ALT, Told, key
from ui.importing.dialog import ImportDialog
from ui.importing.incoming import File


@pytest.fixture
def reading():
    return Told()


@pytest.fixture
def opened(qtbot, desk, reading, tmp_path):
    """Open the dialog on files of these names, or on what is given."""

    def open_(*incoming, known=()):
        queue = [File(tmp_path / each) if isinstance(each, str) else each for each in incoming]
        made = ImportDialog(queue, reading, known, desk)
        made.resize(980, 700)
        made.start()
        made.open()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
        return made

    return open_


@pytest.fixture
def dialog(opened, reading):
    return opened("memorandum.txt")


@pytest.fixture
def alt(qtbot):
    """Press Alt and a letter where the focus is; the button that answers is clicked a moment later."""

    def press(dialog, letter):
        buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
        (button,) = [each for each in buttons if each.shortcut().toString() == f"Alt+{letter}"]
        with qtbot.waitSignal(button.clicked):
            key(dialog, getattr(Qt.Key, f"Key_{letter}"), ALT)

    return press
