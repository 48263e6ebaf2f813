"""What changed since an earlier version: the section that prints it, and the marks that the other sections carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer import queries
from briefer.brief import Block, Cell, Column, Para, Quotation, QuotationKind, Role, Row, Run, RunStyle, Table
from briefer.compose.parts import CHANGE_WORDS, NOTHING, Composition
from briefer.model import AnnotationId, RecordedItem, State
from briefer.proof.earlier import earlier_source
from briefer.queries.changes import OF_ITEM, Change, What, placed
from briefer.queries.since import Since, turns_since
from briefer.templates import SectionSpec

SAID = frozenset({What.ITEM_NEW, What.ITEM_DROPPED, What.ITEM_REWORDED, What.WORDS})
"""What is shown by the whole wording of an item."""
Paras = tuple[Para, ...]


def changes(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return what changed, old and new wording side by side; a sentence if nothing did, nothing without a version."""
    if work.since is None:
        return ()
    before = work.since.version
    if not work.changes:
        return (Para((Run(work.labels.fill("unchanged", version=work.named(before))),)),)
    is_side = not work.prints("comparison")
    columns = (
        Column((work.labels["where"],), 0.24),
        Column((work.named(before),), 0.38, is_side=is_side),
        Column((work.named_now,), 0.38, is_side=is_side),
    )
    return (Table(columns, tuple(_Lines(work, work.since).rows()), spec.title),)


@dataclass(frozen=True, slots=True)
class _Thing:
    """A field, a row or an item with all that changed of it."""

    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """Its id or key."""
        return self.changes[0].id

    @property
    def row(self) -> str:
        """The number of its row, or ""."""
        return self.changes[0].row

    @property
    def whats(self) -> frozenset[What]:
        """The sorts of its changes."""
        return frozenset(each.what for each in self.changes)


