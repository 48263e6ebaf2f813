"""A read-only table of cells that are words with a style and marks: the timeline, the third parties, the problems.

What the cells mean is for the caller; how they look is for `ui.widgets.cell_table`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer import queries
from briefer.model import Kind, Party, Project
from ui.look.sides import looks
from ui.look.tokens import THIRD_LOOK

AnyIndex = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2


class CellStyle(Enum):
    """How the words of a cell are set."""

    TEXT = auto()
    STRONG = auto()
    QUOTE = auto()
    QUIET = auto()
    REFERENCE = auto()
    HEADING = auto()


class Notice(Enum):
    """The icon before the words of a cell."""

    NONE = auto()
    ERROR = auto()
    WARNING = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class PartyMark:
    """A badge: its letters, and the look of the party, as its number among those of a theme."""

    letter: str
    look: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, a second line, and marks before them."""

    text: str = ""
    style: CellStyle = CellStyle.TEXT
    detail: str = ""
    marks: tuple[PartyMark, ...] = ()
    kind: Kind | None = None
    notice: Notice = Notice.NONE


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line: what it stands for, its cells, and the sentence a screen reader says. Headings have no key."""

    key: object
    cells: tuple[Cell, ...]
    spoken: str = ""


class CellsModel(QAbstractTableModel):
    """Lines of cells under headings."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: tuple[TableRow, ...] = ()

    def show(self, rows: Sequence[TableRow]) -> None:
        """Replace all lines; the view's current line is gone with them."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def key(self, row: int) -> object:
        """What a line stands for, or None."""
        return self._rows[row].key if 0 <= row < len(self._rows) else None

    def row_of(self, key: object) -> int:
        """The line of something, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def cell(self, index: AnyIndex) -> Cell:
        """The cell of an index."""
        cells = self._rows[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else Cell()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == CELL_ROLE:
            return self.cell(index)
        if role == KEY_ROLE:
            return row.key
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or self.cell(index).text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].key is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def party_mark(project: Project, party: Party) -> PartyMark:
    """The badge of a party."""
    return PartyMark(queries.party_letter(project, party.id), looks(project).get(party.id, THIRD_LOOK))
