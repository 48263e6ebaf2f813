"""The ways in, where no article is open: under the sentence that says there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.words import tr
from ui.widgets.labels import RoleLabel
from ui.widgets.tips import plain_tip

MOST = 5


class Way(QPushButton):
    """A button that Enter presses too, though Enter is a key of the article around it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)

    def event(self, event: QEvent) -> bool:
        enter = Qt.Key.Key_Return, Qt.Key.Key_Enter
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in enter:
            event.accept()
            return True
        return super().event(event)


class WayIn(QWidget):
    """Buttons for a file, the clipboard, the web and the sample, and the projects opened last.

    Signals
        open_requested(), paste_requested(), address_requested(), sample_requested()
        project_requested(path)   one of the recent projects was chosen
    """

    open_requested = Signal()
    paste_requested = Signal()
    address_requested = Signal()
    sample_requested = Signal()
    project_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ways = QHBoxLayout()
        ways.addStretch(1)
        for text, signal in (
            (tr("&Open…"), self.open_requested),
            (tr("&Paste…"), self.paste_requested),
            (tr("From the &web…"), self.address_requested),
            (tr("Try the &sample"), self.sample_requested),
        ):
            button = Way(text, self)
            button.setAccessibleName(text.replace("&", ""))
            button.clicked.connect(signal)
            ways.addWidget(button)
        ways.addStretch(1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 20)
        column.setSpacing(12)
        column.addLayout(ways)
        column.addLayout(self._recent)
        column.addStretch(1)
        self.hide()

    def take_focus(self) -> None:
        """Give the keyboard to the project opened last, so that Enter goes on with it."""
        items = (self._recent.itemAt(at) for at in range(self._recent.count()))
        button = next((each.widget() for each in items if each is not None and isinstance(each.widget(), Way)), None)
        if button is not None:
            button.setFocus()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer the projects opened last, at most MOST of them."""
        while (item := self._recent.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        if paths:
            self._recent.addWidget(RoleLabel("caption", tr("Opened last"), self), 0, Qt.AlignmentFlag.AlignHCenter)
        for path in paths[:MOST]:
            row = Way(path.stem.replace("&", "&&"), self)
            row.setObjectName("link")
            row.setAccessibleName(tr("Open {name}").format(name=path.stem))
            row.setToolTip(plain_tip(str(path.parent)))
            row.clicked.connect(lambda _=False, chosen=path: self.project_requested.emit(chosen))
            self._recent.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
