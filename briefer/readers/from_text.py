"""Plain text and pasted text: the encoding, the details above the text, the paragraphs."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from briefer import text
from briefer.errors import ReadError
from briefer.model import ParagraphKind
from briefer.readers import front_matter
from briefer.readers.base import Block, Reader, ReadResult, article_from

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; those of UTF-32 stand first because the one of UTF-16 begins alike."""

ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))
"""How text says that it is in one of the encodings of seven bits."""

LIKELY = [
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "iso8859_15",
    "koi8_r",
    "koi8_u",
    "cp866",
    "cp932",
    "euc_jp",
    "cp949",
    "gb18030",
    "big5",
    "tis_620",
]
"""Encodings in which newspapers, offices and mail programs have kept text; rarer ones are tried after these."""

WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöøœùúüßÀÂÄÁÅÆÇÈÉÊËÍÎÏÑÓÔÖØŒÙÚÜ‘’“”„‚«»‹›–—…•€£§°·¡¿©®™\u00a0")
"""What English, French, German, Spanish, Italian and the languages of the north write beyond ASCII."""

PASTED = "the pasted text"
LONGEST_HEADLINE = 150
_ENDS_LIKE_A_SENTENCE = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")


class TextReader(Reader):
    """Plain text in any encoding."""

    name = "Plain text"
    suffixes = (".txt", ".text")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a text file. Raises ReadError if no text can be made of the bytes."""
        content, warnings = decoded(data, file_name)
        return _read(content, file_name, warnings)


def read_pasted_text(content: str) -> ReadResult:
    """Return the article in text from the clipboard. Raises ReadError if there is no word in it."""
    if not content.strip():
        raise ReadError("There is no text to paste.", "Copy the article first.")
    return _read(content, PASTED, ())


def decoded(data: bytes, file_name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text in the bytes and warnings: by byte order mark, as UTF-8, or else by the likeliest encoding.

    Raises ReadError if the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    for escape, encoding in ESCAPES:
        if escape in data:
            return data.decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(data, file_name)


def _guessed(data: bytes, file_name: str) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    if _is_western(data):
        return data.decode("cp1252"), (_guess(file_name, "cp1252"),)
    best = from_bytes(data, cp_isolation=LIKELY).best() or from_bytes(data).best()
    if best is None:
        raise ReadError(
            f"{file_name} is not a text in any known encoding.",
            "Open it in the program it comes from and save it as UTF-8 text, or paste the text.",
        )
    return str(best), (_guess(file_name, best.encoding.replace("_", "-")),)


def _guess(file_name: str, encoding: str) -> str:
    return f"The encoding of {file_name} was guessed to be {encoding}. If letters look wrong, save the file as UTF-8."


def _is_western(data: bytes) -> bool:
    """Return whether the bytes read in cp1252 hold few letters beyond ASCII, and only those of Western Europe."""
    try:
        beyond = [character for character in data.decode("cp1252") if character > "\x7f"]
    except UnicodeDecodeError:
        return False
    return len(beyond) < len(data) / 5 and WESTERN.issuperset(beyond)


def _read(content: str, file_name: str, warnings: tuple[str, ...]) -> ReadResult:
    content, hidden_removed = text.cleaned(content)
    source, body = front_matter.split(content)
    passages = text.paragraphs(body)
    if source.headline or not _opens_with_a_headline(passages):
        blocks = [Block(passage) for passage in passages]
    else:
        source = replace(source, headline=passages[0])
        blocks = [Block(passages[0], ParagraphKind.HEADING), *(Block(passage) for passage in passages[1:])]
    return article_from(blocks, source, file_name, warnings=warnings, hidden_removed=hidden_removed)


def _opens_with_a_headline(passages: tuple[str, ...]) -> bool:
    if len(passages) < 3:
        return False
    first = passages[0]
    return len(first) <= LONGEST_HEADLINE and not _ENDS_LIKE_A_SENTENCE.search(first)
