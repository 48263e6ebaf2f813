"""The cures of a quotation that no source holds: find it, take off its marks, say where it is from, or paraphrase.

They stand wherever its problem does: in To check, before the export and beside the length of the brief.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from briefer import edits
from briefer.check import Problem
from briefer.model import AnnotationId
from briefer.words import tr
from ui.session import Session
from ui.widgets.flow import FlowLayout


class Cures(QWidget):
    """The buttons that mend a problem; hidden where it is no quotation.

    Signals
        find_requested(words)   look for these words in the articles
        cured()                 the project was changed by one of them
    """

    find_requested = Signal(str)
    cured = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.problem: Problem | None = None
        self.finder = QPushButton(tr("Find it"), self)
        self.take_off = QPushButton(tr("Take off the ma&rks"), self)
        self.elsewhere = QPushButton(tr("It is from e&lsewhere…"), self)
        self.paraphrase = QPushButton(tr("Make it a pa&raphrase"), self)
        line = FlowLayout(self, gap=8)
        line.setContentsMargins(8, 8, 8, 8)
        for button in (self.finder, self.take_off, self.elsewhere, self.paraphrase):
            button.setAutoDefault(False)
            line.addWidget(button)
        self.finder.clicked.connect(lambda: self.problem and self.find_requested.emit(self.problem.quotation))
        self.take_off.clicked.connect(self._take_off)
        self.elsewhere.clicked.connect(self.ask_origin)
        self.paraphrase.clicked.connect(self._make_paraphrase)
        self.hide()

    def show_problem(self, key: object) -> None:
        """Offer the cures of this problem, or none."""
        problem = key if isinstance(key, Problem) and (key.quotation or key.is_misquoted) else None
        self.problem = problem
        self.setVisible(problem is not None)
        if problem is None:
            return
        self.finder.setVisible(bool(problem.quotation))
        for button in (self.take_off, self.elsewhere):
            button.setVisible(not problem.is_misquoted)
        self.paraphrase.setVisible(problem.is_misquoted)
        for button in (self.finder, self.take_off, self.elsewhere, self.paraphrase):
            button.setAccessibleDescription(problem.quotation or problem.message)
        self.updateGeometry()

    def ask_origin(self) -> None:
        """Ask where the words are from, and note it."""
        if self.problem is None:
            return
        told = tr("The quotation prints with where it is from, and is counted apart. Where is it from?")
        origin, is_given = QInputDialog.getText(self.window(), tr("From elsewhere"), told)
        if is_given and origin.strip():
            self._session.edit(tr("From elsewhere"), edits.state_origin, self.problem.quotation, origin)
            self.cured.emit()

    def _take_off(self) -> None:
        if self.problem is not None:
            place, words = self.problem.place, self.problem.quotation
            self._session.edit(tr("Took off the marks"), edits.take_off_marks, place.kind, place.id, words)
            self.cured.emit()

    def _make_paraphrase(self) -> None:
        if self.problem is not None:
            wanted = AnnotationId(self.problem.place.id)
            self._session.edit(tr("Made a paraphrase"), edits.as_paraphrase, wanted)
            self.cured.emit()
