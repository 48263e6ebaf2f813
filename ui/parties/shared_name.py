"""A name that two parties have: the dialog asks whose it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from briefer.words import listed, tr
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import RoleLabel


class SharedName(QWidget):
    """The question whose a name is, with a button for each party it may be left to; hidden while there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = RoleLabel("body", "", self)
        self.buttons: list[QPushButton] = []
        self._line = FlowLayout(self, gap=8)
        self._line.addWidget(self._question)
        self.hide()

    @property
    def question(self) -> str:
        """The question that is asked, or ""."""
        return "" if self.isHidden() else self._question.text()

    def ask(self, name: str, owners: Sequence[str], choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Ask whose a name of these owners is; a choice leaves it to one of them. "" asks nothing."""
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(name, party, act) for party, act in choices]
        told = tr("“{name}” is a name of {parties}. Whose is it?").format(name=name, parties=listed(owners))
        self._question.setText(told)
        self.setVisible(bool(name))

    def _button(self, name: str, party: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(party.replace("&", "&&"), self)
        button.setAutoDefault(False)
        button.setAccessibleName(tr("“{name}” is a name of {party}").format(name=name, party=party))
        button.clicked.connect(act)
        self._line.addWidget(button)
        button.show()
        return button
