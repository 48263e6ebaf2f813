"""How the tables of a document from elsewhere read, shown and corrected: whose column, which issue's row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from briefer.model import Project
from briefer.proof.foreign.values import Mapping, Meaning, Role
from briefer.words import said, tr
from ui.export.findings import ROLES
from ui.widgets.choice import Choice
from ui.widgets.dialog import Area, Foot, fit
from ui.widgets.labels import RoleLabel


class TableReading(QDialog):
    """Asks for each column what it holds and for each row what it is about; `mappings` is the answer."""

    def __init__(self, project: Project, mappings: Sequence[Mapping], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Columns and rows"))
        self._mappings = tuple(mappings)
        self._meanings: list[tuple[str, Meaning]] = [
            *((party.name, Meaning(Role.PARTY, party.id)) for party in project.parties),
            *((said(name), Meaning(role)) for role, name in ROLES.items()),
        ]
        self._titles = [issue.title for issue in project.issues]
        self.columns: list[list[Choice]] = []
        self.rows: list[dict[int, Choice]] = []
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(20, 16, 20, 12)
        for mapping in self._mappings:
            form.addRow(RoleLabel("list_heading", tr("Table {n}").format(n=mapping.table + 1), page))
            self.columns.append([self._column(form, mapping, place) for place in range(len(mapping.columns))])
            self.rows.append(self._rows(form, mapping))
        foot = Foot(self, tr("&Check again"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Area(page, self), 1)
        column.addWidget(foot)
        fit(self, 560, 520)

    @property
    def mappings(self) -> tuple[Mapping, ...]:
        """How the tables read now."""
        return tuple(
            replace(
                mapping,
                columns=tuple(self._meanings[choice.currentIndex()][1] for choice in columns),
                issues=tuple(
                    rows[place].currentText() if place in rows else issue for place, issue in enumerate(mapping.issues)
                ),
            )
            for mapping, columns, rows in zip(self._mappings, self.columns, self.rows, strict=True)
        )

    def _column(self, form: QFormLayout, mapping: Mapping, place: int) -> Choice:
        choice = Choice(self)
        choice.addItems([name for name, _ in self._meanings])
        meanings = [meaning for _, meaning in self._meanings]
        choice.setCurrentIndex(meanings.index(mapping.columns[place]))
        title = " ".join(mapping.titles[place].split())
        label = tr("Column {n}").format(n=place + 1) + (f": {title}" if title else "")
        choice.setAccessibleName(label)
        form.addRow(label, choice)
        return choice

    def _rows(self, form: QFormLayout, mapping: Mapping) -> dict[int, Choice]:
        """Ask for the rows that name an issue; those that go on with the one above follow it."""
        choices: dict[int, Choice] = {}
        for place, issue in enumerate(mapping.issues):
            if issue:
                choice = Choice(self)
                choice.addItems(list(dict.fromkeys([issue, *self._titles])))
                label = tr("Row {n}").format(n=place + 1)
                choice.setAccessibleName(label)
                form.addRow(label, choice)
                choices[place] = choice
        return choices
