"""The proof of a written brief beside its writing, by format; by CPU time, of each the best of five.

Run: python -m benchmarks.writing.prove [ROWS]

The rows are those of `pdf`, two quotations a row, tagged in a project, and composed in the usual house format.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.writing.pdf import rows
from briefer import edits, pipeline, templates
from briefer.brief import Brief
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Party, PartyId, Project, Source
from briefer.proof.written import verify
from briefer.writers import WRITERS

_TURNS = 5


def project_of(count: int) -> Project:
    """Return a project whose comparison has so many rows."""
    texts = [side[0][0].strip("“”") for _, _, *sides in rows(count) for side in sides]
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), text) for number, text in enumerate(texts, 1))
    project = edits.add_article(Project(title="Talks"), Article(ArticleId(""), Source("Talks", "Paper"), paragraphs))
    names = (Party(PartyId(""), "Russia"), Party(PartyId(""), "Ukraine"))
    project = edits.set_parties(project, names, (PartyId("new:0"), PartyId("new:1")))
    for number, paragraph in enumerate(project.articles[0].paragraphs):
        project = edits.annotate(project, paragraph.id, Kind.DEMAND, (project.parties[number % 2].id,))
        row = number // 2
        project = edits.file_under(project, project.annotations[-1].id, f"Issue {row}", f"Theme {row // 50}")
    return project


def best(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the least CPU seconds, and what was made."""
    least = float("inf")
    made = None
    for _ in range(_TURNS):
        started = time.process_time()
        made = work()
        least = min(least, time.process_time() - started)
    return least, made


def measure(brief: Brief, suffix: str) -> None:
    """Print how long a brief takes to write and to prove in one format."""
    writing, data = best(lambda: pipeline.render(brief, suffix))
    proving, proof = best(lambda: verify(data, suffix, brief))
    assert proof.is_proved, proof.missing
    print(f"{suffix}: written in {writing:.3f} s, proved in {proving:.3f} s, {proving / writing:.2f} of the writing")


def main() -> None:
    """Print each format."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    brief = pipeline.compose_brief(project_of(count), templates.find("comparison"))
    for writer in WRITERS:
        measure(brief, writer.suffix)


if __name__ == "__main__":
    main()
