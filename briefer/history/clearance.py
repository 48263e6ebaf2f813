"""A cleared document coming back: what it asks for, each thing with its place, its old words and its new ones.

It is compared with what was printed, that of the version it is a copy of, and with the project as it is now. Nothing is
applied here; `taking` does that, one proposal at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefer import queries
from briefer.compose.parts import NOTHING
from briefer.errors import ReadError
from briefer.history.beside import beside_the_text
from briefer.history.matching import agreement, marked, unmarked, without_captions
from briefer.history.printed import (
    REMARK,
    Printed,
    Target,
    own_name,
    own_words,
    plain,
    printed,
    source_lines,
    table_titles,
    target_of,
)
from briefer.history.taking import ClearedProposal, field_of
from briefer.history.wording import Sort, ticked, wordings
from briefer.labels import Labels, load_labels
from briefer.model import AnnotationId, Project, Record, RecordedItem, RecordedRow, State
from briefer.queries.changes import longest_kept
from briefer.queries.record import record_of
from briefer.readers.office.readings import Block
from briefer.templates import Template
from briefer.words import tr

_OF_ITEMS = frozenset("trc")


@dataclass(frozen=True, slots=True)
class Cleared:
    """What a cleared document asks for, against `version` (0: the project as it is); `has_marks` if rows were known."""

    proposals: tuple[ClearedProposal, ...]
    version: int
    has_marks: bool


def read_cleared(project: Project, template: Template, blocks: Sequence[Block], file_name: str) -> Cleared:
    """Return what a cleared document, read as `blocks`, asks for. Raises ReadError if it is of another brief."""
    bases = [(each.number, each.record, each.printed) for each in reversed(project.versions) if each.printed]
    bases.append((0, record_of(project), printed(project, template)))
    blocks = list(without_captions(blocks, table_titles(project, template), bases[-1][2]))
    body = [each for each in blocks if not each.part]
    readings = [(*base, *marked(base[2], body)) for base in bases]
    number, record, lines, found, is_guessed = max(
        readings, key=lambda each: (*agreement(each[2], each[3]), unmarked(each[2], body))
    )
    if agreement(lines, found)[1] < 0.5:
        raise ReadError(
            tr("{file_name} is no copy of this brief: its rows are not found in it.").format(file_name=file_name),
            tr("Open the project it was made of."),
        )
    labels = load_labels(project.language or template.language, template.labels)
    own = {text for *_, each in bases for name, text in each if name == REMARK}
    comparison = _Comparison(project, labels, record, lines, found, own)
    comparison.read_columns(template)
    beside = beside_the_text(project, labels, record, lines, [each for each in blocks if each.part])
    asked = (*comparison.proposals(), *beside)
    return Cleared(tuple(dict.fromkeys(asked)), number, not is_guessed)


class _Comparison:
    """One document against what was printed."""

    def __init__(
        self,
        project: Project,
        labels: Labels,
        record: Record,
        lines: Printed,
        blocks: Sequence[Block],
        own_comments: set[str],
    ) -> None:
        self.project, self.record, self.blocks, self.lines = project, record, blocks, lines
        self.agreed_cell, self.has_state = 0, True
        self.states = {labels[state.value]: state for state in State}
        self.was = {name: text for name, text in lines if name}
        self.rows: dict[str, RecordedRow] = {row.id: row for row in record.rows}
        self.items: dict[str, tuple[RecordedItem, RecordedRow | None]] = {
            **{item.id: (item, row) for row in record.rows for item in row.items},
            **{item.id: (item, None) for item in record.others},
        }
        self.now: dict[str, list[Block]] = {}
        self.row_of: dict[int, str] = {}
        for block in blocks:
            if name := own_name(block):
                self.now.setdefault(name, []).append(block)
                target = target_of(name)
                if target and target.sort == "i" and block.row and block.accepted.strip():
                    self.row_of[block.row] = target.id
        self.tables = {block.table for block in blocks if block.row in self.row_of}
        self.source = source_lines(project)
        self.own_comments = {plain(each.comment) for each in project.annotations if each.comment}
        self.own_comments |= own_comments
        self.notes = {each.id: {plain(line) for line in each.note.splitlines()} for each in project.annotations}

    def read_columns(self, template: Template) -> None:
        """Learn which cell of a row has the agreed text, and whether one has the state of play."""
        spec = next((each for each in template.sections if each.kind == "comparison"), None)
        self.agreed_cell = 2 + len(queries.column_parties(self.project)) if spec and spec.has_agreed_text else 0
        self.has_state = spec is None or spec.has_state_of_play

    def proposals(self) -> Iterator[ClearedProposal]:
        """Yield everything that the document asks for, in the order of what was printed."""
        gone_rows, gone_items = self._gone("i"), self._gone("rc")
        for row_id in (key for key in self.rows if key in gone_rows):
            yield ClearedProposal(
                Sort.ROW_DELETED, self._place(row_id), row_id, self.rows[row_id].title, author=self._by(row_id)
            )
        for name, text in self.was.items():
            target = target_of(name)
            if target is None or target.id in gone_rows or self._row_id(target) in gone_rows:
                continue
            if target.id in gone_items and target.sort in "rc":
                item = self.items.get(target.id)
                if item:
                    words = item[0].paraphrase or item[0].words
                    yield ClearedProposal(
                        Sort.ITEM_DELETED, self._place(target.id), target.id, words, author=self._by(target.id)
                    )
                continue
            new = " ".join(each.accepted.strip() for each in self.now.get(name, ())).strip()
            if plain(new) != plain(text):
                yield from self._changed(target, text, new, self.now.get(name, ()))
        yield from self._moved_items()
        yield from self._moved_rows()
        yield from self._comments()
        yield from self._unmarked()

    # What is gone

    def _gone(self, sorts: str) -> frozenset[str]:
        """Return the ids whose every printed paragraph of these sorts is gone."""
        left: dict[str, bool] = {}
        for name in self.was:
            target = target_of(name)
            if target and target.sort in sorts:
                is_here = any(block.accepted.strip() for block in self.now.get(name, ()))
                left[target.id] = left.get(target.id, False) or is_here
        return frozenset(key for key, is_left in left.items() if not is_left)

    def _row_id(self, target: Target) -> str:
        if target.sort != "c":
            return target.id if target.sort == "i" else ""
        row = self.items.get(target.id, (None, None))[1]
        return row.id if row else ""

    def _by(self, key: str) -> str:
        """Return who made the first tracked change in what this name, or this id, marks."""
        for name, blocks in self.now.items():
            target = target_of(name)
            if name == key or (target and target.id == key):
                for block in blocks:
                    if block.author:
                        return block.author
        return ""

    def _place(self, key: str) -> str:
        """Return where something stands: "row 1.2 Title", "item S1 ¶3 in row 1.2", "field bottom line"."""
        if key in self.rows:
            return f"row {self.rows[key].number} {self.rows[key].title}"
        if key in self.items:
            item, row = self.items[key]
            return f"item {item.reference}{f' in row {row.number}' if row else ''}"
        return f"field {key.replace('_', ' ')}"

    # What reads otherwise

    def _changed(self, target: Target, old: str, new: str, blocks: Sequence[Block]) -> Iterator[ClearedProposal]:
        author = next((each.author for each in blocks if each.author), "")
        remarks = (remark.text for each in blocks for remark in each.remarks)
        comment = "; ".join(each for each in remarks if plain(each) not in self.own_comments)
        for sort, before, after in self._asked(target, old, new):
            now = self._now(sort, target.id, before)
            if sort is Sort.UNPLACED or now != after:
                is_other = sort is not Sort.UNPLACED and plain(now) not in {plain(before), plain(after)}
                yield ClearedProposal(
                    sort,
                    self._place(target.id),
                    "" if sort is Sort.UNPLACED else target.id,
                    before,
                    after,
                    now=(now or tr("(no longer there)")) if is_other else "",
                    author=author,
                    comment=comment,
                )

    def _asked(self, target: Target, old: str, new: str) -> Iterable[tuple[Sort, str, str]]:
        nowhere = ((Sort.UNPLACED, old, new),)
        if target.sort == "f":
            old, new = own_words(field_of(self.project, target.id), old, new)
            return ((Sort.FIELD, old, new),) if plain(old) != plain(new) else ()
        if target.sort == "i":
            return self._asked_of_row(target, old, new) if target.id in self.rows else nowhere
        if target.id not in self.items or (not new and target.sort != "t"):
            return nowhere
        item = self.items[target.id][0]
        if not new:
            sort = Sort.KEY_POINT if item.id in self.record.key_point_ids else Sort.ITEM_DELETED
            return ((sort, item.paraphrase or item.words, ""),)
        return wordings(old, new, item, self._source_of(item))

    def _source_of(self, item: RecordedItem) -> str:
        try:
            return queries.paragraph_of(self.project, queries.annotation(self.project, item.id).paragraph_id).text
        except LookupError:
            return item.words

    def _asked_of_row(self, target: Target, old: str, new: str) -> Iterable[tuple[Sort, str, str]]:
        row, printed_state = self.rows[target.id], self._state_in(old)
        if target.cell == 1 and (title := _without_mark(old, new, row.title)):
            return ((Sort.TITLE, row.title, title),)
        if target.cell == self.agreed_cell and (agreed := _without_mark(old, new, row.agreed or NOTHING)):
            return ((Sort.AGREED, row.agreed, "" if agreed == NOTHING else agreed),)
        if target.cell > 1 and target.part == 0 and printed_state:
            state = self.states.get(_without_mark(old, new, printed_state))
            return ((Sort.STATE, row.state.value, state.value),) if state else ((Sort.UNPLACED, old, new),)
        if target.cell > 1 and plain(old) == plain(row.assessment):
            return ((Sort.ASSESSMENT, row.assessment, new),)
        return ((Sort.UNPLACED, old, new),)

    def _state_in(self, old: str) -> str:
        """Return the state of play that a printed paragraph names, "" if it names none."""
        return next((label for label in self.states if plain(old).endswith(label)), "")

    def _now(self, sort: Sort, key: str, old: str) -> str:
        """Return what the project has now where a change is asked for; "" if it is no longer there."""
        tag = next((each for each in self.project.annotations if each.id == key), None)
        issue = next((each for each in self.project.issues if each.id == key), None)
        if sort is Sort.FIELD:
            lines = field_of(self.project, key)
            return old if lines is None or any(plain(old) in plain(line) for line in lines.splitlines()) else lines
        if tag is not None:
            words = {Sort.PARAPHRASE: plain(tag.paraphrase), Sort.SPEAKER: tag.speaker}
            return words.get(sort, old)
        if issue is not None:
            words = {Sort.TITLE: issue.title, Sort.STATE: issue.state.value, Sort.ASSESSMENT: issue.assessment}
            words[Sort.AGREED] = issue.agreed
            return words.get(sort, old)
        return ""

    # What stands elsewhere

    def _moved_items(self) -> Iterator[ClearedProposal]:
        for name, blocks in self.now.items():
            target = target_of(name)
            if target is None or target.sort != "c" or target.id not in self.items:
                continue
            row = self.items[target.id][1]
            places = {self.row_of[each.row] for each in blocks if each.accepted.strip() and each.row in self.row_of}
            if row and len(places) == 1 and (to := next(iter(places))) != row.id and to in self.rows:
                yield ClearedProposal(
                    Sort.ITEM_MOVED,
                    self._place(target.id),
                    target.id,
                    row.title,
                    self.rows[to].title,
                    to,
                    author=self._by(name),
                )

    def _moved_rows(self) -> Iterator[ClearedProposal]:
        order = [key for key in dict.fromkeys(self.row_of.values()) if key in self.rows]
        stayed = longest_kept(list(self.rows), order)
        for at, key in enumerate(order):
            if key not in stayed:
                after = order[at - 1] if at else ""
                new = f"after {self._place(after)}" if after else "first"
                yield ClearedProposal(Sort.ROW_MOVED, self._place(key), key, "", new, after, author=self._by(key))

    # What has no mark

    def _comments(self) -> Iterator[ClearedProposal]:
        for block in self.blocks:
            target = target_of(own_name(block))
            for remark in block.remarks:
                is_item = target is not None and target.sort in _OF_ITEMS and target.id in self.items
                place = self._place(target.id) if target else f"“{plain(block.accepted or block.rejected)[:60]}”"
                words = f"{remark.author}: {remark.text}" if remark.author else remark.text
                key = target.id if target and is_item else ""
                if plain(remark.text) in self.own_comments or plain(words) in self.notes.get(AnnotationId(key), ()):
                    continue
                yield ClearedProposal(Sort.NOTE, place, key, "", words, author=remark.author)

    def _unmarked(self) -> Iterator[ClearedProposal]:
        """Yield what changed in paragraphs without a bookmark, and what was added: rows, assessments, other words."""
        old = [plain(text) for name, text in self.lines if not name]
        found = [each for each in self.blocks if not own_name(each) and plain(each.accepted) not in self.source]
        found = [each for each in found if each.accepted.strip() or each.rejected.strip()]
        new = [plain(each.accepted) for each in found]
        for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if step == "equal":
                continue
            gone, added = old[a:b], found[c:d]
            for text, block in zip(gone, added, strict=False):
                yield self._reworded(text, block)
            yield from (ClearedProposal(Sort.UNPLACED, "", "", text) for text in gone[len(added) :])
            yield from self._added(added[len(gone) :])

    def _reworded(self, old: str, block: Block) -> ClearedProposal:
        """Return what became of a paragraph without a bookmark: boxes ticked below what they decide, or other words."""
        new = plain(block.accepted)
        if options := ticked(old, new):
            above = self.blocks[max(self.blocks.index(block) - 1, 0)]
            place = f"“{plain(above.accepted)[:60]}”"
            return ClearedProposal(Sort.DECIDED, place, "", "", options, author=block.author)
        return ClearedProposal(Sort.UNPLACED, "", "", old, new, author=block.author)

    def _added(self, blocks: Sequence[Block]) -> Iterator[ClearedProposal]:
        after = ""
        for block in blocks:
            words = block.accepted.strip()
            if not words or plain(words) in self.source:
                continue
            row = self.rows.get(self.row_of.get(block.row, ""))
            if row and self.has_state and not row.assessment and block.cell == self._last_cell(block.row):
                yield ClearedProposal(Sort.ASSESSMENT, self._place(row.id), row.id, "", words, author=block.author)
            elif block.table in self.tables and not row and block.cell == 1:
                after = self._row_above(block.row)
                place = f"after {self._place(after)}" if after else "first"
                yield ClearedProposal(Sort.ROW_ADDED, place, "", "", plain(words), after, author=block.author)
            else:
                place = self._place(row.id) if row else ""
                yield ClearedProposal(Sort.UNPLACED, place, "", "", words, author=block.author)

    def _last_cell(self, row: int) -> int:
        return max(each.cell for each in self.blocks if each.row == row)

    def _row_above(self, row: int) -> str:
        above = [number for number in self.row_of if number < row]
        return self.row_of[max(above)] if above else ""


def _without_mark(old: str, new: str, words: str) -> str:
    """Return new words for `words` without the mark that may stand before them: what changed since a version."""
    return plain(new).removeprefix(plain(old).removesuffix(plain(words)))
