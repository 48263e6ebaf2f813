"""From the runs of a paragraph to lines of a given width.

Text is data: nothing here reads markup. Spaces and em dashes break a line, and any two Chinese, Japanese or Korean
characters; a word wider than the line breaks after a hyphen or slash, or between two letters. Nothing here knows
pages or drawing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, count, groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from briefer.brief import Run, RunStyle
from briefer.writers.base import resolved_link, scrub
from briefer.writers.direction import has_right_to_left, runs_right_to_left
from briefer.writers.pdf_bidi import in_order, levels
from briefer.writers.pdf_fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, Mark, Stretch, Typeface
from briefer.writers.pdf_tags import Element

Colour = tuple[float, float, float]
INK: Colour = (0x1D / 255, 0x21 / 255, 0x25 / 255)
GREY: Colour = (0x4F / 255, 0x56 / 255, 0x5E / 255)

_SPACES = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_EAST_ASIAN = "\u2e80-\u2fdf\u3001-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc\U00020000-\U0003ffff"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\uff08\uff3b\uff5b"
_CLOSING = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u30fb\u30fc"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
)
# A word with the spaces behind it; dashes end it, and an East Asian character with its signs is one.
_TOKENS = re.compile(
    f"(?:[^\n{_SPACES}\u2014{_EAST_ASIAN}]+\u2014*|\u2014+|[{_OPENING}]*[{_EAST_ASIAN}][{_CLOSING}\u2014]*)[{_SPACES}]*"
    f"|[{_SPACES}]+|\n"
)
_BREAKS_BEHIND = re.compile(f"[\u2014{_EAST_ASIAN}]")
_WITHIN_WORDS = re.compile(r"(?<=[-/?&=.,;:_@\u2010\u2013])(?=\w)")
_DRAWN_SPACES = {ord("\t"): " ", ord("\u200b"): None}
_REFERENCE_SCALE = 0.92
_SLACK = 0.01  # points; what rounding may add to a width


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


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: type size in points, line height as a multiple of it."""

    size: float
    leading: float
    is_bold: bool = False
    is_italic: bool = False
    colour: Colour = INK

    def ink(self, style: RunStyle = RunStyle.PLAIN) -> Ink:
        """Return the ink of a run of this paragraph."""
        is_bold = self.is_bold or style is RunStyle.STRONG
        is_italic = self.is_italic != (style is RunStyle.EMPHASIS)
        face = (BOLD_ITALIC if is_italic else BOLD) if is_bold else ITALIC if is_italic else REGULAR
        if style is RunStyle.REFERENCE:
            return Ink(face, self.size * _REFERENCE_SCALE, GREY)
        return Ink(face, self.size, self.colour)


class Piece(NamedTuple):
    """Text of one font and ink within a line; `x` counts from the line's beginning, `codes` and `marks` are its font's.

    Marks stand in points from the line's beginning and from its base.
    """

    x: float
    width: float
    font: str
    codes: str
    text: str
    ink: Ink
    marks: tuple[Mark, ...] = ()


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


class _Part(NamedTuple):
    """Characters of one font and ink, not yet placed; `level` is odd if they run from right to left."""

    ink: Ink
    font: str
    codes: str
    text: str
    width: float
    level: int = 0
    marks: tuple[Mark, ...] = ()


_INK_AND_FONT = itemgetter(0, 1)


class _Word(NamedTuple):
    """What stands between two places where a line may break.

    `parts` are its letters, `full` its letters and the spaces behind them. `is_open` if the next word sticks to it,
    `is_odd` if it is open or has no letters, `ends_line` if a line feed follows.
    """

    parts: tuple[_Part, ...]
    width: float
    full: tuple[_Part, ...]
    full_width: float
    is_open: bool = False
    is_odd: bool = False
    ends_line: bool = False


_LINE_FEED = _Word((), 0.0, (), 0.0, is_odd=True, ends_line=True)
_IS_ODD, _ENDS_LINE, _FULL, _FULL_WIDTH, _WIDTH = (
    attrgetter("is_odd"),
    attrgetter("ends_line"),
    attrgetter("full"),
    attrgetter("full_width"),
    attrgetter("width"),
)


