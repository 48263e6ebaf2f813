"""What an assistant sent back, as lines of an answer: JSON, tables and lists, with whatever stands around them.

Nothing is placed here and nothing is guessed: a line that is no record is handed back with its words. Time grows with
the length of the text: an object is sought in a stretch of limited length only.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from briefer.errors import BrieferError
from briefer.readers.base import Document
from briefer.words import tr

MOST_CHARACTERS = 5_000_000
LONGEST_OBJECT = 5_000
"""Characters of one item of an answer; a longer one is none."""
SHOWN = 200

_KEYS = {
    "sentences": ("s", "sentence", "sentences", "id", "ids", "no", "nr", "number", "numbers", "ref", "reference"),
    "kind": ("kind", "type", "category", "art", "genre", "вид"),
    "party": ("party", "parties", "actor", "side", "who", "whose", "partei", "partie", "сторона"),
    "issue": ("issue", "row", "topic", "matter", "streitpunkt", "point", "питання"),
    "words": ("quotation", "quote", "words", "find", "text", "passage", "zitat", "citation", "цитата"),
}
"""What each column or key of an answer may be called, in small letters."""
_MEANING = {name: meaning for meaning, names in _KEYS.items() for name in names}
_AROUND = re.compile(r"^[\s\[\]{},]*$|^\s*(?:```|~~~)\w*\s*$")
_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$")


@dataclass(frozen=True, slots=True)
class Record:
    """One item of an answer as it was given; `line` is its line in the answer, counted from 1."""

    line: int
    sentences: tuple[str, ...] = ()
    kind: str = ""
    parties: tuple[str, ...] = ()
    issue: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of an answer that is no item, in its own words, shortened."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Records:
    """All that an answer holds, in its order."""

    records: tuple[Record, ...]
    unread: tuple[Unread, ...]


def records_in(text: str) -> Records:
    """Return the items of an answer and the lines that are none.

    Raises BrieferError if the text is longer than MOST_CHARACTERS.
    """
    if len(text) > MOST_CHARACTERS:
        raise BrieferError(
            tr("This answer is longer than {n:,} characters.").format(n=MOST_CHARACTERS),
            tr("Paste the lines of the answer alone."),
        )
    lines = text.splitlines()
    found, taken = _objects(text)
    unread: list[Unread] = []
    found += _tables(lines, taken, unread)
    unread += [
        Unread(number, line.strip()[:SHOWN])
        for number, line in enumerate(lines, 1)
        if number not in taken and not _AROUND.match(line)
    ]
    return Records(tuple(sorted(found, key=_line)), tuple(sorted(unread, key=_line)))


def text_of(document: Document) -> str:
    """Return a document as the text of an answer: a line for each paragraph, its tables a line a row with tabs."""
    lines: list[str] = []
    rows = groupby(document.blocks, key=lambda block: block.cell and (block.cell.table, block.cell.row))
    for row, blocks in rows:
        if row is None:
            lines += [block.text for block in blocks]
            continue
        cells: dict[int, str] = {}
        for block in blocks:
            column = block.cell.column if block.cell else 0
            cells[column] = " ".join(filter(None, (cells.get(column), *block.text.split())))
        lines.append("\t".join(cells.get(column, "") for column in range(max(cells) + 1)))
    return "\n".join(lines)


def records_of_table(rows: Sequence[Sequence[str]], first_line: int = 1) -> Records:
    """Return the items of a table whose first row names its columns; rows that hold none are handed back."""
    meanings = [_MEANING.get(cell.strip().strip("*`").casefold(), "") for cell in rows[0]] if rows else []
    if not {"sentences", "words"} & set(meanings):
        return Records((), tuple(_unread_row(row, n) for n, row in enumerate(rows, first_line)))
    records = [
        _record(dict(zip(meanings, (cell.strip().strip("`") for cell in row), strict=False)), number)
        for number, row in enumerate(rows[1:], first_line + 1)
    ]
    return Records(tuple(each for each in records if each.sentences or each.words), ())


def _objects(text: str) -> tuple[list[Record], set[int]]:
    """Return the JSON objects that are items, and the lines they stand on."""
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    decoder = json.JSONDecoder()
    records: list[Record] = []
    taken: set[int] = set()
    place = text.find("{")
    while place >= 0:
        end = place + 1
        try:
            value, length = decoder.raw_decode(text[place : place + LONGEST_OBJECT])
        except (json.JSONDecodeError, RecursionError):
            value = None
        first = bisect_right(starts, place)
        known = _known(value) if isinstance(value, dict) else {}
        if {"sentences", "words"} & known.keys():
            end = place + length
            records.append(_record(known, first))
            taken.update(range(first, bisect_right(starts, end - 1) + 1))
        place = text.find("{", end)
    return records, taken


def _known(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is understood of an object, by its meaning; the first name of a meaning counts."""
    known: dict[str, Any] = {}
    for name, each in value.items():
        meaning = _MEANING.get(str(name).strip().casefold())
        if meaning and meaning not in known:
            known[meaning] = each
    return known


def _record(known: Mapping[str, Any], line: int) -> Record:
    return Record(
        line,
        tuple(_names(known.get("sentences"))),
        _text(known.get("kind")),
        tuple(_parties(known.get("party"))),
        _text(known.get("issue")),
        _text(known.get("words")),
    )


def _names(value: Any) -> Iterator[str]:
    """Yield the names of sentences, whatever stands between them."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str | int | float) and not isinstance(each, bool):
            yield from (part for part in re.split(r"[\s,;\[\]()]+", str(each)) if part)


def _parties(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield " ".join(each.split())


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _tables(lines: Sequence[str], taken: set[int], unread: list[Unread]) -> list[Record]:
    """Return the items of tables written with bars or tabs, and add their lines to those taken."""
    records: list[Record] = []
    for first, rows in _blocks(lines, taken):
        table = [cells for cells in rows if cells]
        if len(table) < 2 or not any(_MEANING.get(cell.strip("*` ").casefold()) for cell in table[0]):
            continue
        numbers = [first + n for n, cells in enumerate(rows) if cells]
        for number, cells in zip(numbers[1:], table[1:], strict=True):
            found = records_of_table([table[0], cells], number - 1)
            records += found.records
            if not found.records:
                unread.append(_unread_row(cells, number))
        taken.update(range(first, first + len(rows)))
    return records


def _blocks(lines: Sequence[str], taken: set[int]) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield each run of lines that are rows, with the number of its first; a ruling line is an empty row."""
    block: list[list[str]] = []
    for number, line in enumerate([*lines, ""], 1):
        cells = None if number in taken else _cells(line)
        if cells is None:
            if block:
                yield number - len(block), block
            block = []
        else:
            block.append(cells)


def _cells(line: str) -> list[str] | None:
    """Return the cells of a row written with bars or tabs, [] for a ruling line, None for any other line."""
    if "|" in line:
        if _RULE.match(line):
            return []
        return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    return line.split("\t") if "\t" in line else None


def _unread_row(row: Iterable[str], line: int) -> Unread:
    return Unread(line, " | ".join(cell for cell in row if cell)[:SHOWN])


def _line(each: Record | Unread) -> int:
    return each.line
