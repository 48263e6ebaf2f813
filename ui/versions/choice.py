"""The choice of what to compare with: a version that was given out, or what another project says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from briefer import edits
from briefer.store import project_file
from briefer.words import tr
from ui.look.words import moment
from ui.session import Session
from ui.versions.against import Against
from ui.widgets.choice import Choice

OTHER = -1


class VersionToCompare(Choice):
    """Lists every version that was given out and another project; the choice is kept in the project, as a step."""

    def __init__(self, session: Session, against: Against, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._against = against
        self.setAccessibleName(tr("Compared with"))
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._choose)
        against.found.connect(self._show)
        self._show()

    def _show(self) -> None:
        project, version = self._session.project, self._against.version
        self.clear()
        for each in reversed(project.versions):
            words = tr("Version {n}, {when}").format(n=each.number, when=moment(each.issued))
            self.addItem(words, each.number)
        if project.compared is not None:
            self.addItem(project.compared.files[0][0], 0)
        elif not project.versions:
            self.addItem(tr("Nothing yet"), 0)
        self.addItem(tr("Another project…"), OTHER)
        self.setCurrentIndex(max(0, self.findData(version.number if version else 0)))

    def _choose(self, at: int) -> None:
        number = self.itemData(at)
        if number == OTHER:
            self._ask()
        elif number:
            label = tr("Compared with version {n}").format(n=number)
            self._session.edit(label, edits.compare_with, number)
        self._show()

    def _ask(self) -> None:
        folder = str(self._session.path.parent) if self._session.path else ""
        kinds = f"{tr('Briefer projects')} (*{project_file.SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self, tr("Compare with another project"), folder, kinds)
        if name:
            self._against.compare_with_file(Path(name))
