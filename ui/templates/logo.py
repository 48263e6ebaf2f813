"""A logo of a template in its form: its picture, and the buttons that choose another one or take it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.brief import Logo
from briefer.errors import BrieferError
from briefer.templates.picture import with_logo_beside, with_logo_inside
from briefer.templates.text import without_value
from briefer.words import tr
from ui.look.theme import Look
from ui.widgets.dialog import Notice
from ui.widgets.labels import RoleLabel
from ui.widgets.tick import Tick

PICTURES = "PNG, JPEG (*.png *.jpg *.jpeg)"
HEIGHT, WIDTH = 64, 240
"""The most room of the picture, in px at 100 %."""


class TemplateLogo(QWidget):
    """Shows the logo.

    Signals
        change_wanted(change)   change the text, a function from text to text
    """

    change_wanted = Signal(object)

    def __init__(self, setting: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._folder: Path | None = None
        self.picture = RoleLabel("body", "", self, tone="ink2")
        self.choose_button, self.remove_button = QPushButton(tr("&Choose…"), self), QPushButton(tr("Remo&ve"), self)
        is_right = setting == "logo_right"
        self.choose_button.setAccessibleName(tr("Choose the logo at the right") if is_right else tr("Choose the logo"))
        self.remove_button.setAccessibleName(tr("Remove the logo at the right") if is_right else tr("Remove the logo"))
        self.is_inside = Tick(tr("Keep it inside the template"), self)
        self.said = Notice(self)
        self.choose_button.clicked.connect(self._ask)
        self.remove_button.clicked.connect(self.remove)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.picture, self.is_inside):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.said)
        self.show_logo(None, None)

    def show_logo(self, logo: Logo | None, folder: Path | None) -> None:
        """Show a logo, None for none; `folder` is where a picture beside the template goes."""
        self._folder = folder
        self.said.say("", "info")
        self.remove_button.setEnabled(logo is not None)
        picture = QPixmap()
        if logo is not None and picture.loadFromData(logo.data):
            look, ratio = Look.of(self), self.devicePixelRatioF()
            shown = picture.scaled(
                int(look.px(WIDTH) * ratio),
                int(look.px(HEIGHT) * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            self.picture.setPixmap(shown)
            self.picture.setAccessibleName(tr("Logo: {description}").format(description=logo.description))
        else:
            self.picture.setText(tr("No logo"))
            self.picture.setAccessibleName(tr("No logo"))

    def choose(self, picture: Path) -> None:
        """Take a picture as the logo, inside the template or beside it; what is wrong with it is said here."""
        folder, is_inside = self._folder, self.is_inside.isChecked()

        def change(text: str) -> str:
            if is_inside or folder is None:
                return with_logo_inside(text, picture, self.setting)
            return with_logo_beside(text, picture, folder, self.setting)

        self._want(change)

    def remove(self) -> None:
        """Take the logo out of the text; a picture beside the template stays."""
        self._want(lambda text: without_value(text, (self.setting,)))

    def _want(self, change: Callable[[str], str]) -> None:
        def told(text: str) -> str:
            try:
                return change(text)
            except BrieferError as error:
                self.said.say(str(error), "circle-alert")
                return text

        self.change_wanted.emit(told)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose the logo"), "", PICTURES)
        if name:
            self.choose(Path(name))
