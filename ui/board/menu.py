"""The menu of the board: what can be done with the current item and row, by right-click or the menu key."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from briefer.words import tr
from ui.board.acts import BoardActs
from ui.board.drag import BoardDrag
from ui.board.grid import Grid
from ui.board.keys import BoardKeys
from ui.tagging.item_menu import fill_item_menu
from ui.tagging.items import tally_of

Entry = tuple[str, str, Callable[[], object]]


class BoardMenu(QObject):
    """Opens the menu of one board at what was clicked, or at the current cell."""

    def __init__(self, board: Grid, acts: BoardActs, keys: BoardKeys, drag: BoardDrag) -> None:
        super().__init__(board)
        self._board = board
        self._acts = acts
        self._keys = keys
        self._drag = drag
        board.installEventFilter(self)
        board.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ContextMenu:
            return False
        asked = cast(QContextMenuEvent, event)
        board = self._board
        if asked.reason() is QContextMenuEvent.Reason.Mouse:
            self._drag.point_at(board.viewport().mapFromGlobal(asked.globalPos()))
            at = asked.globalPos()
        else:  # by key: Qt names the place of the pointer, which may be anywhere
            place = board.visualRect(board.currentIndex())
            at = board.viewport().mapToGlobal(place.topLeft() + QPoint(12, 28))
        menu = self.menu()
        if menu.actions():
            menu.popup(at)
        return True

    def menu(self) -> QMenu:
        """Make the menu for what is current; it is gone when it closes."""
        board = self._board
        menu = QMenu(board)
        menu.aboutToHide.connect(menu.deleteLater)
        if board.current_annotation_id():
            self._add(menu, self._item_entries())
            fill_item_menu(menu, board.many)
            menu.addSeparator()
        if board.current_issue_id():
            self._add(menu, self._row_entries())
            menu.addSeparator()
        self._add(menu, ((tr("New issue"), self._keys.cap("board.new"), self._acts.new_issue),))
        return menu

    def _item_entries(self) -> tuple[Entry, ...]:
        board = self._board
        name, cap, ids = board.current_annotation_id(), self._keys.cap, board.many.ids()
        cell = tuple(each.annotation.id for each in board.rows.items(board.currentIndex()))
        told = tr("Copy the item") if len(ids) == 1 else tr("Copy {items}").format(items=tally_of(board.shown, ids))
        return (
            (tr("Go to the paragraph"), "Enter", lambda: board.annotation_requested.emit(name)),
            (told, cap("board.copy"), lambda: board.copy_requested.emit(ids, "")),
            (tr("Copy the cell"), "", lambda: board.copy_requested.emit(cell, "")),
        )

    def _row_entries(self) -> tuple[Entry, ...]:
        board, rows = self._board, self._acts.rows
        issue_id, cap = board.current_issue_id(), self._keys.cap
        is_hidden = issue_id in board.session.project.brief.hidden_issues
        return (
            (tr("Rename the issue"), cap("board.edit"), lambda: board.edit(board.title_index())),
            (tr("State of play…"), cap("board.state"), self._acts.choose_state),
            (tr("Merge into another row…"), cap("board.merge"), rows.merge),
            (tr("Split the row…"), cap("board.split"), rows.split),
            (tr("Agreed text…"), cap("board.agreed"), rows.write_agreed),
            (tr("Move to a theme…"), cap("board.theme"), rows.choose_theme),
            (
                tr("Take the row in") if is_hidden else tr("Leave the row out"),
                cap("board.leave_out"),
                rows.toggle,
            ),
            (tr("Sort the items by source"), cap("board.sort"), rows.sort),
            (tr("Copy the row"), "", lambda: board.copy_requested.emit((), issue_id)),
        )

    def _add(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for text, key, act in entries:
            action = menu.addAction(f"{text}\t{key}" if key else text)
            action.triggered.connect(lambda _=False, do=act: do())
