"""Taking part of a row into a new one: which items, and what the new row is called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefer import edits, queries
from briefer.errors import BrieferError
from briefer.model import AnnotationId, IssueId
from briefer.words import tr
from ui.look import words
from ui.session import Session
from ui.widgets.buttons import button_row
from ui.widgets.dialog import fit
from ui.widgets.labels import RoleLabel
from ui.widgets.tick import TickDelegate

ID_ROLE = Qt.ItemDataRole.UserRole


class SplitDialog(QDialog):
    """Lists the items of an issue with ticks; Split is one undo step."""

    def __init__(self, session: Session, issue_id: str, ticked: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = IssueId(issue_id)
        issue = queries.issue(session.project, self._id)
        self.setWindowTitle(tr("Split {title}").format(title=words.quoted(issue.title)))
        fit(self, 560, 420)
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(tr("Title of the new row"))
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(tr("Items of the new row"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setSpacing(3)
        for name in issue.annotation_ids:
            self._add(name, is_ticked=name == ticked)
        self._mistake = QLabel(self)
        self._mistake.setObjectName("error")
        self._mistake.setTextFormat(Qt.TextFormat.PlainText)
        self._mistake.setWordWrap(True)
        self._mistake.hide()
        label = QLabel(tr("&New row"), self)
        label.setBuddy(self.title)
        hint = RoleLabel("caption", tr("Space ticks what goes into the new row. The rest stays."), self, tone="ink2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        for widget in (label, self.title, hint, self.list, self._mistake):
            layout.addWidget(widget)
        layout.addLayout(button_row(self, tr("&Split"), self.save))
        self.title.setFocus()

    def ticked(self) -> tuple[AnnotationId, ...]:
        """The items that go into the new row."""
        lines = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            AnnotationId(str(line.data(ID_ROLE))) for line in lines if line.checkState() is Qt.CheckState.Checked
        )

    def save(self) -> None:
        """Split the row as one undo step and close, or say what is missing."""
        title = self.title.text()
        try:
            edits.split_issue(self._session.project, self._id, self.ticked(), title)
        except BrieferError as error:
            self._mistake.setText(str(error))
            self._mistake.show()
            return
        self._session.edit(tr("Split the row"), edits.split_issue, self._id, self.ticked(), title)
        self.accept()

    def _add(self, annotation_id: AnnotationId, *, is_ticked: bool) -> None:
        excerpt = queries.excerpt(self._session.project, annotation_id)
        parties = ", ".join(party.short_name or party.name for party in excerpt.parties)
        kind = words.kind_word(excerpt.annotation.kind)
        line = QListWidgetItem(f"{parties}, {kind} {excerpt.reference}: {words.shown(excerpt)}", self.list)
        line.setData(ID_ROLE, annotation_id)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
