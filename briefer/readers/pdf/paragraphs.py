"""From the lines of a PDF to its paragraphs: where one ends, which is a heading, and how broken words are mended.

Knows nothing of PDF libraries or of pages' edges; a line with a reason is passed on as left out, at its place.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter
from statistics import median

from briefer.model import ParagraphKind
from briefer.readers.base import Block
from briefer.readers.pdf.columns import (
    ALIKE,
    NARROWEST,
    Column,
    close_below,
    columns_of,
    ends_sentence,
    is_indented,
    runs,
)
from briefer.readers.pdf.drop_caps import LARGER, with_drop_caps
from briefer.readers.pdf.lines import NOTE, Line, Page, usual_size
from briefer.text import wrapping

_MENDED = {ord(mark): "-" for mark in "\u0002\ufffe"}
_SENTENCE_WITHIN = re.compile(r"[.!?…؟۔]['\"”’»)\]]* +['\"“„«‘(\[]?[^\W\d_a-z]")
_WORDLY = re.compile(r"\w")
_BULLET = re.compile(r"[•‣◦▪●■✓]\s*\S|(?:[–—*-]|\(?\d{1,2}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}[.)])\s+\S")
_LOWER_ITEM = re.compile(r"(?:[a-z]\)|[ivx]{1,5}[.)])\s+\S")
_SURE_BULLET = re.compile(r"[•‣◦▪●■✓]")
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\S{1,6}$")

_REASON, _SIZE, _IS_NOTE = attrgetter("reason"), attrgetter("size"), attrgetter("is_note")

MOST_MEASURED = 1_000
"""So many lines from the first on tell how a document is set."""


_MAY_BREAK = frozenset("-\u0002/")
"""What may stand at the end of a line that is not followed by a space, in ASCII."""

ASCENT = 0.68
"""The first line of a page stands so much lower below its top than the last one above its foot, in its size."""


WIDEST_GAP = 4.0
"""Between words of a line that is drawn out to both margins no more sizes of its letters are left white."""

FEWEST_WITHIN = 12
"""From so many steps on it is known how far apart the lines of a paragraph may stand."""

MOST_INTERPOSED = 80
"""A box between two parts of a sentence has no more lines."""

FEWEST_SENTENCES = 4
"""So many sentences tell how the others are set."""


def blocks_of(pages: Sequence[Page], *, is_printed: bool = False) -> list[Block]:
    """Return the paragraphs of the pages in order, footnotes last; one may run on over a column or page.

    `is_printed` says that a browser made the file: it leaves as much room below the text of a page as above it.
    """
    lines = [line for page in pages for line in page.lines if line.text]
    text = _without_reason(lines)
    if not text:
        return []
    known = wrapping.known_words(line.text for line in text)
    size = usual_size(text)
    flow = _flow(pages, lines, size, text)
    notes = list(filter(_IS_NOTE, lines))
    foot = min(map(_foot, pages)) if is_printed else math.inf
    return [*_blocks(flow, known, foot), *_blocks(notes, known)]


def _flow(pages: Sequence[Page], lines: Sequence[Line], size: float, text: Sequence[Line]) -> Sequence[Line]:
    """Return the lines but for those of notes, large first letters joined to theirs if there may be any."""
    if max(map(_SIZE, lines)) <= LARGER * size:
        return [line for line in lines if not line.is_note] if any(map(_IS_NOTE, lines)) else lines
    return [
        line
        for page in pages
        for line in with_drop_caps([each for each in page.lines if each.text and not each.is_note], size, text)
    ]


def _without_reason(lines: Sequence[Line]) -> Sequence[Line]:
    return [line for line in lines if not line.reason] if any(map(_REASON, lines)) else lines


def _foot(page: Page) -> float:
    """Return how low the last line of a page may stand, if there is as much room below it as above the first one."""
    top = max((line for line in page.lines if not line.reason), key=lambda line: line.y, default=None)
    return page.height - top.y - ASCENT * top.size if top else math.inf


def _blocks(lines: Sequence[Line], known: Counter[str], foot: float = math.inf) -> list[Block]:
    measures = _Measures.of(_without_reason(lines), foot)
    least, most = 0.5 * measures.size, 1.1 * measures.leading
    rows = measures.rows
    blocks: list[Block] = []
    gathered: list[Line] = []
    aside: list[Block] = []
    resumed = 0
    for place, line in enumerate(lines):
        if place < resumed:
            continue
        words, _, _, y, letters, _, reason, _, is_item, has_mark = line
        if reason:
            aside.append(Block(words.translate(_MENDED), reason=reason))
            continue
        above = gathered[-1] if gathered else line
        goes_on = words[0].islower() and above.size == letters and least < above.y - y < most
        if goes_on and not (rows or is_item or has_mark or _begins_item(above, line)):  # most lines by far
            gathered.append(line)
            continue
        is_first = len(gathered) == 1
        if gathered and (count := measures.interposed(above, lines, place)):
            resumed = place + count
            aside += _blocks(lines[place:resumed], known)
            continue
        if gathered and measures.is_break(above, line, is_first=is_first):
            blocks += [_block(gathered, measures, known), *aside]
            gathered, aside = [], []
        gathered.append(line)
    if gathered:
        blocks.append(_block(gathered, measures, known))
    return blocks + aside


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in this document; `columns` holds the column of each line, by its identity.

    `tops` holds, for the line at the top of each column or page, how many stand close together from it on; `lowest`
    is where the lowest line of all stands, `foot` where a line may still stand if that is known, `widest` the step
    beyond which a paragraph has ended with its sentence.
    """

    size: float
    leading: float
    letter: float
    has_indents: bool
    is_justified: bool
    is_hanging: bool
    is_sentence_each: bool
    columns: dict[int, Column]
    rows: frozenset[int]
    tops: dict[int, int]
    lowest: float
    foot: float
    widest: float

    @classmethod
    def of(cls, lines: Sequence[Line], foot: float = math.inf) -> _Measures:
        size = usual_size(lines)
        sample = lines[:MOST_MEASURED]
        usual = [line for line in sample if abs(line.size - size) <= 0.1 * size]
        near = [
            (above, below, step)
            for above, below in zip(sample, sample[1:], strict=False)
            if 0.5 * size < (step := above.y - below.y) < 4 * size and abs(above.size - below.size) <= 0.1 * size
        ]
        steps = [step for _, _, step in near]
        going_on = [
            (below, step) for above, below, step in near if below.text[0].islower() and not ends_sentence(above)
        ]
        within = [step for _, step in going_on if step < 2 * size]
        letters = [(line.right - line.left) / len(line.text) for line in usual if len(line.text) > 10]
        letter = median(letters) if letters else 0.5 * size
        columns: dict[int, Column] = {}
        leading = min(median(steps), median(within or steps)) if steps else 1.2 * size
        tops: dict[int, int] = {}
        for run in runs(lines):
            tops[id(run[0])] = close_below(run, 1.18 * leading)
            columns.update(columns_of(run, size, letter))
        indents = sum(
            is_indented(above, columns[id(above)], size) and not is_indented(below, columns[id(below)], size)
            for above, below, _ in near
        )
        is_justified = sum(columns[id(line)].right - line.right < 0.1 * size for line in usual) > 0.6 * len(usual)
        return cls(
            size=size,
            leading=leading,
            letter=letter,
            is_justified=is_justified,
            is_hanging=_is_hanging([below for below, _ in going_on], columns, size),
            has_indents=indents > max(2, len(usual) / 30),
            is_sentence_each=_is_sentence_each(sample),
            columns=columns,
            rows=_rows(lines, size, letter, least=WIDEST_GAP * size if is_justified else 0.0),
            tops=tops,
            lowest=min([line.y for line in lines], default=0.0),
            foot=foot,
            widest=_widest(within, leading),
        )

    def is_break(self, above: Line, below: Line, *, is_first: bool) -> bool:
        """Return whether a new paragraph begins with the line below; `is_first` says that one does with that above."""
        step = above.y - below.y
        is_same_size = 0.87 * above.size <= below.size <= 1.15 * above.size
        if not is_same_size or below.is_item or below.has_mark or {id(above), id(below)} & self.rows:
            return True
        if _begins_item(above, below):
            return True
        if below.text[0].islower() and 0.5 * self.size < step < 1.1 * self.leading:
            return False
        ends = ends_sentence(above)
        if self._is_item(above, below.text, ends) or (ends and below.is_note and NOTE.match(below.text)):
            return True
        if step < -0.5 * self.size or step > 12 * self.leading:  # in the next column or on the next page
            may_be_whole = ends and not self.has_indents and not below.text[0].islower()
            is_whole = may_be_whole and (is_first or self._is_never_parted(above, below))
            return is_whole or self._is_break_over_gap(above, below, ends)
        return step > 0.5 * self.size and self._is_break_in_column(above, below, step, ends=ends)

    def _is_never_parted(self, above: Line, below: Line) -> bool:
        """Return whether no program would have parted a paragraph between two lines, at the end of a page.

        None leaves a line of one alone (`is_first` holds for the page before), nor room on a page for lines that do
        not all fit there, but for those that keep the last two together.
        """
        rest = self.tops.get(id(below), 2)
        if rest == 1 or below.left >= above.right:
            return rest == 1
        if above.y - self.lowest > 0.9 * self.leading:
            return rest > 2
        room = above.y - self.foot
        return room > (self.leading if rest > 2 else 2 * self.leading)

    def _is_break_in_column(self, above: Line, below: Line, step: float, *, ends: bool) -> bool:
        is_roomy = self._has_room(above, below)
        leading = self.leading * max(1.0, below.size / self.size)
        if above.is_bold != below.is_bold and (is_roomy or ends):
            return True
        if step > (min(1.18 * leading, self.widest) if ends else 1.25 * leading):
            is_far = step > 1.9 * leading and not self._is_overfull(above) and self._may_end(above, below)
            return ends or is_far or not below.text[0].islower()
        is_within = is_indented(below, self.columns[id(below)], self.size)
        if self.is_hanging:
            return not is_within and (ends or is_indented(above, self.columns[id(above)], self.size))
        if is_within and abs(below.left - above.left) > 0.5 * self.size:
            return ends or is_roomy
        if self.columns[id(above)].is_block and below.left < above.left - 0.5 * self.size:
            # Else it goes on below a picture at its side.
            return ends or is_roomy or above.right - above.left < NARROWEST * self.size
        return self._is_cut_short(above, below, ends=ends) or self._is_next_sentence(below, ends=ends)

    def _may_end(self, above: Line, below: Line) -> bool:
        """Return whether a paragraph may end with a line: it is short, or the next word had found room in it."""
        column = self.columns[id(above)]
        return self._has_room(above, below) or above.right < column.left + ALIKE * (column.right - column.left)

    def interposed(self, above: Line, lines: Sequence[Line], place: int) -> int:
        """Return how many lines from a place on part a sentence: a box beside the text at the head of a page."""
        line = lines[place]
        is_top = line.y > above.y + 12 * self.leading and above.y < self.lowest + 3 * self.leading
        is_box = is_top and abs(line.size - above.size) > 0.1 * above.size
        if not is_box or ends_sentence(above):
            return 0
        for count, later in enumerate(lines[place : place + MOST_INTERPOSED]):
            if not later.reason and self._is_beneath(above, later):
                return count if later.text[0].islower() and not self._has_room(above, later) else 0
        return 0

    def _is_beneath(self, above: Line, below: Line) -> bool:
        """Return whether a line is set as another, and begins where that does."""
        return abs(above.size - below.size) <= 0.1 * above.size and abs(above.left - below.left) <= 0.5 * self.size

    def _is_overfull(self, line: Line) -> bool:
        """Return whether a line holds more words than have room in it: PDFium gave two lines as one."""
        return len(line.text) * self.letter > 1.1 * (line.right - line.left) + 2 * self.size

    def _is_next_sentence(self, below: Line, *, ends: bool) -> bool:
        return ends and self.is_sentence_each and below.text[:1].isupper()

    def is_heading(self, lines: Sequence[Line]) -> bool:
        """Return whether lines are set clearly larger than the text, or bold and not as a sentence."""
        if self.size <= 0 or len(lines) > 4:
            return False
        if all(line.size > 1.15 * self.size for line in lines):
            return True
        is_bold = all(line.is_bold for line in lines) and not lines[-1].text.rstrip().endswith((".", ",", ";", ":"))
        return is_bold and sum(len(line.text) for line in lines) < 200

    @staticmethod
    def _is_item(above: Line, words: str, ends: bool) -> bool:
        if not _BULLET.match(words):
            return False
        is_list = _BULLET.match(above.text) is not None
        return _SURE_BULLET.match(words) is not None or ends or is_list or above.text.endswith(";")

    def _is_break_over_gap(self, above: Line, below: Line, ends: bool) -> bool:
        if below.text[0].islower():
            return False
        column, other = self.columns[id(above)], self.columns[id(below)]
        if not self.has_indents and above.left - column.left > below.left - other.left + self.size:
            return True  # an item of a list or a quotation has come to its end
        if ends and self.has_indents:
            is_short = column.right - above.right > 0.35 * (column.right - column.left)
            return is_short or is_indented(below, self.columns[id(below)], self.size)
        widths = sorted((column.right - column.left, other.right - other.left))
        is_other_box = widths[0] < ALIKE * widths[1]
        is_cut = self._is_cut_short(above, below, ends=ends)
        return is_cut or (ends and is_other_box) or self._is_next_sentence(below, ends=ends)

    def _is_cut_short(self, above: Line, below: Line, *, ends: bool) -> bool:
        """Return whether the line above ends before its column does, though the next word had found room there."""
        column = self.columns[id(above)]
        room = column.right - above.right
        if below.text[0].islower() or not (self._has_room(above, below) or (self.is_justified and room > self.size)):
            return False
        return ends or room > 0.35 * (column.right - column.left)

    def _has_room(self, above: Line, below: Line) -> bool:
        word = below.text.split(maxsplit=1)[0]
        return self.columns[id(above)].right - above.right > 1.1 * self.letter * (len(word) + 1) + 0.5 * self.size


