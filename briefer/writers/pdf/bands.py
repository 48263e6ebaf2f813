"""Bands: what a page is made of, from headings to table rows, each a strip of full width with its lines.

A band knows its height and how to part in two between lines. Paragraphs, lists and headings become bands here,
tables in `table`. Nothing here knows pages or drawing. Lengths in points, counted from the band's top left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from briefer.brief import Block, Bullets, Facts, Heading, Para, Role, Row, Run, RunStyle
from briefer.style import Style
from briefer.writers.base import FACT_SHARES, closing_item, heading_text
from briefer.writers.pdf.logo import Figure
from briefer.writers.pdf.pieces import Colour
from briefer.writers.pdf.tags import Element, Structure
from briefer.writers.pdf.text import GREY, INK, Line, Look, Setter

RULE: Colour = (0xBF / 255,) * 3
HAIRLINE: Colour = (0xD2 / 255,) * 3
THEME_RULE: Colour = (0x9A / 255,) * 3
BOX_GROUND: Colour = (0xF5 / 255,) * 3
_BAR = 3.0  # the bar beside the bottom line
_LEAD_INDENT = 14.0
_BULLET_INDENT = 14.15
_NUMBER_INDENT = 28.35
_BOX_PAD = 6.0
_PARTED_PAD = 2.0  # points, below what stands of a row at a page's end: as near to it as Word sets it
_FEWEST_LINES = 2  # of a paragraph on either side of a page break

Beside = tuple[Block | None, Block | None]
"""What stands above a block and what below it."""


class Rule(NamedTuple):
    """A horizontal line over the band's full width."""

    thickness: float
    colour: Colour


class Ground(NamedTuple):
    """A filled part of the band, over its full height."""

    x: float
    width: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Slot:
    """Lines that stand below each other at one place; `above` is the height of lines already printed."""

    x: float
    width: float
    lines: tuple[Line, ...]
    above: float = 0.0

    @property
    def height(self) -> float:
        """The height of the lines."""
        return self.lines[-1].bottom - self.above if self.lines else 0.0

    def count_within(self, room: float) -> int:
        """Return how many lines fit into a height."""
        limit = room + self.above
        return next((index for index, line in enumerate(self.lines) if line.bottom > limit), len(self.lines))

    def begins_below(self, room: float) -> bool:
        """Tell whether the slot has nothing to show within a height, being empty or standing further down."""
        return not self.lines or self.lines[0].top - self.above > room

    def parted(self, count: int) -> tuple[Slot, Slot]:
        """Return the first `count` lines and the others."""
        above = self.lines[count].top if count < len(self.lines) else 0.0
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:], above=above)


