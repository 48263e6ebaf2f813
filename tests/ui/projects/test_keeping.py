"""Whatever happens to the program, the drive or the file: the work is kept, and only a person decides about it."""

import platform
import stat
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from briefer import edits
from briefer.store import journal, project_file, recovery
from briefer.store.recovery import RecoveryWriter, Snapshot
from briefer.store.running import this_run
from tests.builders import a_project, a_tagged_project
from tests.ui.projects.titles import retitle
from ui.main_window import MainWindow
from ui.projects.conflict import AGAIN, BESIDE, ELSEWHERE, ConflictDialog, GoneDialog
from ui.projects.files import _file_stem
from ui.projects.keeping import data_folder
from ui.projects.recovery import AS_SAVED, DISCARD, RECOVERED, RecoveryDialog
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks
from ui.widgets.question import Question


def kept(window):
    """What stands in the recovery file of a window now."""
    QApplication.processEvents()  # an act is seen first
    window.keeping._writer.flush()
    files = list(window.keeping.recovery_folder.glob(f"*{recovery.SUFFIX}"))
    assert len(files) <= 1
    return project_in(files[0]) if files else None


def project_in(file):
    """The project in a recovery file, with all acts behind it."""
    return project_file.loads(journal.replayed(file.read_bytes().partition(b"\n")[2]))


def leave_behind(snapshot, name="1"):
    """Leave work as a run of the program does that was killed."""
    here = this_run(host=platform.node(), id="x")
    writer = RecoveryWriter(data_folder() / "recovery", replace(here, started=here.started - 9000, id="dead"), name)
    writer.queue(snapshot)
    writer.close()
    return writer.file


def test_every_act_is_kept_at_once_in_a_private_file(window, press):
    press("1", "D")
    assert kept(window) == window.session.project
    (file,) = window.keeping.recovery_folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    press("P", "Ctrl+Z")
    assert kept(window) == window.session.project
    assert window.status.saved_words == "Not saved yet: kept in recovery"


def test_what_is_taken_back_wholly_or_saved_or_discarded_is_kept_no_longer(window, press, tmp_path):
    press("1", "D", "Ctrl+Z")
    assert kept(window) is None
    press("1", "D")
    assert kept(window)
    window.documents._save_to(tmp_path / "talks.briefer")
    window.tasks.wait_for("save")
    assert kept(window) is None
    press("P")
    assert kept(window)
    window.documents.start_empty()
    assert kept(window) is None


def test_recovered_work_that_was_never_saved_opens_as_unsaved_work(window, answer):
    file = leave_behind(Snapshot(a_tagged_project()))
    seen = answer(RecoveryDialog, RECOVERED, look=lambda dialog: _says(dialog, "6 tagged passages added."))
    window.earlier.offer(window.keeping.recoveries())
    assert "Nothing of it is lost" in seen[0]
    assert window.session.project == a_tagged_project()
    assert window.session.is_modified
    assert window.session.path is None
    assert not file.exists()
    assert kept(window) == a_tagged_project()


def _says(dialog, words):
    assert words in dialog.changes.toPlainText()


def test_recovered_work_of_a_saved_project_is_one_step_on_top_of_it(window, answer, project_path):
    now = edits.set_title(a_tagged_project(), "Talks, second day")
    leave_behind(Snapshot(now, project_path))
    answer(RecoveryDialog, RECOVERED, look=lambda dialog: _says(dialog, "The title is another one."))
    window.earlier.offer(window.keeping.recoveries())
    assert (window.session.project, window.session.path, window.session.is_modified) == (now, project_path, True)
    window.session.undo()
    assert window.session.project == a_tagged_project()
    assert not window.session.is_modified


def test_who_opens_it_as_saved_still_finds_the_other_among_the_backups(window, answer, project_path):
    now = edits.set_title(a_tagged_project(), "Talks, second day")
    file = leave_behind(Snapshot(now, project_path))
    answer(RecoveryDialog, AS_SAVED)
    window.earlier.offer(window.keeping.recoveries())
    assert window.session.project == a_tagged_project()
    assert not window.session.is_modified
    assert not file.exists()
    assert [each.project() for each in window.keeping.backups()] == [now]


def test_nothing_is_deleted_before_the_choice_and_what_is_left_is_offered_again(window, answer):
    files = [leave_behind(Snapshot(edits.set_title(a_project(), name)), name) for name in ("1", "2")]
    answer(RecoveryDialog)
    window.earlier.offer(window.keeping.recoveries())
    assert all(file.exists() for file in files)
    assert "2 pieces of recovered work are kept" in window.status.told
    answer(RecoveryDialog, DISCARD)
    recoveries = window.keeping.recoveries()
    assert len(recoveries) == 2
    answer(RecoveryDialog, RECOVERED, wait_for=lambda dialog: dialog.list.count() == 1)
    window.earlier.offer(recoveries)
    assert [file.exists() for file in files] == [False, False]
    assert window.session.project.title == "2"


