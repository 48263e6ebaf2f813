"""The projects opened last: remembered here, offered in menu, palette and empty window, never written into a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from briefer.store import project_file, samples
from ui.finding.choices import choices


@pytest.fixture(name="files")
def _files(tmp_path):
    paths = [tmp_path / f"talks {number}.briefer" for number in range(12)]
    for path in paths:
        project_file.save(samples.sample_project(), path)
    return paths


def opened(window, paths):
    for path in paths:
        assert window.documents.open(path)


def texts(window):
    window.recent.fill()
    return [action.text() for action in window.recent.menu.actions() if not action.isSeparator()]


def test_the_last_ten_projects_are_offered_newest_first(window, files):
    opened(window, files)
    assert window.recent.paths == tuple(reversed(files[2:]))
    assert texts(window)[0] == "&1  talks 11.briefer"
    opened(window, [files[5]])
    assert window.recent.paths[0] == files[5]
    assert len(window.recent.paths) == 10


def test_the_menu_opens_what_was_chosen(window, files):
    opened(window, files[:2])
    window.recent.fill()
    window.recent.menu.actions()[1].trigger()
    assert window.session.path == files[0]


def test_a_missing_project_is_said_to_be_gone_and_taken_out(window, files):
    opened(window, files[:2])
    files[0].unlink()
    window.recent.open(files[0])
    assert window.strip.text == "talks 0.briefer is no longer in its folder. It was taken from the recent projects."
    assert window.recent.paths == (files[1],)
    assert window.session.path == files[1]


def test_the_list_can_be_cleared(window, files, settings):
    opened(window, files[:2])
    window.recent.fill()
    window.recent.menu.actions()[-1].trigger()
    assert window.recent.paths == ()
    assert texts(window) == ["No project was opened yet"]
    assert settings.recent == ()


def test_a_saved_project_is_remembered_but_stands_in_no_file(window, files, tmp_path, qtbot):
    opened(window, files[:1])
    path = tmp_path / "mine.briefer"
    with qtbot.waitSignal(window.session.saved):
        window.documents._save_to(path)
    assert window.recent.paths[0] == path
    assert b"talks 0" not in path.read_bytes()


def test_the_palette_finds_recent_projects(window, files):
    opened(window, files[:2])
    found = choices(window.finding.offer(), "talks 0")
    assert [(each.kind, Path(each.id)) for each in found if each.kind == "recent"] == [("recent", files[0])]


def test_an_empty_window_offers_the_ways_in(window, files):
    way_in = window.read.way_in
    assert not way_in.isVisible()
    opened(window, files[:1])
    window.documents.start_empty()
    assert way_in.isVisible()
    names = [button.accessibleName() for button in way_in.findChildren(QPushButton) if button.isVisible()]
    assert names == ["Open…", "Paste…", "From the web…", "Try the sample", "Open talks 0"]
    way_in.findChildren(QPushButton)[-1].click()
    assert window.session.path == files[0]
    assert not way_in.isVisible()
