"""The comparison as lines and columns over one snapshot of the project.

A line is a heading of a theme, a heading of an issue (narrow form only) or a row of cells; a cell holds several
items. The model only reads: changes go through the session. No sizes and no colours here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer import queries
from briefer.model import Issue, IssueId, Party, PartyId, Project, State
from briefer.queries import Excerpt, Row, ThemeGroup
from briefer.words import later, said, tr
from ui.look import words
from ui.look.sides import looks
from ui.look.tokens import THIRD_LOOK
from ui.versions.marks import NO_MARKS, Marks

AnyIndex = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
EXCERPTS_ROLE = Qt.ItemDataRole.UserRole + 2


class LineKind(Enum):
    """What a line of the board shows."""

    THEME = auto()
    ISSUE = auto()
    CELLS = auto()


class Column(Enum):
    """What a column of the board shows."""

    NUMBER = auto()
    ISSUE = auto()
    PARTY = auto()
    STATE = auto()


class RowFilter(StrEnum):
    """Which rows the board shows."""

    ALL = "all"
    GAPS = "gaps"
    UNCLEAR = "unclear"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the board; `row` is None for the heading of a theme."""

    kind: LineKind
    group: ThemeGroup
    row: Row | None = None


class BoardModel(QAbstractTableModel):
    """The lines of the comparison, in wide form (five columns) or narrow form (the cells only)."""

    def __init__(self, *, is_narrow: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_narrow = is_narrow
        self.empty_side = said(words.NO_POSITION)
        self.marks = NO_MARKS
        self.has_loose_items = False
        """Whether items wait for a row of which there is none yet."""
        self._lines: tuple[Line, ...] = ()
        self._parties: tuple[Party, ...] = ()
        self._looks: dict[PartyId, int] = {}
        self._tallies: dict[PartyId | None, queries.Tally] = {}
        self._groups: tuple[ThemeGroup, ...] = ()
        self._folded: frozenset[str] = frozenset()
        self._filter = RowFilter.ALL
        self._hidden: frozenset[IssueId] = frozenset()

    def show(self, project: Project) -> None:
        """Show another value of the project."""
        self.beginResetModel()
        self._parties = queries.column_parties(project)
        self._looks = looks(project)
        self._groups = queries.themes(project)
        self._tallies = queries.tallies(project)
        emptied = (row.issue.id for group in self._groups for row in group.rows if row.is_emptied)
        self._hidden = frozenset((*project.brief.hidden_issues, *emptied))
        self._lines = self._laid_out()
        self.has_loose_items = not self._groups and bool(queries.tray(project))
        self.endResetModel()

    def show_marks(self, marks: Marks) -> None:
        """Show what changed since a version: the lines are made anew, for they may be filtered by it."""
        self.beginResetModel()
        self.marks = marks
        self._lines = self._laid_out()
        self.endResetModel()

    def set_filter(self, row_filter: RowFilter) -> None:
        """Show all rows or only some: the lines are made anew."""
        self.beginResetModel()
        self._filter = row_filter
        self._lines = self._laid_out()
        self.endResetModel()

    @property
    def row_filter(self) -> RowFilter:
        """The filter that `set_filter` took: all rows, or only some."""
        return self._filter

    def toggle_theme(self, title: str) -> None:
        """Fold the rows of a theme away, or out again."""
        self.beginResetModel()
        self._folded = self._folded ^ {title}
        self._lines = self._laid_out()
        self.endResetModel()

    def is_folded(self, title: str) -> bool:
        """Whether the rows of a theme are folded away."""
        return title in self._folded

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties of the columns, in their order."""
        return self._parties

    @property
    def groups(self) -> tuple[ThemeGroup, ...]:
        """All themes with all their rows, whatever is folded or filtered."""
        return self._groups

    @property
    def row_count(self) -> int:
        """How many rows pass the filter, folded or not."""
        return sum(self._passes(row) for group in self._groups for row in group.rows)

    def line(self, index: AnyIndex | int) -> Line:
        """The line of an index or of a row number."""
        return self._lines[index if isinstance(index, int) else index.row()]

    def title(self, issue: Issue) -> str:
        """The title of a row, whether the brief does without it, and what changed of it."""
        mark = self.marks.titles.get(issue.id)
        is_hidden = issue.id in self._hidden
        parts = (issue.title, tr("left out of the brief") if is_hidden else "", mark.spoken if mark else "")
        return " · ".join(filter(None, parts))

    def assessment(self, issue: Issue) -> str:
        """The assessment of a row, the text agreed so far, and what changed of these or of the state."""
        mark = self.marks.states.get(issue.id)
        agreed = tr("Agreed text: {words}").replace("{words}", issue.agreed) if issue.agreed else ""
        return "\n".join(filter(None, (issue.assessment, agreed, f"[{mark.spoken}]" if mark else "")))

    def column(self, section: int) -> Column:
        """Return what a section of the header holds; in the narrow form all hold parties."""
        if self.is_narrow:
            return Column.PARTY
        if section < 2:
            return (Column.NUMBER, Column.ISSUE)[section]
        return Column.STATE if section == len(self._parties) + 2 else Column.PARTY

    def party(self, section: int) -> Party | None:
        """The party of a column, or None."""
        place = section if self.is_narrow else section - 2
        return self._parties[place] if 0 <= place < len(self._parties) else None

    def look(self, section: int) -> int:
        """The look of the party of a column, as its number among those of a theme."""
        party = self.party(section)
        return self._looks.get(party.id, THIRD_LOOK) if party else THIRD_LOOK

    def party_section(self, place: int) -> int:
        """The column in which the party at `place` (from 0) stands."""
        return place if self.is_narrow else place + 2

    def items(self, index: AnyIndex) -> tuple[Excerpt, ...]:
        """The items of a cell; none for anything but a party's cell of a row."""
        if not index.isValid():
            return ()
        line = self._lines[index.row()]
        place = index.column() if self.is_narrow else index.column() - 2
        if line.kind is not LineKind.CELLS or line.row is None or not 0 <= place < len(self._parties):
            return ()
        return line.row.cells[place]

    def hole(self, index: AnyIndex) -> str:
        """What stands in a party's cell without items: that it has no stated position, or that what it has is out."""
        row = self._lines[index.row()].row
        place = index.column() if self.is_narrow else index.column() - 2
        is_out = row is not None and not row.silent[place]
        return tr("Left out of the brief") if is_out else self.empty_side

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The items of all rows that are shown, in their order, each once."""
        rows = (line.row for line in self._lines if line.kind is LineKind.CELLS and line.row is not None)
        return tuple(dict.fromkeys(each.annotation.id for row in rows for cell in row.cells for each in cell))

    def place_of(self, annotation_id: str, section: int = -1) -> tuple[int, int, int] | None:
        """Line, column and place in the cell of an item, or None if it is not on the board.

        An item of several parties stands in several cells; the one in column `section` is preferred.
        """
        found: tuple[int, int, int] | None = None
        for at, line in enumerate(self._lines):
            if line.kind is not LineKind.CELLS or line.row is None:
                continue
            for place, cell in enumerate(line.row.cells):
                item = next((n for n, excerpt in enumerate(cell) if excerpt.annotation.id == annotation_id), -1)
                if item >= 0 and (found is None or self.party_section(place) == section):
                    found = at, self.party_section(place), item
        return found

    def line_of_issue(self, issue_id: str, kind: LineKind = LineKind.CELLS) -> int:
        """The line of an issue, or -1."""
        for at, line in enumerate(self._lines):
            if line.kind is kind and line.row is not None and line.row.issue.id == issue_id:
                return at
        return -1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if parent.isValid():
            return 0
        return max(len(self._parties), 1) if self.is_narrow else len(self._parties) + 3

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role == LINE_ROLE:
            return self._lines[index.row()]
        if role == EXCERPTS_ROLE:
            return self.items(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index)
        if role == Qt.ItemDataRole.EditRole:
            return self._editable(index)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is not Qt.Orientation.Horizontal or role not in wanted:
            return None
        party = self.party(section)
        if party is not None:
            return (party.short_name or party.name) if self.is_narrow else party.name
        titles = {Column.NUMBER: later("No."), Column.ISSUE: later("Issue"), Column.STATE: later("State of play")}
        column = self.column(section)
        return said(titles[column]) if column in titles else ""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_editable(index):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def is_editable(self, index: AnyIndex) -> bool:
        """Whether F2 opens a field here: titles of themes and issues, and assessments."""
        if not index.isValid():
            return False
        line = self._lines[index.row()]
        if line.kind is LineKind.CELLS:
            return self.column(index.column()) in (Column.ISSUE, Column.STATE)
        return index.column() == 0

    def count(self, place: int) -> int:
        """The number of items of the party in the column at `place` (from 0): in any row, in none, folded or not."""
        return self._tallies[self._parties[place].id].items

    def elsewhere(self, place: int) -> int:
        """The number of that party's items that were stated in no article, which count apart."""
        return self._tallies[self._parties[place].id].elsewhere

    def _editable(self, index: AnyIndex) -> str:
        line = self._lines[index.row()]
        if line.row is None:
            return line.group.title
        if line.kind is LineKind.CELLS and self.column(index.column()) is Column.STATE:
            return line.row.issue.assessment
        return line.row.issue.title

    def _laid_out(self) -> tuple[Line, ...]:
        lines: list[Line] = []
        is_grouped = any(group.title for group in self._groups)
        for group in self._groups:
            shown = [row for row in group.rows if self._passes(row)]
            if is_grouped and shown:
                lines.append(Line(LineKind.THEME, group))
            if group.title not in self._folded:
                lines += [line for row in shown for line in self._lines_of(group, row)]
        return tuple(lines)

    def _lines_of(self, group: ThemeGroup, row: Row) -> tuple[Line, ...]:
        cells = Line(LineKind.CELLS, group, row)
        return (Line(LineKind.ISSUE, group, row), cells) if self.is_narrow else (cells,)

    def _passes(self, row: Row) -> bool:
        if self._filter is RowFilter.GAPS:
            return any(row.silent)
        if self._filter is RowFilter.CHANGED:
            return row.issue.id in self.marks.rows
        return self._filter is not RowFilter.UNCLEAR or row.state is State.UNCLEAR

    def _spoken(self, index: AnyIndex) -> str:
        line = self._lines[index.row()]
        if line.row is None:
            return theme_title(line.group)
        issue = line.row.issue
        column = self.column(index.column())
        told = tr("State of play of {title}: {state}")
        state = told.format(title=issue.title, state=words.state_word(line.row.state))
        if line.kind is LineKind.ISSUE:
            return f"{line.row.number} {self.title(issue)}. {state}"
        if column is Column.NUMBER:
            return line.row.number
        if column is Column.ISSUE:
            return self.title(issue)
        if column is Column.STATE:
            return ". ".join(filter(None, (state, self.assessment(issue))))
        return self._spoken_cell(index, line.row)

    def _spoken_cell(self, index: AnyIndex, row: Row) -> str:
        party = self.party(index.column())
        name = party.name if party else ""
        found = self.items(index)
        if not found:
            hole = self.hole(index)
            return f"{row.issue.title}, {name}, {hole[:1].lower()}{hole[1:]}"
        told = "; ".join(map(self._spoken_item, found))
        return f"{row.issue.title}, {name}, {words.tally_of(each.annotation for each in found)}: {told}"

    def _spoken_item(self, excerpt: Excerpt) -> str:
        mark = self.marks.items.get(excerpt.annotation.id)
        return f"{words.spoken_item(excerpt)}, {mark.spoken}" if mark else words.spoken_item(excerpt)


def theme_title(group: ThemeGroup) -> str:
    """The heading of a theme with its number."""
    return f"{group.number}  {group.title or tr('Without a theme')}"
