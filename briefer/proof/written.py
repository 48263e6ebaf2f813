"""The proof: what was written is read again and has to say what the brief says, unit by unit, in its order.

How a file is read again is for `reread`. What is not alike is named: the quotation, row or reference that is lost, or
else the words and their place. So a right file is never refused, and a file with one letter changed always is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from briefer.brief import Brief, Quotation, RunStyle, Table
from briefer.process import without_collection
from briefer.proof.reread import Reread, reread
from briefer.proof.tally import is_proved
from briefer.proof.units import (
    PROSE,
    Block,
    Fold,
    Named,
    Promised,
    Unit,
    Written,
    folded,
    named,
    promised,
    promised_lines,
    rows_of,
)
from briefer.words import tr
from briefer.writers import sheets
from briefer.writers.base import blocks, paras, scrub

_LONGEST_SHOWN = 80
_NEAR = 2000  # letters; in so few, words are looked for much faster
_PLACES = re.compile(r"\{pages?\}")


@dataclass(frozen=True, slots=True)
class Proof:
    """How much of what was promised stands in the file; `missing` says what does not, a sentence each."""

    quotations_found: int
    quotations_total: int
    rows_found: int
    rows_total: int
    missing: tuple[str, ...]
    references_found: int
    references_total: int

    @property
    def is_proved(self) -> bool:
        """Return whether every quotation, row and reference was found, and the text in its order."""
        return not self.missing


def verify(data: bytes, suffix: str, brief: Brief) -> Proof:
    """Read the written file again and compare all it says with the brief.

    Raises WriteError if the file cannot be read or its format is unknown.
    """
    with without_collection():
        return _proof(reread(data, suffix), brief)


def _proof(found: Reread, brief: Brief) -> Proof:
    tables = _tables(brief, found)
    expected = _expected(brief, found, tables)
    lost = _lost(expected, found)
    quotations = _Quotations(brief, found, expected)
    lost_quotations = tuple(quotations.told(lost))
    rows_total = rows_of(expected)
    lost_rows = Counter(lost.rows) - Counter(unit.text for unit in lost.instead if unit.column == 0)
    references = _references(brief, tables)
    lost_references = _lost_references(Counter(references), lost) if lost.units else Counter()
    missing = (
        *lost_quotations,
        *(tr("The row “{words}” is not in the file.").format(words=_shortened(row)) for row in lost_rows),
        *(
            tr("The reference “{reference}” is not in the file everywhere it belongs.").format(reference=each)
            for each in lost_references
        ),
    )
    return Proof(
        quotations_found=quotations.total - len(lost_quotations),
        quotations_total=quotations.total,
        rows_found=rows_total - lost_rows.total(),
        rows_total=rows_total,
        missing=missing or tuple(lost.told) or tuple(_margins_told(brief, found)),
        references_found=len(references) - lost_references.total(),
        references_total=len(references),
    )


# --- what the brief says --------------------------------------------------------------------------


def _expected(brief: Brief, found: Reread, tables: tuple[Table, ...] | None) -> list[Promised]:
    """Return every block that the file has to hold; without margins, what stands there is within the text."""
    if tables is not None:
        return promised_lines(tables)
    promise = promised(brief, has_colons=found.has_colons)
    if found.margins is not None:
        return promise
    marking, reference = [[(text, "")] if text.strip() else [] for text in (brief.frame.marking, brief.frame.reference)]
    return [*marking, *promise, *reference, *marking]


def _is_row(unit: Written, name: str) -> bool:
    return unit[1] == 0 and unit[2] > 0 and name == unit[0]


def _tables(brief: Brief, found: Reread) -> tuple[Table, ...] | None:
    """Return the tables of which a file holds the rows and nothing else; None for pages."""
    if found.is_workbook:
        return sheets.tables(brief)
    return sheets.main_table(brief) if found.is_sheet else None


def _references(brief: Brief, tables: tuple[Table, ...] | None) -> list[str]:
    """Return every reference that the file prints."""
    printed, style = blocks(brief) if tables is None else tables, RunStyle.REFERENCE
    runs = [run for block in printed for para in paras(block) for run in para.runs if run.style is style]
    return [run.text for run in runs if run.text.strip()]


# --- what the file lacks --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Lost:
    """What a file does not hold: the units that are not in it, what stands in their place, and sentences on it."""

    units: tuple[tuple[Unit, str], ...] = ()
    instead: tuple[Unit, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def rows(self) -> Iterator[str]:
        """What stands first in the rows that are lost."""
        return (unit.text for unit, name in self.units if _is_row(unit, name))

    def lacks(self, words: str) -> bool:
        """Tell whether words stand less often in the file than in the brief."""
        whole = _as_whole(words)
        return sum(len(whole.findall(unit.text)) for unit, _ in self.units) > sum(
            len(whole.findall(unit.text)) for unit in self.instead
        )


def _lost(promise: Sequence[Promised], reread_file: Reread) -> _Lost:
    fold = reread_file.fold
    if _holds(reread_file, promise):
        return _Lost()
    both = ((Unit(fold(scrub(text)), column, row), name) for (text, column, row), name in named(promise))
    expected = [(unit, fold(scrub(name))) for unit, name in both if unit.text]
    found = folded(reread_file.units, fold)
    wanted = [unit for unit, _ in expected]
    units: list[tuple[Unit, str]] = []
    instead: list[Unit] = []
    told: list[str] = []
    extra: list[str] = []
    for start, end, first, last in _stretches(wanted, found):
        units += expected[start:end]
        instead += found[first:last]
        if start < end:
            told.append(_differing(expected[start], found[first].text if first < last else ""))
        else:
            extra.append(_not_promised(found[first].text))
    return _Lost(tuple(units), tuple(instead), (*told, *extra)[:1] or _moved(expected, found))


def _holds(found: Reread, promise: Sequence[Promised]) -> bool:
    """Tell whether a file holds all that is promised and nothing else; most blocks are so letter for letter."""
    if found.placed:
        return _are_alike(named(promise), found.placed, found.fold)
    return len(promise) == len(found.blocks) and all(
        wanted == block or _is_block(wanted, block, found.fold)
        for (wanted, _), block in zip(promise, found.blocks, strict=True)
    )


def _is_block(wanted: Block, block: Block, fold: Fold) -> bool:
    if isinstance(wanted, str) or isinstance(block, str):
        return isinstance(wanted, str) and isinstance(block, str) and fold(scrub(wanted)) == fold(block)
    return len(wanted) == len(block) and all(
        promised_row == row or _with_words(map(scrub, promised_row), fold) == _with_words(row, fold)
        for promised_row, row in zip(wanted, block, strict=True)
    )


def _with_words(row: Iterable[str], fold: Fold) -> list[tuple[int, str]]:
    return [(column, words) for column, text in enumerate(row) if (words := fold(text))]


def _are_alike(expected: Sequence[Named], found: Sequence[Written], fold: Fold) -> bool:
    """Tell whether units are the same one by one; nearly all are letter for letter, so that few need to be folded."""
    return len(expected) == len(found) and all(
        wanted == unit or (wanted[1:] == unit[1:] and fold(scrub(wanted[0])) == fold(unit[0]))
        for (wanted, _), unit in zip(expected, found, strict=True)
    )


def _stretches(wanted: Sequence[Unit], found: Sequence[Unit]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where a stretch that is not alike begins and ends in both; rows may have moved up where one is lost."""
    left, right = ([unit[:2] for unit in units] for units in (wanted, found))
    if len(left) == len(right):  # words were changed in their places
        yield from ((n, n + 1, n, n + 1) for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b)
        return
    for step, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if step != "equal":
            yield start, end, first, last


