"""What a brief says, as a small value that a version keeps and changes are told between."""

from __future__ import annotations

from briefer.model import Project, Record, RecordedItem, RecordedRow
from briefer.queries.excerpts import Excerpt, excerpts
from briefer.queries.table import printed_rows


def record_of(project: Project) -> Record:
    """Return what the brief of a project says now, without rows and articles that it leaves out."""
    found = excerpts(project)
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
            row.issue.agreed,
        )
        for row in printed_rows(project)
    )
    others = tuple(known[each.annotation.id] for each in found if each.issue is None)
    stars = tuple(each for each in project.brief.key_point_ids if each in known)
    return Record(rows, others, project.brief.fields, stars)


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
