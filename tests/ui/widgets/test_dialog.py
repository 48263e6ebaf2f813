"""What all dialogs share."""

import pytest

from ui.actions.sheet import KeySheet
from ui.finding.palette import Palette
from ui.memory.dialog import MemoryDialog
from ui.preferences.dialog import SettingsDialog


@pytest.mark.parametrize(
    ("key", "kind"),
    [("Ctrl+,", SettingsDialog), ("Ctrl+K", Palette), ("Ctrl+Shift+K", MemoryDialog), ("?", KeySheet)],
)
def test_a_dialog_that_was_closed_is_gone(window, visits, press, qtbot, key, kind):
    visits.when(kind, lambda dialog: dialog.reject())
    if key == "?":
        window.keyboard.made["help.keys"].trigger()
    else:
        press(key)
    assert visits.seen == [kind.__name__]
    qtbot.waitUntil(lambda: not window.window().findChildren(kind))
