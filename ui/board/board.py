"""The comparison board: the rows of the brief, arranged by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefer.model import Project, Turn
from briefer.words import tr
from ui.actions.action import Action, Scope
from ui.board.acts import BoardActs
from ui.board.drag import BoardDrag
from ui.board.grid import Grid
from ui.board.keys import BoardKeys
from ui.board.menu import BoardMenu
from ui.look.theme import Look
from ui.session import Session


class Board(Grid):
    """The grid with its acts: in wide form a stage of its own, in narrow form beside the article.

    Signals
        turn_requested(annotation_id, turn)   this item hardened or softened
        old_requested()                       what stood there is to be shown, or no longer
    """

    turn_requested = Signal(str, object)
    old_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, is_narrow: bool = False) -> None:
        super().__init__(session, parent, is_narrow=is_narrow)
        self.acts = BoardActs(self, session)
        self.keys = BoardKeys(self, self.acts, board_actions(lambda: self))
        self._drag = BoardDrag(self, self.acts)
        self.menu = BoardMenu(self, self.acts, self.keys, self._drag)
        self.many.instead["tag.clear"] = self.acts.delete_current
        self.many.is_held = lambda: self.acts.is_lifted
        self.many.watch()  # before the mouse of the board, which knows no selection
        self.delegate.text_committed.connect(self.acts.commit_text)

    def judge(self, turn: Turn) -> None:
        """Ask to note that the current item hardened or softened since the version compared with."""
        self.turn_requested.emit(self.current_annotation_id(), turn)

    def copy_current(self) -> None:
        """Ask for a copy of the current item, or else of its row."""
        self.copy_requested.emit(self.many.ids(), self.current_issue_id())

    def keyboardSearch(self, search: str) -> None:
        """Go to no row by its first letters: letters are keys. Where there is no item for them to act on, say so."""
        if not self.many.ids():
            self.say(tr("There is no item here."))

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project, and let go of what is lifted."""
        self.acts.forget_lift()
        super().refresh(project, parts)
        self.many.keep()

    def take_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys in force, by the name of their action."""
        self.keys.take(keys)
        self.many.take(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.keys.is_ours(cast(QKeyEvent, event)):
            event.accept()  # Qt asks before a shortcut of the window takes the key; accepted, it comes here as a press
            return True
        if event.type() == QEvent.Type.LayoutRequest and self._is_due:
            self._lay_out()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_scale"):
            scale = Look.of(self).scale
            if scale != self._scale:  # colours move nothing
                self._scale, self._is_stale = scale, not self.isVisible()  # a hidden board does so when it is shown
                if not self._is_stale:
                    self._lay_out_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._drag.paint(QPainter(self.viewport()))


def board_actions(board_of: Callable[[], Board]) -> tuple[Action, ...]:
    """Return what is done with the current row or item of a board, which is asked for when an act runs."""

    def row(name: str, text: str, keys: str, act: Callable[[Board], object], menu: str = "") -> Action:
        return Action(f"board.{name}", text, menu, tuple(keys.split()), lambda: act(board_of()), 2, Scope.BOARD)

    return (
        row("edit", tr("Edit the issue or the assessment"), "F2", lambda b: b.edit_current()),
        row("agreed", tr("Agreed text of the row…"), "Shift+F2", lambda b: b.acts.rows.write_agreed(), "Brief"),
        row("state", tr("State of play…"), "S", lambda b: b.acts.choose_state()),
        row("merge", tr("Merge the row into another…"), "M", lambda b: b.acts.rows.merge(), "Brief"),
        row("split", tr("Split the row…"), "X", lambda b: b.acts.rows.split(), "Brief"),
        row("theme", tr("Move the row to a theme…"), "H", lambda b: b.acts.rows.choose_theme(), "Brief"),
        row("leave_out", tr("Leave the row out, or take it in"), "B", lambda b: b.acts.rows.toggle(), "Brief"),
        row(
            "hardened", tr("Hardened since the version compared with"), "+ Shift++ =", lambda b: b.judge(Turn.HARDENED)
        ),
        row("softened", tr("Softened since the version compared with"), "-", lambda b: b.judge(Turn.SOFTENED)),
        row("was", tr("Show what stood there in the version compared with"), "W", lambda b: b.old_requested.emit()),
        row("new", tr("New issue in the comparison"), "Ins", lambda b: b.acts.new_issue()),
        row("delete", tr("Item back to the tray; an empty issue goes"), "Del", lambda b: b.acts.delete_current()),
        row("lift", tr("Lift; arrows move, Space drops, Esc puts back"), "G Space", lambda b: b.acts.lift()),
        row("up", tr("Move up without lifting"), "Ctrl+Up", lambda b: b.acts.move(-1)),
        row("down", tr("Move down without lifting"), "Ctrl+Down", lambda b: b.acts.move(1)),
        row("sort", tr("Sort the items of the row by source"), "O", lambda b: b.acts.rows.sort(), "Brief"),
        row("copy", tr("Copy the item, or the row as a table"), "Ctrl+C", lambda b: b.copy_current()),
    )