def test_a_project_file_that_broke_meanwhile_is_not_written_over(window, answer, project_path, monkeypatch):
    now = edits.set_title(a_tagged_project(), "Talks, second day")
    leave_behind(Snapshot(now, project_path))
    project_path.write_bytes(b"")
    answer(RecoveryDialog, RECOVERED, look=_cannot_open_as_saved)
    window.earlier.offer(window.keeping.recoveries())
    assert (window.session.project, window.session.path) == (now, None)
    asked = []
    monkeypatch.setattr(
        "ui.projects.files.QFileDialog.getSaveFileName", lambda *words: asked.append(words[2]) or ("", "")
    )
    window.documents.save()
    assert asked[0].endswith("talks.briefer")
    assert project_path.read_bytes() == b""


def _cannot_open_as_saved(dialog):
    assert not dialog.buttons[AS_SAVED].isEnabled()


def test_recovery_that_cannot_be_read_is_set_aside_and_said(window, qtbot):
    folder = window.keeping.recovery_folder
    folder.mkdir(parents=True)
    (folder / "x.recovery").write_bytes(b"\x00" * 90)
    window.earlier.look_for_recoveries()
    qtbot.waitUntil(lambda: "set aside" in window.strip.text)
    assert (folder / "unreadable" / "x.recovery").read_bytes() == b"\x00" * 90


def test_work_that_stands_in_its_file_is_not_offered(window, project_path):
    file = leave_behind(Snapshot(a_tagged_project(), project_path))
    assert window.keeping.recoveries() == ()
    assert not file.exists()


def test_a_second_window_neither_offers_nor_touches_what_the_first_has_open(window, press, qtbot, tmp_path):
    press("1", "D")
    before = kept(window)
    settings = Settings(QSettings(str(tmp_path / "second.ini"), QSettings.Format.IniFormat))
    other = MainWindow(Session(a_project()), settings, Tasks())
    qtbot.addWidget(other, before_close_func=lambda shown: shown.session.undo_stack.setClean())
    assert other.keeping.recoveries() == ()
    retitle(other, "Another")
    QApplication.processEvents()
    other.keeping._writer.flush()
    titles = {project_in(file).title for file in window.keeping.recovery_folder.glob("*.recovery")}
    assert titles == {before.title, "Another"}
    other.keeping.close()


def test_recovery_that_cannot_be_written_is_said_and_ends_when_it_can_again(window, press, qtbot):
    folder = window.keeping.recovery_folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    press("1", "D")
    qtbot.waitUntil(lambda: window.status.saved_words == "Not saved yet, and not kept in recovery")
    window.status._trouble.click()
    assert "Could not write" in window.strip.text
    folder.unlink()
    press("P")
    qtbot.waitUntil(lambda: window.status.saved_words == "Not saved yet: kept in recovery", timeout=8000)


def test_the_window_goes_on_while_it_saves_and_what_is_done_meanwhile_stays_unsaved(window, press, tmp_path):
    path = tmp_path / "talks.briefer"
    window.documents._save_to(path)
    assert window.status.saved_words == "Saving…"
    press("1", "D")
    window.tasks.wait_for("save")
    assert window.session.is_modified
    assert project_file.load(path).annotations == ()
    press("Ctrl+S")
    window.tasks.wait_for("save")
    assert project_file.load(path) == window.session.project


def test_a_second_save_asked_for_during_the_first_is_done_after_it(window, press, tmp_path):
    path = tmp_path / "talks.briefer"
    window.documents._save_to(path)
    press("1", "D")
    window.documents._save_to(path)
    window.tasks.wait_for("save")
    assert project_file.load(path) == window.session.project
    assert not window.session.is_modified


def test_a_save_that_fails_says_why_until_it_succeeds(window, press, tmp_path):
    window.session.mark_saved(window.session.project, tmp_path / "gone" / "talks.briefer")
    press("1", "D", "Ctrl+S")
    window.tasks.wait_for("save")
    assert window.status.saved_words == "Cannot save: the folder gone does not exist"
    assert window.strip._action.text() == "Save &as…"
    window.strip.hide()
    window.status._trouble.click()
    assert "talks.briefer" in window.strip.text
    (tmp_path / "gone").mkdir()
    press("Ctrl+S")
    window.tasks.wait_for("save")
    assert window.status.saved_words.startswith("Saved ")
    assert window.strip.text == ""