class _Lines:
    """The lines of the table: fields first, then each row with its items, then what stands in no row."""

    def __init__(self, work: Composition, since: Since) -> None:
        self._work = work
        self._before, record = since.version, since.record
        self._old = placed(record)
        self._now = {each.annotation.id: each for each in queries.excerpts(work.project)}
        self._titles: dict[str, str] = {row.id: row.title for row in record.rows}
        self._titles |= {row.issue.id: row.issue.title for row in queries.printed_rows(work.project)}
        self._turns = turns_since(work.project)
        self._printed = tuple(text for _, text in self._before.printed)

    def rows(self) -> Iterator[Row]:
        """Yield them."""
        for thing in sorted(self._things(), key=self._place):
            shows = f"annotation:{thing.id}" if thing.whats & OF_ITEM and thing.id in self._now else ""
            old, new = self._sides(thing)
            yield Row((Cell(self._where(thing)), Cell(old), Cell(new)), shows=shows)

    def _things(self) -> tuple[_Thing, ...]:
        found: dict[tuple[str, bool], list[Change]] = {}
        for each in self._work.changes:
            found.setdefault((each.id, each.what is What.FIELD), []).append(each)
        return tuple(map(_Thing, map(tuple, found.values())))

    def _place(self, thing: _Thing) -> tuple[bool, bool, tuple[int, ...], bool]:
        numbers = tuple(map(int, filter(None, thing.row.split("."))))
        return What.FIELD not in thing.whats, not numbers, numbers, bool(thing.whats & OF_ITEM)

    # --- where ---

    def _where(self, thing: _Thing) -> Paras:
        labels = self._work.labels
        words = list(dict.fromkeys(labels[f"changed_{CHANGE_WORDS[each.what]}"] for each in thing.changes))
        turn = self._turns.get(AnnotationId(thing.id)) if thing.whats & OF_ITEM else None
        if turn:
            words.append(f"{labels[turn.value].lower()} {labels['turn_judged']}")
        told = Run(
            self._work.labels.series([words[0], *(each[:1].lower() + each[1:] for each in words[1:])]),
            RunStyle.EMPHASIS,
        )
        return (_cell((Run(self._name(thing), RunStyle.STRONG),)), _cell((told,)))

    def _name(self, thing: _Thing) -> str:
        if What.FIELD in thing.whats:
            labels = {field.key: field.label for field in self._work.template.fields}
            return labels.get(thing.id, thing.id.replace("_", " ").capitalize())
        if not thing.whats & OF_ITEM:
            return f"{thing.row} {self._titles.get(thing.id, '')}".strip()
        now = self._now.get(AnnotationId(thing.id))
        item = self._old[thing.id][1] if thing.id in self._old else None
        names = [party.name for party in now.parties] if now else list(item.parties if item else ())
        kind = now.annotation.kind if now else item.kind if item else None
        whose = self._work.labels.series(names)
        return " ".join(filter(None, (thing.row, whose, f"({self._work.labels[kind.value]})" if kind else "")))

    # --- old and new ---

    def _sides(self, thing: _Thing) -> tuple[Paras, Paras]:
        old: list[Para] = []
        new: list[Para] = []
        if thing.whats & SAID:
            old += self._said_before(thing)
            new += self._said_now(thing)
        for change in thing.changes:
            if change.what not in SAID:
                then, now = self._side(change)
                old += then or _plain(NOTHING)
                new += now or _plain(NOTHING)
        return tuple(old) or _plain(NOTHING), tuple(new) or _plain(NOTHING)

    def _side(self, change: Change) -> tuple[Paras, Paras]:
        labels = self._work.labels
        if change.what is What.STATE:
            return _plain(labels[State(change.old).value]), _plain(labels[State(change.new).value])
        if change.what is What.ITEM_KIND:
            return _plain(labels[change.old]), _plain(labels[change.new])
        if change.what is What.KEY_POINT:
            words = labels["changed_key_point"]
            return _plain(words if change.old else NOTHING), _plain(words if change.new else NOTHING)
        if change.what is What.ITEM_MOVED:
            nowhere = labels["unfiled"]
            return (self._earlier(change.old) if change.old else _plain(nowhere)), _plain(change.new or nowhere)
        return self._earlier(change.old), _plain(change.new)

    def _said_now(self, thing: _Thing) -> Paras:
        excerpt = self._now.get(AnnotationId(thing.id))
        if excerpt is None:
            return ()
        return (_cell((*self._work.said(excerpt), Run(" "), self._work.reference(excerpt))),)

    def _said_before(self, thing: _Thing) -> Paras:
        item: RecordedItem | None = self._old[thing.id][1] if thing.id in self._old else None
        if item is None:
            return ()
        runs = list(self._earlier_runs(item.paraphrase)) if item.paraphrase else []
        if item.words and not (runs and self._printed and not earlier_source(item.words, (), self._printed)):
            runs += [*([Run(" ")] if runs else []), *self._earlier_runs(item.words, is_quoted=True)]
        if item.speaker:
            runs += [Run(" ("), *self._earlier_runs(item.speaker), Run(")")]
        return (_cell(tuple(runs)),)

    def _earlier(self, text: str) -> Paras:
        return tuple(_cell(self._earlier_runs(line)) for line in text.splitlines() if line.strip())

    def _earlier_runs(self, words: str, *, is_quoted: bool = False) -> tuple[Run, ...]:
        """Return words of then, noted for the proof; words that nobody was given are named so and not quoted."""
        work = self._work
        source = earlier_source(words, work.texts.values(), self._printed)
        if not source:
            return (Run(work.labels["not_printed"], RunStyle.EMPHASIS),)
        work.quotations.append(Quotation(words, work.named(self._before), source, QuotationKind.EARLIER))
        return (Run(work.labels.fill("quotation", words=words) if is_quoted else words, is_source=True),)


def _cell(runs: tuple[Run, ...]) -> Para:
    return Para(runs, Role.CELL)


def _plain(text: str) -> Paras:
    return tuple(_cell((Run(line),)) for line in text.splitlines() if line.strip())
