"""A project that somebody else has open, or that may only be read."""

from dataclasses import replace
from datetime import UTC, datetime

from briefer.store import lock, project_file
from briefer.store.running import this_run
from tests.builders import a_tagged_project
from tests.ui.projects.titles import retitle
from ui.projects.locked import ANYWAY, READ_ONLY, LockedDialog


def lock_elsewhere(path):
    run = replace(this_run(host="other-laptop", id="them"), user="Anna")
    return lock.take(path, run, datetime(2025, 11, 12, 14, 2, tzinfo=UTC))


def test_a_project_open_elsewhere_says_by_whom_and_opens_read_only_by_default(window, answer, project_path):
    lock_elsewhere(project_path)
    seen = answer(LockedDialog, READ_ONLY, look=lambda dialog: _has_default(dialog, READ_ONLY))
    window.documents.open(project_path)
    assert seen[0].startswith("Anna on other-laptop has talks.briefer open since 12 November 2025, 14:02")
    assert window.keeping.is_read_only
    assert "(read-only)" in window.windowTitle()
    assert window.status.saved_words == "Read-only"


def _has_default(dialog, name):
    assert dialog.buttons[name].isDefault()


def test_read_only_work_is_saved_under_another_name_only(window, answer, project_path, tmp_path, monkeypatch):
    lock_elsewhere(project_path)
    answer(LockedDialog, READ_ONLY)
    window.documents.open(project_path)
    retitle(window, "Mine")
    before = project_path.read_bytes()
    copy = tmp_path / "copy.briefer"
    monkeypatch.setattr("ui.projects.files.QFileDialog.getSaveFileName", lambda *_: (str(copy), ""))
    window.documents.save()
    window.tasks.wait_for("save")
    assert project_path.read_bytes() == before
    assert project_file.load(copy).title == "Mine"
    assert not window.keeping.is_read_only
    assert lock.holder(project_path).host == "other-laptop"
    assert lock.is_held_by(copy, window.keeping.run)


def test_open_anyway_takes_the_lock_and_cancel_opens_nothing(window, answer, project_path):
    lock_elsewhere(project_path)
    before = window.session.project
    answer(LockedDialog)
    window.documents.open(project_path)
    assert window.session.project is before
    answer(LockedDialog, ANYWAY)
    window.documents.open(project_path)
    assert window.session.project == a_tagged_project()
    assert lock.is_held_by(project_path, window.keeping.run)


def test_the_lock_goes_with_the_project_that_is_left(window, project_path):
    window.documents.open(project_path)
    assert lock.is_held_by(project_path, window.keeping.run)
    window.documents.open(project_path)  # the same again
    assert lock.is_held_by(project_path, window.keeping.run)
    window.documents.new()
    assert lock.holder(project_path) is None
    window.documents.open(project_path)
    window.close()
    assert lock.holder(project_path) is None


def test_a_newer_file_opens_for_reading_with_its_reason(window, tmp_path):
    path = tmp_path / "new.briefer"
    path.write_bytes(b'{"format": "briefer", "version": 99, "project": {"title": "From next year"}}')
    window.documents.open(path)
    assert window.session.project.title == "From next year"
    assert window.keeping.is_read_only
    assert "newer Briefer" in window.strip.text
