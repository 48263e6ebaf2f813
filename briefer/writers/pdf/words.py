"""Words: what stands between two places where a line may break, measured in one look.

Spaces and em dashes break a line, and any two Chinese, Japanese or Korean characters; a word wider than the line
breaks after a hyphen or slash, or between two letters. Nothing here knows lines, pages or drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from briefer.writers.pdf.fonts import Mark, Stretch, Typeface

_SPACES = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_STRIPPED = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
_EAST_ASIAN = "\u2e80-\u2fdf\u3001-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc\U00020000-\U0003ffff"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\uff08\uff3b\uff5b"
_CLOSING = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u30fb\u30fc"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
)
# A word with the spaces behind it; dashes end it, and an East Asian character with its signs is one.
tokens = re.compile(
    f"(?:[^\n{_SPACES}\u2014{_EAST_ASIAN}]+\u2014*|\u2014+|[{_OPENING}]*[{_EAST_ASIAN}][{_CLOSING}\u2014]*)[{_SPACES}]*"
    f"|[{_SPACES}]+|\n"
).findall
# Letters from Latin to Armenian and their usual signs: between them no other sign than a space breaks a line.
_PLAIN = re.compile("[ -\u058f\u2010-\u2013\u2015-\u2027\u20a0-\u20bf]*+")
_BREAKS_BEHIND = re.compile(f"[\u2014{_EAST_ASIAN}]")
_WITHIN_WORDS = re.compile(r"(?<=[-/?&=.,;:_@\u2010\u2013])(?=\w)")
_DRAWN_SPACES = {ord("\t"): " ", ord("\u200b"): None}


class Part(NamedTuple):
    """Characters of one font, not yet placed; `level` is odd if they run from right to left.

    Its fields up to the width are those of a word up to its full width, so that lines can be made of either.
    """

    font: str
    codes: str
    text: str
    width: float
    level: int = 0
    marks: tuple[Mark, ...] = ()


class Word(NamedTuple):
    """What stands between two places where a line may break; widths in points.

    `width` is that of its letters, `full_width` that of its letters and the spaces behind them, which are its `parts`.
    `codes` and `text` are those of all parts if they are of one font and have no marks; then `font` is that font, else
    "". `has_letters` is false for spaces alone; `is_open` if the next word sticks to it.
    """

    font: str
    codes: str
    text: str
    full_width: float
    width: float
    parts: tuple[Part, ...]
    has_letters: bool = True
    is_open: bool = False


LINE_FEED = Word("", "", "", 0.0, 0.0, (), has_letters=False)
CODES, TEXT, FULL_WIDTH = (itemgetter(Word._fields.index(name)) for name in ("codes", "text", "full_width"))


def width_of(words: Iterable[Word] | Iterable[Part]) -> float:
    """Return the width of words or parts beside each other, spaces included."""
    width: float = sum(map(FULL_WIDTH, words))
    return width


class Words(dict[str, Word]):
    """The words of one style and size with a space behind each, by their letters, measured when first asked for.

    `font` is the one font of all words, "" once there are several.
    """

    def __init__(self, typeface: Typeface, style: str, size: float) -> None:
        super().__init__()
        self.font: str | None = None
        self._others: dict[str, Word] = {}
        self._typeface = typeface
        self._style = style
        self._size = size

    def __missing__(self, letters: str) -> Word:
        word = self[letters] = self._measured(f"{letters} ")
        return word

    def of(self, text: str, *, is_plain: bool) -> list[Word]:
        """Return the words of a text that runs from left to right; `is_plain` if it `has_plain_words`."""
        if not is_plain:
            return list(map(self._known, tokens(text)))
        letters = text.split(" ")
        last = letters.pop()
        words = list(map(self.__getitem__, letters))
        if last:
            words.append(self._known(last))
        return words

    def _known(self, token: str) -> Word:
        word = self._others.get(token)
        if word is None:
            word = self._others[token] = self._measured(token)
        return word

    def _measured(self, token: str) -> Word:
        word = self.directed(token)
        if word.parts:
            self.font = word.font if self.font in (None, word.font) else ""
        return word

    def directed(self, token: str, directions: Sequence[int] = ()) -> Word:
        """Return a word; `directions` has the level of each of its characters if it may run from right to left."""
        if token == "\n":
            return LINE_FEED
        letters = token.rstrip(_STRIPPED)
        parts = self._parts(letters, directions)
        width = width_of(parts)
        if letters == token:
            return _word(width, parts, has_letters=bool(parts), is_open=_BREAKS_BEHIND.match(token[-1]) is None)
        spaces = token[len(letters) :].translate(_DRAWN_SPACES)
        return _word(width, parts + self._parts(spaces, directions[len(letters) :]), has_letters=bool(parts))

    def broken(self, word: Word, width: float) -> Iterator[Word]:
        """Yield a word in pieces that fit into a width: cut at hyphens and slashes, or else between letters."""
        chunks: list[Part] = []
        spaces: list[Part] = []
        for part in word.parts:
            letters = part.text.rstrip(_STRIPPED)
            if letters:
                texts = _WITHIN_WORDS.split(letters)
                chunks += (chunk for text in texts for chunk in self._fitting(text, part.level, width))
            if letters != part.text:
                spaces += self._set_again(part.text[len(letters) :], part.level)
        for chunk in chunks[:-1]:
            yield _word(chunk.width, (chunk,))
        last = tuple(chunks[-1:])
        yield _word(width_of(last), (*last, *spaces), has_letters=bool(last))

    def _fitting(self, text: str, level: int, width: float) -> Iterator[Part]:
        """Yield a text in pieces that fit into a width."""
        scale = self._size / 1000
        start, used = 0, 0.0
        for index, sign in enumerate(text):
            step = self._typeface.width(sign, self._style) * scale
            if used + step > width and index > start:
                yield from self._set_again(text[start:index], level)
                start, used = index, 0.0
            used += step
        if start < len(text):
            yield from self._set_again(text[start:], level)

    def _parts(self, text: str, directions: Sequence[int]) -> tuple[Part, ...]:
        if not directions:
            return tuple(self._set_again(text, 0)) if text else ()
        return tuple(part for piece, level in _by_level(text, directions) for part in self._set_again(piece, level))

    def _set_again(self, text: str, level: int) -> Iterator[Part]:
        for stretch in self._typeface.stretches(text, self._style, is_rtl=bool(level % 2)):
            yield _part(stretch, self._size / 1000, level)


def has_plain_words(text: str) -> bool:
    """Tell whether words can be told by their spaces alone, and run from left to right; so nearly every text."""
    return _PLAIN.fullmatch(text) is not None


def _word(width: float, parts: tuple[Part, ...], *, has_letters: bool = True, is_open: bool = False) -> Word:
    fonts = {"" if part.level or part.marks else part.font for part in parts}
    font = fonts.pop() if len(fonts) == 1 else ""
    codes, text = ("".join(map(CODES, parts)), "".join(map(TEXT, parts))) if font else ("", "")
    return Word(font, codes, text, width_of(parts), width, parts, has_letters, is_open)


def _by_level(text: str, directions: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield the text in pieces of one level each."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or directions[end] != directions[start]:
            yield text[start:end], directions[start]
            start = end


def _part(stretch: Stretch, scale: float, level: int) -> Part:
    marks = stretch.marks and tuple([Mark(mark.right * scale, mark.up * scale, mark.code) for mark in stretch.marks])
    return Part(stretch.font, stretch.codes, stretch.text, stretch.width * scale, level, marks)
