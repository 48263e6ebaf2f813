"""To check: what stands between the project and a brief one may sign, worst first; and who was tagged with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer import queries
from briefer.check import Problem
from briefer.model import PartyId, Project
from briefer.words import later, said, tr
from ui.compare.acts import CellAct, CellActs
from ui.compare.items import many_of
from ui.look import words
from ui.problems.cures import Cures
from ui.session import Session
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import Cell, CellsModel, CellStyle, TableRow
from ui.widgets.choice import Choice
from ui.widgets.labels import RoleLabel
from ui.widgets.overviews import problem_rows


class ProblemsView(QWidget):
    """The problems in three groups, or one party's items as a reading list against mis-attribution.

    Signals
        place_requested(place)               go to the Place of a problem
        annotation_requested(annotation_id)  show this item in the article
        find_requested(words)                look for these words in the articles
        said(sentence)                       something to say in the status bar
        contents_changed()                   other lines are shown
    """

    place_requested = Signal(object)
    annotation_requested = Signal(str)
    find_requested = Signal(str)
    said = Signal(str)
    contents_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._problems: tuple[Problem, ...] = ()
        self._is_stale = False
        self.model = CellsModel(("", ""), self)
        self.table = CellTable(self.model, (82, 18), self)
        self.table.setAccessibleName(tr("To check"))
        self.table.row_requested.connect(self._go)
        self.table.clicked.connect(lambda index: self._click(self.model.key(index.row())))
        self.many = many_of(self.table, session, self.said.emit)
        self.acts = CellActs(self.table, (), self._acts, self.many)
        self.filter = Choice(self)
        self.filter.setAccessibleName(tr("Show"))
        self.filter.activated.connect(lambda _: self._show())
        head = QHBoxLayout()
        head.setContentsMargins(8, 10, 8, 2)
        head.addWidget(RoleLabel("caption", tr("Show"), self, tone="ink2"))
        head.addSpacing(8)
        head.addWidget(self.filter)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.cures = Cures(session, self)
        self.cures.find_requested.connect(self.find_requested)
        self.table.current_changed.connect(self.cures.show_problem)
        layout.addWidget(self.cures)
        self.setTabOrder(self.table, self.cures.finder)
        self.setTabOrder(self.filter, self.table)  # no focus proxy: Tab would never come back to the filter
        self._fill_filter()

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Take the parties for the filter; the problems come by `show_problems`."""
        if parts & {"parties", "brief"}:
            self._fill_filter()
        if parts & {"annotations", "parties", "brief"} and self.filter.currentData():
            self._show()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems, worst first as they come; while the view is hidden they wait."""
        self._problems = tuple(problems)
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self._show()

    @property
    def party_id(self) -> PartyId | None:
        """The party whose items are read through; None while the problems are shown."""
        chosen = self.filter.currentData()
        return PartyId(chosen) if chosen else None

    def show_party(self, party_id: str) -> None:
        """Show all items of a party to read through, or the problems for ""."""
        at = self.filter.findData(party_id)
        self.filter.setCurrentIndex(max(at, 0))
        self._show()

    def _fill_filter(self) -> None:
        chosen = self.filter.currentData()
        self.filter.clear()
        self.filter.addItem(tr("Problems"), "")
        for party in self._session.project.parties:
            self.filter.addItem(tr("Everything tagged {party}").format(party=party.name), party.id)
        self.filter.setCurrentIndex(max(self.filter.findData(chosen or ""), 0))

    def _show(self) -> None:
        party_id = self.party_id
        self.table.set_empty_sentence(self._empty_sentence(party_id))
        self.table.show_rows(self._reading_list(party_id) if party_id else self._problem_lines())
        self.many.keep()
        self.cures.show_problem(self.table.current_key())
        self.contents_changed.emit()

    def _empty_sentence(self, party_id: PartyId | None) -> str:
        project = self._session.project
        if party_id is None:
            return words.nothing_to_check(is_begun=bool(project.articles))
        return tr("Nothing is tagged {party} yet.").format(party=queries.party(project, party_id).name)

    def _problem_lines(self) -> tuple[TableRow, ...]:
        where = _places(self._session.project)
        return tuple(
            TableRow(row.key, (*row.cells, _where(row.key, where)), row.spoken) for row in problem_rows(self._problems)
        )

    def _reading_list(self, party_id: PartyId) -> tuple[TableRow, ...]:
        found = queries.excerpts_of_party(self._session.project, party_id)
        return tuple(
            TableRow(
                each.annotation.id,
                (
                    Cell(words.shown(each), CellStyle.TEXT if each.is_elsewhere else CellStyle.QUOTE, _said(each)),
                    Cell(each.reference, CellStyle.REFERENCE),
                ),
                words.spoken_item(each),
            )
            for each in found
        )

    def _acts(self) -> Iterable[CellAct]:
        key = self.table.current_key()
        yield CellAct(tr("Go to the place"), lambda: self._go(key), key="Return")

    def _click(self, key: object) -> None:
        """Go to a problem; of the reading list a click chooses a line, for it is corrected here."""
        if isinstance(key, Problem):
            self._go(key)

    def _go(self, key: object) -> None:
        if isinstance(key, Problem):
            self.place_requested.emit(key.place)
        elif isinstance(key, str):
            self.annotation_requested.emit(key)


def _places(project: Project) -> dict[tuple[str, str], str]:
    """Return how every place is cited that has a reference or a number, by its kind and id."""
    cited = {
        paragraph.id: queries.reference_text(source, number)
        for source, article in enumerate(project.articles, 1)
        for number, paragraph in enumerate(article.paragraphs, 1)
    }
    return {
        **{("paragraph", name): reference for name, reference in cited.items()},
        **{("annotation", each.id): cited.get(each.paragraph_id, "") for each in project.annotations},
        **{("issue", name): number for name, number in queries.row_numbers(project).items()},
    }


def _where(problem: object, places: Mapping[tuple[str, str], str]) -> Cell:
    """Return the reference of the place of a problem, or what part it is in."""
    if not isinstance(problem, Problem):
        return Cell()
    place = problem.place
    names = {"field": later("Details"), "party": later("Parties"), "article": later("Sources")}
    part = said(names[place.kind]) if place.kind in names else ""
    return Cell(places.get((place.kind, place.id), part), CellStyle.REFERENCE)


def _said(excerpt: queries.Excerpt) -> str:
    kind = words.kind_word(excerpt.annotation.kind)
    return f"{kind}, {excerpt.annotation.speaker}" if excerpt.annotation.speaker else kind
