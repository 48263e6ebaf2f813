"""From the runs of a paragraph to lines of a given width.

Text is data: nothing here reads markup. Words are measured in `words`, parted into lines in `breaking`, placed
in `pieces`. Nothing here knows pages or drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from briefer.brief import Run, RunStyle
from briefer.writers.base import resolved_link, scrub
from briefer.writers.direction import has_right_to_left, isolated, para_runs_right_to_left, runs_right_to_left
from briefer.writers.pdf.bidi import levels
from briefer.writers.pdf.breaking import TooWideError, feeds_of, groups, rows, starts_of
from briefer.writers.pdf.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, Typeface
from briefer.writers.pdf.pieces import Colour, Ink, Piece, directed, new, straight
from briefer.writers.pdf.tags import Element
from briefer.writers.pdf.words import Word, Words, has_plain_words, tokens

INK: Colour = (0x1D / 255, 0x21 / 255, 0x25 / 255)
GREY: Colour = (0x4F / 255, 0x56 / 255, 0x5E / 255)
_REFERENCE_SCALE = 0.92
_TWIPS = 20
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a paragraph is set: type size in points, line height as a multiple of it.

    One that `turns` runs as its own words do, any other as the brief.
    """

    size: float
    leading: float
    is_bold: bool = False
    is_italic: bool = False
    colour: Colour = INK
    turns: bool = True

    @property
    def height(self) -> float:
        """The height of a line in points, in whole twentieths of them: Word's own lines have no other."""
        return round(self.size * self.leading * _TWIPS) / _TWIPS

    def ink(self, style: RunStyle = RunStyle.PLAIN) -> Ink:
        """Return the ink of a run of this paragraph."""
        is_bold = self.is_bold or style is RunStyle.STRONG
        is_italic = self.is_italic != (style is RunStyle.EMPHASIS)
        face = (BOLD_ITALIC if is_italic else BOLD) if is_bold else ITALIC if is_italic else REGULAR
        if style is RunStyle.REFERENCE:
            return Ink(face, self.size * _REFERENCE_SCALE, GREY)
        return Ink(face, self.size, self.colour)


class Line(NamedTuple):
    """One line: `top` counts downwards from the first line of its cell; `base` from the line's own top."""

    top: float
    height: float
    base: float
    pieces: tuple[Piece, ...]
    element: Element | None = None

    @property
    def bottom(self) -> float:
        """Where the line ends, counted like `top`."""
        return self.top + self.height

    def moved(self, distance: float) -> Line:
        """Return the line further down."""
        return Line(self.top + distance, *self[1:]) if distance else self


class Setter:
    """Sets the text of one document.

    `targets` are the anchors its links may lead to; `is_rtl` if its language is written from right to left.
    """

    def __init__(self, typeface: Typeface, targets: frozenset[str] = frozenset(), *, is_rtl: bool = False) -> None:
        self.typeface = typeface
        self.is_rtl = is_rtl
        self._targets = targets
        self._words: dict[tuple[str, float], Words] = {}
        self._looks: dict[tuple[Look, RunStyle], tuple[Ink, Words]] = {}

    def lines(
        self, runs: Sequence[Run], look: Look, width: float, element: Element | None = None, *, top: float = 0.0
    ) -> list[Line]:
        """Return the runs set in lines of a width; always one line at least.

        `element` is what they are, `top` where the first line begins.
        """
        texts = list(map(_plain, runs))
        whole = "".join(texts)
        is_plain = has_plain_words(whole)
        is_mixed = not is_plain and has_right_to_left(whole)
        looks = [self._look(look, run.style) for run in runs]
        known = [words for _, words in looks]
        if self.is_rtl or is_mixed:
            is_rtl = look.turns and para_runs_right_to_left(runs, whole, is_usual=self.is_rtl)
            level = int(is_rtl if look.turns else self.is_rtl)
            directions = levels(whole, level, list(_isolates(runs, texts, is_rtl=bool(level))))
            is_mixed = any(each % 2 for each in directions)
        turned = _turned(texts, directions, level) if is_mixed else repeat(False)
        inks = [
            self._ink(run, ink, element, is_mixed=is_mixed, is_turned=is_turned)
            if is_mixed or run.link or run.language
            else ink
            for run, (ink, _), is_turned in zip(runs, looks, turned, strict=False)
        ]
        if self.is_rtl or is_mixed:
            placed = _directed(texts, known, inks, directions, level=level, width=width)
        else:
            placed = _straight(texts, known, inks, width, is_plain=is_plain)
        height = look.height
        base = (height - look.size) / 2 + look.size * 0.75
        return [new(Line, (top + height * index, height, base, row, element)) for index, row in enumerate(placed)]

    def turns(self, text: str) -> bool:
        """Tell whether a paragraph runs the other way than the brief."""
        is_directed = self.is_rtl or has_right_to_left(text)
        return is_directed and runs_right_to_left(text, is_usual=self.is_rtl) is not self.is_rtl

    def line(self, text: str, look: Look) -> Line:
        """Return a text on one line, however long."""
        plain = (Run(" ".join(text.split())),)
        [line] = self.lines(plain, look, 1e6)
        first = line.pieces[0].x if line.pieces else 0.0
        if not first:
            return line
        return line._replace(pieces=tuple(piece._replace(x=piece.x - first) for piece in line.pieces))

    def _look(self, look: Look, style: RunStyle) -> tuple[Ink, Words]:
        """Return the ink of a run of a paragraph, and the words known in it."""
        found = self._looks.get((look, style))
        if found is None:
            ink = look.ink(style)
            key = (ink.style, ink.size)
            words = self._words.setdefault(key, Words(self.typeface, *key))
            found = self._looks[look, style] = ink, words
        return found

    def _ink(self, run: Run, ink: Ink, element: Element | None, *, is_mixed: bool, is_turned: bool) -> Ink:
        """Return the ink of a run with its link and what it is.

        Where a line is drawn in another order than it is read, each run is an element in the order of reading, and one
        that `is_turned` says its words.
        """
        link = resolved_link(run.link, self._targets) if run.link else ""
        if element is None or not (link or run.language or is_mixed):
            return ink._replace(link=link) if link else ink
        kind = "Link" if link else "Span"
        within = element.child(kind) if is_mixed else element.loose(kind)
        within.language = run.language
        within.spoken = _plain(run) if is_turned else ""
        return Ink(ink.style, ink.size, ink.colour, link, within)


