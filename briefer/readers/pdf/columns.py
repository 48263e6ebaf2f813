"""Where the lines of a PDF begin and end in their column: those of a page, of a block, beside a box, around a middle.

Knows nothing of PDF libraries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress, groupby, pairwise
from operator import and_, itemgetter

from briefer.readers.pdf.lines import Line

_SENTENCE_END = re.compile(r"[.!?:…؟۔।。！？][\"'”’»)\]」』]*(?:\d{1,2}|\[\d{1,3}\])?$")

FEWEST_IN_BLOCK = 3
"""So many lines indented alike in a row are a block, not the first lines of paragraphs."""

NARROWEST = 12
"""Text beside a picture is at least so many times as wide as its letters are high."""

ALIKE = 0.75
"""Columns through which one text runs are not less wide than this share of each other."""

FEWEST_WRAPPED, NEAR_LINES = 2, 6

FEWEST_SPACES = 3


def columns_of(run: Sequence[Line], size: float, letter: float) -> dict[int, Column]:
    """Return the column of each line between two jumps upwards, by its identity; `letter` is the usual width of one."""
    columns = _columns(run, size)
    if len({round(line.left) for line in run}) > 1:
        columns.update(_of_blocks(run, columns, size))
        columns.update(_centred(run))
    columns.update(_beside_boxes(run, columns, letter, size))
    return columns


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines of one size in one column begin and end, or those of a block that is indented in it."""

    left: float
    right: float
    is_block: bool = False


def ends_sentence(line: Line) -> bool:
    """Return whether a sentence ends with a line; the mark of a note may follow."""
    return _SENTENCE_END.search(line.text, max(0, len(line.text) - 8)) is not None


def runs(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Part lines where they jump up: at the top of a column or page."""
    run: list[Line] = []
    for line in lines:
        if run and line.y > run[-1].y + 0.5 * line.size:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def close_below(run: Sequence[Line], most: float) -> int:
    """Return how many lines stand at the top of a run with no more than a step between them."""
    count = 1
    while count < len(run) and run[count - 1].y - run[count].y <= most:
        count += 1
    return count


def _columns(run: Sequence[Line], size: float) -> dict[int, Column]:
    usual = frozenset(own for own in {line.size for line in run} if abs(own - size) <= 0.1 * size)
    text = [line for line in run if line.size in usual]
    others = [line for line in run if line.size not in usual] if len(text) < len(run) else []
    found: dict[int, Column] = {}
    for lines in filter(None, (text, others)):
        left = _usual_left([round(line.left) for line in lines])
        rights = sorted([line.right for line in lines])
        column = Column(left, rights[int(0.95 * (len(rights) - 1) + 0.5)])
        found.update(dict.fromkeys(map(id, lines), column))
    return found


def _usual_left(lefts: Sequence[int]) -> int:
    """Return the leftmost place at which not just a few lines begin."""
    if len(set(lefts)) == 1:  # as on most pages
        return lefts[0]
    counts = Counter(lefts)
    few = min(0.15 * len(lefts), max(counts.values()) - 1)
    return min(place for place, count in counts.items() if count > few)


def _of_blocks(run: Sequence[Line], columns: dict[int, Column], size: float) -> dict[int, Column]:
    """Return the columns of lines that are indented together, as quotations are: their own right edge counts."""
    found: dict[int, Column] = {}
    if not any(line.left - columns[id(line)].left > 0.6 * size for line in run):
        return found
    for _, group in groupby(run, lambda line: round(line.left)):
        lines = list(group)
        column = columns[id(lines[0])]
        if len(lines) >= FEWEST_IN_BLOCK and lines[0].left - column.left > 0.6 * size:
            right = max(line.right for line in lines)
            found.update(dict.fromkeys(map(id, lines), Column(column.left, right, is_block=True)))
    return found


def _beside_boxes(run: Sequence[Line], columns: dict[int, Column], letter: float, size: float) -> dict[int, Column]:
    """Return the columns of lines that a box at their right makes shorter: the words that follow had found room."""
    found: dict[int, Column] = {}
    are_short = [columns[id(line)].right - line.right > 2 * size for line in run]
    pairs = compress(pairwise(run), map(and_, are_short, are_short[1:]))
    if sum(_is_wrapped(above, below, columns, letter, size) for above, below in pairs) < FEWEST_WRAPPED:
        return found  # as on nearly every page
    for is_short, group in groupby(zip(run, are_short, strict=True), itemgetter(1)):
        lines = [line for line, _ in group] if is_short else []
        wrapped = [above for above, below in pairwise(lines) if _is_wrapped(above, below, columns, letter, size)]
        if len(wrapped) < FEWEST_WRAPPED:
            continue
        for line in lines:
            right = max((each.right for each in wrapped if abs(each.y - line.y) < NEAR_LINES * size), default=0.0)
            if ALIKE * (right - line.left) < line.right - line.left <= right - line.left + 0.5 * size:
                found[id(line)] = replace(columns[id(line)], right=right)
    return found


def _is_wrapped(above: Line, below: Line, columns: dict[int, Column], letter: float, size: float) -> bool:
    """Return whether a line ends before a word that goes on with its sentence and had found room in its column."""
    is_wide = above.right - above.left > 1.3 * NARROWEST * size
    if not (is_wide and goes_on(above, below) and 0 < above.y - below.y < 2 * size):
        return False
    word = below.text.split(maxsplit=1)[0]
    return columns[id(above)].right - above.right > 1.1 * letter * (len(word) + 1) + size


def goes_on(above: Line, below: Line) -> bool:
    """Return whether running text clearly goes on from one line to the next."""
    return below.text[0].islower() and not ends_sentence(above) and above.text.count(" ") >= FEWEST_SPACES


def _centred(run: Sequence[Line]) -> dict[int, Column]:
    """Return the columns of running text around one middle, as some quotations are set: as wide as its widest line."""
    found: dict[int, Column] = {}
    for _, group in groupby(run, lambda line: (round((line.left + line.right) / 3), line.size)):
        lines = list(group)
        if any(map(goes_on, lines, lines[1:])) and len({round(line.left) for line in lines}) > 1:
            width = max(line.right - line.left for line in lines)
            found.update((id(line), Column(line.left, line.left + width)) for line in lines)
    return found


def is_indented(line: Line, column: Column, size: float) -> bool:
    """Return whether a line begins within its column as first lines do; `size` is that of the text."""
    return 0.6 * size < line.left - column.left < 8 * size
