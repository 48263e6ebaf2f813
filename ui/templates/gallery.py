"""The templates there are, each with a picture of the user's own brief in it, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QImage, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.model import Project
from briefer.templates.folders import Entry, Origin
from briefer.words import Sentence, later, said, tr
from ui.pages.pictures import Fit, Preview, preview
from ui.tasks import Progress, Tasks
from ui.templates.cells import HEADING, NAME, SAID, TemplateCells
from ui.widgets.tips import plain_tip

TASK = "template pictures"
PICTURE_ZOOM = 0.16
ORIGINS = {Origin.BUILTIN: later("Built in"), Origin.SHARED: later("Shared"), Origin.OWN: later("Yours")}
ACTS = (
    ("edit", later("E&dit"), "Return"),
    ("new", later("&New"), "Ctrl+N"),
    ("duplicate", later("D&uplicate"), "Ctrl+D"),
    ("rename", later("Rena&me…"), "F2"),
    ("import", later("&Import…"), "Ctrl+I"),
    ("export", later("E&xport…"), ""),
    ("delete", later("De&lete…"), "Del"),
)
"""Each act with its words and its key, which counts while the list has the keyboard."""
OWN_ONLY = ("rename", "delete")


class TemplateGallery(QWidget):
    """Shows entries.

    Signals
        chosen(entry)  another template is looked at
        wanted(act)    one of ACTS
    """

    chosen = Signal(object)
    wanted = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pictures: dict[str, QImage] = {}
        self._drawn: Project | None = None
        self.entries: tuple[Entry, ...] = ()
        self.list = QListWidget(self)
        self.list.setObjectName("templates")
        self.list.setAccessibleName(tr("Templates"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(TemplateCells(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemDoubleClicked.connect(lambda _: self.wanted.emit("edit"))
        self.acts = {name: self._act(name, words, key) for name, words, key in ACTS}
        self.menu = QMenu(self)
        self.menu.addActions(list(self.acts.values()))
        self.buttons = {"duplicate": QPushButton(tr("D&uplicate"), self), "file": QPushButton(tr("Fi&le"), self)}
        self.buttons["duplicate"].clicked.connect(self.acts["duplicate"].trigger)
        self.buttons["file"].setMenu(self.menu)
        self.buttons["file"].setToolTip(tr("New, rename, import, export, delete"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 10)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        column.addLayout(row)

    @property
    def current(self) -> Entry | None:
        """The template that is looked at."""
        row = self.list.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def show_entries(self, entries: Sequence[Entry], project: Project, chosen: str = "") -> None:
        """Show templates; the one in the file `chosen` is looked at, else the first."""
        self.entries = tuple(entries)
        if project is not self._drawn:
            self._drawn, self._pictures = project, {}
        self.list.blockSignals(True)  # while it fills, each line would be the chosen one and be opened
        self.list.clear()
        before = None
        for entry in self.entries:
            item = QListWidgetItem(self.list)
            told = entry.template.description if entry.template else tr("Has mistakes")
            origin = said(ORIGINS[entry.origin])
            item.setData(NAME, entry.name)
            item.setData(SAID, told)
            item.setData(HEADING, origin if entry.origin is not before else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}. {origin}. {told}")
            item.setToolTip(plain_tip(f"{entry.name}. {told} ({entry.path.name})"))
            before = entry.origin
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
        for name in OWN_ONLY:
            self.acts[name].setEnabled(is_own)
        self.chosen.emit(entry)

    def _act(self, name: str, words: Sentence, key: str) -> QAction:
        action = QAction(said(words), self.list)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: self.wanted.emit(name))
        self.list.addAction(action)
        return action

    def _open_menu(self, at: QPoint) -> None:
        """Open the menu at the pointer, or at the current template if the keyboard asked for it."""
        self.menu.popup(self.list.viewport().mapToGlobal(at))

    def _draw_from(self, row: int, project: Project) -> None:
        """Draw the pictures one after the other; each is kept by its template until the project is another one."""
        if row >= len(self.entries):
            return
        entries, entry = self.entries, self.entries[row]
        key = sha256(repr(entry.template).encode("utf-8", "replace")).hexdigest()
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
