"""Opening and saving a project of 10,000 annotations, beside Python's own json on the same data in the same run.

Run: python -m benchmarks.keeping.store
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from briefer.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Issue,
    IssueId,
    Kind,
    Paragraph,
    ParagraphId,
    Party,
    PartyId,
    Project,
    Source,
    Span,
)
from briefer.store import project_file
from briefer.store.recovery import RecoveryWriter, Snapshot
from briefer.store.running import this_run

ANNOTATIONS = 10_000
RUNS = 9
ACTS = 100
WORDS = "Moscow demands that “Kyiv” withdraw its troops from the four regions before talks begin. "


def a_large_project() -> Project:
    """Return a project of 10,000 paragraphs, each tagged, a tenth of them under an issue."""
    numbers = range(1, ANNOTATIONS + 1)
    paragraphs = tuple(Paragraph(ParagraphId(f"a1.{number}"), f"{number}. {WORDS * 3}") for number in numbers)
    party = Party(PartyId("p2"), "Russia", "RU", ("Moscow", "Kremlin"))
    annotations = tuple(
        Annotation(
            AnnotationId(f"t{number + 10}"),
            paragraph.id,
            Kind.DEMAND,
            (party.id,),
            Span(0, 40, paragraph.text[:40]),
            speaker="the foreign minister",
            paraphrase="Withdrawal first, talks afterwards.",
        )
        for number, paragraph in zip(numbers, paragraphs, strict=True)
    )
    issue = Issue(IssueId("i3"), "Withdrawal", "War", tuple(each.id for each in annotations[::10]))
    article = Article(ArticleId("a1"), Source("Talks open", "The Paper"), paragraphs)
    return Project("Talks", "en", (party,), (article,), annotations, (issue,), last_id=ANNOTATIONS + 10)


def milliseconds(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the least processor time of each, all of them run in turn so that a busy machine slows them alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            gc.collect()  # each pays for its own garbage
            started = time.process_time()
            work()
            times[name].append(time.process_time() - started)
    return {name: min(each) * 1000 for name, each in times.items()}


def pauses(folder: Path, project: Project) -> tuple[float, float]:
    """Return the longest time in ms that this thread could not go on: left alone, and while recovery is written."""
    writer = RecoveryWriter(folder, this_run(host="here", id="benchmark"), "1")
    alone = beside = 0.0
    for _ in range(5):
        alone = max(alone, _longest_pause(0.4))
        writer.queue(Snapshot(project))
        beside = max(beside, _longest_pause(0.4))
        writer.flush()
    writer.close()
    return alone * 1000, beside * 1000


def until_safe(folder: Path, project: Project) -> list[float]:
    """Return the times in ms from an act until it is on the disk; the first act has all of the project written."""
    writer = RecoveryWriter(folder, this_run(host="here", id="benchmark"), "2")
    times: list[float] = []
    for number in range(ACTS):
        tags = project.annotations
        place = number * 7919 % len(tags)
        changed = replace(tags[place], note=f"Said {number} times.")
        project = replace(project, annotations=(*tags[:place], changed, *tags[place + 1 :]))
        started = time.perf_counter()
        writer.queue(Snapshot(project))
        writer.flush()
        times.append((time.perf_counter() - started) * 1000)
    writer.close()
    return times


def _longest_pause(seconds: float) -> float:
    longest, before = 0.0, time.perf_counter()
    until = before + seconds
    while (now := time.perf_counter()) < until:
        longest, before = max(longest, now - before), now
    return longest


def main() -> None:
    """Print milliseconds and the ratio to json for each thing a project file goes through."""
    project = a_large_project()
    data = project_file.dumps(project)
    plain = json.loads(data)
    odd = data.replace(b'"language"', b'"unknown": 1, "language"', 1)
    all_odd = data.replace(b'{"id":"t', b'{"unknown":1,"id":"t')
    indented = json.dumps(plain, indent=2, ensure_ascii=False).encode()
    took = milliseconds(
        {
            "json.loads": lambda: json.loads(data),
            "open and validate": lambda: project_file.loads(data),
            "open with an unknown field": lambda: project_file.loads(odd),
            "json.loads of one in every tag": lambda: json.loads(all_odd),
            "open with one in every tag": lambda: project_file.loads(all_odd),
            "json.loads of it indented": lambda: json.loads(indented),
            "open it indented": lambda: project_file.loads(indented),
            "json.dumps": lambda: json.dumps(plain),
            "serialise": lambda: project_file.dumps(project),
        }
    )
    print(f"{ANNOTATIONS:,} annotations, {len(data) / 1e6:.1f} MB")
    for name, each in took.items():
        peer = "json.dumps" if name in {"serialise", "json.dumps"} else "json.loads"
        print(f"{name}: {each:.1f} ms, {each / took[peer]:.2f} x {peer}")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.briefer"
        opened = project_file.save(project, path)
        started = time.perf_counter()
        project_file.save(project, path, was=opened)
        print(f"save, proved and flushed to the disk: {(time.perf_counter() - started) * 1000:.0f} ms")
        first, *others = until_safe(Path(folder), project)
        print(
            f"an act is on the disk after {median(others):.1f} ms, at most {max(others):.1f}; the first {first:.0f} ms"
        )
        alone, beside = pauses(Path(folder), project)
        print(f"longest pause of a busy thread: {alone:.1f} ms alone, {beside:.1f} ms while recovery is written")


if __name__ == "__main__":
    main()
