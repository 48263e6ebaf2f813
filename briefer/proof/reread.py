"""What a written file holds when it is read again: the text of its pages and the first cells of its table rows.

Independent of the writers: Word and HTML through lxml, PDF through PDFium, Markdown and CSV as text. What the brief
promised, and whether it is here, is `written`'s matter.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from briefer.errors import WriteError
from briefer.pdfium import opened_pdf

if TYPE_CHECKING:
    import pypdfium2
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_BYTES = 200_000_000
_MARKDOWN = re.compile(r"\\(?P<sign>[^a-zA-Z0-9\s])|(?P<line><br>|\\\n)|</?a\b[^>]*>|\]\(<[^>]*>\)|\*+|\[")
_GUARD = re.compile(r"^'(?='*(?:[=+\-@\t\r]|\s+[=+\-@]))")
_MARKDOWN_ROW = re.compile(r"\|((?:\\.|[^|\\])*)\|")


@dataclass(frozen=True, slots=True)
class Reread:
    """The text of a file, page by page, and the first cells of its table rows (None: not to be told from the file)."""

    pages: tuple[str, ...]
    first_cells: tuple[str, ...] | None = None


def reread(data: bytes, suffix: str) -> Reread:
    """Return what a written file holds. Raises WriteError if it cannot be read or its format is unknown."""
    read = _READERS.get(f".{suffix.lower().lstrip('.')}")
    if read is None:
        raise WriteError(f"Briefer cannot check a {suffix} file.", f"It can check {', '.join(_READERS)}.")
    return read(data)


def _reread_docx(data: bytes) -> Reread:
    from lxml import etree

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if package.getinfo("word/document.xml").file_size > _MAX_BYTES:
                raise _unreadable("Word document", "the text is too large")
            root = etree.fromstring(
                package.read("word/document.xml"), etree.XMLParser(resolve_entities=False, no_network=True)
            )
    except (zipfile.BadZipFile, zlib.error, KeyError, etree.XMLSyntaxError) as exc:
        raise _unreadable("Word document", str(exc)) from exc
    rows = []
    for row in root.iter(f"{_W}tr"):
        cell = row.find(f"{_W}tc")
        if cell is not None:
            rows.append("\n".join(map(_word_text, cell.iter(f"{_W}p"))))
    return Reread(("\n".join(map(_word_text, root.iter(f"{_W}p"))),), tuple(rows))


def _word_text(paragraph: etree._Element) -> str:
    signs = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    parts = paragraph.iter(f"{_W}t", *signs)
    return "".join(signs.get(str(part.tag)) or part.text or "" for part in parts)


def _reread_html(data: bytes) -> Reread:
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise _unreadable("HTML file", str(exc)) from exc
    for element in list(root.iter("br", "p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3")):
        element.tail = f"\n{element.tail or ''}"
    body = root.find("body")
    rows = (_html_text(row[0]) for row in root.iter("tr") if len(row))
    return Reread(("" if body is None else _html_text(body),), tuple(rows))


def _html_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _reread_markdown(data: bytes) -> Reread:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise _unreadable("Markdown file", str(exc)) from exc
    rows = filter(None, map(_MARKDOWN_ROW.match, text.splitlines()))
    return Reread((_unmarked(text),), tuple(_unmarked(row[1]) for row in rows))


def _unmarked(text: str) -> str:
    """Return Markdown as its reader sees it; every literal sign of the writer's carries a backslash."""
    return _MARKDOWN.sub(lambda match: match["sign"] or ("\n" if match["line"] else ""), text)


def _reread_csv(data: bytes) -> Reread:
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as exc:
        raise _unreadable("CSV file", str(exc)) from exc
    cells = [[_GUARD.sub("", cell) for cell in line] for line in lines]
    return Reread(("\n".join("\n".join(line) for line in cells),), tuple(line[0] for line in cells if line))


def _reread_pdf(data: bytes) -> Reread:
    import pypdfium2

    try:
        with opened_pdf(data) as document:
            return Reread(tuple(map(_page_text, document)))
    except pypdfium2.PdfiumError as exc:
        raise _unreadable("PDF", str(exc)) from exc


def _page_text(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range())
    finally:
        text_page.close()


def _unreadable(kind: str, details: str) -> WriteError:
    return WriteError(f"The {kind} that was written cannot be read again.", "Nothing was saved; try again.", details)


_READERS: dict[str, Callable[[bytes], Reread]] = {
    ".docx": _reread_docx,
    ".pdf": _reread_pdf,
    ".html": _reread_html,
    ".md": _reread_markdown,
    ".csv": _reread_csv,
}
