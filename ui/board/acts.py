"""What can be done on the board: each act is one undo step of the session. Which key does it is in `keys`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from briefer import edits, queries
from briefer.errors import BrieferError
from briefer.model import AnnotationId, Issue, IssueId, Project, State
from briefer.words import counted, tr
from ui.board import moves as board_moves
from ui.board.grid import Grid
from ui.board.model import Column, LineKind
from ui.board.rows import RowActs
from ui.look import words
from ui.session import Session
from ui.widgets.announce import announce


@dataclass(frozen=True, slots=True)
class Lift:
    """What is lifted, and the project as it would be if it were dropped now."""

    annotation_id: str
    issue_id: str
    party_id: str
    project: Project


class BoardActs:
    """The acts of one board."""

    def __init__(self, board: Grid, session: Session) -> None:
        self._board = board
        self._session = session
        self._lift: Lift | None = None
        self.rows = RowActs(board, session)

    # -- moving --

    @property
    def is_lifted(self) -> bool:
        """Whether a row or an item is lifted."""
        return self._lift is not None

    def lift(self) -> None:
        """Lift what is current; it moves only when dropped."""
        what = self._target(self._session.project)
        if what is None:
            return
        self._lift = what
        self._board.standing.lifted_item = what.annotation_id
        self._board.standing.lifted_row = "" if what.annotation_id else what.issue_id
        self._board.show_lift(self._name(what))
        self._board.say(tr("Lifted. {place}").format(place=self._place(what)))

    def move(self, step: int) -> None:
        """Move what is lifted, or else what is current, one place."""
        what = self._lift or self._target(self._session.project)
        if what is None:
            return
        try:
            moved = self._moved(what, step)
        except BrieferError as error:
            self._session.failed.emit(error)
            return
        if moved.project is what.project:
            self._board.say(tr("It goes no further."))
        elif self._lift is None:
            key = f"move:{what.annotation_id or what.issue_id}"
            self._session.step(self._label(what), lambda _: moved.project, merge_key=key)
            self._after_move(moved)
        else:
            self._lift = moved
            self._board.show_project(moved.project)
            self._after_move(moved)

    def drop(self) -> None:
        """Keep what is lifted where it stands."""
        lift = self._lift
        if lift is None:
            return
        self._let_go()
        self._session.step(self._label(lift), lambda _: lift.project)
        self._after_move(lift)

    def put_back(self) -> None:
        """Return what is lifted to where it came from."""
        lift = self._lift
        if lift is None:
            return
        self._let_go()
        self._board.show_project(self._session.project)
        self._board.say(tr("Put back."))

    def forget_lift(self) -> None:
        """Let go of what is lifted because the project is another one now."""
        if self._lift is not None:
            self._let_go()

    # -- changing --

    def choose_state(self) -> None:
        """Open the menu of the states of play at the current row."""
        if not self._board.current_issue_id():
            return
        chip = self._board.chip_rect()
        self.state_menu().popup(self._board.viewport().mapToGlobal(chip.bottomLeft() + QPoint(0, 2)))

    def state_menu(self) -> QMenu:
        """Make the menu of the states of play: 1 to 5, or a letter; one side only is offered when a side is empty."""
        menu = QMenu(self._board)
        line = self._board.current_line()
        row = line.row if line else None
        for number, state in enumerate(words.STATES, start=1):
            action = menu.addAction(f"&{number}  {words.state_word(state)}")
            action.setCheckable(True)
            action.setData(state)
            if row is not None:
                action.setChecked(row.state is state)
                action.triggered.connect(lambda _=False, s=state, i=row.issue: self.set_state(i, s))
                if row.issue.state is State.UNCLEAR and state is State.ONE_SIDED and any(row.silent):
                    action.setText(tr("{state}  (a side is empty)").format(state=action.text()))
                    menu.setActiveAction(action)
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, menu.deleteLater))
        return menu

    def set_state(self, issue: Issue, state: State) -> None:
        """Set the state of play of an issue."""
        label = f"{issue.title}: {words.state_word(state)}"
        self._session.edit(label, edits.assess, issue.id, state=state)
        self._board.say(tr("State of play of {what}").format(what=label))

    def new_issue(self) -> None:
        """Add an issue under the current one and open its title."""
        title = board_moves.unused_title(self._session.project)
        known = {issue.id for issue in self._session.project.issues}
        beside = self._board.current_issue_id()
        if not self._session.step(tr("New issue"), lambda project: board_moves.new_issue(project, title, beside)):
            return
        new_id = next(issue.id for issue in self._session.project.issues if issue.id not in known)
        if self._board.select_issue(new_id):
            self._board.setFocus()
            self._board.edit_current()

    def delete_current(self) -> None:
        """Put the selected items, or the current one, back in the tray, or remove the current issue."""
        if self._board.many.ids():
            self._board.many.acts.unfile()
            return
        issue_id = self._board.current_issue_id()
        if issue_id and self._may_remove(queries.issue(self._session.project, IssueId(issue_id))):
            self._session.edit(tr("Remove the row"), edits.remove_issue, IssueId(issue_id))

    def commit_text(self, index: QModelIndex, text: str) -> None:
        """Keep what was typed in a title or an assessment."""
        line = self._board.rows.line(index)
        if line.row is None:
            if text != line.group.title:
                old = line.group.title
                self._session.edit(tr("Rename the theme"), edits.rename_theme, old, text)
            return
        issue = line.row.issue
        is_state = line.kind is LineKind.CELLS and self._board.rows.column(index.column()) is Column.STATE
        if is_state:
            label = tr("Assessment of {title}").format(title=issue.title)
            self._session.edit(label, edits.assess, issue.id, assessment=text)
        elif text:
            self._session.edit(tr("Rename the issue"), edits.rename_issue, issue.id, title=text)

    def announce_item(self) -> None:
        """Let a screen reader say the current item."""
        excerpt = self._board.current_excerpt()
        if excerpt is not None:
            announce(self._board, words.spoken_item(excerpt))

    # -- parts --

    def _target(self, project: Project) -> Lift | None:
        issue_id, name = self._board.current_issue_id(), self._board.current_annotation_id()
        if not issue_id:
            return None
        party = self._board.rows.party(self._board.currentIndex().column())
        return Lift(name, issue_id, party.id if party and name else "", project)

    def _moved(self, what: Lift, step: int) -> Lift:
        if what.annotation_id:
            after = board_moves.move_item(what.project, what.annotation_id, what.party_id, step)
            issue = board_moves.issue_of(after, what.annotation_id)
            return Lift(what.annotation_id, issue.id if issue else "", what.party_id, after)
        return Lift("", what.issue_id, "", board_moves.move_row(what.project, what.issue_id, step))

    def _after_move(self, moved: Lift) -> None:
        if moved.annotation_id:
            self._board.select_annotation(moved.annotation_id)
        self._board.say(self._place(moved))

    def _place(self, what: Lift) -> str:
        if what.annotation_id:
            return board_moves.item_place(what.project, what.annotation_id)
        return board_moves.row_place(what.project, what.issue_id)

    def _name(self, what: Lift) -> str:
        if what.annotation_id:
            excerpt = queries.excerpt(what.project, AnnotationId(what.annotation_id))
            return f"{words.kind_word(excerpt.annotation.kind)} {excerpt.reference}"
        issue = queries.issue(what.project, IssueId(what.issue_id))
        return f"{queries.row_numbers(what.project)[issue.id]} {issue.title}"

    def _label(self, what: Lift) -> str:
        return tr("Move {what}").format(what=self._name(what))

    def _let_go(self) -> None:
        self._lift = None
        self._board.standing.lifted_item = self._board.standing.lifted_row = ""
        self._board.show_lift("")

    def _may_remove(self, issue: Issue) -> bool:
        if not issue.annotation_ids:
            return True
        from ui.widgets.question import ask

        project = self._session.project
        count = len(queries.tray(edits.remove_issue(project, issue.id))) - len(queries.tray(project))
        told = counted(count, "Its item goes back to the tray.", "Its {n} items go back to the tray.")
        return bool(
            ask(
                self._board.window(),
                title=tr("Remove the row"),
                sentence=tr("Remove the row {title}?").format(title=words.quoted(issue.title)),
                further=told if count else tr("What stands in it keeps its tags."),
                choices=(("remove", tr("&Remove row")),),
                icon="info",
            )
        )
