"""The strip that leads a new user from the first tag to the first export, one step at a time."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.model import Project

STEPS = (
    ("Press {}: the passage in the frame becomes a demand of the active party.", ("tag.demand",)),
    (
        "Press {}: the other party is active. Then {} tags a position, {} an event.",
        ("party.2", "tag.position", "tag.event"),
    ),
    ("{} shows both sides next to each other.", ("view.compare",)),
    ("{} exports the brief to Word and PDF.", ("file.export",)),
)
"""Each sentence, and the actions whose keys it names."""
NO_KEY = "the menu"


class FirstSteps(QWidget):
    """One sentence of advice; it moves on when the step is done, and back when the step is undone.

    A project that was opened with tags in it needs no advice: the strip hides for it.

    Signals
        closed()   put away for good: by Hide, or because the last step is done
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_wanted = True
        self._is_done = False
        self._has_tags = False
        self._has_article = True
        self._is_other_armed = False
        self._is_compared = False
        self._caps: Mapping[str, str] = {}
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.close_button = close = QPushButton("Hide", self)
        close.setObjectName("link")
        close.setAccessibleName("Hide the first steps for good")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self._close)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 16, 8)
        line.addWidget(self._text, 1)
        line.addWidget(close)
        self._tell()

    @property
    def step(self) -> int:
        """The number of the step that is shown, from 0."""
        if not self._has_tags:
            return 0
        return 3 if self._is_compared else 2 if self._is_other_armed else 1

    def show_keys(self, caps: Mapping[str, str]) -> None:
        """Name the keys in force, by the name of their action."""
        self._caps = caps
        self._tell()

    def set_done(self, *, is_done: bool) -> None:
        """Say whether the steps were done or put away in an earlier session."""
        self._is_done = is_done
        self._show()

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Take up whether something is tagged: the first step is done, or was undone.

        When all parts changed another project was opened: the advice starts anew, and one that is tagged gets none.
        """
        if len(parts) == len(fields(Project)):
            self._is_wanted = not project.annotations
            self._is_other_armed = self._is_compared = False
        self._has_tags = bool(project.annotations)
        self._has_article = bool(project.articles)
        self._show()

    def note_party(self) -> None:
        """Move on when another party was armed after the first tag."""
        self._is_other_armed = self._is_other_armed or self._has_tags
        self._show()

    def note_stage(self, name: str) -> None:
        """Move on when both sides were looked at."""
        self._is_compared = self._is_compared or (name == "compare" and self._has_tags)
        self._show()

    def note_export(self) -> None:
        """End the advice: a brief was exported."""
        self._close()

    def _show(self) -> None:
        self._tell()
        self.setVisible(self._is_wanted and self._has_article and not self._is_done)

    def _tell(self) -> None:
        words, names = STEPS[self.step]
        keys = (self._caps.get(name) or NO_KEY for name in names)
        sentence = f"{self.step + 1} of {len(STEPS)}   {words.format(*keys)}"
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)

    def _close(self) -> None:
        self._is_done = True
        self._show()
        self.closed.emit()
