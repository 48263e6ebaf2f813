"""A program that acts on a project of so many tags until it is killed: `actor.py FOLDER TAGS PAUSE_S`.

It says of each act its time and number, once it has been handed over to be kept; a project's title is its last act.
"""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from briefer.model import Annotation, AnnotationId, Kind, Paragraph, ParagraphId
from briefer.store.recovery import RecoveryWriter, Snapshot
from briefer.store.running import this_run
from tests.builders import a_project

WORDS = "Moscow demands that Kyiv withdraw its troops from the four regions before talks begin. " * 3


def first_state(tags):
    """Return a project with so many tags in twice as many paragraphs."""
    paragraphs = tuple(Paragraph(ParagraphId(f"a1.{number}"), f"{number}. {WORDS}") for number in range(2 * tags))
    project = a_project()
    return replace(
        project,
        title="0",
        articles=(replace(project.articles[0], paragraphs=paragraphs),),
        annotations=tuple(
            Annotation(AnnotationId(f"t{number + 10}"), paragraph.id, Kind.DEMAND)
            for number, paragraph in enumerate(paragraphs[::2])
        ),
        last_id=2 * tags + 10,
    )


def state(project, number):
    """Return the project after an act: its number for a title, and somewhere a tag that is no longer the same."""
    place = number * 7919 % len(project.annotations)
    changed = replace(project.annotations[place], note=f"Said {number} times.")
    tags = (*project.annotations[:place], changed, *project.annotations[place + 1 :])
    return replace(project, title=str(number), annotations=tags)


def main(folder, tags, pause_s):
    """Act again and again."""
    project = first_state(tags)
    writer = RecoveryWriter(folder, this_run(host="desk", id="acting"), "1")
    writer.queue(Snapshot(project))
    writer.flush(60)
    for number in range(1, 10**9):
        project = state(project, number)
        writer.queue(Snapshot(project))
        os.write(1, f"{time.monotonic()} {number}\n".encode())
        time.sleep(pause_s)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
