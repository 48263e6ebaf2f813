"""What all dialogs share."""

import pytest

from ui.actions.sheet import KeySheet
from ui.finding.palette import Palette
from ui.memory.dialog import MemoryDialog
from ui.preferences.dialog import SettingsDialog


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("file.settings", SettingsDialog),
        ("edit.palette", Palette),
        ("edit.memory", MemoryDialog),
        ("help.keys", KeySheet),
    ],
)
def test_a_dialog_that_was_closed_is_gone(window, visits, qtbot, act, kind):
    visits.when(kind, lambda dialog: dialog.reject())
    window.keyboard.made[act].trigger()
    assert visits.seen == [kind.__name__]
    qtbot.waitUntil(lambda: not window.window().findChildren(kind))
