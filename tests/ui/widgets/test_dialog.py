"""What all dialogs share."""

import pytest
from PySide6.QtWidgets import QPushButton

from ui.actions.sheet import KeySheet
from ui.finding.palette import Palette
from ui.memory.dialog import MemoryDialog
from ui.preferences.dialog import SettingsDialog
from ui.widgets.dialog import Notice
from ui.widgets.labels import RoleLabel


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


def test_the_link_of_a_notice_follows_its_sentence_and_stands_under_it_where_both_have_no_room(desk):
    notice = Notice(desk)
    notice.say("Stops in mid-sentence: the page may be cut.", "triangle-alert", "Paste the text instead")
    for width in (600, 200):
        notice.resize(width, 90)
        link, words = notice.findChild(QPushButton), notice.findChild(RoleLabel)
        notice.layout().activate()
        gap = link.x() - words.geometry().right()
        assert (0 < gap < 20) if width == 600 else link.y() >= words.geometry().bottom()
        assert not link.geometry().intersects(words.geometry())
