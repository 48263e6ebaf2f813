"""What this is, and under which licence."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def open_about(parent: QWidget) -> None:
    """Show it over `parent` until it is closed."""
    QMessageBox.about(
        parent,
        "About Briefer",
        "Briefer turns news articles into a two-party brief.\nNothing leaves this computer.\n\n"
        "Free software under the GNU General Public License, version 3 or later. "
        "Built with Qt (LGPL), python-docx, ReportLab and PDFium; fonts under the SIL Open Font License.",
    )
