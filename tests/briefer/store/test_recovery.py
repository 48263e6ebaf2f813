"""Work that is in no file survives a crash, and nobody decides about it but the person at the desk."""

import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from briefer import edits
from briefer.store import project_file, recovery
from briefer.store.recovery import RecoveryState, RecoveryWriter, Snapshot
from briefer.store.running import this_run
from briefer.store.unknown import Unknown
from tests import ROOT
from tests.builders import a_project, a_tagged_project

HERE = this_run(host="desk", id="now")
DEAD = replace(HERE, started=HERE.started - 9000, id="before")


def leave_behind(folder, snapshot, name="1", run=DEAD):
    writer = RecoveryWriter(folder, run, name)
    writer.queue(snapshot)
    writer.close()
    return writer.file


def test_a_change_is_written_at_once_privately_and_found_after_a_crash(tmp_path):
    file = leave_behind(tmp_path / "recovery", Snapshot(a_tagged_project()))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    (found,) = recovery.find_recoveries(tmp_path / "recovery", HERE)
    assert (found.state, found.project, found.path, found.saved) == (
        RecoveryState.DIFFERS,
        a_tagged_project(),
        None,
        None,
    )
    assert file.exists()


def test_only_the_newest_of_many_changes_counts(tmp_path):
    writer = RecoveryWriter(tmp_path, DEAD, "1")
    for number in range(50):
        writer.queue(Snapshot(edits.set_title(a_project(), f"Talks {number}")))
    assert writer.flush()
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert found.project.title == "Talks 49"
    writer.close()


def test_an_act_is_added_behind_the_project_until_the_acts_are_as_long_as_it(tmp_path, monkeypatch):
    monkeypatch.setattr(recovery, "SHORTEST_FULL", 300)
    writer = RecoveryWriter(tmp_path, DEAD, "1")
    project, sizes, nodes = a_tagged_project(), [], set()
    for number in range(400):
        project = edits.set_title(project, f"Talks {number}")
        writer.queue(Snapshot(project))
        assert writer.flush()
        sizes.append(writer.file.stat().st_size)
        nodes.add(writer.file.stat().st_ino)
        assert stat.S_IMODE(writer.file.stat().st_mode) == 0o600
    writer.close()
    assert max(sizes) <= 2 * min(sizes) + 300
    assert 1 < sum(after < before for before, after in zip(sizes, sizes[1:], strict=False)) < 40
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert found.project == project


def half_written(path, data, length):
    """Stand in for a drive that is full in the middle of an act."""
    with path.open("ab") as stream:
        stream.write(data[: len(data) // 2])
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "harm",
    [
        lambda file, patch: file.unlink(),
        lambda file, patch: file.write_bytes(b"other"),
        lambda file, patch: file.write_bytes(file.read_bytes() + b"x"),
        lambda file, patch: patch.setattr(recovery, "append", half_written),
    ],
)
def test_where_an_act_cannot_be_added_all_is_written_anew(tmp_path, monkeypatch, harm):
    told = []
    writer = RecoveryWriter(tmp_path, DEAD, "1", told.append)
    project = a_tagged_project()
    for number in range(3):
        project = edits.set_title(project, f"Talks {number}")
        writer.queue(Snapshot(project))
        assert writer.flush()
        harm(writer.file, monkeypatch)
    project = edits.set_title(project, "Talks at last")
    writer.queue(Snapshot(project))
    writer.close()
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert (found.project, told) == (project, [])


def test_what_stands_in_the_project_file_is_the_same_whatever_the_dates_say(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_project(), path)
    file = leave_behind(tmp_path / "recovery", Snapshot(a_project(), path))
    for date in (0, 2**31):
        os.utime(file, (date, date))
        (found,) = recovery.find_recoveries(tmp_path / "recovery", HERE)
        assert (found.state, found.saved) == (RecoveryState.SAME, a_project())
    project_file.save(a_tagged_project(), path)
    (found,) = recovery.find_recoveries(tmp_path / "recovery", HERE)
    assert (found.state, found.saved) == (RecoveryState.DIFFERS, a_tagged_project())


@pytest.mark.parametrize("data", [b"", b"\x00" * 900, b'{"format": "briefer", "vers', None])
def test_a_project_file_that_is_broken_hides_no_recovery(tmp_path, data):
    path = tmp_path / "talks.briefer"
    leave_behind(tmp_path / "recovery", Snapshot(a_project(), path))
    if data is not None:
        path.write_bytes(data)
    (found,) = recovery.find_recoveries(tmp_path / "recovery", HERE)
    assert (found.state, found.project, found.path, found.saved) == (RecoveryState.DIFFERS, a_project(), path, None)


def test_unknown_fields_survive_a_crash_too(tmp_path):
    path = tmp_path / "talks.briefer"
    path.write_bytes(b'{"format": "briefer", "version": 1, "project": {"title": "Talks", "mood": "tense"}}')
    opened = project_file.open_project(path)
    writer = RecoveryWriter(tmp_path / "recovery", DEAD, "1")
    for title in ("Talks", "Other", "Talks"):
        writer.queue(Snapshot(edits.set_title(opened.project, title), path, opened.unknown))
        assert writer.flush()
    writer.close()
    (found,) = recovery.find_recoveries(tmp_path / "recovery", HERE)
    assert (found.state, found.unknown) == (RecoveryState.SAME, opened.unknown)
    assert opened.unknown != Unknown()


def test_two_windows_and_two_projects_have_a_file_each(tmp_path):
    for name in ("1", "2"):
        leave_behind(tmp_path, Snapshot(edits.set_title(a_project(), name)), name)
    leave_behind(tmp_path, Snapshot(edits.set_title(a_project(), "3")), run=replace(DEAD, id="other window"))
    assert {found.project.title for found in recovery.find_recoveries(tmp_path, HERE)} == {"1", "2", "3"}


def test_what_is_still_running_is_left_alone_and_another_machine_is_named(tmp_path):
    leave_behind(tmp_path, Snapshot(a_project()), run=HERE)
    leave_behind(tmp_path, Snapshot(a_project()), run=replace(HERE, id="second window"))
    leave_behind(tmp_path, Snapshot(a_project()), run=replace(DEAD, host="laptop"))
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert found.host == "laptop"


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-40], lambda data: bytes(len(data))])
def test_what_cannot_be_read_is_set_aside_and_not_deleted(tmp_path, damage):
    file = leave_behind(tmp_path, Snapshot(a_project()))
    broken = damage(file.read_bytes())
    file.write_bytes(broken)
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert found.state is RecoveryState.UNREADABLE
    assert file.name in found.reason
    assert found.file.read_bytes() == broken
    assert recovery.find_recoveries(tmp_path, HERE) == ()
    assert found.file.exists()


