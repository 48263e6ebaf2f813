"""Beginning the next version: one act, wherever it is asked for."""

from __future__ import annotations

from briefer import edits, queries
from briefer.model import Project
from briefer.words import tr
from ui.session import Session


def begin_version(session: Session, least: int = 1) -> None:
    """Begin the next version, of number `least` at least, row numbers kept, as one step."""

    def begin(project: Project) -> Project:
        project = edits.begin_version(project, queries.row_numbers(project))
        return edits.set_version(project, max(project.brief.version, least))

    session.step(tr("Next version begun, row numbers kept"), begin)
