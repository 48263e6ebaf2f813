"""The PDF file as such: numbered objects, packed and compressed, with the index that finds them.

Objects are given as finished PDF source. Nothing here knows what they mean. The open edition of reportlab writes no
structure tree and one plain object at a time; a tagged brief has twenty objects a row, so they are packed here into
object streams (ISO 32000-1, 7.5.7 and 7.5.8), a fifth of the size.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import sha256

_PACKED = 200  # objects in one object stream
_LEVEL = 4  # of compression: less time than 6 for a twentieth more bytes
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the second line tells file transfers that the file is binary


class PdfFile:
    """Collects objects; the same objects give the same bytes."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._count = 0

    def reserve(self) -> int:
        """Return the number of an object that is given later."""
        self._count += 1
        return self._count

    def put(self, number: int, source: str) -> None:
        """Give the object of a reserved number, as PDF source of ASCII characters."""
        self._plain[number] = source.encode("ascii")

    def add(self, source: str) -> int:
        """Give an object and return its number."""
        number = self.reserve()
        self.put(number, source)
        return number

    def add_stream(self, entries: str, data: bytes, *, is_packed: bool = True) -> int:
        """Give a stream with further entries of its dictionary, and return its number."""
        number = self.reserve()
        self._streams[number] = _stream(entries, data, is_packed=is_packed)
        return number

    def written(self, root: int, info: int) -> bytes:
        """Return the whole file."""
        index: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        streams = dict(self._streams)
        number = self._count
        plain = sorted(self._plain.items())
        for start in range(0, len(plain), _PACKED):
            group = plain[start : start + _PACKED]
            number += 1
            streams[number] = _packed(group)
            index.update((member, (2, number, place)) for place, (member, _) in enumerate(group))
        parts = [_HEADER]
        length = len(_HEADER)
        for number, stream in sorted(streams.items()):
            index[number] = (1, length, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, stream))
            length += len(parts[-1])
        parts.append(_index(index, length, root, info, sha256(b"".join(parts)).hexdigest()[:32]))
        return b"".join(parts)


def reference(number: int) -> str:
    """Return the reference to an object."""
    return f"{number} 0 R"


def text_string(text: str) -> str:
    """Return a text for people to read, such as a title."""
    if text.isascii():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\r", "\\r") + ")"
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"


def number(value: float) -> str:
    """Return a length in points to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _stream(entries: str, data: bytes, *, is_packed: bool = True) -> bytes:
    if is_packed:
        data, entries = zlib.compress(data, _LEVEL), f"/Filter/FlateDecode{entries}"
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"


def _packed(group: Iterable[tuple[int, bytes]]) -> bytes:
    """Return an object stream: numbers and places of its objects, then the objects."""
    heads: list[str] = []
    bodies: list[bytes] = []
    length = 0
    for member, body in group:
        heads.append(f"{member} {length}")
        bodies.append(body)
        length += len(body) + 1
    head = (" ".join(heads) + "\n").encode("ascii")
    return _stream(f"/Type/ObjStm/N {len(heads)}/First {len(head)}", head + b"\n".join(bodies))


def _index(index: dict[int, tuple[int, int, int]], start: int, root: int, info: int, name: str) -> bytes:
    """Return the cross-reference stream, which finds itself too, and the end of the file."""
    own = max(index) + 1
    index[own] = (1, start, 0)
    rows = (index.get(entry, (0, 0, 65535)) for entry in range(own + 1))
    data = b"".join(kind.to_bytes(1) + place.to_bytes(4) + within.to_bytes(2) for kind, place, within in rows)
    entries = f"/Type/XRef/Size {own + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, _stream(entries, data), start)
