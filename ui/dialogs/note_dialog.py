"""Note, paraphrase and speaker of one item; Ctrl+Enter saves."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, queries
from briefer.model import AnnotationId

from ..dialogs.buttons import button_row
from ..models import words
from ..models.words import tr
from ..session import Session
from ..views.labels import RoleLabel


class NoteDialog(QDialog):
    """Edits what the analyst adds to an item; Save is one undo step."""

    def __init__(self, session: Session, annotation_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = AnnotationId(annotation_id)
        excerpt = queries.excerpt(session.project, self._id)
        self.setWindowTitle(f"{tr('Note')}: {words.kind_word(excerpt.annotation.kind)}, {excerpt.reference}")
        self.setMinimumWidth(480)
        quotation = RoleLabel("quote", words.quoted(excerpt.text), self)
        quotation.setWordWrap(True)
        self.paraphrase = self._area(excerpt.annotation.paraphrase)
        self.speaker = QLineEdit(excerpt.annotation.speaker, self)
        self.note = self._area(excerpt.annotation.note)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(tr("&Paraphrase (printed beside the quotation)"), self.paraphrase)
        form.addRow(tr("S&peaker"), self.speaker)
        form.addRow(tr("&Note (yours, not printed)"), self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(quotation)
        layout.addLayout(form)
        layout.addSpacing(4)
        layout.addLayout(button_row(self, tr("&Save"), self.save))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self.paraphrase.setFocus()

    def save(self) -> None:
        """Keep the texts as one undo step and close."""
        self._session.edit(
            tr("Note"),
            edits.describe,
            self._id,
            speaker=self.speaker.text().strip(),
            paraphrase=self.paraphrase.toPlainText().strip(),
            note=self.note.toPlainText().strip(),
        )
        self.accept()

    def _area(self, text: str) -> QPlainTextEdit:
        area = QPlainTextEdit(text, self)
        area.setTabChangesFocus(True)
        area.setFixedHeight(area.fontMetrics().lineSpacing() * 4 + 16)
        return area
