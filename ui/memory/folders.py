"""Where the memory looks: folders it looks into, and folders and single projects it leaves out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from briefer.words import tr
from ui.settings import Settings
from ui.widgets.dialog import Foot, fit
from ui.widgets.labels import RoleLabel


class FoldersDialog(QDialog):
    """Two lists, which act at once: what is looked into with all below it, and what of that is left out."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Where to look"))
        self._settings = settings
        self.looked_into = self._list(tr("Looked into, with all folders below"))
        self.left_out = self._list(tr("Left out: folders and projects"))
        self._lay_out()
        self._show()
        self.looked_into.setFocus()

    def look_into(self, folder: str) -> None:
        """Look into one more folder."""
        self._settings.memory_folders = _with(self._settings.memory_folders, folder)
        self._show()

    def leave_out(self, path: str) -> None:
        """Leave a folder or a project out."""
        self._settings.memory_left_out = _with(self._settings.memory_left_out, path)
        self._show()

    def remove(self) -> None:
        """Take the current line out of its list: look there no more, or look there again."""
        if self.left_out.hasFocus():
            self._settings.memory_left_out = self._without(self.left_out)
        else:
            self._settings.memory_folders = self._without(self.looked_into)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def _list(self, name: str) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("lines")
        made.setAccessibleName(name)
        return made

    def _without(self, view: QListWidget) -> tuple[str, ...]:
        return tuple(view.item(at).text() for at in range(view.count()) if at != view.currentRow())

    def _show(self) -> None:
        both = ((self.looked_into, self._settings.memory_folders), (self.left_out, self._settings.memory_left_out))
        for view, paths in both:
            row = view.currentRow()
            view.clear()
            view.addItems(paths)
            view.setCurrentRow(min(max(row, 0), len(paths) - 1))

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        def folder() -> str:
            return QFileDialog.getExistingDirectory(self, tr("A folder with projects"))

        def project() -> str:
            name, _ = QFileDialog.getOpenFileName(
                self, tr("A project to leave out"), "", f"{tr('Projects')} (*.briefer)"
            )
            return name

        grid = QGridLayout()
        grid.setContentsMargins(20, 16, 20, 12)
        grid.setSpacing(8)
        grid.addWidget(RoleLabel("list_heading", self.looked_into.accessibleName(), self), 0, 0)
        grid.addWidget(self.looked_into, 1, 0, 3, 1)
        grid.addWidget(self._button(tr("&Add a folder…"), lambda: self.look_into(folder())), 1, 1)
        grid.addWidget(RoleLabel("list_heading", self.left_out.accessibleName(), self), 4, 0)
        grid.addWidget(self.left_out, 5, 0, 3, 1)
        grid.addWidget(self._button(tr("Leave a &folder out…"), lambda: self.leave_out(folder())), 5, 1)
        grid.addWidget(self._button(tr("Leave a &project out…"), lambda: self.leave_out(project())), 6, 1)
        grid.setRowStretch(3, 1)
        grid.setRowStretch(7, 1)
        grid.setColumnStretch(0, 1)
        foot = Foot(self, tr("&Done"), tr("Del takes the current line out of its list"))
        foot.cancel.hide()
        remove = foot.add_button(tr("&Remove from the list"))
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        remove.clicked.connect(self.remove)
        remove.show()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid, 1)
        column.addWidget(foot)
        fit(self, 720, 460)


def _with(paths: tuple[str, ...], path: str) -> tuple[str, ...]:
    return paths if not path or path in paths else (*paths, path)