def _begins_item(above: Line, below: Line) -> bool:
    """Return whether a line begins with a small letter that counts an item ("ii.", "b)")."""
    text = below.text
    if text[1:2] not in ").ivx" or not text[1:2] or _LOWER_ITEM.match(text) is None:
        return False
    return ends_sentence(above) or above.text.endswith((";", ",")) or _LOWER_ITEM.match(above.text) is not None


def _widest(within: Sequence[float], leading: float) -> float:
    """Return the most that lines of one paragraph stand apart, given such steps: printers are exact."""
    if len(within) < FEWEST_WITHIN:
        return 1.18 * leading
    usual = sorted(within)[int(0.95 * (len(within) - 1))]
    return max(usual, leading) + 0.05 * leading


def _is_sentence_each(lines: Sequence[Line]) -> bool:
    """Return whether sentences end where lines do and nowhere else: then each is a paragraph."""
    return (
        not _has_sentence_within("\n".join([line.text for line in lines]))
        and sum(map(ends_sentence, lines)) >= FEWEST_SENTENCES
    )


def _has_sentence_within(words: str) -> bool:
    # What comes before is looked at last: an expression that begins with any letter is tried at each of them.
    return any(_WORDLY.match(words, match.start() - 1) for match in _SENTENCE_WITHIN.finditer(words, 1))


