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
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from briefer.errors import WriteError
from briefer.proof.units import Block, Written, squeezed, units_of, with_words
from briefer.style import CSV_SEPARATORS
from briefer.words import tr

if TYPE_CHECKING:
    from lxml import etree

_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPENING = 5000
_CONTROLS = bytes(range(9)) + bytes(range(11, 13)) + bytes(range(14, 32))
_ENTITY = re.compile(b"&(?:amp|lt|gt|quot);")
_SHEET_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")
_SHEET_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="\d+")?(?:/>| t="s"><v>(\d+)</v></c>)')
_SHEET_TEXT = re.compile(r'<si><t(?: xml:space="preserve")?>([^<&]*(?:&(?!#)[^<&]*)*)</t></si>')
_WORD_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_WORD_STRUCTURE = re.compile(rb"<(?:/w:(?:p|tc|tr|tbl)|w:tbl|w:(?:tblHeader|br|tab|fldChar)\b[^>]*)>")
_WORD_DIRECTION = re.compile(rb"<w:t>\xe2\x80[\x8e\x8f\xaa-\xac]</w:t>")  # a sign by itself, about foreign words
_PARA, _CELL, _ROW, _HEAD, _TABLE, _END = "\x1e", "\x1d", "\x1c", "\x1f", "\x0c", "\x0b"  # no XML holds any of these
_BEGUN, _ENDED, _OPENED = "\x01", "\x02", "\x03"
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
_HTML_MARKUP = re.compile(rb"(<[^>]*>)\n?")
_HTML_TAG = re.compile(
    rb"<(/?[a-z]+[1-6]?)"
    rb'(?: (?:id|class|role|scope|colspan|lang|dir|href|data-column|style|alt|src)="[^"<]*")*>'
)
_HTML_END = [b"</body>", b"", b"</html>", b""]
_HTML_VOID = ("br", "col", "img")
_HTML_BLOCKS = (
    "aside",
    "div",
    "dl",
    "footer",
    "header",
    "main",
    "p",
    "section",
    "ul",
    "li",
    *(f"h{n}" for n in range(1, 7)),
)
_HTML_OTHERS = ("a", "bdi", "colgroup", "dd", "em", "span", "strong", "tbody")
_HTML_SIGNS = {
    **dict.fromkeys(
        (*_HTML_VOID, *(f"{end}{name}" for name in (*_HTML_BLOCKS, *_HTML_OTHERS) for end in ("", "/"))), ""
    ),
    **dict.fromkeys((f"/{name}" for name in _HTML_BLOCKS), _PARA),
    **dict.fromkeys(_HTML_BLOCKS, _OPENED),
    **{"td": "", "/td": _CELL, "th": "", "/th": _CELL, "tr": "", "/tr": _ROW, "thead": _HEAD, "/thead": ""},
    **{"table": _TABLE, "/table": _END, "caption": _BEGUN, "/caption": _ENDED, "br": "\n", "dt": "", "/dt": " "},
}


@dataclass(frozen=True, slots=True)
class Reread:
    """What a file holds in its order, and what stands in the margins of its pages, or else of its sections.

    It is given by `blocks`, or where a file has none by the units that stand `placed` in it. `margins` is None where
    there are none. `fold` is how words are compared, `signs` how those of margins are, in any order. A
    file that `has_colons` sets them behind labels, `strays` are words that belong to no unit. A sheet holds one table
    alone, a workbook every table.
    """

    blocks: Sequence[Block] = ()
    margins: tuple[str, ...] | None = None
    fold: Callable[[str], str] = squeezed
    signs: Callable[[str], str] = squeezed
    has_colons: bool = False
    strays: tuple[str, ...] = ()
    is_paged: bool = False
    is_sheet: bool = False
    is_workbook: bool = False
    placed: Sequence[Written] = ()

    @property
    def units(self) -> Sequence[Written]:
        """All units, in their order."""
        return self.placed or units_of(self.blocks)


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
    return Reread(_blocks(main), margins)


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
    return unescape(_FIELD.sub("", b"".join(pieces).decode()))


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


def _blocks(text: str) -> list[Block]:
    """Return the blocks of a text with signs; what stands beside cells or rows is a cell more."""
    before, *tables = text.split(_TABLE)
    blocks: list[Block] = _paragraphs(before)
    for each in tables:
        table, _, after = each.partition(_END)
        rows = [_ended(row, _CELL) for row in _ended(table.replace(_OPENED, "").replace(_PARA, "\n"), _ROW)] or [[""]]
        if rows[0][0].startswith(_HEAD):
            rows[0][0] = rows[0][0][1:]
            blocks.append(rows)
        else:
            blocks += _facts(rows)
        blocks += _paragraphs(after)
    return blocks


def _paragraphs(text: str) -> list[Block]:
    return [words for words in text.replace(_OPENED, _PARA).split(_PARA) if words.strip()]


def _ended(text: str, sign: str) -> list[str]:
    """Return the parts of a text that all end with a sign."""
    parts = text.split(sign)
    return parts if parts[-1].strip() else parts[:-1]


