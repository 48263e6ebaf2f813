"""Objects of a PDF that reportlab's canvas has no call for, as finished source.

The open edition of reportlab writes no structure tree, and its link annotations take no entry for one. Such objects
are noted down here by number, so that others can refer to them before they are known; `pdf_file` writes them. Nothing
here knows what they mean.
"""

from __future__ import annotations

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


class Source(PDFObject):
    """A value within one of reportlab's objects, which it writes as it stands."""

    def __init__(self, source: str) -> None:
        self.source = source

    def format(self, document: object) -> bytes:
        """Return the source."""
        return self.source.encode("ascii")


class Objects:
    """The further objects of one document, numbered among its own; `sources` has them by number."""

    def __init__(self, document: PDFDocument) -> None:
        self.document = document
        self.sources: dict[int, str] = {}

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

    def page(self, index: int) -> Any:
        """Return a drawn page, counted from 0."""
        return named(self.document, f"Page{index + 1}")

    def number_of_page(self, index: int) -> int:
        """Return the number of a drawn page, counted from 0."""
        number, _ = self.document.idToObjectNumberAndVersion[f"Page{index + 1}"]
        return int(number)


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


def reference(number: int) -> str:
    """Return the reference to an object."""
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    """Return an array of references."""
    return f"[{' '.join(map(reference, numbers))}]"


def text_string(text: str) -> str:
    """Return a text for people to read, such as a title."""
    if text.isascii():
        return f"({escapePDF(text)})"
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"


def number(value: float) -> str:
    """Return a length in points to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
