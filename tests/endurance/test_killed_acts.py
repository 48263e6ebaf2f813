"""What was done on a project of any size is on the disk in a moment, whenever the program is killed."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefer.store import recovery
from briefer.store.running import this_run
from tests.endurance import actor
from tests.endurance.forms import both

ACTOR = Path(actor.__file__)
KEPT_AFTER_S = 2.0
"""The promise, however busy the machine; at rest it takes a hundredth of it, which is printed."""


def killed_after(folder, tags, seconds):
    """Let the program act for some seconds and kill it; return the ages of its acts at that moment, by their number."""
    with subprocess.Popen([sys.executable, ACTOR, folder, str(tags), "0.01"], stdout=subprocess.PIPE) as child:
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        killed = time.monotonic()
        said = (first + child.stdout.read()).decode().split("\n")[:-1]
    return {int(number): killed - float(when) for when, number in map(str.split, said)}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("tags", [50, pytest.param(10_000, marks=pytest.mark.endurance)])
@both(2, 100)
def test_a_killed_program_leaves_all_its_acts_but_the_last_moments(tmp_path, tags, rounds):
    chance = random.Random(7)
    lost = []
    for _ in range(rounds):
        ages = killed_after(tmp_path, tags, chance.random() * 0.3)
        (found,) = recovery.find_recoveries(tmp_path, this_run(host="desk", id="looking"))
        last = int(found.project.title)
        project = actor.first_state(tags)
        for number in range(1, last + 1):
            project = actor.state(project, number)
        assert found.project == project  # every act up to the last that is there, and nothing else
        lost += [age for number, age in ages.items() if number > last]
        recovery.discard(found.file)
    sys.stdout.write(
        f"{tags} tags: {rounds} kills, {len(lost)} acts lost, the oldest {max(lost, default=0):.3f} s old\n"
    )
    assert max(lost, default=0) < KEPT_AFTER_S
