"""The field an answer is pasted into: plain text as it is, a web page with a table by its markup."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefer.words import tr


class AnswerField(QPlainTextEdit):
    """Plain text alone is shown in it; the words of a pasted page are read elsewhere.

    Signals
        page_pasted(text, html)   a page with a table was pasted
    """

    page_pasted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Answer"))
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("Paste the answer here: lines, a table, with or without words around it."))

    def insertFromMimeData(self, source: QMimeData) -> None:
        html = source.html() if source.hasHtml() else ""
        if "<table" in html.casefold():
            self.page_pasted.emit(source.text(), html)
        else:
            super().insertFromMimeData(source)
