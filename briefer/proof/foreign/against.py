"""Where a document differs from the brief that the project prints: rows, parties, kinds, states, references, words.

Only what the document has of the brief is compared: tables with all of the brief's own columns, and if most of its
other passages are there, those and all of its tables. A table that somebody made otherwise owes the brief nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.brief import Brief
from briefer.labels import Labels, load_labels
from briefer.proof.foreign.known import cells_of, facts_of, running_of
from briefer.proof.foreign.layout import Flow, Grid, Row, squeezed
from briefer.proof.foreign.said import compared, told
from briefer.proof.foreign.values import Deviation, Spot
from briefer.words import tr
from briefer.writers.sheets import tables, texts

ALIKE = 60.0
"""From so much of 100 on a row of the document may be one of the brief, changed."""
MOSTLY = 0.5


def deviations(brief: Brief, flows: Sequence[Flow], grids: Sequence[Grid]) -> Iterator[Deviation]:
    """Yield a sentence for each difference between a document and the brief; none if it has nothing of the brief."""
    labels = load_labels(brief.language)
    whole = squeezed(" ".join([*(flow.text for flow in flows), *(cell for grid in grids for cell in _cells(grid))]))
    is_whole = _is_whole(brief, whole)
    facts = frozenset(map(squeezed, facts_of(brief)))
    taken: set[tuple[int, int]] = set()
    for on_paper, in_sheet in _forms(brief):
        parts = [
            (form, part)
            for form in (on_paper, in_sheet)
            for grid in grids
            if (part := _beginning(grid, form, taken)) and (is_whole or -1 not in part.columns)
        ]
        if parts:
            form, found = max(parts, key=lambda pair: pair[1].share)
            taken.add((found.grid.table, found.head))
            yield from _Comparison(form, found, labels, facts).deviations()
        elif is_whole and on_paper.rows and grids:
            title = on_paper.title or " · ".join(on_paper.heads)
            yield Deviation(tr("The table “{title}” of the brief is missing.").format(title=title))
    if is_whole:
        inside, running = list(cells_of(brief)), list(running_of(brief))
        printed = squeezed(" ".join([*running, *inside]))
        text = squeezed(" ".join(flow.text for flow in flows))
        kept = [each for each in running if text.count(squeezed(each)) >= running.count(each)]
        wanted = [*(each for each in running if each not in kept), *(() if grids else inside)]
        yield from _missing_passages(wanted, printed, whole)


def _cells(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield from (row[column] for column in sorted(row))


def _is_whole(brief: Brief, whole: str) -> bool:
    """Return whether a document has most of the brief's passages that stand in no table."""
    passages = [squeezed(text) for text in running_of(brief)]
    return sum(each in whole for each in passages) > MOSTLY * len(passages)


def _missing_passages(passages: Sequence[str], printed: str, whole: str) -> Iterator[Deviation]:
    """Yield what stands in a document less often than in the brief, both squeezed."""
    bare = whole.replace('"', "")
    for text in passages:
        wanted = squeezed(text)
        if whole.count(wanted) >= printed.count(wanted):
            continue
        unmarked = wanted.replace('"', "")
        if unmarked != wanted and bare.count(unmarked) >= printed.replace('"', "").count(unmarked):
            yield Deviation(
                tr("Quotation marks were taken off or moved: the brief has {words}.").format(words=told(text))
            )
        else:
            yield Deviation(tr("A passage of the brief is changed or missing: {words}.").format(words=told(text)))


@dataclass(frozen=True, slots=True)
class _Form:
    """A table of the brief as it stands on paper or in a sheet: its title, the heads of its columns, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _forms(brief: Brief) -> Iterator[tuple[_Form, _Form]]:
    """Yield each table of a brief as on paper and as in a sheet."""
    for table in tables(brief):
        heads = tuple(" ".join(column.title) for column in table.columns)
        rows = tuple(tuple("\n".join(para.text for para in cell.paras) for cell in row.cells) for row in table.rows)
        head, *lines = map(tuple, texts(table))
        yield _Form(table.title, heads, rows), _Form(table.title, head, tuple(lines))


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of a grid that are a table of the brief: the row of its head, and its columns.

    `columns` are the grid's columns for those of the brief, -1 for one that is not there.
    """

    grid: Grid
    head: int
    columns: tuple[int, ...]

    @property
    def known(self) -> int:
        """How many of the brief's columns are there."""
        return sum(column >= 0 for column in self.columns)

    @property
    def share(self) -> tuple[float, int]:
        """How many of the brief's columns are there, of 1, and at a tie how many."""
        return self.known / len(self.columns), self.known


