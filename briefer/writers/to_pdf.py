"""The PDF writer: a Brief as pages with embedded fonts, bookmarks and links.

The work is in the modules beside it, which need reportlab and are imported when a PDF is written:
`pdf_fonts` (signs and widths), `pdf_text` (lines), `pdf_bands` and `pdf_table` (blocks as bands of lines),
`pdf_pages` (bands on pages) and `pdf_draw` (pages on a canvas).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from briefer.writers.base import Writer

if TYPE_CHECKING:
    from briefer.brief import Brief


class PdfWriter(Writer):
    """Writes a brief as PDF; the same brief gives the same bytes."""

    name = "PDF"
    suffix = ".pdf"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief to the stream.

        Raises WriteError if a character has no sign in any bundled font, or the typeface is not bundled.
        """
        from briefer.writers.pdf_draw import draw
        from briefer.writers.pdf_pages import laid_out

        draw(brief, laid_out(brief), stream)
