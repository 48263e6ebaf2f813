"""Find in all briefs: what was said in the projects of some folders, opened there or brought into this brief."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer import pipeline, templates
from briefer.errors import BrieferError
from briefer.history.bringing import CHRONOLOGY, bring_in, chronology
from briefer.history.memory import MOST_HITS, MOST_PRINTED, Hit, Wanted, find_in, title_of
from briefer.model import AnnotationId, Kind
from briefer.store import project_file
from briefer.words import counted, tr
from briefer.writers import WRITERS
from ui.look.words import day, kind_word, quoted
from ui.memory.folders import FoldersDialog
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Progress, Tasks
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import Cell, CellsModel, CellStyle, TableRow
from ui.widgets.choice import Choice
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel
from ui.widgets.waiting import Waiting

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
        self.issue = _field(self, tr("Issue"), tr("Any issue"))
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
        self.where_button = QPushButton(tr("&Where to look…"), self)
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
        left_out = [Path(path) for path in self._settings.memory_left_out]
        self.told.setText(self._places())
        if not folders:
            self._show(((), ()))
            return
        wanted, index = self.wanted(), self._index

        def work(progress: Progress) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
            return find_in(index, folders, wanted, progress, left_out=left_out)

        self._tasks.run(TASK, work, self._show, self._fail)

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        return Wanted(
            self.words.text(),
            self.party.text().strip(),
            self.kind.currentData(),
            self.issue.text().strip(),
            since=self.since.text().strip(),
            until=self.until.text().strip(),
        )

    def add_folder(self, folder: str) -> None:
        """Look into one more folder from now on."""
        if folder and folder not in self._settings.memory_folders:
            self._settings.memory_folders = (*self._settings.memory_folders, folder)
            self.find_now()

    def choose_places(self) -> None:
        """Say where to look and what to leave out; without folders what was found there is forgotten."""
        FoldersDialog(self._settings, self).exec()
        if not self._settings.memory_folders:
            self._tasks.cancel(TASK)
            with suppress(OSError):  # somebody holds it; without folders nothing in it is found, and it is made anew
                self._index.unlink(missing_ok=True)
        self.find_now()

    def leave_project_out(self) -> None:
        """Leave the project of the current hit out from now on."""
        hit = self.list.current_key()
        if isinstance(hit, Hit):
            left_out = self._settings.memory_left_out
            self._settings.memory_left_out = tuple(dict.fromkeys((*left_out, str(hit.path))))
            self.find_now()

    def print_by_date(self) -> None:
        """Print what is found, all of it, as a chronology: in the format of the file that is named."""
        kinds = ";;".join(f"{writer.name} (*{writer.suffix})" for writer in WRITERS)
        offered = re.sub(r"[^\w -]+", "", title_of(self.wanted()))
        name, kind = QFileDialog.getSaveFileName(self, tr("Print by date"), offered, kinds)
        if name:
            self.print_to(Path(name) if Path(name).suffix else Path(name + kind.rpartition("*")[2].rstrip(")")))

    def print_to(self, target: Path) -> None:
        """Print what is found into a file, proved as every brief is; it is read anew for that, off this thread."""
        folders = [Path(folder) for folder in self._settings.memory_folders]
        left_out = [Path(path) for path in self._settings.memory_left_out]
        wanted, index = self.wanted(), self._index

        def work(progress: Progress) -> tuple[int, int]:
            hits, _ = find_in(index, folders, wanted, progress, left_out=left_out, most=MOST_PRINTED)
            project = chronology(hits, title_of(wanted), progress)
            today = date.today().isoformat()
            pipeline.export(project, templates.find(CHRONOLOGY), [target], today=today, progress=progress)
            return len(project.annotations), len(project.articles)

        waiting = Waiting(self._tasks, tr("Print by date"), work, self)
        if waiting.exec() and waiting.outcome:
            told = tr("{name}: {passages} of {sources}, word for word.")
            passages, sources = waiting.outcome
            counts = counted(passages, "1 passage", "{n} passages"), counted(sources, "1 source", "{n} sources")
            self.said.say(told.format(name=target.name, passages=counts[0], sources=counts[1]), "check")

    def _places(self) -> str:
        """Say where is looked, and how much of that is left out."""
        folders, left_out = self._settings.memory_folders, self._settings.memory_left_out
        told = [tr("In: {folders}").format(folders=", ".join(folders))] if folders else []
        if folders and left_out:
            told.append(counted(len(left_out), "1 left out", "{n} left out"))
        return " · ".join(told)

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
        for button in (self.bring_button, self.leave_button, self.print_button):
            button.setEnabled(bool(hits))
        found_all = counted(len(hits), "1 passage", "{n} passages")
        at_least = tr("{passages} at least, the newest first").format(passages=found_all)
        self.foot.hint.setText(at_least if len(hits) == MOST_HITS else found_all)
        if troubles:
            told = counted(len(troubles), "1 project was not read: {first}", "{n} not read: {first}")
            self.said.say(told.format(first=troubles[0]), "info")
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
        for field in (self.words, self.party, self.issue, self.since, self.until):
            field.textChanged.connect(lambda _: self._pause.start())
            field.returnPressed.connect(partial(self.list.setFocus))
        self.kind.currentIndexChanged.connect(lambda _: self.find_now())
        self._pause.timeout.connect(self.find_now)
        self.list.row_requested.connect(self._open)
        self.bring_button.clicked.connect(self.bring_in)
        self.folder_button.clicked.connect(
            lambda: self.add_folder(QFileDialog.getExistingDirectory(self, tr("A folder with projects")))
        )
        self.where_button.clicked.connect(self.choose_places)
        self.leave_button.clicked.connect(self.leave_project_out)
        self.print_button.clicked.connect(self.print_by_date)

    def _lay_out(self) -> None:
        self.foot = Foot(self, tr("Cl&ose"))
        self.foot.cancel.hide()
        self.foot.main.setAutoDefault(False)
        self.foot.main.setDefault(False)
        self.bring_button = self.foot.add_button(tr("&Bring in"))
        self.leave_button = self.foot.add_button(tr("Leave this &project out"))
        self.print_button = self.foot.add_button(tr("Prin&t by date…"))
        for button in (self.bring_button, self.leave_button, self.print_button):
            button.show()
        for button in (self.folder_button, self.where_button):
            button.setAutoDefault(False)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(10)
        inner.addWidget(self.words)
        inner.addLayout(_line_of((self.party, self.issue, self.kind, self.since, self.until)))
        inner.addWidget(self.said)
        inner.addWidget(self.list, 1)
        inner.addLayout(_line_of((self.folder_button, self.where_button, self.told)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self.foot)
        self.words.setFocus()
        fit(self, 960, 640)


def _line(hit: Hit) -> TableRow:
    who = tr(" and ").join(hit.parties) or tr("No party")
    where = " · ".join(filter(None, (day(hit.date), hit.outlet)))
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
