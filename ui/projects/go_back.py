"""Earlier states of the open project: when each was kept, and what going back to it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QListWidget, QWidget

from briefer.errors import BrieferError
from briefer.model import Project
from briefer.store.backups import Backup
from briefer.store.differences import Difference, differences
from briefer.words import tr
from ui.projects.changes import Changes
from ui.tasks import Progress, Tasks
from ui.widgets.labels import RoleLabel
from ui.widgets.question import Question

HERE, ANEW = "here", "anew"
LABEL = "read backups"


@dataclass
class Entry:
    """A backup as it is listed; `state` is what it holds, None while it is not read or if it cannot be."""

    backup: Backup
    words: str
    state: Project | None = None
    changes: tuple[Difference, ...] = ()
    failure: str = ""


class GoBackDialog(Question):
    """Lists backups; `chosen` with `choice` HERE (an undoable step) or ANEW (as unsaved work), or "" for neither."""

    def __init__(self, backups: Sequence[Backup], now: Project, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            title=tr("Go back to…"),
            sentence=tr("Each time you save, the project is kept as it is then; older states are thinned with age."),
            further=tr("Going back is one step: Undo brings the present state again."),
            choices=((HERE, tr("&Go back")), (ANEW, tr("Open as a &new project"))),
            icon="info",
        )
        self._now = now
        self._tasks = tasks
        self._entries = [Entry(each, when_words(each.when.astimezone())) for each in backups]
        self._waiting = list(range(len(self._entries)))
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(tr("Earlier states"))
        self.list.addItems([entry.words for entry in self._entries])
        self.changes = Changes(self)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(RoleLabel("caption", tr("What going back would change"), self))
        self.add_body(self.changes, 520)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self.finished.connect(lambda _: tasks.cancel(LABEL))
        self._read_next()

    @property
    def chosen(self) -> Entry | None:
        """The state that the choice is about."""
        row = self.list.currentRow()
        return self._entries[row] if row >= 0 else None

    def _read_next(self) -> None:
        """Read one after the other, the one that is looked at first."""
        if not self._waiting:
            return
        row = self.list.currentRow() if self.list.currentRow() in self._waiting else self._waiting[0]
        self._waiting.remove(row)
        entry, now = self._entries[row], self._now

        def work(progress: Progress) -> tuple[Project, tuple[Difference, ...]]:
            state = entry.backup.project()
            return state, differences(now, state)

        def done(result: tuple[Project, tuple[Difference, ...]]) -> None:
            entry.state, entry.changes = result
            self._note(row)

        def failed(error: BaseException) -> None:
            if not isinstance(error, BrieferError):
                raise error
            entry.failure = str(error)
            self._note(row)

        self._tasks.run(LABEL, work, done, failed)

    def _note(self, row: int) -> None:
        entry = self._entries[row]
        first = entry.changes[0].summary if entry.changes else tr("As it is now.")
        told = first.rstrip(".")
        told = tr("{change} and more").format(change=told) if len(entry.changes) > 1 else told
        item = self.list.item(row)
        item.setText(f"{entry.words}   {entry.failure or told}")
        if row == self.list.currentRow():
            self._show(row)
        self._read_next()

    def _show(self, row: int) -> None:
        entry = self._entries[row]
        for button in self.buttons.values():
            button.setEnabled(entry.state is not None)
        self.buttons[HERE].setEnabled(entry.state is not None and bool(entry.changes))
        if entry.state is None:
            self.changes.say(entry.failure or tr("Reading…"))
        else:
            self.changes.show_differences(entry.changes)


def when_words(when: datetime) -> str:
    """Say when something was kept, in local time: “Today, 14:02”."""
    days = (datetime.now().astimezone().date() - when.date()).days
    names = {0: tr("Today"), 1: tr("Yesterday")}
    day = names.get(days) or QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.LongFormat)
    return f"{day}, {when:%H:%M}"
