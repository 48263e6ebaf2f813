"""Which proposals are listed: those of one mark, and those with some words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QWidget

from briefer.drafting.proposals import Mark
from briefer.text import folded
from briefer.words import said, tr
from ui.review.lines import WORDS
from ui.widgets.fields import offer_to_clear


class Which(QWidget):
    """A tab for each mark with its count, and a field; `mark` and `words` are what is asked for.

    Signals
        changed()   something else is asked for
        left()      the focus goes to the list
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark: Mark | None = None
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(tr("Which proposals are shown"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(tr("Find in the list"))
        self.field.setPlaceholderText(tr("Find in the list"))
        offer_to_clear(self.field)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tabs, 2)
        line.addWidget(self.field, 1)
        self.tabs.currentChanged.connect(lambda at: self._take(self.tabs.tabData(at)))
        self.field.textChanged.connect(lambda _: self.changed.emit())
        self.field.installEventFilter(self)

    def has(self, spoken: str) -> bool:
        """Tell whether what is said of a line has all words that are sought, whatever their case and accents."""
        said = folded(spoken)
        return all(word in said for word in folded(self.field.text()).split())

    def show_counts(self, counts: Mapping[Mark, int]) -> None:
        """Show a tab for each mark that has proposals, and one for all; a mark of none is not asked for any more."""
        if self.mark not in counts:
            self.mark = None
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for mark, number in [(None, sum(counts.values())), *counts.items()]:
            name = tr("All") if mark is None else said(WORDS[mark])
            at = self.tabs.addTab(f"{name} {number}")
            self.tabs.setTabData(at, mark)
            if mark is self.mark:
                self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter in the field go to the list, and Esc empty the field first."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _take(self, mark: Mark | None) -> None:
        self.mark = mark
        self.changed.emit()
        self.left.emit()
