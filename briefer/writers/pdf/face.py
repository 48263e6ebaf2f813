"""One font file: which characters it has signs for, how wide they are, and how they join.

HarfBuzz reads the files: TrueType and OpenType, single or in a collection, and joins Arabic letters, sets marks on
their letters and draws sequences of emoji as one sign. Nothing here knows a document.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining, normalize

import uharfbuzz as hb

from briefer.data import resources_folder

_NAME_ID = 6  # the PostScript name
_RESTRICTED = 0x2  # OS/2 fsType: may not be embedded
_BITMAPS_ONLY = 0x200
_JOINER = "\u200d"  # stands for the further signs of a group, whose text the first one bears
_LETTER_MARK = "\u200f"
_MIRRORED = dict(zip("()[]{}<>«»‹›≤≥⟨⟩", ")(][}{><»«›‹≥≤⟩⟨", strict=True))
_LAM_ALEF = {normalize("NFKC", form): form for form in map(chr, range(0xFEF5, 0xFEFD))}


class Glyph(NamedTuple):
    """One sign: its number in the font, the text it stands for, and its place in thousandths of the type size.

    `advance` is how far it moves the pen, `width` the font's own width, `right` and `up` its shift from the pen.
    `is_hung` if it is a mark at a letter, which bears the text of both.
    """

    number: int
    text: str
    width: float
    advance: float
    right: float = 0.0
    up: float = 0.0
    is_hung: bool = False


@dataclass(frozen=True)
class Face:
    """One font of one file; equal faces are one object, so that what is read is kept for the next document."""

    path: Path
    index: int = 0

    @cached_property
    def hb_face(self) -> hb.Face:
        """The face as HarfBuzz has it, mapped into memory."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self.hb_face)

    @cached_property
    def scale(self) -> float:
        """What makes thousandths of the type size from the font's own units."""
        return 1000 / (self.hb_face.upem or 1000)

    @cached_property
    def name(self) -> str:
        """The name of the font, of letters, digits and hyphens only."""
        name = self.hb_face.get_name(_NAME_ID) or self.path.stem
        return "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign == "-")) or "Font"

    @cached_property
    def has_outlines_of_postscript(self) -> bool:
        """Whether the signs are drawn by PostScript (CFF) and not by TrueType outlines."""
        return "CFF " in self.hb_face.table_tags

    @cached_property
    def is_bundled(self) -> bool:
        """Whether the font comes with Briefer as TrueType: one font in its file, without axes."""
        return self.path.parent == resources_folder() / "fonts" and not self.has_outlines_of_postscript

    @cached_property
    def may_be_embedded(self) -> bool:
        """Whether the font has outlines of a kind a PDF takes, and its maker lets documents carry it."""
        tags = self.hb_face.table_tags
        if "OS/2" not in tags or not {"glyf", "CFF "} & set(tags):
            return False
        rights = int.from_bytes(self.hb_face.reference_table("OS/2").data[8:10], "big")
        return not rights & _BITMAPS_ONLY and rights & 0xF != _RESTRICTED

    @cached_property
    def _signs(self) -> dict[str, Glyph | None]:
        return {}

    def sign(self, character: str) -> Glyph | None:
        """Return the sign of one character by itself, None if the font has none."""
        try:
            return self._signs[character]
        except KeyError:
            number = self._font.get_nominal_glyph(ord(character))
            if not number and character == "\u00a0":
                number = self._font.get_nominal_glyph(ord(" "))
            found = None if not number else self._glyph(number, character)
            self._signs[character] = found
            return found

    def shaped(self, text: str, *, is_rtl: bool) -> tuple[Glyph, ...]:
        """Return the signs of a text from left to right, joined and with marks in place; a missing one has number 0."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
        starts = sorted({info.cluster for info in infos})
        texts = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
        moving = {info.cluster for info, position in zip(infos, positions, strict=True) if position.x_advance}
        glyphs = []
        for info, position in zip(infos, positions, strict=True):
            x, dx, dy = (value * self.scale for value in (position.x_advance, position.x_offset, position.y_offset))
            is_hung = not position.x_advance and info.cluster in moving
            meant = _JOINER if is_hung else texts.pop(info.cluster, _JOINER)
            glyph = self._glyph(info.codepoint, _as_read_back(meant) if is_rtl else meant)
            glyphs.append(glyph._replace(advance=x, right=dx, up=dy, is_hung=is_hung))
        return tuple(glyphs)

    def _glyph(self, number: int, text: str) -> Glyph:
        width = self._font.get_glyph_h_advance(number) * self.scale
        return Glyph(number, text, width, width)


def _as_read_back(text: str) -> str:
    """Return the text of a sign that runs from right to left as it has to be noted down.

    Reading software turns such a line round, sign by sign and within each, and exchanges its brackets. It takes marks
    next to a comma for part of a number, unless a letter mark stands between.
    """
    turned = _LAM_ALEF.get(text) or _MIRRORED.get(text) or text[::-1]
    return _LETTER_MARK + turned if combining(turned[0]) else turned


@cache
def face(path: Path, index: int = 0) -> Face:
    """Return the one face of a font file, kept as long as the program runs."""
    return Face(path, index)
