"""What the acts of `stalls` are tried on, and those that are no command: first looks, typing, import, export."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.desk.board import large_project
from benchmarks.desk.keys import LONGEST, project_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefer.model import Project
    from ui.main_window import MainWindow

ROWS = 10
"""So many rows hold what is filed in an article that is long, or short."""


def filed_project(length: int) -> Project:
    """Return an article of `length` paragraphs, half of its tags in ROWS rows, some of them events."""
    from briefer.model import Issue, IssueId, Kind

    project = project_of(length)
    tags = tuple(replace(each, kind=Kind.EVENT) if at % 5 == 4 else each for at, each in enumerate(project.annotations))
    filed = [each.id for each in tags[: len(tags) // 2] if each.kind is not Kind.EVENT]
    rows = tuple(Issue(IssueId(f"i{90_000 + n}"), f"Issue {n}", "Talks", tuple(filed[n::ROWS])) for n in range(ROWS))
    return replace(project, annotations=tags, issues=rows, last_id=100_000)


PROJECTS: dict[str, Callable[[], Project]] = {
    "short": lambda: filed_project(60),
    "rows": large_project,
    "long": lambda: filed_project(LONGEST),
}
"""60 paragraphs; 500 rows of a thousand paragraphs; 10,000 paragraphs."""


@dataclass(frozen=True)
class Scene:
    """An act with its name and the place it begins in, "" for where the last one ended."""

    name: str
    stage: str
    run: Callable[[], object]
    drive: Callable[[QWidget], bool] = lambda _: True
    """Presses on in what opened: called with it, again and again, until it has pressed what there is to press."""


def first_looks(window: MainWindow) -> Iterator[Scene]:
    """Return the stages and tabs, none of which has been seen yet."""
    from ui.compare.stage import TABS

    stages = window.stages
    yield Scene("first look at compare", "read", lambda: stages.show_stage("compare"))
    for name, _ in TABS[1:]:
        yield Scene(f"first look at {name}", "compare", partial(stages.compare.show_tab, name))
    yield Scene("first look at brief", "read", lambda: stages.show_stage("brief"))
    for step in range(1, 4):
        yield Scene(f"tab {step} of brief", "brief", lambda: stages.step_tab(1))


def further(window: MainWindow, path: Path, other: Path, folder: Path) -> Iterator[Scene]:
    """Return what is done without a command of its own, and the ends of what the commands begin."""
    from ui.importing.incoming import File

    page = folder / "long.html"
    texts = [each.text for each in window.session.project.articles[0].paragraphs]
    page.write_text("<h1>Talks</h1>" + "".join(f"<p>{each}</p>" for each in texts), encoding="utf-8")
    acts = {each.name: each.run for each in window.keyboard.actions}
    yield Scene("open another project", "read", lambda: window.documents.open(other))
    yield Scene("open the project again", "read", lambda: window.documents.open(path))
    yield Scene("type in the palette", "read", acts["edit.palette"], lambda shown: _typed(shown, "answer"))
    yield Scene("open the field of finding", "read", window.read.find_bar.open)
    for letter in "answer":
        yield Scene(f"type {letter} in it", "", partial(_find, window, letter))
    yield Scene("import the article again", "read", lambda: window.articles.take([File(page)]), _accepted)
    yield Scene("export", "read", acts["file.export"], lambda shown: _exported(shown, folder))
    yield Scene("change parties of all in the tray", "compare", lambda: _all_of(window, "2"))
    yield Scene("undo that", "compare", window.session.undo)
    yield Scene("redo that", "compare", window.session.redo)
    yield Scene("clear all in the tray", "compare", lambda: _all_of(window, "Delete"))
    yield Scene("undo the clearing", "read", window.session.undo)


def _find(window: MainWindow, letter: str) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClicks(window.read.find_bar.field, letter)


def _typed(shown: QWidget, words: str) -> bool:
    from PySide6.QtTest import QTest

    field: Any = getattr(shown, "field", None)
    if field is None:
        return False
    QTest.keyClicks(field, words[len(field.text())])
    return bool(field.text() == words)


def _accepted(shown: QWidget) -> bool:
    """Add what was read, as soon as that can be done."""
    foot: Any = getattr(shown, "foot", None)
    if foot is None or not foot.main.isEnabled():
        return False
    foot.main.click()
    return True


def _exported(shown: Any, folder: Path) -> bool:
    """Press Export once, and wait until all is written or why it was not is said."""
    if type(shown).__name__ != "ExportDialog":
        return False
    if os.fspath(folder) == shown.folder.text():
        return bool(shown.exported or shown.foot.main.isEnabled())
    shown.folder.setText(os.fspath(folder))
    shown.opens.setChecked(False)
    shown.foot.main.click()
    return False


def _all_of(window: MainWindow, key: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    tray = window.stages.compare.tray
    tray.setFocus()
    QTest.keyClick(tray, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(tray, getattr(Qt.Key, f"Key_{key}"))
