"""A question with verbs as buttons: what happened, what each choice means, and the choice that was made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.words import tr
from ui.widgets.dialog import Notice, fit
from ui.widgets.labels import RoleLabel, hairline

Choice = tuple[str, str]
"""The name of a choice, and the verb with its mnemonic."""


class Question(QDialog):
    """Asks; `choice` is the name of what was chosen, "" if nothing was. The first choice is the default."""

    def __init__(  # noqa: PLR0913 - the words of a question
        self,
        parent: QWidget | None,
        *,
        title: str,
        sentence: str,
        further: str,
        choices: Sequence[Choice],
        icon: str = "triangle-alert",
        refusal: str = "",
    ) -> None:
        super().__init__(parent)
        self.choice = ""
        self.buttons: dict[str, QPushButton] = {}
        self.setWindowTitle(title)
        self.setAccessibleDescription(f"{sentence} {further}")
        self._notice = Notice(self)
        self._notice.say(sentence, icon)
        self.further = RoleLabel("body", further, self, tone="ink2")
        self.further.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 18, 20, 16)
        self.body.setSpacing(10)
        self.body.addWidget(self._notice)
        self.body.addWidget(self.further)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(hairline(self))
        column.addLayout(self._foot(choices, refusal))
        fit(self, 540, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the sentences need at this width."""
        layout = self.layout()
        if layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(min(needed, self.screen().availableGeometry().height()))
        super().showEvent(event)

    @property
    def sentence(self) -> str:
        """What is said to have happened."""
        return self._notice.text

    def add_body(self, widget: QWidget, height: float) -> None:
        """Put a widget under the sentences, and make room for it; `height` is in px of the design."""
        self.body.addWidget(widget, 1)
        fit(self, 640, height)

    def choose(self, name: str) -> None:
        """Answer with the choice of this name and close."""
        self.choice = name
        self.accept()

    def _foot(self, choices: Sequence[Choice], refusal: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 14)
        row.setSpacing(8)
        row.addStretch(1)
        refuse = QPushButton(refusal or tr("&Cancel"), self)
        refuse.setAutoDefault(False)
        refuse.clicked.connect(self.reject)
        row.addWidget(refuse)
        for name, verb in reversed(choices):
            button = QPushButton(verb, self)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.choose, name))
            self.buttons[name] = button
            row.addWidget(button)
        main = self.buttons[choices[0][0]]
        main.setObjectName("primary")
        main.setDefault(True)
        main.setFocus()
        return row


def ask(parent: QWidget, *, title: str, sentence: str, further: str, choices: Sequence[Choice], icon: str) -> str:
    """Ask, and return the name of what was chosen, "" if nothing was."""
    dialog = Question(parent, title=title, sentence=sentence, further=further, choices=choices, icon=icon)
    dialog.exec()
    dialog.deleteLater()
    return dialog.choice
