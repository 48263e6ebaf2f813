"""The versions that were given out: when, in which house format, which files with which fingerprints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer import edits
from briefer.model import Project, Version
from briefer.templates import Template
from briefer.words import tr
from ui.look.words import moment
from ui.session import Session
from ui.versions.acts import begin_version
from ui.widgets.announce import announce
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import Cell, CellsModel, CellStyle, TableRow
from ui.widgets.labels import RoleLabel
from ui.widgets.tick import Tick

SHORT = 16
"""So many signs of a fingerprint are shown; all of them are copied."""


class IssuedVersions(QWidget):
    """Lists them, newest first, and says which version the brief is now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: dict[str, str] = {}
        self.now = RoleLabel("body", "", self)
        self.now.setWordWrap(True)
        self.begin = QPushButton(tr("Begin the ne&xt version"), self)
        self.copy = QPushButton(tr("Cop&y the list"), self)
        self.copy.setToolTip(tr("With the whole fingerprints (SHA-256)"))
        self.marks = Tick(tr("&Mark on the pages what changed"), self)
        self.model = CellsModel(("",), self)
        self.table = CellTable(self.model, (100,), self)
        self.table.setAccessibleName(tr("Versions given out"))
        self.table.set_empty_sentence(tr("No version was given out yet. Export asks whether one is."))
        self.setFocusProxy(self.table)
        self._lay_out()
        self.begin.clicked.connect(lambda: begin_version(session))
        self.copy.clicked.connect(self._copy)
        self.marks.toggled.connect(self._mark)

    def show_brief(self, project: Project, known: Callable[[], Iterable[Template]]) -> None:
        """Show the versions of a project; the house formats are asked for where one of them is not named yet."""
        if {each.template_id for each in project.versions} - self._names.keys():
            self._names = {each.template_id: each.template_id for each in project.versions}
            self._names |= {each.id: each.name for each in known()}
        number = project.brief.version
        is_out = any(each.number >= number for each in project.versions)
        told = (
            tr("Version {n} is given out; what is exported next is another.") if is_out else tr("This is version {n}.")
        )
        self.now.setText(told.format(n=number))
        self.copy.setEnabled(bool(project.versions))
        self.marks.setEnabled(bool(project.versions or project.compared))
        self.marks.blockSignals(True)
        self.marks.setChecked(project.brief.has_change_marks)
        self.marks.blockSignals(False)
        self.table.show_rows([_row(each, self._names[each.template_id]) for each in reversed(project.versions)])

    def _mark(self, is_on: bool) -> None:
        label = tr("Changes marked on the pages") if is_on else tr("Changes no longer marked on the pages")
        self._session.step(label, lambda project: edits.mark_changes(project, is_on=is_on))

    def _copy(self) -> None:
        lines = [line for each in self._session.project.versions for line in _lines(each)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        announce(self, tr("The list is copied."))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.now)
        column.addLayout(buttons)
        column.addWidget(self.marks)
        column.addWidget(self.table, 1)


def _row(version: Version, name: str) -> TableRow:
    title = _title(version)
    when = moment(version.issued)
    files = [f"{file}  {mark[:SHORT]}" for file, mark in version.files]
    spoken = ", ".join((title, when, name, *(file for file, _ in version.files)))
    return TableRow(version.number, (Cell(f"{title} · {when}", CellStyle.STRONG, "\n".join((name, *files))),), spoken)


def _title(version: Version) -> str:
    return tr("Version {n}").format(n=version.number)


def _lines(version: Version) -> Iterator[str]:
    yield f"{_title(version)}\t{version.issued}\t{version.template_id}"
    yield from (f"\t{file}\t{mark}" for file, mark in version.files)
