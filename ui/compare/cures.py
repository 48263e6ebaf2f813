"""The cures of a quotation that no source holds: find it, take off its marks, or say where it is from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QPushButton, QWidget

from briefer import edits
from briefer.check import Problem
from ui.look.words import tr
from ui.session import Session


class Cures(QWidget):
    """Three buttons under the problems; hidden where the current one is no quotation.

    Signals
        find_requested(words)   look for these words in the articles
    """

    find_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._problem: Problem | None = None
        self.finder = QPushButton(tr("&Find it"), self)
        self.take_off = QPushButton(tr("Take off the &marks"), self)
        self.elsewhere = QPushButton(tr("It is from e&lsewhere…"), self)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 8, 8)
        line.setSpacing(8)
        for button in (self.finder, self.take_off, self.elsewhere):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        self.finder.clicked.connect(lambda: self._problem and self.find_requested.emit(self._problem.quotation))
        self.take_off.clicked.connect(self._take_off)
        self.elsewhere.clicked.connect(self.ask_origin)
        self.hide()

    def show_problem(self, key: object) -> None:
        """Offer the cures of this problem, or none."""
        self._problem = key if isinstance(key, Problem) and key.quotation else None
        self.setVisible(self._problem is not None)

    def ask_origin(self) -> None:
        """Ask where the words are from, and note it."""
        if self._problem is None:
            return
        told = tr("The quotation prints with where it is from, and is counted apart. Where is it from?")
        origin, is_given = QInputDialog.getText(self.window(), tr("From elsewhere"), told)
        if is_given and origin.strip():
            self._session.edit(tr("From elsewhere"), edits.state_origin, self._problem.quotation, origin)

    def _take_off(self) -> None:
        if self._problem is not None:
            place, words = self._problem.place, self._problem.quotation
            self._session.edit(tr("Took off the marks"), edits.take_off_marks, place.kind, place.id, words)
