"""From dropping a row or an item to the repainted board, on a comparison of 500 rows.

Run: python -m benchmarks.desk.board
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.desk.window import in_window
from briefer import edits
from briefer.model import Article, ArticleId, Issue, IssueId, Kind, Paragraph, ParagraphId, PartyId, Project, Source

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

ROWS = 500
THEMES = 25
ROUNDS = 30
REST = 2.0  # seconds


def main() -> None:
    """Print the median and the slowest of moving a row, lifting and dropping it, and moving an item, in ms."""
    in_window(measure)


def large_project(rows: int = ROWS) -> Project:
    """Return a project of so many rows in THEMES themes, with an item for each of two parties in every row."""
    paragraphs = tuple(
        Paragraph(
            ParagraphId(""),
            f"Moscow said in paragraph {n} that it wants an answer. Kyiv rejects terms {n} as they stand.",
        )
        for n in range(2 * rows)
    )
    project = edits.add_article(Project(), Article(ArticleId(""), Source(headline="Talks"), paragraphs))
    project = edits.add_party(edits.add_party(project, "Russia"), "Ukraine")
    parties = tuple(party.id for party in project.parties)
    project = edits.set_columns(project, parties)
    for at, paragraph in enumerate(project.articles[0].paragraphs):
        kind = Kind.DEMAND if at % 2 == 0 else Kind.POSITION
        project = edits.annotate(project, paragraph.id, kind, (PartyId(parties[at % 2]),))
    names = [annotation.id for annotation in project.annotations]
    issues = tuple(
        Issue(IssueId(f"i{9000 + n}"), f"Issue {n}", f"Theme {n * THEMES // rows}", tuple(names[2 * n : 2 * n + 2]))
        for n in range(rows)
    )
    return replace(project, issues=issues, last_id=20_000)


def measure(application: QApplication, window: MainWindow) -> None:
    """Move rows and items in a real window and wait for each repaint."""
    window.session.open(large_project(), None)
    window.stages.show_stage("compare")
    board = window.stages.compare.board
    rested = time.perf_counter() + REST
    while time.perf_counter() < rested:  # no hand lifts a row while the window still opens
        application.processEvents()

    def at(place: int) -> None:
        board.select_issue(window.session.project.issues[place].id)
        board.scrollTo(board.currentIndex())
        application.processEvents()

    def timed(act: Callable[[int], object], start: Callable[[int], None]) -> list[float]:
        took = []
        for turn in range(ROUNDS):
            start(turn * (ROWS - 20) // ROUNDS)
            before = window.session.project
            started = time.perf_counter()
            act(turn)
            board.viewport().repaint()
            took.append((time.perf_counter() - started) * 1000)
            if window.session.project is before:
                raise SystemExit("Nothing was moved.")
            application.processEvents()
        return took

    def lifted(place: int) -> None:
        at(place)
        board.acts.lift()
        board.acts.move(1)
        application.processEvents()

    def item(place: int) -> None:
        at(place)
        board.select_annotation(window.session.project.issues[place].annotation_ids[0])

    _tell("lift, move and drop a row: drop to repaint", timed(lambda _: board.acts.drop(), lifted))
    _tell("Ctrl+Down on a row to repaint", timed(lambda _: board.acts.move(1), at))
    _tell("Ctrl+Down on an item to repaint", timed(lambda _: board.acts.move(1), item))
    _tell("undo to repaint", timed(lambda _: window.session.undo(), lambda _: None))


def _tell(what: str, took: list[float]) -> None:
    print(f"{what}: median {statistics.median(took):.1f} ms, most {max(took):.1f} ms")


if __name__ == "__main__":
    main()
