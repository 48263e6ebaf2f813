"""A save that was reported is never lost, and the file always opens, whenever and wherever the program is ended."""

import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from briefer.store import project_file
from tests.endurance.forms import both
from tests.endurance.saver import numbered

SAVER = Path(__file__).with_name("saver.py")
ERRORS = ("EIO", "ENOSPC", "EACCES", "EROFS")
CALLS = (
    "openat,read,write,pread64,pwrite64,lseek,fsync,fdatasync,fstat,newfstatat,statx,flock,fcntl,chmod,fchmod,fchmodat,"
    "rename,renameat,renameat2,unlink,unlinkat,close,readlink,readlinkat,ftruncate,getdents64"
)


def opened_and_saved_again(path, least):
    """The file opens, holds what was promised, nothing is left beside it, and the next save works."""
    opened = project_file.open_project(path)
    number = int(opened.project.title)
    assert number >= least
    assert opened.project == numbered(number)
    project_file.save(opened.project, path, was=opened)
    leftovers = {each.name for each in path.parent.iterdir()} - {path.name, "warm.briefer", "warm.bin", "trace"}
    assert leftovers == set()
    return number


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@both(10, 1_000)
def test_a_program_killed_at_random_moments_loses_no_save_it_reported(tmp_path, rounds):
    path = tmp_path / "talks.briefer"
    project_file.save(numbered(0), path)
    chance = random.Random(7)
    least = 0
    for _ in range(rounds):
        with subprocess.Popen([sys.executable, SAVER, "many", path], stdout=subprocess.PIPE) as child:
            first = child.stdout.readline()
            time.sleep(chance.random() * 0.03)
            child.kill()
            said = [*first.split(), *child.stdout.read().split()]
        least = opened_and_saved_again(path, max([least, *(int(each) for each in said if each.isdigit())]))
    assert least >= rounds


def strace(folder, mode, path, *options):
    command = ["strace", "-f", "-qq", "-o", folder / "trace", "-e", f"trace={CALLS},getpriority", *options]
    return subprocess.run(
        [*command, sys.executable, SAVER, mode, path],
        capture_output=True,
        text=True,
        check=False,
    )


def points(folder, mode, path):
    """Return every system call of one save as its name and how many of that name came before it, from 1."""
    strace(folder, mode, path)
    counts, found, is_saving = Counter(), [], False
    for line in (folder / "trace").read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if not match:
            continue
        name = match[1]
        if name == "getpriority":
            is_saving = not is_saving
            continue
        counts[name] += 1
        if is_saving:
            found.append((name, counts[name]))
    return found


def fresh(path):
    for each in path.parent.iterdir():
        each.unlink()
    project_file.save(numbered(1), path)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize("mode", ["once", pytest.param("export", marks=pytest.mark.endurance)])
@both(10, 1)
def test_every_system_call_of_a_save_may_be_the_last_or_fail(tmp_path, mode, rounds):
    """`rounds` is the stride: 1 takes every call, and then with every error."""
    path = tmp_path / "work" / "talks.briefer"
    path.parent.mkdir()
    fresh(path)
    found = points(tmp_path, mode, path)
    assert {"fsync", "rename"} <= {name for name, _ in found}
    faults = ["signal=KILL", *(f"error={each}" for each in ERRORS[: len(ERRORS) if rounds == 1 else 1])]
    outcomes = Counter()
    for name, number in found[::rounds]:
        for fault in faults:
            fresh(path)
            done = strace(tmp_path, mode, path, "-e", f"inject={name}:{fault}:when={number}")
            assert "Traceback" not in done.stderr, (name, number, fault, done.stderr)
            is_saved = "saved 2" in done.stdout
            if not is_saved and fault != "signal=KILL":
                assert "refused" in done.stdout, (name, number, fault, done.stdout)
                assert "talks.briefer" in done.stdout
                assert project_file.load(path).title == "1"
            number_now = opened_and_saved_again(path, 2 if is_saved else 1)
            outcomes[fault.split("=")[0], "new" if number_now == 2 else "old"] += 1
    assert outcomes["signal", "old"]
    sys.stdout.write(f"{mode}: {len(found[::rounds])} calls, {dict(outcomes)}\n")
