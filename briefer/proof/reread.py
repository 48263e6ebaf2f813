"""What a written file holds when it is read again, by the structure it was written with, never by its look.

Independent of the writers: Word by its XML, HTML by its elements, Markdown and CSV by their own grammar, PDF by its
structure tree (`pdf_units`). What the brief promised, and whether it is here, is for `written`.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from briefer.errors import WriteError
from briefer.proof.units import HEAD, Unit, squeezed
from briefer.style import CSV_SEPARATORS
from briefer.words import tr

if TYPE_CHECKING:
    from lxml import etree

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPENING = 5000
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")
_WORD_ODD = ("<w:fldChar", "<w:br", "<w:tab")  # words that stand for something else, and what parts words
_WORD_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)<")
_WORD_DIRECTION = re.compile("<w:t>[\u200e\u200f\u202a-\u202c]</w:t>")  # a sign by itself, set about foreign words
_WORD_SIGNS = re.compile(r'<w:t(?: [^>]*)?>([^<]*)<|<w:(br|tab)\b[^>]*>|<w:fldChar [^>]*w:fldCharType="(\w+)"')
_MAX_BYTES = 200_000_000
_MARKDOWN = re.compile(r"\\(?P<sign>[^a-zA-Z0-9\s])|(?P<line><br>|\\\n)|</?a\b[^>]*>|\]\(<[^>]*>\)|\*+|\[")
_MARKDOWN_CELL = re.compile(r"((?:\\.|[^|\\])*)\|")
_GUARD = re.compile(r"^'(?='*(?:[=+\-@\t\r]|\s+[=+\-@]))")
_HTML_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "dt", "dd"})


@dataclass(frozen=True, slots=True)
class Reread:
    """The units of a file in their order, and what stands in the margins of its pages, or else of its sections.

    `margins` is None where there are none. `fold` is how words are compared, `signs` how those of margins are, in any
    order. `label_end` stands behind a label, `strays` are words that belong to no unit. A sheet holds one table alone,
    a workbook every table.
    """

    units: tuple[Unit, ...]
    margins: tuple[str, ...] | None = None
    fold: Callable[[str], str] = squeezed
    signs: Callable[[str], str] = squeezed
    label_end: str = ""
    strays: tuple[str, ...] = ()
    is_paged: bool = False
    is_sheet: bool = False
    is_workbook: bool = False


def reread(data: bytes, suffix: str) -> Reread:
    """Return what a written file holds. Raises WriteError if it cannot be read or its format is unknown."""
    read = _READERS.get(f".{suffix.lower().lstrip('.')}")
    if read is None:
        raise WriteError(
            tr("Briefer cannot check a {suffix} file.").format(suffix=suffix),
            tr("It can check {suffixes}.").format(suffixes=", ".join(_READERS)),
        )
    return read(data)


def _kept(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units that have words, their white space alike."""
    return tuple([Unit(words, column, row) for text, column, row in units if (words := squeezed(text))])


# --- Word -------------------------------------------------------------------------------------------


def _reread_docx(data: bytes) -> Reread:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            main = _word_part(package, "word/document.xml")
            margins = tuple(
                squeezed(_word_text(_word_part(package, name)))
                for name in package.namelist()
                if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
            )
    except (zipfile.BadZipFile, zlib.error, KeyError, UnicodeDecodeError, ExpatError) as exc:
        raise _unreadable(tr("Word document"), str(exc)) from exc
    return Reread(_kept(_word_units(_WORD_DIRECTION.sub("", main.partition("<w:body>")[2]))), margins)


def _word_part(package: zipfile.ZipFile, name: str) -> str:
    """Return a part that is whole XML of the one form that is read here: elements and text, named as Word does."""
    if package.getinfo(name).file_size > _MAX_BYTES:
        raise _unreadable(tr("Word document"), tr("the text is too large"))
    data = package.read(name)
    ParserCreate().Parse(data, True)
    text = data.decode()
    if "<!" in text or _W not in text[:_OPENING]:
        raise _unreadable(tr("Word document"), tr("it is written in another form"))
    return text


def _word_units(body: str) -> Iterator[Unit]:
    prose, *tables = body.split("<w:tbl>")
    yield from map(Unit, _word_paragraphs(prose))
    for each in tables:
        table, _, prose = each.partition("</w:tbl>")
        lines = table.split("</w:tr>")[:-1]
        rows = [["\n".join(_word_paragraphs(cell)) for cell in line.split("</w:tc>")[:-1]] for line in lines]
        yield from _table(rows) if lines and "<w:tblHeader/>" in lines[0] else _facts(rows)
        yield from map(Unit, _word_paragraphs(prose))


def _word_paragraphs(xml: str) -> list[str]:
    is_plain = not any(sign in xml for sign in _WORD_ODD)
    return [_word_plain(each) if is_plain else _word_text(each) for each in xml.split("</w:p>")[:-1]]


def _word_plain(xml: str) -> str:
    text = "".join(_WORD_TEXT.findall(xml))
    return unescape(text) if "&" in text else text


def _word_text(xml: str) -> str:
    """Return the words of an element; what fields show is left out, for programs fill it in anew."""
    parts, is_field = [], False
    for text, sign, kind in _WORD_SIGNS.findall(xml):
        if kind:
            is_field = kind != "end"
        elif sign:
            parts.append("\n")
        elif not is_field:
            parts.append(text)
    return unescape("".join(parts))