def _rows(lines: Sequence[Line], size: float, letter: float, *, least: float) -> frozenset[int]:
    """Return the lines that are rows of a table or of a table of contents; `letter` is the usual width of one.

    A row has more white space than `least` for every space in it: what is drawn out to a margin has less.
    """
    widest, sparse = 10 * size, 1.7 * letter
    return frozenset(
        id(line)
        for line in lines
        if (
            (width := line.right - line.left) > widest
            and width * size > sparse * line.size * len(line.text)
            and width - letter * len(line.text) >= least * line.text.count(" ")
        )
        or (" ." in line.text and _LEADERS.search(line.text) is not None)
    )


def _is_hanging(going_on: Sequence[Line], columns: dict[int, Column], size: float) -> bool:
    """Return whether the first line of a paragraph stands further out than those that go on with its sentences."""
    indented = sum(is_indented(line, columns[id(line)], size) for line in going_on)
    return len(going_on) >= FEWEST_WITHIN and indented > 0.9 * len(going_on)


def joined(texts: Iterable[str], known: Counter[str]) -> str:
    """Return lines as one text; `known` tells a broken word from one that is written with a hyphen."""
    lines = list(texts)
    words = " ".join(lines)
    if not (words.isascii() and _MAY_BREAK.isdisjoint([text[-1:] for text in lines[:-1]])):  # as in few
        words = reduce(lambda words, text: wrapping.joined(words, text, known), lines, "")
    return words if words.isascii() and "\u0002" not in words else words.translate(_MENDED)


def _block(lines: Sequence[Line], measures: _Measures, known: Counter[str]) -> Block:
    words = joined((line.text for line in lines), known)
    if measures.is_heading(lines):
        return Block(words, ParagraphKind.HEADING)
    is_item = lines[0].is_item or _BULLET.match(words) is not None
    return Block(words, ParagraphKind.LIST_ITEM if is_item else ParagraphKind.BODY)