def test_closing_with_save_closes_only_after_the_file_is_written(window, press, tmp_path):
    path = tmp_path / "talks.briefer"
    window.documents._save_to(path)
    window.tasks.wait_for("save")
    press("1", "D")

    def save():
        box = QApplication.activeModalWidget()
        if isinstance(box, Question):
            next(button for button in box.findChildren(QPushButton) if button.text() == "&Save").click()
        else:
            QTimer.singleShot(10, save)

    QTimer.singleShot(0, save)
    assert window.close()
    assert project_file.load(path) == window.session.project


def test_what_somebody_else_saved_is_never_overwritten_and_both_versions_stand(
    window, answer, project_path, monkeypatch
):
    started = []
    monkeypatch.setattr("ui.projects.files.open_beside", started.append)
    window.documents.open(project_path)
    retitle(window, "Mine")
    project_file.save(edits.set_title(a_tagged_project(), "Theirs"), project_path)
    seen = answer(ConflictDialog, BESIDE, look=lambda dialog: _says(dialog, "“Theirs” → “Mine”"))
    window.documents.save()
    window.tasks.wait_for("save")
    assert "was changed by another program or person" in seen[0]
    assert project_file.load(project_path).title == "Theirs"
    (copy,) = project_path.parent.glob("talks (conflict *).briefer")
    assert project_file.load(copy).title == "Mine"
    assert (window.session.path, window.session.is_modified) == (copy, False)
    assert started == [project_path]


@pytest.mark.parametrize("data", [b'{"format": "briefer", "vers', b"\x7fELF"])
def test_a_file_cut_off_meanwhile_is_no_reason_to_lose_either(window, answer, project_path, data):
    window.documents.open(project_path)
    retitle(window, "Mine")
    project_path.write_bytes(data)
    answer(ConflictDialog)
    window.documents.save()
    window.tasks.wait_for("save")
    assert project_path.read_bytes() == data
    assert window.session.project.title == "Mine"
    assert project_file.load(window.session.path).title == "Mine"


@pytest.mark.parametrize(("damage", "words"), [("missing", "no longer where"), ("empty", "has become empty")])
def test_a_file_that_is_gone_is_asked_about_and_saved_where_the_person_says(
    window, answer, project_path, monkeypatch, damage, words
):
    window.documents.open(project_path)
    retitle(window, "Mine")
    project_path.unlink() if damage == "missing" else project_path.write_bytes(b"\x00\x00")
    seen = answer(GoneDialog)
    window.documents.save()
    window.tasks.wait_for("save")
    assert words in seen[0]
    assert window.session.is_modified
    answer(GoneDialog, AGAIN)
    window.documents.save()
    window.tasks.wait_for("save")
    assert project_file.load(project_path).title == "Mine"
    project_path.unlink()
    retitle(window, "Mine again")
    elsewhere = project_path.with_name("elsewhere.briefer")
    monkeypatch.setattr("ui.projects.files.QFileDialog.getSaveFileName", lambda *_: (str(elsewhere), ""))
    answer(GoneDialog, ELSEWHERE)
    window.documents.save()
    window.tasks.wait_for("save")
    assert project_file.load(elsewhere).title == "Mine again"


@pytest.mark.parametrize("data", [b"", b"\x00" * 400, b'{"format": "briefer", "version": 1, "proj'])
def test_an_empty_or_cut_off_file_is_not_an_empty_project(window, project_path, data):
    before = window.session.project
    project_path.write_bytes(data)
    window.documents.open(project_path)
    assert window.session.project is before
    assert "talks.briefer" in window.strip.text
    assert not list(project_path.parent.glob(".~lock*"))


@pytest.mark.parametrize(
    "data", [b"\x00\xff" * 500, b"[General]\nscale=@Invalid()\ntheme=@ByteArray(\nlast_folder", b"["]
)
def test_damaged_settings_never_stop_the_start(qtbot, qapp, tmp_path, data):
    path = tmp_path / "damaged.ini"
    path.write_bytes(data)
    settings = Settings(QSettings(str(path), QSettings.Format.IniFormat))
    window = MainWindow(Session(a_project()), settings, Tasks())
    qtbot.addWidget(window)
    assert settings.theme == "system"
    assert settings.scale == 1.0


def test_a_title_becomes_a_file_name_that_ends_with_a_whole_word():
    title = "Istanbul round yields a prisoner swap and leaves the ceasefire unsettled"
    assert _file_stem(title) == "Istanbul-round-yields-a-prisoner-swap-and-leaves-the"
    assert _file_stem("Short") == "Short"
    assert _file_stem("a" * 80) == "a" * 60
    assert _file_stem("?").startswith("brief-")
