"""The one door to PDFium, which is not thread-safe: whoever has a document open is alone in the process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_ALONE = Lock()  # of the process, as PDFium's own state is


@contextmanager
def opened_pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF, waiting until no other thread has one open, and close it again.

    Raises pypdfium2.PdfiumError if it cannot be read.
    """
    import pypdfium2

    with _ALONE:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()
