"""Bands on pages: which band stands where, decided for the whole brief before anything is drawn.

So every page knows how many there are. Nothing here draws.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from briefer.brief import Block, Brief, Bullets, Facts, Heading, Para, Section, Table
from briefer.style import Style
from briefer.writers.base import COVER_SHARE, anchors, keeps_above, scrub
from briefer.writers.direction import is_right_to_left
from briefer.writers.pdf.bands import Band, Beside, Looks, TextBands
from briefer.writers.pdf.fonts import Typeface
from briefer.writers.pdf.logo import figures_of
from briefer.writers.pdf.table import TableBands
from briefer.writers.pdf.tags import Structure
from briefer.writers.pdf.text import Line, Setter

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

_POINTS_PER_MM = 72 / 25.4
_RESERVE = 0.7  # points; by so much a page full of rows is longer in Word, which rounds each line up
_LEAST_USABLE = 72.0  # points; whatever the margins say
MARGIN_GAP = 14.0  # between the marking and what stands beside it
SPACED = 0.08  # of the type size, between the letters of the marking


@dataclass(frozen=True, slots=True)
class Placed:
    """A band and its distance from the top margin; `is_repeat` if it is a header row printed again."""

    band: Band
    top: float
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands in the margins of a page, each a line of text."""

    marking: Line
    reference: Line
    number: Line
    is_rtl: bool = False

    def is_stacked(self, usable: float) -> bool:
        """Tell whether the marking is too wide, between the margins, for what stands beside it: that goes below."""
        room = (usable - spaced_width(self.marking)) / 2 - MARGIN_GAP
        return room < max(line_width(self.reference), line_width(self.number))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points and what stands on it."""

    size: tuple[float, float]
    placed: tuple[Placed, ...]
    foot: Foot


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a brief, with the margin in points, the typeface that set them, and what stands on them."""

    pages: tuple[Page, ...]
    margin: float
    typeface: Typeface
    structure: Structure

    @property
    def parted(self) -> frozenset[int]:
        """The rows that go on over a page, each by its identity."""
        rows = Counter(id(placed.band.row) for page in self.pages for placed in page.placed if placed.band.row)
        return frozenset(row for row, count in rows.items() if count > 1)


@dataclass
class _Sheets:
    """The pages of one section while they are filled from the top."""

    height: float
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    gap: float = 0.0
    is_fresh: bool = True

    def fill(self, bands: Iterable[Band]) -> None:
        """Place all bands in order."""
        queue = deque(bands)
        while queue:
            self._place_next(queue)

    def _place_next(self, queue: deque[Band]) -> None:
        band = queue.popleft()
        room = self.height - self.used - self._gap(band)
        if band.height <= room and (self.is_fresh or self._needed(band, queue) <= room):
            self._place(band)
            return
        is_too_tall = band.height > room
        parts = (
            band.parted(room, is_forced=self.is_fresh) if is_too_tall and (self.is_fresh or not band.is_kept) else None
        )
        if parts is not None:
            self._place(parts[0])
            queue.appendleft(parts[1])
        elif self.is_fresh:
            self._place(band)  # one line taller than the page: it is cut off rather than lost in a loop
            return
        else:
            queue.appendleft(band)
        self._turn(queue[0])

    def _needed(self, band: Band, queue: deque[Band]) -> float:
        """Return the height a band needs together with what it keeps with, alone if no page can hold them all."""
        alone = total = band.height
        for following in queue:
            if not band.is_kept:
                break
            total += max(band.gap_below, following.gap_above) + following.least_height
            if total > self.height:
                return alone
            band = following
        return total

    def _gap(self, band: Band) -> float:
        return 0.0 if self.is_fresh else max(self.gap, band.gap_above)

    def _place(self, band: Band) -> None:
        self.used += self._gap(band)
        self.pages[-1].append(Placed(band, self.used))
        self.used += band.height
        self.gap = band.gap_below
        self.is_fresh = False

    def _turn(self, following: Band) -> None:
        """Begin a page, with the header row of the table that goes on."""
        self.pages.append([])
        self.used, self.gap, self.is_fresh = 0.0, 0.0, True
        if following.repeats is not None:
            self.pages[-1].append(Placed(following.repeats, 0.0, is_repeat=True))
            self.used = following.repeats.height


