"""The fonts of one document as its pages name them, each embedded with the signs that were used.

Letters that stand alone go through reportlab's own TrueType fonts. What HarfBuzz joins, stacks or reorders has signs
without a character, which those cannot show: for that, a font object of our own gives each sign a code for each text
it stands for, so that what is copied out of the page is what was written. Nothing here chooses a font.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any

import uharfbuzz as hb
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObjectReference
from reportlab.pdfbase.ttfonts import TTFont

from briefer.writers.pdf.face import Face, Glyph
from briefer.writers.pdf.objects import add_stream, fonts_of, named, number, refer

_SUBSET_NAME = "SHAPED+"
_SYMBOLIC, _ITALIC = 4, 64
_NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "kern", "name", "post", "cmap", "DSIG", "gasp", "STAT", "vhea", "vmtx", "meta")
_MOST_LINES = 100  # of one block of a character map
_LAST_CODE = 0xFFFF
_ENCODING = "Codes-H"
_IDENTITY = "/Registry(Adobe)/Ordering(Identity)/Supplement 0"
_UNICODE = "/Registry (Adobe) /Ordering (UCS) /Supplement 0"
_READING = Lock()  # a font of reportlab's reads its file at one place at a time, and two threads may print at once


class LetterFont(TTFont):
    """Reportlab's TrueType font, but for what its unused codes mean: PDF/UA forbids U+0000 there."""

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  # as reportlab calls it
        """Write the font's objects."""
        keys = [self.getSubsetInternalName(place, document)[1:] for place in range(len(self.state[document].subsets))]
        with _READING:
            super().addObjects(document)
        for key in keys:
            font: Any = fonts_of(document)[key]
            meanings = named(document, font.ToUnicode.name)
            meanings.content = meanings.content.replace("> <0000>", "> <FFFD>")


@cache
def letter_font(face: Face) -> LetterFont:
    """Return the font of a file as reportlab has it, made once and registered under the name of the file."""
    with _READING:
        if face.path.stem not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(LetterFont(face.path.stem, str(face.path), asciiReadable=True))
        font = pdfmetrics.getFont(face.path.stem)
    assert isinstance(font, LetterFont)
    return font


def has_letters(face: Face, text: str) -> bool:
    """Tell whether reportlab's own font can show a text; beyond U+FFFF it would be copied as another one."""
    known = letter_font(face).face.charToGlyph
    return all(sign in "\u00a0 " or (sign <= "\uffff" and ord(sign) in known) for sign in text)


def letters(face: Face, text: str, document: PDFDocument) -> list[tuple[str, str, int]]:
    """Return a text as codes of reportlab's own font: its name on the pages, the escaped codes, and their number."""
    font = letter_font(face)
    return [
        (font.getSubsetInternalName(subset, document)[1:], escapePDF(codes), len(codes))
        for subset, codes in font.splitString(text, document)
    ]


