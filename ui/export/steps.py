"""How far an export is, a line for each file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from briefer.pipeline import Exported
from briefer.words import counted, later, said, tr
from ui.look import marks
from ui.look.theme import Look
from ui.widgets.announce import announce
from ui.widgets.labels import RoleLabel

WAITING = later("Waiting")
STEPS = {
    "Composing": later("Composing …"),
    "Writing": later("Writing …"),
    "Re-reading": later("Re-reading …"),
    "Saving": later("Saving …"),
}
"""What the export calls its steps, and how they are shown."""


class ExportSteps(QWidget):
    """The files of an export, each with the step it is in, and at the end with what was proved of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Steps of the export"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._lines: dict[str, tuple[QLabel, RoleLabel, RoleLabel]] = {}

    @property
    def told(self) -> dict[str, str]:
        """What is said of each file, by its name."""
        return {name: state.text() for name, (_, _, state) in self._lines.items()}

    def start(self, targets: Sequence[Path]) -> None:
        """Show these files, none of them begun."""
        for line in self._lines.values():
            for label in line:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._lines = {}
        for number, target in enumerate(targets):
            picture, name = QLabel(self), RoleLabel("button", target.name, self)
            state = RoleLabel("body", said(WAITING), self, tone="ink2")
            for label in (name, state):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
            picture.setFixedWidth(round(Look.of(self).px(18)))
            row = number * 3
            self._grid.addWidget(picture, row, 0)
            self._grid.addWidget(name, row, 1)
            self._grid.addWidget(state, row + 1, 1)
            self._grid.setRowMinimumHeight(row + 2, round(Look.of(self).px(10)))
            self._lines[target.name] = (picture, name, state)
            self._set_icon(target.name, "file-text", "ink2")

    def show_step(self, step: str) -> None:
        """Show a step as the export tells it: "Composing", "Writing brief.docx"."""
        verb, _, name = step.partition(" ")
        if name in self._lines:
            self._lines[name][2].setText(said(STEPS[verb]))
        elif not name:
            for _, _, state in self._lines.values():
                state.setText(said(STEPS[verb]))

    def show_done(self, exported: Sequence[Exported]) -> None:
        """Show what was proved of each file."""
        for done in exported:
            proof = done.proof
            quotations = counted(proof.quotations_found, "1 quotation", "{n} quotations")
            rows = counted(proof.rows_found, "1 table row", "{n} table rows")
            references = counted(proof.references_found, "1 reference", "{n} references")
            told = tr("Written and checked: {quotations}, {rows}, {references}")
            found = told.format(quotations=quotations, rows=rows, references=references)
            sentence = "\n".join((found, *done.notes))
            self._lines[done.path.name][2].setText(sentence)
            self._set_icon(done.path.name, "check", "ok")
            announce(self, f"{done.path.name}. {sentence}")

    def _set_icon(self, name: str, icon: str, tone: str) -> None:
        look = Look.of(self)
        size = round(look.px(16))
        self._lines[name][0].setPixmap(marks.icon(icon, str(getattr(look.theme, tone)), size).pixmap(size, size))
