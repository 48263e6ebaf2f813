"""Find in all briefs: what was said in the projects of some folders, opened there or brought into this brief."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.history.bringing import bring_in
from briefer.history.memory import MOST_HITS, Hit, Wanted, find_in
from briefer.model import AnnotationId, Kind
from briefer.store import project_file
from ui.look.words import counted, kind_word, quoted, tr
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Progress, Tasks
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import Cell, CellsModel, CellStyle, TableRow
from ui.widgets.choice import Choice
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel

TASK = "Finding in all briefs"
PAUSE_MS = 150
"""After the last letter, before the memory is asked."""


class MemoryDialog(QDialog):
    """Asks for words and filters; the index is brought up to date beside the window each time it is asked.

    Signals
        open_requested(path, paragraph_id)  open a project at a paragraph
    """

    open_requested = Signal(object, str)

    def __init__(self, session: Session, tasks: Tasks, settings: Settings, index: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find in all briefs"))
        self._session = session
        self._tasks = tasks
        self._settings = settings
        self._index = index
        self.words = _field(self, tr("Words"), tr("Words in any order"))
        self.party = _field(self, tr("Party"), tr("Any party"))
        self.since = _field(self, tr("From"), tr("From: 2026-03"))
        self.until = _field(self, tr("Until"), tr("Until: 2026-05"))
        self.kind = Choice(self)
        self.kind.setAccessibleName(tr("Kind"))
        self.kind.addItem(tr("Any kind"), None)
        for kind in Kind:
            self.kind.addItem(kind_word(kind), kind)
        self.said = Notice(self)
        self.model = CellsModel((tr("Whose"), tr("Words"), tr("Where")), self)
        self.list = CellTable(self.model, (18, 54, 28), self)
        self.list.setAccessibleName(tr("Found"))
        self.folder_button = QPushButton(tr("&Add a folder…"), self)
        self.forget_button = QPushButton(tr("&Leave all folders"), self)
        self.told = RoleLabel("caption", "", self, tone="ink2")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self._show(((), ()))
        self.find_now()

    def find_now(self) -> None:
        """Ask the memory; an answer to an older question is dropped."""
        self._tasks.cancel(TASK)
        folders = [Path(folder) for folder in self._settings.memory_folders]
        self.told.setText(tr("In: {folders}").format(folders=", ".join(map(str, folders))) if folders else "")
        self.forget_button.setEnabled(bool(folders))
        if not folders:
            self._show(((), ()))
            return
        wanted, index = self.wanted(), self._index

        def work(progress: Progress) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
            return find_in(index, folders, wanted, progress)

        self._tasks.run(TASK, work, self._show, self._fail)

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        return Wanted(
            self.words.text(),
            self.party.text().strip(),
            self.kind.currentData(),
            since=self.since.text().strip(),
            until=self.until.text().strip(),
        )

    def add_folder(self, folder: str) -> None:
        """Look into one more folder from now on."""
        if folder and folder not in self._settings.memory_folders:
            self._settings.memory_folders = (*self._settings.memory_folders, folder)
            self.find_now()

    def leave_folders(self) -> None:
        """Look into no folder any more, and forget what was found there."""
        self._settings.memory_folders = ()
        self._tasks.cancel(TASK)
        with suppress(OSError):  # somebody holds it; without folders nothing in it is found, and it is made anew
            self._index.unlink(missing_ok=True)
        self.find_now()

    def bring_in(self) -> None:
        """Put the current hit into this brief, as an item of its own source."""
        hit = self.list.current_key()
        if not isinstance(hit, Hit):
            return
        try:
            other = project_file.load_read_only(hit.path).project
            tag = AnnotationId(hit.annotation_id)
            before = self._session.project
            self._session.step(tr("Brought in from another brief"), lambda project: bring_in(project, other, tag))
        except (BrieferError, LookupError) as error:
            sentence = str(error) if isinstance(error, BrieferError) else tr("This passage is not there any more.")
            self.said.say(sentence, "circle-alert")
            return
        is_new = self._session.project is not before
        self.said.say(tr("It is in this brief now.") if is_new else tr("It stands in this brief already."), "check")

    def done(self, result: int) -> None:
        self._tasks.cancel(TASK)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.list.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _show(self, found: tuple[tuple[Hit, ...], tuple[str, ...]]) -> None:
        hits, troubles = found
        self.model.show([_line(hit) for hit in hits])
        self.list.select_key(None)
        self.bring_button.setEnabled(bool(hits))
        more = tr(" at least, the newest first") if len(hits) == MOST_HITS else ""
        self.foot.hint.setText(f"{counted(len(hits), '1 passage', '{n} passages')}{more}")
        if troubles:
            self.said.say(counted(len(troubles), "1 project was not read: ", "{n} not read: ") + troubles[0], "info")
        else:
            self.said.say("", "info")
        has_folders = bool(self._settings.memory_folders)
        self.list.set_empty_sentence(
            tr("Nothing like this was tagged in your briefs.")
            if has_folders
            else tr("Add a folder with projects: every passage tagged in them can be found here.")
        )

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            raise error
        self.said.say(str(error), "circle-alert")

    def _open(self, key: object) -> None:
        if isinstance(key, Hit):
            self.accept()
            self.open_requested.emit(key.path, key.paragraph_id)

    def _connect(self) -> None:
        for field in (self.words, self.party, self.since, self.until):
            field.textChanged.connect(lambda _: self._pause.start())
            field.returnPressed.connect(partial(self.list.setFocus))
        self.kind.currentIndexChanged.connect(lambda _: self.find_now())
        self._pause.timeout.connect(self.find_now)
        self.list.row_requested.connect(self._open)
        self.bring_button.clicked.connect(self.bring_in)
        self.folder_button.clicked.connect(
            lambda: self.add_folder(QFileDialog.getExistingDirectory(self, tr("A folder with projects")))
        )
        self.forget_button.clicked.connect(self.leave_folders)

    def _lay_out(self) -> None:
        self.foot = Foot(self, tr("Cl&ose"))
        self.foot.cancel.hide()
        self.foot.main.setAutoDefault(False)
        self.foot.main.setDefault(False)
        self.bring_button = self.foot.add_button(tr("&Bring in"))
        self.bring_button.show()
        for button in (self.folder_button, self.forget_button):
            button.setAutoDefault(False)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(10)
        inner.addWidget(self.words)
        inner.addLayout(_line_of((self.party, self.kind, self.since, self.until)))
        inner.addWidget(self.said)
        inner.addWidget(self.list, 1)
        inner.addLayout(_line_of((self.folder_button, self.forget_button, self.told)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self.foot)
        self.words.setFocus()
        fit(self, 960, 640)


def _line(hit: Hit) -> TableRow:
    who = tr(" and ").join(hit.parties) or tr("No party")
    where = " · ".join(filter(None, (hit.date, hit.outlet)))
    cells = (
        Cell(who, CellStyle.STRONG, kind_word(hit.kind), kind=hit.kind),
        Cell(quoted(hit.words), CellStyle.QUOTE, " · ".join(filter(None, (hit.issue, where)))),
        Cell(hit.project_title, CellStyle.TEXT, f"{hit.path.name} {hit.reference}"),
    )
    spoken = ", ".join(filter(None, (who, kind_word(hit.kind), quoted(hit.words), where, hit.project_title)))
    return TableRow(hit, cells, spoken)


def _field(parent: QWidget, name: str, hint: str) -> QLineEdit:
    made = QLineEdit(parent)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def _line_of(widgets: Sequence[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget, 1)
    return line
