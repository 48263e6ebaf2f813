"""The Compare stage: the tray at the left; positions, timeline, third parties, sources and what to check as tabs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer import queries
from briefer.check import Problem
from briefer.model import AnnotationId, Kind, PartyId, Project
from briefer.words import later, said, tr
from ui.board.board import Board
from ui.board.model import RowFilter
from ui.compare.columns import ColumnsMenu
from ui.compare.copying import Copying
from ui.compare.problems import ProblemsView
from ui.compare.sources import SourcesView
from ui.compare.tabs import TabButton, TabLine
from ui.compare.third_parties import ThirdPartiesView
from ui.compare.timeline import TimelineView
from ui.compare.tray_side import TraySide
from ui.look import marks
from ui.look.theme import Look
from ui.session import Focus, Session
from ui.versions.against import Against
from ui.versions.view import ChangesView
from ui.widgets.buttons import reach_chosen
from ui.widgets.cell_table import CellTable
from ui.widgets.labels import hairline, set_ground
from ui.widgets.panes import REST, Panes

if TYPE_CHECKING:
    from briefer.templates import Template

TABS = (
    ("positions", later("Positions")),
    ("timeline", later("Timeline")),
    ("third_parties", later("Third parties")),
    ("sources", later("Sources")),
    ("problems", later("To check")),
    ("changes", later("Changes")),
)
FILTERS = (
    (RowFilter.ALL, later("All rows")),
    (RowFilter.GAPS, later("One side only")),
    (RowFilter.UNCLEAR, later("State not clear")),
    (RowFilter.CHANGED, later("Changed")),
)
TRAY_WIDTH = 248
TABS_WIDTH = 500
"""What the tabs need, px at 100 %; the tray gives way to them."""


class CompareStage(QWidget):
    """Arranging what was tagged.

    Signals
        annotation_requested(annotation_id)   show this item in the article
        paragraph_requested(paragraph_id)     show this paragraph in the article
        find_requested(words)    look for these words in the articles
        place_requested(place)                show the Place of a problem
        said(sentence)                        something to say in the status bar
        contents_changed()                    something else is shown, or more or less of it
    """

    annotation_requested = Signal(str)
    paragraph_requested = Signal(str)
    find_requested = Signal(str)
    place_requested = Signal(object)
    said = Signal(str)
    contents_changed = Signal()

    def __init__(
        self,
        session: Session,
        template_of: Callable[[], Template | None],
        against: Against,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compareStage")
        self._session = session
        self._template_of = template_of
        self._against = against
        self.board = Board(session, self)
        self.side = TraySide(session, self)
        self.tray = self.side.tray
        self.copying = Copying(session, template_of, self.said.emit)
        self.timeline = TimelineView(session, self)
        self.third_parties = ThirdPartiesView(session, self)
        self.sources = SourcesView(session, self)
        self.problems = ProblemsView(session, self)
        self.changes = ChangesView(session, against, self)
        self._tables: dict[QWidget, CellTable] = {
            each: each.table for each in (self.timeline, self.third_parties, self.problems)
        }
        self._seen_with: dict[QWidget, Focus] = {}
        self._pages = QStackedWidget(self)
        self._group = QButtonGroup(self)
        self._tabs = {name: self._tab(name, said(text)) for name, text in TABS}
        self._filter = self._menu_button(tr("All rows"), self._filter_menu())
        self._columns = self._menu_button(tr("Columns"), ColumnsMenu(session, self))
        self._new_issue = QPushButton(tr("&Issue"), self)
        self._new_issue.setAccessibleName(tr("New issue"))
        self._dress()
        self._lay_out()
        self._connect_signals()
        self.show_tab("positions")
        everything = frozenset({"annotations", "issues", "parties", "articles", "brief"})
        self._waiting: AbstractSet[str] = frozenset()
        self._show(session.project, everything)
        self._show_changes()

    # -- what the window asks for --

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project, or once the stage is shown: a key in the article waits for none of it."""
        if self.isVisible():
            self._show(project, parts)
        else:
            self._waiting |= parts

    def _show(self, project: Project, parts: AbstractSet[str]) -> None:
        for view in (self.board, self.tray, self.timeline, self.third_parties, self.sources, self.problems):
            view.refresh(project, parts)
        if parts:
            self._show_counts(project)
            self.contents_changed.emit()

    def take_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys in force, by the name of their action."""
        self.board.take_keys(keys)
        for view in (self.timeline.acts, self.sources.acts):
            view.take(keys)
        for each in (self.tray, self.timeline, self.third_parties, self.problems):
            each.many.take(keys)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems the window has found."""
        self.problems.show_problems(problems)
        self._count_on("problems", len(problems))

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return [name for name, _ in TABS][self._pages.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Go to positions, timeline, third_parties, sources or problems."""
        if self.isVisible():
            self._note_place()
        self._tabs[name].setChecked(True)
        reach_chosen(self._tabs.values())
        self._pages.setCurrentIndex([tab for tab, _ in TABS].index(name))
        for button in (self._filter, self._columns, self._new_issue):
            button.setVisible(name == "positions")
        self.contents_changed.emit()

    def show_first_tab(self) -> None:
        """Go to the positions."""
        self.show_tab(TABS[0][0])

    def step_tab(self, by: int) -> None:
        """Go to the next (1) or previous (-1) tab, and give it the keyboard."""
        self.show_tab(TABS[(self._pages.currentIndex() + by) % len(TABS)][0])
        self.take_focus()

    @property
    def tagged_party(self) -> PartyId | None:
        """The party whose items are in front to be read through, or None."""
        return self.problems.party_id if self.tab == "problems" else None

    def show_tagged(self, party_id: str, annotation_id: str) -> None:
        """Go to everything tagged as a party's ("" for what is to be checked), if it can be to an item."""
        self.show_tab("problems")
        self.problems.show_party(party_id)
        self.problems.table.select_key(annotation_id)
        self.take_focus()

    def count(self, name: str) -> int:
        """How many things are on a tab, as it says itself."""
        return self._tabs[name].number

    def show_issue(self, issue_id: str) -> None:
        """Go to the row of an issue; a filter that hides it is lifted."""
        self.show_tab("positions")
        self.board.set_filter(RowFilter.ALL)
        self.board.setFocus()
        self.board.select_issue(issue_id)

    def show_item(self, annotation_id: str) -> None:
        """Go to an item where it is arranged, and give it the keyboard."""
        self.board.set_filter(RowFilter.ALL)
        for name, view in (("positions", self.board), ("positions", self.tray)):
            if annotation_id in view.items_in_order():
                self.show_tab(name)
                view.setFocus()
                view.go_to_item(annotation_id)
                return
        item = queries.annotation(self._session.project, AnnotationId(annotation_id))
        name = "timeline" if item.kind is Kind.EVENT else "third_parties"
        self.show_tab(name)
        table = (self.timeline if item.kind is Kind.EVENT else self.third_parties).table
        table.setFocus()
        table.select_key(annotation_id)

    def new_issue(self) -> None:
        """Add an issue and open its title."""
        self.show_tab("positions")
        self.board.acts.new_issue()

    def copy_cell(self) -> None:
        """Copy all items of the current cell."""
        items = self.board.rows.items(self.board.currentIndex())
        self.copying.copy_cell(tuple(each.annotation.id for each in items))

    def copy_row(self) -> None:
        """Copy the current row as a table."""
        self.copying.copy("", self.board.current_issue_id())

    def panes(self) -> tuple[QWidget, ...]:
        """The panes in the order of F6."""
        return (self._pages, self.tray)

    def take_focus(self) -> None:
        """Give the keyboard to the page that is shown, on the item that has the focus."""
        page = self._pages.currentWidget()
        if page is None:
            return
        (self.problems.table if page is self.problems else page).setFocus()
        name = self._session.focus.annotation_id
        if name and self._session.focus != self._seen_with.get(page):  # else one comes back to where one was
            table = self._tables.get(page)
            if page is self.board:
                self.board.select_annotation(name)
            elif table is not None and table.cells.row_of(name) >= 0:
                table.select_key(name)

    def _note_place(self) -> None:
        """Keep what had the focus as the page that is shown is left."""
        page = self._pages.currentWidget()
        if page is not None:
            self._seen_with[page] = self._session.focus

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._note_place()

    def showEvent(self, event: QShowEvent) -> None:
        waiting, self._waiting = self._waiting, frozenset()
        self._show(self._session.project, waiting)
        super().showEvent(event)
        template = self._template_of()
        if template is not None:
            self.board.set_empty_side(template.empty_side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    # -- parts --

    def _lay_out(self) -> None:
        self.splitter = Panes((TRAY_WIDTH, REST), self, least_rest=TABS_WIDTH)
        self.splitter.setObjectName("compareSplitter")
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self._right())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _right(self) -> QWidget:
        side = QWidget(self)
        side.setObjectName("compareMain")
        set_ground(side, QPalette.ColorRole.AlternateBase)
        head = TabLine([self._tabs[name] for name, _ in TABS], (self._filter, self._columns, self._new_issue), side)
        for page in (self.board, self.timeline, self.third_parties, self.sources, self.problems, self.changes):
            self._pages.addWidget(page)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline(side))
        layout.addWidget(self._pages, 1)
        return side

    def _tab(self, name: str, text: str) -> TabButton:
        button = TabButton(text, self)
        button.clicked.connect(lambda: self.show_tab(name))
        self._group.addButton(button)
        return button

    def _menu_button(self, text: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setText(f" {text}")
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet(
            "QToolButton { border: none; padding: 5px 8px; } QToolButton::menu-indicator { image: none; }"
            "QToolButton:focus { border: 2px solid palette(window-text); border-radius: 6px; padding: 3px 6px; }"
        )
        button.setMenu(menu)
        return button

    def _dress(self) -> None:
        """Draw the icons in the colours of the look."""
        look = Look.of(self)
        size = int(look.px(16))
        icons = ((self._filter, "list-filter"), (self._columns, "columns-2"), (self._new_issue, "plus"))
        for button, name in icons:
            button.setIcon(marks.icon(name, look.theme.ink, size))
            button.setIconSize(QSize(size, size))

    def _filter_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for row_filter, text in FILTERS:
            action = menu.addAction(said(text))
            action.setCheckable(True)
            action.setChecked(row_filter is RowFilter.ALL)
            group.addAction(action)
            action.triggered.connect(lambda _=False, f=row_filter, a=action: self._filter_rows(f, a.text()))
            if row_filter is RowFilter.CHANGED:
                self._changed = action
                action.setVisible(False)
        return menu

    def _filter_rows(self, row_filter: RowFilter, text: str) -> None:
        self._filter.setText(f" {text}")
        self.board.set_filter(row_filter)
        self.contents_changed.emit()

    def _connect_signals(self) -> None:
        for view in (self.board, self.tray, self.timeline, self.third_parties, self.problems, self.changes):
            view.annotation_requested.connect(self.annotation_requested)
        self.sources.paragraph_requested.connect(self.paragraph_requested)
        self.problems.place_requested.connect(self.place_requested)
        self.problems.find_requested.connect(self.find_requested)
        self.problems.contents_changed.connect(self.contents_changed)
        self.changes.issue_requested.connect(self.show_issue)
        self.board.turn_requested.connect(lambda name, turn: self.said.emit(self._against.turn(name, turn)))
        self.board.old_requested.connect(lambda: self._against.show_old(not self._against.has_old))
        self._against.found.connect(self._show_changes)
        for speaker in (
            self.board,
            self.tray,
            self.timeline,
            self.third_parties,
            self.sources,
            self.problems,
            self.changes,
        ):
            speaker.said.connect(self.said)
        self.board.copy_requested.connect(self.copying.copy)
        self._new_issue.clicked.connect(self.board.acts.new_issue)

    def _show_counts(self, project: Project) -> None:
        self._count_on("positions", len(project.issues))
        self._count_on("timeline", len(queries.timeline(project)))
        self._count_on("third_parties", len(queries.third_parties(project)))
        self._count_on("sources", len(project.articles))
        self.side.show_balance(project)

    def _show_changes(self) -> None:
        self._count_on("changes", self._against.count)
        self.board.show_marks(self._against.marks)
        name = self._against.name
        text = tr("Changed since {version} ({n})").format(version=name, n=self._against.count)
        self._changed.setText(text)
        self._changed.setVisible(bool(name))
        if self.board.rows.row_filter is RowFilter.CHANGED:
            self._filter.setText(f" {text}")

    def _count_on(self, name: str, number: int) -> None:
        self._tabs[name].show_count(number)
