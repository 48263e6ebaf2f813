"""Every reader, and the choice among them by what a file is, not by what it is called."""

from __future__ import annotations

from briefer.readers.base import Reader
from briefer.readers.detect import format_of
from briefer.readers.from_docx import DocxReader
from briefer.readers.from_eml import MailReader
from briefer.readers.from_html import HtmlReader
from briefer.readers.from_markdown import MarkdownReader
from briefer.readers.from_mhtml import MhtmlReader
from briefer.readers.from_odt import OdtReader
from briefer.readers.from_pdf import PdfReader
from briefer.readers.from_rtf import RtfReader
from briefer.readers.from_text import TextReader
from briefer.readers.from_webarchive import WebArchiveReader

READERS: tuple[Reader, ...] = (
    TextReader(),
    MarkdownReader(),
    HtmlReader(),
    MhtmlReader(),
    WebArchiveReader(),
    MailReader(),
    DocxReader(),
    OdtReader(),
    RtfReader(),
    PdfReader(),
)


def reader_for(file_name: str, data: bytes) -> Reader:
    """Return the reader for a file. Raises ReadError with what to do if Briefer does not read such files."""
    suffix = format_of(file_name, data)
    return next(reader for reader in READERS if suffix in reader.suffixes)
