"""The key sheet names the keys that the timeline and the sources handle themselves."""

from PySide6.QtGui import QKeySequence

from tests.ui.compare_sample import compare_session
from ui.actions.moving import VIEW_KEYS
from ui.compare.sources import SourcesView
from ui.compare.timeline import TimelineView


def test_every_key_of_a_line_of_the_timeline_and_the_sources_stands_on_the_key_sheet(qtbot):
    session = compare_session()
    for where, make in (("Timeline", TimelineView), ("Sources", SourcesView)):
        view = make(session)
        qtbot.addWidget(view)
        view.show()
        told = {
            QKeySequence(key.replace("Enter", "Return")).toString()
            for at, keys, _ in VIEW_KEYS
            if at.english == where
            for key in keys.english.split(", ")
        }
        assert {QKeySequence(act.key).toString() for act in view._acts() if act.key} == told
