"""Printing a brief: the pages of its PDF, proved like any other, on the printer that a person chose."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from briefer import pipeline
from briefer.errors import WriteError
from briefer.model import Project
from briefer.process import opened_pdf
from briefer.templates import Template
from briefer.words import tr
from ui.pages.pictures import page_image

MOST_DPI = 300
"""Finer than this nobody sees on paper, and a page takes nine million points."""


def printer_for(template: Template) -> QPrinter:
    """Return a printer set to the paper of a house format, as the system's dialog shall begin."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    is_letter = template.style.page == "Letter"
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def print_brief(
    project: Project, template: Template, printer: QPrinter, today: str, progress: Callable[[str], None]
) -> int:
    """Print a brief and return the number of pages. Raises WriteError if it may not be printed, Cancelled."""
    with tempfile.TemporaryDirectory(prefix="briefer-") as folder:
        target = Path(folder) / "brief.pdf"
        pipeline.export(project, template, [target], today=today, progress=progress)
        return print_pages(target.read_bytes(), printer, progress)


def print_pages(data: bytes, printer: QPrinter, progress: Callable[[str], None]) -> int:
    """Print the pages of a PDF that the printer's range asks for, each the way round that it has.

    May run off the window's thread. Raises WriteError if the printer does not begin.
    """
    with opened_pdf(data) as document:
        chosen = range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or len(document), len(document)))
        painter = QPainter()
        for count, index in enumerate(chosen, 1):
            progress(tr("Printing page {n} of {total}").format(n=count, total=len(chosen)))
            page = document[index]
            width, height = page.get_size()
            is_wide = width > height
            printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
            )
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise WriteError(
                    tr("The printer did not take the brief."), tr("Look whether it is there, or print a PDF.")
                )
            image = page_image(page, min(printer.resolution(), MOST_DPI) / 72, 1.0)
            paper = printer.paperRect(QPrinter.Unit.DevicePixel)
            size = QSizeF(width, height).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(
                QRectF(paper.topLeft() - printer.pageRect(QPrinter.Unit.DevicePixel).topLeft(), size), image
            )
        painter.end()
        return len(chosen)
