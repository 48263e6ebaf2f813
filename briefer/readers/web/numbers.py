"""The numbers that a browser writes before the items of ordered lists: "1.", "b.", "iv."; other lists have none."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from briefer.readers.office.numbering import written

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), "lowerLetter"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "upperLetter"),
    **{"lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero"},
    **dict.fromkeys(("none", "disc", "circle", "square"), "none"),
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?(?<![\w-])(" + "|".join(_STYLES) + r")(?![\w-])", re.I)
_UNNUMBERED = re.compile(r"unstyled|list-none|(?:no|plain|bare)-?(?:list|bullet|number|style|marker)|reset", re.I)
_ENTRIES = frozenset({"article", "section", "time", "figure", "img", "header", "picture", "video"})
"""A list that holds these lays out a page, which shows no numbers there."""

_LABEL = re.compile(r"--label\s*:\s*([^;]*)")
_PART = re.compile(r"(counters?)\(([^)]*)\)|'([^']*)'")
_QUOTED = re.compile(r"'([^']*)'")
MOST_LOOKED_AT = 12
LAST_LETTER = 26


class ListNumbers:
    """Counts the items of the ordered lists of one page in their order."""

    def __init__(self) -> None:
        self._next: dict[Any, int] = {}

    def label(self, item: Any) -> str:
        """Count one more item; return what is shown before it, "" where nothing is."""
        numbered = item.getparent()
        if numbered is None or numbered.tag != "ol":
            return ""
        number = _whole(item.get("value"))
        if number is None:
            number = self._next[numbered] if numbered in self._next else _first(numbered)
        self._next[numbered] = number + _step(numbered)
        if label := self._written_out(item):
            return label
        form = _form(item) or _form(numbered)
        if form == "none" or _lays_out(item) or _UNNUMBERED.search(numbered.get("class", "")):
            return ""
        return f"{_in_form(number, form)}."

    def _written_out(self, item: Any) -> str:
        """Return what a style sheet writes before an item: words, and its number with those of the items around it."""
        found = _LABEL.search(item.get("style", ""))
        parts = _PART.findall(found[1]) if found else []
        around = [each.getparent() for each in (item, *item.iterancestors("li"))]
        numbers = [self._next[numbered] - _step(numbered) for numbered in around if numbered in self._next]
        after = sum(counted == "counter" for counted, *_ in parts)
        label = ""
        for counted, named, words in parts:
            after -= counted == "counter"
            inner = _QUOTED.findall(named)
            if counted == "counters":
                label += (inner[0] if inner else ".").join(map(str, reversed(numbers)))
            elif counted:
                form = next((_STYLES[style] for style in _STYLES if style in named), "decimal")
                label += written(numbers[after], form) if after < len(numbers) else ""
            else:
                label += words
        return label.strip()


def _step(numbered: Any) -> int:
    return -1 if "reversed" in numbered.attrib else 1


def _first(numbered: Any) -> int:
    start = _whole(numbered.get("start"))
    if start is not None:
        return start
    return len(numbered.findall("li")) if "reversed" in numbered.attrib else 1


def _whole(value: str | None) -> int | None:
    words = (value or "").strip()
    digits = words.removeprefix("-")
    return int(words) if digits.isascii() and digits.isdecimal() and len(digits) < 7 else None


def _form(element: Any) -> str:
    style = _STYLE.search(element.get("style", ""))
    return _STYLES[style[1].lower()] if style else _FORMS.get(element.get("type", ""), "")


def _lays_out(item: Any) -> bool:
    return any(part.tag in _ENTRIES for part in islice(item.iter(), MOST_LOOKED_AT))


def _in_form(number: int, form: str) -> str:
    if not form.endswith("Letter") or number <= LAST_LETTER:
        return written(number, form)
    more, last = divmod(number - 1, LAST_LETTER)
    return _in_form(more, form) + written(last + 1, form)
