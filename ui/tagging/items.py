"""What can be done with one item wherever it is shown: put it into an issue, give it to a party, take it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from briefer import edits, queries
from briefer.model import AnnotationId, IssueId
from briefer.queries import Excerpt
from ui.look import words
from ui.look.words import tr
from ui.session import Focus, Session
from ui.tagging.issue_picker import IssuePicker


def file_item(session: Session, annotation_id: str, widget: QWidget, likely: Sequence[str] = ()) -> None:
    """Ask for an issue, `likely` titles first, and put an item in it as one step; the keyboard returns to `widget`."""
    picker = IssuePicker(session.project, widget.window(), recent=session.recent_issues, likely=likely)
    if picker.exec() == QDialog.DialogCode.Accepted and picker.choice is not None:
        choice = picker.choice
        label = tr("Put into {title}").replace("{title}", words.quoted(choice.title))
        name = AnnotationId(annotation_id)
        if choice.is_new:
            session.edit(label, edits.file_under, name, choice.title, choice.theme)
        else:
            session.edit(label, edits.assign_issue, name, IssueId(choice.issue_id))
    picker.deleteLater()
    widget.setFocus()


def give_item(session: Session, annotation_id: str, key: int, *, is_added: bool = False) -> str:
    """Give an item to the party with a digit (0 = no party) and return the sentence that says so, or "".

    `is_added` keeps the parties the item has.
    """
    project = session.project
    party = next((each for each in project.parties if queries.party_key(project, each.id) == key), None)
    if not annotation_id or (party is None and key):
        return ""
    label = tr("Give to {party}").replace("{party}", party.name if party else tr("no party"))
    if is_added and party is not None:
        done = session.edit(label, edits.toggle_party, AnnotationId(annotation_id), party.id)
    else:
        done = session.edit(label, edits.assign_parties, AnnotationId(annotation_id), (party.id,) if party else ())
    return label if done else ""


def unfile_item(session: Session, annotation_id: str) -> bool:
    """Take an item out of its issue and back to the tray; say whether it was in one."""
    return session.edit(tr("Back to the tray"), edits.unassign_issue, AnnotationId(annotation_id))


def focus_on(excerpt: Excerpt) -> Focus:
    """The focus that stands on an item and its words."""
    annotation = excerpt.annotation
    selection = (annotation.span.start, annotation.span.end) if annotation.span else None
    return Focus(annotation.paragraph_id, selection=selection, annotation_id=annotation.id)
