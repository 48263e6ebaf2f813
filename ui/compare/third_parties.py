"""What third parties said or did, grouped by actor; an actor can be made a column party."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from briefer import edits, queries
from briefer.model import AnnotationId, Party, Project
from briefer.words import tr
from ui.compare.acts import CellAct, CellActs
from ui.compare.items import many_of
from ui.compare.view import ComparedView
from ui.session import Session
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import CellsModel
from ui.widgets.labels import RoleLabel
from ui.widgets.overviews import third_party_rows


class ThirdPartiesView(ComparedView):
    """Actor, what it said or did, kind and reference.

    Signals
        annotation_requested(annotation_id)   show this item in the article
        said(sentence)                        something to say in the status bar
    """

    annotation_requested = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = CellsModel((tr("Actor"), tr("Said or did"), tr("Kind"), tr("Ref")), self)
        self.table = CellTable(self.model, (22, 54, 14, 9), self)
        self.table.setAccessibleName(tr("Third parties"))
        self.table.set_empty_sentence(tr("Nothing is tagged for a third party."))
        self.table.row_requested.connect(self.annotation_requested.emit)
        self.many = many_of(self.table, session, self.said.emit)
        self.acts = CellActs(self.table, (), self._acts, self.many)
        self.make_column = QPushButton(tr("&Make column party"), self)
        self.make_column.setToolTip(tr("Let the current actor take the place of a column party"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.make_column.setMenu(self._menu)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 8, 8, 12)
        foot.addWidget(self.make_column)
        told = tr("It trades places with the party you choose; no tag is lost.")
        foot.addSpacing(10)
        hint = RoleLabel("caption", told, self, tone="ink2")
        hint.setWordWrap(True)
        foot.addWidget(hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.table)

    def current_actor(self) -> Party | None:
        """The third party of the current line, or None."""
        key = self.table.current_key()
        if not isinstance(key, str):
            return None
        project = self._session.project
        parties = queries.excerpt(project, AnnotationId(key)).parties
        return next((party for party in parties if party.id not in project.brief.columns), None)

    def swap_into(self, place: int) -> bool:
        """Let the current actor stand in the column at `place` (from 0)."""
        actor = self.current_actor()
        if actor is None:
            return False
        columns = list(self._session.project.brief.columns)
        columns[place] = actor.id
        label = tr("Make {party} a column party").format(party=actor.name)
        return self._session.edit(label, edits.set_columns, tuple(columns))

    def _acts(self) -> Iterable[CellAct]:
        key = self.table.current_key()
        yield CellAct(tr("Go to the paragraph"), lambda: self.annotation_requested.emit(key), key="Return")

    def _fill_menu(self) -> None:
        self._menu.clear()
        for place, party in enumerate(queries.column_parties(self._session.project)):
            action = self._menu.addAction(tr("In place of {party}").format(party=party.name))
            action.triggered.connect(lambda _=False, at=place: self.swap_into(at))

    def _show(self, project: Project) -> None:
        self.table.show_rows(third_party_rows(project))
        self.many.keep()
        self.make_column.setEnabled(self.model.rowCount() > 0)
