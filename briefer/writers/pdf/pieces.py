"""The words of a line as pieces, each of one font and ink, placed from left to right.

Nothing here decides where a line breaks, or knows pages and drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefer.writers.pdf.bidi import in_order
from briefer.writers.pdf.fonts import Mark
from briefer.writers.pdf.tags import Element
from briefer.writers.pdf.words import CODES, TEXT, Part, Word, width_of

Colour = tuple[float, float, float]
new = tuple.__new__  # of named tuples by the ten thousand; by their own names that takes twice as long


class Ink(NamedTuple):
    """How a piece of text is set.

    `link` is "", "#anchor" or an address that may leave the brief; `element` is what the text is within its
    paragraph, a link or words of another language, if anything.
    """

    style: str
    size: float
    colour: Colour
    link: str = ""
    element: Element | None = None


class Piece(NamedTuple):
    """Text of one font and ink within a line; `x` counts from the line's beginning.

    Marks stand in points from the line's beginning and from its base.
    """

    x: float
    font: str
    ink: Ink
    words: Sequence[Word] | Sequence[Part]
    marks: tuple[Mark, ...] = ()

    @property
    def width(self) -> float:
        """How long it is, in points."""
        return width_of(self.words)

    @property
    def codes(self) -> str:
        """What stands within a PDF string to show it."""
        return "".join(map(CODES, self.words))

    @property
    def text(self) -> str:
        """The text it shows."""
        return "".join(map(TEXT, self.words))


def straight(
    words: Sequence[Word],
    starts: Sequence[float],
    spans: Iterable[tuple[int, Ink, str | None]],
    rows: Iterable[tuple[int, int]],
) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each row of words that run from left to right; `starts` is where each word begins.

    `spans` are the runs: which word is behind the last one of it, its ink, and its font if it has but one.
    """
    following, last = iter(spans), 0
    for start, end in rows:
        pieces: list[Piece] = []
        left, place = starts[start], start
        while place < end:
            while last <= place:
                last, ink, font = next(following)
            behind = last if last < end else end
            own, x = words[place:behind], starts[place] - left
            if font:
                pieces.append(new(Piece, (x, font, ink, own, ())))
            else:
                pieces += _joined(((ink, part) for word in own for part in word.parts), x)
            place = behind
        yield tuple(pieces)


def directed(
    words: Sequence[Word], spans: Iterable[tuple[int, Ink]], rows: Iterable[tuple[int, int]], level: int, width: float
) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each row in the order they are drawn, at the right edge if the paragraph has level 1.

    `spans` are the runs: which word is behind the last one of it, and its ink.
    """
    inks: list[Ink] = []
    for last, ink in spans:
        inks += [ink] * (last - len(inks))
    for start, end in rows:
        row = [(inks[place], part) for place in range(start, end) for part in words[place].parts]
        yield _turned(row, level, width)


def _turned(row: list[tuple[Ink, Part]], level: int, width: float) -> tuple[Piece, ...]:
    """Return the pieces of a row; the spaces at its end have the paragraph's own direction."""
    end = len(row)
    while end and row[end - 1][1].text.isspace():
        end -= 1
    beyond = _width_of(row[end:])
    x = max(0.0, width - _width_of(row[:end])) - beyond if level else 0.0
    return tuple(_joined(in_order([(each[1].level if n < end else level, each) for n, each in enumerate(row)]), x))


def _width_of(row: Iterable[tuple[Ink, Part]]) -> float:
    return sum(part.width for _, part in row)


def _joined(row: Iterable[tuple[Ink, Part]], x: float) -> Iterator[Piece]:
    """Yield the parts of a line placed from x on, neighbours of one font and ink joined."""
    for (ink, font), found in groupby(row, lambda each: (each[0], each[1].font)):
        parts = [part for _, part in found]
        if any(part.codes for part in parts):
            yield Piece(x, font, ink, parts, tuple(_marks(parts, x)))
        x += width_of(parts)


def _marks(parts: Iterable[Part], x: float) -> Iterator[Mark]:
    """Yield the marks of neighbouring parts, counted from where the line begins."""
    for part in parts:
        for mark in part.marks:
            yield mark._replace(right=x + mark.right)
        x += part.width
