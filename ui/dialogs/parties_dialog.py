"""Who the parties are: names, other names, and their place, as one edit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, queries
from briefer.errors import BrieferError
from briefer.model import Party, PartyId, Project

from ..session import Session

PLACES = ("Column A", "Column B", "Column C", "Third party")
THIRD = len(PLACES) - 1


@dataclass(slots=True)
class Row:
    """The widgets of one party; `id` is "" for a new one."""

    id: str
    name: QLineEdit
    short_name: QLineEdit
    aliases: QLineEdit
    place: QComboBox
    remove: QPushButton
    colour: str = ""
    is_removed: bool = False

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All widgets of the row, in order."""
        return (self.name, self.short_name, self.aliases, self.place, self.remove)


class PartiesDialog(QDialog):
    """Edits all parties at once; nothing changes before *Use these parties*."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Parties")
        self._session = session
        self.rows: list[Row] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 5)
        self._grid.setVerticalSpacing(8)
        self._failure = QLabel(self)
        self._failure.setObjectName("error")
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.setWordWrap(True)
        self._failure.hide()
        self._lay_out()
        self._fill(session.project)

    def add_party(self) -> None:
        """Add an empty row: the first two are columns, the others third parties."""
        used = {row.place.currentIndex() for row in self.rows if not row.is_removed}
        place = next((index for index in (0, 1) if index not in used), THIRD)
        self._add_row(Party(PartyId(""), ""), place)
        self.rows[-1].name.setFocus()

    def swap_columns(self) -> None:
        """Let the parties of column A and column B change places."""
        for row in self.rows:
            if row.place.currentIndex() in (0, 1):
                row.place.setCurrentIndex(1 - row.place.currentIndex())

    def accept(self) -> None:
        """Use the parties as they stand, as one undo step, or say what is wrong with them."""
        try:
            parties, columns = self._chosen()
            edits.set_parties(self._session.project, parties, columns)
        except BrieferError as error:
            self._failure.setText(str(error))
            self._failure.show()
            return
        self._session.edit("Parties changed", edits.set_parties, parties, columns)
        armed = self._session.armed_party
        now = self._session.project
        if (not armed or all(party.id != armed for party in now.parties)) and now.brief.columns:
            self._session.arm(now.brief.columns[0])
        super().accept()

    def _chosen(self) -> tuple[tuple[Party, ...], tuple[PartyId, ...]]:
        kept = [row for row in self.rows if not row.is_removed and (row.id or row.name.text().strip())]
        parties = tuple(
            Party(
                PartyId(row.id),
                row.name.text().strip(),
                row.short_name.text().strip(),
                tuple(alias.strip() for alias in row.aliases.text().split(",") if alias.strip()),
                row.colour,
            )
            for row in kept
        )
        placed = sorted(
            (row.place.currentIndex(), index) for index, row in enumerate(kept) if row.place.currentIndex() != THIRD
        )
        columns = tuple(PartyId(kept[index].id or f"new:{index}") for _, index in placed)
        return parties, columns

    def _fill(self, project: Project) -> None:
        for party in (*queries.column_parties(project), *queries.other_parties(project)):
            columns = project.brief.columns
            self._add_row(party, columns.index(party.id) if party.id in columns else THIRD)
        while len(self.rows) < 2:
            self.add_party()
        self.rows[0].name.setFocus()

    def _add_row(self, party: Party, place: int) -> None:
        number = len(self.rows) + 1
        name, short_name = QLineEdit(party.name, self), QLineEdit(party.short_name, self)
        aliases, places = QLineEdit(", ".join(party.aliases), self), QComboBox(self)
        places.addItems(PLACES)
        places.setCurrentIndex(place)
        remove = QPushButton("Remove", self)
        row = Row(party.id, name, short_name, aliases, places, remove, party.colour)
        for widget, what in zip(row.widgets, ("Name", "Short name", "Other names", "Place", "Remove"), strict=True):
            widget.setAccessibleName(f"{what} of party {number}")
        short_name.setMaximumWidth(90)
        aliases.setPlaceholderText("Moscow, Kremlin, …")
        remove.clicked.connect(lambda: self._remove(row))
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, number, column)
        self.rows.append(row)

    def _remove(self, row: Row) -> None:
        row.is_removed = True
        for widget in row.widgets:
            widget.hide()

    def _lay_out(self) -> None:
        for column, words in enumerate(("Name", "Short", "Other names, with commas between", "Place", "")):
            label = QLabel(words, self)
            label.setObjectName("hint")
            self._grid.addWidget(label, 0, column)
        add, swap = QPushButton("Add &party", self), QPushButton("S&wap columns", self)
        add.clicked.connect(self.add_party)
        swap.clicked.connect(self.swap_columns)
        for button in (add, swap):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(add)
        line.addWidget(swap)
        line.addStretch(1)
        buttons = QDialogButtonBox(self)
        use = buttons.addButton("&Use these parties", QDialogButtonBox.ButtonRole.AcceptRole)
        use.setObjectName("primary")
        use.setDefault(True)
        buttons.addButton("&Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        inside = QWidget(self)
        column_box = QVBoxLayout(inside)
        column_box.addLayout(self._grid)
        column_box.addLayout(line)
        column_box.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.addWidget(area, 1)
        box.addWidget(self._failure)
        box.addWidget(buttons)
        self.resize(820, 380)
