"""The strip that leads a new user from the first tag to the first export, one step at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.model import Project

STEPS = (
    "Press D: the passage in the frame becomes a demand of the active party.",
    "Press 2: the other party is active. Then P tags a position, E an event.",
    "Ctrl 2 shows both sides next to each other.",
    "Ctrl E exports the brief to Word and PDF.",
)


class FirstSteps(QWidget):
    """One sentence of advice; it moves on when the step is done. Signal closed(): put away for good."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._step = 0
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        close = QPushButton("Hide", self)
        close.setObjectName("link")
        close.setAccessibleName("Hide the first steps for good")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self._close)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 16, 8)
        line.addWidget(self._text, 1)
        line.addWidget(close)
        self._show()

    @property
    def step(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._step

    def note_project(self, project: Project) -> None:
        """Move on from the first step when something is tagged."""
        if project.annotations:
            self._reach(1)

    def note_party(self) -> None:
        """Move on when another party was armed after the first tag."""
        if self._step == 1:
            self._reach(2)

    def note_stage(self, name: str) -> None:
        """Move on when both sides were looked at."""
        if name == "compare":
            self._reach(3)

    def _reach(self, step: int) -> None:
        if step > self._step:
            self._step = step
            self._show()

    def _show(self) -> None:
        sentence = f"{self._step + 1} of {len(STEPS)}   {STEPS[self._step]}"
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
