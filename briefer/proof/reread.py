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
from briefer.proof.units import Written, prose, squeezed, with_words
from briefer.style import CSV_SEPARATORS
from briefer.words import tr

if TYPE_CHECKING:
    from lxml import etree

_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPENING = 5000
_CONTROLS = bytes(range(9)) + bytes(range(11, 13)) + bytes(range(14, 32))
_ENTITY = re.compile(b"&(?:amp|lt|gt|quot);")
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")
_WORD_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_WORD_STRUCTURE = re.compile(rb"<(?:/w:(?:p|tc|tr|tbl)|w:tbl|w:(?:tblHeader|br|tab|fldChar)\b[^>]*)>")
_WORD_DIRECTION = re.compile(rb"<w:t>\xe2\x80[\x8e\x8f\xaa-\xac]</w:t>")  # a sign by itself, about foreign words
_PARA, _CELL, _ROW, _HEAD, _TABLE, _END = "\x1e", "\x1d", "\x1c", "\x1f", "\x0c", "\x0b"  # no XML holds any of these
_BEGUN, _ENDED = "\x01", "\x02"
_FIELD = re.compile(f"{_BEGUN}[^{_ENDED}]*{_ENDED}")
_WORD_SIGNS = {
    **{b"</w:p>": _PARA, b"</w:tc>": _CELL, b"</w:tr>": _ROW, b"<w:tbl>": _TABLE, b"</w:tbl>": _END},
    **{b"<w:tblHeader": _HEAD, b"<w:br": "\n", b"<w:tab": "\n"},
}
_MAX_BYTES = 200_000_000
_MARKDOWN = (
    re.compile(  # begins with a set of signs, for which a text is searched much faster than for these one by one
        r"[\\<\]*\[](?:(?<=\\)(?P<sign>[^a-zA-Z0-9\s])|(?P<line>(?<=\\)\n|(?<=<)br>)|(?<=<)/?a\b[^>]*>"
        r"|(?<=\])\(<[^>]*>\)|(?<=\*)\**|(?<=\[))"
    )
)
_MARKDOWN_CELL = re.compile(r"((?:[^|\\]++|\\.)*+)\|")
_GUARD = re.compile(r"^'(?='*(?:[=+\-@\t\r]|\s+[=+\-@]))")
_HTML_CELL, _HTML_ROW = "\x86", "\x87"  # no export holds any of these
_HTML_SIGNS = {
    **dict.fromkeys((b"</td>", b"</th>"), _HTML_CELL.encode()),
    **dict.fromkeys((b"<br>", b"</p>", b"</dt>", b"<span>"), b"\n"),
    b"</tr>": _HTML_ROW.encode(),
}
"""What parts words, behind what it follows: markup in the writer's own form, any other is no whole brief."""
_HTML_UNSEEN = frozenset({"caption", "colgroup"})
_HTML_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "dt", "dd"})


@dataclass(frozen=True, slots=True)
class Reread:
    """The units of a file in their order, and what stands in the margins of its pages, or else of its sections.

    `margins` is None where there are none. `fold` is how words are compared, `signs` how those of margins are, in any
    order. `label_end` stands behind a label, `strays` are words that belong to no unit. A sheet holds one table alone,
    a workbook every table.
    """

    units: Sequence[Written]
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


# --- Word -------------------------------------------------------------------------------------------


def _reread_docx(data: bytes) -> Reread:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            main = _word_text(_word_part(package, "word/document.xml"))
            margins = tuple(
                squeezed(_word_text(_word_part(package, name)))
                for name in package.namelist()
                if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
            )
    except (zipfile.BadZipFile, zlib.error, KeyError, UnicodeDecodeError, ExpatError) as exc:
        raise _unreadable(tr("Word document"), str(exc)) from exc
    return Reread(with_words(_word_units(main)), margins)


