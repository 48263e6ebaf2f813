"""What changed from one record of a brief to another: facts only, each with the old and the new words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from briefer.model import AnnotationId, IssueId, Record, RecordedItem, RecordedRow
from briefer.text import canonical


class What(StrEnum):
    """The sorts of change."""

    ROW_NEW = "row new"
    ROW_DROPPED = "row dropped"
    ROW_REWORDED = "row reworded"
    ROW_MOVED = "row moved"
    STATE = "state"
    ASSESSMENT = "assessment"
    AGREED = "agreed"
    ITEM_NEW = "item new"
    ITEM_DROPPED = "item dropped"
    ITEM_MOVED = "item moved"
    ITEM_REWORDED = "item reworded"
    ITEM_KIND = "item kind"
    ITEM_PARTY = "item party"
    WORDS = "party's words"
    FIELD = "field"
    KEY_POINT = "key point"


OF_ITEM = frozenset(
    {What.ITEM_NEW, What.ITEM_DROPPED, What.ITEM_MOVED, What.ITEM_REWORDED, What.ITEM_KIND, What.ITEM_PARTY}
    | {What.WORDS, What.KEY_POINT}
)
"""The sorts of change of an item."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact: what changed, of which row, item or field (`id`), in which row by number, and both wordings."""

    what: What
    id: str
    row: str = ""
    old: str = ""
    new: str = ""


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """Return what changed, in the order of the later record, what was dropped last of its sort.

    Rows and items are known by their ids if the records are of one project or a copy of it, else by their words.
    """
    before = aligned(before, after)
    return tuple(
        chain(
            _of_rows(before.rows, after.rows),
            _of_items(before, after),
            _of_fields(before, after),
            _of_stars(before, after),
        )
    )


def aligned(before: Record, after: Record) -> Record:
    """Return the earlier record with the ids of the later one, if they are of briefs made apart."""
    return before if _are_kin(before, after) else _renamed(before, after)


def _of_rows(before: tuple[RecordedRow, ...], after: tuple[RecordedRow, ...]) -> Iterator[Change]:
    old = {row.id: row for row in before}
    new = {row.id: row for row in after}
    stayed = longest_kept([row.id for row in before], [row.id for row in after])
    for row in after:
        if row.id not in old:
            yield Change(What.ROW_NEW, row.id, row.number, "", row.title)
            continue
        was = old[row.id]
        facts = (
            (What.ROW_REWORDED, was.title, row.title),
            (What.STATE, was.state.value, row.state.value),
            (What.ASSESSMENT, was.assessment, row.assessment),
            (What.AGREED, was.agreed, row.agreed),
        )
        yield from (Change(what, row.id, row.number, *both) for what, *both in facts if both[0] != both[1])
        if was.theme != row.theme or row.id not in stayed:
            yield Change(What.ROW_MOVED, row.id, row.number, _place(was), _place(row))
    yield from (Change(What.ROW_DROPPED, row.id, row.number, row.title) for row in before if row.id not in new)


def _of_items(before: Record, after: Record) -> Iterator[Change]:
    old, new = placed(before), placed(after)
    for key, (row, item) in new.items():
        number = row.number if row else ""
        if key not in old:
            yield Change(What.ITEM_NEW, key, number, "", _said(item))
            continue
        was_in, was = old[key]
        if (was_in.id if was_in else "") != (row.id if row else ""):
            yield Change(What.ITEM_MOVED, key, number, was_in.title if was_in else "", row.title if row else "")
        facts = (
            (What.WORDS, was.words, item.words),
            (What.ITEM_REWORDED, _about(was), _about(item)),
            (What.ITEM_KIND, was.kind.value, item.kind.value),
            (What.ITEM_PARTY, ", ".join(was.parties), ", ".join(item.parties)),
        )
        yield from (Change(what, key, number, *both) for what, *both in facts if both[0] != both[1])
    for key, (row, item) in old.items():
        if key not in new:
            yield Change(What.ITEM_DROPPED, key, row.number if row else "", _said(item))


def _of_fields(before: Record, after: Record) -> Iterator[Change]:
    old, new = dict(before.fields), dict(after.fields)
    for key in old | new:
        if old.get(key, "") != new.get(key, ""):
            yield Change(What.FIELD, key, "", old.get(key, ""), new.get(key, ""))


def _of_stars(before: Record, after: Record) -> Iterator[Change]:
    """Yield the items that became or ceased to be key points while they stand in both."""
    old, new = placed(before), placed(after)
    for key in new:
        was, is_now = key in before.key_point_ids, key in after.key_point_ids
        if key in old and was != is_now:
            row, item = new[key]
            words = ("", _said(item)) if is_now else (_said(item), "")
            yield Change(What.KEY_POINT, key, row.number if row else "", *words)


def placed(record: Record) -> dict[str, tuple[RecordedRow | None, RecordedItem]]:
    """Return each item by its id with the row it stands in, if any."""
    found: dict[str, tuple[RecordedRow | None, RecordedItem]] = {}
    found |= {item.id: (row, item) for row in record.rows for item in row.items}
    return found | {item.id: (None, item) for item in record.others}


def _said(item: RecordedItem) -> str:
    return item.paraphrase or item.words


def _about(item: RecordedItem) -> str:
    return f"{item.paraphrase} ({item.speaker})".strip() if item.speaker else item.paraphrase


def _place(row: RecordedRow) -> str:
    return f"{row.number} {row.theme}".strip()


def longest_kept(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the ids that did not move: the longest run of those in both that keeps its order."""
    place = {key: at for at, key in enumerate(before)}
    kept = [key for key in after if key in place]
    # What dropped out in between moves nobody, so only the order among those in both counts.
    longest: list[tuple[str, ...]] = []  # for each of `kept` the longest run that ends with it
    for key in kept:
        runs = [run for run in longest if place[run[-1]] < place[key]]
        best = max(runs, key=len, default=())
        longest.append((*best, key))
    best = max(longest, key=len, default=())
    return frozenset(best)


# --- two projects ---------------------------------------------------------------------------------------


def _are_kin(before: Record, after: Record) -> bool:
    """Return whether the ids of two records name the same things: more agree than not."""
    old, new = dict(_names(before)), dict(_names(after))
    both = old.keys() & new.keys()
    return not old or not new or 2 * sum(old[key] == new[key] for key in both) > min(len(old), len(new))


def _names(record: Record) -> Iterator[tuple[str, str]]:
    yield from ((row.id, canonical(row.title).casefold()) for row in record.rows)
    yield from ((key, _key(item)) for key, (_, item) in placed(record).items())


def _key(item: RecordedItem) -> str:
    return "\n".join((canonical(item.words), *sorted(item.parties))).casefold()


def _renamed(before: Record, after: Record) -> Record:
    """Return the earlier record with the ids of the later one where title or words agree, else with none of them."""
    titles = {canonical(row.title).casefold(): row.id for row in after.rows}
    words = {_key(item): item.id for _, item in placed(after).values()}
    ids = {item.id: words.get(_key(item), f"-{item.id}") for _, item in placed(before).values()}

    def items(of: Iterable[RecordedItem]) -> tuple[RecordedItem, ...]:
        return tuple(replace(item, id=AnnotationId(ids[item.id])) for item in of)

    rows = tuple(
        replace(
            row,
            id=IssueId(titles.get(canonical(row.title).casefold(), f"-{row.id}")),
            items=items(row.items),
        )
        for row in before.rows
    )
    stars = tuple(AnnotationId(ids.get(key, f"-{key}")) for key in before.key_point_ids)
    return replace(before, rows=rows, others=items(before.others), key_point_ids=stars)
