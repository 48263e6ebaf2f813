"""PDF: text and place of every line by PDFium, or by pypdf where PDFium fails; never rendered, nothing in it is run."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefer import text
from briefer.errors import PasswordNeeded
from briefer.model import ParagraphKind, Source
from briefer.readers import refusals
from briefer.readers.base import Block, Document, Reader, ReadResult, article_from, document_from
from briefer.readers.heads.bylines import HEAD, byline_shown, day_shown
from briefer.readers.pdf.grid import Sheet, blocks_with_tables, pieces_of
from briefer.readers.pdf.lines import marked
from briefer.readers.pdf.marks import comments_on, drawn_on
from briefer.readers.pdf.pages import page_of
from briefer.readers.pdf.paragraphs import blocks_of
from briefer.text.wrapping import paragraphs
from briefer.words import counted, later, tr

if TYPE_CHECKING:
    import pypdfium2

_FILE_NAME = re.compile(r"\.(?:docx?|odt|pdf|indd|qxd|tex|rtf|html?|dvi|pages)$", re.I)
_NO_TITLE = re.compile(r"microsoft word|untitled|powerpoint|print|document\d|\W*$", re.I)
_BROWSERS = "Skia/PDF"
_ADDRESS = re.compile(r"https?://[^\s\"<>]+")


class PdfReader(Reader):
    """PDF with a text layer."""

    name = later("PDF")
    suffixes = (".pdf",)

    def __init__(self, password: str = "") -> None:
        self._password = password

    def unlocked(self, password: str) -> PdfReader:
        """Return a reader that opens protected files with this password."""
        return PdfReader(password)

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a PDF.

        Raises PasswordNeeded if it is protected, ReadError if it is damaged or has no text (a scan).
        """
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data, password=self._password or None)
        except pypdfium2.PdfiumError as exc:
            if "password" in str(exc).lower():
                raise _protected(file_name) from exc
            return self._second_try(data, file_name)
        pages = [page_of(document, index) for index in range(len(document))]
        details = _details(document)
        document.close()
        scans = sum(not page.lines for page in pages)
        _refuse_scan(scans, len(pages), file_name)
        blocks = blocks_of(marked(pages), is_printed=details.get("Producer", "").startswith(_BROWSERS))
        return article_from(blocks, _source(details, blocks), file_name, warnings=_warnings(scans, len(pages)))

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of a PDF, with its tables and what was noted on its pages; a damaged one is read as an article.

        Raises as `read`.
        """
        import pypdfium2

        try:
            pdf = pypdfium2.PdfDocument(data, password=self._password or None)
        except pypdfium2.PdfiumError:
            return super().document(data, file_name)
        pages = list(_loaded(pdf))
        sheets = [Sheet(page.get_height(), pieces_of(*drawn_on(page))) for page in pages]
        changes = [change for page in pages for change in comments_on(page)]
        pdf.close()
        if not any(sheet.pieces for sheet in sheets):
            return super().document(data, file_name)
        return document_from(blocks_with_tables(sheets), file_name, changes=changes)

    def _second_try(self, data: bytes, file_name: str) -> ReadResult:
        """Read by pypdf, which mends more damage and knows no places of lines."""
        import pypdf
        from pypdf.errors import DependencyError, PyPdfError

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(self._password):
                raise _protected(file_name)
            pages = [page.extract_text() for page in reader.pages]
            details = {key.lstrip("/"): text.normalise(str(value)) for key, value in (reader.metadata or {}).items()}
        except (
            PyPdfError,
            DependencyError,  # no way to decrypt it here
            NotImplementedError,
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            IndexError,
            RecursionError,
            OSError,
        ) as exc:
            raise refusals.damaged(file_name) from exc
        scans = sum(not page.strip() for page in pages)
        _refuse_scan(scans, len(pages), file_name)
        blocks = [Block(passage) for passage in paragraphs("\n\n".join(pages))]
        warnings = [
            *_warnings(scans, len(pages)),
            tr("{file_name} is damaged; what could be read was read.").format(file_name=file_name),
        ]
        return article_from(blocks, _source(details, blocks), file_name, warnings=warnings)


def _loaded(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    """Yield the pages of a document but for those that PDFium cannot load."""
    import pypdfium2

    for index in range(len(document)):
        with contextlib.suppress(pypdfium2.PdfiumError):
            yield document[index]


def _details(document: pypdfium2.PdfDocument) -> dict[str, str]:
    return {key: text.normalise(value).strip() for key, value in document.get_metadata_dict(skip_empty=True).items()}


def _source(details: dict[str, str], blocks: Sequence[Block]) -> Source:
    """Return what plainly is the article's: what the page shows, and of the file's own details what the page confirms.

    The author of a PDF is often whoever printed it, its day that of the printing, its title the name of a file.
    """
    head = [block for block in blocks if not block.reason][:HEAD]
    shown = _alike(" ".join(block.text for block in head))
    author = details.get("Author", "").strip(" ()")
    addresses = {match[0] for block in blocks if block.reason and (match := _ADDRESS.search(block.text))}
    return Source(
        headline=_headline(details.get("Title", ""), head, shown),
        byline=author if " " in author and _alike(author) in shown else byline_shown(block.text for block in head),
        published=day_shown(block.text for block in head),
        url=addresses.pop() if len(addresses) == 1 else "",
    )


def _headline(title: str, head: Sequence[Block], shown: str) -> str:
    """Return the file's title if the page shows it, else the first heading, else the title if it reads like one."""
    if _alike(title) and _alike(title) in shown:
        return title
    headings = [block.text for block in head[:4] if block.kind is ParagraphKind.HEADING]
    if headings:
        return headings[0]
    is_title = " " in title and not _FILE_NAME.search(title) and not _NO_TITLE.match(title)
    return title if is_title else ""


def _alike(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _warnings(scans: int, count: int) -> list[str]:
    told = counted(scans, "1 of {pages} holds no text (scanned?).", "{n} of {pages} hold no text (scanned?).").format(
        pages=_pages(count)
    )
    return [told] if scans else []


def _pages(count: int) -> str:
    return counted(count, "1 page", "{n} pages")


def _refuse_scan(scans: int, count: int, file_name: str) -> None:
    if scans == count:
        raise refusals.scanned(file_name, scans=scans, pages=_pages(count))


def _protected(file_name: str) -> PasswordNeeded:
    refusal = refusals.encrypted(file_name)
    return PasswordNeeded(refusal.message, refusal.hint)
