"""From the runs and rules of a page to its tables: where one begins and ends, its columns, and which lines make a row.

Rules part rows where a table has them; else the white space over all columns does, or a new label in the first one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from briefer.readers.base import Block, CellPlace
from briefer.readers.pdf.lines import Line, Page, marked
from briefer.readers.pdf.marks import Rules, Run
from briefer.readers.pdf.paragraphs import blocks_of, joined
from briefer.text.wrapping import known_words

SLACK = 4.0
"""How far, in points, what begins together may begin apart."""
FEWEST_RULES = 3
ROW_GAP = 0.62
"""White space over all columns, as a share of the letters' size beyond their own height, that parts two rows."""
FAR = 4.0
"""Lines further apart than so many sizes of their letters belong to no one table without rules."""


@dataclass(slots=True)
class Grid:
    """A table on a page: where its columns begin, and its rows, each a list of runs for every column."""

    lefts: list[float]
    right: float
    rows: list[list[list[Run]]] = field(default_factory=list)

    def column(self, run: Run) -> int:
        """Return the column in which a run begins."""
        return max(0, sum(left <= run.left + SLACK for left in self.lefts) - 1)


Piece = Grid | list[Run]
"""A table, or a line that stands in none."""


def pieces_of(lines: Sequence[list[Run]], rules: Rules) -> list[Piece]:
    """Return the tables of a page and its other lines, from top to bottom."""
    frames = _frames(lines, rules)
    pieces: list[Piece] = []
    place = 0
    while place < len(lines):
        frame = next((each for each in frames if each[0] <= lines[place][0].y <= each[-1]), None)
        end = place
        while frame and end < len(lines) and frame[0] <= lines[end][0].y <= frame[-1]:
            end += 1
        grid = _ruled(lines[place:end], frame, rules) if frame else None
        if grid is None:
            end = place + _length_unruled(lines[place:], frames)
            grid = _unruled(lines[place:end]) if end - place > 1 else None
        if grid is None:
            pieces.append(lines[place])
            place += 1
        else:
            pieces.append(grid)
            place = end
    return pieces


def _frames(lines: Sequence[list[Run]], rules: Rules) -> list[list[float]]:
    """Return for each ruled table the heights of its level rules, from the lowest."""
    return [
        frame
        for left, right, heights in _extents(rules)
        for frame in _parted(heights, left, right, lines, rules)
        if len(frame) >= FEWEST_RULES
    ]


def _extents(rules: Rules) -> list[tuple[float, float, list[float]]]:
    """Return the level rules that reach equally far, pieces of one rule joined: left, right, heights."""
    whole: list[tuple[float, float, float]] = []
    for y, left, right in sorted(rules.level, key=lambda rule: (round(rule[0]), rule[1])):
        last = whole[-1] if whole else None
        if last and abs(last[0] - y) <= 1.5 and left <= last[2] + SLACK and right >= last[1] - SLACK:
            whole[-1] = (last[0], min(last[1], left), max(last[2], right))
        else:
            whole.append((y, left, right))
    extents: list[tuple[float, float, list[float]]] = []
    for y, left, right in whole:
        if extents and abs(extents[-1][0] - left) < SLACK and abs(extents[-1][1] - right) < SLACK:
            extents[-1][2].append(y)
        else:
            extents.append((left, right, [y]))
    return extents


def _parted(
    heights: Sequence[float], left: float, right: float, lines: Sequence[list[Run]], rules: Rules
) -> Iterator[list[float]]:
    """Yield the heights table by table: where text stands between them that is in no cell, one ends.

    Such text begins further out than the cells do, or has no border beside it where all the cells have one.
    """
    steps = list(pairwise(heights))
    first = [min((line[0].left for line in lines if low <= line[0].y < high), default=right) for low, high in steps]
    usual = median(first) if first else left
    at_left, at_right = (
        [(low, high) for x, low, high in rules.upright if abs(x - side) < SLACK] for side in (left, right)
    )
    frame: list[float] = []
    for (low, high), begin in zip(steps, first, strict=True):
        middle = (low + high) / 2
        is_open = bool(at_left and at_right) and not any(bottom <= middle <= top for bottom, top in at_left)
        if begin < right and (is_open or begin < usual - 1.5):
            yield frame
            frame = []
        else:
            frame = [*(frame or [low]), high]
    yield frame


def _ruled(lines: Sequence[list[Run]], heights: Sequence[float], rules: Rules) -> Grid | None:
    """Return the table between level rules, or None if it has one column."""
    borders = [x for x, low, high in rules.upright if low < heights[-1] and high > heights[0]]
    runs = [run for line in lines for run in line]
    grid = Grid(_lefts(lines, borders), max(run.right for run in runs))
    if len(grid.lefts) < 2:
        return None
    for top, bottom in zip(heights[::-1], heights[-2::-1], strict=False):
        row: list[list[Run]] = [[] for _ in grid.lefts]
        for run in runs:
            if bottom <= run.y < top:
                row[grid.column(run)].append(run)
        if any(row):
            grid.rows.append(row)
    return grid


