"""What a person waits for the list of things to check after each edit, on a comparison of 500 rows.

Run: python -m benchmarks.desk.check
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.desk.board import large_project
from briefer import edits, templates
from briefer.check import check
from briefer.model import Annotation, Paragraph, PartyId, Project, Span

ROUNDS = 40
AIM = 16.0  # ms
_LAST_WORDS = 3

Edit = Callable[[Project, int], Project]

EDITS: dict[str, Edit] = {
    "an assessment": lambda project, n: edits.assess(project, project.issues[n].id, assessment=f"Apart since {n}."),
    "a speaker": lambda project, n: edits.describe(project, project.annotations[n].id, speaker=f"Speaker {n}"),
    "a paraphrase that quotes": lambda project, n: edits.describe(
        project, project.annotations[n].id, paraphrase=f"Terms {n}: “an answer”."
    ),
    "a kind": lambda project, n: edits.retag(project, project.annotations[n].id, project.annotations[n + 1].kind),
    "a tag that goes": lambda project, n: edits.remove_annotation(project, project.annotations[n].id),
    "the bottom line": lambda project, n: edits.set_field(project, "bottom_line", f"Apart on {n}: “an answer”."),
    "a row to another place": lambda project, n: edits.move_issue(project, project.issues[n].id, n + 1),
    "a row left out": lambda project, n: edits.toggle_issue(project, project.issues[n].id),
    "another name of a party": lambda project, n: edits.edit_party(
        project, PartyId(project.parties[0].id), aliases=(f"Name{n}",)
    ),
}


def main() -> None:
    """Print for each sort of edit what a check after it takes, in ms: by the clock, and of the processor alone."""
    template = templates.find("comparison")
    project = written_project()
    check(project, template)
    for name, edit in EDITS.items():
        clock, processor, now = [], [], project
        for turn in range(ROUNDS):
            now = edit(now, turn * 10)
            started, spent = time.perf_counter(), time.process_time()
            check(now, template)
            clock.append((time.perf_counter() - started) * 1000)
            processor.append((time.process_time() - spent) * 1000)
        told = f"median {statistics.median(clock):.1f}, longest {max(clock):.1f}"
        slow = " (slow)" * (statistics.median(processor) > AIM)
        print(f"after {name}: {told}, processor {statistics.median(processor):.1f} ms{slow}")


def written_project() -> Project:
    """Return a project of 500 rows at the end of a day: half of the tags are spans, rows are assessed, words quoted."""
    project = large_project()
    paragraphs = {paragraph.id: paragraph for article in project.articles for paragraph in article.paragraphs}
    annotations = tuple(
        _spanned(each, paragraphs[each.paragraph_id])
        if place % 2
        else replace(each, paraphrase=f"It wants “it” {place}.")
        for place, each in enumerate(project.annotations)
    )
    issues = tuple(replace(each, assessment=f"“Kyiv rejects terms” is new in {each.id}.") for each in project.issues)
    return replace(project, annotations=annotations, issues=issues)


def _spanned(annotation: Annotation, paragraph: Paragraph) -> Annotation:
    end = paragraph.text.index(" wants")
    return replace(annotation, span=Span(0, end, paragraph.text[:end]), speaker="A spokesman")


if __name__ == "__main__":
    main()
