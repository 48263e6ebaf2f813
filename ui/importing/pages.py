"""What the import dialog shows in place of the paragraphs: reading, a failure, a field to paste into, a password."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefer.words import tr
from ui.importing.incoming import Pasted
from ui.widgets.dialog import Notice
from ui.widgets.labels import RoleLabel

FIELD_WIDTH = 320


class ReadingPage(QWidget):
    """Says what is being read; the bar comes only where it takes a while."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = RoleLabel("body", "", self, tone="ink2")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Reading"))
        column = _column(self)
        column.addWidget(self._label)
        column.addWidget(self.bar)
        column.addStretch(1)

    def show_step(self, sentence: str) -> None:
        """Say what the reading does now ("Reading talks.pdf")."""
        self._label.setText(sentence)


class FailurePage(QWidget):
    """The sentence of the failure and the way on.

    Signals
        paste_requested()  the text shall be pasted instead
    """

    paste_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = Notice(self)
        self.button = QPushButton(tr("&Paste the text instead"), self)
        self.button.clicked.connect(self.paste_requested)
        column = _column(self)
        column.addWidget(self.notice)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)


class PasteField(QPlainTextEdit):
    """Text to paste; formatting pasted into the empty field is kept for as long as the text is not touched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept = Pasted("")
        self.setPlaceholderText(tr("Paste the text of the article here"))
        self.setAccessibleName(tr("Text of the article"))
        self.setTabChangesFocus(True)

    @property
    def pasted(self) -> Pasted:
        """What stands in the field, with its formatting where that still fits."""
        text = self.toPlainText()
        return Pasted(text, self._kept.html if text == self._kept.text else "")

    def insertFromMimeData(self, source: QMimeData) -> None:
        was_empty = not self.toPlainText()
        super().insertFromMimeData(source)
        self._kept = Pasted(self.toPlainText(), source.html() if was_empty and source.hasHtml() else "")


class PastePage(QWidget):
    """A field for the text of the article."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = PasteField(self)
        column = _column(self)
        column.addWidget(self.field)


class PasswordPage(QWidget):
    """Says that a file is protected, and takes its password; nothing keeps it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = Notice(self)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Password"))
        self.field.setMaximumWidth(FIELD_WIDTH)
        label = RoleLabel("body", tr("Pass&word"), self, tone="ink2")
        label.setBuddy(self.field)
        hint = RoleLabel("caption", tr("It is used to read the file and is kept nowhere."), self, tone="ink2")
        hint.setWordWrap(True)
        column = _column(self)
        for widget in (self.notice, label, self.field, hint):
            column.addWidget(widget)
        column.addStretch(1)


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 20, 20, 20)
    column.setSpacing(12)
    return column