class Setter:
    """Sets the text of one document.

    `targets` are the anchors its links may lead to; `is_rtl` if its language is written from right to left.
    """

    def __init__(self, typeface: Typeface, targets: frozenset[str] = frozenset(), *, is_rtl: bool = False) -> None:
        self.typeface = typeface
        self.is_rtl = is_rtl
        self._targets = targets
        self._inks: dict[Ink, Ink] = {}
        self._known: dict[Ink, _Words] = {}

    def lines(self, runs: Sequence[Run], look: Look, width: float, element: Element | None = None) -> tuple[Line, ...]:
        """Return the runs set in lines of a width; always one line at least. `element` is what they are."""
        height = look.size * look.leading
        base = (height - look.size) / 2 + look.size * 0.75
        texts = [_plain(run) for run in runs]
        whole = "".join(texts)
        is_mixed = has_right_to_left(whole)
        inks = [self._ink(run, look, element, is_mixed=is_mixed) for run in runs]
        if not (self.is_rtl or is_mixed):
            words = self._words(texts, inks)
            rows = [_pieces(_parts_of(row)) for row in self._rows(words, width)]
        else:
            level = int(runs_right_to_left(whole, is_usual=self.is_rtl))
            words = self._directed_words(texts, inks, levels(whole, level))
            rows = [_directed_pieces(_parts_of(row), level, width) for row in self._rows(words, width)]
        return tuple(Line(height * index, height, base, row, element) for index, row in enumerate(rows))

    def line(self, text: str, look: Look) -> Line:
        """Return a text on one line, however long."""
        plain = (Run(" ".join(text.split())),)
        [line] = self.lines(plain, look, 1e6)
        first = line.pieces[0].x if line.pieces else 0.0
        return line._replace(pieces=tuple(piece._replace(x=piece.x - first) for piece in line.pieces))

    def _ink(self, run: Run, look: Look, element: Element | None, *, is_mixed: bool) -> Ink:
        """Return the ink of a run.

        Where a line is drawn in another order than it is read, each run is an element in the order of reading, and
        says its words.
        """
        ink = look.ink(run.style)
        link = resolved_link(run.link, self._targets) if run.link else ""
        if element is None or not (link or run.language or is_mixed):
            ink = ink._replace(link=link) if link else ink
            return self._inks.setdefault(ink, ink)
        kind = "Link" if link else "Span"
        within = element.child(kind) if is_mixed else element.loose(kind)
        within.language = run.language
        within.spoken = _plain(run) if is_mixed and has_right_to_left(run.text) else ""
        return ink._replace(link=link, element=within)

    def _words(self, texts: Iterable[str], inks: Iterable[Ink]) -> list[_Word]:
        """Return the words of text that runs from left to right, each made only once."""
        words: list[_Word] = []
        for text, ink in zip(texts, inks, strict=True):
            plain = ink if ink.element is None else ink._replace(link="", element=None)
            known = self._known.get(plain)
            if known is None:
                known = self._known[plain] = _Words(self.typeface, plain)
            found = map(known.__getitem__, _TOKENS.findall(text))
            words += found if plain is ink else (_inked(word, ink) for word in found)
        return words

    def _directed_words(self, texts: Iterable[str], inks: Iterable[Ink], directions: Sequence[int]) -> list[_Word]:
        """Return the words of text with both directions, cut where the direction changes."""
        words: list[_Word] = []
        place = 0
        for text, ink in zip(texts, inks, strict=True):
            for token in _TOKENS.findall(text):
                words.append(_word(self.typeface, token, ink, directions[place : place + len(token)]))
                place += len(token)
        return words

    def _rows(self, words: list[_Word], width: float) -> Iterator[Sequence[_Word]]:
        """Yield the words of each line, filled greedily; one at least."""
        words = _joined(words)
        if max(map(_WIDTH, words), default=0.0) > width:
            words = [part for word in words for part in _broken(word, width, self.typeface)]
        start = 0
        for end in compress(count(1), map(_ENDS_LINE, words)):
            yield from _filled(words[start:end], width)
            start = end
        if start < len(words) or not words:
            yield from _filled(words[start:], width)


