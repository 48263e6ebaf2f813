"""Everything that changed since a version, old and new side by side, and what the analyst makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer import queries
from briefer.model import AnnotationId, Kind, RecordedItem, RecordedRow, State, Turn
from briefer.queries import Excerpt
from briefer.queries.changes import OF_ITEM, Change, What, placed
from briefer.queries.since import Since, turns_since
from briefer.words import tr
from ui.look.words import kind_word, shown, state_word
from ui.session import Session
from ui.versions.against import Against, hint_between, told_hint
from ui.versions.choice import VersionToCompare
from ui.versions.marks import said_then, word_of
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import Cell, CellsModel, CellStyle, TableRow
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import RoleLabel
from ui.widgets.tick import Tick

TURN_KEYS = {"+": Turn.HARDENED, "=": Turn.HARDENED, "-": Turn.SOFTENED}
SAID = frozenset({What.WORDS, What.ITEM_REWORDED, What.ITEM_NEW, What.ITEM_DROPPED})


class ChangesView(QWidget):
    """A table of changes, a line for each thing; + and - say that an item hardened or softened, Enter goes to it.

    Signals
        annotation_requested(annotation_id)   show this item in the article
        issue_requested(issue_id)             show this row on the board
        said(sentence)                        something to say in the status bar
    """

    annotation_requested = Signal(str)
    issue_requested = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, against: Against, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._against = against
        self.choice = VersionToCompare(session, against, self)
        self.marks = Tick(tr("Mar&ks on the board"), self)
        self.old = Tick(tr("Old &wording under the new"), self)
        self.model = CellsModel((tr("What changed"), tr("Then"), tr("Now")), self)
        self.table = CellTable(self.model, (24, 38, 38), self)
        self.table.setAccessibleName(tr("Changes"))
        hint = tr("+ hardened · - softened · the same again takes it back · Enter goes to it")
        self.hint = RoleLabel("caption", hint, self, tone="ink2")
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.installEventFilter(self)
        self.table.row_requested.connect(self._go_to)
        against.found.connect(self._show)
        self._show()
        self.marks.toggled.connect(against.show_marks)  # once they stand as they are: nobody has pressed them yet
        self.old.toggled.connect(against.show_old)

    def turn(self, turn: Turn) -> None:
        """Judge that the current item hardened or softened."""
        key = self.table.current_key()
        if isinstance(key, str):
            self.said.emit(self._against.turn(key, turn))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            turn = TURN_KEYS.get(event.text())
            if turn:
                self.turn(turn)
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _go_to(self, key: str) -> None:
        project = self._session.project
        if any(each.id == key for each in project.annotations):
            self.annotation_requested.emit(key)
        elif any(each.id == key for each in project.issues):
            self.issue_requested.emit(key)

    def _show(self) -> None:
        against = self._against
        for tick, is_on in ((self.marks, against.is_marking), (self.old, against.has_old)):
            tick.setChecked(is_on)
            tick.setEnabled(against.version is not None)
        if against.version is not None:
            sentence = tr("Nothing has changed since {version}.").format(version=against.name)
        else:
            sentence = tr("Nothing to compare with yet: export a version, or choose another project.")
        self.table.set_empty_sentence(sentence)
        if self.isVisible():
            self.table.show_rows(list(rows_of(against.since)) if against.since else [])

    def _lay_out(self) -> None:
        label = QLabel(tr("Compared w&ith"), self)
        label.setObjectName("secondary")
        label.setBuddy(self.choice)
        head = FlowLayout(gap=12)
        head.setContentsMargins(8, 0, 8, 0)
        for widget in (label, self.choice, self.marks, self.old):
            head.addWidget(widget)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(8, 8, 8, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(0)
        layout.addSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)


def rows_of(since: Since) -> Iterator[TableRow]:
    """Yield a line for each thing that changed, with the words that speak for hardened or softened."""
    project, old = since.project, placed(since.record)
    now = {each.annotation.id: each for each in queries.excerpts(project)}
    titles: dict[str, str] = {issue.id: issue.title for issue in project.issues}
    turns = turns_since(project)
    found: dict[str, list[Change]] = {}
    for each in since.changes:
        found.setdefault(each.id, []).append(each)
    for key, changes in sorted(found.items(), key=lambda each: _order(each[1])):
        is_item = bool(OF_ITEM & {each.what for each in changes})
        number = next((each.row for each in changes if each.row), "")
        then, new = [], []
        if SAID & {each.what for each in changes}:
            then.append(said_then(old[key][1]) if key in old else "–")
            new.append(_said_now(now[AnnotationId(key)]) if AnnotationId(key) in now else "–")
        for each in changes:
            if each.what not in SAID:
                then.append(_shown(each.what, each.old))
                new.append(_shown(each.what, each.new))
        turn = turns.get(AnnotationId(key)) if is_item else None
        told = ""
        if is_item and key in old and AnnotationId(key) in now:
            told = told_hint(hint_between(project, old[key][1], now[AnnotationId(key)]))
        where = _where(changes, number, _item_name(key, old, now) if is_item else titles.get(key, ""))
        word = word_of(changes, turn)
        cells = (
            Cell(where, CellStyle.STRONG, word),
            Cell("\n".join(then), CellStyle.TEXT),
            Cell("\n".join(new), CellStyle.TEXT, told),
        )
        was, is_now = tr("then: {words}").format(words=then[0]), tr("now: {words}").format(words=new[0])
        spoken = ". ".join(filter(None, (where, word, was, is_now, told)))
        yield TableRow(key, cells, spoken)


def _order(changes: list[Change]) -> tuple[int, list[int], bool]:
    """Return where a change stands, as on paper: fields, then each row before its items, then what is in no row."""
    if changes[0].what is What.FIELD:
        return 0, [], False
    number = next((each.row for each in changes if each.row), "")
    return 1 if number else 2, [int(part) for part in number.split(".") if part], changes[0].what in OF_ITEM


def _where(changes: list[Change], number: str, name: str) -> str:
    """Return the place of a change: a field by its name, a row or an item with the row's number."""
    first = changes[0]
    if first.what is What.FIELD:
        return first.id.replace("_", " ").capitalize()
    return f"{number} {name or first.old}".strip()


def _item_name(
    key: str, old: Mapping[str, tuple[RecordedRow | None, RecordedItem]], now: Mapping[AnnotationId, Excerpt]
) -> str:
    excerpt = now.get(AnnotationId(key))
    if excerpt is not None:
        names, kind = [party.name for party in excerpt.parties], excerpt.annotation.kind
    else:
        names, kind = list(old[key][1].parties), old[key][1].kind
    return ", ".join((*names, kind_word(kind)))


def _said_now(excerpt: Excerpt) -> str:
    tag = excerpt.annotation
    words = shown(excerpt) if excerpt.is_quoted else ""
    reference = f"({excerpt.reference})" if excerpt.is_elsewhere else excerpt.reference
    return " ".join(filter(None, (tag.paraphrase, words, f"({tag.speaker})" if tag.speaker else "", reference)))


def _shown(what: What, words: str) -> str:
    """Return one side of a change in the words of the window."""
    if not words:
        return "–"
    if what is What.STATE:
        return state_word(State(words))
    return kind_word(Kind(words)) if what is What.ITEM_KIND else words
