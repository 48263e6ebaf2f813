"""The review list: one proposal after the other, the source beside it, taken or dropped by one key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QTabBar, QTextBrowser, QVBoxLayout, QWidget

from briefer import queries
from briefer.drafting.proposals import Mark, Proposal, take
from briefer.drafting.reviewing import Review
from briefer.model import Kind
from ui.look.theme import Look
from ui.look.words import counted, tr
from ui.review.lines import WORDS, line
from ui.session import Session
from ui.tagging.issue_picker import IssuePicker
from ui.widgets.announce import announce
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import CellsModel
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel

KINDS = {Qt.Key.Key_D: Kind.DEMAND, Qt.Key.Key_P: Kind.POSITION, Qt.Key.Key_E: Kind.EVENT}
WIDTH, HEIGHT = 1040, 640


class ReviewDialog(QDialog):
    """Shows proposals worst first; every act is one step of the session, and Ctrl+Z takes the last one back.

    `notes` are sentences about what is no proposal: lines that were not read, paragraphs passed over.
    """

    def __init__(
        self, session: Session, title: str, proposals: Sequence[Proposal], parent: QWidget, *, notes: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._session = session
        self.review = Review(tuple(proposals))
        self._before: list[tuple[Review, bool]] = []
        self._filter: Mark | None = None
        self.said = RoleLabel("body", "", self)
        self.notes = Notice(self)
        self.notes.say("\n".join(notes), "info")
        self.filters = QTabBar(self)
        self.filters.setAccessibleName(tr("Which proposals are shown"))
        self.filters.setDrawBase(False)
        self.filters.setExpanding(False)
        self.model = CellsModel((tr("Whose"), tr("The source’s words"), tr("Mark")), self)
        self.list = CellTable(self.model, (22, 52, 26), self)
        self.list.setAccessibleName(tr("Proposals"))
        self.list.set_empty_sentence(tr("Nothing is left to decide here."))
        self.source = QTextBrowser(self)
        self.source.setAccessibleName(tr("Source"))
        self.source.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.take_button = QPushButton(self)
        self._lay_out()
        self.list.installEventFilter(self)
        self.list.current_changed.connect(lambda _: self._show_source())
        self.list.row_requested.connect(lambda _: self.take_current())
        self.filters.currentChanged.connect(lambda at: self.show_only(self.filters.tabData(at)))
        self._show(None)
        self.list.setFocus()

    # Acts

    def take_current(self) -> None:
        """Take the current proposal as a draft tag, or say what is missing."""
        place = self._current()
        if place is None:
            return
        if not self.review.proposals[place].is_complete:
            self._say(_missing(self.review.proposals[place]))
            return
        self._take((place,))

    def take_agreeing(self) -> None:
        """Take all that Briefer's own draft agrees with, in one step."""
        self._take(self.review.places(Mark.AGREES))

    def drop_current(self) -> None:
        """Drop the current proposal; it comes back by Ctrl+Z."""
        if (place := self._current()) is not None:
            self._act(self.review.drop((place,)))

    def undo(self) -> None:
        """Take the last act back, in the project too."""
        if self._before:
            self.review, is_step = self._before.pop()
            if is_step:
                self._session.undo()
            self._show(self._current())

    def show_only(self, mark: Mark | None) -> None:
        """Show the proposals of one mark, or all."""
        self._filter = mark
        self._show(None)
        self.list.setFocus()

    def _take(self, places: Iterable[int]) -> None:
        chosen = [self.review.proposals[at] for at in sorted(places)]
        if not chosen:
            self._say(tr("Nothing here agrees with Briefer’s own draft."))
            return
        before = self._session.project
        label = counted(len(chosen), "Proposal taken", "{n} proposals taken")
        self._session.step(label, lambda project: take(project, chosen))
        self._act(self.review.take(places), is_step=self._session.project is not before)

    def _act(self, new: Review, *, is_step: bool = False) -> None:
        row = self.list.currentIndex().row()
        self._before.append((self.review, is_step))
        self.review = new
        self._show(self._key_at(row))

    def _correct(self, change: Callable[[int], Review]) -> None:
        if (place := self._current()) is not None:
            self._before.append((self.review, False))
            self.review = change(place)
            self._show(place)

    def _choose_issue(self) -> None:
        picker = IssuePicker(self._session.project, self, recent=self._session.recent_issues)
        if picker.exec() and picker.choice is not None:
            title = picker.choice.title
            self._correct(lambda place: self.review.with_issue(place, title))

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

    def _key_at(self, row: int) -> int | None:
        """Return the place that comes into the row of one that goes."""
        places = self.review.places(self._filter)
        return places[min(max(row, 0), len(places) - 1)] if places else None

    def _show(self, place: int | None) -> None:
        project = self._session.project
        if self._filter is not None and not self.review.places(self._filter):
            self._filter = None
        self.model.show([line(project, at, self.review.proposals[at]) for at in self.review.places(self._filter)])
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
        agreeing = counts.get(Mark.AGREES, 0)
        self.take_button.setText(counted(agreeing, "Take &1 that agrees", "Take &all {n} that agree"))
        self.take_button.setVisible(agreeing > 0)
        self.filters.blockSignals(True)
        while self.filters.count():
            self.filters.removeTab(0)
        for mark, number in [(None, left), *counts.items()]:
            name = tr("All") if mark is None else tr(WORDS[mark])
            at = self.filters.addTab(f"{name} {number}")
            self.filters.setTabData(at, mark)
            if mark is self._filter:
                self.filters.setCurrentIndex(at)
        self.filters.blockSignals(False)

    def _show_source(self) -> None:
        place = self._current()
        proposal = self.review.proposals[place] if place is not None else None
        self.source.setHtml(self._source_of(proposal) if proposal else "")
        if proposal:
            number = self.list.currentIndex().row() + 1
            announce(self.list, tr("{n} of {all}").format(n=number, all=self.model.rowCount()))

    def _source_of(self, proposal: Proposal) -> str:
        colour = Look.of(self).theme.ink2
        if proposal.paragraph_id is None:
            nearest = escape(proposal.nearest) or tr("nothing like it")
            said = tr("These words are not in the source. Nearest to them:")
            return f"<p style='color:{colour}'>{said}</p><p>{nearest}</p>"
        text = queries.paragraph_of(self._session.project, proposal.paragraph_id).text
        start, end = (proposal.span.start, proposal.span.end) if proposal.span else (0, len(text))
        reference = queries.reference(self._session.project, proposal.paragraph_id)
        marked = f"{escape(text[:start])}<b><u>{escape(text[start:end])}</u></b>{escape(text[end:])}"
        changed = tr("The answer has it as: {words}").format(words=escape(proposal.other))
        below = f"<p style='color:{colour}'>{changed}</p>" if proposal.mark is Mark.CHANGED else ""
        return f"<p style='color:{colour}'>{escape(reference)}</p><p>{marked}</p>{below}"

    def _say(self, sentence: str) -> None:
        self.foot.hint.setText(sentence)
        announce(self.list, sentence)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, is_plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo()
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
            Qt.Key.Key_A: self.take_agreeing,
            Qt.Key.Key_T: self._choose_issue,
        }
        hint = tr("Enter takes · Del drops · A all that agree · 1–9 party · D P E kind · T row · Ctrl+Z back")
        self.foot = Foot(self, tr("&Done"), hint)
        self.foot.cancel.hide()
        self.foot.main.setAutoDefault(False)
        self.foot.main.setDefault(False)
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self.take_agreeing)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.list)
        split.addWidget(self.source)
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
        inner.addWidget(self.filters)
        inner.addWidget(self.notes)
        inner.addWidget(split, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self.foot)
        fit(self, WIDTH, HEIGHT)


def _missing(proposal: Proposal) -> str:
    if proposal.paragraph_id is None:
        return tr("These words are not in the source: they cannot become a tag.")
    return tr("Say first whose it is (1–9) and what it is (D, P, E).")