def test_saved_or_discarded_work_leaves_nothing(tmp_path):
    writer = RecoveryWriter(tmp_path, DEAD, "1")
    writer.queue(Snapshot(a_project()))
    writer.flush()
    writer.queue(Snapshot(a_tagged_project()))
    writer.clear()
    writer.close()
    writer.queue(Snapshot(a_project()))
    assert list(tmp_path.iterdir()) == []


def test_work_after_a_save_is_kept_again(tmp_path):
    writer = RecoveryWriter(tmp_path, DEAD, "1")
    writer.queue(Snapshot(a_project()))
    writer.clear()
    writer.queue(Snapshot(a_tagged_project()))
    writer.close()
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert found.project == a_tagged_project()


def test_a_fault_in_the_writer_does_not_end_it_for_good(tmp_path, monkeypatch):
    faults = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: faults.append(fault.exc_type))
    writer = RecoveryWriter(tmp_path, DEAD, "1")
    writer.queue(None)
    assert writer.flush()
    writer._thread.join(10)
    writer.queue(Snapshot(a_project()))
    writer.close()
    assert faults == [AttributeError]
    assert len(recovery.find_recoveries(tmp_path, HERE)) == 1


def test_what_a_killed_write_left_is_cleared(tmp_path):
    (tmp_path / ".~briefer.x.recovery.tmp").write_bytes(b"half")
    assert recovery.find_recoveries(tmp_path, HERE) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_told_once_and_the_next_change_tries_again(tmp_path):
    folder = tmp_path / "recovery"
    folder.write_text("a file where the folder should be", encoding="utf-8")
    told = []
    writer = RecoveryWriter(folder, DEAD, "1", told.append)
    for _ in range(3):
        writer.queue(Snapshot(a_project()))
        assert writer.flush()
    assert len(told) == 1
    assert writer.file.name in str(told[0])
    folder.unlink()
    writer.queue(Snapshot(a_project()))
    writer.close()
    assert len(recovery.find_recoveries(folder, HERE)) == 1


def test_changes_from_many_threads_leave_one_whole_file(tmp_path):
    writer = RecoveryWriter(tmp_path, DEAD, "1")

    def work(number):
        for _ in range(20):
            writer.queue(Snapshot(edits.set_title(a_tagged_project(), f"Talks {number}")))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert found.project.title.startswith("Talks ")


def test_a_program_that_is_killed_leaves_its_last_change_behind(tmp_path):
    code = (
        "import os, sys; from pathlib import Path\n"
        "from briefer.store.recovery import RecoveryWriter, Snapshot\n"
        "from briefer.store.running import this_run\n"
        "from tests.builders import a_tagged_project\n"
        "writer = RecoveryWriter(Path(sys.argv[1]), this_run(host='desk', id='killed'), '1')\n"
        "writer.queue(Snapshot(a_tagged_project())); writer.flush(); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -9
    (found,) = recovery.find_recoveries(tmp_path, HERE)
    assert found.project == a_tagged_project()