@dataclass(frozen=True)
class Band:
    """A strip of the page.

    `gap_above` and `gap_below` are the least distance to its neighbours; `is_whole` forbids a page break within,
    `is_kept` one behind it. `repeats` is the header row to print again when the band begins a page; `shows` is what
    of the project it prints, `row` the row of a table it is. `head` is what a row says again where it goes on over a
    page, as it does in a band that `is_continued`.
    """

    slots: tuple[Slot, ...]
    width: float
    pads: tuple[float, float] = (0.0, 0.0)
    gap_above: float = 0.0
    gap_below: float = 0.0
    grounds: tuple[Ground, ...] = ()
    hairlines: tuple[float, ...] = ()
    rule_above: Rule | None = None
    rule_below: Rule | None = None
    is_whole: bool = False
    is_kept: bool = False
    anchors: tuple[str, ...] = ()
    bookmark: tuple[int, str] | None = None
    repeats: Band | None = None
    shows: str = ""
    figures: tuple[Figure, ...] = ()
    row: Row | None = None
    head: tuple[Slot, ...] = ()
    is_continued: bool = False

    @cached_property
    def height(self) -> float:
        """The height without the gaps."""
        return sum(self.pads) + max((slot.height for slot in (*self.slots, *self.again)), default=0.0)

    @property
    def again(self) -> tuple[Slot, ...]:
        """What stands here again, having been read on an earlier page."""
        return self.head if self.is_continued else ()

    @property
    def least_height(self) -> float:
        """The height of the smallest part that may stand at the foot of a page."""
        if self.is_whole or self.is_kept:
            return self.height
        first = (slot.lines[min(_FEWEST_LINES, len(slot.lines)) - 1].bottom - slot.above for slot in self._filled())
        return sum(self.pads) + max(first, default=0.0)

    def mirrored(self) -> Band:
        """Return the band with left and right exchanged, as a page of a right-to-left language has it."""
        return replace(
            self,
            slots=self._mirrored(self.slots),
            head=self._mirrored(self.head),
            grounds=tuple(ground._replace(x=self.width - ground.x - ground.width) for ground in self.grounds),
            hairlines=tuple(self.width - x for x in self.hairlines),
            repeats=self.repeats and self.repeats.mirrored(),
            figures=tuple(replace(each, x=self.width - each.x - each.width) for each in self.figures),
        )

    def _mirrored(self, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(replace(slot, x=self.width - slot.x - slot.width) for slot in slots)

    def parted(self, room: float, *, is_forced: bool = False) -> tuple[Band, Band] | None:
        """Return the part that fits into a height and the rest, or None if it cannot be parted well.

        `is_forced` parts even what should stay whole, one line a page if need be.
        """
        fewest = 1 if is_forced else _FEWEST_LINES
        pads = self.pads[0], min(self.pads[1], _PARTED_PAD)
        inner = room - sum(pads)
        counts = [_kept_count(slot, inner, fewest) for slot in self.slots]
        have_rest = [count < len(slot.lines) for count, slot in zip(counts, self.slots, strict=True)]
        is_begun = any(counts) and all(
            count > 0 or slot.begins_below(inner) for count, slot in zip(counts, self.slots, strict=True)
        )
        is_whole = self.is_whole or any(have_rest[: len(self.head)])  # number and title are said again on the next page
        if not any(have_rest) or not is_begun or (is_whole and not is_forced):
            return None
        parts = [slot.parted(count) for count, slot in zip(counts, self.slots, strict=True)]
        rule = self.rule_below and Rule(min(self.rule_below.thickness, 0.5), RULE)
        first = replace(self, slots=tuple(part[0] for part in parts), pads=pads, rule_below=rule, gap_below=0.0)
        rest = replace(
            self,
            slots=tuple(part[1] for part in parts),
            gap_above=0.0,
            rule_above=None,
            anchors=(),
            bookmark=None,
            is_whole=False,
            is_continued=not any(part[1].lines for part in parts[: len(self.head)]),
        )
        return first, rest

    def _filled(self) -> Iterator[Slot]:
        return (slot for slot in self.slots if slot.lines)


def _kept_count(slot: Slot, room: float, fewest: int) -> int:
    """Return how many lines of a slot stay on this page, leaving no lonely line on either side."""
    count = slot.count_within(room)
    rest = len(slot.lines) - count
    if 0 < rest < fewest:
        count -= fewest - rest
    return count if count >= fewest or rest == 0 else 0


class Looks:
    """The looks of one house style."""

    def __init__(self, style: Style) -> None:
        body = Look(style.body_pt, 1.317)
        self.body = body
        self.bold = Look(style.body_pt, 1.317, is_bold=True)
        self.label = Look(style.body_pt, 1.256, colour=GREY, turns=False)
        self.fact = Look(style.body_pt, 1.256, turns=False)
        self.headings = (
            Look(style.title_pt, 1.124, is_bold=True),
            Look(style.heading_pt, 1.23, is_bold=True),
            Look(style.subheading_pt, 1.23, is_bold=True),
        )
        self.table = Look(style.table_pt, 1.22)
        self.table_bold = Look(style.table_pt, 1.22, is_bold=True)
        self.table_empty = Look(style.table_pt, 1.22, is_italic=True, colour=GREY)
        self.marking = Look(style.note_pt, 1.3, is_bold=True)
        self.foot = Look(style.note_pt, 1.3, colour=GREY)
        self.roles = {
            Role.KICKER: Look(style.kicker_pt, 1.3, is_bold=True, colour=GREY),
            Role.BODY: body,
            Role.LEAD: Look(style.lead_pt, 1.404),
            Role.QUOTE: body,
            Role.NOTE: Look(style.note_pt, 1.317, colour=GREY),
            Role.EMPTY_SIDE: Look(style.body_pt, 1.317, is_italic=True, colour=GREY),
            Role.CELL: self.table,
            Role.SOURCE_TEXT: body,
            Role.BOX: body,
            Role.OPTIONS: body,
        }


# Distances above and below a paragraph, and its indent, in points.
_ROLE_GAPS = {
    Role.KICKER: (0.0, 1.0, 0.0),
    Role.LEAD: (6.0, 6.0, _LEAD_INDENT),
    Role.QUOTE: (6.0, 6.0, _LEAD_INDENT),
    Role.NOTE: (10.0, 6.0, 0.0),
    Role.BOX: (0.0, 0.0, 8.0),
    Role.OPTIONS: (2.0, 8.0, _NUMBER_INDENT),
}
_HEADING_GAPS = ((0.0, 14.0), (16.5, 6.5), (12.0, 5.0))


class TextBands:
    """Makes the bands of everything but tables, for pages of one usable width."""

    def __init__(self, setter: Setter, looks: Looks, width: float, structure: Structure) -> None:
        self._setter = setter
        self._looks = looks
        self._width = width
        self._structure = structure
        self._root = structure.root
        self._list: Element | None = None

    def heading(self, heading: Heading) -> Iterator[Band]:
        """Yield the band of a heading, which keeps with what follows and becomes a bookmark."""
        level = min(heading.level, len(_HEADING_GAPS) - 1)
        text = heading_text(heading)
        if not text.strip():
            return
        above, below = _HEADING_GAPS[level]
        element, depth = self._structure.heading(heading.level)
        yield Band(
            (self._slot((Run(text),), self._looks.headings[level], element),),
            self._width,
            gap_above=above,
            gap_below=below,
            is_kept=True,
            anchors=(heading.anchor,) if heading.anchor else (),
            bookmark=(depth, " ".join(text.split())),
            shows=heading.shows,
        )

    def para(self, para: Para, beside: Beside = (None, None)) -> Iterator[Band]:
        """Yield the band of a paragraph; one without a letter prints nothing."""
        if not para.text.strip() and not para.anchor:
            return
        above, below, indent = _ROLE_GAPS.get(para.role, (6.0, 6.0, 0.0))
        right = indent if para.role in (Role.QUOTE, Role.BOX) else 0.0
        parent = self._root.child("BlockQuote") if para.role is Role.QUOTE else self._root
        look = self._looks.roles[para.role]
        if para.number:
            slots = self._numbered(para, look, beside[0])
        else:
            slots = (self._slot(para.runs, look, parent.child("P"), indent, right),)
        band = Band(
            slots,
            self._width,
            gap_above=above,
            gap_below=below,
            is_kept=para.role is Role.KICKER,
            anchors=(para.anchor,) if para.anchor else (),
            shows=para.shows,
        )
        yield self._framed(band, para, beside)

    def _numbered(self, para: Para, look: Look, before: Block | None) -> tuple[Slot, ...]:
        """Return number and words of a paragraph, which is of one list with a numbered one right above."""
        if self._list is None or not (isinstance(before, Para) and before.number):
            self._list = self._root.child("L", "/O/List/ListNumbering/Decimal")
        item = self._list.child("LI")
        number = self._slot((Run(para.number),), look, item.child("Lbl"), 0.0, self._width - _NUMBER_INDENT + 4.0)
        return number, self._slot(para.runs, look, item.child("LBody"), _NUMBER_INDENT)

    def _framed(self, band: Band, para: Para, beside: Beside) -> Band:
        """Return a band with the bar of the bottom line, or its part of the frame around neighbours in a box."""
        if para.role is Role.LEAD:
            barred = replace(band, grounds=(Ground(0.0, _BAR, INK),))
            return barred.mirrored() if self._setter.turns(para.text) else barred
        if para.role is not Role.BOX:
            return band
        is_first, is_last = (not (isinstance(block, Para) and block.role is Role.BOX) for block in beside)
        return replace(
            band,
            pads=(_BOX_PAD if is_first else 0.0, _BOX_PAD),
            gap_above=8.0 if is_first else 0.0,
            gap_below=10.0 if is_last else 0.0,
            grounds=(Ground(0.0, self._width, BOX_GROUND),),
            hairlines=(0.0, self._width),
            rule_above=Rule(0.5, RULE) if is_first else None,
            rule_below=Rule(0.5, RULE) if is_last else None,
        )

    def bullets(self, bullets: Bullets) -> Iterator[Band]:
        """Yield a band for each item."""
        if not bullets.items:
            return
        listed = self._root.child("L", "/O/List/ListNumbering/Disc")
        for index, item in enumerate(bullets.items):
            element = listed.child("LI")
            beside = self._width - 9.3  # hardly wider than the bullet, which stands at its left
            band = Band(
                (
                    self._slot((Run("•"),), self._looks.body, element.child("Lbl"), 2.8, beside),
                    self._slot(item.runs, self._looks.body, element.child("LBody"), _BULLET_INDENT),
                ),
                self._width,
                gap_above=4.0 if index else 6.0,
                gap_below=6.0 if index == len(bullets.items) - 1 else 0.0,
                is_kept=index == closing_item(bullets.items),
                anchors=(item.anchor,) if item.anchor else (),
                shows=item.shows,
            )
            yield band.mirrored() if self._setter.turns(item.text) else band

    def facts(self, facts: Facts, before: Block | None = None) -> Iterator[Band]:
        """Yield a band for each line of two pairs; below the title with rules above and below, else above only."""
        if not facts.pairs:
            return
        level = before.level if isinstance(before, Heading) else None
        is_below_title = level == 0
        above = 14.0 if is_below_title else 20.0 if level is None else 6.5
        half = (len(facts.pairs) + 1) // 2
        listed = self._root.child("L", "/O/List/ListNumbering/None")
        pairs = [self._pair(facts, index, index // half, listed.child("LI")) for index in range(len(facts.pairs))]
        for index in range(half):
            is_first, is_last = index == 0, index == half - 1
            yield Band(
                pairs[index] + (pairs[half + index] if half + index < len(pairs) else ()),
                self._width,
                pads=(5.5 if is_first else 0.25, 5.0 if is_last and is_below_title else 0.75),
                gap_above=above if is_first else 0.0,
                gap_below=6.0 if is_last else 0.0,
                rule_above=_facts_rule(is_below_title=is_below_title) if is_first else None,
                rule_below=Rule(0.5, THEME_RULE) if is_last and is_below_title else None,
                is_kept=not is_last,
            )

    def _pair(self, facts: Facts, index: int, column: int, element: Element) -> tuple[Slot, ...]:
        """Return label and value of a fact, in the left or the right half of the page."""
        shares = FACT_SHARES[2 * column : 2 * column + 2]
        left = self._width * sum(FACT_SHARES[: 2 * column])
        slots = []
        for text, share, kind in zip(facts.pairs[index], shares, ("Lbl", "LBody"), strict=True):
            width = self._width * share
            own = element.child(kind)
            own.shows = facts.shows[index] if index < len(facts.shows) else ""
            if text:
                look = self._looks.label if kind == "Lbl" else self._looks.fact
                slots.append(self._slot((Run(text),), look, own, left, self._width - left - width))
            left += width
        return tuple(slots)

    def _slot(self, runs: tuple[Run, ...], look: Look, element: Element, left: float = 0.0, right: float = 0.0) -> Slot:
        width = self._width - left - right
        return Slot(left, width, tuple(self._setter.lines(runs, look, width, element)))


def cell_lines(
    setter: Setter, paras: tuple[Para, ...], looks: Looks, width: float, element: Element, *, is_bold: bool = False
) -> tuple[Line, ...]:
    """Return the lines of a table cell, its paragraphs 3 pt apart; one wholly bold stands close over the next.

    A paragraph by itself is the cell's own text for screen readers.
    """
    lines: list[Line] = []
    top = 0.0
    for para in paras:
        look = looks.table_empty if para.role is Role.EMPTY_SIDE else looks.table_bold if is_bold else looks.table
        within = element.child("P") if len(paras) > 1 and para.text.strip() else element
        within.shows = para.shows
        lines += setter.lines(para.runs, look, width, within, top=top)
        is_label = all([run.style is RunStyle.STRONG for run in para.runs])
        top = lines[-1].bottom + (0.0 if is_label else 3.0)
    return tuple(lines)


def _facts_rule(*, is_below_title: bool) -> Rule:
    return Rule(1.0, INK) if is_below_title else Rule(0.5, THEME_RULE)
