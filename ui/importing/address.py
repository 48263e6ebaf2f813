"""Asks for a web address, and says whom Briefer would ask for it before anything is sent."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from briefer.words import tr
from ui.importing.incoming import complete, host_of
from ui.look.theme import Look
from ui.widgets.dialog import Foot, Notice
from ui.widgets.labels import RoleLabel, set_ground

WIDTH = 560


class AddressDialog(QDialog):
    """`url` is the complete address that the person agreed to, "" until then."""

    def __init__(self, suggested: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add article from the web"))
        self.url = ""
        set_ground(self, QPalette.ColorRole.AlternateBase)
        self.field = QLineEdit(suggested, self)
        self.field.setAccessibleName(tr("Address"))
        self.field.setPlaceholderText("https://")
        self.told = Notice(self)
        self.foot = Foot(self, tr("&Ask for the page"))
        label = RoleLabel("body", tr("A&ddress of the article"), self, tone="ink2")
        label.setBuddy(self.field)
        page = QVBoxLayout()
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(8)
        page.addWidget(label)
        page.addWidget(self.field)
        page.addSpacing(4)
        page.addWidget(self.told)
        page.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(page, 1)
        column.addWidget(self.foot)
        look = Look.of(self)
        room = self.screen().availableGeometry()
        self.resize(min(round(look.px(WIDTH)), int(room.width() * 0.9)), round(look.px(256)))
        self.field.textChanged.connect(self._show_host)
        self.field.selectAll()
        self._show_host()

    def accept(self) -> None:
        """Agree to ask the host that is named."""
        self.url = complete(self.field.text())
        if self.url:
            super().accept()

    def _show_host(self) -> None:
        url = complete(self.field.text())
        self.foot.main.setEnabled(bool(url))
        if not self.field.text().strip():
            self.told.say(tr("Nothing is sent before you press the button."), "lock")
        elif not url:
            self.told.say(tr("This is not a complete web address."), "info")
        else:
            self.told.say(_sentence(url), "info" if url.startswith("https:") else "triangle-alert")


def _sentence(url: str) -> str:
    sentence = tr(
        "Briefer will ask {host} for this one page. That server will see the request: your network address, the time "
        "and the page; it may send the request on to another server. No cookies go along, and no pictures or other "
        "parts of the page are fetched."
    )
    plain = "" if url.startswith("https:") else tr(" The connection is not encrypted.")
    return f"{sentence.format(host=host_of(url))}{plain}"
