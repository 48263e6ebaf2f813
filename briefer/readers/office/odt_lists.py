"""The numbers that an OpenDocument text shows before the items of its lists and before its headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefer.readers.office.numbering import written
from briefer.readers.office.odt_names import attribute, qualified

FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
OUTLINE = "text:outline-style"
_STYLES = frozenset({"text:list-style", OUTLINE})
_NUMBERED = frozenset({"text:list-level-style-number", "text:outline-level-style"})


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    prefix: str
    suffix: str
    start: int
    shown: int


@dataclass(slots=True)
class _Open:
    """A list that is being read: the name of its style, its level, and how far each level has counted."""

    style: str
    level: int
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Counts the items of the lists of one document in their order."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        """Take the parts that define the styles of lists; without any nothing is numbered."""
        self._styles: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for entry in root.iter() if root is not None else ():
                if qualified(entry.tag) in _STYLES:
                    name = OUTLINE if qualified(entry.tag) == OUTLINE else attribute(entry, "style:name")
                    self._styles[name] = dict(_levels(entry))
        self._open: list[_Open] = []
        self._last: dict[str, dict[int, int]] = {}
        self._outline: dict[int, int] = {}
        self._waiting = ""

    def begin(self, element: Element) -> None:
        """Open a list; one within another counts on its own level."""
        outer = self._open[-1] if self._open else None
        style = attribute(element, "text:style-name") or (outer.style if outer else "")
        goes_on = attribute(element, "text:continue-numbering") == "true" or attribute(element, "text:continue-list")
        if outer:
            self._open.append(_Open(style, outer.level + 1, outer.counts))
        else:
            self._open.append(_Open(style, 1, self._last.get(style, {}) if goes_on else {}))

    def end(self) -> None:
        """Close the list that was opened last."""
        closed = self._open.pop()
        if not self._open:
            self._last[closed.style] = closed.counts

    def count(self, element: Element) -> None:
        """Count an item; its first paragraph gets the number."""
        if not self._open:
            return
        now = self._open[-1]
        levels = self._styles.get(now.style, {})
        self._waiting = _counted(levels, now.counts, now.level, attribute(element, "text:start-value"))

    def label(self, paragraph: Element) -> str:
        """Return what is shown before a paragraph, "" if nothing is."""
        levels = self._styles.get(OUTLINE, {})
        if qualified(paragraph.tag) == "text:h" and not self._open and levels:
            level = _whole(attribute(paragraph, "text:outline-level"), 1)
            return _counted(levels, self._outline, level, "")
        label, self._waiting = self._waiting, ""
        return label


def _levels(style: Element) -> Iterable[tuple[int, _Level]]:
    for entry in style:
        if qualified(entry.tag) in _NUMBERED:
            form = FORMS.get(attribute(entry, "style:num-format"), "")
            prefix, suffix = attribute(entry, "style:num-prefix"), attribute(entry, "style:num-suffix")
            start = _whole(attribute(entry, "text:start-value"), 1)
            shown = _whole(attribute(entry, "text:display-levels"), 1)
            yield _whole(attribute(entry, "text:level"), 1), _Level(form, prefix, suffix, start, shown)


def _counted(levels: dict[int, _Level], counts: dict[int, int], level: int, start: str) -> str:
    shown = levels.get(level)
    first = shown.start if shown else 1
    counts[level] = _whole(start, first) if start else counts.get(level, first - 1) + 1
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]
    if shown is None or not shown.form:
        return ""
    numbers = [
        written(counts.get(place, 1), each.form)
        for place in range(max(1, level - shown.shown + 1), level + 1)
        if (each := levels.get(place)) and each.form
    ]
    return f"{shown.prefix}{'.'.join(numbers)}{shown.suffix}".strip()


def _whole(value: str, default: int) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else default
