"""The start: the article is there first, nothing is loaded before it is needed, and no key is lost meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from ui import app

ROOT = Path(__file__).parents[3]
AFTER_THE_ARTICLE = [
    "ui.main_window",
    "ui.stages",
    "ui.board",
    "ui.compare",
    "ui.brief",
    "ui.export",
    "ui.tagging",
    "ui.importing",
    "ui.projects",
    "briefer.edits",
    "briefer.store.document",
    "briefer.store.project_file",
    "briefer.check",
    "briefer.readers",
    "briefer.templates",
    "briefer.pipeline",
]
ON_FIRST_USE = [
    "ui.review",
    "ui.memory",
    "ui.pages",
    "ui.preferences",
    "ui.parties",
    "ui.finding.choices",
    "ui.finding.palette",
    "ui.window.about",
    "briefer.check",
    "briefer.readers",
    "briefer.templates",
    "briefer.brief",
    "briefer.suggest",
    "briefer.drafting",
    "briefer.writers",
    "pydantic",
    "yaml",
    "markdown_it",
    "lxml",
    "psutil",
    "importlib.metadata",
    "difflib",
    "email",
    "http",
    "socket",
    "ssl",
]


@contextmanager
def started(**environment):
    """Start a window and stop at its first page."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.window.start_child"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        yield child
        child.kill()


def told(child):
    return json.loads(child.stdout.readline())


def go_on(child):
    child.stdin.write("\n")
    child.stdin.flush()


def loaded(facts, names):
    return [name for name in names if any(f"{each}.".startswith(f"{name}.") for each in facts["modules"])]


def test_the_article_is_painted_before_the_window_around_it_is_loaded():
    with started(QT_QPA_PLATFORM="offscreen") as child:
        first = told(child)
    assert first["is_painted"]
    assert loaded(first, AFTER_THE_ARTICLE + ON_FIRST_USE) == []


def test_the_window_is_made_without_what_only_a_later_act_needs():
    with started(QT_QPA_PLATFORM="offscreen") as child:
        told(child)
        go_on(child)
        made = told(child)
    assert made["is_same"]
    assert loaded(made, ON_FIRST_USE) == []


def test_the_article_stays_where_it_was_shown_first_and_the_next_start_shows_it_where_it_was():
    with started(QT_QPA_PLATFORM="offscreen") as child:
        first = told(child)
        go_on(child)
        told(child)
        made = told(child)
        assert (made["place"], made["shown"]) == (first["place"], first["shown"])
        closed = told(child)
    assert closed["kept"] == closed["place"] != first["place"]


def test_keys_on_the_first_page_move_at_once_and_all_after_the_first_tag_act_when_the_window_is_there(server):
    with started(DISPLAY=server, QT_QPA_PLATFORM="xcb") as child:
        told(child)
        subprocess.run(["xdotool", "key", "j", "1", "d", "k"], env={**os.environ, "DISPLAY": server}, check=True)
        time.sleep(0.2)  # the server brings them to the program
        go_on(child)
        assert told(child)["focus"] == "a1.2"
        assert told(child)["tags"] == ["demand a1.2"]


def test_all_that_is_loaded_beside_the_window_is_there():
    assert [name for name in (*app.PARTS, *app.ROOMS) if find_spec(name) is None] == []