def _beginning(grid: Grid, form: _Form, taken: set[tuple[int, int]]) -> _Part | None:
    """Return where a table of the brief begins in a grid, or None: most of its columns are named in a row there."""
    titles = [squeezed(title) for title in form.heads]
    for number, row in enumerate(grid.rows):
        named = {squeezed(cell): column for column, cell in row.items()}
        part = _Part(grid, number, tuple(named.get(title, -1) for title in titles))
        if (grid.table, number) not in taken and part.known >= max(2, MOSTLY * len(titles)):
            return part
    return None


class _Comparison:
    """A table of the brief beside the rows of a document that are one."""

    def __init__(self, form: _Form, part: _Part, labels: Labels, facts: frozenset[str]) -> None:
        """Take what stands after a table in some formats as well: the brief's `facts`."""
        self._part = part
        self._labels = labels
        self._titles = form.heads
        self._ours = form.rows
        self._theirs = [
            (number, self._in_order(row))
            for number, row in enumerate(part.grid.rows)
            if number > part.head and not self._is_head(row) and not facts.issuperset(map(squeezed, row.values()))
        ]

    def deviations(self) -> Iterator[Deviation]:
        """Yield what differs, row by row."""
        for title, column in zip(self._titles, self._part.columns, strict=True):
            if column < 0:
                yield Deviation(
                    tr("The column “{title}” is missing or has another name.").format(title=title),
                    self._spot(self._part.head),
                )
        pairs = self._paired()
        for ours, cells in enumerate(self._ours):
            if ours not in pairs:
                yield Deviation(tr("The row {words} of the brief is missing.").format(words=told(_shown(cells))))
                continue
            number, theirs = self._theirs[pairs[ours]]
            yield from self._of_row(cells, theirs, number)
        for place, (number, theirs) in enumerate(self._theirs):
            if place not in pairs.values() and not self._is_outside(place, pairs):
                yield Deviation(
                    tr("The row {words} is not in the brief.").format(words=told(_shown(theirs))), self._spot(number)
                )

    def _in_order(self, row: Row) -> list[str]:
        """Return the cells of a row in the order of the brief's columns; a theme stands in the first."""
        if len(row) == 1 and 0 in row:
            return [row[0]]
        return [row.get(column, "") for column in self._part.columns]

    def _is_head(self, row: Row) -> bool:
        return {squeezed(cell) for cell in row.values()} == {squeezed(title) for title in self._titles}

    def _paired(self) -> dict[int, int]:
        """Return for each row of the brief the row of the document that is it: the same label, else the likest."""
        from rapidfuzz import fuzz

        ours = [squeezed(" ".join(cells)) for cells in self._ours]
        theirs = [squeezed(" ".join(cells)) for _, cells in self._theirs]
        scores = [
            (self._is_same_label(i, j), fuzz.ratio(one, other), -i, -j)
            for i, one in enumerate(ours)
            for j, other in enumerate(theirs)
        ]
        pairs: dict[int, int] = {}
        for is_same, score, i, j in sorted(scores, reverse=True):
            if (is_same or score >= ALIKE) and -i not in pairs and -j not in pairs.values():
                pairs[-i] = -j
        return pairs

    def _is_same_label(self, ours: int, theirs: int) -> bool:
        one, other = self._ours[ours], self._theirs[theirs][1]
        return len(one) == len(other) and [squeezed(each) for each in one[:2]] == [squeezed(each) for each in other[:2]]

    def _is_outside(self, place: int, pairs: dict[int, int]) -> bool:
        """Return whether a row stands after all of the table: text that follows in the same grid, or another table."""
        return all(paired < place for paired in pairs.values()) and not self._is_full(self._theirs[place][1])

    def _is_full(self, cells: Sequence[str]) -> bool:
        return len(cells) == len(self._titles) and sum(bool(cell.strip()) for cell in cells) > 0.6 * len(cells)

    def _of_row(self, ours: Sequence[str], theirs: Sequence[str], number: int) -> Iterator[Deviation]:
        if len(ours) != len(theirs):
            yield Deviation(
                tr("The row {ours} reads {theirs} here.").format(ours=told(_shown(ours)), theirs=told(_shown(theirs))),
                self._spot(number),
            )
            return
        row = _shown(ours)
        for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            column = self._part.columns[place] if len(ours) > 1 else 0
            if column >= 0 and squeezed(one) != squeezed(other):
                elsewhere = {title: cell for title, cell in zip(self._titles, theirs, strict=False) if cell != other}
                for sentence in compared(one, other, self._titles[place], elsewhere, "\n".join(ours), self._labels):
                    yield Deviation(f"{row}: {sentence}", self._spot(number, column))

    def _spot(self, row: int, column: int = -1) -> Spot:
        return Spot(table=self._part.grid.table + 1, row=row + 1, column=column + 1)


def _shown(cells: Sequence[str]) -> str:
    return " ".join(" ".join(cells[:2]).split())