def _table(rows: Iterable[Sequence[str]]) -> Iterator[Unit]:
    """Yield the cells of a table; the first row is its head."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            yield Unit(text, column, number or HEAD)


def _facts(rows: Sequence[Sequence[str]]) -> Iterator[Unit]:
    """Yield pairs of label and value that stand in columns of pairs, filled downwards."""
    for column in range(0, max(map(len, rows), default=0), 2):
        for row in rows:
            yield Unit(" ".join(row[column : column + 2]))


# --- HTML -------------------------------------------------------------------------------------------


def _reread_html(data: bytes) -> Reread:
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise _unreadable(tr("HTML file"), str(exc)) from exc
    for element in [*root.iter("br", "p", "dt"), *root.iterfind(".//th/span")]:
        _add_line_feed(element)
    body = root.find("body")
    return Reread(_kept(() if body is None else _html_units(body)))


def _add_line_feed(element: etree._Element) -> None:
    """Part what stands before an element or after it in one cell by white space."""
    element.tail = f"\n{element.tail or ''}"
    if element.tag == "span":
        element.text = f"\n{element.text or ''}"


def _html_units(element: etree._Element) -> Iterator[Unit]:
    yield Unit(element.text or "")
    for child in element:
        if child.tag == "table":
            yield from _table([[_html_text(cell) for cell in row] for row in child.iter("tr")])
        elif child.tag in _HTML_BLOCKS:
            yield Unit(_html_text(child))
        else:
            yield from _html_units(child)
        yield Unit(child.tail or "")


def _html_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


# --- Markdown and CSV -------------------------------------------------------------------------------


def _reread_markdown(data: bytes) -> Reread:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise _unreadable(tr("Markdown file"), str(exc)) from exc
    return Reread(_kept(unit for block in text.split("\n\n") for unit in _markdown_units(block)), label_end=":")


def _markdown_units(block: str) -> Iterator[Unit]:
    if block.startswith("| "):
        lines = block.split("\n")
        rows = ([_unmarked(cell) for cell in _MARKDOWN_CELL.findall(line[1:])] for line in lines[:1] + lines[2:])
        yield from _table(rows)
    elif block.startswith("- "):
        yield from (Unit(_unmarked(item)) for item in re.split(r"^- ", block, flags=re.MULTILINE))
    else:
        yield Unit(_unmarked(re.sub(r"^(?:#+|>) ", "", block, flags=re.MULTILINE)))


def _unmarked(text: str) -> str:
    """Return Markdown as its reader sees it; every literal sign of the writer's carries a backslash."""
    return _MARKDOWN.sub(lambda match: match["sign"] or ("\n" if match["line"] else ""), text)


def _reread_csv(data: bytes) -> Reread:
    try:
        text = data.decode("utf-8-sig")
        head = text.partition("\r\n")[0]
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(CSV_SEPARATORS.values(), key=head.count)))
    except (UnicodeDecodeError, csv.Error) as exc:
        raise _unreadable(tr("CSV file"), str(exc)) from exc
    return Reread(_kept(_table([[_GUARD.sub("", cell) for cell in line] for line in lines])), is_sheet=True)


# ----------------------------------------------------------------------------------------------------


def _reread_pdf(data: bytes) -> Reread:
    from briefer.proof.pdf_units import DamagedError, drawn, read_units, signs

    try:
        units, margins, strays = read_units(data)
    except DamagedError as exc:
        raise _unreadable("PDF", str(exc)) from exc
    return Reread(units, margins, drawn, signs, strays=strays, is_paged=True)


# --- a workbook -------------------------------------------------------------------------------------


def _reread_xlsx(data: bytes) -> Reread:
    from lxml import etree

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = [name for name in package.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
            has_text = "xl/sharedStrings.xml" in package.namelist()
            shared = [_sheet_text(each) for each in _part(package, "xl/sharedStrings.xml")] if has_text else []
            parts.sort(key=lambda name: int(re.sub(r"\D", "", name)))
            units = [unit for name in parts for unit in _sheet_units(_part(package, name), shared)]
    except (zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, etree.XMLSyntaxError) as exc:
        raise _unreadable("workbook", str(exc)) from exc
    return Reread(_kept(units), is_workbook=True)


def _part(package: zipfile.ZipFile, name: str) -> etree._Element:
    from lxml import etree

    if package.getinfo(name).file_size > _MAX_BYTES:
        raise _unreadable(tr("workbook"), tr("the text is too large"))
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _sheet_text(item: etree._Element) -> str:
    words = "".join(part.text or "" for part in item.iter(f"{_S}t"))
    return _SHEET_SIGN.sub(lambda match: chr(int(match[1], 16)), words)


def _sheet_units(sheet: etree._Element, shared: Sequence[str]) -> Iterator[Unit]:
    """Yield the cells that hold text; one that holds anything else, such as a formula, is refused."""
    for cell in sheet.iter(f"{_S}c"):
        if cell.find(f"{_S}v") is None and cell.find(f"{_S}f") is None:
            continue
        if cell.get("t") != "s" or cell.find(f"{_S}f") is not None:
            raise _unreadable(tr("workbook"), tr("{cell} is no text").format(cell=cell.get("r")))
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", "")).groups()  # type: ignore[union-attr]
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        yield Unit(shared[int(cell.findtext(f"{_S}v", ""))], column - 1, int(row) - 1)


def _unreadable(kind: str, details: str) -> WriteError:
    return WriteError(
        tr("The {kind} that was written cannot be read again.").format(kind=kind),
        tr("Nothing was saved; try again."),
        details,
    )


_READERS: dict[str, Callable[[bytes], Reread]] = {
    ".docx": _reread_docx,
    ".pdf": _reread_pdf,
    ".html": _reread_html,
    ".md": _reread_markdown,
    ".xlsx": _reread_xlsx,
    ".csv": _reread_csv,
}
