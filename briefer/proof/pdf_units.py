"""The units of a PDF: its structure tree in reading order, each element with the text that is drawn for it.

What is drawn is read from the pages' content with the fonts' own maps to characters, never from places on the page.
Where a line holds both directions its signs stand on the page in another order than they are read; the element then
says its words (ActualText), and every line drawn for it has to hold the very signs of those words that it shows.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefer.proof.pdf_objects import DamagedError, Objects, Reference, string, text_of
from briefer.proof.units import HEAD, PROSE, Written, prose, squeezed, with_words
from briefer.words import tr

__all__ = ["DamagedError", "drawn", "read_units", "signs"]

_STRING = rb"\([^\\()]*+(?:\\.[^\\()]*+)*+\)|<[0-9A-Fa-f]+>"
_CONTENT = re.compile(
    rb"([-+\d.][-+\d.\s]*+(?:Tm\b)?)\s*\[?\s*(" + _STRING + rb")?"  # numbers, those of Tm for a height, and a string
    rb"|(" + _STRING + rb")"
    rb"|/Artifact<</Type/Layout>>BDC[^()<>]*?EMC\b"  # lines and grounds
    rb"|(EMC\b|/[^\s/<>\[\]()]+(?:\s*(?:<<.*?>>\s*)?(?:BDC|BMC)|\s+[-+\d.]+\s+Tf)\b)",
    re.DOTALL,
)
_MCID = re.compile(rb"/MCID\s+(\d+)")
_MAPS = re.compile(rb"beginbfchar(.*?)end", re.DOTALL)
_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_KIDS = re.compile(rb"/K\s*(\[.*?\]|\d+\s+\d+\s+R|\d+|<<.*?>>)", re.DOTALL)
_KID = re.compile(rb"<<(.*?)>>|(\d+)\s+\d+\s+R|(\d+)", re.DOTALL)
_USUAL = re.compile(rb"<</Type/StructElem/S/(\w+)/P \d+ 0 R(?:/Pg (\d+) 0 R)?/K ?(\[[^\[\]()]*\]|\d+(?: 0 R)?)(?=[/>])")
_KIND = re.compile(rb"/S\s*/(\w+)")
_PAGE = re.compile(rb"/Pg\s+(\d+)")
_STRINGS = re.compile(rb"\([^\\()]*(?:\\.[^\\()]*)*\)")
_SPOKEN = re.compile(rb"/ActualText\s*(\([^\\()]*(?:\\.[^\\()]*)*\)|<[0-9A-Fa-f]*>)", re.DOTALL)
_UNDRAWN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_JOINED = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]")
_UNLIKE = re.compile("[\u00ad\u200b-\u200f\u2060\ufb50-\ufdfb\ufe70-\ufeff]")
_BULLET = "•"
_ROW_HEAD = 1  # the last column that can be part of what a row says again
_LEAVES = frozenset({b"P", b"LBody", b"Lbl"})

Drawn = list[tuple[bytes, "_Font", bytes]]
"""What is drawn for one number of an element, piece by piece: the numbers of its place, height last, font and codes."""


def drawn(text: str) -> str:
    """Return words as a page lets them be read: no signs without a shape, letters with their accents, spaces alike."""
    if text.isascii():
        return squeezed(text)
    if _UNLIKE.search(text):
        text = _JOINED.sub(_apart, text.translate(_UNDRAWN))
    return unicodedata.normalize("NFC", squeezed(text))


def _apart(match: re.Match[str]) -> str:
    """Return the letters that are drawn as one Arabic sign."""
    return "".join(unicodedata.normalize("NFKC", match[0]).split())


def read_units(data: bytes) -> tuple[tuple[Written, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the units of a PDF, what stands in the margins of each page, and words that are in no unit.

    Raises DamagedError if the file cannot be read or has no structure.
    """
    objects = Objects(data)
    catalog = next((objects[number] for number, own in objects.sources.items() if b"/Catalog" in own), None)
    if not isinstance(catalog, dict) or "StructTreeRoot" not in catalog or "Pages" not in catalog:
        raise DamagedError(tr("It has no structure."))
    pages = _Pages(objects, catalog["Pages"])
    tree = _Tree(objects, pages)
    units = tuple(with_words(tree.units(catalog["StructTreeRoot"])))
    return units, pages.margins, (*pages.strays(units), *tree.strays())


