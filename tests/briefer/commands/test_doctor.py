"""`doctor` says what works on this computer, and what holds the process that reads foreign files."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from briefer import __main__
from briefer.commands import doctor
from briefer.readers.sandbox import kernel
from briefer.readers.sandbox import parent as sandbox
from briefer.readers.sandbox.kernel import Held
from briefer.readers.sandbox.parent import locks


def lines_of(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    assert __main__.main(["doctor"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return dict(line.split(": ", 1) for line in captured.out.splitlines()[1:])


def test_it_says_what_it_found(capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    lines = lines_of(capsys)
    assert lines["Window"].endswith(", offscreen")
    assert lines["Reading foreign files"] == doctor.locks_sentence(locks(), sys.platform)
    assert lines["Fonts"].startswith("all ")
    assert Path(lines["Files"], "templates").is_dir()
    assert Path(lines["Settings"].partition(" (")[0]).name == "Briefer.conf"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_says_so(capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert lines_of(capsys)["Window"].endswith("no display, so commands only")


def test_a_window_that_does_not_start_is_no_failure_of_the_command(capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "no such platform")
    assert "Could not find the Qt platform plugin" in lines_of(capsys)["Window"]


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (Held(no_new_privileges=True, seccomp=True, landlock=5), "the kernel holds the process: a filter"),
        (Held(no_new_privileges=True, seccomp=True), "in part: a filter"),
        (Held(no_new_privileges=True, landlock=1), "in part: no files but its own (Landlock 1)"),
        (Held(), "Python alone"),
    ],
)
def test_it_says_which_locks_hold(held: Held, words: str):
    assert words in doctor.locks_sentence(held, "linux")


@pytest.mark.skipif(sys.platform != "linux", reason="these locks are Linux's")
def test_the_child_says_what_its_process_says(tmp_path: Path):
    with sandbox.Child(512) as child:
        until_shut_in(child._process.pid)
        status = Path(f"/proc/{child._process.pid}/status").read_text()
    held = locks()
    assert ("NoNewPrivs:\t1" in status) == held.no_new_privileges
    assert ("Seccomp:\t2" in status) == held.seccomp


def until_shut_in(process: int) -> None:
    """Wait until the child reads its request, which is after it was shut in."""
    for _ in range(500):
        if Path(f"/proc/{process}/syscall").read_text().split()[:2] in (["0", "0x0"], ["63", "0x0"]):
            return
        time.sleep(0.01)


def test_what_a_reader_may_read_is_nothing_of_the_user():
    home = Path(os.path.expanduser("~"))
    places = kernel.readable_places()
    assert not any(home.is_relative_to(place) for place in places)
    assert Path.cwd() not in places


def test_a_folder_where_nothing_can_be_written_is_named(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(doctor.os, "access", lambda _path, _mode: False)
    assert doctor._folder(tmp_path / "new").endswith("new (nothing can be written there)")
