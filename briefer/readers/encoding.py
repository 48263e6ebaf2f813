"""How the bytes of a text are read: by byte order mark, as UTF-8, as declared, or by the likeliest encoding.

What was guessed is said, and the person may name another encoding.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from briefer.readers import refusals
from briefer.readers.alphabets import likely_encoding
from briefer.words import tr

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; those of UTF-32 stand first because the one of UTF-16 begins alike."""

WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))
"""How text says that it is in one of the encodings of seven bits."""

OF_SEVERAL_BYTES = ("shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "gb2312", "gb18030", "big5", "big5hkscs")
"""Those of East Asia; a narrower one stands before the wider one that holds it."""

FEWEST_WIDE = 8
FEWEST_PLAUSIBLE = 0.9
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.I)
LOOKED_AT = 20_000
"""So many bytes of a text tell how the others are to be read."""


class Decoded(NamedTuple):
    """The text of a file, the name of its encoding, and what is to be said of how it was found."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decoded(data: bytes, file_name: str, declared: str = "") -> Decoded:
    """Return the text in the bytes; `declared` is an encoding named for it elsewhere.

    Raises ReadError if the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    for escape, encoding in ESCAPES:
        if escape in data:
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    wide = wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, errors="replace"), wide, (_guess(file_name, wide),))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared or named_in(data)) or _guessed(data, file_name)


def named_in(data: bytes) -> str:
    """Return the encoding that a page or XML file names in its first lines, or ""."""
    found = _CHARSET.search(data[:4096]) or _XML_ENCODING.match(data[:1024])
    return found.group(1).decode("ascii") if found else ""


def decoded_as(data: bytes, file_name: str, encoding: str) -> Decoded:
    """Return the text in the bytes read in a chosen encoding, whatever does not fit replaced. Raises ReadError."""
    codec = codec_of(encoding)
    if not codec:
        raise refusals.unknown_encoding(file_name)
    for mark, _ in MARKS:
        if data.startswith(mark) and codec.startswith("utf"):
            data = data.removeprefix(mark)
            break
    return Decoded(data.decode(codec, errors="replace"), codec)


def wide_encoding(data: bytes) -> str:
    """Return which UTF-16 or UTF-32 without byte order mark the bytes are in, or ""."""
    sample = data[:LOOKED_AT]
    if b"\x00" not in sample or len(sample) < FEWEST_WIDE or _is_nearly_ascii(sample):
        return ""
    best = max(WIDE, key=lambda encoding: _plausible(sample, encoding))
    return best if _plausible(sample, best) >= FEWEST_PLAUSIBLE else ""


def _is_nearly_ascii(sample: bytes) -> bool:
    """Return whether the bytes are ASCII with a zero here and there: read in pairs they would make rare ideographs."""
    zeros = sample.count(b"\x00")
    plain = sum(byte in b"\t\n\r" or 32 <= byte < 127 for byte in sample)
    return plain > 0.9 * (len(sample) - zeros) and zeros < 0.2 * len(sample)


def _plausible(sample: bytes, encoding: str) -> float:
    """Return what share of the characters is such as stand in texts, 0 if the bytes cannot be read so."""
    width = 4 if "32" in encoding else 2
    words = sample[: len(sample) // width * width].decode(encoding, errors="replace")
    plain = sum(
        character in "\r\n\t " or unicodedata.category(character)[0] in "LNPZSM" and character != "\ufffd"
        for character in words
    )
    common = sum(character in " \r\n" or "\u0021" <= character <= "\u007e" for character in words)
    has_order = common or not words
    return plain / len(words) if words and has_order else 0.0


def _declared(data: bytes, declared: str) -> Decoded | None:
    codec = codec_of(declared)
    if not codec or codec.startswith("utf"):
        return None
    return Decoded(data.decode(codec, errors="replace"), codec)


def codec_of(name: str) -> str:
    """Return Python's name of a text encoding, in its widest form, or ""."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # What calls itself Latin-1 is read as browsers read it: as Windows writes it.
    wider = {
        "iso8859-1": "cp1252",
        "ascii": "cp1252",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "shift_jis": "cp932",
        "euc_kr": "cp949",
        "iso8859-9": "cp1254",
        "tis-620": "cp874",
    }
    is_text = getattr(found, "_is_text_encoding", True)
    return wider.get(found.name, found.name) if is_text else ""


def _guessed(data: bytes, file_name: str) -> Decoded:
    """Choose by the letters of languages; what they do not settle, most of all East Asia, charset-normalizer does."""
    from charset_normalizer import from_bytes

    encoding = likely_encoding(data)
    if not encoding:
        best = from_bytes(data).best()
        encoding = best.encoding.replace("_", "-") if best else _of_several_bytes(data)
    if not encoding:
        raise refusals.unknown_encoding(file_name)
    if encoding == "cp932" and can_decode(data, "shift_jis"):
        encoding = "shift_jis"
    return Decoded(data.decode(encoding, errors="replace"), encoding, (_guess(file_name, encoding),))


def _of_several_bytes(data: bytes) -> str:
    fitting = [encoding for encoding in OF_SEVERAL_BYTES if can_decode(data, encoding)]
    return max(fitting, key=lambda encoding: _east_asian(data[:LOOKED_AT], encoding), default="")


def _east_asian(sample: bytes, encoding: str) -> int:
    """Return how many syllables and everyday ideographs the bytes make; a wrong encoding makes rare ones."""
    words = sample.decode(encoding, errors="replace")
    return sum("\u3040" <= each <= "\u30ff" or "\uac00" <= each <= "\ud7a3" for each in words)


def can_decode(data: bytes, encoding: str) -> bool:
    """Return whether all of the bytes are text in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _guess(file_name: str, encoding: str) -> str:
    return tr(
        "The encoding of {file_name} was guessed to be {encoding}. If letters look wrong, choose another."
    ).format(file_name=file_name, encoding=encoding)