def _differing(expected: tuple[Unit, str], other: str) -> str:
    """Return a sentence on the first words of a unit that are not those of another."""
    unit, name = expected
    start = next((n for n, (a, b) in enumerate(zip(unit.text, other, strict=False)) if a != b), len(other))
    return _out_of_place(unit.text[unit.text.rfind(" ", 0, start) + 1 :], unit, name)


def _not_promised(words: str) -> str:
    return tr("The words “{words}” stand in the file, but not in the brief.").format(words=_shortened(words))


def _moved(expected: Sequence[tuple[Unit, str]], found: Sequence[Unit]) -> tuple[str, ...]:
    """Return a sentence on the first words that stand in another row."""
    return next(
        ((_out_of_place(unit.text, unit, name),) for (unit, name), other in zip(expected, found, strict=True)
         if unit != other), ()
    )  # fmt: skip


def _out_of_place(words: str, unit: Unit, name: str) -> str:
    told = tr("The words “{words}” are not in their place in the file.")
    if name and unit.column != PROSE:
        told = tr("The words “{words}” in the row “{name}” are not in their place in the file.")
    elif name:
        told = tr("The words “{words}” under “{name}” are not in their place in the file.")
    return told.format(words=_shortened(words), name=_shortened(name))


class _Quotations:
    """The quotations that a file has to hold; of a sheet, those that stand in its cells."""

    def __init__(self, brief: Brief, found: Reread, promise: Iterable[Promised]) -> None:
        self._fold = found.fold
        blocks = ([[block]] if isinstance(block, str) else block for block, _ in promise)
        self._whole = "\n".join(["\n".join(row) for rows in blocks for row in rows])
        is_table = found.is_sheet or found.is_workbook
        are_printed = self._are_printed(brief.quotations)
        there = zip(brief.quotations, are_printed, map(is_proved, brief.quotations), strict=True)
        self._all = [each for each in there if each[1] or not is_table or not each[2]]

    def _are_printed(self, all_quotations: Iterable[Quotation]) -> Iterator[bool]:
        """Yield of each quotation whether the brief prints it; most stand in the order they are printed in."""
        place = 0
        for quotation in all_quotations:
            text = quotation.text
            found = self._whole.find(text, place, place + len(text) + _NEAR)
            if found < 0:
                found = self._whole.find(text, place)
            if found >= 0:
                place = found
                yield True
            else:
                yield text in self._whole or self._folded(quotation) in self._folded_whole

    @cached_property
    def _folded_whole(self) -> str:
        return self._fold(scrub(self._whole))

    def _folded(self, quotation: Quotation) -> str:
        return self._fold(scrub(quotation.text))

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._all)

    def told(self, lost: _Lost) -> Iterator[str]:
        """Yield a sentence for each quotation that is not word for word in its source, or not in the file."""
        for each, is_printed, is_right in self._all:
            if is_right and is_printed and not lost.units:
                continue
            shown = f"“{_shortened(each.text)}” [{each.reference.strip('[]')}]"
            if not is_right:
                yield tr("The quotation {quotation} is not word for word in its source.").format(quotation=shown)
            elif not is_printed or (lost.units and lost.lacks(self._folded(each))):
                yield tr("The quotation {quotation} is not word for word in the file.").format(quotation=shown)


