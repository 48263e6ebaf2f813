"""How a page looks: the sizes that DOCX, PDF and HTML share. Lengths in millimetres, type in points."""

from __future__ import annotations

from dataclasses import dataclass

PAGE_SIZES_MM = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
USUAL_FONT, USUAL_PDF_FONT = "Calibri", "Carlito"
CSV_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@dataclass(frozen=True, slots=True)
class Style:
    """The house style of one brief.

    `page` is a key of PAGE_SIZES_MM; `font` names the Word typeface, `pdf_font` the family in `resources/fonts`
    with the same character widths. `csv_separator` parts the cells of rows alone.
    """

    page: str = "A4"
    margin_mm: float = 20.0
    font: str = USUAL_FONT
    pdf_font: str = USUAL_PDF_FONT
    title_pt: float = 22.0
    heading_pt: float = 14.0
    lead_pt: float = 13.0
    body_pt: float = 11.0
    table_pt: float = 9.5
    note_pt: float = 9.5
    csv_separator: str = ","

    @property
    def subheading_pt(self) -> float:
        """A heading below a heading, between it and the text."""
        return (self.heading_pt + self.body_pt) / 2

    @property
    def kicker_pt(self) -> float:
        """The word above the title."""
        return self.note_pt + 0.5

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """Width and height of the portrait page."""
        return PAGE_SIZES_MM[self.page]
