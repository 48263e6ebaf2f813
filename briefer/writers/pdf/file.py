"""The file of a drawn document: reportlab's objects one by one, those of our own packed together.

A brief of many rows has thousands of small objects for its structure and links. Packed into compressed streams
(ISO 32000-1, 7.5.7 and 7.5.8) they take a tenth of the room. Nothing here knows what the objects mean.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream, PDFStreamFilterZCompress, PDFZCompress
from reportlab.pdfbase.pdfdoc import format as formatted

from briefer.writers.pdf.objects import Objects, named, packed

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 200  # objects of one stream; to read one of them a program unpacks them all
_ENTRY = struct.Struct(">BIH").pack
_FREE, _PLAIN, _PACKED = range(3)


def file_of(objects: Objects) -> bytes:
    """Return the file of a document whose pages are drawn and fonts written."""
    file = _File()
    for number, source in _of_reportlab(objects):
        file.add(number, source)
    for number, data in objects.streams.items():
        file.add_stream(number, data)
    file.pack(sorted(objects.sources.items()))
    document: Any = objects.document
    root, info = (formatted(each, document).decode() for each in (document.Catalog, document.info))
    digest = document.signature.hexdigest()
    return file.ended(f"/Root {root}/Info {info}/ID[<{digest}><{digest}>]")


def _of_reportlab(objects: Objects) -> Iterator[tuple[int, bytes]]:
    """Yield reportlab's objects by number; writing one may add others at the end."""
    document = objects.document
    number = 0
    while number < document.objectcounter:
        number += 1
        if number not in objects.sources and number not in objects.streams:
            item = named(document, document.numberToId[number])
            if isinstance(item, PDFStream) and item.filters == [PDFZCompress]:
                item.filters = [_Packed]
            source = formatted(item, document, toplevel=1)
            content, end, rest = source.rpartition(b"endstream")  # which reportlab does not put on a line of its own
            yield number, b"\r\n".join([content, end]) if end and not rest.strip() else source


class _Packed(PDFStreamFilterZCompress):
    """Reportlab's compression, but faster."""

    @staticmethod
    def encode(text: str | bytes) -> bytes:
        """Return the content of a stream compressed."""
        return packed(text.encode() if isinstance(text, str) else text)


class _File:
    """A file while it is written, with the place of each object."""

    def __init__(self) -> None:
        self._pieces = [_HEADER]
        self._size = len(_HEADER)
        self._entries = {0: _ENTRY(_FREE, 0, 0xFFFF)}

    def add(self, number: int, source: bytes) -> None:
        """Add an object by itself."""
        self._entries[number] = _ENTRY(_PLAIN, self._size, 0)
        piece = b"%d 0 obj\n%s\nendobj\n" % (number, source)
        self._pieces.append(piece)
        self._size += len(piece)

    def add_stream(self, number: int, data: bytes, entries: str = "") -> None:
        """Add a stream, given packed, with further entries of its dictionary."""
        head = f"<<{entries}/Filter/FlateDecode/Length {len(data)}>>\nstream\n"
        self.add(number, head.encode("ascii") + data + b"\r\nendstream")

    def pack(self, sources: list[tuple[int, str]]) -> None:
        """Add objects within streams, which have the numbers behind the last one."""
        holder = max(*self._entries, *(number for number, _ in sources[-1:]))
        for start in range(0, len(sources), _TOGETHER):
            together = sources[start : start + _TOGETHER]
            holder += 1
            for place, (number, _) in enumerate(together):
                self._entries[number] = _ENTRY(_PACKED, holder, place)
            places = accumulate([len(source) + 1 for _, source in together], initial=0)
            head = " ".join([f"{number} {place}" for (number, _), place in zip(together, places, strict=False)])
            data = " ".join([head, *[source for _, source in together]])
            entries = f"/Type/ObjStm/N {len(together)}/First {len(head) + 1}"
            self.add_stream(holder, packed(data.encode("ascii")), entries)

    def ended(self, trailer: str) -> bytes:
        """Return the whole file, its list of objects last."""
        start = self._size
        number = len(self._entries)
        self._entries[number] = _ENTRY(_PLAIN, start, 0)
        listed = b"".join([self._entries[each] for each in range(number + 1)])
        self.add_stream(number, packed(listed), f"/Type/XRef/Size {number + 1}/W[1 4 2]{trailer}")
        return b"".join([*self._pieces, b"startxref\n%d\n%%%%EOF\n" % start])
