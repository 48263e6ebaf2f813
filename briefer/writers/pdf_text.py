"""From the runs of a paragraph to lines of a given width.

Text is data: nothing here reads markup. Only spaces and em dashes break a line; a word wider than the line breaks
after a hyphen or slash, or between two letters. Nothing here knows pages or drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefer.brief import Run, RunStyle
from briefer.writers.base import resolved_link, scrub
from briefer.writers.pdf_fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, Typeface

Colour = tuple[float, float, float]
INK: Colour = (0x1D / 255, 0x21 / 255, 0x25 / 255)
GREY: Colour = (0x4F / 255, 0x56 / 255, 0x5E / 255)

_SPACES = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_SPACE = re.compile(f"[{_SPACES}]")
_TOKENS = re.compile(f"\n|[{_SPACES}]+|[^\n{_SPACES}\u2014]*\u2014+|[^\n{_SPACES}\u2014]+")
_WITHIN_WORDS = re.compile(r"(?<=[-/?&=.,;:_@\u2010\u2013])(?=\w)")
_DRAWN_SPACES = {ord("\t"): " ", ord("\u200b"): None}
_REFERENCE_SCALE = 0.92
_SLACK = 0.01  # points; what rounding may add to a width


class Ink(NamedTuple):
    """How a piece of text is set; `link` is "", "#anchor" or an address that may leave the brief."""

    style: str
    size: float
    colour: Colour
    link: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: type size in points, line height as a multiple of it."""

    size: float
    leading: float
    is_bold: bool = False
    is_italic: bool = False
    colour: Colour = INK

    def ink(self, style: RunStyle = RunStyle.PLAIN, link: str = "") -> Ink:
        """Return the ink of a run of this paragraph."""
        is_bold = self.is_bold or style is RunStyle.STRONG
        is_italic = self.is_italic != (style is RunStyle.EMPHASIS)
        face = (BOLD_ITALIC if is_italic else BOLD) if is_bold else ITALIC if is_italic else REGULAR
        if style is RunStyle.REFERENCE:
            return Ink(face, self.size * _REFERENCE_SCALE, GREY, link)
        return Ink(face, self.size, self.colour, link)


class Piece(NamedTuple):
    """Text of one font and ink within a line; `x` counts from the line's beginning."""

    x: float
    width: float
    font: str
    text: str
    ink: Ink


class Line(NamedTuple):
    """One line: `top` counts downwards from the first line of its cell; `base` from the line's own top."""

    top: float
    height: float
    base: float
    pieces: tuple[Piece, ...]

    @property
    def bottom(self) -> float:
        """Where the line ends, counted like `top`."""
        return self.top + self.height

    def moved(self, distance: float) -> Line:
        """Return the line further down."""
        return self._replace(top=self.top + distance)


class _Part(NamedTuple):
    """Characters of one font and ink, not yet placed."""

    ink: Ink
    font: str
    text: str
    width: float


class _Word(NamedTuple):
    """What no line break parts, with the space after it; `ends_line` if a line feed follows."""

    parts: tuple[_Part, ...]
    width: float
    space: tuple[_Part, ...] = ()
    ends_line: bool = False


class Setter:
    """Sets the text of one document; `targets` are the anchors its links may lead to."""

    def __init__(self, typeface: Typeface, targets: frozenset[str] = frozenset()) -> None:
        self.typeface = typeface
        self._targets = targets

    def lines(self, runs: Iterable[Run], look: Look, width: float) -> tuple[Line, ...]:
        """Return the runs set in lines of a width; always one line at least."""
        height = look.size * look.leading
        base = (height - look.size) / 2 + look.size * 0.75
        rows = _filled(self._words(runs, look), width, self.typeface)
        return tuple(Line(height * index, height, base, _pieces(row)) for index, row in enumerate(rows))

    def line(self, text: str, look: Look) -> Line:
        """Return a text on one line, however long."""
        plain = (Run(" ".join(text.split())),)
        return self.lines(plain, look, float("inf"))[0]

    def _words(self, runs: Iterable[Run], look: Look) -> Iterator[_Word]:
        """Yield the words; runs that meet without a space between them make one word."""
        parts: list[_Part] = []
        space: list[_Part] = []
        for run in runs:
            ink = look.ink(run.style, resolved_link(run.link, self._targets))
            for token in _tokens(run):
                if _SPACE.match(token):
                    space += self._parts(token.translate(_DRAWN_SPACES), ink) or [_Part(ink, "", "", 0.0)]
                    continue
                if space:
                    yield _word(parts, space)
                    parts, space = [], []
                if token == "\n":
                    yield _word(parts, [], ends_line=True)
                    parts = []
                    continue
                parts += self._parts(token, ink)
                if token[-1] == "\u2014":
                    space = [_Part(ink, "", "", 0.0)]
        if parts or space:
            yield _word(parts, space)

    def _parts(self, text: str, ink: Ink) -> list[_Part]:
        scale = ink.size / 1000
        return [
            _Part(ink, stretch.font, stretch.text, stretch.width * scale)
            for stretch in self.typeface.stretches(text, ink.style)
        ]


