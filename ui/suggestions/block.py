"""What is suggested, in numbers, by the words of which language, and the way to accept all that is likely.

It is the foot of the sidebar.

Signals
    accept_requested()
    language_requested(code)  read the article as one in this language
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from briefer.words import counted, tr
from ui.look.languages import language_name
from ui.look.marks import set_icon
from ui.widgets.buttons import ShortenedButton
from ui.widgets.labels import RoleLabel

if TYPE_CHECKING:
    from briefer.suggest import Suggestion


class SuggestionBlock(QWidget):
    """Hidden where nothing was drafted."""

    accept_requested = Signal()
    language_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = RoleLabel("caption", parent=self, tone="ink2")
        self._numbers.setWordWrap(True)
        self.button = ShortenedButton(self)
        self.button.setText(tr("Accept likely…"))
        self.button.setAccessibleName(tr("Accept likely suggestions"))
        self.button.clicked.connect(self.accept_requested)
        self.language = ShortenedButton(self)
        self.language.setAccessibleDescription(
            tr("The draft goes by the words of this language. Choose another if this is wrong.")
        )
        self.language.setMenu(QMenu(self.language))
        self.language.menu().aboutToShow.connect(self._offer_languages)
        self._code = ""
        self._count = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 0, 9, 0)
        column.setSpacing(8)
        column.addWidget(RoleLabel("list_heading", tr("Suggestions"), self, tone="ink2"))
        column.addWidget(self._numbers)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        self._dress()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "button"):
            self._dress()

    def _dress(self) -> None:
        set_icon(self.button, "list-checks")

    def show_language(self, code: str) -> None:
        """Say in which language the article was read; hide where it was not, with "" for the language."""
        self._code = code
        self.language.setText(tr("Read as {language}").format(language=language_name(code)))
        self.setVisible(bool(code) or self._count > 0)
        if code and not self._count:
            self.show_suggestions({})

    def _offer_languages(self) -> None:
        from briefer.suggest import languages

        menu = self.language.menu()
        menu.clear()
        group = QActionGroup(menu)
        for code in languages():
            action = menu.addAction(language_name(code))
            action.setCheckable(True)
            action.setChecked(self._code.split("-")[0] == code)
            action.triggered.connect(lambda _, code=code: self.language_requested.emit(code))
            group.addAction(action)

    def show_suggestions(self, suggested: Mapping[str, tuple[Suggestion, ...]]) -> None:
        """Count what is open and how much of it is likely."""
        from briefer.suggest import LIKELY

        found = [each for suggestions in suggested.values() for each in suggestions]
        likely = sum(each.confidence >= LIKELY for each in found)
        words = counted(len(found), "1 open", "{n} open")
        told = tr("{open}, {likely} likely").format(open=words, likely=likely)
        self._count = len(found)
        self._numbers.setText(told if found else tr("Nothing is open."))
        self.button.setEnabled(bool(likely))
        self.setVisible(bool(found) or bool(self._code))
