"""What one part of Briefer does to the whole of its process: PDFium alone with a document, the search for garbage."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

SELDOM = (200_000, 20, 100)
"""After so many new objects the collector looks at them, after so many looks at the older ones."""

_KEEP_MEMORY = ((-1, 1 << 28), (-2, 1 << 22), (-3, 1 << 25))
"""glibc's M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD: what stays, what comes at once, what is given back alone."""

_ALONE = Lock()  # PDFium's own state is that of the process, and not thread-safe


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


@contextmanager
def without_collection() -> Iterator[None]:
    """Leave out the search for garbage: all that is made is needed to the end, and to look it over takes as long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def hurry() -> None:
    """Let a process that reads one file and ends give memory back only then, and look for garbage seldom.

    The C library else returns to the system what one page of a PDF took and asks for it again with the next.
    """
    gc.set_threshold(*SELDOM)
    with suppress(AttributeError, OSError, TypeError):  # no such function on other systems
        set_option = ctypes.CDLL(None).mallopt
        for option, value in _KEEP_MEMORY:
            set_option(option, value)
