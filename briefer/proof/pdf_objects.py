"""The objects of a PDF as its syntax has them (ISO 32000-1, 7.2 to 7.5): numbers, dictionaries, streams.

They are found by going through the file from its beginning, so that a file that another program saved again is read
alike. Nothing here knows pages or text, and nothing is run or fetched.
"""

from __future__ import annotations

import re
import zlib
from typing import Any

from briefer.words import tr

_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_TOKEN = re.compile(
    rb"<<|>>|\[|\]|/[^\s/<>\[\]()]*|\d+\s+\d+\s+R\b|[-+]?[\d.]+|\([^\\()]*(?:\\.[^\\()]*)*\)|<[0-9A-Fa-f\s]*>|[a-z]+",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_OWN_ESCAPES = re.compile(rb"[^\\]*+(?:\\(?:[()\\nrtbf]|[0-3][0-7]{2})[^\\]*+)*+").fullmatch
_MOST_BYTES = 500_000_000


class DamagedError(Exception):
    """The file is no PDF that can be read."""


class Reference(int):
    """The number of another object."""


class Objects:
    """All objects of one file by number, each parsed when asked for. Raises DamagedError if there are none."""

    def __init__(self, data: bytes) -> None:
        self.sources: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._parsed: dict[int, Any] = {}
        place = 0
        while found := _OBJECT.search(data, place):
            place = self._note(data, int(found[1]), found.end())
        for number in [each for each, source in self.sources.items() if b"/ObjStm" in source]:
            self._unpack(number)
        if not self.sources:
            raise DamagedError(tr("There is no object in it."))

    def _note(self, data: bytes, number: int, start: int) -> int:
        """Note down an object and return where it ends; what a stream holds is stepped over."""
        found = data.find(b"endobj", start)
        end = len(data) if found < 0 else found
        stream = _STREAM.search(data, start, end)
        if stream is None:
            self.sources[number] = data[start:end]
            return end
        self.sources[number] = source = data[start : stream.start()]
        length = _LENGTH.search(source)
        close = stream.end() + int(length[1]) if length else data.find(b"endstream", stream.end())
        self._streams[number] = data[stream.end() : close]
        return close

    def _unpack(self, number: int) -> None:
        entries = self[number]
        data = self.stream(number)
        head = data[: entries["First"]].split()
        places = [(int(own), entries["First"] + int(at)) for own, at in zip(head[::2], head[1::2], strict=True)]
        ends = [at for _, at in places[1:]] + [len(data)]
        for (own, at), end in zip(places, ends, strict=True):
            self.sources[own] = data[at:end]

    def __getitem__(self, number: int) -> Any:
        """Return what an object is: dict, list, str for names, bytes for strings, number or Reference."""
        if number not in self._parsed:
            self._parsed[number] = parsed(self.sources.get(number, b"null"))
        return self._parsed[number]

    def value(self, item: Any) -> Any:
        """Return what a value is, or what it refers to."""
        return self[item] if isinstance(item, Reference) else item

    def stream(self, number: int) -> bytes:
        """Return the bytes of a stream, unpacked. Raises DamagedError if it is packed in a way that is not known."""
        data = self._streams.get(number, b"")
        source = self.sources[number]
        if b"/FlateDecode" not in source:
            return data
        try:
            return zlib.decompressobj().decompress(data, _MOST_BYTES)
        except zlib.error as exc:
            raise DamagedError(str(exc)) from exc


def parsed(source: bytes) -> Any:
    """Return the first value of a source."""
    stack: list[list[Any]] = [[]]
    for token in _TOKEN.findall(source):
        if token in (b"<<", b"["):
            stack.append([])
        elif token == b"]":
            closed = stack.pop()
            stack[-1].append(closed)
        elif token == b">>":
            closed = stack.pop()
            stack[-1].append(dict(zip(closed[::2], closed[1::2], strict=False)))
        else:
            stack[-1].append(_atom(token))
    return stack[0][0] if stack[0] else None


def _atom(token: bytes) -> Any:
    first = token[:1]
    if first == b"/":
        return token[1:].decode("latin-1")
    if first in (b"(", b"<"):
        return string(token)
    if token.endswith(b"R"):
        return Reference(token.split()[0])
    if token.isalpha():
        return {b"true": True, b"false": False}.get(token)
    return float(token) if b"." in token else int(token)


def string(token: bytes) -> bytes:
    """Return the bytes of a string as it stands in a source, in ( ) or as hexadecimal digits in < >."""
    if token[:1] == b"<":
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inner = token[1:-1]
    if b"\\" not in inner:
        return inner
    if _OWN_ESCAPES(inner):  # as Python writes them too, once the brackets are bare
        return inner.replace(b"\\(", b"(").replace(b"\\)", b")").decode("unicode_escape").encode("latin-1")
    return _ESCAPE.sub(_unescaped, inner)


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign.isdigit():
        return bytes([int(sign, 8) & 0xFF])
    return _ESCAPED.get(sign, sign)


def text_of(data: bytes) -> str:
    """Return a text string for people."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")
