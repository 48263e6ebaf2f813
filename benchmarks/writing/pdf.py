"""A PDF of many rows, tags included, beside the same words through other engines.

Run: python -m benchmarks.writing.pdf [ROWS]

Each row has a number, an issue and two cells of two quotations of forty words with their references. Every run is a
process of its own that makes the brief, loads the modules and then writes one file. What is told is the CPU time of
that writing alone, kernel and child processes included, as a ratio to ours; all engines take turns, and of each the
best of three runs counts, since other work only ever adds to one. Fonts are read within the run, but by the two peers
that are reportlab's they are read before. Ours is the only one with tags and links. Memory is the peak of the whole
process. The peers are no dependencies: those that are not installed are named and left out. Seconds differ from
computer to computer, and by a tenth from run to run on a busy one; the ratios hold.

    raw canvas   reportlab's canvas, lines wrapped by ourselves with remembered widths: the same words in the same
                 three looks, the header row and the margins on each page; no tags, no links
    LongTable    reportlab's own table of paragraphs
    Typst        typst.compile of a table
    WeasyPrint   an HTML table
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING

from benchmarks.writing.engines import compare
from briefer.brief import Brief, Cell, Column, Heading, PageFrame, Para, Role, Row, Run, RunStyle, Section, Table
from briefer.data import resources_folder

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WORDS = (
    *("ceasefire", "withdrawal", "ministry", "the", "of", "a", "to", "and", "in", "that", "delegation", "Zürich"),
    *("café", "négociation", "Київ", "переговори", "Москва", "position", "said", "officials", "territory"),
    *("prisoners", "exchange", "guarantee", "security", "would", "not", "until", "full", "is", "without", "Straße"),
)
FONTS = resources_folder() / "fonts"
WIDTHS = (44, 102, 291, 291)  # points
SIZE, LEADING = 9.5, 11.7
LOOKS = {
    "text": ("Regular", SIZE, (0.11, 0.13, 0.15)),
    "label": ("Bold", SIZE, (0.11, 0.13, 0.15)),
    "reference": ("Regular", SIZE * 0.92, (0.31, 0.34, 0.37)),
}
TITLES = ("No.", "Issue", "Russia", "Ukraine")
Item = tuple[str, str]
RowText = tuple[str, str, list[Item], list[Item]]


def rows(count: int) -> list[RowText]:
    """Return number, issue, and the two sides' quotations with their references."""
    chance = random.Random(7)

    def words(many: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(many))

    def items() -> list[Item]:
        return [(f"“{words(40)}”", f"[S1 ¶{chance.randint(1, 90)}]") for _ in range(2)]

    return [(str(number), words(4), items(), items()) for number in range(1, count + 1)]


def brief(count: int) -> Brief:
    """Return the rows as a brief; each reference leads to a row."""

    def cell(items: list[Item]) -> Cell:
        return Cell(
            tuple(
                Para(
                    (
                        Run("Demand.", RunStyle.STRONG),
                        Run(f" {quote} "),
                        Run(reference, RunStyle.REFERENCE, f"#row-{len(quote) % count + 1}"),
                    ),
                    Role.CELL,
                )
                for quote, reference in items
            )
        )

    table = tuple(
        Row(
            (Cell((Para((Run(number),)),)), Cell((Para((Run(issue),)),)), cell(left), cell(right)),
            anchor=f"row-{number}",
        )
        for number, issue, left, right in rows(count)
    )
    shares = [width / sum(WIDTHS) for width in WIDTHS]
    columns = tuple(
        Column((title,), share, is_side=place > 1)
        for place, (title, share) in enumerate(zip(TITLES, shares, strict=True))
    )
    blocks = (Heading(0, "Talks"), Heading(1, "Compared"), Table(columns, table, "Positions compared"))
    return Brief("Talks", "en", (Section(blocks, is_landscape=True),), frame=PageFrame("MARKED", "REF-1"))


def ours(count: int) -> Callable[[], bytes]:
    """Return our own export, ready to run."""
    from briefer.writers.pdf import document as pdf_document
    from briefer.writers.to_pdf import PdfWriter

    assert pdf_document
    made = brief(count)

    def run() -> bytes:
        stream = io.BytesIO()
        PdfWriter().write(made, stream)
        return stream.getvalue()

    return run


def wrapped(runs: list[Item], width: float, known: dict[Item, float]) -> list[list[Item]]:
    """Return the lines of texts, each with the name of its look; `known` remembers the widths of words."""
    from reportlab.pdfbase import pdfmetrics

    lines: list[list[Item]] = [[]]
    used = 0.0
    for look, text in runs:
        own: list[str] = []
        for word in text.split(" "):
            step = known.get((look, word))
            if step is None:
                step = known[look, word] = pdfmetrics.stringWidth(f"{word} ", *LOOKS[look][:2])
            if used and used + step > width:
                lines[-1].append((look, " ".join(own)))
                lines.append([])
                own, used = [], 0.0
            own.append(word)
            used += step
        lines[-1].append((look, " ".join([*own, ""])))
    return lines


def cells_of(row: RowText, known: dict[Item, float]) -> list[list[list[Item]]]:
    """Return the lines of each cell."""
    number, issue, left, right = row
    sides = (
        [
            line
            for quote, ref in items
            for line in wrapped([("label", "Demand."), ("text", quote), ("reference", ref)], width - 10, known)
        ]
        for items, width in ((left, WIDTHS[2]), (right, WIDTHS[3]))
    )
    return [[[("text", number)]], wrapped([("text", issue)], WIDTHS[1] - 10, known), *sides]


