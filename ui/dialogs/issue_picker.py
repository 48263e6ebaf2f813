"""The issue picker: a field and a list that filters as you type, last used first, with a new issue as the last line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefer.model import Project
from ui.models.issue_choices import IssueChoice, issue_choices
from ui.models.words import tr

LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class IssuePicker(QDialog):
    """Asks for an issue; `choice` is what was chosen. `recent` are ids of issues that stand first."""

    def __init__(self, project: Project, parent: QWidget | None = None, *, recent: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._project = project
        self._recent = tuple(recent)
        self.choice: IssueChoice | None = None
        self.setWindowTitle(tr("Put into an issue"))
        self.setMinimumWidth(420)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(tr("Issue"))
        self.field.setPlaceholderText(tr("Type an issue, or Theme / Issue for a new one"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Issues"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        hint = QLabel(tr("Up and Down choose, Enter puts it in, Esc leaves it where it is."), self)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(hint)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._fill("")

    @classmethod
    def choose(cls, project: Project, parent: QWidget | None = None) -> tuple[str, str] | None:
        """Ask for an issue and give its title and theme, or None if the person left."""
        picker = cls(project, parent)
        accepted = picker.exec() == QDialog.DialogCode.Accepted
        picker.deleteLater()
        return (picker.choice.title, picker.choice.theme) if accepted and picker.choice else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = cast(QKeyEvent, event).key()
        if key in LIST_KEYS:
            self._step(key)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
            return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for choice in issue_choices(self._project, typed, self._recent):
            detail = f"    {choice.detail}" if choice.detail else ""
            item = QListWidgetItem(f"{'+  ' if choice.is_new else ''}{choice.label}{detail}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.label}, {choice.detail}".strip(", "))
        self.list.setCurrentRow(0)

    def _step(self, key: int) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        last = self.list.count() - 1
        self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + steps[Qt.Key(key)])))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.choice = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