def block_height(lines: Sequence[Line]) -> float:
    """Return the height of lines that begin at 0."""
    return lines[-1].bottom if lines else 0.0


def _plain(run: Run) -> str:
    """Return the text of a run as it is set; a reference is one word, and a space before a line feed parts the words.

    It is not seen there, but read aloud.
    """
    text = scrub(run.text)
    if run.style is RunStyle.REFERENCE:
        return f"{' ' * text[:1].isspace()}{NBSP.join(text.split())}{' ' * text[-1:].isspace()}"
    return text.replace("\x85", "\n").replace("\n", " \n")


def _isolates(runs: Iterable[Run], texts: Iterable[str], *, is_rtl: bool) -> Iterator[tuple[int, int]]:
    """Yield where in the joined texts of the runs words of a source run the other way than their line."""
    place = 0
    for run, text in zip(runs, texts, strict=True):
        if span := isolated(run, text, is_rtl=is_rtl):
            yield place + span[0], place + span[1]
        place += len(text)


def _turned(texts: Iterable[str], directions: Sequence[int], level: int) -> Iterator[bool]:
    """Yield of each run whether some of its signs, be it a bracket alone, are drawn from right to left.

    In a paragraph that runs so (`level` 1) that may be a space, for one at the end of a line does.
    """
    place = 0
    for text in texts:
        yield (level > 0 and " " in text) or any(each % 2 for each in directions[place : place + len(text)])
        place += len(text)


def _straight(
    texts: Sequence[str], known: Sequence[Words], inks: Sequence[Ink], width: float, *, is_plain: bool
) -> Iterator[tuple[Piece, ...]]:
    """Return the lines of runs from left to right; `known` are the words of each run's style."""
    words: list[Word] = []
    ends: list[int] = []
    for text, own in zip(texts, known, strict=True):
        words += own.of(text, is_plain=is_plain)
        ends.append(len(words))
    starts = starts_of(words)
    try:
        found = rows(words, starts, width, () if is_plain else feeds_of(words))
    except TooWideError:
        words, ends = _broken_up(words, ends, known, width)
        starts = starts_of(words)
        found = rows(words, starts, width, feeds_of(words), is_cut=True)
    return straight(words, starts, zip(ends, inks, [own.font for own in known], strict=True), found)


def _directed(
    texts: Sequence[str],
    known: Sequence[Words],
    inks: Sequence[Ink],
    directions: Sequence[int],
    *,
    level: int,
    width: float,
) -> Iterator[tuple[Piece, ...]]:
    """Return the lines of runs with both directions, like `_straight`; words end where the direction changes."""
    words: list[Word] = []
    ends: list[int] = []
    place = 0
    for text, own in zip(texts, known, strict=True):
        for token in tokens(text):
            words.append(own.directed(token, directions[place : place + len(token)]))
            place += len(token)
        ends.append(len(words))
    words, ends = _broken_up(words, ends, known, width)
    found = rows(words, starts_of(words), width, feeds_of(words), is_cut=True)
    return directed(words, zip(ends, inks, strict=True), found, level, width)


def _broken_up(
    words: list[Word], ends: list[int], known: Sequence[Words], width: float
) -> tuple[list[Word], list[int]]:
    """Return the words and the ends of the runs, what is wider than a line cut into words that are not."""
    too_wide = {
        index
        for start, end in groups(words)
        if sum(word.full_width for word in words[start : end - 1]) + words[end - 1].width > width
        for index in range(start, end)
    }
    made: list[Word] = []
    made_ends: list[int] = []
    start = 0
    for own, end in zip(known, ends, strict=True):
        for index in range(start, end):
            made += own.broken(words[index], width) if index in too_wide else (words[index],)
        made_ends.append(len(made))
        start = end
    return made, made_ends
