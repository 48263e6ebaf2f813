"""Two people save one file: whatever the order, and at the same instant too, nothing either of them saved is lost."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from briefer.model import Project
from briefer.store import project_file
from tests.endurance.forms import both

WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture
def people():
    command = [sys.executable, WRITER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([*command, "north"], **pipes) as first, subprocess.Popen([*command, "south"], **pipes) as two:
        yield first, two
        first.stdin.close()
        two.stdin.close()


def ask(who, command):
    """Let these people do this at the same time; return what they answer."""
    for person, what in zip(who, command, strict=True):
        person.stdin.write(f"{what}\n")
        person.stdin.flush()
    return [person.stdout.readline().strip() for person in who]


@both(30, 2_000)
def test_every_interleaving_of_two_writers_leaves_both_versions(tmp_path, people, rounds):
    chance = random.Random(11)
    outcomes = Counter()
    for number in range(rounds):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "talks.briefer"
        project_file.save(Project(title="start"), path)
        ask(people, [f"open {path}"] * 2)
        tokens = []
        for step in range(chance.randint(2, 5)):
            who = chance.choice([people[:1], people[1:], people, people])
            if chance.random() < 0.2:
                ask(who, [f"open {path}"] * len(who))
            names = [f"{step}{'ab'[people.index(person)]}" for person in who]
            answers = ask(who, [f"save {name}" for name in names])
            outcomes.update(answers)
            assert set(answers) <= {"saved", "copied"}
            tokens += names
        kept = {word for each in folder.iterdir() for word in project_file.load(each).title.split()}
        assert kept == {"start", *tokens}
    assert outcomes["copied"] >= rounds // 4
    assert outcomes["saved"] >= rounds
