"""Small briefs for the PDF writer, and what is read back of them."""

from __future__ import annotations

import io

import pypdfium2
from pypdf import PdfReader

from briefer.brief import (
    Brief,
    Cell,
    Column,
    Para,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Shade,
)
from briefer.writers.to_pdf import PdfWriter

COLUMNS = (
    Column(("No.",), 0.05),
    Column(("Issue",), 0.14),
    Column(("Russia",), 0.335, is_side=True),
    Column(("Ukraine",), 0.335, is_side=True),
    Column(("State of play", "Assessment"), 0.14),
)


def para(text: str, role: Role = Role.BODY, style: RunStyle = RunStyle.PLAIN, link: str = "") -> Para:
    return Para((Run(text, style, link),), role)


def cell(*texts: str, shade: Shade = Shade.NONE) -> Cell:
    return Cell(tuple(para(text, Role.CELL) for text in texts), shade)


def row(*texts: str) -> Row:
    return Row(tuple(cell(text) for text in texts))


def theme(text: str) -> Row:
    return Row((cell(text, shade=Shade.THEME),), is_theme=True)


def brief_of(*blocks: object, is_landscape: bool = False, **details: object) -> Brief:
    return Brief("A title", "en", (Section(blocks, is_landscape),), **details)


def pdf(brief: Brief) -> bytes:
    stream = io.BytesIO()
    PdfWriter().write(brief, stream)
    return stream.getvalue()


def pages(brief: Brief) -> list[str]:
    document = pypdfium2.PdfDocument(pdf(brief))
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def words(brief: Brief) -> str:
    return " ".join(" ".join(pages(brief)).split())


def annotations(brief: Brief) -> list[dict]:
    reader = PdfReader(io.BytesIO(pdf(brief)))
    return [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]


def numbered(prefix: str, count: int) -> str:
    return " ".join(f"{prefix}{number}" for number in range(count))


def fonts(brief: Brief) -> list[dict]:
    reader = PdfReader(io.BytesIO(pdf(brief)))
    return [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]


def edges(brief: Brief, word: str) -> tuple[float, float]:
    document = pypdfium2.PdfDocument(pdf(brief))
    page = document[0].get_textpage()
    place = page.search(word).get_next()
    assert place is not None
    boxes = [page.get_charbox(index) for index in range(place[0], sum(place))]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)
