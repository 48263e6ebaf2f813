"""The items of a table of cells, as `Many` asks for them: its lines that stand for one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint

from briefer import queries
from briefer.model import AnnotationId
from ui.session import Session
from ui.tagging.items import ItemActs, focus_on
from ui.tagging.many import Many
from ui.widgets.cell_table import CellTable


class CellItems:
    """The lines of a table whose key is the id of an item."""

    def __init__(self, table: CellTable) -> None:
        self._table = table

    def current_item(self) -> str:
        """The item of the current line."""
        key = self._table.current_key()
        return key if isinstance(key, str) else ""

    def items_in_order(self) -> tuple[str, ...]:
        """The items from the top."""
        keys = (self._table.cells.key(row) for row in range(self._table.cells.rowCount()))
        return tuple(key for key in keys if isinstance(key, str))

    def item_at(self, at: QPoint) -> str:
        """The item of the line at a point of the viewport."""
        key = self._table.cells.key(self._table.rowAt(at.y()))
        return key if isinstance(key, str) else ""

    def go_to_item(self, name: str) -> None:
        """Make the line of an item current."""
        self._table.go_to(name)


def many_of(table: CellTable, session: Session, say: Callable[[str], object]) -> Many:
    """Let a table select many items and act on them; the one a person goes to has the focus in all stages."""
    many = Many(table, CellItems(table), lambda made: ItemActs(session, table, made.ids, say))
    table.selected = lambda: many.selected
    table.moved.connect(lambda key: _focus(session, key))
    return many


def _focus(session: Session, key: object) -> None:
    if isinstance(key, str):
        session.set_focus(focus_on(queries.excerpt(session.project, AnnotationId(key))))
