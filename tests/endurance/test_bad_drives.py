"""On a drive that is full, read-only or broken the old file stays as it was, the reason is said, and work goes on."""

import errno
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer import atomic
from briefer.atomic import write_atomically
from briefer.errors import WriteError
from briefer.model import Project
from briefer.store import backups, lock, project_file, recovery
from briefer.store.recovery import RecoveryWriter, Snapshot
from briefer.store.running import this_run
from tests import ROOT
from tests.builders import a_tagged_project
from tests.endurance.saver import numbered

LARGE = Project(title="x" * 300_000)
RUN = this_run(host="desk", id="run")
NOW = datetime(2026, 3, 4, tzinfo=UTC)
CALLS = ("open", "write", "fsync", "fstat", "replace")


@pytest.fixture
def small_drive(tmp_path):
    """A drive of 256 kB; where one may not be mounted the test is skipped, and the file-size limit below stands in."""
    place = tmp_path / "drive"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "briefer-test", place]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("mounting a small drive needs Linux and root")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_drive_keeps_the_old_project_and_the_next_save_works(small_drive):
    path = small_drive / "talks.briefer"
    opened = project_file.save(a_tagged_project(), path)
    before = path.read_bytes()
    with pytest.raises(WriteError, match=r"talks\.briefer: the disk is full"):
        write_atomically(path, bytes(600_000))
    with pytest.raises(WriteError, match="disk is full"):
        project_file.save(LARGE, path, was=opened)
    assert path.read_bytes() == before
    assert [each.name for each in small_drive.iterdir()] == ["talks.briefer"]
    assert project_file.save(numbered(3), path, was=opened).project.title == "3"


def test_everything_else_that_is_kept_is_as_safe_on_a_full_drive(small_drive):
    (small_drive / "ballast").write_bytes(bytes(235_000))
    path = small_drive / "talks.briefer"
    told = []
    writer = RecoveryWriter(small_drive / "recovery", RUN, "1", told.append)
    writer.queue(Snapshot(LARGE))
    writer.close()
    assert "disk is full" in str(told[0])
    with pytest.raises(WriteError, match="disk is full"):
        backups.keep(small_drive / "backups", project_file.Opened(LARGE, path, ""), NOW)
    assert backups.backups(small_drive / "backups", path) == ()
    assert recovery.find_recoveries(small_drive / "recovery", RUN) == ()


def test_a_limit_on_the_size_of_files_is_a_full_disk_too(tmp_path):
    resource = pytest.importorskip("resource")
    path = tmp_path / "talks.briefer"
    path.write_bytes(b"old")
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from briefer.errors import WriteError\n"
        "from briefer.atomic import write_atomically\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, {resource.RLIM_INFINITY}))\n"
        "try: write_atomically(Path(sys.argv[1]), bytes(600_000))\n"
        "except WriteError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "the disk is full" in done.stdout
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="mode bits mean something else there")
def test_a_folder_one_may_not_write_in_keeps_its_file_and_hinders_no_reading(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_tagged_project(), path)
    path.chmod(0o644)
    code = (
        "import os, sys; from datetime import datetime; from pathlib import Path; import msgspec, psutil\n"
        "from briefer.errors import WriteError; from briefer.store import lock, project_file, running\n"
        "run = running.this_run(host='desk', id='x')\n"
        "if os.geteuid() == 0: os.setegid(65534); os.seteuid(65534)\n"
        "path = Path(sys.argv[1]); opened = project_file.open_project(path)\n"
        "print(lock.take(path, run, datetime(2026, 3, 4)).is_announced)\n"
        "try: project_file.save(opened.project, path, was=opened)\n"
        "except WriteError as error: print(error)\n"
    )
    for folder in (tmp_path, *tmp_path.parents):
        if folder == Path(tempfile.gettempdir()):
            break
        folder.chmod(0o755)
    tmp_path.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False, cwd=ROOT)
    tmp_path.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("False\nCould not write talks.briefer")
    assert project_file.load(path) == a_tagged_project()


@pytest.mark.parametrize("code", ["EIO", "ENOSPC", "EACCES", "EROFS", "EDQUOT", "ENOTCONN", "ESTALE"])
@pytest.mark.parametrize("call", CALLS)
def test_any_failure_of_any_call_keeps_the_old_file_or_has_the_new_one(tmp_path, monkeypatch, call, code):
    path = tmp_path / "talks.briefer"
    opened = project_file.save(numbered(1), path)
    real = getattr(os, call)
    calls, said = [], []

    def counted(*args, **kwargs):
        calls.append(call)
        if len(calls) == failing:
            raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))
        return real(*args, **kwargs)

    failing = 0
    while failing <= len(calls):
        failing += 1
        calls.clear()
        with monkeypatch.context() as patch:
            patch.setattr(os, call, counted)
            try:
                opened = project_file.save(numbered(failing + 1), path, was=opened)
            except WriteError as error:
                said.append(str(error))
        assert project_file.load(path) == opened.project
        opened = project_file.open_project(path)
        assert [each.name for each in tmp_path.iterdir()] == ["talks.briefer"]
    assert failing > 1
    assert all("talks.briefer" in sentence for sentence in said)


def test_a_lock_on_a_broken_drive_is_advice_that_is_not_given(tmp_path, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "open", broken)
    assert not lock.take(tmp_path / "talks.briefer", RUN, NOW).is_announced


def test_a_drive_that_cannot_be_read_after_a_save_is_said_not_to_have_confirmed_it(tmp_path, monkeypatch):
    path = tmp_path / "talks.briefer"
    was = project_file.save(numbered(1), path)
    holds = atomic._holds

    def unreadable(file, data):
        if file == path:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return holds(file, data)

    monkeypatch.setattr(atomic, "_holds", unreadable)
    saved = project_file.save(numbered(2), path, was=was)
    assert "did not confirm" in saved.notice
    assert project_file.load(path).title == "2"