def _lefts(lines: Sequence[list[Run]], borders: Sequence[float]) -> list[float]:
    """Return where the columns of some lines begin: at a rule, or where runs do and few others reach over."""
    runs = [run for line in lines for run in line]
    found: list[float] = []
    for left in sorted(run.left for run in runs):
        if found and left - found[-1] <= SLACK:
            continue
        beginning = [run for run in runs if abs(run.left - left) <= SLACK]
        has_neighbour = any(
            line[0].left < left - SLACK and any(abs(run.left - left) <= SLACK for run in line) for line in lines
        )
        crossing = sum(run.left < left - SLACK and run.right > left + SLACK for run in runs)
        is_ruled = any(0 <= left - border < 12 for border in borders)
        if not found or is_ruled or (has_neighbour and len(beginning) > 2 * crossing):
            found.append(left)
    return found


def _length_unruled(lines: Sequence[list[Run]], frames: Sequence[Sequence[float]]) -> int:
    """Return how many lines from the first on may be one table without rules, or 1."""
    if len(lines[0]) < 2:
        return 1
    end = 1
    while end < len(lines):
        above, line = lines[end - 1], lines[end]
        is_far = above[0].y - line[0].y > FAR * line[0].size
        if is_far or any(frame[0] <= line[0].y <= frame[-1] for frame in frames):
            break
        if not _fits(line, lines[0]):
            break
        end += 1
    return end


def _fits(line: Sequence[Run], head: Sequence[Run]) -> bool:
    """Return whether the runs of a line keep to the columns that the head of a table opens."""
    lefts = [run.left for run in head]
    for run in line:
        later = [left for left in lefts if left > run.left + SLACK]
        begins = any(abs(run.left - left) <= SLACK * 3 or left < run.left for left in lefts)
        if not begins or (later and run.right > later[0] + SLACK):
            return False
    return True


def _unruled(lines: Sequence[list[Run]]) -> Grid | None:
    """Return the table that some lines are, or None: at least two of them with as many columns as the first."""
    grid = Grid([run.left for run in lines[0]], max(run.right for line in lines for run in line))
    if sum(len(line) > 1 for line in lines) < 2:
        return None
    above: list[Run] = []
    for line in lines:
        if not grid.rows or _parts_rows(above, line, grid):
            grid.rows.append([[] for _ in grid.lefts])
        for run in line:
            grid.rows[-1][grid.column(run)].append(run)
        above = line
    return grid


def _parts_rows(above: Sequence[Run], line: Sequence[Run], grid: Grid) -> bool:
    """Return whether a new row begins with a line: a wide gap over it, or a label in the first column after none."""
    is_labelled = grid.column(line[0]) == 0
    gap = above[0].y - line[0].y - max(run.size for run in line)
    if gap > ROW_GAP * line[0].size:
        return is_labelled
    return is_labelled and (grid.column(above[0]) != 0 or len(grid.rows) == 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its height in points, its tables and other lines."""

    height: float
    pieces: Sequence[Piece]


def blocks_with_tables(sheets: Sequence[Sheet]) -> list[Block]:
    """Return the paragraphs and the cells of the pages in order; a table goes on over pages if its columns do."""
    known = known_words(run.text.strip() for sheet in sheets for run in _runs(sheet.pieces))
    pages = marked([Page(sheet.height, tuple(_plain_lines(sheet.pieces))) for sheet in sheets])
    tables = _Tables(known)
    blocks: list[Block] = []
    waiting: list[Page] = []
    for sheet, page in zip(sheets, pages, strict=True):
        lines = iter(page.lines)
        gathered: list[Line] = []
        for piece in sheet.pieces:
            if not isinstance(piece, Grid):
                line = next(lines)
                gathered.append(line)
                if not line.reason:
                    tables.leave()
                continue
            blocks += blocks_of([*waiting, Page(page.height, tuple(gathered))])
            waiting, gathered = [], []
            blocks += tables.blocks(piece)
        waiting.append(Page(page.height, tuple(gathered)))
    return blocks + blocks_of(waiting)


def _runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    for piece in pieces:
        if isinstance(piece, Grid):
            yield from (run for row in piece.rows for cell in row for run in cell)
        else:
            yield from piece


def _plain_lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    for piece in pieces:
        if not isinstance(piece, Grid):
            text = " ".join(run.text.strip() for run in piece)
            yield Line(text, piece[0].left, piece[-1].right, piece[0].y, max(run.size for run in piece))


class _Tables:
    """Numbers the tables of a document."""

    def __init__(self, known: Counter[str]) -> None:
        self._known = known
        self._count = 0
        self._rows = 0
        self._last: Grid | None = None
        self._head: list[str] = []

    def blocks(self, grid: Grid) -> Iterator[Block]:
        """Yield the cells of a table; a head that is printed again on a new page is told once."""
        rows = [[joined((run.text.strip() for run in cell), self._known) for cell in row] for row in grid.rows]
        if self._last is not None and _is_alike(self._last, grid):
            rows = rows[rows[0] == self._head :]
        else:
            self._count += 1
            self._rows = 0
            self._head = rows[0]
        self._last = grid
        for texts in rows:
            is_continuation = self._rows > 1 and not any(texts[: min(2, len(texts) - 1)])
            self._rows += not is_continuation
            for column, words in enumerate(texts):
                if words:
                    span = len(texts) if column == 0 and not any(texts[1:]) else 1
                    yield Block(words, cell=CellPlace(self._count - 1, self._rows - 1, column, span))

    def leave(self) -> None:
        """Note that text stands between this table and the next."""
        self._last = None


def _is_alike(one: Grid, other: Grid) -> bool:
    return len(one.lefts) == len(other.lefts) and all(
        abs(first - second) <= SLACK for first, second in zip(one.lefts, other.lefts, strict=True)
    )