class _Pages:
    """What is drawn on all pages, by page and number of the content."""

    def __init__(self, objects: Objects, root: Reference) -> None:
        self.contents: dict[tuple[int, int], Drawn] = defaultdict(list)
        self._objects = objects
        self._fonts: dict[int, _Font] = {}
        self._margins: list[str] = []
        self._repeated: list[Drawn] = []
        self._loose: Drawn = []
        for number in self._numbers(root):
            self._read(number, objects[number])

    @property
    def margins(self) -> tuple[str, ...]:
        """What stands above and below each page, in the order it is drawn."""
        return tuple(self._margins)

    def strays(self, units: tuple[Written, ...]) -> Iterator[str]:
        """Yield words that belong to nothing, and repeated rows that are no head of a table."""
        yield from filter(None, (squeezed(_joined([piece])) for piece in self._loose))
        repeated = {_letters(text): text for text in map(_joined, self._repeated)}
        if repeated:
            lengths = set(map(len, repeated))
            for known in _heads(units):
                if len(known) in lengths:
                    repeated.pop("".join(sorted(known)), None)
        yield from map(squeezed, repeated.values())

    def _numbers(self, number: Reference) -> Iterator[int]:
        node = self._objects[number]
        if node.get("Type") != "Pages":
            yield number
            return
        for kid in self._objects.value(node["Kids"]):
            yield from self._numbers(kid)

    def _read(self, number: int, page: dict[str, Any]) -> None:
        resources = self._objects.value(page["Resources"])
        fonts = self._objects.value(resources.get("Font", {}))
        parts = page.get("Contents", [])
        content = b"\n".join(map(self._objects.stream, parts if isinstance(parts, list) else [parts]))
        margin: Drawn = []
        stack: list[Drawn | None] = []
        into: Drawn | None = self._loose
        font, height = _NO_FONT, b""
        for numbers, beside, string_alone, act in _CONTENT.findall(content):
            if numbers.endswith(b"m"):
                height = numbers
            if text := beside or string_alone:
                if into is not None:
                    into.append((height, font, text))
            elif not act:
                continue
            elif act == b"EMC":
                stack[-1:] = []
                into = stack[-1] if stack else self._loose
            elif act.endswith(b"Tf"):
                font = self._font(fonts.get(act[1:].split()[0].decode("latin-1")))
            else:
                into = self._begun(number, act, margin)
                stack.append(into)
        self._margins.append(_joined(margin, " "))

    def _begun(self, page: int, act: bytes, margin: Drawn) -> Drawn | None:
        """Return where the text of a piece of content goes; None for decoration."""
        if not act.startswith(b"/Artifact"):
            found = _MCID.search(act)
            return self.contents[page, int(found[1])] if found else self._loose
        if b"/Header" in act or b"/Footer" in act:
            margin.append(_BLANK)
            return margin
        if b"/Pagination" not in act:
            return None
        self._repeated.append([])
        return self._repeated[-1]

    def _font(self, number: Any) -> _Font:
        if number not in self._fonts:
            entries = self._objects[number] if number is not None else {}
            mapped = entries.get("ToUnicode")
            meanings = b"" if mapped is None else self._objects.stream(mapped)
            self._fonts[number] = _Font(meanings, is_wide=entries.get("Subtype") == "Type0")
        return self._fonts[number]


class _Font:
    """What the codes of a font mean, each of one or two bytes."""

    def __init__(self, meanings: bytes, *, is_wide: bool) -> None:
        self._is_wide = is_wide
        self._known: dict[int, str] = {}
        for block in _MAPS.findall(meanings):
            self._known.update((int(code, 16), _utf16(text)) for code, text in _MAPPED.findall(block))
        self._table: str | dict[int, str] = self._known
        if all(len(text) == 1 for text in self._known.values()):  # nearly always, and read much faster
            self._table = "".join(self._known.get(code, "\ufffd") for code in range(256))

    def text(self, codes: bytes) -> str:
        """Return what codes mean; U+FFFD for one that means nothing."""
        if not self._is_wide:
            return codecs.charmap_decode(codes, "replace", self._table)[0]
        pairs = zip(codes[::2], codes[1::2], strict=False)
        return "".join([self._known.get(high << 8 | low, "\ufffd") for high, low in pairs])


_NO_FONT = _Font(b"", is_wide=False)
_BLANK = (b"", _NO_FONT, b"()")


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _heads(units: tuple[Written, ...]) -> Iterator[str]:
    """Yield the signs of each header row, and of what a row begins with: one that goes on says it again."""
    begun = ""
    for text, column, row in units:
        if column != PROSE and (row == HEAD or column <= _ROW_HEAD):
            begun = text if column == 0 else begun + text
            yield signs(begun)


def _joined(pieces: Drawn, between: str = "") -> str:
    """Return the words of pieces; neighbours of one font are read together."""
    if between:
        return between.join([font.text(string(codes)) for _, font, codes in pieces])
    parts: list[str] = []
    run: list[bytes] = []
    last, opening = _NO_FONT, b"("
    for _, font, codes in pieces:
        if font is not last or codes[:1] != opening:
            parts.append(_read_together(run, last, opening))
            run, last, opening = [], font, codes[:1]
        run.append(codes[1:-1])
    parts.append(_read_together(run, last, opening))
    return "".join(parts)


def _read_together(run: list[bytes], font: _Font, opening: bytes) -> str:
    return font.text(string(opening + b"".join(run) + b")")) if run else ""


def _letters(text: str) -> str:
    """Return the signs of a text in no order but their own, whichever way it runs."""
    return "".join(sorted(signs(text)))


