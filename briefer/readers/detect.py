"""What a file is, told by its bytes first and its name second; and a sentence for each kind that is not read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from briefer.errors import ReadError
from briefer.readers import refusals
from briefer.readers.encoding import MARKS, wide_encoding
from briefer.words import later, said

FEWEST_HEADERS = 3
"""A text that opens with so many headers of mails, one of them never typed by hand, is a mail."""

MOST_ZEROS = 0.005
"""A text may hold a stray zero byte; what holds a larger share of them is none."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROPERTY_LIST = b"bplist00"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf"
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]|[ \t]+\S|From .{1,200}$", re.M)
_MAIL_HEADERS = frozenset(
    {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"from", b"to", b"subject", b"date"}
    | {b"content-type", b"x-mailer", b"reply-to", b"content-transfer-encoding", b"cc", b"sender", b"dkim-signature"}
)
_PAGE_IN_ONE_FILE = re.compile(
    rb"^(?:snapshot-content-location:|from: *<?saved by |content-type: *multipart/related)", re.I | re.M
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_OFFICE_KINDS = {
    "xl/": later("an Excel workbook"),
    "ppt/": later("a PowerPoint presentation"),
    "visio/": later("a Visio drawing"),
}
_OLD_KINDS = {
    "Workbook": later("an Excel workbook"),
    "PowerPoint Document": later("a PowerPoint presentation"),
    "__nameid_version1.0": later("an Outlook message"),
}
_PLAIN_NAMES = {
    ".docx": later("Word document"),
    ".docm": later("Word document"),
    ".odt": later("OpenDocument text"),
    ".pdf": later("PDF"),
}
_FLAT_OFFICE = re.compile(rb"<office:document\s[^>]*?office:mimetype\s*=\s*[\"']([^\"'<>]{1,100})")
_OPEN_TEXTS = ("application/vnd.oasis.opendocument.text", "application/vnd.sun.xml.writer")
_OPEN_KINDS = {
    "spreadsheet": later("a spreadsheet"),
    "presentation": later("a presentation"),
    "graphics": later("a drawing"),
}


def format_of(file_name: str, data: bytes) -> str:
    """Return the suffix of the format of a file that can be read, such as ".pdf" or ".txt".

    Raises ReadError with what to do for each kind that cannot.
    """
    if not data[:4096].strip(_NOTHING) and not data.strip(_NOTHING):
        raise refusals.empty(file_name)
    suffix = PurePath(file_name).suffix.lower()
    if _is_mail(data, suffix):
        return ".mhtml" if _is_page_in_one_file(data, suffix) else ".eml"
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_format(file_name, data)
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return ".rtf"
    _refuse(file_name, data)
    return _in_one_file(file_name, data) or _of_text(file_name, data, suffix)


def _of_text(file_name: str, data: bytes, suffix: str) -> str:
    if suffix in {".html", ".htm", ".xhtml"} or _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return ".html"
    if suffix in _PLAIN_NAMES:
        raise refusals.not_as_named(file_name, kind=said(_PLAIN_NAMES[suffix]))
    return ".md" if suffix in {".md", ".markdown"} else ".txt"


def _is_mail(data: bytes, suffix: str) -> bool:
    """Return whether a file opens with the headers of a mail; one that is called a mail needs fewer of them."""
    found: set[bytes] = set()
    for line in data[:20_000].lstrip(b"\xef\xbb\xbf\r\n ").split(b"\n")[:60]:
        header = _HEADER.match(line)
        if not header:
            break
        found.add((header.group(1) or b"").lower())
    known = len(found & _MAIL_HEADERS)
    if suffix in {".eml", ".mhtml", ".mht"}:
        return known > 0 or (suffix == ".eml" and not _HTML.match(data[:4096]))
    return known >= FEWEST_HEADERS and bool(found & {b"message-id", b"mime-version", b"received", b"return-path"})


def _is_page_in_one_file(data: bytes, suffix: str) -> bool:
    if suffix == ".eml":
        return False
    return suffix in {".mhtml", ".mht"} or _PAGE_IN_ONE_FILE.search(data[:4096]) is not None


def _in_one_file(file_name: str, data: bytes) -> str:
    """Return the format of a web archive or of an OpenDocument text that is one XML file, "" for other files."""
    if data.startswith(PROPERTY_LIST) or b"<key>WebMainResource</key>" in data[:4096]:
        if b"WebMainResource" in data:
            return ".webarchive"
        raise refusals.unknown_format(file_name)
    flat = _FLAT_OFFICE.search(data[:8192])
    if flat is None:
        return ""
    kind = flat.group(1).decode("ascii", "replace")
    if not kind.startswith(_OPEN_TEXTS):
        raise refusals.other_kind(file_name, kind=_open_kind(kind))
    return ".fodt"


def _open_kind(kind: str) -> str:
    return said(_OPEN_KINDS.get(kind.rpartition(".")[2], later("an OpenDocument file")))


def _refuse(file_name: str, data: bytes) -> None:
    """Raise for the kinds that hold text but are not read, and for what is no text at all."""
    if data.startswith(OLE):
        raise _of_old_office(file_name, data)
    if data.startswith(_PICTURES):
        raise refusals.picture(file_name)
    has_mark = any(data.startswith(mark) for mark, _ in MARKS)
    sample = data[:65536]
    has_mark = has_mark or data.startswith(PROPERTY_LIST)
    if not has_mark and sample.count(b"\x00") > MOST_ZEROS * len(sample) and not wide_encoding(data):
        raise refusals.unknown_format(file_name)


def _of_old_office(file_name: str, data: bytes) -> ReadError:
    if ENCRYPTED in data:
        return refusals.encrypted(file_name)
    for stream, kind in _OLD_KINDS.items():
        if stream.encode("utf-16-le") in data:
            return refusals.other_kind(file_name, kind=said(kind))
    return refusals.old_word(file_name)


def _packed_format(file_name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.replace("\\", "/") for name in package.namelist()}
            kind = _mimetype(package)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, NotImplementedError, EOFError) as exc:
        raise refusals.damaged(file_name) from exc
    if kind.startswith(_OPEN_TEXTS) or (not kind and {"content.xml", "META-INF/manifest.xml"} <= names):
        return ".odt"
    if kind.startswith(("application/vnd.oasis.", "application/vnd.sun.xml.")):
        raise refusals.other_kind(file_name, kind=_open_kind(kind))
    if "[Content_Types].xml" not in names:
        raise refusals.archive(file_name)
    if not any(name.startswith("word/") for name in names):
        for start, found in _OFFICE_KINDS.items():
            if any(name.startswith(start) for name in names):
                raise refusals.other_kind(file_name, kind=said(found))
    return ".docx"


def _mimetype(package: zipfile.ZipFile) -> str:
    """Return what an OpenDocument package says of itself in its first member, "" for other packages."""
    if "mimetype" not in package.namelist():
        return ""
    with package.open("mimetype") as member:
        return member.read(100).decode("ascii", "replace").strip()
