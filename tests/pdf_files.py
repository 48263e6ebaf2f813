"""PDFs made for tests: lines at places, paragraphs set in columns under a running head, and raw objects."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

_STORY = (
    "the talks ended on Monday with one side demanding a full ceasefire while its neighbour refused any withdrawal "
    "from territory it holds and envoys said further rounds would follow next month although negotiators representing "
    "international organisations acknowledged considerable disagreement about guarantees prisoners ports and grain"
)


def paragraphs(count: int, seed: int = 4) -> list[str]:
    """Return paragraphs of one to five sentences that no line repeats in."""
    choice = random.Random(seed)

    def sentence() -> str:
        return " ".join(choice.choices(_STORY.split(), k=choice.randint(6, 22))).capitalize() + "."

    return [" ".join(sentence() for _ in range(choice.randint(1, 5))) for _ in range(count)]


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, size: int = 12, **options: object) -> bytes:
    """Set each line at its place (from the left, from the foot) on pages of 400 by 600 points."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 600), invariant=True, **options)
    for lines in pages:
        canvas.setFont("Helvetica", size)
        for left, height, words in lines:
            canvas.drawString(left, height, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def set_article(texts: Sequence[str], *, columns: int = 1, indent: int = 0, after: int = 0, title: str = "") -> bytes:
    """Set paragraphs as a newspaper does, justified, with a title, running head and page numbers."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    def edges(canvas, document):
        canvas.setFont("Times-Italic", 8)
        canvas.drawString(60, 800, "The Daily Example")
        canvas.drawRightString(535, 800, "A newspaper")
        canvas.drawCentredString(297, 35, str(document.page))

    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12.5, alignment=4)
    body.firstLineIndent, body.spaceAfter = indent, after
    heading = ParagraphStyle("heading", fontName="Times-Bold", fontSize=16, leading=20, spaceAfter=8)
    width = (475 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + column * (width + 20), 70, width, 700, 0, 0, 0, 0) for column in range(columns)]
    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=(595, 842), invariant=True)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=edges)])
    flow = [Paragraph(title, heading)] if title else []
    document.build([*flow, *(Paragraph(words, body) for words in texts)])
    return stream.getvalue()


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of numbered objects, the first of them the catalogue."""
    body = b"%PDF-1.7\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return body + head + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (count, trailer, len(body))


def stream_object(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def one_page(content: bytes, *further: bytes, page: bytes = b"", catalogue: bytes = b"") -> bytes:
    """Return a PDF of one page with a content stream object (number 4), Helvetica as /F (5), further objects from 6."""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> "
        b"/XObject << /X 6 0 R >> >> %s >>" % page,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *further,
    )


def written(words: bytes) -> bytes:
    """Return a content stream object that shows some words."""
    return stream_object(b"BT /F 12 Tf 50 500 Td (%s) Tj ET" % words)