def line_width(line: Line) -> float:
    """Return how long a line is, in points."""
    return sum(piece.width for piece in line.pieces)


def spaced_width(line: Line) -> float:
    """Return how long a line is with its letters spaced as those of the marking are."""
    letters = sum(len(piece.text) for piece in line.pieces)
    size = line.pieces[0].ink.size if line.pieces else 0.0
    return line_width(line) + max(letters - 1, 0) * size * SPACED


def laid_out(brief: Brief, document: PDFDocument) -> Layout:
    """Return the pages of a brief, set in fonts of the document they are going to be drawn in.

    Raises WriteError if a character has no sign in any bundled font, or the typeface is not bundled.
    """
    typeface = Typeface(brief.style.pdf_font, document)
    setter = Setter(typeface, anchors(brief), is_rtl=is_right_to_left(brief.language))
    structure = Structure()
    sections = [section for section in brief.sections if section.blocks] or [Section(blocks=())]
    sheets = [
        (_page_size(brief.style, is_landscape=section.is_landscape), placed)
        for section in sections
        for placed in _section_pages(section, brief, setter, structure)
    ]
    feet = _feet(brief, setter, len(sheets))
    pages = tuple(Page(size, tuple(placed), foot) for (size, placed), foot in zip(sheets, feet, strict=True))
    typeface.refuse_missing()
    return Layout(pages, brief.style.margin_mm * _POINTS_PER_MM, typeface, structure)


def _section_pages(section: Section, brief: Brief, setter: Setter, structure: Structure) -> list[list[Placed]]:
    style = brief.style
    width, height = (
        max(length - 2 * style.margin_mm * _POINTS_PER_MM, _LEAST_USABLE)
        for length in _page_size(style, is_landscape=section.is_landscape)
    )
    looks = Looks(style)
    texts = TextBands(setter, looks, width, structure)
    bands = _bands(section, texts, TableBands(setter, looks, (width, height), structure))
    if section.is_cover:
        bands = _lowered(bands, height * COVER_SHARE)
    if not structure.root.kids and (figures := figures_of(brief, width, structure)):
        above = max(figure.height for figure in figures)
        bands = chain([Band((), width, pads=(above, 0.0), gap_below=10.0, figures=figures)], bands)
    sheets = _Sheets(height - _RESERVE)
    sheets.fill(band.mirrored() if setter.is_rtl else band for band in bands)
    return sheets.pages


def _lowered(bands: Iterator[Band], distance: float) -> Iterator[Band]:
    """Yield bands the first of which stands further down."""
    for first in bands:
        yield replace(first, pads=(first.pads[0] + distance, first.pads[1]))
        break
    yield from bands


def _bands(section: Section, texts: TextBands, tables: TableBands) -> Iterator[Band]:
    last: Band | None = None
    blocks = (None, *section.blocks, None)
    for before, block, after in zip(blocks, section.blocks, blocks[2:], strict=False):
        is_kept = keeps_above(block)
        for band in _bands_of(block, (before, after), texts, tables):
            if last is not None:
                yield replace(last, is_kept=True) if is_kept and not last.is_kept else last
            last = band
    if last is not None:
        yield last


def _bands_of(block: Block, beside: Beside, texts: TextBands, tables: TableBands) -> Iterator[Band]:
    match block:
        case Heading():
            yield from texts.heading(block)
        case Para():
            yield from texts.para(block, beside)
        case Bullets():
            yield from texts.bullets(block)
        case Facts():
            yield from texts.facts(block, beside[0])
        case Table():
            yield from tables.table(block)


def _page_size(style: Style, *, is_landscape: bool) -> tuple[float, float]:
    width, height = (length * _POINTS_PER_MM for length in style.page_size_mm)
    return (height, width) if is_landscape else (width, height)


def _feet(brief: Brief, setter: Setter, count: int) -> Iterator[Foot]:
    """Yield what stands in the margins of each page."""
    looks = Looks(brief.style)
    marking = setter.line(scrub(brief.frame.marking), looks.marking)
    reference = setter.line(scrub(brief.frame.reference), looks.foot)
    label = scrub(brief.frame.page_label).replace("{pages}", str(count))
    for number in range(1, count + 1):
        page_number = setter.line(label.replace("{page}", str(number)), looks.foot)
        yield Foot(marking, reference, page_number, is_rtl=setter.is_rtl)
