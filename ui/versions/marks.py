"""What stands on the board of what changed: a word at each item, row and state, and the wording of then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefer.model import AnnotationId, Record, RecordedItem, State, Turn
from briefer.queries.changes import OF_ITEM, Change, What, placed
from briefer.queries.since import Since, turns_since
from briefer.words import later, said, tr
from ui.look.words import quoted, state_word

WORDS = {
    What.ROW_NEW: later("new"),
    What.ROW_DROPPED: later("dropped"),
    What.ROW_REWORDED: later("reworded"),
    What.ROW_MOVED: later("moved"),
    What.STATE: later("other state of play"),
    What.ASSESSMENT: later("other assessment"),
    What.AGREED: later("other agreed text"),
    What.ITEM_NEW: later("new"),
    What.ITEM_DROPPED: later("dropped"),
    What.ITEM_MOVED: later("moved"),
    What.ITEM_REWORDED: later("reworded"),
    What.ITEM_KIND: later("other kind"),
    What.ITEM_PARTY: later("other party"),
    What.WORDS: later("reworded"),
    What.FIELD: later("reworded"),
    What.KEY_POINT: later("key point, or no longer"),
}
TURNS = {Turn.HARDENED: later("hardened"), Turn.SOFTENED: later("softened")}
OF_STATE = frozenset({What.STATE, What.ASSESSMENT, What.AGREED})


@dataclass(frozen=True, slots=True)
class Mark:
    """The word of a change, and what stood there, "" for nothing or where it is not asked for."""

    word: str
    was: str = ""

    @property
    def spoken(self) -> str:
        """Both as they are read aloud."""
        return f"{self.word}, {self.was}" if self.was else self.word


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks by item, by row for its title, and by row for its state; `rows` are those in which anything changed."""

    items: Mapping[str, Mark] = field(default_factory=dict)
    titles: Mapping[str, Mark] = field(default_factory=dict)
    states: Mapping[str, Mark] = field(default_factory=dict)
    rows: frozenset[str] = frozenset()


NO_MARKS = Marks()
"""Nothing changed: the same for every board, for one measures anew what is another object."""


def word_of(changes: Iterable[Change], turn: Turn | None = None) -> str:
    """Return what changed of one thing in words, first what the analyst judged."""
    words = [said(TURNS[turn])] if turn else []
    return ", ".join(dict.fromkeys((*words, *(said(WORDS[each.what]) for each in changes))))


def marks_of(since: Since, *, has_old: bool) -> Marks:
    """Return the marks of a board; with `has_old` each says what stood there."""
    project, record, turns = since.project, since.record, turns_since(since.project)
    of_items: dict[str, list[Change]] = {}
    of_titles: dict[str, list[Change]] = {}
    of_states: dict[str, list[Change]] = {}
    for each in since.changes:
        if each.what is not What.FIELD:
            kept = of_items if each.what in OF_ITEM else of_states if each.what in OF_STATE else of_titles
            kept.setdefault(each.id, []).append(each)
    old = placed(record)
    items = {
        name: Mark(
            word_of(found, turns.get(AnnotationId(name))),
            _was(said_then(old[name][1])) if has_old and name in old else "",
        )
        for name, found in of_items.items()
    }
    titles = {
        name: Mark(word_of(found), _was(_title(record, name)) if has_old else "") for name, found in of_titles.items()
    }
    states = {
        name: Mark(word_of(found), _was(_state(record, name)) if has_old else "") for name, found in of_states.items()
    }
    holding = {each: issue.id for issue in project.issues for each in issue.annotation_ids}
    rows = {*titles, *states, *(holding[AnnotationId(name)] for name in items if name in holding)}
    return Marks(items, titles, states, frozenset(rows))


def said_then(item: RecordedItem) -> str:
    """Return the wording of an item then."""
    speaker = f"({item.speaker})" if item.speaker else ""
    return " ".join(filter(None, (item.paraphrase, quoted(item.words) if item.words else "", speaker)))


def _was(text: str) -> str:
    return tr("was: {words}").format(words=text) if text else ""


def _title(record: Record, name: str) -> str:
    row = next((each for each in record.rows if each.id == name), None)
    return f"{row.number} {row.title}" if row else ""


def _state(record: Record, name: str) -> str:
    row = next((each for each in record.rows if each.id == name), None)
    return " – ".join(filter(None, (state_word(State(row.state)), row.assessment, row.agreed))) if row else ""
