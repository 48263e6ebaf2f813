"""The part of a font that one document uses: codes for its signs, and the font objects of the file.

Each sign gets a code for each text it stands for, so that what is copied out of the page is what was written, even
where a font draws two letters alike. Nothing here chooses a font.
"""

from __future__ import annotations

import uharfbuzz as hb

from briefer.writers.pdf_face import Face, Glyph
from briefer.writers.pdf_file import PdfFile, number, reference

_SUBSET_NAME = "AAAAAA+"
_SYMBOLIC, _ITALIC = 4, 64
_NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "kern", "name", "post", "cmap", "DSIG", "gasp", "STAT", "vhea", "vmtx", "meta")
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
_MOST_LINES = 100  # of one block of a character map


class EmbeddedFont:
    """A font as one document uses it; `key` names it on the pages."""

    def __init__(self, face: Face, key: str) -> None:
        self.face = face
        self.key = key
        self._codes: dict[tuple[int, str], str] = {}
        self._used: dict[int, Glyph] = {}  # by code
        self._number = 0

    def code(self, glyph: Glyph) -> str:
        """Return the two characters that show a glyph within a PDF string, escaped."""
        known = self._codes.get(glyph[:2])
        if known is None:
            code = glyph.number if self.face.has_outlines_of_postscript else len(self._used) + 1
            self._used.setdefault(code, glyph)
            known = self._codes[glyph[:2]] = "".join(_ESCAPED.get(byte, chr(byte)) for byte in code.to_bytes(2, "big"))
        return known

    def object_number(self, file: PdfFile) -> int:
        """Return the number of the font's object."""
        self._number = self._number or file.reserve()
        return self._number

    def write(self, file: PdfFile) -> None:
        """Write the font's objects: its subset, its measures and what its codes mean."""
        name = f"{_SUBSET_NAME}{self.face.name}"
        places, data = self._subset()
        is_postscript = self.face.has_outlines_of_postscript
        if is_postscript:
            program = file.add_stream("/Subtype/OpenType", data)
            kind, key, mapped = "CIDFontType0", "FontFile3", ""
        else:
            program = file.add_stream(f"/Length1 {len(data)}", data)
            kind, key = "CIDFontType2", "FontFile2"
            mapped = f"/CIDToGIDMap {reference(file.add_stream('', self._map(places)))}"
        descriptor = file.add(self._descriptor(name, f"/{key} {reference(program)}"))
        widths = "".join(f"{code}[{number(glyph.width)}]" for code, glyph in sorted(self._used.items()))
        inner = file.add(
            f"<</Type/Font/Subtype/{kind}/BaseFont/{name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(descriptor)}/DW 0/W[{widths}]{mapped}>>"
        )
        meanings = file.add_stream("", self._meanings())
        file.put(
            self.object_number(file),
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(inner)}]/ToUnicode {reference(meanings)}>>",
        )

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

    def _descriptor(self, name: str, program: str) -> str:
        face = self.face
        extents = hb.Font(face.hb_face).get_font_extents("ltr")
        head = face.hb_face.reference_table("head").data
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) * face.scale for at in (36, 38, 40, 42)]
        is_italic = bool(head[45] & 2)
        return (
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC | _ITALIC * is_italic}"
            f"/FontBBox[{' '.join(map(number, box))}]/ItalicAngle {-10 * is_italic}"
            f"/Ascent {number(extents.ascender * face.scale)}/Descent {number(extents.descender * face.scale)}"
            f"/CapHeight {number(extents.ascender * face.scale * 0.8)}/StemV {140 if head[45] & 1 else 80}{program}>>"
        )

    def _meanings(self) -> bytes:
        """Return the map from codes to the texts they stand for."""
        lines = [
            f"<{code:04X}> <{glyph.text.encode('utf-16-be').hex().upper()}>"
            for code, glyph in sorted(self._used.items())
        ]
        blocks = [lines[start : start + _MOST_LINES] for start in range(0, len(lines), _MOST_LINES)]
        listed = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{listed}"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")