def block_height(lines: Sequence[Line]) -> float:
    """Return the height of lines that begin at 0."""
    return lines[-1].bottom if lines else 0.0


def _tokens(run: Run) -> Iterable[str]:
    """Return words, spaces and line feeds; a reference is one word."""
    text = scrub(run.text).replace("\x85", "\n")
    if run.style is RunStyle.REFERENCE:
        return [" ".join(text.split()).replace(" ", "\u00a0")] if text.strip() else []
    return _TOKENS.findall(text)


def _word(parts: list[_Part], space: list[_Part], *, ends_line: bool = False) -> _Word:
    return _Word(tuple(parts), sum(part.width for part in parts), tuple(space), ends_line)


def _filled(words: Iterable[_Word], width: float, typeface: Typeface) -> list[list[_Part]]:
    """Return the parts of each line, filled greedily; spaces at a line's end are left out."""
    rows: list[list[_Part]] = []
    row: list[_Part] = []
    space: tuple[_Part, ...] = ()
    used = 0.0
    for whole in words:
        for word in (whole,) if whole.width <= width else _broken(whole, width, typeface):
            space = space if row else ()
            gap = sum(part.width for part in space)
            if row and used + gap + word.width > width + _SLACK:
                rows.append(row)
                row, space, used, gap = [], (), 0.0, 0.0
            row += space
            row += word.parts
            used += gap + word.width
            space = word.space
            if word.ends_line:
                rows.append(row)
                row, space, used = [], (), 0.0
    if row or not rows:
        rows.append(row)
    return rows


def _broken(word: _Word, width: float, typeface: Typeface) -> Iterator[_Word]:
    """Yield a word wider than the line in pieces that fit: cut at hyphens and slashes, or else between letters."""
    chunks: list[_Part] = []
    for part in word.parts:
        for text in _WITHIN_WORDS.split(part.text):
            chunks += _fitting(part, text, width, typeface)
    for chunk in chunks[:-1]:
        yield _Word((chunk,), chunk.width)
    yield _Word(tuple(chunks[-1:]), sum(chunk.width for chunk in chunks[-1:]), word.space, word.ends_line)


def _fitting(part: _Part, text: str, width: float, typeface: Typeface) -> Iterator[_Part]:
    scale = part.ink.size / 1000
    start, used = 0, 0.0
    for index, sign in enumerate(text):
        step = typeface.width(sign, part.ink.style) * scale
        if used + step > width and index > start:
            yield part._replace(text=text[start:index], width=used)
            start, used = index, 0.0
        used += step
    if start < len(text):
        yield part._replace(text=text[start:], width=used)


def _pieces(row: list[_Part]) -> tuple[Piece, ...]:
    """Return the parts of a line placed, neighbours of one font and ink joined."""
    placed: list[Piece] = []
    x = 0.0
    texts: list[str] = []
    begin = 0.0
    for index, part in enumerate(row):
        texts.append(part.text)
        x += part.width
        following = row[index + 1] if index + 1 < len(row) else None
        if following is not None and following.ink == part.ink and following.font in (part.font, ""):
            if following.font == "":
                row[index + 1] = following._replace(font=part.font)
            continue
        text = "".join(texts)
        if text:
            placed.append(Piece(begin, x - begin, part.font, text, part.ink))
        texts, begin = [], x
    return tuple(placed)
