"""Memory over many briefs: the first index, one changed project, and questions, with a thousand projects.

.venv/bin/python -m benchmarks.keeping.memory
"""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path
from statistics import median

from briefer import edits
from briefer.history.memory import Memory, Wanted
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Party, PartyId, Project, Source
from briefer.store import project_file

PROJECTS, ITEMS = 1000, 100
WORDS = [first + last for first in ("with", "sanc", "bord", "pris", "trea", "harb") for last in map(str, range(200))]
"""As many as the words of content of a few hundred articles."""
PARTIES = (Party(PartyId(""), "Nordia"), Party(PartyId(""), "Sudonia"))


def a_project(number: int) -> Project:
    """Return one project with ITEMS tagged paragraphs."""
    chance = random.Random(number)
    texts = [" ".join(chance.choices(WORDS, k=25)) + f" {number}-{at}." for at in range(ITEMS)]
    paragraphs = tuple(Paragraph(ParagraphId(str(at)), text) for at, text in enumerate(texts, 1))
    article = Article(ArticleId(""), Source("Headline", "Paper", published="2026-03-04"), paragraphs)
    project = edits.set_parties(edits.add_article(Project(title="Talks"), article), PARTIES, (PartyId("new:0"),))
    for at, paragraph in enumerate(project.articles[0].paragraphs):
        project = edits.annotate(project, paragraph.id, Kind.DEMAND, (project.parties[at % 2].id,))
    return project


def main() -> None:
    """Print the times."""
    with tempfile.TemporaryDirectory() as aside:
        folder = Path(aside, "briefs")
        folder.mkdir()
        data = [project_file.dumps(a_project(number)) for number in range(20)]
        for number in range(PROJECTS):
            Path(folder, f"{number}.briefer").write_bytes(data[number % 20])
        texts = [each.text for number in range(20) for each in a_project(number).articles[0].paragraphs]
        memory = Memory(Path(aside, "memory.sqlite"))
        start = time.perf_counter()
        memory.update([folder])
        print(f"first index of {PROJECTS} projects, {PROJECTS * ITEMS} items: {time.perf_counter() - start:.1f} s")
        Path(folder, "7.briefer").write_bytes(data[8] + b"\n")
        start = time.perf_counter()
        memory.update([folder])
        print(f"one changed project: {1000 * (time.perf_counter() - start):.0f} ms")
        times, hits = list[float](), 0
        for _ in range(100):
            wanted = Wanted(" ".join(random.choice(texts).split()[:2]), party=random.choice(("", "Nordia")))
            start = time.perf_counter()
            found = memory.find(wanted)
            times.append(1000 * (time.perf_counter() - start))
            hits += len(found)
        print(
            f"question of two words ({hits} hits of 100): median {median(times):.0f} ms, p95 {sorted(times)[94]:.0f} ms"
        )
        memory.close()


if __name__ == "__main__":
    main()
