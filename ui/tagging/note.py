"""All of one item: its words and what is left out of them, date, paraphrase, speaker, notes, kind and parties.

The same dialog adds what was stated in no article. Ctrl+Enter saves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from briefer import edits, queries
from briefer.errors import BrieferError
from briefer.model import Annotation, AnnotationId, IssueId, Kind, ParagraphId, PartyId, Project
from briefer.words import tr
from ui.look import words
from ui.session import Session
from ui.tagging.event_fields import EventFields
from ui.tagging.quotation import QuotationField
from ui.widgets.choice import Choice
from ui.widgets.dialog import Area, Foot, fit
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import RoleLabel, hairline
from ui.widgets.tick import Tick

WIDTH = 560
HEIGHT = 640
EVENT_HEIGHT = 740


class NoteDialog(QDialog):
    """Edits everything of an item; Save is one undo step. `event_fields` are the fields of an event, or None.

    `is_at_date`: begin at the date of the event, not at the paraphrase.
    """

    def __init__(
        self, session: Session, annotation_id: str, parent: QWidget | None = None, *, is_at_date: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._item = self._found(annotation_id)
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self.event_fields: EventFields | None = None
        self._make_fields()
        self._lay_out()
        self._follow_kind()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        first = self.event_fields.date_text if self.event_fields is not None and is_at_date else self.paraphrase
        first.setFocus()

    def accept(self) -> None:
        """Keep everything as one undo step and close; say so if the sort date is no date or something is missing."""
        if self.event_fields is not None and not self.event_fields.are_right():
            return
        label = tr("Note") if self.event_fields is None else tr("Note and date")
        try:
            after = self._kept(self._session.project)
        except BrieferError as error:
            self.mistake.setText(str(error))
            self.mistake.show()
            return
        self._session.step(label, lambda _: after)
        super().accept()

    def _found(self, annotation_id: str) -> Annotation:
        return queries.annotation(self._session.project, AnnotationId(annotation_id))

    def _kept(self, project: Project) -> Project:
        """Return the project with all that stands in the fields."""
        name, kind = self._item.id, Kind(self.kind.currentData())
        if kind is not self._item.kind:
            project = edits.retag(project, name, kind)
        if self._parties() != self._item.party_ids:
            project = edits.assign_parties(project, name, self._parties())
        project = edits.describe(project, name, **self._values())
        if self.quotation is not None:
            project = edits.set_cuts(project, name, self.quotation.cuts)
        return (edits.star if self.star.isChecked() else edits.unstar)(project, name)

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {
            "speaker": self.speaker.text().strip(),
            "paraphrase": self.paraphrase.toPlainText().strip(),
            "note": self.note.toPlainText().strip(),
            "comment": self.comment.toPlainText().strip(),
            "is_paraphrase_only": self.only.isChecked(),
        }
        if self.origin is not None:
            values["stated_in"] = self.origin.text()
        if self.event_fields is not None:
            values |= {"when": self.event_fields.when, "status": self.event_fields.chosen_status}
        return values

    def _parties(self) -> tuple[PartyId, ...]:
        """Return the ticked parties, those it had first and in their order."""
        ticked = [party_id for party_id, tick in self.parties.items() if tick.isChecked()]
        return tuple(sorted(ticked, key=lambda each: (each not in self._item.party_ids, self._place(each))))

    def _place(self, party_id: PartyId) -> int:
        had = self._item.party_ids
        return had.index(party_id) if party_id in had else len(had)

    # The fields

    def _make_fields(self) -> None:
        item, project = self._item, self._session.project
        is_elsewhere = bool(item.stated_in) or not item.id
        self.quotation = None if is_elsewhere else QuotationField(project, item.id, self._page)
        self.origin = QLineEdit(item.stated_in, self._page) if is_elsewhere else None
        self.paraphrase = self._field(item.paraphrase)
        self.speaker = QLineEdit(item.speaker, self._page)
        self.note = self._field(item.note, 2)
        self.comment = self._field(item.comment, 2)
        self.star = Tick(tr("Ke&y point"), self._page)
        self.star.setChecked(item.id in project.brief.key_point_ids)
        self.only = Tick(tr("Paraphrase onl&y: print no quotation"), self._page)
        self.only.setChecked(item.is_paraphrase_only)
        self.only.setVisible(not is_elsewhere)
        self.kind = Choice(self._page)
        for kind in Kind:
            self.kind.addItem(words.kind_word(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(item.kind))
        self.kind.activated.connect(self._follow_kind)
        self.parties = {party.id: self._tick(party.name, party.id) for party in project.parties}
        self.mistake = RoleLabel("body", parent=self._page)
        self.mistake.setObjectName("error")
        self.mistake.setWordWrap(True)
        self.mistake.hide()

    def _tick(self, name: str, party_id: PartyId) -> Tick:
        tick = Tick(name.replace("&", "&&"), self._page)
        tick.setChecked(party_id in self._item.party_ids)
        return tick

    def _field(self, text: str, lines: int = 4) -> QPlainTextEdit:
        field = QPlainTextEdit(text, self._page)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 16)
        return field

    def _follow_kind(self, _: int = 0) -> None:
        """Show date and status where the kind is that of an event."""
        is_event = Kind(self.kind.currentData()) is Kind.EVENT
        if is_event and self.event_fields is None:
            self.event_fields = EventFields(self._session.project, self._item, self._page)
            self._events.addWidget(self.event_fields)
            self._events.addWidget(hairline(self._page))
            self._order()
        elif not is_event and self.event_fields is not None:
            while (line := self._events.takeAt(0)) is not None:
                if (widget := line.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.event_fields = None

    def _title(self) -> str:
        kind = words.kind_word(self._item.kind)
        reference = queries.excerpt(self._session.project, self._item.id).reference
        return tr("Note: {kind}, {reference}").format(kind=kind, reference=reference)

    def _lay_out(self) -> None:
        self.setWindowTitle(self._title())
        column = self._column
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        if self.quotation is not None:
            column.addWidget(self.quotation)
        self._events = QVBoxLayout()
        column.addLayout(self._events)
        column.addLayout(self._words())
        column.addWidget(self.mistake)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Area(self._page, self), 1)
        box.addWidget(Foot(self, tr("&Save"), tr("Ctrl+Enter saves")))
        fit(self, WIDTH, HEIGHT if self._item.kind is not Kind.EVENT else EVENT_HEIGHT)

    def _words(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        if self.origin is not None:
            form.addRow(tr("W&here it was stated: a call, a meeting, a document (printed)"), self.origin)
            form.addRow(tr("&What was stated, in your words (printed, never as a quotation)"), self.paraphrase)
        else:
            form.addRow(tr("&Paraphrase (printed beside the quotation)"), self.paraphrase)
        form.addRow(tr("Sp&eaker"), self.speaker)
        form.addRow(tr("&Note (yours, not printed)"), self.note)
        form.addRow(tr("&Comment to whoever clears the brief (a comment in Word, not printed)"), self.comment)
        form.addRow(tr("&Kind"), self.kind)
        form.addRow(tr("Parties"), self._flow(tuple(self.parties.values())))
        form.addRow(self._flow((self.star, self.only)))
        return form

    def _flow(self, ticks: Sequence[QWidget]) -> QWidget:
        box = QWidget(self._page)
        flow = FlowLayout(box, 14)
        for tick in ticks:
            flow.addWidget(tick)
        return box

    def _order(self) -> None:
        """Let Tab go from date and status on to the paraphrase."""
        if self.event_fields is not None:
            fields = (self.origin, self.paraphrase, self.speaker, self.note, self.comment, self.kind)
            way = [self.event_fields.status, *(each for each in fields if each), *self.parties.values()]
            for one, other in pairwise([*way, self.star, self.only]):
                QWidget.setTabOrder(one, other)


class ElsewhereDialog(NoteDialog):
    """Adds what was stated in no article, to the row of an issue if one is given; `added` is its id, or ""."""

    def __init__(self, session: Session, issue_id: str = "", parent: QWidget | None = None) -> None:
        self._issue_id = issue_id
        self.added = ""
        super().__init__(session, "", parent)
        if self.origin is not None:
            self.origin.setFocus()

    def _found(self, annotation_id: str) -> Annotation:
        armed = self._session.armed_party
        parties = (PartyId(armed),) if armed else ()
        return Annotation(AnnotationId(""), ParagraphId(""), Kind.POSITION, parties)

    def _title(self) -> str:
        return tr("Stated elsewhere")

    def _kept(self, project: Project) -> Project:
        values = self._values()
        stated = values.pop("stated_in")
        kind = Kind(self.kind.currentData())
        project = edits.state_elsewhere(project, kind, self._parties(), values["paraphrase"], stated)
        name = AnnotationId(edits.newest_id(project, "t"))
        project = edits.describe(project, name, **values)
        if self.star.isChecked():
            project = edits.star(project, name)
        self.added = name
        return edits.assign_issue(project, name, IssueId(self._issue_id)) if self._issue_id else project
