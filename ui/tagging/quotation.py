"""The words of an item in its dialog: what is selected in them can be left out of the quotation, and put back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefer import edits, queries
from briefer.errors import BrieferError
from briefer.model import AnnotationId, Project, Span
from briefer.words import tr
from ui.widgets.announce import announce

LINES = 5


class QuotationField(QWidget):
    """The passage, its left-out words struck through. Holds the cuts; the dialog keeps them.

    Signals
        grew()  a sentence about a mistake has come or gone
    """

    grew = Signal()

    def __init__(self, project: Project, annotation_id: AnnotationId, parent: QWidget) -> None:
        super().__init__(parent)
        self._project, self._id = project, annotation_id
        tag = queries.annotation(project, annotation_id)
        text = queries.paragraph_of(project, tag.paragraph_id).text
        self._start, self._end = tag.extent(len(text))
        self.text = QPlainTextEdit(text[self._start : self._end], self)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Quotation"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * LINES + 16)
        self.leave_out = QPushButton(tr("&Leave out the selected words"), self)
        self.all_again = QPushButton(tr("&Quote all of it"), self)
        self._mistake = QLabel(self)
        self._mistake.setObjectName("error")
        self._mistake.setTextFormat(Qt.TextFormat.PlainText)
        self._mistake.setWordWrap(True)
        self._mistake.hide()
        self.leave_out.clicked.connect(self._leave_out)
        self.all_again.clicked.connect(self._take_all)
        self.text.selectionChanged.connect(self._show_acts)
        self._lay_out()
        self._show()

    @property
    def cuts(self) -> tuple[Span, ...]:
        """What is left out, as chosen."""
        return queries.annotation(self._project, self._id).cuts

    def _leave_out(self) -> None:
        cursor = self.text.textCursor()
        start, end = self._start + cursor.selectionStart(), self._start + cursor.selectionEnd()
        try:
            self._project = edits.leave_out(self._project, self._id, start, end)
        except BrieferError as error:
            self._say(str(error))
            return
        self._say("")
        cursor.clearSelection()
        self.text.setTextCursor(cursor)
        self._show()
        self.text.setFocus()

    def _take_all(self) -> None:
        self._project = edits.set_cuts(self._project, self._id, ())
        self._say("")
        self._show()
        self.text.setFocus()

    def _show(self) -> None:
        """Strike what is left out."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(QTextCharFormat())
        struck = QTextCharFormat()
        struck.setFontStrikeOut(True)
        struck.setFontWeight(QFont.Weight.Light)
        for cut in self.cuts:
            cursor.setPosition(cut.start - self._start)
            cursor.setPosition(cut.end - self._start, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(struck)
        self._show_acts()

    def _show_acts(self) -> None:
        self.leave_out.setEnabled(self.text.textCursor().hasSelection())
        self.all_again.setEnabled(bool(self.cuts))

    def _say(self, sentence: str) -> None:
        self._mistake.setText(sentence)
        self._mistake.setVisible(bool(sentence))
        self.grew.emit()
        if sentence:
            announce(self.text, sentence)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for button in (self.leave_out, self.all_again):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.text)
        layout.addWidget(self._mistake)
        layout.addLayout(line)
