"""A fault never takes the window or the work along, and what is written about it holds nothing of what was read."""

import os
import re
import stat
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefer import edits
from briefer.store import journal, project_file
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.faults import log
from ui.faults.crash import CrashDialog, Faults, Trace, report
from ui.faults.watch import Safety

CANARY = "Zweibrücken canary sentence"


@pytest.fixture
def safety(window, monkeypatch):
    """What watches over the window; the hooks are put back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(Trace, "begin", lambda self: "")  # pytest has the one faulthandler there is
    monkeypatch.setattr(Trace, "end", lambda self: None)
    made = Safety(window, window.session, window.tasks, window.keeping)
    made.begin()
    yield made
    made.end()


@pytest.fixture
def crash(window):
    """Return what the next crash dialog says: its sentence and its report."""

    seen = []

    def visit():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            dialog.copy()
            seen.append((dialog.report.toPlainText(), unnamed_controls(dialog), shared_mnemonics(dialog)))
            dialog.accept()

    timer = QTimer(interval=10)
    timer.timeout.connect(visit)
    timer.start()
    yield lambda: seen
    timer.stop()


def fault(words=CANARY):
    raise ZeroDivisionError(words)


def raise_it():
    """Raise with a message and a cause that quote a text, as careless code might."""
    try:
        fault()
    except ZeroDivisionError as exc:
        raise KeyError(CANARY) from exc


def happen(act):
    """Let a fault reach the hook, as it does from a slot."""
    try:
        act()
    except Exception:  # noqa: BLE001 - whatever it is
        sys.excepthook(*sys.exc_info())


def test_the_work_is_kept_before_the_dialog_and_the_dialog_says_where(window, press, safety, crash, qtbot, monkeypatch):
    press("1", "D")
    qtbot.waitUntil(lambda: not list(window.keeping.recovery_folder.glob("*.tmp")))
    for file in window.keeping.recovery_folder.glob("*"):
        file.unlink(missing_ok=True)  # the work may be kept at this very moment
    seen = crash()
    sentences = []
    real = CrashDialog.__init__

    def note(self, sentence, *arguments, **options):
        sentences.append(sentence)
        (kept,) = window.keeping.recovery_folder.glob("*.recovery")
        assert project_file.loads(journal.replayed(kept.read_bytes().partition(b"\n")[2])) == window.session.project
        assert str(kept) in sentence
        real(self, sentence, *arguments, **options)

    monkeypatch.setattr(CrashDialog, "__init__", note)
    happen(raise_it)
    qtbot.waitUntil(lambda: bool(seen))
    text, *faults = seen[0]
    assert faults == [[], []]
    assert sentences
    assert "KeyError" in text
    assert "ZeroDivisionError" in text
    assert "in fault" in text
    assert CANARY not in text
    assert os.getcwd() not in text
    assert QGuiApplication.clipboard().text() == text
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.keyboard.made["tag.position"].trigger()
    assert len(window.session.project.annotations) == 2  # the window goes on


def test_work_that_cannot_be_kept_is_said_plainly(window, press, safety):
    folder = window.keeping.recovery_folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    press("1", "D")
    assert safety.make_safe() == ("Your work is open but could not be kept in recovery. Save it now.", False)


def test_a_fault_in_a_task_reaches_the_dialog_and_the_window_stays(window, safety, crash, qtbot, monkeypatch):
    seen = crash()

    def show_error(error):
        happen(lambda: window.__class__.show_error(window, error))

    window.tasks.failed.disconnect()  # pytest-qt would take what a slot raises for a failure of the test
    window.tasks.failed.connect(show_error)
    window.tasks.run("read", lambda progress: fault(), lambda result: None)
    qtbot.waitUntil(lambda: bool(seen))
    assert "ZeroDivisionError" in seen[0][0]
    assert window.isVisible()


def test_a_fault_in_a_thread_reaches_the_dialog(window, safety, crash, qtbot):
    seen = crash()
    thread = threading.Thread(target=fault)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert "ZeroDivisionError" in seen[0][0]


def test_a_fault_that_comes_again_and_again_opens_one_dialog(window, qtbot, monkeypatch):
    shown = []
    faults = Faults(window, lambda: ("safe", True))

    def exec_(self):
        shown.append(self)
        for _ in range(5):
            faults._show("again")

    monkeypatch.setattr(CrashDialog, "exec", exec_)
    faults._show("first")
    assert len(shown) == 1


def test_a_report_names_places_without_messages_and_without_folders():
    with pytest.raises(KeyError) as caught:
        raise_it()
    text = report(caught.value)
    assert CANARY not in text
    assert "tests/ui" not in text
    assert "faults/test_crash.py" in text
    assert "after" in text


def test_the_log_is_private_rotates_and_holds_nothing_of_what_was_read(tmp_path):
    log.start(tmp_path / "log")
    try:
        try:
            raise_it()
        except KeyError:
            log.logger.exception("fault")
        for _ in range(9000):
            log.logger.info("x" * 200)
    finally:
        log.stop()
    files = sorted((tmp_path / "log").iterdir())
    assert [file.name for file in files] == ["briefer.log", "briefer.log.1", "briefer.log.2"]
    assert all(file.stat().st_size <= log.MOST_BYTES for file in files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert not any(CANARY in file.read_text(encoding="utf-8") for file in files)


def test_an_hour_of_work_leaves_no_text_and_no_file_name_in_the_log(window, press, safety, tmp_path, qtbot):
    window.session.edit("Title", edits.set_title, CANARY)
    path = tmp_path / "canary file.briefer"
    press("1", "D", "P")
    window.documents._save_to(path)
    window.tasks.wait_for("save")
    window.documents._save_to(tmp_path / "canary folder" / "x.briefer")
    window.tasks.wait_for("save")
    path.write_text(f"{{{CANARY}", encoding="utf-8")
    window.documents.open(path)
    text = (safety._folder / log.NAME).read_text(encoding="utf-8")
    assert "save failed: WriteError" in text
    assert "canary" not in text.lower()
    assert not re.search("troops|Istanbul|Moscow", text)


def run_and_die(folder):
    code = (
        "import faulthandler, sys; from pathlib import Path; from ui.faults.crash import Trace\n"
        f"Trace(Path({str(folder)!r})).begin(); faulthandler._sigsegv()"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)


def test_a_run_that_ends_at_once_is_told_of_at_the_next_start(tmp_path, qapp):
    assert run_and_die(tmp_path).returncode != 0
    code = f"from pathlib import Path; from ui.faults.crash import Trace; t = Trace(Path({str(tmp_path)!r}))"
    code += "; print(t.begin()); t.end()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert "Segmentation fault" in done.stdout
    assert str(tmp_path) not in done.stdout
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert again.stdout.strip() == ""
    assert list(tmp_path.iterdir()) == []
