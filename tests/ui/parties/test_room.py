"""The parties on a small screen with large letters."""

from briefer import pipeline
from ui.look import theme
from ui.parties.dialog import PartiesDialog
from ui.session import Session


def test_at_twice_the_size_a_party_has_room_on_a_small_screen(qapp, desk, monkeypatch):
    theme.apply(qapp, "light", 2.0)
    try:
        monkeypatch.setattr(PartiesDialog, "_is_narrow", lambda _: True)
        session = Session(pipeline.sample_brief_project())
        dialog = PartiesDialog(session, desk)
        dialog.resize(1229, 600)
        dialog.show()
        qapp.processEvents()
        area = dialog._area
        assert dialog._inside.width() <= area.viewport().width()
        assert all(row.aliases.y() > row.name.geometry().bottom() for row in dialog.rows)
        dialog.reject()
    finally:
        theme.apply(qapp, "light", 1.0)
