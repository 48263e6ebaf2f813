"""A field of several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.look.theme import Look

LINES = (4, 10)


class LongEdit(QPlainTextEdit):
    """A field of several lines, as high as its text, between 4 and 10 lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Put another text in, with the cursor where it was."""
        at = min(self.textCursor().position(), len(text))
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(at, QTextCursor.MoveMode.MoveAnchor)
        self.setTextCursor(cursor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = max(LINES[0], min(LINES[1], int(self.document().size().height())))
        look = Look.of(self)
        self.setFixedHeight(int(lines * self.fontMetrics().lineSpacing() + look.px(22)))
