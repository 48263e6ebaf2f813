"""Versions: which is given out next, what is kept of it, and which were."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefer import edits, queries, templates
from briefer.errors import BrieferError
from briefer.history.printed import printed
from briefer.model import Project, Version
from briefer.queries.record import record_of
from briefer.store import project_file
from briefer.templates import Template
from briefer.words import tr


def to_be_issued(project: Project) -> Project:
    """Return the project with the number of the version that is given out next: a number is given out once."""
    if not any(each.number >= project.brief.version for each in project.versions):
        return project
    return edits.begin_version(project, queries.row_numbers(project))


def version_now(project: Project, issued: str, files: Sequence[tuple[str, str]], template: Template) -> Version:
    """Return what is given out now, at an ISO date and time, in files by name with their SHA-256."""
    number, record = project.brief.version, record_of(project)
    return Version(number, issued, template.id, record, tuple(files), printed(project, template))


def version_of_file(path: Path) -> Version:
    """Return what another project says, as a version of number 0 of the time its file was last written.

    Raises what reading the project raises.
    """
    project = project_file.load(path)
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%MZ")
    try:
        template = templates.find(project.brief.template_id)
    except BrieferError:  # an office's own format need not be here for what the brief says
        template = templates.builtin()[0]
    mark = hashlib.sha256(path.read_bytes()).hexdigest()
    return replace(version_now(project, written, ((path.name, mark),), template), number=0)


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
        tr("Version {n} was not given out.").format(n=number),
        tr("Given out: {given}.").format(given=given) if given else tr("No version was given out yet."),
    )