_STRIPPED = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"


def block_height(lines: Sequence[Line]) -> float:
    """Return the height of lines that begin at 0."""
    return lines[-1].bottom if lines else 0.0


def _plain(run: Run) -> str:
    """Return the text of a run as it is set; a reference is one word."""
    text = scrub(run.text).replace("\x85", "\n")
    if run.style is RunStyle.REFERENCE:
        return " ".join(text.split()).replace(" ", "\u00a0")
    return text


def _directed(text: str, directions: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield the text in pieces of one level each."""
    if not directions:
        yield text, 0
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or directions[end] != directions[start]:
            yield text[start:end], directions[start]
            start = end


def _word(typeface: Typeface, token: str, ink: Ink, directions: Sequence[int] = ()) -> _Word:
    """Return a word with the spaces behind it as it is set in an ink; directions are given by level."""
    if token == "\n":
        return _LINE_FEED
    letters = token.rstrip(_STRIPPED)
    parts = _parts(typeface, letters, ink, directions)
    width = _width_of(parts)
    if letters == token:
        is_open = _BREAKS_BEHIND.match(token[-1]) is None
        return _Word(parts, width, parts, width, is_open, is_open)
    space = _parts(typeface, token[len(letters) :].translate(_DRAWN_SPACES), ink, directions[len(letters) :])
    if len(parts) == len(space) == 1 and parts[0].font == space[0].font and parts[0].level == space[0].level == 0:
        one, two = parts[0], space[0]
        full: tuple[_Part, ...] = (
            one._replace(codes=one.codes + two.codes, text=one.text + two.text, width=one.width + two.width),
        )
    else:
        full = parts + space
    return _Word(parts, width, full, _width_of(full), is_odd=not parts)


def _parts(typeface: Typeface, text: str, ink: Ink, directions: Sequence[int] = ()) -> tuple[_Part, ...]:
    return tuple(
        _part(stretch, ink, level)
        for piece, level in _directed(text, directions)
        for stretch in typeface.stretches(piece, ink.style, is_rtl=bool(level % 2))
    )


class _Words(dict[str, _Word]):
    """The words of one ink, each made when it is first asked for."""

    def __init__(self, typeface: Typeface, ink: Ink) -> None:
        super().__init__()
        self._typeface = typeface
        self._ink = ink

    def __missing__(self, token: str) -> _Word:
        word = self[token] = _word(self._typeface, token, self._ink)
        return word


def _inked(word: _Word, ink: Ink) -> _Word:
    """Return a word in another ink of the same look."""
    parts, full = (tuple(_Part(ink, *part[1:]) for part in found) for found in (word.parts, word.full))
    return word._replace(parts=parts, full=full)


def _joined(words: list[_Word]) -> list[_Word]:
    """Return the words, those that meet without a place to break as one, and spaces with the word before them."""
    odd = list(compress(count(), map(_IS_ODD, words)))
    joined: list[_Word] = []
    done = 0
    for index in odd:
        joined += words[done:index]
        done = index + 1
        _join(joined, words[index])
        if words[index].is_open and done < len(words) and not words[done].is_odd:
            _join(joined, words[done])
            done += 1
    return joined + words[done:] if odd else words


def _join(words: list[_Word], word: _Word) -> None:
    """Add a word to others, or to the last of them if nothing parts the two."""
    last = words[-1] if words else _LINE_FEED
    if not last.ends_line and word.parts and last.is_open:
        words[-1] = word._replace(
            parts=last.parts + word.parts,
            width=last.width + word.width,
            full=last.parts + word.full,
            full_width=last.width + word.full_width,
        )
    elif not last.ends_line and last.parts and not word.parts:
        words[-1] = last._replace(
            full=last.full + word.full,
            full_width=last.full_width + word.full_width,
            is_open=False,
            ends_line=word.ends_line,
        )
    else:
        words.append(word)


def _filled(words: Sequence[_Word], width: float) -> Iterator[Sequence[_Word]]:
    """Yield the words of each line of a paragraph without line feeds; none of them is wider than a line.

    The space where a line breaks stays at its end, beyond the width: what is read aloud needs it between two words.
    """
    ends = list(accumulate(map(_FULL_WIDTH, words), initial=0.0))
    start, number = 0, len(words)
    while start < number:
        limit = ends[start] + width + _SLACK
        end = bisect_right(ends, limit, start + 1) - 1
        if end < number and ends[end] + words[end].width <= limit:
            end += 1
        end = max(end, start + 1)
        yield words[start:end]
        start = end
    if not number:
        yield ()


def _parts_of(row: Sequence[_Word]) -> list[_Part]:
    return list(chain.from_iterable(map(_FULL, row)))


def _broken(word: _Word, width: float, typeface: Typeface) -> Iterator[_Word]:
    """Yield a word in pieces that fit into a line: cut at hyphens and slashes, or else between letters."""
    if word.width <= width:
        yield word
        return
    chunks = [
        chunk
        for part in word.parts
        for text in _WITHIN_WORDS.split(part.text)
        for chunk in _fitting(part, text, width, typeface)
    ]
    for chunk in chunks[:-1]:
        yield _Word((chunk,), chunk.width, (chunk,), chunk.width)
    last = tuple(chunks[-1:])
    full = last + word.full[len(word.parts) :]
    yield word._replace(parts=last, width=_width_of(last), full=full, full_width=_width_of(full))


def _fitting(part: _Part, text: str, width: float, typeface: Typeface) -> Iterator[_Part]:
    """Yield a text in pieces that fit into a line."""
    scale = part.ink.size / 1000
    start, used = 0, 0.0
    for index, sign in enumerate(text):
        step = typeface.width(sign, part.ink.style) * scale
        if used + step > width and index > start:
            yield from _set_again(part, text[start:index], typeface)
            start, used = index, 0.0
        used += step
    if start < len(text):
        yield from _set_again(part, text[start:], typeface)


def _set_again(part: _Part, text: str, typeface: Typeface) -> Iterator[_Part]:
    for stretch in typeface.stretches(text, part.ink.style, is_rtl=bool(part.level % 2)):
        yield _part(stretch, part.ink, part.level)


def _part(stretch: Stretch, ink: Ink, level: int) -> _Part:
    scale = ink.size / 1000
    marks = tuple(Mark(mark.right * scale, mark.up * scale, mark.code) for mark in stretch.marks)
    return _Part(ink, stretch.font, stretch.codes, stretch.text, stretch.width * scale, level, marks)


def _directed_pieces(row: list[_Part], level: int, width: float) -> tuple[Piece, ...]:
    """Return the parts of a line placed in the order they are drawn, at the right edge if the paragraph has level 1.

    The spaces at its end have the paragraph's own direction.
    """
    end = len(row)
    while end and row[end - 1].text.isspace():
        end -= 1
    found = [(part.level if index < end else level, part) for index, part in enumerate(row)]
    beyond = _width_of(row[end:])
    return _pieces(in_order(found), max(0.0, width - _width_of(row[:end])) - beyond if level else 0.0)


def _width_of(parts: Iterable[_Part]) -> float:
    return sum(part.width for part in parts)


def _pieces(row: Sequence[_Part], x: float = 0.0) -> tuple[Piece, ...]:
    """Return the parts of a line placed, neighbours of one font and ink joined."""
    placed: list[Piece] = []
    for (ink, font), found in groupby(row, _INK_AND_FONT):
        _, _, codes, texts, widths, _, marks = zip(*found, strict=True)
        width = sum(widths)
        shown = "".join(codes)
        if shown:
            marked = tuple(_marks(marks, widths, x)) if any(marks) else ()
            placed.append(Piece(x, width, font, shown, "".join(texts), ink, marked))
        x += width
    return tuple(placed)


def _marks(marks: Sequence[tuple[Mark, ...]], widths: Sequence[float], x: float) -> Iterator[Mark]:
    """Yield the marks of neighbouring parts, counted from where the line begins."""
    for own, width in zip(marks, widths, strict=True):
        for mark in own:
            yield mark._replace(right=x + mark.right)
        x += width
