"""The parts of a mail by the standard library's parser: headers as people read them, parts in order, bytes as text.

Whatever is malformed gives way: a header that cannot be read is read as it stands, a charset nobody knows is guessed.
Attachments are named and never opened.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from briefer.errors import ReadError
from briefer.readers import refusals
from briefer.readers.encoding import codec_of, decoded

MAX_HEADER = 65_536
"""Characters of one header that are looked at."""

MAX_PARTS = 1_000
LONGEST_NAME = 100

_FOLD = re.compile(r"\r?\n[ \t]*")
_HEADERS_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r")


def parsed_mail(data: bytes, file_name: str) -> Message:
    """Return the mail in the bytes. Raises ReadError if it is nested beyond reading."""
    try:
        return BytesParser(policy=compat32).parsebytes(_with_short_headers(data))
    except RecursionError as exc:
        raise refusals.too_deep(file_name) from exc
    except (MessageError, IndexError, ValueError) as exc:
        raise refusals.damaged(file_name) from exc


def _with_short_headers(data: bytes) -> bytes:
    """Return the mail with no more than MAX_HEADER bytes of headers at its head."""
    data = data.lstrip(b"\r\n\t \xef\xbb\xbf")
    end = _HEADERS_END.search(data)
    head = data[: end.start()] if end else data
    if not end or len(head) <= MAX_HEADER:
        return data
    kept = head[:MAX_HEADER]
    return kept[: kept.rfind(b"\n") + 1 or MAX_HEADER].rstrip(b"\r\n") + b"\n\n" + data[end.end() :]


def header(message: Message, name: str) -> str:
    """Return a header as people read it, "" if there is none."""
    wanted = name.lower()
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == wanted), "")
    raw = _FOLD.sub(" ", raw[:MAX_HEADER]).strip()
    try:
        return "".join(_piece(words, charset) for words, charset in decode_header(raw)).strip()
    except (HeaderParseError, ValueError, binascii.Error, IndexError):
        return _as_text(raw.encode("utf-8", "surrogateescape"), "")


def _piece(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        words = words.encode("utf-8", "surrogateescape")
    elif charset is None:  # what is not encoded comes as Latin-1 escaped
        words = words.decode("raw-unicode-escape").encode("utf-8", "surrogateescape")
    return _as_text(words, charset or "")


def sender(message: Message) -> tuple[str, str]:
    """Return the name and the address of who sent a mail, "" for what cannot be read."""
    try:
        return parseaddr(header(message, "from"))
    except RecursionError:  # brackets within brackets
        return "", ""


def iso_day(message: Message) -> str:
    """Return the day of the mail as ISO date, "" if it has none that can be read."""
    try:
        return parsedate_to_datetime(header(message, "date")).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def children(message: Message) -> list[Message]:
    """Return the parts of a mail or part."""
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def leaves(message: Message) -> Iterator[Message]:
    """Return the parts without parts, in order, at most MAX_PARTS of them; mails within the mail are not entered."""
    waiting = [message]
    count = 0
    while waiting and count < MAX_PARTS:
        part = waiting.pop()
        inner = children(part)
        if inner and (part is message or part.get_content_maintype() != "message"):
            waiting.extend(reversed(inner))
        else:
            count += 1
            yield part


def body_text(part: Message) -> str:
    """Return the text of a part in the charset it names, else in the likeliest one."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_param("charset") or "")[:40].strip("'\" ")
    return _as_text(data, charset)


def _as_text(data: bytes, charset: str) -> str:
    codec = codec_of(charset)
    if codec:
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, ValueError):
            pass
    try:
        return decoded(data, "").text
    except ReadError:
        return data.decode("cp1252", errors="replace")


def attachment_name(part: Message) -> str:
    """Return the name of an attachment without any folder, or what kind of file it is."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, IndexError):
        name = ""
    if "=?" in name:
        try:
            name = "".join(_piece(words, charset) for words, charset in decode_header(name[:MAX_HEADER]))
        except (HeaderParseError, ValueError, binascii.Error, IndexError):
            name = ""
    bare = re.split(r"[\\/]", _FOLD.sub(" ", name))[-1].strip()
    if part.get_content_maintype() == "message" and not bare:
        inner = children(part)
        bare = f"mail “{header(inner[0], 'subject')}”" if inner else ""
    return bare[:LONGEST_NAME].encode("utf-8", "replace").decode() or part.get_content_type()
