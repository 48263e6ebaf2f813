"""The timeline: every event with its date, oldest first; F2 opens date and status, M tells two as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer import edits, queries
from briefer.model import AnnotationId, Project
from briefer.queries import Excerpt
from briefer.words import tr
from ui.actions.action import Action, Scope
from ui.compare.acts import CellAct, CellActs
from ui.compare.items import many_of
from ui.compare.view import ComparedView
from ui.look import words
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import CellsModel
from ui.widgets.labels import RoleLabel
from ui.widgets.overviews import timeline_rows

DATE, STATUS = 0, 3
"""The columns that a click opens."""


class TimelineView(ComparedView):
    """Date, event, who, status and reference of every event.

    Signals
        annotation_requested(annotation_id)   show this event in the article
        said(sentence)                        something to say in the status bar
    """

    annotation_requested = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._lines: dict[object, Excerpt] = {}
        headings = (tr("Date"), tr("Event"), tr("Who"), tr("Status"), tr("Ref"))
        self.model = CellsModel(headings, self)
        self.table = CellTable(self.model, (20, 46, 18, 11, 8), self)
        self.table.setAccessibleName(tr("Timeline"))
        self.table.set_empty_sentence(tr("No events yet. Tag a paragraph as an event."))
        self.table.row_requested.connect(self.annotation_requested.emit)
        self.table.edit_requested.connect(lambda _: self.edit_current())
        self.table.current_changed.connect(self._show_acts)
        self.many = many_of(self.table, session, self._say)
        self.acts = CellActs(self.table, timeline_actions(lambda: self), self._acts, self.many)
        self.table.clicked.connect(self._click)
        self.join_button = QPushButton(tr("&Same event as…"), self)
        self.join_button.clicked.connect(self.join)
        self.part_button = QPushButton(tr("Se&parate"), self)
        self.part_button.clicked.connect(self.part)
        self._lay_out()
        self.setFocusProxy(self.table)

    def move_event(self, step: int) -> None:
        """Bring the current line one place up (-1) or down (1) among those of the same date."""
        line = self._line()
        if line is None:
            return
        equal = list(queries.equal_events(self._session.project, line.annotation.id))
        at = equal.index(line.annotation.id)
        if not 0 <= at + step < len(equal):
            self._say(tr("Only events of the same date can change places. F2 changes the date."))
            return
        equal[at], equal[at + step] = equal[at + step], equal[at]
        if self._session.edit(tr("Move the event"), edits.order_events, tuple(equal)):
            place = words.place_among(at + step + 1, len(equal))
            self._say(tr("{place} of this date").format(place=place[:1].upper() + place[1:]))

    def join(self) -> None:
        """Ask which line tells the same event as the current one, and tell them as one."""
        from ui.compare.event_picker import EventPicker

        line = self._line()
        if line is None:
            return
        picker = EventPicker(self._session.project, line.annotation.id, self.window())
        if picker.exec() == QDialog.DialogCode.Accepted and picker.choice:
            self.join_into(picker.choice)
        picker.deleteLater()
        self.table.setFocus()

    def join_into(self, annotation_id: str) -> None:
        """Tell the current event in the line of another, which keeps its words and date."""
        line = self._line()
        if line is None:
            return
        into = AnnotationId(annotation_id)
        if self._session.edit(tr("Tell as one event"), edits.join_events, into, line.annotation.id):
            self.table.select_key(into)
            self._say(tr("Told as one. X separates them."))

    def part(self) -> None:
        """Give every passage of the current line a line of its own again."""
        line = self._line()
        if line is None or not line.also:
            self._say(tr("This line tells one event only. M tells it as one with another."))
            return
        if self._session.edit(tr("Separate events"), edits.part_events, line.annotation.id):
            self._say(tr("Separated."))

    def _line(self) -> Excerpt | None:
        return self._lines.get(self.table.current_key())

    def edit_current(self) -> None:
        """Ask for date and status of the current event."""
        self.many.select(())
        self.many.acts.open(is_at_date=True)

    def _click(self, index: QModelIndex) -> None:
        """Open date and status where one of them is clicked."""
        if index.column() in (DATE, STATUS):
            self.edit_current()

    def _acts(self) -> Iterable[CellAct]:
        line = self._line()
        if line is None:
            return
        name = line.annotation.id
        yield CellAct(tr("Go to the paragraph"), lambda: self.annotation_requested.emit(name), key="Return")
        for each in line.also:
            yield _act_on(each, tr("Go to {reference}"), self.annotation_requested.emit)
        yield CellAct(tr("Move up among equal dates"), action="timeline.up")
        yield CellAct(tr("Move down among equal dates"), action="timeline.down")
        yield CellAct(tr("Same event as…"), action="timeline.join")
        if len(line.also) > 1:
            for each in line.also:
                yield _act_on(each, tr("Separate {reference}"), self._part_one)
        yield CellAct(tr("Separate"), is_enabled=bool(line.also), action="timeline.part")

    def _part_one(self, annotation_id: AnnotationId) -> None:
        self._session.edit(tr("Separate an event"), edits.part_event, annotation_id)

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence)
        announce(self.table, sentence)

    def _show(self, project: Project) -> None:
        self._lines = {line.annotation.id: line for line in queries.timeline(project)}
        self.table.show_rows(timeline_rows(project))
        self.many.keep()
        self._show_acts()

    def _show_acts(self, *_: object) -> None:
        line = self._line()
        self.join_button.setEnabled(self.model.rowCount() > 1)
        self.part_button.setEnabled(line is not None and bool(line.also))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 8, 8, 12)
        foot.setSpacing(8)
        foot.addWidget(self.join_button)
        foot.addWidget(self.part_button)
        foot.addSpacing(10)
        told = tr("Ctrl+↑ and Ctrl+↓ order events of one date. F2 opens date and status.")
        hint = RoleLabel("caption", told, self, tone="ink2")
        hint.setWordWrap(True)
        foot.addWidget(hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)


def _act_on(passage: Excerpt, text: str, run: Callable[[AnnotationId], object]) -> CellAct:
    return CellAct(text.format(reference=passage.reference), lambda: run(passage.annotation.id))


def timeline_actions(view_of: Callable[[], TimelineView]) -> tuple[Action, ...]:
    """Return what is done with the current event of a timeline, which is asked for when an act runs."""

    def row(name: str, text: str, key: str, act: Callable[[TimelineView], object]) -> Action:
        return Action(f"timeline.{name}", text, "", (key,), lambda: act(view_of()), 2, Scope.TIMELINE)

    return (
        row("date", tr("Date and status of the event…"), "F2", lambda view: view.edit_current()),
        row("up", tr("Move up among equal dates"), "Ctrl+Up", lambda view: view.move_event(-1)),
        row("down", tr("Move down among equal dates"), "Ctrl+Down", lambda view: view.move_event(1)),
        row("join", tr("Tell the event as one with another…"), "M", lambda view: view.join()),
        row("part", tr("Separate events that are told as one"), "X", lambda view: view.part()),
    )
