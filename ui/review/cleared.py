"""What is said over the list of what a cleared document asks for: what it was compared with, and how it was read."""

from __future__ import annotations

from briefer.history.clearance import Cleared
from briefer.history.wording import Sort
from briefer.model import Project
from briefer.words import counted, tr


def notes_on(project: Project, cleared: Cleared) -> tuple[str, ...]:
    """Return the sentences over the list, none where there is nothing to know."""
    last = max((version.number for version in project.versions), default=0)
    nowhere = sum(each.sort is Sort.UNPLACED for each in cleared.proposals)
    found = []
    if cleared.version and cleared.version < last:
        given = tr("It is a copy of version {old}; version {new} was given out since.")
        found.append(given.format(old=cleared.version, new=last))
    elif cleared.version:
        found.append(tr("Compared with version {n}.").format(n=cleared.version))
    if not cleared.has_marks:
        found.append(tr("It has lost its bookmarks: its rows were found by their numbers and words. Look twice."))
    if nowhere:
        found.append(counted(nowhere, "1 change has no place and is listed first.", "{n} have no place: listed first."))
    return tuple(found)