class ShapedFont:
    """A font as one document uses it for what HarfBuzz set; `key` names it on the pages.

    To reportlab's document it is one of the fonts that are written when all pages are drawn.
    """

    def __init__(self, face: Face, document: PDFDocument) -> None:
        self.face = face
        self.key = f"F{len(document.fontMapping) + 1}"
        self._codes: dict[tuple[int, str], str] = {}
        self._used: dict[int, Glyph] = {}  # by code
        document.fontMapping[f"{face.path}#{face.index}"] = f"/{self.key}"
        document.delayedFonts.append(self)

    def code(self, glyph: Glyph) -> str:
        """Return the two codes that show a glyph within a PDF string, escaped."""
        known = self._codes.get(glyph[:2])
        if known is None:
            code = self._free_code(glyph)
            self._used[code] = glyph
            known = self._codes[glyph[:2]] = escapePDF(code.to_bytes(2, "big"))
        return known

    def _free_code(self, glyph: Glyph) -> int:
        """Return a free code: with PostScript outlines the glyph's own number, unless it has that for another text."""
        if not self.face.has_outlines_of_postscript:
            return len(self._used) + 1
        if glyph.number not in self._used:
            return glyph.number
        return next(code for code in range(_LAST_CODE, 0, -1) if code not in self._used)

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  # as reportlab calls it
        """Write the font's objects: its subset, its measures and what its codes mean."""
        name = f"{_SUBSET_NAME}{self.face.name}"
        places, data = self._subset()
        is_postscript = self.face.has_outlines_of_postscript
        if is_postscript:
            program = {"FontFile3": add_stream(document, data, Subtype="/OpenType")}
            kind, mapped, encoding = "CIDFontType0", {}, self._encoding(document)
        else:
            program = {"FontFile2": add_stream(document, data, Length1=len(data))}
            kind, mapped = "CIDFontType2", {"CIDToGIDMap": add_stream(document, self._map(places))}
            encoding = "/Identity-H"
        drawn = {glyph.number if is_postscript else code: glyph for code, glyph in self._used.items()}
        widths = "".join(f"{place}[{number(glyph.width)}]" for place, glyph in sorted(drawn.items()))
        inner = {
            "Type": "/Font",
            "Subtype": f"/{kind}",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": f"<<{_IDENTITY}>>",
            "FontDescriptor": refer(document, PDFDictionary(self._descriptor(name) | program)),
            "DW": 0,
            "W": f"[{widths}]",
            **mapped,
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": encoding,
            "DescendantFonts": PDFArray([refer(document, PDFDictionary(inner))]),
            "ToUnicode": add_stream(document, self._meanings()),
        }
        fonts_of(document)[self.key] = refer(document, PDFDictionary(font))

    def _subset(self) -> tuple[dict[int, int], bytes]:
        """Return where each glyph stands in the subset, and the subset as a font file."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *(glyph.number for glyph in self._used.values())})
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _NOT_NEEDED)
        wanted.flags = hb.SubsetFlags.NO_HINTING
        if self.face.has_outlines_of_postscript:
            wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
        if self.face.hb_face.has_var_data:
            wanted.pin_all_axes_to_default(self.face.hb_face)
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        return dict(plan.old_to_new_glyph_mapping), plan.execute().blob.data

    def _map(self, places: dict[int, int]) -> bytes:
        glyphs = (
            self._used[code].number if code in self._used else 0 for code in range(max(self._used, default=0) + 1)
        )
        return b"".join(places.get(glyph, 0).to_bytes(2, "big") for glyph in glyphs)

    def _descriptor(self, name: str) -> dict[str, object]:
        face = self.face
        extents = hb.Font(face.hb_face).get_font_extents("ltr")
        head = face.hb_face.reference_table("head").data
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) * face.scale for at in (36, 38, 40, 42)]
        is_italic = bool(head[45] & 2)
        return {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": _SYMBOLIC | _ITALIC * is_italic,
            "FontBBox": f"[{' '.join(map(number, box))}]",
            "ItalicAngle": -10 * is_italic,
            "Ascent": extents.ascender * face.scale,
            "Descent": extents.descender * face.scale,
            "CapHeight": extents.ascender * face.scale * 0.8,
            "StemV": 140 if head[45] & 1 else 80,
        }

    def _encoding(self, document: PDFDocument) -> str | PDFObjectReference:
        """Return the map from codes to glyphs, which is written if some codes differ."""
        if all(code == glyph.number for code, glyph in self._used.items()):
            return "/Identity-H"
        lines = [f"<{code:04X}> {glyph.number}" for code, glyph in sorted(self._used.items())]
        stream = _map_of(f"/CMapName /{_ENCODING} def\n/CMapType 1 def", lines, "cid", _IDENTITY)
        entries = {"Type": "/CMap", "CMapName": f"/{_ENCODING}", "CIDSystemInfo": f"<<{_IDENTITY}>>"}
        return add_stream(document, stream, **entries)

    def _meanings(self) -> bytes:
        """Return the map from codes to the texts they stand for."""
        lines = [
            f"<{code:04X}> <{glyph.text.encode('utf-16-be').hex().upper()}>"
            for code, glyph in sorted(self._used.items())
        ]
        return _map_of("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def", lines, "bf", _UNICODE)


def _map_of(names: str, lines: Sequence[str], kind: str, system: str) -> bytes:
    """Return a character map of these lines, each from a code to a glyph ("cid") or a text ("bf")."""
    blocks = [lines[start : start + _MOST_LINES] for start in range(0, len(lines), _MOST_LINES)]
    listed = "".join(f"{len(block)} begin{kind}char\n{chr(10).join(block)}\nend{kind}char\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo <<{system}>> def\n{names}\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{listed}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
