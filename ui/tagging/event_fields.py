"""When an event was, and what the source says of it: the date as written, and beside it the date it is sorted by.

A part of the dialog of an item; nothing is kept here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.drafting.event_dates import date_proposals
from briefer.model import Annotation, Certainty, Project, Status, When
from briefer.words import tr
from ui.look import words
from ui.widgets.announce import announce
from ui.widgets.choice import Choice
from ui.widgets.fields import DayField, is_date
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import RoleLabel
from ui.widgets.overviews import sort_date_text


class EventFields(QWidget):
    """Date, sort date, certainty and status of an event, and the dates its text names.

    Signals
        grew()  a sentence about a mistake has come or gone, and the fields want another height
    """

    grew = Signal()

    def __init__(self, project: Project, item: Annotation, parent: QWidget) -> None:
        super().__init__(parent)
        self.proposals = tuple(self._proposal(each) for each in date_proposals(project, item.id))
        self.date_text = QLineEdit(item.when.text, self)
        self.sort_date = DayField(self)
        self.sort_date.show_stamp(item.when.sort)
        self.sort_date.setAccessibleName(tr("Sort date"))
        self.sort_date.setPlaceholderText(words.day("2025-06-05"))
        self.certainty = Choice(self)
        self.certainty.setAccessibleName(tr("How the sort date is meant"))
        for certainty in Certainty:
            self.certainty.addItem(words.certainty_word(certainty), certainty)
        self.certainty.setCurrentIndex(self.certainty.findData(item.when.certainty))
        self.status = Choice(self)
        for status in Status:
            self.status.addItem(words.status_word(status), status)
        self.status.setCurrentIndex(self.status.findData(item.status))
        self._mistake = QLabel(self)
        self._mistake.setTextFormat(Qt.TextFormat.PlainText)
        self._mistake.setObjectName("error")
        self._mistake.setWordWrap(True)
        self._mistake.hide()
        self._lay_out()

    @property
    def when(self) -> When:
        """The date as it stands in the fields."""
        certainty = Certainty(self.certainty.currentData())
        return When(self.date_text.text().strip(), self.sort_date.stamp, certainty)

    @property
    def chosen_status(self) -> Status:
        """What the source says of the event, as chosen."""
        return Status(self.status.currentData())

    def are_right(self) -> bool:
        """Whether the fields can be kept; if not, say why and go to the field."""
        is_right = is_date(self.when.sort)
        like = [words.day(each) for each in ("2025", "2025-06", "2025-06-05")]
        told = tr("Write the sort date as {year}, {month} or {day}, or leave it empty.")
        sentence = told.format(year=like[0], month=like[1], day=like[2])
        self._mistake.setText("" if is_right else sentence)
        self._mistake.setVisible(not is_right)
        self.grew.emit()
        if not is_right:
            self.sort_date.setFocus()
            announce(self.sort_date, sentence)
        return is_right

    def take(self, when: When) -> None:
        """Fill the fields with a proposed date; nothing is kept before Save."""
        self.date_text.setText(when.text)
        self.sort_date.show_stamp(when.sort)
        self.certainty.setCurrentIndex(self.certainty.findData(when.certainty))
        if when.certainty is Certainty.PLANNED:
            self.status.setCurrentIndex(self.status.findData(Status.PLANNED))
        self.date_text.setFocus()

    def _proposal(self, when: When) -> QPushButton:
        known = sort_date_text(when) or tr("no sort date")
        button = QPushButton(f"{words.quoted(when.text)}: {known}".replace("&", "&&"), self)
        button.setAccessibleName(tr("Take the date {date}, {known}").format(date=when.text, known=known))
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

    def _lay_out(self) -> None:
        sorted_by = QHBoxLayout()
        sorted_by.setSpacing(8)
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
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        if self.proposals:
            hint = RoleLabel("caption", tr("The text names (press one to take it):"), self, tone="ink2")
            layout.addWidget(hint)
            layout.addWidget(self._named_dates())
        layout.addLayout(form)
        layout.addWidget(self._mistake)
