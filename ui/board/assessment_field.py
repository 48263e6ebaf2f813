"""The field in which the assessment of a row is written, in its place on the board, and that of its agreed text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from briefer.model import Issue
from briefer.words import tr
from ui.look.words import quoted
from ui.widgets.buttons import button_row
from ui.widgets.dialog import fit
from ui.widgets.labels import RoleLabel


class AssessmentField(QPlainTextEdit):
    """A field of a few lines; Tab leaves it, Esc leaves the text as it was (the delegate sees to both).

    Signals
        kept()  Ctrl+Enter was pressed: the text is finished
    """

    kept = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        else:
            super().keyPressEvent(event)


class AgreedDialog(QDialog):
    """Asks for the text of a row that is agreed so far; Ctrl+Enter keeps it."""

    def __init__(self, issue: Issue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Agreed text of {title}").replace("{title}", quoted(issue.title)))
        fit(self, 560, 320)
        label = QLabel(tr("&Text that both sides have agreed so far"), self)
        self.field = AssessmentField(self)
        self.field.setAccessibleName(self.windowTitle())
        self.field.setPlainText(issue.agreed)
        self.field.kept.connect(self.accept)
        label.setBuddy(self.field)
        told = tr("It stands apart from your assessment, in a column of its own where the format has one.")
        hint = RoleLabel("caption", told, self, tone="ink2")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        for widget in (label, self.field, hint):
            layout.addWidget(widget)
        layout.addLayout(button_row(self, tr("&Keep"), self.accept))
        self.field.setFocus()
