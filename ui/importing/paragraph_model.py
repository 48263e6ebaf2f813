"""The paragraphs of an article before it is added, as rows: their words, their kinds, and how they are spoken."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.model import Paragraph, ParagraphKind
from briefer.text import word_count
from briefer.words import counted, later, said, tr
from ui.importing.borders import doubt

KIND_WORDS = {
    ParagraphKind.BODY: later("Text"),
    ParagraphKind.HEADING: later("Heading"),
    ParagraphKind.LIST_ITEM: later("List item"),
    ParagraphKind.QUOTE: later("Quotation"),
}

Index = QModelIndex | QPersistentModelIndex


def kind_word(kind: ParagraphKind) -> str:
    """Name how a source sets a paragraph."""
    return said(KIND_WORDS[kind])


class ParagraphModel(QAbstractListModel):
    """The paragraphs as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paragraphs: tuple[Paragraph, ...] = ()
        self._counts: dict[str, int] = {}

    def show(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Replace all lines; whoever wants the current line kept sets it again."""
        self.beginResetModel()
        self.paragraphs = paragraphs
        self.endResetModel()

    def words(self, row: int) -> int:
        """Count the words of a paragraph."""
        text = self.paragraphs[row].text
        if text not in self._counts:
            self._counts[text] = word_count(text)
        return self._counts[text]

    def count_of(self, row: int) -> str:
        """Say how many words a paragraph has."""
        return counted(self.words(row), "1 word", "{n} words")

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.paragraphs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.paragraphs[row].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = self.paragraphs[row].kind
            parts = (
                tr("Paragraph {n}").format(n=row + 1),
                "" if kind is ParagraphKind.BODY else kind_word(kind),
                self.count_of(row),
                doubt(self.paragraphs, row),
            )
            return f"{', '.join(part for part in parts if part)}. {self.paragraphs[row].text}"
        return None
