"""Pages on a canvas: text, rules, grounds, links, bookmarks and document properties.

A page draws its grounds, then its rules, then its text slot by slot, so that reading software meets whole cells in
their order. No layout is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from briefer.brief import Brief, Properties
from briefer.writers.base import document_title, scrub
from briefer.writers.pdf_bands import HAIRLINE, Band, Rule, Slot
from briefer.writers.pdf_fonts import REGULAR
from briefer.writers.pdf_pages import Foot, Layout, Page, Placed
from briefer.writers.pdf_text import GREY, Line, Piece

_HAIRLINE = 0.5
_SPACED = 0.08  # of the type size, between the letters of the marking
_HALF_CAPITAL = 0.32  # of the type size
_TARGET_GAP = 6.0  # above what a link leads to
_MARGIN_GAP = 14.0  # between the marking and what stands beside it
_URL_SIGNS = "%/:?#[]@!$&'()*+,;=~-._"


class _Info(PDFInfo):
    """Document properties that were given, and no others."""

    def __init__(self, brief: Brief) -> None:
        super().__init__()
        given: Properties = brief.properties
        self.title = document_title(brief)
        self.author, self.subject, self.keywords = scrub(given.author), scrub(given.subject), scrub(given.keywords)
        self.producer = self.creator = "Briefer"
        self.date = given.date

    def format(self, document: object) -> bytes:
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Creator": self.creator,
            "Producer": self.producer,
            "CreationDate": _pdf_date(self.date),
        }
        return PDFDictionary({key: PDFString(text) for key, text in entries.items() if text}).format(document)


def draw(brief: Brief, layout: Layout, stream: BinaryIO) -> None:
    """Write the pages to the stream as PDF; the same brief gives the same bytes."""
    rl_config.useA85 = 0
    canvas = Canvas(
        stream,
        pagesize=layout.pages[0].size,
        pageCompression=1,
        invariant=1,
        lang=brief.language or None,
        initialFontName=layout.typeface.font(REGULAR),  # type: ignore[arg-type]  # the stubs ask for a number
        pdfVersion=(1, 7),
    )
    vars(canvas)["_doc"].info = _Info(brief)  # reportlab has no public way to leave a property out
    canvas.setViewerPreference("DisplayDocTitle", "true")
    artist = _Artist(canvas, layout)
    for page in layout.pages:
        artist.page(page)
    canvas.save()


class _Artist:
    """Draws the pages of one layout on a canvas."""

    def __init__(self, canvas: Canvas, layout: Layout) -> None:
        self._canvas = canvas
        self._margin = layout.margin
        self._keys: dict[str, str] = {}
        self._deepest = -1
        self._bookmarks = 0
        self._placed_anchors: set[str] = set()

    def page(self, page: Page) -> None:
        """Draw one page and turn to the next."""
        canvas = self._canvas
        canvas.setPageSize(page.size)
        top = page.size[1] - self._margin
        for placed in page.placed:
            self._grounds(placed.band, top - placed.top - placed.band.height)
        for placed in page.placed:
            self._rules(placed.band, top - placed.top)
        for placed in page.placed:
            self._band(placed, top - placed.top)
        self._foot(page.foot, page.size)
        canvas.showPage()

    def _foot(self, foot: Foot, size: tuple[float, float]) -> None:
        """Draw what stands in the margins: marking above and below, reference left, page number right.

        Beside a marking too wide for that, reference and number go one line lower.
        """
        width, height = size
        middle = self._margin / 2
        usable = width - 2 * self._margin
        spaced = _spaced_width(foot.marking)
        room = (usable - spaced) / 2 - _MARGIN_GAP
        for y in (height - middle, middle):
            self._margin_line(foot.marking, (width - min(spaced, usable)) / 2, y, usable, _SPACED)
        if room < max(_width(foot.reference), _width(foot.number)):
            middle -= foot.marking.height
            room = (usable - _MARGIN_GAP) / 2
        self._margin_line(foot.reference, self._margin, middle, room)
        self._margin_line(foot.number, width - self._margin - min(_width(foot.number), room), middle, room)

    def _margin_line(self, line: Line, x: float, y: float, room: float, spaced: float = 0.0) -> None:
        """Draw a line centred on a height, narrower if it needs more than its room."""
        if not line.pieces:
            return
        size = line.pieces[0].ink.size
        full = _spaced_width(line) if spaced else _width(line)
        text = self._canvas.beginText()
        text.setTextTransform(min(1.0, room / full), 0, 0, 1, x, y - size * _HALF_CAPITAL)
        text.setCharSpace(size * spaced)
        for piece in line.pieces:
            _set_ink(text, piece)
            text.textOut(piece.text)
        text.setCharSpace(0)
        self._canvas.drawText(text)

    def _band(self, placed: Placed, top: float) -> None:
        if not placed.is_repeat:
            self._targets(placed.band, top)
        for slot in placed.band.slots:
            self._slot(slot, top - placed.band.pads[0])

    def _grounds(self, band: Band, bottom: float) -> None:
        for ground in band.grounds:
            self._canvas.setFillColorRGB(*ground.colour)
            self._canvas.rect(self._margin + ground.x, bottom, ground.width, band.height, stroke=0, fill=1)

    def _rules(self, band: Band, top: float) -> None:
        bottom = top - band.height
        right = self._margin + band.width
        for x in band.hairlines:
            self._stroke(Rule(_HAIRLINE, HAIRLINE), self._margin + x, top, self._margin + x, bottom)
        for rule, y in ((band.rule_above, top), (band.rule_below, bottom)):
            if rule is not None:
                self._stroke(rule, self._margin, y, right, y)

    def _stroke(self, rule: Rule, *ends: float) -> None:
        self._canvas.setStrokeColorRGB(*rule.colour)
        self._canvas.setLineWidth(rule.thickness)
        self._canvas.line(*ends)

    def _targets(self, band: Band, top: float) -> None:
        """Make the band the target of its anchors; the first holder of a name keeps it."""
        canvas = self._canvas
        for anchor in band.anchors:
            if anchor not in self._placed_anchors:
                self._placed_anchors.add(anchor)
                canvas.bookmarkHorizontalAbsolute(self._key(anchor), top + _TARGET_GAP)
        if band.bookmark is not None:
            level, title = band.bookmark
            self._deepest = min(level, self._deepest + 1)
            self._bookmarks += 1
            key = f"h{self._bookmarks}"
            canvas.bookmarkHorizontalAbsolute(key, top + _TARGET_GAP)
            canvas.addOutlineEntry(title, key, self._deepest, closed=False)

    def _key(self, anchor: str) -> str:
        return self._keys.setdefault(anchor, f"a{len(self._keys) + 1}")

    def _slot(self, slot: Slot, top: float) -> None:
        """Draw the lines of a slot as one text object, then their links."""
        text = self._canvas.beginText()
        x = self._margin + slot.x
        ink = None
        for line in slot.lines:
            y = top - (line.top - slot.above) - line.base
            for piece in line.pieces:
                if (piece.font, piece.ink) != ink:
                    ink = (piece.font, piece.ink)
                    _set_ink(text, piece)
                text.setTextOrigin(x + piece.x, y)
                text.textOut(piece.text)
        self._canvas.drawText(text)
        for line in slot.lines:
            self._links(line.pieces, x, top - (line.top - slot.above) - line.base)

    def _links(self, pieces: Sequence[Piece], x: float, y: float) -> None:
        for piece in pieces:
            link = piece.ink.link
            if not link:
                continue
            left, size = x + piece.x, piece.ink.size
            area = (left, y - 0.25 * size, left + piece.width, y + 0.75 * size)
            if link.startswith("#"):
                self._canvas.linkAbsolute(piece.text, self._key(link[1:]), area)
                continue
            self._stroke(Rule(_HAIRLINE, GREY), left, y - 1.5, left + piece.width, y - 1.5)
            self._canvas.linkURL(quote(link, safe=_URL_SIGNS), area)


def _set_ink(text: PDFTextObject, piece: Piece) -> None:
    text.setFont(piece.font, piece.ink.size)
    text.setFillColorRGB(*piece.ink.colour)


def _width(line: Line) -> float:
    return sum(piece.width for piece in line.pieces)


def _spaced_width(line: Line) -> float:
    letters = sum(len(piece.text) for piece in line.pieces)
    size = line.pieces[0].ink.size if line.pieces else 0.0
    return _width(line) + max(letters - 1, 0) * size * _SPACED


def _pdf_date(date: str) -> str:
    """Return an ISO date as PDF writes it, "" for anything else."""
    digits = date[:10].replace("-", "")
    return f"D:{digits}" if len(digits) == 8 and digits.isdecimal() and digits.isascii() else ""
