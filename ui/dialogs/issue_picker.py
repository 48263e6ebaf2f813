"""The issue picker: a field and a list that filters as you type, last used first, with a new issue as the last line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from briefer.model import Project

from ..models.cells import Cell, CellsModel, CellStyle, TableRow
from ..models.issue_choices import IssueChoice, issue_choices
from ..models.words import tr
from ..views.cell_table import CellTable
from ..views.labels import RoleLabel

LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class IssuePicker(QDialog):
    """Asks for an issue; `choice` is what was chosen. `recent` are ids of issues that stand first.

    `without` is an issue that is not offered, and then no new one either: a row is merged with one that is there.
    """

    def __init__(
        self, project: Project, parent: QWidget | None = None, *, recent: Sequence[str] = (), without: str = ""
    ) -> None:
        super().__init__(parent)
        self._without = without
        self._project = project
        self._recent = tuple(recent)
        self.choice: IssueChoice | None = None
        self.setWindowTitle(tr("Put into an issue"))
        self.resize(480, 440)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(tr("Issue"))
        self.field.setPlaceholderText(tr("Type an issue, or Theme / Issue for a new one"))
        self.model = CellsModel(("", ""), self)
        self.list = CellTable(self.model, (64, 36), self)
        self.list.is_always_ringed = True
        self.list.setAccessibleName(tr("Issues"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = RoleLabel("caption", tr("Up and Down choose, Enter puts it in, Esc leaves it."), self, tone="ink2")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(hint)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(self.model.key(index.row())))
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
            self._take(self.list.current_key())
            return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        choices = issue_choices(self._project, typed, self._recent)
        if self._without:
            choices = tuple(each for each in choices if not each.is_new and each.issue_id != self._without)
        self.model.show(tuple(_line(choice) for choice in choices))
        self.list.select_key(None)

    def _step(self, key: int) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        last = self.model.rowCount() - 1
        row = max(0, min(last, self.list.currentIndex().row() + steps[Qt.Key(key)]))
        if last >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _take(self, choice: object) -> None:
        if isinstance(choice, IssueChoice):
            self.choice = choice
            self.accept()


def _line(choice: IssueChoice) -> TableRow:
    label = f"+  {choice.label}" if choice.is_new else choice.label
    cells = (Cell(label), Cell(choice.detail, CellStyle.QUIET))
    return TableRow(choice, cells, f"{choice.label}, {choice.detail}".strip(", "))