def drawn_row(canvas: Canvas, cells: list[list[list[Item]]], y: float) -> float:
    """Draw a row below a height and return where the next one begins."""
    canvas.line(56, y, 786, y)
    x = 61.0
    for lines, width in zip(cells, WIDTHS, strict=True):
        text = canvas.beginText(x, y - 10)
        last = ""
        for line in lines:
            for place, (look, words) in enumerate(line, 1):
                if look != last:
                    name, size, colour = LOOKS[last := look]
                    text.setFont(name, size, LEADING)
                    text.setFillColorRGB(*colour)
                (text.textLine if place == len(line) else text.textOut)(words)
        canvas.drawText(text)
        x += width
    return y - max(map(len, cells)) * LEADING - 8


def raw_canvas(count: int) -> Callable[[], bytes]:
    """Return the same words drawn on a bare canvas, with what stands on each page again."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    for style in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(style, str(FONTS / f"Carlito-{style}.ttf")))
    known: dict[Item, float] = {}
    table = rows(count)
    titles = [[[("label", title)]] for title in TITLES]

    def begin(canvas: Canvas) -> float:
        canvas.setFont("Regular", SIZE)
        canvas.drawCentredString(421, 565, "MARKED")
        canvas.drawCentredString(421, 28, "MARKED")
        canvas.drawString(56, 28, "REF-1")
        canvas.drawRightString(786, 28, f"Page {canvas.getPageNumber()}")
        return drawn_row(canvas, titles, 540.0)

    def run() -> bytes:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=(842, 595), invariant=1, pageCompression=1)
        y = begin(canvas)
        for row in table:
            cells = cells_of(row, known)
            if y - max(map(len, cells)) * LEADING - 8 < 56:
                canvas.showPage()
                y = begin(canvas)
            y = drawn_row(canvas, cells, y)
        canvas.save()
        return stream.getvalue()

    return run


def long_table(count: int) -> Callable[[], bytes]:
    """Return reportlab's own table of paragraphs."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    for style in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(style, str(FONTS / f"Carlito-{style}.ttf")))
    pdfmetrics.registerFontFamily("Regular", normal="Regular", bold="Bold", italic="Regular", boldItalic="Bold")
    look = ParagraphStyle("cell", fontName="Regular", fontSize=SIZE, leading=LEADING)
    table = rows(count)

    def cell(items: list[Item]) -> list[Paragraph]:
        return [Paragraph(f"<b>Demand.</b> {escape(quote)} {ref}", look) for quote, ref in items]

    def run() -> bytes:
        stream = io.BytesIO()
        cells = [[n, Paragraph(issue, look), cell(left), cell(right)] for n, issue, left, right in table]
        pages = SimpleDocTemplate(stream, pagesize=(842, 595), leftMargin=56, rightMargin=56)
        pages.build([LongTable([["No.", "Issue", "Russia", "Ukraine"], *cells], WIDTHS, repeatRows=1)])
        return stream.getvalue()

    return run


def typst(count: int) -> Callable[[], bytes]:
    """Return Typst's table."""
    compile_ = __import__("typst").compile

    def cell(items: list[Item]) -> str:
        return "[" + "\n\n".join(f"*Demand.* #{_quoted(f'{quote} {ref}')}" for quote, ref in items) + "]"

    listed = "".join(f"[{n}],[{issue}],{cell(left)},{cell(right)},\n" for n, issue, left, right in rows(count))
    source = (
        f'#set page(width: 842pt, height: 595pt, margin: 56pt)\n#set text(font: "Carlito", size: {SIZE}pt)\n'
        f"#table(columns: (44pt, 102pt, 1fr, 1fr), table.header([No.],[Issue],[Russia],[Ukraine]),\n{listed})"
    ).encode()
    return lambda: bytes(compile_(source, font_paths=[str(FONTS)]))


def weasyprint(count: int) -> Callable[[], bytes]:
    """Return WeasyPrint's table."""
    html = __import__("weasyprint").HTML

    def cell(items: list[Item]) -> str:
        return "<td>" + "".join(f"<p><b>Demand.</b> {escape(quote)} {ref}" for quote, ref in items)

    listed = "".join(f"<tr><td>{n}<td>{issue}{cell(left)}{cell(right)}" for n, issue, left, right in rows(count))
    text = (
        f"<style>@font-face{{font-family:C;src:url({(FONTS / 'Carlito-Regular.ttf').as_uri()})}}"
        f"@page{{size:842pt 595pt;margin:56pt}}body{{font:{SIZE}pt C}}table{{table-layout:fixed;width:100%}}</style>"
        f"<table><thead><tr><th>No.<th>Issue<th>Russia<th>Ukraine</thead>{listed}</table>"
    )
    return lambda: bytes(html(string=text).write_pdf())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


ENGINES = {"ours": ours, "raw canvas": raw_canvas, "LongTable": long_table, "Typst": typst, "WeasyPrint": weasyprint}
MODULES = {"raw canvas": "reportlab", "LongTable": "reportlab", "Typst": "typst", "WeasyPrint": "weasyprint"}


def is_there(engine: str) -> bool:
    """Tell whether a peer is installed."""
    return find_spec(MODULES[engine]) is not None


if __name__ == "__main__":
    compare("benchmarks.writing.pdf", ENGINES, is_there, slow="WeasyPrint")
