"""The date and status of one event: the date as written, and beside it the date by which it is sorted."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, queries
from briefer.model import AnnotationId, Certainty, Status, When

from ..dialogs.buttons import button_row
from ..models import words
from ..models.words import tr
from ..session import Session
from ..views.labels import RoleLabel

DATE_FORMS = {4: "yyyy", 7: "yyyy-MM", 10: "yyyy-MM-dd"}


class EventDialog(QDialog):
    """Edits when an event was, and what the source says of it; Save is one undo step."""

    def __init__(self, session: Session, annotation_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = AnnotationId(annotation_id)
        excerpt = queries.excerpt(session.project, self._id)
        when = excerpt.annotation.when
        self.setWindowTitle(f"{tr('Date of the event')}, {excerpt.reference}")
        self.setMinimumWidth(460)
        self.date_text = QLineEdit(when.text, self)
        self.sort_date = QLineEdit(when.sort, self)
        self.sort_date.setPlaceholderText("2025-06-05")
        self.certainty = QComboBox(self)
        self.certainty.setAccessibleName(tr("How the sort date is meant"))
        for certainty in Certainty:
            self.certainty.addItem(words.certainty_word(certainty), certainty)
        self.certainty.setCurrentIndex(self.certainty.findData(when.certainty))
        self.status = QComboBox(self)
        for status in Status:
            self.status.addItem(words.status_word(status), status)
        self.status.setCurrentIndex(self.status.findData(excerpt.annotation.status))
        self._mistake = QLabel(self)
        self._mistake.setObjectName("error")
        self._mistake.setWordWrap(True)
        self._mistake.hide()
        self._lay_out(words.quoted(excerpt.text))

    def save(self) -> None:
        """Keep the date and the status as one undo step and close; say so if the sort date is no date."""
        sort = self.sort_date.text().strip()
        if not is_sort_date(sort):
            self._mistake.setText(tr("Write the sort date as 2025, 2025-06 or 2025-06-05, or leave it empty."))
            self._mistake.show()
            self.adjustSize()
            self.sort_date.setFocus()
            return
        when = When(self.date_text.text().strip(), sort, Certainty(self.certainty.currentData()))
        status = Status(self.status.currentData())
        self._session.edit(tr("Date of the event"), edits.describe, self._id, when=when, status=status)
        self.accept()

    def _lay_out(self, quotation: str) -> None:
        quote = RoleLabel("quote", quotation, self)
        quote.setWordWrap(True)
        sorted_by = QHBoxLayout()
        sorted_by.addWidget(self.sort_date, 1)
        sorted_by.addWidget(self.certainty)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(tr("&Date as written"), self.date_text)
        sort_label = QLabel(tr("S&ort date"), self)
        sort_label.setBuddy(self.sort_date)
        form.addRow(sort_label, sorted_by)
        form.addRow(tr("S&tatus"), self.status)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(quote)
        layout.addLayout(form)
        layout.addWidget(self._mistake)
        layout.addLayout(button_row(self, tr("&Save"), self.save))
        self.date_text.setFocus()


def is_sort_date(text: str) -> bool:
    """Whether a text is a year, a month or a day in ISO form, or nothing."""
    return not text or (len(text) in DATE_FORMS and QDate.fromString(text, DATE_FORMS[len(text)]).isValid())