def _facts(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield pairs of label and value that stand in columns of pairs, filled downwards."""
    for column in range(0, len(rows[0]), 2):
        for row in rows:
            yield " ".join(row[column : column + 2])


# --- HTML -------------------------------------------------------------------------------------------


def _reread_html(data: bytes) -> Reread:
    try:
        return Reread(_blocks(_html_text(data)))
    except UnicodeDecodeError as exc:
        raise _unreadable(tr("HTML file"), str(exc)) from exc


def _html_text(data: bytes) -> str:
    """Return the words of a page with a sign wherever something ends or a table begins, as of a Word document."""
    pieces = _HTML_MARKUP.split(data)
    if b"<body>" not in pieces or pieces[-4:] != _HTML_END or data.count(b"<") != len(pieces) // 2:
        _refuse_page()
    pieces = pieces[pieces.index(b"<body>") + 1 : -4]
    signs = _html_signs(Counter(pieces[1::2]))
    words = b"".join(pieces[::2])
    if words.translate(None, _CONTROLS) != words or words.count(b"&#") != words.count(b"&#x27;"):
        _refuse_page()
    pieces[1::2] = map(signs.__getitem__, pieces[1::2])
    text = b"".join(pieces).decode().replace(_PARA + _CELL, _CELL)
    return unescape(_FIELD.sub("", text))


def _html_signs(markup: Counter[bytes]) -> dict[bytes, bytes]:
    """Return the sign of each element's begin and end. Raises WriteError if one is unknown, or not begun or ended."""
    signs, still_open = {}, Counter[str]()
    for tag, count in markup.items():
        found = _HTML_TAG.fullmatch(tag)
        name = found[1].decode() if found else ""
        if name not in _HTML_SIGNS:
            _refuse_page()
        signs[tag] = b"\n" if tag == b"<span>" else _HTML_SIGNS[name].encode()
        still_open[name.lstrip("/")] += -count if name[0] == "/" else count
    if any(count for name, count in still_open.items() if name not in _HTML_VOID):
        _refuse_page()
    return signs


def _refuse_page() -> NoReturn:
    raise _unreadable(tr("HTML file"), tr("it is written in another form"))


# --- Markdown and CSV -------------------------------------------------------------------------------


def _reread_markdown(data: bytes) -> Reread:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise _unreadable(tr("Markdown file"), str(exc)) from exc
    return Reread([each for block in text.split("\n\n") for each in _markdown_blocks(block)], has_colons=True)


def _markdown_blocks(block: str) -> Iterator[Block]:
    if block.startswith("| "):
        lines = block.split("\n")
        yield [[_unmarked(cell).strip() for cell in _MARKDOWN_CELL.findall(line[1:])] for line in lines[:1] + lines[2:]]
    elif block.startswith("- "):
        yield from filter(str.strip, map(_unmarked, re.split(r"^- ", block, flags=re.MULTILINE)))
    elif words := _unmarked(re.sub(r"^(?:#+|>) ", "", block, flags=re.MULTILINE)).strip():
        yield words


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
    rows = [[_GUARD.sub("", cell) if cell[:1] == "'" else cell for cell in line] for line in lines]
    return Reread([rows] if rows else [], is_sheet=True)


# ----------------------------------------------------------------------------------------------------


def _reread_pdf(data: bytes) -> Reread:
    from briefer.proof.pdf_units import DamagedError, drawn, read_units, signs

    try:
        units, margins, strays = read_units(data)
    except DamagedError as exc:
        raise _unreadable("PDF", str(exc)) from exc
    return Reread((), margins, drawn, signs, strays=strays, is_paged=True, placed=units)


# --- a workbook -------------------------------------------------------------------------------------


def _reread_xlsx(data: bytes) -> Reread:
    from lxml import etree

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = [name for name in package.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
            has_text = "xl/sharedStrings.xml" in package.namelist()
            texts = _sheet_parts(package, "xl/sharedStrings.xml", "si", _SHEET_TEXT) if has_text else []
            shared = [unescape(_SHEET_SIGN.sub(lambda match: chr(int(match[1], 16)), text[1])) for text in texts]
            parts.sort(key=lambda name: int(re.sub(r"\D", "", name)))
            units = [
                (shared[int(cell[3])], _column(cell[1]), int(cell[2]) - 1)
                for name in parts
                for cell in _sheet_parts(package, name, "c", _SHEET_CELL)
                if cell[3]
            ]
    except (zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, etree.XMLSyntaxError) as exc:
        raise _unreadable(tr("workbook"), str(exc)) from exc
    return Reread(is_workbook=True, placed=with_words(units))


def _sheet_parts(package: zipfile.ZipFile, name: str, element: str, form: re.Pattern[str]) -> list[re.Match[str]]:
    """Return each element of a part as its form finds it. Raises WriteError if there is one of another form."""
    from lxml import etree

    if package.getinfo(name).file_size > _MAX_BYTES:
        raise _unreadable(tr("workbook"), tr("the text is too large"))
    data = package.read(name)
    found = list(form.finditer(data.decode()))
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    elements = list(root.iter(f"{{*}}{element}"))
    if len(found) != len(elements) or b"<!" in data:
        raise _unreadable(tr("workbook"), tr("{cell} is no text").format(cell=_strange(elements, found)))
    return found


def _strange(elements: Sequence[etree._Element], found: Sequence[re.Match[str]]) -> str:
    """Return the name of the first cell that is not among those that were found."""
    names = {match[1] + match[2] for match in found if match.re is _SHEET_CELL}
    return next((name for each in elements if (name := each.get("r", "")) not in names), "")


@cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


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
