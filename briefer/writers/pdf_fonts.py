"""The bundled fonts as the PDF writer uses them: faces, widths, and which face has a sign for a character.

No layout here. Fonts are registered with reportlab by path, once per process, and embedded as subsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefer.data import resources_folder
from briefer.errors import WriteError

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Regular", "Bold", "Italic", "BoldItalic"
_STAND_INS = {
    REGULAR: (REGULAR,),
    BOLD: (BOLD, "SemiBold", REGULAR),
    ITALIC: (ITALIC, REGULAR),
    BOLD_ITALIC: (BOLD_ITALIC, BOLD, "SemiBold", ITALIC, REGULAR),
}
_FALLBACK_FAMILIES = ("Carlito", "Inter", "SourceSerif4")
_DRAWN_AS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2007": "\u00a0"})
_UNSEEN = re.compile("[\u00ad\u200c-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_NAMED_AT_MOST = 8
_LAST = 0xFFFF
_REGISTERING = Lock()  # a font replaced while another thread prints with it would spoil that document


class Stretch(NamedTuple):
    """Characters of one font; the width counts in thousandths of the type size."""

    font: str
    text: str
    width: float


@dataclass(frozen=True)
class Face:
    """One font file; `name` is also its name within reportlab."""

    name: str
    path: Path

    @cached_property
    def widths(self) -> dict[int, float]:
        """The width of each character the font has a sign for, in thousandths of the type size.

        Characters beyond U+FFFF are left out: reportlab maps them back to wrong ones when the text is copied.
        """
        face = _registered(self).face
        return {code: face.charWidths.get(code, face.defaultWidth) for code in face.charToGlyph if code <= _LAST}


def _registered(face: Face) -> TTFont:
    with _REGISTERING:
        if face.name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face.name, str(face.path)))
    font = pdfmetrics.getFont(face.name)
    assert isinstance(font, TTFont)
    return font


class Typeface:
    """A family in its four styles, with the other bundled families for characters it lacks.

    One object serves one document: it remembers each word it measured, and counts the characters no font has.
    """

    def __init__(self, family: str) -> None:
        files = {path.stem: path for path in sorted((resources_folder() / "fonts").glob("*.ttf"))}
        stem = family.replace(" ", "")
        if f"{stem}-{REGULAR}" not in files:
            known = ", ".join(sorted(name.removesuffix(f"-{REGULAR}") for name in files if name.endswith(REGULAR)))
            raise WriteError(
                f"The typeface {family} does not come with Briefer, so the PDF cannot be made.",
                f"Name one of these as the PDF typeface of the template: {known}.",
            )
        self.family = family
        self.missing: Counter[str] = Counter()
        families = (stem, *(name for name in _FALLBACK_FAMILIES if name != stem))
        self._faces = {style: tuple(_face(files, name, style) for name in families) for style in _STAND_INS}
        self._words: dict[tuple[str, str], tuple[Stretch, ...]] = {}

    def font(self, style: str) -> str:
        """Return the name of the first font of a style, ready to be used."""
        return _registered(self._faces[style][0]).fontName

    def stretches(self, word: str, style: str) -> tuple[Stretch, ...]:
        """Return the word cut into stretches of one font each; characters without a sign are counted as missing."""
        known = self._words.get((word, style))
        if known is not None:
            return known
        found, missing = self._cut(_drawable(word), style)
        if missing:
            self.missing.update(missing)
        else:
            self._words[word, style] = found
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
            f"The font {self.family} has no sign for {listed}, so the PDF was not written.",
            "Export to Word instead, which takes its fonts from the computer, or leave these characters out.",
        )

    def _cut(self, word: str, style: str) -> tuple[tuple[Stretch, ...], list[str]]:
        faces = self._faces[style]
        first = faces[0].widths
        if all(ord(sign) in first for sign in word):
            return (Stretch(faces[0].name, word, sum(first[ord(sign)] for sign in word)),) if word else (), []
        found: list[Stretch] = []
        missing: list[str] = []
        for sign in word:
            face = next((face for face in faces if ord(sign) in face.widths), None)
            if face is None:
                missing.append(sign)
                continue
            _registered(face)
            width = face.widths[ord(sign)]
            if found and found[-1].font == face.name:
                last = found.pop()
                found.append(Stretch(face.name, last.text + sign, last.width + width))
            else:
                found.append(Stretch(face.name, sign, width))
        return tuple(found), missing


def _face(files: dict[str, Path], family: str, style: str) -> Face:
    name = next(f"{family}-{weight}" for weight in _STAND_INS[style] if f"{family}-{weight}" in files)
    return Face(name, files[name])


def _drawable(word: str) -> str:
    """Return the word as it is drawn: composed letters, plain hyphens, nothing that has no shape."""
    if word.isascii():
        return word
    if any(map(unicodedata.combining, word)):
        word = unicodedata.normalize("NFC", word)
    return _UNSEEN.sub("", word).translate(_DRAWN_AS)


def _shown(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    is_plain = sign.isprintable() and not unicodedata.combining(sign)
    return f"‘{sign}’" if is_plain else unicodedata.name(sign, code).lower()


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
