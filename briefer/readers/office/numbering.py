"""The numbers that Word writes before paragraphs by itself: "Article 1.", "(a)", "2.3"; bullets are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefer.readers.office.docx_styles import NO_NUMBERING, OFF, attribute, child, local_name

MOST_LEVELS = 9
LARGEST = 100_000
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ALPHABETS = {"Letter": "abcdefghijklmnopqrstuvwxyz", "Russian": "абвгдежзиклмнопрстуфхцчшщыэюя"}
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS |= {"twelve": "twelfth"}
_UNNUMBERED = frozenset({"bullet", "none"})


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    is_legal: bool = False


@dataclass(slots=True)
class _List:
    """The levels of a list, and how far each has counted; lists made from the same one count on together."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document in their order; `unknown` are those of lists it does not define."""

    def __init__(self, root: Element | None) -> None:
        self.unknown = 0
        entries = [] if root is None else list(root)
        abstract = {attribute(entry, "abstractNumId"): entry for entry in entries if local_name(entry) == "abstractNum"}
        by_style = {attribute(child(entry, "styleLink"), "val"): entry for entry in abstract.values()}
        lists: dict[str, _List] = {}
        self._lists: dict[str, _List] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._styles: dict[tuple[str, str], int] = {}
        for entry in entries:
            if local_name(entry) == "num":
                number, key = attribute(entry, "numId"), attribute(child(entry, "abstractNumId"), "val")
                link = attribute(child(abstract.get(key), "numStyleLink"), "val")
                source = by_style.get(link) if link else abstract.get(key)
                self._lists[number] = lists.setdefault(key, _List(_levels(source)))
                self._override(number, entry)
                self._styles |= {(number, style): level for style, level in _styles(source)}

    def level_of(self, number: str, style: str) -> int | None:
        """Return the level that a list keeps for paragraphs of a style, None if it keeps none."""
        return self._styles.get((number, style))

    def label(self, number: str, level: int) -> str:
        """Count one more paragraph on a level of a list; return what is written before it, "" for a bullet."""
        counted = self._lists.get(number)
        self.unknown += counted is None and number != NO_NUMBERING
        if counted is None or number == NO_NUMBERING or not 0 <= level < MOST_LEVELS:
            return ""
        levels = {**counted.levels, **self._levels.get(number, {})}
        starts = self._starts.get(number, {})
        if level in starts:
            counted.counts[level] = starts.pop(level)
        else:
            counted.counts[level] = counted.counts.get(level, levels.get(level, _Level()).start - 1) + 1
        for deeper in [each for each in counted.counts if each > level]:
            after = levels.get(deeper, _Level()).restarts_after
            if after is None or (after and level < after):
                del counted.counts[deeper]
        shown = levels.get(level, _Level())
        return "" if shown.form in _UNNUMBERED else _written(shown, levels, counted.counts)

    def _override(self, number: str, entry: Element) -> None:
        for override in entry:
            if local_name(override) != "lvlOverride":
                continue
            level = _whole(attribute(override, "ilvl"), 0)
            if (start := child(override, "startOverride")) is not None:
                self._starts.setdefault(number, {})[level] = _whole(attribute(start, "val"), 1)
            if (own := child(override, "lvl")) is not None:
                self._levels.setdefault(number, {})[level] = _level(own)


def _levels(source: Element | None) -> dict[int, _Level]:
    return {
        _whole(attribute(entry, "ilvl"), 0): _level(entry)
        for entry in (() if source is None else source)
        if local_name(entry) == "lvl"
    }


def _styles(source: Element | None) -> list[tuple[str, int]]:
    return [
        (style, _whole(attribute(entry, "ilvl"), 0))
        for entry in (() if source is None else source)
        if local_name(entry) == "lvl" and (style := attribute(child(entry, "pStyle"), "val"))
    ]


def _level(entry: Element) -> _Level:
    named = {local_name(part): part for part in entry}
    after = named.get("lvlRestart")
    return _Level(
        _whole(attribute(named.get("start"), "val"), 1),
        attribute(named.get("numFmt"), "val") or "decimal",
        attribute(named.get("lvlText"), "val"),
        None if after is None else _whole(attribute(after, "val"), 0),
        "isLgl" in named and attribute(named["isLgl"], "val") not in OFF,
    )


def _written(shown: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = levels.get(place, _Level())
        return written(counts.get(place, level.start), "decimal" if shown.is_legal else level.form)

    return _PLACE.sub(number, shown.text).strip()


def written(number: int, form: str) -> str:
    """Return a number in one of Word's forms, in digits where the form is none that is known here."""
    if form in _UNNUMBERED:
        return ""
    if not 1 <= number <= LARGEST:
        return str(number)
    letters = next((alphabet for name, alphabet in _ALPHABETS.items() if name.casefold() in form.casefold()), "")
    if letters:
        return _cased(letters[(number - 1) % len(letters)] * min(20, (number - 1) // len(letters) + 1), form)
    if form.endswith("Roman"):
        return _cased(_roman(number), form)
    return _in_words(number, form)


def _cased(letters: str, form: str) -> str:
    return letters.upper() if "upper" in form.casefold() else letters


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _in_words(number: int, form: str) -> str:
    if form not in {"ordinal", "cardinalText", "ordinalText"} or number > 99:
        return f"{number:02}" if form == "decimalZero" else str(number)
    if form == "ordinal":
        ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    tens, ones = divmod(number, 10)
    words = [_ONES[number]] if number < 20 else [_TENS[tens], *([_ONES[ones]] if ones else [])]
    if form == "ordinalText":
        last = words[-1]
        words[-1] = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return "-".join(words).capitalize()


def _whole(value: str, default: int) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else default
