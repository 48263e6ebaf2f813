"""A table of `CellsModel`: how its cells are measured and painted, and how the keyboard goes through its lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look import marks
from ui.look.theme import Look, font
from ui.look.turned import draw_icon, turned
from ui.widgets.cards import TextSetter
from ui.widgets.cells import CELL_ROLE, Cell, CellsModel, CellStyle, Notice, TableRow

AnyIndex = QModelIndex | QPersistentModelIndex
ROLES = {
    CellStyle.TEXT: "body",
    CellStyle.STRONG: "button",
    CellStyle.QUOTE: "quote",
    CellStyle.QUIET: "body",
    CellStyle.REFERENCE: "reference",
    CellStyle.HEADING: "list_heading",
}
ICONS = {Notice.ERROR: "circle-alert", Notice.WARNING: "triangle-alert", Notice.NOTE: "info"}


class CellDelegate(QStyledItemDelegate):
    """Paints words with their marks; the current line has the focus ring."""

    def __init__(self, view: CellTable) -> None:
        super().__init__(view)
        self._view = view
        self.text = TextSetter()
        self._heights: dict[tuple[Cell, int], int] = {}

    @property
    def look(self) -> Look:
        """The look of the table."""
        return Look.of(self._view)

    def height(self, cell: Cell, width: int) -> int:
        """The height of a cell in a column of `width`; it is measured once."""
        if (cell, width) not in self._heights:
            self._heights[cell, width] = self._measured(cell, width)
        return self._heights[cell, width]

    def keep_few(self, most: int = 20_000) -> None:
        """Let go of what was measured when it becomes much: other lines, other widths."""
        if len(self._heights) > most:
            self._heights.clear()

    def forget(self) -> None:
        """Measure anew from now on: fonts or sizes are other ones."""
        self.text.clear()
        self._heights.clear()

    def _measured(self, cell: Cell, width: int) -> int:
        look = self.look
        inner = width - self.lead(cell) - look.px(16)
        face = font(ROLES[cell.style], look)
        main = max(self.text.height(cell.text, face, inner, int(look.px(20))), int(look.px(20)))
        detail = self.text.height(cell.detail, font("caption", look), inner, int(look.px(16)))
        return int(main + detail + look.px(20 if cell.style is not CellStyle.HEADING else 22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell = index.data(CELL_ROLE)
        look = self.look
        rect = QRectF(option.rect)
        painter.save()
        painter = turned(painter, rect, self._view.layoutDirection())
        is_heading = cell.style is CellStyle.HEADING
        if not is_heading:
            is_selected = self._view.cells.key(index.row()) in self._view.selected()
            if is_selected or index.row() == self._view.currentIndex().row():
                painter.fillRect(rect, QColor(look.theme.focusground))
            if is_selected and index.column() == 0:
                painter.fillRect(QRectF(rect.left(), rect.top(), look.px(3), rect.height()), QColor(look.theme.focus))
            painter.setPen(QPen(QColor(look.theme.line), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        top = look.px(14 if is_heading else 10)
        box = rect.adjusted(look.px(8) + self.lead(cell), top, -look.px(8), 0)
        self._paint_marks(painter, rect.adjusted(look.px(8), top, 0, 0), cell)
        y = self.text.draw(
            painter, box, cell.text, font(ROLES[cell.style], look), int(look.px(20)), self._colour(cell.style)
        )
        box.setTop(y)
        quiet = QColor(look.theme.ink2)
        self.text.draw(painter, box, cell.detail, font("caption", look), int(look.px(16)), quiet)
        painter.restore()

    def _colour(self, style: CellStyle) -> QColor:
        theme = self.look.theme
        quiet = {
            CellStyle.QUIET: theme.ink3,
            CellStyle.REFERENCE: theme.ink3,
            CellStyle.HEADING: theme.ink2,
        }
        return QColor(quiet.get(style, theme.ink))

    def lead(self, cell: Cell) -> float:
        """The width of the marks before the words."""
        look = self.look
        notice = look.px(24) if cell.notice is not Notice.NONE else 0.0
        kind = look.px(16) if cell.kind else 0.0
        badges = sum(self._badge_width(mark.letter) + look.px(4) for mark in cell.marks)
        return notice + kind + (badges + look.px(4) if badges else 0)

    def _badge_width(self, letter: str) -> float:
        return marks.badge_width(letter, self.look.px(18))

    def _paint_marks(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        look = self.look
        x, middle = rect.left(), rect.top() + look.px(10)
        if cell.notice is not Notice.NONE:
            colours = {Notice.ERROR: look.theme.error, Notice.WARNING: look.theme.warn, Notice.NOTE: look.theme.ink2}
            size = int(look.px(16))
            icon = marks.icon(ICONS[cell.notice], colours[cell.notice], size)
            draw_icon(painter, icon, x, middle - size / 2, size)
            x += look.px(24)
        if cell.kind:
            glyph = QRectF(x, middle - look.px(5), look.px(10), look.px(10))
            marks.draw_kind(painter, glyph, cell.kind, QColor(look.theme.ink2))
            x += look.px(16)
        for mark in cell.marks:
            width = self._badge_width(mark.letter)
            badge = QRectF(x, middle - look.px(9), width, look.px(18))
            marks.draw_badge(painter, badge, mark.letter, look.theme.parties[mark.look])
            x += width + look.px(4)


class CellTable(QTableView):
    """Lines one chooses by arrows; Enter or a click requests one, F2 opens it.

    Signals
        row_requested(key)   go to what the line stands for
        edit_requested(key)  open its fields
        current_changed(key) another line is current
        moved(key)           a person went to another line
    """

    row_requested = Signal(object)
    current_changed = Signal(object)
    moved = Signal(object)
    edit_requested = Signal(object)

    def __init__(self, model: CellsModel, shares: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self._shares = tuple(shares)
        self._empty = ""
        self._scale = Look.of(self).scale
        self.is_always_ringed = False
        self._is_stale = True
        self.selected: Callable[[], frozenset[str]] = frozenset
        self.setModel(model)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("cellTable")
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = CellHeader(self)
        self.setHorizontalHeader(header)
        header.setMinimumSectionSize(1)
        header.setVisible(any(str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(len(self._shares))))
        model.modelReset.connect(self.lay_out)
        self.doubleClicked.connect(lambda index: self._request(index.row()))
        self.clicked.connect(lambda index: self.moved.emit(self.cells.key(index.row())))

    def keyboardSearch(self, search: str) -> None:
        """Go to no line by its first letters: letters are keys."""

    def set_empty_sentence(self, sentence: str) -> None:
        """Take the sentence that stands where there are no lines."""
        self._empty = sentence

    def current_key(self) -> object:
        """What the current line stands for, or None."""
        return self.cells.key(self.currentIndex().row())

    def select_key(self, key: object) -> None:
        """Make the line of something current, or the first line if it is gone."""
        row = self.cells.row_of(key) if key is not None else -1
        rows = range(self.cells.rowCount())
        first = next((at for at in rows if self.cells.key(at) is not None), -1)
        at = row if row >= 0 else first
        if at >= 0:
            self.setCurrentIndex(self.cells.index(at, 0))

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these lines instead; the same one stays current, or what stands at its place now."""
        key, at = self.current_key(), self.currentIndex().row()
        self.cells.show(rows)
        if key is not None and self.cells.row_of(key) < 0:
            key = next(
                (
                    there
                    for there in map(self.cells.key, range(min(at, self.cells.rowCount() - 1), -1, -1))
                    if there is not None
                ),
                None,
            )
        self.select_key(key)

    def lay_out(self) -> None:
        """Give columns and lines their sizes, once they are to be seen; a heading reaches over all columns."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        for section, width in enumerate(self._widths(room)):
            self.setColumnWidth(section, width)
        self.clearSpans()
        self._delegate.keep_few()
        for row in range(self.cells.rowCount()):
            cells = [self.cells.cell(self.cells.index(row, section)) for section in range(len(self._shares))]
            widths = [self.columnWidth(section) for section in range(len(self._shares))]
            if cells[0].style is CellStyle.HEADING and len(cells) > 1:
                self.setSpan(row, 0, 1, len(cells))
                widths[0] = room
            heights = [self._delegate.height(cell, width) for cell, width in zip(cells, widths, strict=True)]
            self.setRowHeight(row, max(heights))

    def _widths(self, room: int) -> list[int]:
        """Share the room out; no word is cut as long as the widest column has something to give."""
        total, look = sum(self._shares), Look.of(self)
        least = [min(self._least(section, look), room // 3) for section in range(len(self._shares))]
        widths = [max(room * share // total, least[at]) for at, share in enumerate(self._shares)]
        widest = self._shares.index(max(self._shares))
        widths[widest] = max(widths[widest] - max(sum(widths) - room, 0), least[widest])
        return widths

    def _least(self, section: int, look: Look) -> int:
        """The width of a column that cuts no word of its title and its cells."""
        title = str(self.cells.headerData(section, Qt.Orientation.Horizontal) or "")
        needed = QFontMetricsF(font("button", look)).horizontalAdvance(title)
        longest: dict[tuple[CellStyle, float], str] = {}
        for row in range(self.cells.rowCount()):
            cell = self.cells.cell(self.cells.index(row, section))
            if cell.style not in (CellStyle.QUOTE, CellStyle.HEADING):
                key = cell.style, self._delegate.lead(cell)
                pieces = cell.text.split(", " if cell.style is CellStyle.REFERENCE else " ")
                longest[key] = max(longest.get(key, ""), *pieces, key=len)
        for (style, lead), word in longest.items():
            needed = max(needed, lead + QFontMetricsF(font(ROLES[style], look)).horizontalAdvance(word))
        return int(needed + look.px(18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._request(self.currentIndex().row())
        elif key == Qt.Key.Key_F2:
            if self.current_key() is not None:
                self.edit_requested.emit(self.current_key())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._jump(is_end=key == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        ours = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ours:
            event.accept()  # Qt asks before a shortcut of the window takes the key; accepted, it comes here as a press
            return True
        return super().event(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # stub
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            self.current_changed.emit(self.current_key())

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.lay_out()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_scale"):
            scale = Look.of(self).scale
            if scale != self._scale:  # colours move nothing
                self._scale = scale
                self._delegate.forget()
                self.lay_out()

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]  # only handed on
        painter = QPainter(self.viewport())
        look = Look.of(self)
        if self.cells.rowCount() == 0:
            painter.setFont(font("body", look))
            painter.setPen(QColor(look.theme.ink2))
            box = self.viewport().rect().adjusted(24, 0, -24, -self.viewport().height() // 3)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
        elif (self.hasFocus() or self.is_always_ringed) and self.current_key() is not None:
            self._paint_ring(painter, look)

    def _paint_ring(self, painter: QPainter, look: Look) -> None:
        row = self.currentIndex().row()
        box = QRectF(
            1, self.rowViewportPosition(row) + 1, self.horizontalHeader().length() - 2, self.rowHeight(row) - 2
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.theme.focus), look.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(6), look.px(6))

    def _step(self, step: int) -> None:
        row = self.currentIndex().row() + step
        while 0 <= row < self.cells.rowCount() and self.cells.key(row) is None:
            row += step
        if 0 <= row < self.cells.rowCount():
            self.setCurrentIndex(self.cells.index(row, max(self.currentIndex().column(), 0)))
            self.moved.emit(self.current_key())

    def go_to(self, key: object) -> None:
        """Make the line of something current, as a person does it."""
        self.select_key(key)
        self.moved.emit(self.current_key())

    def _jump(self, *, is_end: bool) -> None:
        """Go to the first line or the last."""
        keys = [key for key in map(self.cells.key, range(self.cells.rowCount())) if key is not None]
        if keys:
            self.go_to(keys[-1 if is_end else 0])

    def _request(self, row: int) -> None:
        key = self.cells.key(row)
        if key is not None:
            self.row_requested.emit(key)


class CellHeader(QHeaderView):
    """Headings of columns over a hairline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QHeaderView { background: transparent }")

    def sizeHint(self) -> QSize:
        return QSize(100, int(Look.of(self).px(44)))

    def paintSection(self, painter: QPainter, rect: object, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        look = Look.of(self)
        box = QRectF(rect)  # type: ignore[call-overload]  # a QRect
        painter.save()
        painter.fillRect(box, QColor(look.theme.pane))
        box.adjust(look.px(8), 0, -look.px(8), -look.px(4))
        face = QFont(font("button", look))
        painter.setFont(face)
        painter.setPen(QColor(look.theme.ink))
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(QPen(QColor(look.theme.control), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()
