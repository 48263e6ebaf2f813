"""Two people on one drive see each other, and neither pushes the other out unasked."""

import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from briefer.errors import ProjectLocked
from briefer.store import lock
from briefer.store.running import may_run, this_run

NOW = datetime(2026, 3, 4, 9, 5)
MINE = this_run(host="desk", id="mine", user="Ada")
OTHER_HOST = replace(MINE, host="laptop", id="theirs", user="Ben")


def a_dead_run():
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    return replace(MINE, pid=int(done.stdout), id="dead")


def test_a_lock_names_who_has_the_project_open_where_and_since_when(tmp_path):
    path = tmp_path / "talks.briefer"
    lock.take(path, OTHER_HOST, NOW)
    with pytest.raises(ProjectLocked, match=r"Ben on laptop has talks\.briefer open since 4 March 2026, 09") as caught:
        lock.take(path, MINE, NOW)
    assert (caught.value.user, caught.value.host, caught.value.since) == ("Ben", "laptop", "2026-03-04T09:05:00")
    assert "reading only" in caught.value.hint


def test_closing_takes_the_lock_away_and_leaves_nothing(tmp_path):
    path = tmp_path / "talks.briefer"
    taken = lock.take(path, MINE, NOW)
    assert lock.take(path, MINE, NOW).is_announced
    taken.release()
    assert list(tmp_path.iterdir()) == []
    assert lock.holder(path) is None


def test_another_window_of_the_same_machine_is_somebody_too(tmp_path):
    path = tmp_path / "talks.briefer"
    lock.take(path, replace(MINE, id="first window"), NOW)
    with pytest.raises(ProjectLocked):
        lock.take(path, MINE, NOW)


@pytest.mark.parametrize("how", ["ended", "its number is used again"])
def test_the_lock_of_a_program_that_died_here_hinders_nobody(tmp_path, how):
    path = tmp_path / "talks.briefer"
    dead = a_dead_run() if how == "ended" else replace(MINE, started=MINE.started - 9000, id="dead")
    lock.take(path, dead, NOW)
    assert not may_run(dead, "desk")
    assert lock.take(path, MINE, NOW).is_announced
    assert lock.is_held_by(path, MINE)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"host": 7}', '{"host": "x", "pid": -1, "started": 0, "id": "a"}', "[" * 9000]
)
def test_a_lock_that_cannot_be_read_is_still_somebodys(tmp_path, text):
    path = tmp_path / "talks.briefer"
    (tmp_path / ".~lock.talks.briefer#").write_text(text, encoding="utf-8")
    with pytest.raises(ProjectLocked, match=r"Somebody has talks\.briefer open"):
        lock.take(path, MINE, NOW)


def test_a_lock_is_taken_over_when_the_person_decides_and_the_first_owner_leaves_it_alone(tmp_path):
    path = tmp_path / "talks.briefer"
    theirs = lock.take(path, OTHER_HOST, NOW)
    lock.take_over(path, MINE, NOW)
    assert lock.is_held_by(path, MINE)
    theirs.release()
    assert lock.is_held_by(path, MINE)


def test_a_folder_that_takes_no_lock_hinders_nobody(tmp_path):
    taken = lock.take(tmp_path / "gone" / "talks.briefer", MINE, NOW)
    assert not taken.is_announced
    taken.release()


def test_a_link_to_a_project_meets_the_lock_of_the_project(tmp_path):
    path, link = tmp_path / "talks.briefer", tmp_path / "shortcut.briefer"
    link.symlink_to(path)
    lock.take(path, OTHER_HOST, NOW)
    with pytest.raises(ProjectLocked):
        lock.take(link, MINE, NOW)


@pytest.mark.parametrize(("days", "words"), [(0, "reading only"), (7, "7 days ago: it may be left over")])
def test_an_old_lock_says_that_it_may_be_left_over(tmp_path, days, words):
    path = tmp_path / "talks.briefer"
    lock.take(path, OTHER_HOST, NOW)
    with pytest.raises(ProjectLocked) as caught:
        lock.take(path, MINE, (NOW + timedelta(days=days)).astimezone())
    assert words in caught.value.hint
