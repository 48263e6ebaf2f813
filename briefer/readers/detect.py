"""What a file is, told by its bytes first and its name second; and a sentence for each kind that is not read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from briefer.errors import ReadError
from briefer.readers.from_text import MARKS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_OFFICE_PARTS = {"word/": "docx", "xl/": "an Excel workbook", "ppt/": "a PowerPoint presentation"}


def format_of(file_name: str, data: bytes) -> str:
    """Return the suffix of the format of a file that can be read: ".pdf", ".docx", ".html", ".md" or ".txt".

    Raises ReadError with what to do for each kind that cannot.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadError(f"{file_name} is empty.", "Check that it was copied or downloaded completely.")
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_format(file_name, data)
    _refuse(file_name, data)
    suffix = PurePath(file_name).suffix.lower()
    if suffix in {".html", ".htm", ".xhtml"} or _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return ".html"
    if suffix in {".docx", ".docm", ".pdf"}:
        raise ReadError(
            f"{file_name} is not a {_plain_name(suffix)}, whatever its name says, or it is damaged.",
            "Download or copy it again.",
        )
    return ".md" if suffix in {".md", ".markdown"} else ".txt"


def _plain_name(suffix: str) -> str:
    return "PDF" if suffix == ".pdf" else "Word document"


def _refuse(file_name: str, data: bytes) -> None:
    """Raise for the kinds that hold text but are not read, and for what is no text at all."""
    if data.startswith(OLE):
        raise _of_old_office(file_name, data)
    if data.startswith(b"{\\rtf"):
        raise ReadError(f"{file_name} is an RTF document.", "Open it in Word or LibreOffice and save it as .docx.")
    if data.startswith(_PICTURES):
        raise ReadError(f"{file_name} is a picture.", "Run text recognition on it, or type or paste the text.")
    has_mark = any(data.startswith(mark) for mark, _ in MARKS)
    if not has_mark and b"\x00" in data[:65536]:
        raise ReadError(
            f"{file_name} is not a text, web page, Word document or PDF.",
            "Open it in its own program and paste the text.",
        )


def _of_old_office(file_name: str, data: bytes) -> ReadError:
    if ENCRYPTED in data:
        return ReadError(
            f"{file_name} is protected by a password.",
            "Open it in Word, save a copy without the password and read that.",
        )
    return ReadError(
        f"{file_name} is in the old Word format (.doc).", "Open it in Word or LibreOffice and save it as .docx."
    )


def _packed_format(file_name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as exc:
        raise ReadError(f"{file_name} is damaged or incomplete.", "Download or copy it again.") from exc
    if "mimetype" in names and "content.xml" in names:
        raise ReadError(f"{file_name} is an OpenDocument file.", "Open it in LibreOffice or Word and save it as .docx.")
    if "[Content_Types].xml" not in names:
        raise ReadError(f"{file_name} is a ZIP archive.", "Unpack it and read the article in it.")
    for start, found in _OFFICE_PARTS.items():
        if found != "docx" and any(name.startswith(start) for name in names):
            if any(name.startswith("word/") for name in names):
                break
            raise ReadError(f"{file_name} is {found}.", "Copy the text of the article in it and paste it.")
    return ".docx"
