"""What the analyst adds to one item: paraphrase, speaker, note, and of an event its date; Ctrl+Enter saves."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from briefer import edits, queries
from briefer.model import AnnotationId, Kind
from ui.look import words
from ui.look.words import tr
from ui.session import Session
from ui.tagging.event_fields import EventFields
from ui.widgets.dialog import Area, Foot, fit
from ui.widgets.labels import RoleLabel, hairline

WIDTH = 540
HEIGHT = 440
EVENT_HEIGHT = 640


class NoteDialog(QDialog):
    """Edits what the analyst adds to an item; Save is one undo step. `event` are the fields of an event, or None.

    `is_at_date`: begin at the date of the event, not at the paraphrase.
    """

    def __init__(
        self, session: Session, annotation_id: str, parent: QWidget | None = None, *, is_at_date: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._id = AnnotationId(annotation_id)
        excerpt = queries.excerpt(session.project, self._id)
        item = excerpt.annotation
        self.setWindowTitle(f"{tr('Note')}: {words.kind_word(item.kind)}, {excerpt.reference}")
        self._page = QWidget(self)
        self.event_fields = EventFields(session.project, item, self._page) if item.kind is Kind.EVENT else None
        self.paraphrase = self._field(item.paraphrase)
        self.speaker = QLineEdit(item.speaker, self._page)
        self.note = self._field(item.note)
        self._lay_out(words.quoted(excerpt.text))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        first = self.event_fields.date_text if self.event_fields is not None and is_at_date else self.paraphrase
        first.setFocus()

    def accept(self) -> None:
        """Keep everything as one undo step and close; say so if the sort date is no date."""
        values: dict[str, Any] = {
            "speaker": self.speaker.text().strip(),
            "paraphrase": self.paraphrase.toPlainText().strip(),
            "note": self.note.toPlainText().strip(),
        }
        if self.event_fields is not None:
            if not self.event_fields.are_right():
                return
            values |= {"when": self.event_fields.when, "status": self.event_fields.chosen_status}
        label = tr("Note") if self.event_fields is None else tr("Note and date")
        self._session.edit(label, edits.describe, self._id, **values)
        super().accept()

    def _field(self, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text, self._page)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * 4 + 16)
        return field

    def _lay_out(self, quotation: str) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        quote = RoleLabel("quote", quotation, self._page)
        quote.setWordWrap(True)
        column.addWidget(quote)
        if self.event_fields is not None:
            column.addWidget(self.event_fields)
            column.addWidget(hairline(self._page))
        column.addLayout(self._words())
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Area(self._page, self), 1)
        box.addWidget(Foot(self, tr("&Save"), tr("Ctrl Enter saves")))
        fit(self, WIDTH, HEIGHT if self.event_fields is None else EVENT_HEIGHT)

    def _words(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(tr("&Paraphrase (printed beside the quotation)"), self.paraphrase)
        form.addRow(tr("Sp&eaker"), self.speaker)
        form.addRow(tr("&Note (yours, not printed)"), self.note)
        return form
