"""The fonts of one document: which of them shows a character, and the text as strings of its codes.

The bundled families come first, then fonts of the computer for scripts that Briefer does not bring, then a coarse font
with a sign for nearly everything. No layout here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefer.data import resources_folder
from briefer.errors import WriteError
from briefer.words import tr
from briefer.writers.pdf.embed import ShapedFont, has_letters, letter_font, letters
from briefer.writers.pdf.face import Face, Glyph, face
from briefer.writers.pdf.system_fonts import system_face

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Regular", "Bold", "Italic", "BoldItalic"
_STAND_INS = {
    REGULAR: (REGULAR,),
    BOLD: (BOLD, "SemiBold", REGULAR),
    ITALIC: (ITALIC, REGULAR),
    BOLD_ITALIC: (BOLD_ITALIC, BOLD, "SemiBold", ITALIC, REGULAR),
}
_FALLBACK_FAMILIES = ("Carlito", "Inter", "SourceSerif4", "NotoSansArabic", "NotoSansHebrew", "NotoEmoji")
_LAST_RESORT = ("Unifont", "UnifontUpper")  # coarse, but with a sign for nearly every character there is
_NO_TEXT_FAMILIES = _FALLBACK_FAMILIES[3:]
_DRAWN_AS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2007": "\u00a0"})
_UNSEEN = re.compile("[\u00ad\u200c-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# Letters that join or reorder, marks, and signs of several characters: HarfBuzz sets them. All others stand alone.
_JOINED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200d\u20d0-\u20ff\ufb1d-\ufdff\ufe0f\ufe20-\ufe2f\ufe70-\ufefc\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
_CLINGS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_BROKEN_UP = 120  # characters of a word without a space that are shaped at once
_NAMED_AT_MOST = 8


class Mark(NamedTuple):
    """A mark at a letter: how far from the beginning of its text it stands to the right and above."""

    right: float
    up: float
    code: str


class Stretch(NamedTuple):
    """Characters of one font; `codes` stands within a PDF string, lengths count in thousandths of the type size."""

    font: str
    codes: str
    text: str
    width: float
    marks: tuple[Mark, ...] = ()


_FONT = itemgetter(Stretch._fields.index("font"))


class Typeface:
    """A family in its four styles, with other fonts for characters it lacks.

    One object serves one document of reportlab's: it remembers each word it measured, and counts the characters no
    font has.
    """

    def __init__(self, family: str, document: PDFDocument) -> None:
        files = _bundled()
        stem = family.replace(" ", "")
        known = sorted(name.removesuffix(f"-{REGULAR}") for name in files if name.endswith(f"-{REGULAR}"))
        if stem not in known:
            raise WriteError(
                tr("The typeface {family} does not come with Briefer, so the PDF cannot be made.").format(
                    family=family
                ),
                tr("Name one of these as the PDF typeface of the template: {names}.").format(
                    names=", ".join(name for name in known if name not in _NO_TEXT_FAMILIES)
                ),
            )
        self.family = family
        self.missing: Counter[str] = Counter()
        families = (stem, *(name for name in _FALLBACK_FAMILIES if name != stem))
        self._faces = {style: tuple(_face(files, name, style) for name in families) for style in _STAND_INS}
        self._document = document
        self._shaped: dict[Face, ShapedFont] = {}
        self._words: dict[tuple[str, str, bool], tuple[Stretch, ...]] = {}
        self._letters = {style: _Letters(self._faces[style][0], document) for style in _STAND_INS}

    def stretches(self, word: str, style: str, *, is_rtl: bool = False) -> tuple[Stretch, ...]:
        """Return the word cut into stretches of one font each; characters without a sign are counted as missing."""
        known = self._words.get((word, style, is_rtl))
        if known is not None:
            return known
        missing = self.missing.total()
        found = tuple(self._cut(word, style, is_rtl=is_rtl))
        if self.missing.total() == missing:
            self._words[word, style, is_rtl] = found
        return found

    def width(self, text: str, style: str) -> float:
        """Return the width of a text in thousandths of the type size."""
        return sum(stretch.width for stretch in self.stretches(text, style))

    def refuse_missing(self) -> None:
        """Raise WriteError if some character had no sign in any font, naming them and how often they stand."""
        if not self.missing:
            return
        signs = [f"{_shown(sign)} ({_times(count)})" for sign, count in self.missing.most_common(_NAMED_AT_MOST)]
        more = len(self.missing) - len(signs)
        listed = ", ".join(signs) + (f" and {more} more" if more else "")
        raise WriteError(
            tr(
                "No font has a sign for {signs}, neither {family} nor another on this computer, so the PDF was "
                "not written."
            ).format(signs=listed, family=self.family),
            tr("Install a font for this script, such as Noto Sans, or export to Word, or leave these characters out."),
        )

    def _cut(self, word: str, style: str, *, is_rtl: bool) -> list[Stretch]:
        plain = _drawable(word)
        if not is_rtl:
            signs = list(map(self._letters[style].__getitem__, _UNSEEN.sub("", plain)))
            if all(map(_FONT, signs)):
                return [_one(list(group)) for _, group in groupby(signs, _FONT)]
        found: list[Stretch] = []
        for chosen, text in self._runs(plain, style):
            if is_rtl or _JOINED.search(text):
                shaped = chosen.shaped(text, is_rtl=is_rtl)
                self.missing.update(sign for glyph in shaped if not glyph.number for sign in glyph.text)
                found.append(self._set(chosen, shaped, text))
            else:
                found += self._single(chosen, text)
        return found

    def _single(self, chosen: Face, text: str) -> list[Stretch]:
        """Return the signs of a text that stand alone, by reportlab's own font where it can."""
        drawn = _UNSEEN.sub("", text)
        glyphs = tuple(filter(None, map(chosen.sign, drawn)))
        if not glyphs:
            return []
        if not chosen.is_bundled or not has_letters(chosen, drawn):
            return [self._set(chosen, glyphs, text)]
        found = []
        for key, codes, count in letters(chosen, drawn, self._document):
            own, glyphs = glyphs[:count], glyphs[count:]
            part, drawn = drawn[:count], drawn[count:]
            found.append(Stretch(key, codes, part, sum(glyph.advance for glyph in own)))
        return found

    def _runs(self, text: str, style: str) -> list[tuple[Face, str]]:
        """Return the text cut where another font has to take over; what no font has is counted and left out."""
        runs: list[tuple[Face, str]] = []
        for sign in text:
            before = runs[-1] if runs else None
            clings = _CLINGS.match(sign) or unicodedata.combining(sign)
            if before is not None and clings:
                runs[-1:] = self._with_clinging(before, sign, style)
                continue
            if before is not None and sign in "\u00a0 " and before[0].sign(sign):
                chosen = before[0]
            elif _UNSEEN.match(sign):
                continue
            else:
                found = self._face_with(sign, style)
                if found is None:
                    self.missing[sign] += 1
                    continue
                chosen = found
            if before is not None and before[0] is chosen and len(before[1]) < _BROKEN_UP:
                runs[-1] = (chosen, before[1] + sign)
            else:
                runs.append((chosen, sign))
        return runs

    def _face_with(self, signs: str, style: str) -> Face | None:
        """Return the first font that has all the signs, None if no font has."""
        places = (self._faces[style], filter(None, map(system_face, signs[:1])), _last_resort())
        faces = (face for faces in places for face in faces)
        return next((face for face in faces if all(map(face.sign, signs))), None)

    def _with_clinging(self, before: tuple[Face, str], sign: str, style: str) -> list[tuple[Face, str]]:
        """Return a run with a sign that clings to its last letter; a font with both takes them if its own lacks one."""
        chosen, text = before
        if _UNSEEN.match(sign) or chosen.sign(sign):
            return [(chosen, text + sign)]
        start = len(text) - 1
        while start and (_CLINGS.match(text[start]) or unicodedata.combining(text[start])):
            start -= 1
        letter = text[start:] + sign
        found = self._face_with(_UNSEEN.sub("", letter), style) or chosen
        return [*([(chosen, text[:start])] if start else []), (found, letter)]

    def _set(self, chosen: Face, glyphs: tuple[Glyph, ...], text: str) -> Stretch:
        """Return the signs that HarfBuzz set, or that reportlab's own font has not."""
        font = self._shaped.get(chosen)
        if font is None:
            font = self._shaped[chosen] = ShapedFont(chosen, self._document)
        codes: list[str] = []
        marks: list[Mark] = []
        pen = 0.0
        for glyph in glyphs:
            if glyph.is_hung:
                marks.append(Mark(pen + glyph.right, glyph.up, font.code(glyph)))
            else:
                codes += (
                    _shift(-glyph.right), font.code(glyph), _shift(glyph.width + glyph.right - glyph.advance)
                )  # fmt: skip
            pen += glyph.advance
        return Stretch(font.key, "".join(codes), text, pen, tuple(marks))


