"""What is written where: the name, draft or version, and the folder of an export."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from briefer.words import tr
from ui.export.names import folder_of, numbered, wrong_with, wrong_with_folder
from ui.export.version_choice import VersionChoice
from ui.look.marks import set_icon
from ui.session import Session
from ui.settings import Settings
from ui.widgets.dialog import Notice


class TargetFields(QWidget):
    """Asks for name, version and folder, and says what is wrong with them."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.version = VersionChoice(session.project, settings, self)
        self.folder = QLineEdit(str(_first_folder(session, settings)), self)
        self.wrong_name = Notice(self)
        self.wrong_folder = Notice(self)
        self._lay_out()
        self.version.clash.pressed.connect(lambda: self.name.setText(self.numbered(self.version.number)))

    def path(self, suffix: str) -> Path:
        """Return the file of a format."""
        return folder_of(self.folder.text()) / f"{self.name.text().strip()}{suffix}"

    def show_wrong(self) -> bool:
        """Say what is wrong with the name and the folder, and tell whether nothing is written because of it."""
        name = self.name.text().strip()
        wrong, wrong_folder = wrong_with(name), wrong_with_folder(self.folder.text())
        self.wrong_name.say(wrong, "circle-alert")
        self.wrong_folder.say(wrong_folder, "circle-alert")
        self.version.show_name(name)
        return bool(wrong or wrong_folder)

    def numbered(self, number: int) -> str:
        """Return the name with a version."""
        return numbered(self.name.text().strip(), number)

    def next_number(self, suffixes: tuple[str, ...]) -> int:
        """Return the first version after this one that no file in one of these formats has."""
        folder = folder_of(self.folder.text())
        names = ((number, self.numbered(number)) for number in count(self.version.number + 1))
        return next(n for n, name in names if not any((folder / f"{name}{suffix}").exists() for suffix in suffixes))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Folder for the brief"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        browse = QPushButton(tr("C&hoose…"), self)
        browse.setAccessibleName(tr("Choose the folder"))
        browse.setAutoDefault(False)
        set_icon(browse, "folder-open")
        browse.clicked.connect(self._choose_folder)
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self.folder, 1)
        folder.addWidget(browse)
        self._add(form, tr("&Name"), self.name)
        form.addRow("", self.wrong_name)
        self._add(form, tr("Th&is is"), self.version)
        form.addRow("", self.version.clash)
        self._add(form, tr("&Folder"), self.folder, folder)
        form.addRow("", self.wrong_folder)

    def _add(self, form: QFormLayout, words: str, field: QWidget, content: QHBoxLayout | None = None) -> None:
        label = QLabel(words, self)
        label.setObjectName("secondary")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words.replace("&", ""))
        form.addRow(label, content or field)


def _first_folder(session: Session, settings: Settings) -> Path:
    known = settings.export_folder
    if known and Path(known).is_dir():
        return Path(known)
    if session.path is not None:
        return session.path.parent
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()
