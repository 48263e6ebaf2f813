"""The PDF writer: a Brief as pages with embedded fonts, bookmarks, links and a structure for screen readers.

The work is in `pdf`, the folder beside it, whose modules are imported when a PDF is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from briefer.process import without_collection
from briefer.style import USUAL_FONT, Style
from briefer.words import tr
from briefer.writers.base import Writer, holds_all

if TYPE_CHECKING:
    from briefer.brief import Brief
    from briefer.writers.pdf.pages import Layout
    from briefer.writers.pdf.places import Place


class PdfWriter(Writer):
    """Writes a brief as PDF; the same brief gives the same bytes."""

    name = "PDF"
    suffix = ".pdf"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief to the stream.

        Raises WriteError if a character has no sign in any font, or the typeface is not bundled.
        """
        from briefer.writers.pdf.document import write_document

        with without_collection():
            write_document(brief, stream)

    def is_export(self, standing: bytes, brief: Brief, written: bytes) -> bool:
        """Whether a file has the same maker and title among its properties."""
        from briefer.writers.pdf.document import properties_of

        return holds_all(standing, properties_of(brief), written)

    def notes(self, brief: Brief) -> tuple[str, ...]:
        """Say that the pages are not set in the template's typeface, if they are not."""
        return font_notes(brief.style)

    def write_with_places(self, brief: Brief, stream: BinaryIO) -> tuple[Place, ...]:
        """Write the brief as `write` does; returns where on the pages what of the project stands."""
        from briefer.writers.pdf.document import write_document
        from briefer.writers.pdf.places import places

        with without_collection():
            return places(write_document(brief, stream))

    def lay_out(self, brief: Brief) -> Layout:
        """Return the pages that `write` would write, and write nothing. Raises WriteError like that."""
        from briefer.writers.pdf.document import lay_out

        with without_collection():
            return lay_out(brief)


def font_notes(style: Style) -> tuple[str, ...]:
    """Return a sentence naming a typeface that is not there for PDF, if one is asked for."""
    if style.font in {style.pdf_font, USUAL_FONT}:
        return ()
    told = tr("Briefer brings no typeface “{font}”: a PDF is set in {pdf_font}; Word uses it where it is.")
    return (told.format(font=style.font, pdf_font=style.pdf_font),)
