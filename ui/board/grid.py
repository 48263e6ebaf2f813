"""The comparison board: the rows of the brief, arranged by keyboard and by mouse.

The wide form has number, issue, a column a party and the state of play; the narrow form, beside the article, has the
issue as a line over its cells. What the keys change is in `acts`, dragging in `drag`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from briefer.model import Project
from briefer.queries import Excerpt
from briefer.words import said, tr
from ui.board import moves as board_moves
from ui.board.delegate import BoardDelegate, BoardState
from ui.board.fresh import FreshItems
from ui.board.frozen import SECTIONS as FROZEN
from ui.board.frozen import FrozenColumns
from ui.board.header import BoardHeader
from ui.board.lift_bar import LiftBar
from ui.board.model import AnyIndex, BoardModel, Column, Line, LineKind, RowFilter
from ui.board.overlay import give_sizes, has_keyboard, paint_empty, paint_lifted_row
from ui.look import words
from ui.look.theme import Look
from ui.session import Focus, Session
from ui.tagging.items import ItemActs, focus_on
from ui.tagging.many import Many
from ui.versions.marks import Marks
from ui.widgets.announce import announce

PARTS = frozenset({"annotations", "issues", "parties", "articles", "brief"})


class Grid(QTableView):
    """The comparison in wide or narrow form.

    Signals
        annotation_requested(annotation_id)   show this item in the article
        current_changed(annotation_id)        another item is the current one ("" = none)
        said(sentence)                        something to say in the status bar
        lifted(what)                          a row or item was lifted ("" = let go)
        copy_requested(annotation_ids, issue_id)  copy these items, or else this row
    """

    annotation_requested = Signal(str)
    current_changed = Signal(str)
    said = Signal(str)
    lifted = Signal(str)
    copy_requested = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None, *, is_narrow: bool = False) -> None:
        super().__init__(parent)
        self.session = session
        self._scale = Look.of(self).scale
        self.standing = BoardState()
        self.rows = BoardModel(is_narrow=is_narrow, parent=self)
        self._delegate = BoardDelegate(self, self.rows, self.standing)
        self._header = BoardHeader(self.rows, self)
        self._column = self.rows.party_section(0)
        self._is_stale = True
        self._is_due = False
        self._shown: Project | None = None
        self._frozen = FrozenColumns(self, self.rows, self._delegate)
        self._fresh = FreshItems(self.viewport(), self.standing)
        self._bar = LiftBar(self)
        self.many = Many(self, self, lambda many: ItemActs(session, self, many.ids, self.say))
        self.standing.selected = lambda: self.many.selected
        self._set_up()
        session.focus_changed.connect(self._follow_focus)
        session.went_back.connect(self._go_to_change)

    # -- what is current --

    @property
    def shown(self) -> Project:
        """The project as it stands on the board, with what is lifted in its new place."""
        return self._shown or self.session.project

    @property
    def delegate(self) -> BoardDelegate:
        """What measures and paints the board."""
        return self._delegate

    def current_line(self) -> Line | None:
        """The line of the current cell, or None."""
        index = self.currentIndex()
        return self.rows.line(index) if index.isValid() else None

    def current_excerpt(self) -> Excerpt | None:
        """The current item, or None."""
        items = self.rows.items(self.currentIndex())
        return items[min(self.standing.item, len(items) - 1)] if items else None

    def current_annotation_id(self) -> str:
        """The id of the current item, or ""."""
        excerpt = self.current_excerpt()
        return excerpt.annotation.id if excerpt else ""

    def current_issue_id(self) -> str:
        """The id of the issue of the current line, or ""."""
        line = self.current_line()
        return line.row.issue.id if line and line.row else ""

    # -- its items, as `Many` asks for them --

    def current_item(self) -> str:
        """The item that the keys act on."""
        return self.current_annotation_id()

    def items_in_order(self) -> tuple[str, ...]:
        """All items, row after row; one of several parties once."""
        return self.rows.item_ids

    def item_at(self, at: QPoint) -> str:
        """The item whose card is at a point of the viewport."""
        index = self.indexAt(at)
        number = self.item_number(index, at)
        return self.rows.items(index)[number].annotation.id if number >= 0 else ""

    def go_to_item(self, name: str) -> None:
        """Make an item the current one."""
        self.select_annotation(name)

    def item_number(self, index: QModelIndex, at: QPoint) -> int:
        """The place in its cell of the item at a point, -1 for none."""
        if not self.rows.items(index):
            return -1
        places = self._delegate.card_rects(index, self.visualRect(index))
        return next((n for n, place in enumerate(places) if place.contains(at.toPointF())), -1)

    def select_annotation(self, annotation_id: str) -> bool:
        """Make an item the current one and scroll to it; False if it is not on the board."""
        place = self.rows.place_of(annotation_id, self.currentIndex().column())
        if place is None:
            return False
        row, section, item = place
        self.go_to(row, section, item)
        return True

    def select_issue(self, issue_id: str, column: Column = Column.ISSUE) -> bool:
        """Make the title (or another column) of an issue the current cell."""
        kind = LineKind.ISSUE if self.rows.is_narrow else LineKind.CELLS
        row = self.rows.line_of_issue(issue_id, kind)
        sections = [at for at in range(self.rows.columnCount()) if self.rows.column(at) is column]
        if row >= 0:
            self.go_to(row, sections[0] if sections else 0)
        return row >= 0

    def go_to(self, row: int, section: int, item: int = 0) -> None:
        """Make a cell and an item in it current."""
        if self.rows.line(row).kind is LineKind.CELLS:
            self._column = section
        else:
            section = 0
        self.standing.item = item
        index = self.rows.index(row, section)
        is_same = index == self.currentIndex()
        self.setCurrentIndex(index)
        if is_same:
            self._current_moved()

    @property
    def section(self) -> int:
        """The column in which Up and Down move, remembered across headings."""
        return min(self._column, self.rows.columnCount() - 1)

    def edit_current(self) -> None:
        """Open the field of the current title or assessment; on an item, the title of its issue."""
        index = self.currentIndex()
        line = self.current_line()
        if line is None:
            return
        if not self.rows.is_editable(index):
            index = self.title_index()
        if index.isValid() and self.state() is not QAbstractItemView.State.EditingState:
            self.edit(index)

    def set_filter(self, row_filter: RowFilter) -> None:
        """Show all rows or only some; what is current stays so if it is still shown."""
        self._keep_place(lambda: self.rows.set_filter(row_filter))

    def show_marks(self, marks: Marks) -> None:
        """Show what changed since a version; what is current stays so if it is still shown."""
        if marks is not self.rows.marks:
            self._keep_place(lambda: self.rows.show_marks(marks))

    def set_empty_side(self, sentence: str) -> None:
        """Take the sentence of an empty side from the template."""
        self.rows.empty_side = sentence or said(words.NO_POSITION)
        self.viewport().update()

    # -- showing --

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project; a hidden board does so when it is shown."""
        if not parts & PARTS:
            return
        if self.isVisible():
            self.show_project(project)
        else:
            self._is_stale = True

    def show_project(self, project: Project) -> None:
        """Show a value of the project, current or only being tried."""
        if project is self._shown and not self._is_stale:
            return  # what was lifted stands where it was dropped
        self._is_stale = False
        self._shown = project
        self._fresh.note(project)
        self._header.show_parties(project)
        self._keep_place(lambda: self.rows.show(project))

    def fold(self, title: str) -> None:
        """Fold the rows of a theme away, or out again."""
        self._keep_place(lambda: self.rows.toggle_theme(title))

    def say(self, sentence: str) -> None:
        """Say a sentence in the status bar and to a screen reader."""
        self.said.emit(sentence)
        announce(self, sentence)

    def show_lift(self, what: str) -> None:
        """Show the dark bar for what is lifted, or hide it for ""."""
        if what:
            self._bar.say(what, self._lifted_place())
        else:
            self._bar.hide()
        self.lifted.emit(what)
        self.viewport().update()

    def _set_up(self) -> None:
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._header)
        self._header.setStretchLastSection(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._header.setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("board")
        self.setAccessibleName(tr("Comparison"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Change the lines and come back to the same item, issue or line; from none to where the article is."""
        row, section = self.currentIndex().row(), self.currentIndex().column()
        line, item, issue_id = self.current_line(), self.standing.item, self.current_issue_id()
        annotation_id = self.current_annotation_id() if row >= 0 else self.session.focus.annotation_id
        scroll = self.verticalScrollBar().value()
        is_here = has_keyboard(self)
        change()
        if is_here:
            self.setFocus()  # a field that was open goes with the lines, and Qt would give the keyboard to another view
        self._lay_out()
        self.verticalScrollBar().setValue(scroll)
        last = self.rows.rowCount() - 1
        if last < 0 or (annotation_id and self.select_annotation(annotation_id)):
            return
        at = self.rows.line_of_issue(issue_id, line.kind) if line and issue_id else -1
        at = at if at >= 0 else min(row if row >= 0 else self._first_cells(), last)
        section = section if row >= 0 else self.section
        self.go_to(at, min(max(section, 0), self.rows.columnCount() - 1), max(0, item - 1))

    def _go_to_change(self, before: Project, after: Project) -> None:
        """Stand on what an undone or redone act changed."""
        annotation_id, issue_id, is_judged = board_moves.changed_place(before, after)
        if self.isVisible() and not (annotation_id and self.select_annotation(annotation_id)) and issue_id:
            self.select_issue(issue_id, Column.STATE if is_judged and not self.rows.is_narrow else Column.ISSUE)

    def _first_cells(self) -> int:
        rows = range(self.rows.rowCount())
        return next((row for row in rows if self.rows.line(row).kind is LineKind.CELLS), 0)

    def _lay_out_soon(self) -> None:
        """Lay out before the next paint, once for several widths in a row: a change of the look comes in steps."""
        self._is_due = True
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _lay_out(self) -> None:
        """Give columns and lines their sizes, and let headings reach over all columns."""
        self._is_due = False
        if self.rows.columnCount() == 0:
            return
        is_in_sight = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        give_sizes(self, self.rows, self._delegate.line_height)
        if is_in_sight:  # what grew above it would push it out
            self.scrollTo(self.currentIndex())

    def _follow_focus(self, focus: Focus) -> None:
        """Stand on the item that the article focuses."""
        before, self.standing.focus_item = self.standing.focus_item, focus.annotation_id
        if not self._is_stale and focus.annotation_id not in ("", self.current_annotation_id()):
            self.select_annotation(focus.annotation_id)
        if focus.annotation_id != before:
            self.viewport().update()

    def _lifted_place(self) -> QRect:
        """Where the current line stands, in the board's own coordinates."""
        row, port = self.currentIndex().row(), self.viewport().geometry()
        return QRect(port.left(), port.top() + self.rowViewportPosition(row), port.width(), self.rowHeight(row))

    def _current_moved(self) -> None:
        if self._bar.isVisible():
            self._bar.place(self._lifted_place())
        excerpt = self.current_excerpt()
        if excerpt and self.standing.has_focus:
            self.session.set_focus(focus_on(excerpt))
        self.current_changed.emit(self.current_annotation_id())
        self.viewport().update()

    def title_index(self) -> QModelIndex:
        """The cell or line that holds the title of the current issue."""
        line = self.current_line()
        if line is None or line.row is None:
            return self.currentIndex()
        if self.rows.is_narrow:
            return self.rows.index(self.rows.line_of_issue(line.row.issue.id, LineKind.ISSUE), 0)
        return self.rows.index(self.currentIndex().row(), 1)

    def chip_rect(self) -> QRect:
        """Where the state of play of the current row is seen, in the viewport."""
        index = self.title_index()
        if not self.rows.is_narrow:
            index = self.rows.index(self.currentIndex().row(), self.rows.columnCount() - 1)
        return self._delegate.chip_rect(index, self.visualRect(index)).toRect()

    # -- Qt's events --

    def indexAt(self, at: QPoint) -> QModelIndex:
        place = self._frozen.place(at)
        return self.rows.index(*place) if place is not None else super().indexAt(at)

    def visualRect(self, index: AnyIndex) -> QRect:
        is_frozen = index.isValid() and self._frozen.is_on and index.column() in FROZEN
        if is_frozen and self.rows.line(index).kind is LineKind.CELLS:
            return self._frozen.rect(index.row(), index.column())
        return super().visualRect(index)

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view beside what stays; a cell that stays moves nothing sideways."""
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() in FROZEN and not self.rows.is_narrow:
            self.horizontalScrollBar().setValue(sideways)
        elif self._frozen.is_on:
            hidden = self._frozen.width - self.columnViewportPosition(index.column())
            if hidden > 0:
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self._current_moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.standing.has_focus = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.go_to(self._first_cells(), self.section)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.standing.has_focus = False
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.show_project(self.session.project)
            # the lines get their sizes with the first width, after this
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()
        if event.size().width() != event.oldSize().width():
            self._lay_out_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._frozen.paint(painter)
        paint_empty(self, self.rows, painter)
        paint_lifted_row(self, self.rows, self.standing.lifted_row, painter)
