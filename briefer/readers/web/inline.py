"""What one element of a page is to the words around it: a block, a row of a table, a note's mark, part of a phrase."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from briefer.readers.base import LONGEST_CELL
from briefer.readers.plain.note_marks import is_linked_note_mark, is_note_mark

NO_TEXT = frozenset(
    {"script", "style", "template", "svg", "math", "iframe", "object", "select", "datalist", "textarea"}
    | {"head", "title", "audio", "video", "canvas", "map", "input", "rt", "rp", "rtc"}
)
INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
    }
    | {"ins", "kbd", "label", "mark", "nobr", "output", "q", "rb", "ruby", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "html", "slot"}
)
MAY_BE_PASSED_OVER = NO_TEXT | {"noscript", "a", "sup", "span", "small"}
CELLS = frozenset({"td", "th"})
_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
MOST_PIECES = 200
MOST_NEIGHBOURS = 8
LONGEST_MARK = 6
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table(?!-cell)|list-item)", re.I)
_ROW_STYLE = re.compile(r"display\s*:\s*table-row(?!-)", re.I)
_CELL_STYLE = re.compile(r"display\s*:\s*table-cell", re.I)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.I)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_NOTE_NAMES = re.compile(r"note-?ref|footnote|reference|cite|endnote|#_?(?:ftn|edn|fn|note)", re.I)


def is_block(element: Any) -> bool:
    """Return whether the words of an element stand on lines of their own."""
    return element.tag not in INLINE or _BLOCK_STYLE.search(element.get("style", "")) is not None


def is_passed_over(element: Any, before: str) -> bool:
    """Return whether an element has no words of the text; `before` is what stands before it in its passage."""
    tag = element.tag
    if tag in NO_TEXT:
        return True
    if tag == "noscript":
        return not any(words.strip() for words in element.itertext())
    return tag in MAY_BE_PASSED_OVER and _may_be_note_mark(element, tag) and _is_note_mark(element, before)


def _may_be_note_mark(element: Any, tag: str) -> bool:
    if tag in {"a", "sup"}:
        return True
    words = element.text
    if words is None or len(words) > LONGEST_MARK:
        return False
    names = element.get("class")
    return (names is not None and _NOTE_NAMES.search(names) is not None) or _is_raised(element)


def _is_raised(element: Any) -> bool:
    return element.tag == "sup" or _RAISED.search(element.get("style", "")) is not None


def _is_note_mark(element: Any, before: str) -> bool:
    words = "".join(islice(element.itertext(), 6))
    if len(words) > 16 or len(element) > 4:
        return False
    link = element if element.tag == "a" else next(element.iter("a"), None)
    is_raised = _is_raised(element) or next(element.iter("sup"), None) is not None
    if link is None:
        is_called_one = element.tag != "sup" and not is_raised
        return (is_raised or is_called_one) and is_note_mark(words, before)
    names = " ".join(link.get(name, "") for name in ("class", "role", "rel", "id", "href"))
    is_note = "#" in link.get("href", "") and (is_raised or _NOTE_NAMES.search(names) is not None)
    return is_note and is_linked_note_mark(words)


def is_row(element: Any) -> bool:
    """Return whether a table row holds figures and words side by side, not the columns of a page."""
    if not _is_called_row(element) or next(element.iter("table"), None) is not None:
        return False
    cells = [cell for cell in element if is_cell(cell)]
    return len(cells) > 1 and all(map(_is_short, cells))


def _is_called_row(element: Any) -> bool:
    if element.tag == "tr" or not element.attrib:
        return bool(element.tag == "tr")
    return element.get("role") == "row" or _ROW_STYLE.search(element.get("style", "")) is not None


def is_cell(element: Any) -> bool:
    """Return whether an element is a cell of a table, whatever it is made of."""
    if element.tag in CELLS or not element.attrib:
        return element.tag in CELLS
    return element.get("role") in _CELL_ROLES or _CELL_STYLE.search(element.get("style", "")) is not None


def _is_short(cell: Any) -> bool:
    pieces = list(islice(cell.itertext(), MOST_PIECES))
    return len(pieces) < MOST_PIECES and len(" ".join("".join(pieces).split())) <= LONGEST_CELL


def stands_in_sentence(element: Any, before: str, *, is_certain: bool) -> bool:
    """Return whether an element is a part of the sentence around it; `before` is what was read of that.

    An element with a name that says for certain what it is must stand in the midst of one.
    """
    before = before.rstrip()
    after = _after(element).lstrip()
    if not is_certain:
        return bool(before or after)
    goes_on = after[:1].islower() or after.startswith((",", ";", "’", "'"))
    return goes_on or bool(before and after and not _SENTENCE_END.search(before))


def _after(element: Any) -> str:
    """Return words that follow an element on its line, "" if none do."""
    for _ in range(MOST_NEIGHBOURS):
        if (element.tail or "").strip():
            return str(element.tail)
        element = element.getnext()
        if element is None or element.tag not in INLINE or is_block(element):
            return ""
        if not element.get("class") and not element.get("id") and element.tag != "img":
            words = next(filter(str.strip, element.itertext()), "")
            if words:
                return words
    return ""


def stands_beside(element: Any, words: str, before: str) -> bool:
    """Return whether words begin a label of its own beside another, though no space parts them: "14:05" and "Talks"."""
    if not words[:1].isupper() or not words[1:2].islower() or not before[-1:].isalnum() or not element.attrib:
        return False
    other = element.getprevious()
    return other is not None and not other.tail and len(other.attrib) > 0
