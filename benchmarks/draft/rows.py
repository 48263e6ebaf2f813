"""How good the rows of a draft are: B-cubed, pairs of both sides, rows with both sides, and titles.

A passage that the draft misses stands alone.
Run: python -m benchmarks.draft.rows FOLDER [FOLDER ...] [--rows]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.draft.figures import Figure, Figures, f1, print_figures, share
from benchmarks.draft.sentences import Case, read_case, suggested, whose
from briefer.model import Kind
from briefer.suggest import Suggestion
from briefer.text.open_titles import is_open

Item = tuple[int, int]
"""A passage: its paragraph, and where its sentence begins."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A passage in a row, and whose it is."""

    row: str
    party: str


@dataclass(frozen=True, slots=True)
class Table:
    """One article: the reader's rows, with the titles that would do, and those of the draft."""

    gold: Mapping[Item, Filed]
    draft: Mapping[Item, Filed]
    titles: Mapping[str, frozenset[str]]
    principals: frozenset[str]


def main() -> None:
    """Print the figures for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rows", action="store_true", help="print the rows of every draft")
    wanted = parser.parse_args()
    tables = {
        folder.name: [read_table(path, wanted.rows) for path in sorted(folder.glob("*.json"))]
        for folder in wanted.folders
    }
    print_figures({name: row_figures(each) for name, each in tables.items()})


def read_table(path: Path, is_printed: bool = False) -> Table:
    """Read a practice article and draft it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    case = read_case(path)
    draft = [each for each in suggested(case) if each.kind is not Kind.EVENT]
    if is_printed:
        _print_rows(path.name, case, draft)
    titles = {row["title"]: frozenset(each.casefold() for each in (row["title"], *row["also"])) for row in data["rows"]}
    principals = frozenset(party.name for party in case.parties)
    return Table(_gold(data), _drafted(case, draft), titles, principals)


def _gold(data: Mapping[str, Any]) -> dict[Item, Filed]:
    found: dict[Item, Filed] = {}
    for row in data["rows"]:
        for number in row["gold"]:
            tag = data["gold"][number]
            sentence = tag if not tag.get("clause") else data["gold"][number - 1]
            found.setdefault((sentence["paragraph"], sentence["start"]), Filed(row["title"], tag["party"]))
    return found


def _drafted(case: Case, draft: Sequence[Suggestion]) -> dict[Item, Filed]:
    found: dict[Item, Filed] = {}
    for tag in case.gold:
        here = [
            each for each in draft if each.paragraph == tag["paragraph"] and tag["start"] <= each.start < tag["end"]
        ]
        if here:
            found[tag["paragraph"], tag["start"]] = Filed(here[0].issue, whose(here[0]))
    return found


def row_figures(tables: Sequence[Table]) -> Figures:
    """Return what the rows of the drafts are worth."""
    precision, recall = _b_cubed(tables)
    right, given, wanted = (sum(each) for each in zip(*map(pairs, tables), strict=True))
    pair_precision, pair_recall = right / max(1, given), right / max(1, wanted)
    return {
        "B-cubed F1": Figure(f1(precision, recall), sum(len(each.gold) for each in tables)),
        "pair F1": Figure(f1(pair_precision, pair_recall), wanted),
        "pair precision": Figure(pair_precision, given),
        "two-sided rows covered": _together(map(_covered, tables)),
        "rows to merge": _together(map(_to_merge, tables), is_low_good=True),
        "titles that would do": _together(map(_titled, tables)),
        "titles left open": _together(map(_open, tables), is_low_good=True),
    }


def _together(counts: Iterable[tuple[int, int]], is_low_good: bool = False) -> Figure:
    some, of = (sum(each) for each in zip(*counts, strict=True))
    return share(some, of, is_low_good)


def _b_cubed(tables: Sequence[Table]) -> tuple[float, float]:
    precisions, recalls = [], []
    for table in tables:
        rows = {item: filed.row for item, filed in table.gold.items()}
        drafted = {item: table.draft[item].row if item in table.draft else "" for item in rows}
        for item, row in rows.items():
            mine = {each for each in rows if each == item or (drafted[item] and drafted[each] == drafted[item])}
            right = {each for each in rows if rows[each] == row}
            precisions.append(len(mine & right) / len(mine))
            recalls.append(len(mine & right) / len(right))
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls)


def pairs(table: Table) -> tuple[int, int, int]:
    """Return right, drafted and wanted pairs of passages that one row sets side by side."""
    wanted, drafted = (_side_by_side(table, each) for each in (table.gold, table.draft))
    return len(wanted & drafted), len(drafted), len(wanted)


def _side_by_side(table: Table, filed: Mapping[Item, Filed]) -> set[tuple[tuple[Item, str], ...]]:
    rows: defaultdict[str, list[tuple[Item, str]]] = defaultdict(list)
    for item, each in sorted(filed.items()):
        if each.row and each.party in table.principals:
            rows[each.row].append((item, each.party))
    return {pair for row in rows.values() for pair in combinations(row, 2) if pair[0][1] != pair[1][1]}


def _covered(table: Table) -> tuple[int, int]:
    """Return how many of the reader's rows with both sides stand in one drafted row with a right passage of each."""
    wanted, drafted = (_side_by_side(table, each) for each in (table.gold, table.draft))
    both = {table.gold[pair[0][0]].row for pair in wanted}
    return len({table.gold[pair[0][0]].row for pair in wanted & drafted}), len(both)


def _titled(table: Table) -> tuple[int, int]:
    """Return how many titles would do for the reader's row most of theirs belongs to, of those that are given."""
    given = {title: most for title, most in _rows(table).items() if not is_open(title)}
    return sum(_is_good(title, table.titles[most.most_common(1)[0][0]]) for title, most in given.items()), len(given)


def _open(table: Table) -> tuple[int, int]:
    """Return how many rows ask their reader for a title, and how many there are."""
    rows = _rows(table)
    return sum(map(is_open, rows)), len(rows)


def _rows(table: Table) -> dict[str, Counter[str]]:
    """Return for each drafted row how many of its passages stand in which row of the reader."""
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item, each in table.draft.items():
        if each.row and item in table.gold:
            rows[each.row][table.gold[item].row] += 1
    return dict(rows)


def _is_good(title: str, would_do: frozenset[str]) -> bool:
    """Say whether a title would do: it is one of those, or holds all words of one, or one holds all of its words."""
    words = frozenset(title.casefold().split())
    return any(words <= (other := frozenset(each.split())) or other <= words for each in would_do)


def _to_merge(table: Table) -> tuple[int, int]:
    """Return how many drafted rows belong mostly to a reader's row that another drafted row covers better."""
    rows = _rows(table)
    homes = Counter(most.most_common(1)[0][0] for most in rows.values())
    return sum(count - 1 for count in homes.values()), len(rows)


def _print_rows(name: str, case: Case, draft: Sequence[Suggestion]) -> None:
    rows: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for each in draft:
        rows[each.issue].append(each)
    print(f"\n{name}: {case.article.source.headline}")
    for title, row in rows.items():
        print(f"  [{title or 'tray'}]")
        for each in row:
            words = case.article.paragraphs[each.paragraph].text[each.start : each.end]
            print(f"    {each.kind.value[0].upper()} {whose(each)[:14]:<14} {words[:110]}")


if __name__ == "__main__":
    main()
