"""What one element of a page is to the words around it: a block, a row of a table, a note's mark, part of a phrase."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from briefer.readers.base import LONGEST_CELL
from briefer.readers.plain.note_marks import is_linked_note_mark, is_note_mark

NO_TEXT = frozenset(
    {"script", "style", "template", "svg", "math", "iframe", "object", "select", "datalist", "textarea"}
    | {"head", "title", "audio", "video", "canvas", "map", "input", "rt", "rp"}
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
MAY_BE_PASSED_OVER = NO_TEXT | {"noscript", "a", "sup"}
CELLS = frozenset({"td", "th"})
MOST_PIECES = 200
MOST_NEIGHBOURS = 8
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table(?!-cell)|list-item)", re.I)
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
    return tag in MAY_BE_PASSED_OVER and _is_note_mark(element, before)


def _is_note_mark(element: Any, before: str) -> bool:
    words = "".join(islice(element.itertext(), 6))
    if len(words) > 16 or len(element) > 4:
        return False
    link = element if element.tag == "a" else next(element.iter("a"), None)
    is_raised = element.tag == "sup" or next(element.iter("sup"), None) is not None
    if link is None:
        return is_raised and is_note_mark(words, before)
    names = " ".join(link.get(name, "") for name in ("class", "role", "rel", "id", "href"))
    is_note = "#" in link.get("href", "") and (is_raised or _NOTE_NAMES.search(names) is not None)
    return is_note and is_linked_note_mark(words)


def is_row(element: Any) -> bool:
    """Return whether a table row holds figures and words side by side, not the columns of a page."""
    if element.tag != "tr" or next(element.iter("table"), None) is not None:
        return False
    cells = [cell for cell in element if cell.tag in CELLS]
    return len(cells) > 1 and all(map(_is_short, cells))


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
