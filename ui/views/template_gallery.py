"""The templates there are, each with a picture of the user's own brief in it, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from briefer.model import Project
from briefer.template_folders import Entry, Origin

from ..models.pages import Fit, Preview, preview
from ..models.words import tr
from ..tasks import Progress, Tasks
from ..theme import Look

TASK = "template pictures"
PICTURE_ZOOM = 0.16
ORIGINS = {Origin.BUILTIN: "Built in", Origin.SHARED: "Shared", Origin.OWN: "Yours"}
ACTS = (
    ("new", "&New"),
    ("duplicate", "&Duplicate"),
    ("rename", "Rena&me"),
    ("import", "&Import…"),
    ("export", "&Export…"),
    ("delete", "De&lete"),
)


class TemplateGallery(QWidget):
    """Shows entries.

    Signals
        chosen(entry)  another template is looked at
        wanted(act)    one of the acts: "new", "duplicate", "rename", "import", "export", "delete"
    """

    chosen = Signal(object)
    wanted = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pictures: dict[str, QImage] = {}
        self.entries: tuple[Entry, ...] = ()
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Templates"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.currentRowChanged.connect(self._choose)
        self.buttons = {name: QPushButton(tr(words), self) for name, words in ACTS}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.list, 1)
        grid = QGridLayout()
        for index, (name, button) in enumerate(self.buttons.items()):
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            grid.addWidget(button, index // 2, index % 2)
        column.addLayout(grid)

    @property
    def current(self) -> Entry | None:
        """The template that is looked at."""
        row = self.list.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def show_entries(self, entries: Sequence[Entry], project: Project, chosen: str = "") -> None:
        """Show templates; the one in the file `chosen` is looked at, else the first."""
        self.entries = tuple(entries)
        self.list.blockSignals(True)
        self.list.clear()
        size = round(Look.of(self).px(72))
        self.list.setIconSize(QSize(size, size))
        for entry in self.entries:
            said = entry.template.description if entry.template else tr("Has mistakes")
            item = QListWidgetItem(f"{entry.name}\n{tr(ORIGINS[entry.origin])}. {said}", self.list)
            item.setToolTip(entry.path.name)
        row = next((index for index, entry in enumerate(self.entries) if str(entry.path) == chosen), 0)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._choose(row)
        self._draw_from(0, project)

    def _choose(self, row: int) -> None:
        entry = self.current
        if entry is None:
            return
        is_own = entry.origin is Origin.OWN
        for name in ("rename", "delete"):
            self.buttons[name].setEnabled(is_own)
        self.chosen.emit(entry)

    def _draw_from(self, row: int, project: Project) -> None:
        """Draw the pictures one after the other, each kept by what it is made of."""
        if row >= len(self.entries):
            return
        entries, entry = self.entries, self.entries[row]
        key = sha256(repr((entry.template, project)).encode("utf-8", "replace")).hexdigest()
        if entry.template is None or key in self._pictures:
            self._hang(row, key)
            self._draw_from(row + 1, project)
            return
        template = entry.template

        def work(progress: Progress) -> Preview:
            return preview(project, template, Fit(1, 1, PICTURE_ZOOM, 2.0), progress=progress)

        def go_on() -> None:
            if entries is self.entries:
                self._hang(row, key)
                self._draw_from(row + 1, project)

        def done(made: Preview) -> None:
            self._pictures[key] = made.pages[0].image
            go_on()

        self._tasks.run(TASK, work, done, lambda _: go_on())

    def _hang(self, row: int, key: str) -> None:
        item, image = self.list.item(row), self._pictures.get(key)
        if item is None or image is None:
            return
        picture = QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            picture.addPixmap(QPixmap.fromImage(image), mode)
        item.setIcon(picture)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ". "))
