"""PDF: text and place of every line by PDFium, or by pypdf where PDFium fails; never rendered, nothing in it is run."""

from __future__ import annotations

import ctypes
import io
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer import text
from briefer.errors import ReadError
from briefer.model import ParagraphKind, Source
from briefer.readers.base import Block, Reader, ReadResult, article_from, counted
from briefer.readers.pdf_lines import Line, Page, blocks_of, without_running_heads

if TYPE_CHECKING:
    import pypdfium2

LINE_ENDS = frozenset({2, 10, 13})
"""Characters after which PDFium goes to the next line; 2 is a hyphen where a word is broken."""

_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(
    r"^(?:microsoft word|untitled|powerpoint|print|document\d*$)|\.(?:docx?|pdf|indd|qxd|tex|rtf)$|^\W*$", re.I
)


class PdfReader(Reader):
    """PDF with a text layer."""

    name = "PDF"
    suffixes = (".pdf",)

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a PDF. Raises ReadError if it is protected, damaged or has no text (a scan)."""
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as exc:
            if "password" in str(exc).lower():
                raise _protected(file_name) from exc
            return _second_try(data, file_name)
        pages = [_page(document, index) for index in range(len(document))]
        details = {key: text.normalise(value) for key, value in document.get_metadata_dict(skip_empty=True).items()}
        document.close()
        scans = sum(not page.lines for page in pages)
        _refuse_scan(scans, len(pages), file_name)
        kept, dropped = without_running_heads(pages)
        blocks = blocks_of(kept)
        warnings = _warnings(scans, len(pages), dropped)
        return _article(blocks, details, file_name, warnings=warnings, left_out=dropped)


def _article(
    blocks: list[Block], details: dict[str, str], file_name: str, *, warnings: list[str], left_out: list[str]
) -> ReadResult:
    source = _source(details)
    if not source.headline:
        headings = (block.text for block in blocks[:5] if block.kind is ParagraphKind.HEADING)
        source = replace(source, headline=next(headings, ""))
    if source.byline or source.published:
        warnings = [*warnings, "Byline and date are those of the PDF file and may not be the article's. Check them."]
    return article_from(blocks, source, file_name, warnings=warnings, left_out=left_out)


def _source(details: dict[str, str]) -> Source:
    title = details.get("Title", "").strip()
    date = _DATE.match(details.get("CreationDate", ""))
    return Source(
        headline="" if _NO_TITLE.search(title) else title,
        byline=details.get("Author", "").strip(" ()"),
        published="-".join(date.groups()) if date else "",
    )


def _warnings(scans: int, count: int, dropped: list[str]) -> list[str]:
    notes: list[str] = []
    if scans:
        notes.append(f"No text was found in {scans} of {counted(count, 'page')} (scanned?).")
    if dropped:
        notes.append(f"{counted(len(dropped), 'running line')} (heads, feet, page numbers) left out.")
    return notes


def _refuse_scan(scans: int, count: int, file_name: str) -> None:
    if scans == count:
        raise ReadError(
            f"No text was found in {scans} of {counted(count, 'page')} of {file_name}: it is probably a scan.",
            "Run text recognition (OCR) on it first, or type or paste the text.",
        )


def _protected(file_name: str) -> ReadError:
    return ReadError(
        f"{file_name} is protected by a password.", "Open it, save or print a copy without the password and read that."
    )


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Return the lines of a page; a page that PDFium cannot load has none."""
    import pypdfium2

    try:
        page = document[index]
        letters = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(0.0, ())
    result = Page(page.get_height(), tuple(_lines(letters)))
    letters.close()
    page.close()
    return result


def _lines(letters: pypdfium2.PdfTextPage) -> list[Line]:
    import pypdfium2.raw as pdfium

    lines: list[Line] = []
    start = 0
    count = letters.count_chars()
    codes = [pdfium.FPDFText_GetUnicode(letters.raw, index) for index in range(count)]
    for end in range(count + 1):
        if end == count or codes[end] in LINE_ENDS:
            characters = "".join(map(chr, codes[start : end + 1]))
            if characters.strip():
                lines.append(_line(letters, characters, start))
            start = end + 1
    return lines


def _line(letters: pypdfium2.PdfTextPage, characters: str, start: int) -> Line:
    visible = [start + place for place, character in enumerate(characters) if not character.isspace()]
    left, low, _, high = _box(letters, visible[0])
    right = _box(letters, visible[-1])[2]
    whole = characters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Line(whole, left, right, low, high - low)


def _box(letters: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(letters.raw, index, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _second_try(data: bytes, file_name: str) -> ReadResult:
    """Read by pypdf, which mends more damage and knows no places of lines."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _protected(file_name)
        pages = [page.extract_text() for page in reader.pages]
        details = {key.lstrip("/"): text.normalise(str(value)) for key, value in (reader.metadata or {}).items()}
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as exc:
        raise ReadError(f"{file_name} is damaged or no PDF.", "Download or copy it again.") from exc
    scans = sum(not page.strip() for page in pages)
    _refuse_scan(scans, len(pages), file_name)
    blocks = [Block(passage) for passage in text.paragraphs("\n\n".join(pages))]
    warnings = [*_warnings(scans, len(pages), []), f"{file_name} is damaged; what could be read was read."]
    return _article(blocks, details, file_name, warnings=warnings, left_out=[])
