"""Pages on reportlab's canvas: text, rules, grounds, pictures, and the areas and targets of links.

A page draws its grounds and rules, then its text slot by slot, so that reading software meets whole cells in their
order. Every sign drawn belongs to an element of the structure or is an artifact. No layout is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefer.writers.pdf.bands import HAIRLINE, Band, Rule, Slot
from briefer.writers.pdf.logo import Figure
from briefer.writers.pdf.objects import Objects, number, reference, references, text_string
from briefer.writers.pdf.pages import MARGIN_GAP, SPACED, Foot, Layout, Page, Placed, line_width, spaced_width
from briefer.writers.pdf.pieces import Colour, Ink, Piece
from briefer.writers.pdf.tags import Element, Structure
from briefer.writers.pdf.text import GREY, Line
from briefer.writers.pdf.words import CODES

_COLUMN_RULE = Rule(0.5, HAIRLINE)
_LINK_RULE = Rule(0.5, GREY)
_HALF_CAPITAL = 0.32  # of the type size
_TARGET_GAP = 6.0  # above what a link leads to
_URL_SIGNS = "%/:?#[]@!$&'()*+,;=~-._"
_DECORATION = "/Artifact<</Type/Layout>>BDC"
_HEADER = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"
_FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC"
_REPEATED = "/Artifact<</Type/Pagination>>BDC"


class _Place(NamedTuple):
    """Where something stands: its page, counted from 0, and its height."""

    page: int
    y: float


class _Link(NamedTuple):
    """The area of a link on a page, written once all targets are known."""

    number: int
    page: int
    key: int
    area: str
    link: str
    title: str


class Artist:
    """Draws the pages of one layout on a canvas."""

    def __init__(self, canvas: Canvas, objects: Objects, layout: Layout) -> None:
        self._canvas = canvas
        self._objects = objects
        self._layout = layout
        self._targets: dict[str, _Place] = {}
        self._links: list[_Link] = []
        self._bookmarks = 0

    def draw(self) -> None:
        """Draw all pages, then write the areas of their links."""
        for index, page in enumerate(self._layout.pages):
            self._layout.structure.begin_page()
            self._canvas.setPageSize(page.size)
            sheet = _Sheet(self, index, page)
            sheet.draw()
            self._canvas.showPage()
            areas = f"/Annots{references(sheet.areas)}" if sheet.areas else ""
            self._objects.put_page(index, f"/StructParents {index}/Tabs/S{areas}")
        if self._bookmarks:
            self._canvas.showOutline()
        self._write_links()

    def literal(self, source: str) -> None:
        """Add drawn content to the present page."""
        self._canvas.addLiteral(source)

    def target(self, anchor: str, page: int, y: float) -> None:
        """Note down where a link to an anchor leads; the first holder of a name keeps it."""
        self._targets.setdefault(anchor, _Place(page, y))

    def bookmark(self, depth: int, title: str, y: float) -> None:
        """Add a bookmark to the present page."""
        self._bookmarks += 1
        key = f"heading {self._bookmarks}"
        self._canvas.bookmarkPage(key, "XYZ", top=y + _TARGET_GAP)
        self._canvas.addOutlineEntry(title, key, depth - 1)

    def picture(self, figure: Figure, x: float, y: float) -> None:
        """Draw a picture."""
        picture = ImageReader(figure.picture())
        self._canvas.drawImage(picture, x, y, figure.width, figure.height, mask="auto")

    @property
    def structure(self) -> Structure:
        """What the drawn content belongs to."""
        return self._layout.structure

    @property
    def margin(self) -> float:
        """The margin of all pages."""
        return self._layout.margin

    def area(self, page: int, piece: Piece, element: Element, area: str) -> int:
        """Return the number of a link area for a piece of text."""
        own = self._objects.reserve()
        key = self._layout.structure.note_annotation(element, own, len(self._layout.pages))
        self._links.append(_Link(own, page, key, area, piece.ink.link, piece.text.strip()))
        return own

    def _write_links(self) -> None:
        start = _Place(0, self._layout.pages[0].size[1])
        numbers = [self._objects.number_of_page(index) for index in range(len(self._layout.pages))]
        for link in self._links:
            if link.link.startswith("#"):
                place = self._targets.get(link.link[1:], start)
                way = f"/Dest[{reference(numbers[place.page])}/XYZ null {number(place.y + _TARGET_GAP)} null]"
            else:
                way = f"/A<</S/URI/URI{text_string(quote(link.link, safe=_URL_SIGNS))}>>"
            self._objects.put(
                link.number,
                f"<</Type/Annot/Subtype/Link/Rect[{link.area}]/Border[0 0 0]/F 4/P {numbers[link.page]} 0 R"
                f"/StructParent {link.key}/Contents{text_string(link.title)}{way}>>",
            )


class _Sheet:
    """One page while it is drawn; `areas` are the link areas it calls for."""

    def __init__(self, artist: Artist, index: int, page: Page) -> None:
        self.areas: list[int] = []
        self._artist = artist
        self._index = index
        self._page = page
        self._out: list[str] = []
        self._margin = artist.margin
        self._mark = artist.structure.mark
        self._font = ""
        self._colour: Colour | None = None
        self._rule: Rule | None = None

    def draw(self) -> None:
        """Draw the page."""
        top = self._page.size[1] - self._margin
        self._out.append(_DECORATION)
        for placed in self._page.placed:
            self._grounds(placed.band, top - placed.top - placed.band.height)
        for placed in self._page.placed:
            self._rules(placed.band, top - placed.top)
        self._out.append("EMC")
        for placed in self._page.placed:
            self._band(placed, top - placed.top)
        self._foot(self._page.foot, self._page.size)
        self._hand_over()

    def _hand_over(self) -> None:
        self._artist.literal("\n".join(self._out))
        self._out.clear()

    # Decoration

    def _grounds(self, band: Band, bottom: float) -> None:
        for ground in band.grounds:
            self._fill(ground.colour)
            x = self._margin + ground.x
            self._out.append(f"{x:.2f} {bottom:.2f} {ground.width:.2f} {band.height:.2f} re f")

    def _rules(self, band: Band, top: float) -> None:
        """Draw the lines at the columns of a band as one, then those above and below it."""
        bottom = top - band.height
        right = self._margin + band.width
        if band.hairlines:
            from_to = f"{top:.2f} m {{0:.2f}} {bottom:.2f} l".format
            lines = [f"{self._margin + x:.2f} {from_to(self._margin + x)}" for x in band.hairlines]
            self._stroke(_COLUMN_RULE, " ".join(lines))
        for rule, y in ((band.rule_above, top), (band.rule_below, bottom)):
            if rule is not None:
                self._stroke(rule, f"{self._margin:.2f} {y:.2f} m {right:.2f} {y:.2f} l")

    def _stroke(self, rule: Rule, path: str) -> None:
        if rule != self._rule:
            self._rule = rule
            self._out.append(f"{_rgb(rule.colour)} RG {rule.thickness} w")
        self._out.append(f"{path} S")

    def _fill(self, colour: Colour) -> None:
        if colour is not self._colour:
            self._colour = colour
            self._out.append(f"{_rgb(colour)} rg")

    # What stands in the margins

    def _foot(self, foot: Foot, size: tuple[float, float]) -> None:
        """Draw marking above and below, reference at the leading edge, page number at the other.

        Beside a marking too wide for that, reference and number go one line lower.
        """
        width, height = size
        middle = self._margin / 2
        usable = width - 2 * self._margin
        spaced = spaced_width(foot.marking)
        room = (usable - spaced) / 2 - MARGIN_GAP
        left = (width - min(spaced, usable)) / 2
        self._margin_line(_HEADER, foot.marking, (left, height - middle), usable, SPACED)
        self._margin_line(_FOOTER, foot.marking, (left, middle), usable, SPACED)
        widths = line_width(foot.reference), line_width(foot.number)
        is_stacked = foot.is_stacked(usable)
        if is_stacked:
            middle -= foot.marking.height
        for line, beside, is_at_left in (
            (foot.reference, widths[1], not foot.is_rtl),
            (foot.number, widths[0], foot.is_rtl),
        ):
            if is_stacked:
                room = max(usable - MARGIN_GAP - beside, (usable - MARGIN_GAP) / 2)
            x = self._margin if is_at_left else width - self._margin - min(line_width(line), room)
            self._margin_line(_FOOTER, line, (x, middle), room)

    def _margin_line(
        self, artifact: str, line: Line, place: tuple[float, float], room: float, spaced: float = 0.0
    ) -> None:
        """Draw a line centred on a height, narrower if it needs more than its room."""
        if not line.pieces:
            return
        size = line.pieces[0].ink.size
        scale = min(1.0, room / (spaced_width(line) if spaced else line_width(line)))
        self._out.append(f"{artifact} BT {number(spaced)} Tc")
        advance = 0.0
        for piece in line.pieces:
            self._set_ink(piece)
            x = place[0] + advance * scale
            y = place[1] - size * _HALF_CAPITAL
            self._out.append(f"{number(size * scale)} 0 0 {number(size)} {number(x)} {number(y)} Tm[({piece.codes})]TJ")
            advance += piece.width + len(piece.text) * size * spaced
        self._out.append("0 Tc ET EMC")

    # What is read

    def _band(self, placed: Placed, top: float) -> None:
        band = placed.band
        if not placed.is_repeat:
            for anchor in band.anchors:
                self._artist.target(anchor, self._index, top)
            if band.bookmark is not None:
                self._artist.bookmark(*band.bookmark, top)
            for figure in band.figures:
                self._figure(figure, top - band.height)
        if placed.is_repeat:
            self._out.append(_REPEATED)
        for slot in band.slots:
            self._slot(slot, top - band.pads[0], is_artifact=placed.is_repeat)
        if placed.is_repeat:
            self._out.append("EMC")
        if band.again:
            self._out.append(_REPEATED)
            for slot in band.again:
                self._slot(slot, top - band.pads[0], is_artifact=True)
            self._out.append("EMC")

    def _figure(self, figure: Figure, y: float) -> None:
        x = self._margin + figure.x
        box = f"{number(x)} {number(y)} {number(x + figure.width)} {number(y + figure.height)}"
        figure.element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        self._out.append(self._begun(figure.element))
        self._hand_over()
        self._artist.picture(figure, x, y)
        self._out.append("EMC")

    def _slot(self, slot: Slot, top: float, *, is_artifact: bool) -> None:
        """Draw the lines of a slot as one text object, then what belongs to its links."""
        out = self._out
        left = self._margin + slot.x
        at_left = f"{left:.2f}"
        links: list[tuple[Piece, Element, float, float]] = []
        marked: list[tuple[Piece, float]] = []
        current: Element | None = None
        ink: Ink | None = None
        size, is_link = "", False
        out.append("BT")
        for above, _, base, pieces, whole in slot.lines:
            y = top - (above - slot.above) - base
            height = f"{y:.2f} Tm[("
            for piece in pieces:
                x, font, own, words, marks = piece
                element = None if is_artifact else own.element or whole
                if element is not current:
                    out.append(f"{'EMC ' if current else ''}{self._begun(element) if element else ''}")
                    current = element
                if own is not ink or font != self._font:
                    ink = own
                    size = f"{ink.size:.2f} 0 0 {ink.size:.2f}"
                    is_link = bool(ink.link) and not is_artifact
                    self._set_ink(piece)
                begin = f"{left + x:.2f}" if x else at_left
                out.append(f"{size} {begin} {height}{''.join(map(CODES, words))})]TJ")
                if marks:
                    marked.append((piece, y))
                if is_link and own.element is not None:
                    links.append((piece, own.element, left + x, y))
        out.append("EMC ET" if current else "ET")
        if marked:
            self._marks(marked, left)
        for link in links:
            self._link(*link)

    def _marks(self, marked: Sequence[tuple[Piece, float]], left: float) -> None:
        """Draw the marks at letters, behind all lines: their text is that of the letters, and lines stay whole."""
        self._out.append(f"{_DECORATION} BT")
        for piece, y in marked:
            self._set_ink(piece)
            size = number(piece.ink.size)
            for mark in piece.marks:
                place = f"{number(left + mark.right)} {number(y + mark.up)}"
                self._out.append(f"{size} 0 0 {size} {place} Tm[({mark.code})]TJ")
        self._out.append("ET EMC")

    def _begun(self, element: Element) -> str:
        """Return the beginning of a piece of content of an element."""
        return f"/{element.kind}<</MCID {self._mark(element)}>>BDC"

    def _link(self, piece: Piece, element: Element, x: float, y: float) -> None:
        size, right = piece.ink.size, x + piece.width
        area = f"{x:.2f} {y - 0.25 * size:.2f} {right:.2f} {y + 0.75 * size:.2f}"
        self.areas.append(self._artist.area(self._index, piece, element, area))
        if not piece.ink.link.startswith("#"):
            self._out.append(_DECORATION)
            self._stroke(_LINK_RULE, f"{x:.2f} {y - 1.5:.2f} m {right:.2f} {y - 1.5:.2f} l")
            self._out.append("EMC")

    def _set_ink(self, piece: Piece) -> None:
        self._fill(piece.ink.colour)
        if piece.font != self._font:
            self._font = piece.font
            self._out.append(f"/{piece.font} 1 Tf")


@cache
def _rgb(colour: Colour) -> str:
    return " ".join(map(number, colour))
