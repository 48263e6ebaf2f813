"""Who the parties are: names, other names, their order and place, as one edit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget

from briefer import edits, queries
from briefer.errors import BrieferError
from briefer.model import Party, PartyId, Project
from briefer.suggest.parties import Proposal
from briefer.text import folded
from briefer.words import counted, later, said, tr
from ui.look.marks import set_icon
from ui.look.sides import colour_of_look, column_looks
from ui.look.theme import Look
from ui.look.tokens import THIRD_LOOK
from ui.parties.mentions import guesses, mentions, named_in, names_of, others, whole_text
from ui.parties.name_chips import NameChip
from ui.parties.row import THIRD, PartyHead, PartyRow
from ui.parties.shared_name import SharedName
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.dialog import MOST_OF_SCREEN, Area, Foot, Notice, fit
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import RoleLabel
from ui.widgets.tips import plain_tip

MOST_GUESSES = 8
ONE_LINE = 720
"""What a party in one line needs, px at 100 %."""
GUESSES = later("Also named in the text. Press one to make it a party; its … says which party it is the same as.")


class PartiesDialog(QDialog):
    """Edits all parties at once; nothing changes before *Use these parties*.

    `found` is who may be a party in the articles, `often` how often each party is named, by its names; what nobody
    has looked up is looked up here.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        found: tuple[Proposal, ...] | None = None,
        often: Mapping[tuple[str, ...], int] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Parties"))
        self._session = session
        self._text = whole_text(session.project)
        self._counted = dict(often or {})
        self.rows: list[PartyRow] = []
        self._merged: list[tuple[PartyId, PartyId]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._guesses = FlowLayout()
        self._guess_label = RoleLabel("body", said(GUESSES), self, tone="ink2")
        self.failure = Notice(self)
        self.shared = SharedName(self)
        self._lay_out()
        self._fill(session.project, named_in(session.project) if found is None else found)
        self.finished.connect(self.deleteLater)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def add_party(self) -> PartyRow:
        """Add an empty row: the first two are columns, the others third parties."""
        row = self._add_row(Party(PartyId(""), ""), self._free_place())
        self._number_rows()
        row.name.setFocus()
        return row

    def swap_columns(self) -> None:
        """Let the parties of column A and column B change places."""
        for row in self.rows:
            if row.place.currentIndex() in (0, 1):
                row.set_place(1 - row.place.currentIndex())
        self._number_rows()

    def move_row(self, row: PartyRow, step: int) -> None:
        """Bring a row one place up (-1) or down (1) in the list."""
        index = self.rows.index(row)
        other = index + step
        if 0 <= other < len(self.rows):
            focused = self.focusWidget()
            self.rows.insert(other, self.rows.pop(index))
            self._list.removeWidget(row)
            self._list.insertWidget(other, row)
            self._set_tab_order()
            self._number_rows()
            focused.setFocus()
            place = tr("{n} of {m}").format(n=other + 1, m=len(self.rows))
            announce(self, f"{row.name.text()}, {place}")

    def _edit_next(self, row: PartyRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.rows[at].edit_name()

    def remove_row(self, row: PartyRow) -> None:
        """Take a party out of the list, or say why it must stay."""
        try:
            if row.id:
                edits.remove_party(self._session.project, PartyId(row.id))
        except BrieferError as error:
            self._say(error)
            return
        index = self.rows.index(row)
        self._drop(row)
        (self.rows[min(index, len(self.rows) - 1)].name if self.rows else self._add).setFocus()

    def _drop(self, row: PartyRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        self.failure.say("", "info")
        row.hide()
        row.deleteLater()
        self._number_rows()

    def merge_row(self, row: PartyRow, into: PartyRow) -> None:
        """Make one party of two rows: the names of the first become other names of the second, its tags go there."""
        for name in (row.name.text().strip(), *row.aliases.names):
            if name and name != into.name.text().strip():
                into.aliases.add(name)
        if row.place.currentIndex() < into.place.currentIndex():
            into.set_place(row.place.currentIndex())
        if not into.id:
            into.id = row.id
        elif row.id:
            self._merged.append((PartyId(into.id), PartyId(row.id)))
        self._drop(row)
        into.name.setFocus()
        announce(self, tr("{one} is now {other}").format(one=row.name.text(), other=into.name.text()))

    def _offer_same(self, row: PartyRow) -> None:
        menu = row.same.menu()
        menu.clear()
        for other in self.rows:
            if other is not row and not other.is_blank:
                name = other.name.text().strip().replace("&", "&&")
                act = menu.addAction(tr("Same as {party}").format(party=name))
                act.triggered.connect(lambda _=False, into=other: self.merge_row(row, into))
        if menu.isEmpty():
            menu.addAction(tr("There is no other party")).setEnabled(False)

    def _changed(self, project: Project) -> Project:
        """The project with the parties as they stand."""
        for into, gone in self._merged:
            project = edits.merge_parties(project, into, gone)
        return edits.set_parties(project, *self._chosen())

    def accept(self) -> None:
        """Use the parties as they stand, as one undo step, or say what is wrong with them."""
        try:
            self._changed(self._session.project)
        except BrieferError as error:
            self._say(error)
            return
        self._session.step(tr("Parties changed"), self._changed)
        armed, now = self._session.armed_party, self._session.project
        if (not armed or all(party.id != armed for party in now.parties)) and now.brief.columns:
            self._session.arm(now.brief.columns[0])
        super().accept()

    def _chosen(self) -> tuple[tuple[Party, ...], tuple[PartyId, ...]]:
        kept = [row for row in self.rows if not row.is_blank]
        parties = tuple(row.party for row in kept)
        placed = sorted(
            (row.place.currentIndex(), index) for index, row in enumerate(kept) if row.place.currentIndex() != THIRD
        )
        columns = tuple(PartyId(kept[index].id or f"new:{index}") for _, index in placed)
        return parties, columns

    def _say(self, error: BrieferError) -> None:
        self.failure.say(str(error), "circle-alert")
        announce(self, str(error))

    # Rows

    def _fill(self, project: Project, found: tuple[Proposal, ...]) -> None:
        columns = project.brief.columns
        for party in (*queries.column_parties(project), *queries.other_parties(project)):
            self._add_row(party, columns.index(party.id) if party.id in columns[:THIRD] else THIRD)
        for row in self.rows:
            for alias in guesses(found, row.party, project.parties):
                row.aliases.propose(alias.name, alias.why)
        free = others(found, project.parties)
        if not self.rows:
            for guess in free[:2]:
                self._add_guessed_row(guess)
            free = free[2:]
        while len(self.rows) < 2:
            self._add_row(Party(PartyId(""), ""), self._free_place())
        for guess in free[:MOST_GUESSES]:
            self._add_guess(guess)
        self._number_rows()
        self.rows[0].edit_name()

    def _free_place(self) -> int:
        used = {row.place.currentIndex() for row in self.rows}
        return next((index for index in (0, 1) if index not in used), THIRD)

    def _add_row(self, party: Party, place: int) -> PartyRow:
        row = PartyRow(party, place, self)
        if self._is_narrow():
            row.fold()
        row.place_changed.connect(self._exchange)
        row.renamed.connect(self._number_rows)
        row.look_chosen.connect(self._give_look)
        row.remove_requested.connect(self.remove_row)
        row.move_requested.connect(self.move_row)
        row.next_requested.connect(self._edit_next)
        row.same_requested.connect(self._offer_same)
        self._list.insertWidget(len(self.rows), row)
        self.rows.append(row)
        self._set_tab_order()
        return row

    def _exchange(self, row: PartyRow, before: int, after: int) -> None:
        """Keep every column to one party: who had the place gets the one that became free."""
        if after != THIRD:
            for other in self.rows:
                if other is not row and other.place.currentIndex() == after:
                    other.set_place(before)
        self._number_rows()

    def _number_rows(self) -> None:
        ordered = sorted(self.rows, key=lambda row: (row.place.currentIndex(), self.rows.index(row)))
        for number, row in enumerate(self.rows, 1):
            party = row.party
            told = counted(self._mentions(party), "1 mention", "{n} mentions") if party.name else ""
            row.show_number(number, told)
        placed = [row for row in ordered if row.place.currentIndex() != THIRD]
        looks = dict(zip(placed, column_looks([row.colour for row in placed]), strict=True))
        for row in self.rows:
            row.show_look(ordered.index(row) + 1, looks.get(row, THIRD_LOOK))
        self._name_guesses()
        self._ask_of_shared()

    def _mentions(self, party: Party) -> int:
        """Count where the text names a party; a long one is searched once for the same names."""
        names = names_of(party)
        if names not in self._counted:
            self._counted[names] = mentions(self._text, names)
        return self._counted[names]

    def _ask_of_shared(self) -> None:
        """Ask whose the first name is that two parties have; a party's own name is left to it."""
        rows = [row for row in self.rows if not row.is_blank]
        shared = queries.shared_names([row.party for row in rows])
        name, numbers = next(iter(shared.items()), ("", ()))
        owners = [rows[number] for number in numbers]
        own = [row for row in owners if row.name.text().strip() == name]
        self.shared.ask(
            name,
            [row.name.text().strip() for row in owners],
            [(row.name.text().strip(), partial(self._leave, name, row)) for row in (own or owners)],
        )

    def _leave(self, name: str, owner: PartyRow) -> None:
        """Take a name from all parties but one."""
        for row in self.rows:
            if row is not owner:
                row.take_name(name)
        self._number_rows()
        owner.aliases.field.setFocus()

    def _give_look(self, row: PartyRow, look: int) -> None:
        """Give a party of a column another look; who had it takes the one that becomes free."""
        placed = sorted((each for each in self.rows if each.place.currentIndex() != THIRD), key=_column)
        looks = dict(zip(placed, column_looks([each.colour for each in placed]), strict=True))
        other = next((each for each in placed if looks[each] == look), row)
        other.colour = colour_of_look(looks[row])
        row.colour = colour_of_look(look)
        self._number_rows()

    def _set_tab_order(self) -> None:
        before: QWidget | None = None
        for row in self.rows:
            if before is not None:
                QWidget.setTabOrder(before, row.mark)
            for first, second in (
                (row.mark, row.name),
                (row.name, row.short_name),
                (row.aliases.field, row.place),
                (row.place, row.same),
                (row.same, row.remove),
            ):
                QWidget.setTabOrder(first, second)
            before = row.remove
        if before is not None:
            QWidget.setTabOrder(before, self._add)

    # Guesses

    def _add_guessed_row(self, guess: Proposal) -> PartyRow:
        """Fill a row with a proposal; what was only learnt from the text waits as dashed chips."""
        taken = {name.casefold() for row in self.rows for name in _names(row.party)}
        sure = tuple(each.name for each in guess.aliases if not each.is_learnt and each.name.casefold() not in taken)
        row = self._add_row(Party(PartyId(""), guess.name, guess.short_name, sure), self._free_place())
        row.name.setToolTip(plain_tip(" ".join(guess.reasons)))
        row.name.editingFinished.connect(partial(_let_go_of_short_name, row, guess))
        for alias in guess.aliases:
            if alias.is_learnt:
                row.aliases.propose(alias.name, alias.why)
        return row

    def _add_guess(self, guess: Proposal) -> None:
        chip = NameChip(guess.name, self._inside, is_guess=True)
        chip.setToolTip(plain_tip(f"{chip.accessibleName()}: {' '.join(guess.reasons)}"))
        chip.clicked.connect(lambda: self._take_guess(chip, guess))
        self._guesses.addWidget(chip)

    def _take_guess(self, chip: NameChip, guess: Proposal) -> None:
        """Make a name of the text a party of its own, in an empty row's place if there is one; its menus say where."""
        blank = next((each for each in self.rows if each.is_blank), None)
        if blank is not None:
            self._drop(blank)
        row = self._add_guessed_row(guess)
        self._guesses.removeWidget(chip)
        row.place.setFocus()
        chip.hide()
        chip.deleteLater()
        self._number_rows()
        announce(self, f"{guess.name}, {row.place.currentText()}")

    def _name_guesses(self) -> None:
        self._guess_label.setVisible(self._guesses.count() > 0)

    def _on_focus(self, _: QObject | None, now: QObject | None) -> None:
        widget = now if isinstance(now, QWidget) else None
        while widget is not None and not isinstance(widget, PartyRow):
            widget = widget.parentWidget()
        if isinstance(widget, PartyRow) and widget in self.rows:
            self._area.ensureWidgetVisible(widget, 0, 8)

    # Layout

    def _is_narrow(self) -> bool:
        """Whether the screen has no room for a party in one line at this size of text."""
        return self.screen().availableGeometry().width() * MOST_OF_SCREEN < Look.of(self).px(ONE_LINE)

    def _lay_out(self) -> None:
        self._inside = QWidget(self)
        self._add = QPushButton(tr("Add &party"), self._inside)
        set_icon(self._add, "plus")
        self._add.clicked.connect(self.add_party)
        swap = QPushButton(tr("S&wap columns"), self._inside)
        set_icon(swap, "arrow-left-right")
        swap.clicked.connect(self.swap_columns)
        acts = FlowLayout(gap=8)
        for button in (self._add, swap):
            button.setAutoDefault(False)
            acts.addWidget(button)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(0)
        column.addWidget(PartyHead(self._inside, is_folded=self._is_narrow()))
        column.addLayout(self._list)
        column.addSpacing(12)
        column.addLayout(acts)
        column.addSpacing(16)
        column.addWidget(self._guess_label)
        column.addSpacing(6)
        column.addLayout(self._guesses)
        column.addStretch(1)
        self._area = Area(self._inside, self)
        self.foot = Foot(
            self, tr("&Use these parties"), tr("↑ and ↓ go to another name, Ctrl+↑ and Ctrl+↓ change the order.")
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._area, 1)
        self.shared.setContentsMargins(20, 8, 20, 10)
        box.addWidget(self.shared)
        self.failure.setContentsMargins(20, 8, 20, 10)
        box.addWidget(self.failure)
        box.addWidget(self.foot)
        fit(self, 920, 580)


def _let_go_of_short_name(row: PartyRow, guess: Proposal) -> None:
    """Clear the short name that was proposed with a name when a name of other words was typed instead."""
    is_other = not set(folded(row.name.text()).split()) & set(folded(guess.name).split())
    if is_other and row.short_name.text() == guess.short_name:
        row.short_name.clear()


def _column(row: PartyRow) -> int:
    return row.place.currentIndex()


def _names(party: Party) -> tuple[str, ...]:
    return tuple(name for name in (party.name, party.short_name, *party.aliases) if name)
