"""What this is, which version, and under which licence; and under which licences what it is built with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from briefer.data import RELEASED, version_line
from briefer.words import tr
from ui.look.words import moment
from ui.widgets.dialog import Foot, fit
from ui.widgets.labels import RoleLabel

PARTS = (
    "PySide6-Essentials",
    "python-docx",
    "reportlab",
    "uharfbuzz",
    "python-bidi",
    "Pillow",
    "lxml",
    "pydantic",
    "msgspec",
    "pypdfium2",
    "pypdf",
    "trafilatura",
    "markdown-it-py",
    "XlsxWriter",
)
LONGEST_LICENCE = 60
"""Some packages have the whole text where others have its name."""


class AboutDialog(QDialog):
    """What the program is, and below it the licence of each part."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Briefer"))
        self.words = RoleLabel("body", about_words(), self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.parts = QPlainTextEdit("\n".join(licences()), self)
        self.parts.setReadOnly(True)
        self.parts.setTabChangesFocus(True)
        self.parts.setAccessibleName(tr("Licences of the parts"))
        foot = Foot(self, tr("&Close"))
        foot.cancel.hide()
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 18, 20, 16)
        inner.setSpacing(10)
        inner.addWidget(self.words)
        inner.addWidget(RoleLabel("list_heading", tr("Licences of the parts"), self))
        inner.addWidget(self.parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(foot)
        foot.main.setFocus()
        fit(self, 560, 460)


def open_about(parent: QWidget) -> None:
    """Show it over `parent` until it is closed."""
    dialog = AboutDialog(parent)
    dialog.exec()
    dialog.deleteLater()


def about_words() -> str:
    """Return what is said of the program: its version and day, what leaves the computer, its licence."""
    leaves = tr(
        "Nothing leaves this computer but the address of a page you ask for (Ctrl+L), and what you paste elsewhere."
    )
    own = tr(
        "Free software under the GNU General Public License, version 3 or later. "
        "Fonts under the SIL Open Font License, icons under the ISC licence."
    )
    return f"{version_line()}, {moment(RELEASED).rpartition(', ')[0]}\n\n{leaves}\n\n{own}"


def licences() -> tuple[str, ...]:
    """Return what it is built with: name, version and licence of each part, as far as they say."""
    return tuple(line for name in PARTS if (line := _licence_of(name)))


def _licence_of(name: str) -> str:
    from importlib import metadata

    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # in one packed file parts need not say who they are
        return ""
    said = next((each for key in ("License-Expression", "License") for each in about.get_all(key) or ()), "")
    classified = [
        each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or () if each.startswith("License")
    ]
    licence = said if said and len(said) <= LONGEST_LICENCE else ", ".join(classified)
    return f"{name} {about['Version']}: {licence or tr('licence in its files')}"
