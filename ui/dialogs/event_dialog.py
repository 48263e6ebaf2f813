"""The date and status of one event: the date as written, and beside it the date by which it is sorted."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, queries
from briefer.event_dates import date_proposals
from briefer.model import AnnotationId, Certainty, Status, When

from ..dialogs.buttons import button_row
from ..models import words
from ..models.overviews import sort_date_text
from ..models.words import tr
from ..session import Session
from ..views.labels import RoleLabel
from ..widgets.flow import FlowLayout

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
        self.proposals = tuple(self._proposal(each) for each in date_proposals(session.project, self._id))
        self._mistake = QLabel(self)
        self._mistake.setTextFormat(Qt.TextFormat.PlainText)
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

    def take(self, when: When) -> None:
        """Fill the fields with a proposed date; nothing is kept before Save."""
        self.date_text.setText(when.text)
        self.sort_date.setText(when.sort)
        self.certainty.setCurrentIndex(self.certainty.findData(when.certainty))
        if when.certainty is Certainty.PLANNED:
            self.status.setCurrentIndex(self.status.findData(Status.PLANNED))
        self.date_text.setFocus()

    def _proposal(self, when: When) -> QPushButton:
        known = sort_date_text(when) or tr("no sort date")
        button = QPushButton(f"{words.quoted(when.text)}: {known}".replace("&", "&&"), self)
        button.setAccessibleName(f"{tr('Take the date')} {when.text}, {known}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.take(when))
        return button

    def _named_dates(self) -> QWidget:
        """The dates the text names, to press; counted from the day of publication."""
        box = QWidget(self)
        flow = FlowLayout(box)
        for button in self.proposals:
            flow.addWidget(button)
        return box

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
        if self.proposals:
            hint = RoleLabel("caption", tr("The text names (press one to take it):"), self, tone="ink2")
            layout.addWidget(hint)
            layout.addWidget(self._named_dates())
        layout.addLayout(form)
        layout.addWidget(self._mistake)
        layout.addLayout(button_row(self, tr("&Save"), self.save))
        self.date_text.setFocus()


def is_sort_date(text: str) -> bool:
    """Whether a text is a year, a month or a day in ISO form, or nothing."""
    return not text or (len(text) in DATE_FORMS and QDate.fromString(text, DATE_FORMS[len(text)]).isValid())