class _Letters(dict[str, Stretch]):
    """The signs of a style's first font that stand alone, as one document shows them; those of no font do not."""

    def __init__(self, chosen: Face, document: PDFDocument) -> None:
        super().__init__()
        self._face = chosen
        self._document = document

    def __missing__(self, sign: str) -> Stretch:
        glyph = self._face.sign(sign)
        if glyph is None or _JOINED.match(sign) or not has_letters(self._face, sign):
            found = Stretch("", "", sign, 0.0)
        else:
            [(key, codes, _)] = letters(self._face, sign, self._document)
            found = Stretch(key, codes, sign, glyph.advance)
        self[sign] = found
        return found


def first_font() -> str:
    """Return the name of a bundled font, which reportlab asks for before the first page."""
    return letter_font(face(_bundled()[f"{_FALLBACK_FAMILIES[0]}-{REGULAR}"])).fontName


def _shift(thousandths: float) -> str:
    """Return a shift to the left as it stands within an open string, which it closes and opens again."""
    return f"){thousandths:.0f}(" if abs(thousandths) >= 0.5 else ""


@cache
def _last_resort() -> tuple[Face, ...]:
    return tuple(face(resources_folder() / "fonts" / f"{name}.otf") for name in _LAST_RESORT)


@cache
def _bundled() -> dict[str, Path]:
    return {path.stem: path for path in sorted((resources_folder() / "fonts").glob("*.ttf"))}


def _face(files: dict[str, Path], family: str, style: str) -> Face:
    stand_ins = (f"{family}-{weight}" for weight in (*_STAND_INS[style], REGULAR))
    return face(next(files[name] for name in stand_ins if name in files))


def _drawable(word: str) -> str:
    """Return the word as it is drawn: composed letters, plain hyphens."""
    if word.isascii():
        return word
    if any(map(unicodedata.combining, word)):
        word = unicodedata.normalize("NFC", word)
    return word.translate(_DRAWN_AS)


def _one(signs: Sequence[Stretch]) -> Stretch:
    """Return signs of one font as one stretch."""
    codes, text = "".join([sign.codes for sign in signs]), "".join([sign.text for sign in signs])
    return Stretch(signs[0].font, codes, text, sum([sign.width for sign in signs]))


def _shown(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    is_plain = sign.isprintable() and not unicodedata.combining(sign)
    return f"‘{sign}’" if is_plain else unicodedata.name(sign, code).lower()


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
