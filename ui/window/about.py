"""What this is, which version, and under which licence; and under which licences what it is built with."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from briefer.data import RELEASED, version_line
from briefer.words import tr
from ui.look.words import moment

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


def open_about(parent: QWidget) -> None:
    """Show it over `parent` until it is closed; the licences of the parts stand under *Show details*."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, tr("About Briefer"), about_words(), parent=parent)
    box.setDetailedText("\n".join(licences()))
    box.exec()
    box.deleteLater()


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
