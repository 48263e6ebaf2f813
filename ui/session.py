"""The open project: its current value, the undo stack, the focus and the armed party.

Signals
    changed(project, parts)  the new Project and the frozenset of its field names whose value is another one
    focus_changed(focus)     the next key acts elsewhere
    party_armed(party_id)    another party is active ("" = no party)
    stepped(label)           an act was done, taken back or done again, as the label says; the stack stands after it
    went_back(before, after)  an act was taken back or done again; everything shows `after` already
    failed(error)            an edit was refused; the BrieferError holds the sentence
    leaving()           another project is about to be opened in the place of this one
    opened()            another project was opened, and everything shows it
    saved()                  the project stands in its file
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefer.errors import BrieferError
from briefer.model import Project, Span
from briefer.words import tr

LikelyRows = Callable[[str, Span | None], Sequence[str]]
UNDO_LIMIT = 500
RECENT_ISSUES = 20
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the next key acts.

    `sentence` and `selection` are offsets in the paragraph (end exclusive); `annotation_id` is the one of several
    overlapping items that is meant, or "".
    """

    paragraph_id: str = ""
    sentence: tuple[int, int] | None = None
    selection: tuple[int, int] | None = None
    annotation_id: str = ""

    @property
    def passage(self) -> tuple[int, int] | None:
        """The characters to tag, or None for the whole paragraph."""
        return self.selection or self.sentence


class Step(QUndoCommand):
    """One undoable act: the project before and after it, and where it happened."""

    def __init__(self, session: Session, label: str, before: Project, after: Project) -> None:
        super().__init__(label)
        self._session = session
        self.before = before
        self.after = after
        self.where: Focus | None = None
        self.merge_key = ""

    def redo(self) -> None:
        # Qt calls this the first time too, when the step is pushed: this is how an edit is shown at all
        self._session._show(self.after, self.where)

    def undo(self) -> None:
        self._session._show(self.before, self.where)

    def id(self) -> int:
        # Qt merges two steps that follow each other and have one number; -1 is that of none
        return hash(self.merge_key) % 2_147_483_647 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Step) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        return True


def _no_rows(paragraph_id: str, span: Span | None) -> tuple[str, ...]:
    """Offer nothing: without a draft nobody knows."""
    return ()


class Session(QObject):
    """The one place through which a view changes anything."""

    changed = Signal(object, object)
    focus_changed = Signal(object)
    party_armed = Signal(object)
    stepped = Signal(str)
    went_back = Signal(object, object)
    failed = Signal(object)
    leaving = Signal()
    opened = Signal()
    saved = Signal()

    def __init__(self, project: Project, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._path = path
        self._focus = Focus()
        self._armed_party = ""
        self._recent_issues: tuple[str, ...] = ()
        self.is_undone = False
        self.last_tag = ""
        """The id of the item that was tagged last, which may be gone again."""
        self.likely_rows: LikelyRows = _no_rows
        """The titles of the rows that the draft finds likeliest for a passage, by its paragraph's id and its span."""
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def project(self) -> Project:
        """The value as it is now; hold on to it, for it never changes, and the next edit makes another."""
        return self._project

    @property
    def path(self) -> Path | None:
        """The project's file, or None if it was never saved."""
        return self._path

    @property
    def focus(self) -> Focus:
        """Where the next key acts."""
        return self._focus

    @property
    def armed_party(self) -> str:
        """The id of the active party, or ""."""
        return self._armed_party

    @property
    def recent_issues(self) -> tuple[str, ...]:
        """The ids of the issues something was put into, the last used first; some may be gone again."""
        return self._recent_issues

    @property
    def is_modified(self) -> bool:
        """Whether there is work that stands in no file."""
        return not self.undo_stack.isClean()

    def open(self, project: Project, path: Path | None, *, is_saved: bool = True) -> None:
        """Replace everything: another project, an empty undo stack, no focus; `is_saved` if it stands in its file."""
        self.leaving.emit()
        self.undo_stack.clear()
        if not is_saved:
            self.undo_stack.resetClean()
        self._path = path
        self._focus = Focus()
        self._recent_issues = ()
        self.last_tag = ""
        self.is_undone = False
        columns = project.brief.columns
        self._armed_party = columns[0] if columns else ""
        self._project = project
        self.changed.emit(project, frozenset(field.name for field in fields(Project)))
        self.party_armed.emit(self._armed_party)
        self.opened.emit()

    def mark_saved(self, project: Project, path: Path) -> None:
        """Note that `project` stands in `path`; newer work stays modified."""
        self._path = path
        if project is self._project:
            self.undo_stack.setClean()
        self.saved.emit()

    def edit(  # noqa: PLR0913 - label, merge key and place belong to the step, the rest to the edit
        self,
        label: str,
        edit: Callable[Concatenate[Project, P], Project],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Apply a pure edit as one undo step; say whether it was accepted and changed something."""
        return self.step(label, lambda project: edit(project, *args, **kwargs))

    def step(
        self,
        label: str,
        edit: Callable[[Project], Project],
        *,
        merge_key: str = "",
        where: Focus | None = None,
    ) -> bool:
        """Apply a function of the project as one undo step; steps in a row with one `merge_key` become one."""
        before = self._project
        try:
            after = edit(before)
        except BrieferError as error:
            self.failed.emit(error)
            return False
        if after is before:
            return False
        step = Step(self, label, before, after)
        step.where = where or self._focus
        step.merge_key = merge_key
        self.undo_stack.push(step)
        self._note_issues(before, after)
        self.is_undone = False
        self.stepped.emit(label)
        return True

    def undo(self) -> None:
        """Take back the last step."""
        label, before = self.undo_stack.undoText(), self._project
        self.undo_stack.undo()
        self._tell_way(before)
        self.is_undone = True
        self.stepped.emit(tr("Undone: {act}").format(act=label))

    def redo(self) -> None:
        """Do again what was taken back last."""
        label, before = self.undo_stack.redoText(), self._project
        self.undo_stack.redo()
        self._tell_way(before)
        self.is_undone = False
        self.stepped.emit(tr("Done again: {act}").format(act=label))

    def _tell_way(self, before: Project) -> None:
        if self._project is not before:
            self.went_back.emit(before, self._project)

    def set_focus(self, focus: Focus) -> None:
        """Move the focus; every view follows."""
        if focus != self._focus:
            self._focus = focus
            self.focus_changed.emit(focus)

    def arm(self, party_id: str) -> None:
        """Make a party the active one ("" for no party)."""
        if party_id != self._armed_party:
            self._armed_party = party_id
            self.party_armed.emit(party_id)

    def _show(self, project: Project, where: Focus | None) -> None:
        before = self._project
        if project is before:
            return
        self._project = project
        parts = frozenset(
            field.name for field in fields(Project) if getattr(project, field.name) is not getattr(before, field.name)
        )
        self._drop_stale(project)
        self.changed.emit(project, parts)
        if where is not None and where.paragraph_id:
            self.set_focus(where)

    def _note_issues(self, before: Project, after: Project) -> None:
        """Remember the issues that hold more now, whichever way it got there."""
        held = {issue.id: set(issue.annotation_ids) for issue in before.issues}
        used = [issue.id for issue in after.issues if not held.get(issue.id, set()).issuperset(issue.annotation_ids)]
        self._recent_issues = tuple(dict.fromkeys((*used, *self._recent_issues)))[:RECENT_ISSUES]

    def _drop_stale(self, project: Project) -> None:
        if self._armed_party and all(party.id != self._armed_party for party in project.parties):
            self.arm(project.brief.columns[0] if project.brief.columns else "")