def _lost_references(references: Counter[str], lost: _Lost) -> Counter[str]:
    there = "\n".join([unit.text for unit, _ in lost.units])
    here = "\n".join([unit.text for unit in lost.instead])
    whole = {each: _as_whole(" ".join(each.split())) for each in references}
    fewer = {each: len(found.findall(there)) - len(found.findall(here)) for each, found in whole.items()}
    return Counter(fewer) & references


def _margins_told(brief: Brief, found: Reread) -> Iterator[str]:
    """Yield a sentence on the first words in margins, or beside all units, that are not the brief's."""
    frame = brief.frame
    if found.margins is not None:
        for number, text in enumerate(found.margins, 1):
            label = frame.page_label.replace("{page}", str(number)).replace("{pages}", str(len(found.margins)))
            if found.is_paged:
                allowed = [f"{frame.marking} {frame.marking} {frame.reference} {label}"]
            else:
                own = _PLACES.sub("", frame.page_label)
                beside, above = (frame.reference, frame.marking), (frame.marking, frame.reference)
                allowed = [frame.marking, *(" ".join((*words, own)) for words in (beside, above))]
            if _signs(text, found) not in [_signs(scrub(each), found) for each in allowed]:
                yield tr("The words “{words}” in the margin of the pages are not those of the brief.").format(
                    words=_shortened(text)
                )
                return
    yield from map(_not_promised, found.strays)


def _signs(text: str, found: Reread) -> str | list[str]:
    """Return the words of a margin; those that run from right to left stand there as they are drawn."""
    words = "".join(found.signs(text).split())
    return words if words.isascii() else sorted(words)


def _as_whole(words: str) -> re.Pattern[str]:
    """Return a pattern that finds words, but not as part of longer ones."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(words)}{after}")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}…"
