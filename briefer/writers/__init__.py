"""The writers: one module `to_x` a file format, and the one list of them. Importing this loads none of their libraries.

Each gets a Brief and nothing else; order, words and numbers were decided in `compose`. The parts of Word and PDF files
are in `docx` and `pdf`, what all share in `base`. Begin with `base`, then `to_markdown`.
"""

from __future__ import annotations

from briefer.errors import WriteError
from briefer.words import tr
from briefer.writers.base import Writer
from briefer.writers.to_csv import CsvWriter
from briefer.writers.to_docx import DocxWriter
from briefer.writers.to_html import HtmlWriter
from briefer.writers.to_markdown import MarkdownWriter
from briefer.writers.to_pdf import PdfWriter
from briefer.writers.to_xlsx import XlsxWriter

WRITERS: tuple[type[Writer], ...] = (DocxWriter, PdfWriter, HtmlWriter, MarkdownWriter, XlsxWriter, CsvWriter)


def writer_for(suffix: str) -> Writer:
    """Return the writer of a file ending such as ".docx" (the dot and the case do not matter).

    Raises WriteError, which names the known endings, for any other.
    """
    wanted = f".{suffix.lower().lstrip('.')}"
    for writer in WRITERS:
        if writer.suffix == wanted:
            return writer()
    known = ", ".join(writer.suffix for writer in WRITERS)
    shown = wanted if wanted != "." else "no ending"
    raise WriteError(
        tr("Briefer cannot write a file with {ending}.").format(ending=shown),
        tr("Choose one of {known}.").format(known=known),
    )
