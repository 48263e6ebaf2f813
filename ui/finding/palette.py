"""One field for everything: issues, words in the text, fields, things to check, commands."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from briefer.words import tr
from ui.finding.choices import Choice, Offer, choices, in_text
from ui.finding.list import PaletteList
from ui.widgets.dialog import fit
from ui.widgets.fields import FieldSign

MOST_LISTED = 200
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Palette(QDialog):
    """The field and its list; `chosen` is the line that Enter or a click took, or None."""

    def __init__(self, offer: Offer, parent: QWidget, *, is_text_only: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find in the text") if is_text_only else tr("Find or run a command"))
        self._offer = offer
        self._is_text_only = is_text_only
        self.chosen: Choice | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(
            tr("Words of the article") if is_text_only else tr("Issue, words of the article, field, command")
        )
        self.field.setAccessibleName(self.windowTitle())
        self.field.installEventFilter(self)
        sign = FieldSign(self.field, "search", is_leading=True)
        sign.setAccessibleName(tr("Find"))
        sign.clicked.connect(self.field.setFocus)
        sign.show_if(is_wanted=True)
        self.list = PaletteList(self)
        box = QVBoxLayout(self)
        box.addWidget(self.field)
        box.addWidget(self.list)
        fit(self, 640, 460)
        self.field.textChanged.connect(self._refresh)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._refresh("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter in the field act on the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in STEPS:
                self.list.step(STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _refresh(self, typed: str) -> None:
        words = typed.strip()
        if not self._is_text_only:
            self.list.show_choices(choices(self._offer, words))
            return
        found = tuple(islice(in_text(self._offer.project, words), MOST_LISTED + 1))
        more = tr("There are more than {n}. Type further words.").format(n=MOST_LISTED)
        self.list.show_choices(found[:MOST_LISTED], more if len(found) > MOST_LISTED else "")

    def _take(self, item: QListWidgetItem | None) -> None:
        choice = self.list.choice(item)
        if choice is not None:
            self.chosen = choice
            self.accept()
