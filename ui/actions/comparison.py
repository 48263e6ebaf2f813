"""The rows of the table of actions for the comparison: its board, its timeline, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions.action import Action, Run, Scope

if TYPE_CHECKING:
    from ui.board.board import Board
    from ui.board.rows import RowActs
    from ui.compare.timeline import TimelineView
    from ui.main_window import MainWindow


def _is_comparing(window: MainWindow) -> bool:
    return window.stages.current == "compare"


def _row(name: str, text: str, key: str, run: Run, *, menu: str = "") -> Action:
    scope = Scope(name.partition(".")[0])
    return Action(name, text, menu, (key,) if key else (), run, 2, scope, is_enabled=_is_comparing)


def board_actions() -> tuple[Action, ...]:
    """Return what is done with the current row or item of the board."""
    return (
        _row("board.edit", "Edit the issue or the assessment", "F2", lambda w: _board(w).edit_current()),
        _row("board.state", "State of play…", "S", lambda w: _board(w).choose_state()),
        _row("board.issue", "Put the item into another issue…", "T", lambda w: _board(w).choose_issue()),
        _row("board.merge", "Merge the row into another…", "M", lambda w: _rows(w).merge(), menu="Brief"),
        _row("board.split", "Split the row…", "X", lambda w: _rows(w).split(), menu="Brief"),
        _row("board.theme", "Move the row to a theme…", "H", lambda w: _rows(w).choose_theme(), menu="Brief"),
        _row("board.leave_out", "Leave the row out, or take it in", "B", lambda w: _rows(w).toggle(), menu="Brief"),
        _row("board.new", "New issue in the comparison", "Ins", lambda w: _board(w).new_issue()),
        _row("board.delete", "Item back to the tray; an empty issue goes", "Del", lambda w: _board(w).delete_current()),
        _row("board.lift", "Lift; arrows move, Space drops, Esc puts back", "Space", lambda w: _board(w).lift()),
        _row("board.up", "Move up without lifting", "Ctrl+Up", lambda w: _board(w).move_up()),
        _row("board.down", "Move down without lifting", "Ctrl+Down", lambda w: _board(w).move_down()),
        _row("board.copy", "Copy the item, or the row as a table", "Ctrl+C", lambda w: _board(w).copy_current()),
    )


def timeline_actions() -> tuple[Action, ...]:
    """Return what is done with the current event of the timeline."""
    return (
        _row("timeline.date", "Date and status of the event…", "F2", lambda w: _timeline(w).edit_current()),
        _row("timeline.up", "Move up among equal dates", "Ctrl+Up", lambda w: _timeline(w).move_event(-1)),
        _row("timeline.down", "Move down among equal dates", "Ctrl+Down", lambda w: _timeline(w).move_event(1)),
        _row("timeline.join", "Tell the event as one with another…", "M", lambda w: _timeline(w).join()),
        _row("timeline.part", "Separate events that are told as one", "X", lambda w: _timeline(w).part()),
    )


def sources_actions() -> tuple[Action, ...]:
    """Return what is done with the current source."""
    return (
        _row(
            "sources.leave_out",
            "Leave the article out of the brief, or take it in again",
            "H",
            lambda w: w.stages.compare.sources.toggle_current(),
        ),
        _row("sources.remove", "Remove the article…", "Del", lambda w: w.stages.compare.sources.remove_current()),
    )


def _board(window: MainWindow) -> Board:
    return window.stages.compare.board


def _rows(window: MainWindow) -> RowActs:
    return _board(window).acts.rows


def _timeline(window: MainWindow) -> TimelineView:
    return window.stages.compare.timeline