class _Tree:
    """The structure of one file, read element by element."""

    def __init__(self, objects: Objects, pages: _Pages) -> None:
        self._sources = objects.sources
        self._contents = pages.contents
        self._taken: set[tuple[int, int]] = set()
        self._known: dict[int, tuple[bytes, int, list[tuple[bytes, bytes, bytes]]]] = {}

    def units(self, root: Reference) -> Iterator[Written]:
        """Yield the units below the root in reading order."""
        for kid in self._kids(root):
            yield from self._below(kid)

    def strays(self) -> Iterator[str]:
        """Yield words that are drawn for an element that the tree does not have; a picture is drawn without any."""
        for key, pieces in self._contents.items():
            if key not in self._taken and (words := squeezed(_joined(pieces))):
                yield words

    def _below(self, number: int) -> Iterator[Written]:
        kind, _, kids = self._element(number)
        if kind == b"Table":
            yield from self._table(number)
        elif kind == b"LI":
            texts = [self._text(int(kid)) for _, kid, _ in kids if kid]
            yield prose(" ".join(texts[1:] if texts[:1] == [_BULLET] else texts))
        elif kind in _LEAVES or kind[:1] == b"H":
            yield prose(self._text(number))
        else:
            for kid in self._kids(number):
                yield from self._below(kid)

    def _table(self, number: int) -> Iterator[Written]:
        row = -1
        for part in self._kids(number):
            for line in self._kids(part):
                row += 1
                for column, cell in enumerate(self._kids(line)):
                    yield self._cell(cell).replace("\u00a0", " "), column, row

    def _cell(self, number: int) -> str:
        paras = [kid for kid in self._kids(number) if self._element(kid)[0] == b"P"]
        return "\n".join(map(self._text, paras)) if paras else self._text(number)

    def _element(self, number: int) -> tuple[bytes, int, list[tuple[bytes, bytes, bytes]]]:
        """Return an element's kind, its page, and what is within it: entries, elements by number, content by number."""
        known = self._known.get(number)
        if known is None:
            source = self._sources[number]
            own = _USUAL.match(source)
            kind, page, kids = own.groups() if own else _parts(source)
            inner = [(b"", b"", kids)] if kids.isdigit() else _KID.findall(kids)
            known = self._known[number] = kind, int(page or 0), inner
        return known

    def _kids(self, number: int) -> list[int]:
        """Return the elements within an element, by number."""
        return [int(kid) for _, kid, _ in self._element(number)[2] if kid]

    def _text(self, number: int) -> str:
        """Return the words of an element; as they are drawn, if it says others than those."""
        _, page, kids = self._element(number)
        own: Drawn = []
        parts: list[str] = []
        for inner, element, place in kids:
            if element:
                parts.append(self._text(int(element)))
                continue
            pieces = self._piece(inner, place, page)
            own += pieces
            parts.append(_joined(pieces))
        spoken = _SPOKEN.search(self._sources[number])
        said = text_of(string(spoken[1])) if spoken else ""
        return said if spoken and _is_drawn(said, own) else "".join(parts)

    def _piece(self, inner: bytes, place: bytes, page: int) -> Drawn:
        if inner:
            own, number = _PAGE.search(inner), _MCID.search(inner)
            if number is None:
                return []
            key = int(own[1]) if own else page, int(number[1])
        else:
            key = page, int(place)
        self._taken.add(key)
        return self._contents.get(key, [])


def _parts(source: bytes) -> tuple[bytes, bytes, bytes]:
    """Return an element's kind, page and kids, in whatever order and form its source has them."""
    head, bracket, _ = source.partition(b"(")
    bare = head if not bracket or b"/K" in head else _STRINGS.sub(b"", source)
    kind, page, kids = (pattern.search(bare) for pattern in (_KIND, _PAGE, _KIDS))
    return kind[1] if kind else b"Document", page[1] if page else b"", kids[1] if kids else b""


def _is_drawn(said: str, pieces: Drawn) -> bool:
    """Tell whether lines hold, one after the other, the very signs of the words they show, in whatever order."""
    lines: list[tuple[list[bytes], list[str]]] = []
    for numbers, font, codes in pieces:
        height = numbers.split()[-2:-1]
        if not lines or lines[-1][0] != height:
            lines.append((height, []))
        lines[-1][1].append(font.text(string(codes)))
    rest = signs(said)
    for _, texts in lines:
        shown = signs("".join(texts))
        own, rest = rest[: len(shown)], rest[len(shown) :]
        if Counter(shown) != Counter(own):
            return False
    return not rest


def signs(text: str) -> str:
    """Return signs to be counted; a letter and its accent by themselves, for they stand in either order."""
    return unicodedata.normalize("NFD", "".join(drawn(text).split())).translate(_mirrors())


@cache
def _mirrors() -> dict[int, str]:
    """Return one sign for both of a pair such as ( and ): on a page one stands for the other, as lines run."""
    from bidi.mirror import MIRRORED

    return {ord(sign): min(sign, other) for sign, other in MIRRORED.items()}
