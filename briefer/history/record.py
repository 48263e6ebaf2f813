"""What a brief says, as a small value: of a project as it is, and of the versions that were given out."""

from __future__ import annotations

from collections.abc import Sequence

from briefer import edits, queries
from briefer.errors import BrieferError
from briefer.history.printed import printed
from briefer.model import Project, Record, RecordedItem, RecordedRow, Version
from briefer.queries import Excerpt
from briefer.templates import Template


def record_of(project: Project) -> Record:
    """Return what the brief of a project says now, without rows and articles that it leaves out."""
    found = queries.excerpts(project)
    known = {each.annotation.id: _item(each) for each in found}
    rows = tuple(
        RecordedRow(
            row.issue.id,
            row.number,
            row.issue.title,
            row.issue.theme,
            row.issue.state,
            row.issue.assessment,
            tuple(known[each] for each in row.issue.annotation_ids if each in known),
        )
        for row in queries.printed_rows(project)
    )
    others = tuple(known[each.annotation.id] for each in found if each.issue is None)
    stars = tuple(each for each in project.brief.key_point_ids if each in known)
    return Record(rows, others, project.brief.fields, stars)


def to_be_issued(project: Project) -> Project:
    """Return the project with the number of the version that is given out next: a number is given out once."""
    if not any(each.number >= project.brief.version for each in project.versions):
        return project
    return edits.begin_version(project, queries.row_numbers(project))


def version_now(project: Project, issued: str, files: Sequence[tuple[str, str]], template: Template) -> Version:
    """Return what is given out now, at an ISO date and time, in files by name with their SHA-256."""
    number, record = project.brief.version, record_of(project)
    return Version(number, issued, template.id, record, tuple(files), printed(project, template))


def as_issued(project: Project, version: Version) -> Project:
    """Return the project with a version kept as given out. Raises EditError if its number was given out before."""
    return edits.keep_version(to_be_issued(project), version)


def version_of(project: Project, number: int) -> Version:
    """Return a version that was given out. Raises BrieferError if there is none of this number."""
    for version in project.versions:
        if version.number == number:
            return version
    given = ", ".join(str(version.number) for version in project.versions)
    raise BrieferError(
        f"Version {number} was not given out.", f"Given out: {given}." if given else "No version was given out yet."
    )


def _item(excerpt: Excerpt) -> RecordedItem:
    tag = excerpt.annotation
    return RecordedItem(
        tag.id,
        tag.kind,
        tuple(party.name for party in excerpt.parties),
        excerpt.text,
        excerpt.reference,
        tag.speaker,
        tag.paraphrase,
        tag.note,
    )
