"""Objects of a PDF that reportlab's canvas has no call for, as finished source.

The open edition of reportlab writes no structure tree, and its link annotations take no entry for one. Such objects
are noted down here by number, so that others can refer to them before they are known; `file` writes them. Nothing
here knows what they mean.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)

_LEVEL = 3  # a twentieth larger than with the usual 6, in less than two thirds of the time


class Objects:
    """The further objects of one document, numbered among its own.

    `sources` has them by number, but for streams, of which `streams` has what they hold, packed.
    """

    def __init__(self, document: PDFDocument) -> None:
        self.document = document
        self.sources: dict[int, str] = {}
        self.streams: dict[int, bytes] = {}

    def reserve(self, count: int = 1) -> int:
        """Return the number of an object that is given later, the first one of several that follow each other."""
        first: int = self.document.objectcounter + 1
        self.document.objectcounter += count
        return first

    def put(self, number: int, source: str) -> None:
        """Give the object of a reserved number, as PDF source of ASCII characters."""
        self.sources[number] = source

    def add(self, source: str) -> int:
        """Give an object and return its number."""
        number = self.reserve()
        self.put(number, source)
        return number

    def add_stream(self, content: str) -> int:
        """Give a stream and return its number."""
        number = self.reserve()
        self.streams[number] = packed(content.encode())
        return number

    def put_page(self, index: int, entries: str) -> None:
        """Give a drawn page, counted from 0, with entries of its own, in place of reportlab's.

        That has none for tags, and keeps what is drawn as it is until the file is written.
        """
        document: Any = self.document
        page = named(document, f"Page{index + 1}")
        contents = self.add_stream(page.stream)
        document.updateSignature(self.streams[contents])
        page.stream = ""
        resources = f"/Font {self._source(named(document, BasicFonts))}"
        if page.XObjects is not None:
            resources += f"/XObject {self._source(page.XObjects)}"
        size = f"{page.pagewidth:.4f} {page.pageheight:.4f}"
        self.put(
            self.number_of_page(index),
            f"<</Type/Page/Parent {self._source(document.Pages)}/MediaBox[0 0 {size}]/Resources<<{resources}>>"
            f"/Contents {reference(contents)}{entries}>>",
        )

    def number_of_page(self, index: int) -> int:
        """Return the number of a drawn page, counted from 0."""
        number, _ = self.document.idToObjectNumberAndVersion[f"Page{index + 1}"]
        return int(number)

    def _source(self, item: PDFObject) -> str:
        """Return the reference to one of reportlab's objects as PDF source."""
        source: bytes = refer(self.document, item).format(self.document)
        return source.decode("ascii")


def add_stream(document: PDFDocument, data: bytes, **entries: object) -> PDFObjectReference:
    """Add a compressed stream with further entries of its dictionary to a document."""
    return refer(document, PDFStream(PDFDictionary(entries), data, [PDFZCompress]))


def refer(document: PDFDocument, item: PDFObject) -> PDFObjectReference:
    """Add an object to a document, if it is not there yet, and return the reference to it."""
    reference: PDFObjectReference = document.Reference(item)  # type: ignore[no-untyped-call]
    return reference


def named(document: PDFDocument, name: str) -> Any:
    """Return an object of reportlab's own by its name, of whatever class it is."""
    return document.idToObject[name]


def fonts_of(document: PDFDocument) -> dict[str, PDFObject]:
    """Return the fonts of all pages by their names on them, to be added to."""
    fonts: dict[str, PDFObject] = named(document, BasicFonts).dict
    return fonts


def packed(data: bytes) -> bytes:
    """Return data compressed, as a stream holds it."""
    return zlib.compress(data, _LEVEL)


def reference(number: int) -> str:
    """Return the reference to an object."""
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    """Return an array of references."""
    return f"[{' '.join([f'{number} 0 R' for number in numbers])}]"


def text_string(text: str) -> str:
    """Return a text for people to read, such as a title."""
    if text.isascii():
        return f"({escapePDF(text)})"
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"


def number(value: float) -> str:
    """Return a length in points to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
