"""What is suggested, in numbers, and the way to accept all that is likely: the foot of the sidebar.

Signals
    accept_requested()
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefer.words import counted, tr
from ui.look.marks import set_icon
from ui.widgets.labels import RoleLabel

if TYPE_CHECKING:
    from briefer.suggest import Suggestion


class SuggestionBlock(QWidget):
    """Hidden where nothing is suggested."""

    accept_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = RoleLabel("caption", parent=self, tone="ink2")
        self._numbers.setWordWrap(True)
        self.button = QPushButton(tr("Accept likely…"), self)
        self.button.setAccessibleName(tr("Accept likely suggestions"))
        self.button.clicked.connect(self.accept_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 0, 9, 0)
        column.setSpacing(8)
        column.addWidget(RoleLabel("list_heading", tr("Suggestions"), self, tone="ink2"))
        column.addWidget(self._numbers)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._dress()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "button"):
            self._dress()

    def _dress(self) -> None:
        set_icon(self.button, "list-checks")

    def show_suggestions(self, suggested: Mapping[str, tuple[Suggestion, ...]]) -> None:
        """Count what is open and how much of it is likely; hidden where nothing is."""
        from briefer.suggest import LIKELY

        found = [each for suggestions in suggested.values() for each in suggestions]
        likely = sum(each.confidence >= LIKELY for each in found)
        words = counted(len(found), "1 open", "{n} open")
        self._numbers.setText(tr("{open}, {likely} likely").format(open=words, likely=likely))
        self.button.setEnabled(bool(likely))
        self.setVisible(bool(found))