def _word_part(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > _MAX_BYTES:
        raise _unreadable(tr("Word document"), tr("the text is too large"))
    return package.read(name)


def _word_text(xml: bytes) -> str:
    """Return the words of a part with a sign wherever something ends, a table begins, or a row is its head.

    What fields show is left out, for programs fill it in anew. Markup comes again and again, and is looked at once.
    """
    pieces = _WORD_TEXT.split(_WORD_DIRECTION.sub(b"", xml))
    _check_word_form(pieces)
    known = {markup: _word_signs(markup) for markup in set(pieces[::2])}
    pieces[::2] = [known[markup] for markup in pieces[::2]]
    text = b"".join(pieces).replace(b"\xc2\xa0", b" ").decode()
    return unescape(_FIELD.sub("", text))


def _check_word_form(pieces: list[bytes]) -> None:
    """Raise ExpatError or WriteError if a part is no whole XML of the one form that is read here.

    That form is elements and text, named as Word does. Its texts hold no markup but four entities, so that the rest is
    whole XML if and only if all is.
    """
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = parser.CommentHandler = parser.ProcessingInstructionHandler = _refuse_form
    parser.StartCdataSectionHandler = _refuse_form
    parser.Parse(b"<w:t/>".join(pieces[::2]), True)
    texts = b"\n".join(pieces[1::2])
    if texts.translate(None, _CONTROLS) != texts or b"]]>" in texts or texts.count(b"&") != len(_ENTITY.findall(texts)):
        _refuse_form()
    if _W not in pieces[0][:_OPENING]:
        _refuse_form()


def _refuse_form(*_: object) -> None:
    raise _unreadable(tr("Word document"), tr("it is written in another form"))


def _word_signs(markup: bytes) -> bytes:
    signs = "".join(map(_word_sign, _WORD_STRUCTURE.findall(markup)))
    return signs.replace(_PARA + _CELL, _CELL).encode()


def _word_sign(tag: bytes) -> str:
    if tag.startswith(b"<w:fldChar"):
        return _BEGUN if b'"begin"' in tag else _ENDED if b'"end"' in tag else ""
    return _WORD_SIGNS[tag if tag in _WORD_SIGNS else tag.rstrip(b"/>").split()[0]]


def _word_units(text: str) -> Iterator[Written]:
    before, *tables = text.split(_TABLE)
    yield from map(prose, before.split(_PARA))
    for each in tables:
        table, _, after = each.partition(_END)
        head, *lines = [line.split(_CELL)[:-1] for line in table.replace(_PARA, "\n").split(_ROW)[:-1]]
        is_table = head[0].startswith(_HEAD)
        yield from _table([[head[0][1:], *head[1:]], *lines]) if is_table else _facts([head, *lines])
        yield from map(prose, after.split(_PARA))


def _table(rows: Iterable[Sequence[str]]) -> list[Written]:
    """Return the cells of a table; the first row is its head."""
    return [(text, column, number) for number, row in enumerate(rows) for column, text in enumerate(row)]


def _facts(rows: Sequence[Sequence[str]]) -> Iterator[Written]:
    """Yield pairs of label and value that stand in columns of pairs, filled downwards."""
    for column in range(0, len(rows[0]), 2):
        for row in rows:
            yield prose(" ".join(row[column : column + 2]))


# --- HTML -------------------------------------------------------------------------------------------


def _reread_html(data: bytes) -> Reread:
    from lxml import etree

    for end, sign in _HTML_SIGNS.items():
        data = data.replace(end, end + sign)
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8")) if data.strip() else None
    if root is None:
        raise _unreadable(tr("HTML file"), "")
    body = root.find("body")
    return Reread(with_words(() if body is None else _html_units(body)))


def _html_units(element: etree._Element) -> Iterator[Written]:
    yield prose(element.text or "")
    for child in element:
        if child.tag == "table":
            yield from _table(_html_rows(child))
        elif child.tag in _HTML_BLOCKS:
            yield prose(_html_text(child))
        else:
            yield from _html_units(child)
        yield prose(child.tail or "")


def _html_rows(table: etree._Element) -> Iterator[list[str]]:
    """Yield the cells of each row, where a sign stands behind every cell and row; what is in no cell is one more."""
    parts = ["" if part.tag in _HTML_UNSEEN else _html_text(part) for part in table]
    text = "".join([table.text or "", *(f"{words}{part.tail or ''}" for words, part in zip(parts, table, strict=True))])
    for row in text.split(_HTML_ROW):
        cells = [cell.strip() for cell in row.split(_HTML_CELL)]
        yield cells if cells[-1] else cells[:-1]


def _html_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).replace("\u00a0", " ")


# --- Markdown and CSV -------------------------------------------------------------------------------


def _reread_markdown(data: bytes) -> Reread:
    try:
        text = data.decode("utf-8").replace("\u00a0", " ")
    except UnicodeDecodeError as exc:
        raise _unreadable(tr("Markdown file"), str(exc)) from exc
    return Reread(with_words(unit for block in text.split("\n\n") for unit in _markdown_units(block)), label_end=":")


def _markdown_units(block: str) -> Iterator[Written]:
    if block.startswith("| "):
        lines = block.split("\n")
        rows = (
            [_unmarked(cell).strip() for cell in _MARKDOWN_CELL.findall(line[1:])] for line in lines[:1] + lines[2:]
        )
        yield from _table(rows)
    elif block.startswith("- "):
        yield from (prose(_unmarked(item)) for item in re.split(r"^- ", block, flags=re.MULTILINE))
    else:
        yield prose(_unmarked(re.sub(r"^(?:#+|>) ", "", block, flags=re.MULTILINE)))


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
    return Reread(with_words(_table([[_GUARD.sub("", cell) for cell in line] for line in lines])), is_sheet=True)


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
    return Reread(with_words(units), is_workbook=True)


def _part(package: zipfile.ZipFile, name: str) -> etree._Element:
    from lxml import etree

    if package.getinfo(name).file_size > _MAX_BYTES:
        raise _unreadable(tr("workbook"), tr("the text is too large"))
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False))


def _sheet_text(item: etree._Element) -> str:
    words = "".join(part.text or "" for part in item.iter(f"{_S}t"))
    return _SHEET_SIGN.sub(lambda match: chr(int(match[1], 16)), words)


def _sheet_units(sheet: etree._Element, shared: Sequence[str]) -> Iterator[Written]:
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
        yield shared[int(cell.findtext(f"{_S}v", ""))], column - 1, int(row) - 1


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
