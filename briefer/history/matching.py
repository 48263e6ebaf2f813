"""Finding in a cleared document the paragraphs that were printed: by their bookmarks, else by row number and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from briefer.history.printed import Printed, own_name, plain, target_of
from briefer.readers.office.readings import Block

ALIKE = 60.0
"""How alike, of 100, two forms of one paragraph are at least."""
FEWEST_TELLING = 5
"""A paragraph of more words than this tells one brief from another."""
KEPT = 0.75
"""A document with fewer of its bookmarks than this has lost them: nobody deletes so much by hand."""
MOST_TIMES = 50
"""A document of so many times the paragraphs of a brief is no copy of it."""


def agreement(lines: Printed, blocks: Sequence[Block]) -> tuple[int, float]:
    """Return how many marked paragraphs read exactly as they were printed, and which share of the long ones about so.

    Short ones tell nothing: every brief has a row 1.1.
    """
    from rapidfuzz import fuzz

    was = {name: plain(text) for name, text in lines if name}
    marked = [
        (was.get(name, ""), plain(each.rejected), plain(each.accepted)) for each in blocks if (name := own_name(each))
    ]
    exact = sum(text in read for text, *read in marked)
    telling = [each for each in marked if max(len(text.split()) for text in each) > FEWEST_TELLING] or marked
    alike = sum(max(fuzz.ratio(text, one) for one in read) >= ALIKE for text, *read in telling)
    return exact, alike / len(telling) if telling else 0.0


def without_captions(blocks: Sequence[Block], titles: frozenset[str], lines: Printed) -> Iterator[Block]:
    """Yield the paragraphs of a document but for titles of tables that it prints oftener than the brief does."""
    more = Counter(plain(each.accepted) for each in blocks if plain(each.accepted) in titles)
    more -= Counter(plain(text) for _, text in lines)
    for block in blocks:
        words = plain(block.accepted)
        if more[words] and not block.table:
            more[words] -= 1
        else:
            yield block


def unmarked(lines: Printed, blocks: Sequence[Block]) -> int:
    """Return how many printed paragraphs without a bookmark stand in a document: versions may differ in these alone."""
    there = {plain(each.accepted) for each in blocks}
    return sum(not name and plain(text) in there for name, text in lines)


def marked(lines: Printed, blocks: Sequence[Block]) -> tuple[list[Block], bool]:
    """Return the paragraphs of a document, those that lost their bookmark with the one they had.

    Also return whether so many were lost that rows were found by their numbers and words; where few were, only what
    was cut and pasted is looked for, by all of its words.
    """
    names = {name for name, _ in lines if target_of(name)}
    found = [each if own_name(each) in names or not own_name(each) else replace(each, names=()) for each in blocks]
    here = {own_name(each) for each in found} & names
    is_guessed = False
    if len(here) < KEPT * len(names) and len(blocks) <= MOST_TIMES * len(lines):
        is_guessed = _mark(found, lines, _by_number(lines, found))
        is_guessed = _mark(found, lines, _by_words(lines, found)) or is_guessed
    _mark(found, lines, _moved(lines, found))
    return found, is_guessed


Pairs = Iterator[tuple[int, int]]
"""A printed paragraph and one of the document, each by its place."""


def _mark(blocks: list[Block], lines: Printed, pairs: Pairs) -> bool:
    """Give paragraphs the bookmarks of what was printed, each to the first that claims it; return whether any did."""
    taken = {own_name(each) for each in blocks}
    before = len(taken)
    for i, j in pairs:
        name = lines[i][0]
        if target_of(name) and name not in taken and not own_name(blocks[j]):
            blocks[j] = replace(blocks[j], names=(name,))
            taken.add(name)
    return len(taken) > before


def _by_number(lines: Printed, blocks: Sequence[Block]) -> Pairs:
    """Pair the rows of a table by the number in their first cell, and their paragraphs cell by cell."""
    rows = _rows(lines)
    here: dict[int, dict[int, list[int]]] = {}
    for j, block in enumerate(blocks):
        if block.row and block.rejected.strip():
            here.setdefault(block.row, {}).setdefault(block.cell, []).append(j)
    for cells in here.values():
        number = " ".join(plain(blocks[j].rejected) for j in cells.get(0, ()))
        for cell, old in rows.get(number, {}).items():
            yield from _paired([(i, plain(lines[i][1])) for i in old], _texts(blocks, cells.get(cell, ())))


def _texts(blocks: Sequence[Block], places: Sequence[int]) -> list[tuple[int, str]]:
    return [(j, plain(blocks[j].rejected)) for j in places]


def _rows(lines: Printed) -> dict[str, dict[int, list[int]]]:
    """Return for each row number the places of the row's printed paragraphs, by cell."""
    rows: dict[str, dict[int, list[int]]] = {}
    cells: dict[int, list[int]] = {}
    for i, (name, text) in enumerate(lines):
        target = target_of(name)
        if target is None or target.sort not in "ic":
            cells = {}
        elif target.sort == "i" and target.cell == 0:
            cells = rows.setdefault(plain(text), {})
        if target and target.sort in "ic":
            cells.setdefault(target.cell, []).append(i)
    return rows


def _paired(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> Pairs:
    """Pair the paragraphs of one cell: the most alike first; one alone on both sides goes with the other."""
    from rapidfuzz import fuzz

    if len(old) == len(new) == 1:
        yield old[0][0], new[0][0]
        return
    scored = sorted(((fuzz.ratio(a, b), i, j) for i, a in old for j, b in new), key=lambda each: (-each[0], each[1:]))
    done: set[tuple[str, int]] = set()
    for score, i, j in scored:
        if score >= ALIKE and not {("old", i), ("new", j)} & done:
            done |= {("old", i), ("new", j)}
            yield i, j


def _by_words(lines: Printed, blocks: Sequence[Block]) -> Pairs:
    """Pair paragraphs by their order and their words."""
    old, new = [plain(text) for _, text in lines], [plain(block.rejected) for block in blocks]
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        elif step == "replace":
            left = [(j, new[j]) for j in range(c, d) if new[j] and not own_name(blocks[j])]
            yield from _paired([(i, old[i]) for i in range(a, b) if target_of(lines[i][0])], left)


def _moved(lines: Printed, blocks: Sequence[Block]) -> Pairs:
    """Pair a paragraph that was cut and pasted without its bookmark, by all of its words."""
    here = {own_name(block) for block in blocks if block.accepted.strip()}
    gone = {plain(text): i for i, (name, text) in enumerate(lines) if name not in here and len(text.split()) > 3}
    for j, block in enumerate(blocks):
        if not own_name(block) and (text := plain(block.accepted)) in gone:
            yield gone[text], j
