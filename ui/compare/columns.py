"""Which parties have a column: a menu of ticks, and a line that swaps them."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from briefer import edits
from briefer.model import PartyId
from briefer.words import tr
from ui.session import Session

MOST_COLUMNS = 3


class ColumnsMenu(QMenu):
    """Made anew each time it opens; each choice is one undo step."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        project = self._session.project
        columns = project.brief.columns
        for party in project.parties:
            action = self.addAction(party.name)
            action.setCheckable(True)
            action.setChecked(party.id in columns)
            is_full = len(columns) >= MOST_COLUMNS and party.id not in columns
            action.setEnabled(not is_full and not (len(columns) == 1 and party.id in columns))
            action.triggered.connect(lambda _=False, party_id=party.id: self._toggle(party_id))
        self.addSeparator()
        swap = self.addAction(tr("&Swap the columns"))
        swap.setEnabled(len(columns) > 1)
        swap.triggered.connect(lambda: self._set((*columns[1:], columns[0])))

    def _toggle(self, party_id: PartyId) -> None:
        columns = self._session.project.brief.columns
        kept = tuple(each for each in columns if each != party_id)
        self._set(kept if party_id in columns else (*columns, party_id))

    def _set(self, columns: tuple[PartyId, ...]) -> None:
        self._session.edit(tr("Columns"), edits.set_columns, columns)
