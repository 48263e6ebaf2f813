"""The review list: one proposal after the other, the source beside it, taken or dropped by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefer import queries
from briefer.drafting.proposals import UNDISPUTED, Proposal, TagProposal, take
from briefer.drafting.reviewing import Review
from briefer.errors import EditError
from briefer.history.editions import EditionProposal
from briefer.history.taking import ClearedProposal
from briefer.model import Kind, Project
from briefer.words import counted, tr
from ui.look.theme import Look
from ui.review.beside import beside, can_answer, how_to_keep, how_to_take, missing
from ui.review.edges import PassageEdges
from ui.review.lines import line
from ui.review.which import Which
from ui.session import Session
from ui.tagging.issue_picker import IssuePicker
from ui.widgets.announce import announce
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import CellsModel, TableRow
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel

KINDS = {Qt.Key.Key_D: Kind.DEMAND, Qt.Key.Key_P: Kind.POSITION, Qt.Key.Key_E: Kind.EVENT}
WIDTH, HEIGHT = 1040, 640
LARGE = 1.5
MOST_NOTES = 4
"""So many sentences about what is no proposal stand beneath the list; the others by a link."""


class ReviewDialog(QDialog):
    """Shows proposals worst first; every act is one step of the session, and Ctrl+Z takes the last one back.

    What a cleared document or a new edition asks for is one step each, many at once too. `begun` goes on where it was
    left; `notes` are sentences about what is no proposal: lines that were not read, paragraphs passed over.
    """

    def __init__(
        self,
        session: Session,
        title: str,
        proposals: Sequence[Proposal],
        parent: QWidget,
        *,
        notes: Sequence[str] = (),
        begun: Review | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._session = session
        self.review = begun or Review(tuple(proposals))
        self._is_of_changes = any(not isinstance(each, TagProposal) for each in proposals)
        self._before: list[tuple[Review, int]] = []
        self._lines: dict[int, tuple[Proposal, TableRow]] = {}
        self.said = RoleLabel("body", "", self)
        self.notes = Notice(self)
        self._all_notes = tuple(notes)
        self._show_notes()
        self.which = Which(self)
        heads = (
            (tr("Where"), tr("What is asked for")) if self._is_of_changes else (tr("Whose"), tr("The source’s words"))
        )
        heads = (
            (tr("Whose"), tr("Its words now"))
            if any(isinstance(each, EditionProposal) for each in proposals)
            else heads
        )
        self.model = CellsModel((*map(tr, heads), tr("Mark")), self)
        self.list = CellTable(self.model, (22, 52, 26), self)
        self.list.setAccessibleName(tr("Proposals"))
        self.list.set_empty_sentence(tr("Nothing is left to decide here."))
        self.source = QTextBrowser(self)
        self.source.setAccessibleName(tr("Now and proposed") if self._is_of_changes else tr("Source"))
        self.source.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.source.document().setDocumentMargin(Look.of(self).px(10))
        self.take_button = QPushButton(self)
        self.one_button, self.keep_button, self.marked_button = (QPushButton(self) for _ in range(3))
        self.answer_button = QPushButton(tr("Answe&r…"), self)
        self.edges = PassageEdges(self.source, self.marked_button)
        self._lay_out()
        self._connect()
        self._show(None)
        self.list.setFocus()

    def _connect(self) -> None:
        self.list.installEventFilter(self)
        self.list.current_changed.connect(lambda _: self._show_source())
        self.list.row_requested.connect(lambda _: self.take_current())
        self.which.changed.connect(lambda: self._show(self._current()))
        self.which.left.connect(self.list.setFocus)
        self.edges.told.connect(self._say)
        self.edges.moved.connect(self._move_edges)
        self.notes.pressed.connect(self._list_notes)

    # Acts

    def take_current(self) -> None:
        """Take the current proposal, or say what is missing."""
        place = self._current()
        if place is None:
            return
        if not self.review.proposals[place].is_complete:
            self._say(missing(self.review.proposals[place]))
            return
        self._take((place,))

    def take_undisputed(self) -> None:
        """Take all that nothing stands against: what Briefer's own draft agrees with, wordings, comments."""
        self._take([at for at in self._shown() if self._is_undisputed(at)])

    def answer_current(self) -> None:
        """Ask for an answer to the current comment and take both: the next Word file hands the answer on."""
        place = self._current()
        proposal = self.review.proposals[place] if place is not None else None
        if place is None or not can_answer(proposal):
            return
        assert isinstance(proposal, ClearedProposal)
        said, is_given = QInputDialog.getMultiLineText(self, tr("Answer the comment"), proposal.new)
        if is_given and said.strip():
            self._correct(lambda at: self.review.with_proposal(at, replace(proposal, answer=said.strip())))
            self._take((place,))

    def drop_current(self) -> None:
        """Drop the current proposal; it comes back by Ctrl+Z."""
        if (place := self._current()) is not None:
            self._act(self.review.drop((place,)))

    def undo(self) -> None:
        """Take the last act back, in the project too."""
        if self._before:
            self.review, steps = self._before.pop()
            for _ in range(steps):
                self._session.undo()
            self._show(self._current())

    def _take(self, places: Sequence[int]) -> None:
        if not places:
            self._say(tr("Nothing here can be taken unseen."))
            return
        before, taken, steps, trouble = self._session.project, list(places), 0, ""
        acts = [(at,) for at in places] if self._is_of_changes else [tuple(sorted(places))]
        for act in acts:
            try:
                after = take(before, [self.review.proposals[at] for at in act])
            except EditError as error:
                taken, trouble = [at for at in taken if at not in act], str(error)
                continue
            if after is not before:
                self._session.edit(self._label(act), _become, after)
                before, steps = after, steps + 1
        if taken:
            self._act(self.review.take(taken), steps)
        if trouble:
            self._say(trouble)

    def _label(self, act: Sequence[int]) -> str:
        first = self.review.proposals[act[0]]
        if isinstance(first, ClearedProposal):
            return tr("Taken in: {what}, {place}").format(what=first.sort.value, place=first.place)
        if isinstance(first, EditionProposal):
            return tr("Tag moved to the new words")
        return counted(len(act), "Proposal taken", "{n} proposals taken")

    def _is_undisputed(self, place: int) -> bool:
        proposal = self.review.proposals[place]
        return proposal.mark in UNDISPUTED and proposal.is_complete

    def _act(self, new: Review, steps: int = 0) -> None:
        row = self.list.currentIndex().row()
        self._before.append((self.review, steps))
        self.review = new
        self._show(self._key_at(row))

    def _correct(self, change: Callable[[int], Review]) -> None:
        if (place := self._current()) is not None:
            self._before.append((self.review, 0))
            self.review = change(place)
            self._show(place)

    def _choose_issue(self) -> None:
        picker = IssuePicker(self._session.project, self, recent=self._session.recent_issues)
        if picker.exec() and picker.choice is not None:
            title = picker.choice.title
            self._correct(lambda place: self.review.with_issue(place, title))

    def _move_edges(self, edges: tuple[int, int]) -> None:
        place = self._current()
        proposal = self.review.proposals[place] if place is not None else None
        if isinstance(proposal, TagProposal) and proposal.paragraph_id is not None:
            text = queries.paragraph_of(self._session.project, proposal.paragraph_id).text
            self._correct(lambda place: self.review.with_words(place, text, *edges))
            self.list.setFocus()

    def _give_to(self, digit: int) -> None:
        project = self._session.project
        given = next((each.id for each in project.parties if queries.party_key(project, each.id) == digit), None)
        if given is not None:
            party_id = given
            self._correct(lambda place: self.review.with_party(place, party_id))

    # What is shown

    def _current(self) -> int | None:
        key = self.list.current_key()
        return key if isinstance(key, int) else None

    def _shown(self) -> list[int]:
        """Return the places that are listed: open, of the chosen mark, with the words that are sought."""
        places = self.review.places(self.which.mark)
        if not self.which.field.text().strip():
            return list(places)
        return [at for at in places if self.which.has(self._line(at).spoken)]

    def _line(self, place: int) -> TableRow:
        """Return the line of a proposal, made once as long as it is the same one."""
        proposal = self.review.proposals[place]
        known = self._lines.get(place)
        if known is None or known[0] is not proposal:
            known = self._lines[place] = (proposal, line(self._session.project, place, proposal))
        return known[1]

    def _key_at(self, row: int) -> int | None:
        """Return the place that comes into the row of one that goes."""
        places = self._shown()
        return places[min(max(row, 0), len(places) - 1)] if places else None

    def _show(self, place: int | None) -> None:
        self.which.show_counts(self.review.counts())
        self.model.show([self._line(at) for at in self._shown()])
        self.list.select_key(place)
        self._show_counts()
        self._show_source()
        self.list.viewport().update()

    def _show_counts(self) -> None:
        counts = self.review.counts()
        left = sum(counts.values())
        told = tr("{open} open · {taken} taken · {dropped} dropped")
        done = {"taken": len(self.review.taken), "dropped": len(self.review.dropped)}
        self.said.setText(told.format(open=left, **done))
        ready = sum(map(self._is_undisputed, self._shown()))
        if self._is_of_changes:
            text = counted(ready, "Take the &1 undisputed", "Take &all {n} undisputed")
        else:
            text = counted(ready, "Take &1 that agrees", "Take &all {n} that agree")
        self.take_button.setText(text)
        self.take_button.setVisible(ready > 0)

    def _show_source(self) -> None:
        place = self._current()
        proposal = self.review.proposals[place] if place is not None else None
        colour = Look.of(self).theme.ink2
        self.source.setHtml(beside(self._session.project, proposal, colour) if proposal else "")
        self.edges.take(self._session.project, proposal)
        is_choice = isinstance(proposal, ClearedProposal | EditionProposal) and proposal.is_complete
        self.one_button.setVisible(is_choice)
        self.keep_button.setVisible(is_choice)
        self.answer_button.setVisible(can_answer(proposal))
        if isinstance(proposal, ClearedProposal | EditionProposal):
            self.one_button.setText(how_to_take(proposal))
            self.keep_button.setText(how_to_keep(proposal))
        if proposal:
            number = self.list.currentIndex().row() + 1
            announce(self.list, tr("{n} of {all}").format(n=number, all=self.model.rowCount()))

    def _show_notes(self) -> None:
        """Say what is no proposal, the first and the last of many, with a link to all; two of large letters."""
        notes, most = self._all_notes, MOST_NOTES if Look.of(self).scale < LARGE else 2
        few = notes if len(notes) <= most else (*notes[: most - 1], notes[-1])
        link = tr("Show all {n}").format(n=len(notes)) if len(few) < len(notes) else ""
        self.notes.say("\n".join(few), "info", link)

    def _list_notes(self) -> None:
        self.list.select_key(None)
        self.source.setPlainText("\n".join(self._all_notes))
        self.source.setFocus()

    def _say(self, sentence: str) -> None:
        self.foot.hint.setText(sentence)
        announce(self.list, sentence)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Let go of an edge that is being moved, or close; what is open stays for another time."""
        if self.edges.let_go():
            self._say("")
        else:
            super().reject()

    def _key(self, event: QKeyEvent) -> bool:
        if self.edges.key(event):
            return True
        key, is_plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo()
        elif key == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.which.field.setFocus()
        elif not is_plain:
            return False
        elif key in KINDS:
            self._correct(lambda place: self.review.with_kind(place, KINDS[key]))
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._give_to(key - Qt.Key.Key_0)
        elif act := self._acts.get(key):
            act()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        self._acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Delete: self.drop_current,
            Qt.Key.Key_A: self.take_undisputed,
            Qt.Key.Key_T: self._choose_issue,
            Qt.Key.Key_R: self.answer_current,
        }
        hint = tr(
            "Enter takes · Del drops · A all that agree · 1–9 party · D P E kind · T row · [ ] edges · Ctrl+Z back"
        )
        if self._is_of_changes:
            answers = tr(" · R answers a comment") if any(map(can_answer, self.review.proposals)) else ""
            hint = tr("Enter takes · Del leaves it as it is · A all undisputed{answers} · Ctrl+Z back")
            hint = hint.format(answers=answers)
        self.foot = Foot(self, tr("&Done"), hint)
        self.foot.cancel.hide()
        self.foot.main.setAutoDefault(False)
        self.foot.main.setDefault(False)
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self.take_undisputed)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.list)
        split.addWidget(self._side())
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        top = QHBoxLayout()
        top.addWidget(self.said, 1)
        top.addWidget(self.take_button)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(10)
        inner.addLayout(top)
        inner.addWidget(self.which)
        inner.addWidget(self.notes)
        inner.addWidget(split, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self.foot)
        fit(self, WIDTH, HEIGHT)

    def _side(self) -> QWidget:
        """Return the pane beside the list: what it is about, and for what a cleared document asks its two answers."""
        side = QWidget(self)
        answers = QVBoxLayout()
        answers.setSpacing(8)
        acts = (self.take_current, self.answer_current, self.drop_current)
        for button, act in zip((self.one_button, self.answer_button, self.keep_button), acts, strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            answers.addWidget(button)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.source, 1)
        answers.addWidget(self.marked_button)
        column.addLayout(answers)
        return side


def _become(_before: Project, after: Project) -> Project:
    return after
