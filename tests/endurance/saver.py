"""A program that saves, to be killed and failed from outside: `saver.py once|many|export PATH`.

It says “saved N” after a save was reported and “refused SENTENCE” after one was refused; a project's title is its N.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from briefer.atomic import write_atomically
from briefer.errors import BrieferError
from briefer.store import project_file
from tests.builders import a_project, a_tagged_project, an_article

TEXTS = tuple(f"Paragraph {number}: " + "Kyiv “refuses” to withdraw. " * 30 for number in range(60))


def numbered(number):
    return replace(a_project(2, an_article(*TEXTS)), title=str(number))


def say(text):
    os.write(1, f"{text}\n".encode())


def many(path):
    opened = project_file.open_project(path)
    for number in range(int(opened.project.title) + 1, 10**9):
        opened = project_file.save(numbered(number), path, was=opened)
        say(f"saved {number}")


def once(path):
    opened = project_file.open_project(path)
    project_file.save(a_tagged_project(), path.with_name("warm.briefer"))
    attempt(lambda: project_file.save(numbered(2), path, was=opened))


def export(path):
    write_atomically(path.with_name("warm.bin"), b"warm")
    data = project_file.dumps(numbered(2))
    attempt(lambda: write_atomically(path, data))


def attempt(work):
    os.getpriority(os.PRIO_PROCESS, 0)  # what comes before this call is left alone
    try:
        work()
    except BrieferError as error:
        os.getpriority(os.PRIO_PROCESS, 0)
        say(f"refused {error}")
    else:
        os.getpriority(os.PRIO_PROCESS, 0)
        say("saved 2")


if __name__ == "__main__":
    {"once": once, "many": many, "export": export}[sys.argv[1]](Path(sys.argv[2]))
