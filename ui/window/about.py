"""What this is, which version, and under which licence."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from briefer.data import version_line
from ui.look.words import tr


def open_about(parent: QWidget) -> None:
    """Show it over `parent` until it is closed."""
    QMessageBox.about(parent, tr("About Briefer"), about_words())


def about_words() -> str:
    """Return what is said of the program: its version, what leaves the computer, its licences."""
    leaves = tr(
        "Nothing leaves this computer but the address of a page you ask for (Ctrl+L), and what you paste elsewhere."
    )
    licences = tr(
        "Free software under the GNU General Public License, version 3 or later. "
        "Built with Qt (LGPL), python-docx, ReportLab and PDFium; fonts under the SIL Open Font License."
    )
    return f"{version_line()}\n\n{leaves}\n\n{licences}"
