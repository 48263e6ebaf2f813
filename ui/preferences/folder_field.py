"""A folder that is asked for: its name, a button to choose another, and one to do without."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.words import tr
from ui.widgets.labels import RoleLabel


class FolderField(QWidget):
    """Shows a folder under a heading and what it is for.

    Signals
        chosen(path)   another folder, "" for none
    """

    chosen = Signal(str)

    def __init__(self, title: str, purpose: str, none: str, parent: QWidget) -> None:
        """Take the heading, the sentence under it, and what is shown where no folder is chosen."""
        super().__init__(parent)
        self._title = title
        self._none = none
        self.name = RoleLabel("body", "", self)
        self.choose = self._button(tr("&Choose a folder…"), tr("Choose a folder: {what}"), self._ask)
        self.clear = self._button(tr("&Use none"), tr("Use no folder: {what}"), lambda: self._take(""))
        hint = RoleLabel("body", purpose, self, tone="ink2")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (RoleLabel("pane_title", title, self), hint, self.name):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(buttons)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_folder("")

    def show_folder(self, path: str) -> None:
        """Show a folder, or with "" that there is none."""
        self._path = path
        self.name.setText(path or self._none)
        self.clear.setEnabled(bool(path))

    def _ask(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._title, self._path)
        if path:
            self._take(path)

    def _take(self, path: str) -> None:
        self.show_folder(path)
        self.chosen.emit(path)

    def _button(self, text: str, spoken: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(spoken.format(what=self._title))
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button
