"""How the lines of the comparison are measured and painted; the board asks it for the places of items and chips too.

It holds no project and changes nothing; inline fields hand their text on by `text_committed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from briefer.model import State
from briefer.words import tr
from ui.board.assessment_field import AssessmentField
from ui.board.model import BoardModel, Column, Line, LineKind, theme_title
from ui.look import marks, words
from ui.look.theme import font
from ui.look.turned import turned, turned_rect
from ui.widgets.cards import CardPainter, CardState

AnyIndex = QModelIndex | QPersistentModelIndex
CHIP_HEIGHT = 24


@dataclass(slots=True)
class BoardState:
    """What stands out on the board just now."""

    item: int = 0
    has_focus: bool = False
    lifted_item: str = ""
    lifted_row: str = ""
    focus_item: str = ""
    fresh: frozenset[str] = field(default_factory=frozenset)
    selected: Callable[[], frozenset[str]] = frozenset


class BoardDelegate(QStyledItemDelegate):
    """Paints and measures the board."""

    text_committed = Signal(object, str)

    def __init__(self, view: QTableView, model: BoardModel, state: BoardState) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._state = state
        self.cards = CardPainter(view)
        self._heights: dict[str, tuple[tuple[object, ...], int]] = {}

    # -- measuring --

    def line_height(self, row: int) -> int:
        """The height a line needs in the columns as they are; measured again only if the row or the look is new."""
        line = self._model.line(row)
        if line.kind is not LineKind.CELLS or line.row is None:
            return self._measured(row, line)
        items = (each.annotation for cell in line.row.cells for each in cell)
        widths = (self._view.columnWidth(column) for column in range(self._model.columnCount()))
        counts = (len(cell) for cell in (*line.row.cells, line.row.others))
        made_of = (self.cards.look, self._model.marks, line.row.issue, *widths, *counts, *items)
        known = self._heights.get(line.row.issue.id)
        if known is None or not _are_same(known[0], made_of):
            known = self._heights[line.row.issue.id] = (made_of, self._measured(row, line))
        return known[1]

    def _measured(self, row: int, line: Line) -> int:
        look = self.cards.look
        if line.kind is LineKind.THEME:
            return int(look.px(38))
        if line.kind is LineKind.ISSUE:
            width = self._view.viewport().width() - self._chip_size(line).width() - look.px(70)
            return int(max(self._title_height(line, width), look.px(24)) + look.px(12))
        cells = (self._cell_height(row, column) for column in range(self._model.columnCount()))
        return int(max(cells) + 2 * self._row_padding())

    def card_rects(self, index: AnyIndex, cell: QRect) -> list[QRectF]:
        """The places of the items of a cell, or the one of its hole."""
        if self._model.column(index.column()) is not Column.PARTY:
            return []
        left, right = self._cell_margins(index.column())
        x, width = cell.left() + left, cell.width() - left - right
        y = float(cell.top() + self._row_padding())
        items = self._model.items(index)
        if not items:
            return [QRectF(x, y, width, self.cards.hole_height())]
        found = []
        for excerpt in items:
            mark = self._model.marks.items.get(excerpt.annotation.id)
            height = self.cards.height(excerpt, width, mark.was if mark else "")
            found.append(QRectF(x, y, width, height))
            y += height + self.cards.look.px(7)
        return found

    def chip_rect(self, index: AnyIndex, cell: QRect) -> QRectF:
        """The place of the state of play on the screen, or an empty rectangle."""
        return turned_rect(self._chip_place(index, cell), cell, self._view.layoutDirection())

    def _chip_place(self, index: AnyIndex, cell: QRect) -> QRectF:
        line = self._model.line(index)
        look = self.cards.look
        size = self._chip_size(line)
        if line.kind is LineKind.ISSUE:
            top = cell.bottom() - look.px(5) - size.height()
            return QRectF(cell.right() - size.width(), top, size.width(), size.height())
        if line.kind is LineKind.CELLS and self._model.column(index.column()) is Column.STATE:
            return QRectF(cell.left() + look.px(8), cell.top() + self._row_padding(), size.width(), size.height())
        return QRectF()

    # -- painting --

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        rect: QRect = option.rect
        line = self._model.line(index)
        is_items = line.kind is LineKind.CELLS and self._model.column(index.column()) is Column.PARTY
        if not is_items:  # each card turns by itself
            painter = turned(painter, rect, self._view.layoutDirection())
        if line.kind is LineKind.THEME:
            self._paint_theme(painter, rect, line)
        elif line.kind is LineKind.ISSUE:
            self._paint_issue_line(painter, rect, index, line)
        else:
            self._paint_cell(painter, rect, index, line)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, index: AnyIndex, line: Line) -> None:
        theme = self.cards.look.theme
        is_lifted = line.row is not None and line.row.issue.id == self._state.lifted_row
        if is_lifted:
            painter.fillRect(rect, QColor(theme.raised))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = self._model.column(index.column())
        is_focused = self._is_focused(index)
        if column is Column.PARTY:
            self._paint_items(painter, rect, index)
            return
        if is_focused and not is_lifted:
            edge = int(self.cards.look.px(3))
            self.cards.ring(painter, QRectF(rect).adjusted(edge, edge, -edge, -edge))
        if column is Column.NUMBER:
            self._paint_number(painter, rect, line)
        elif column is Column.ISSUE:
            self._paint_title(painter, rect, line)
        else:
            self._paint_assessment(painter, rect, index, line)

    def _paint_items(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        places = self.card_rects(index, rect)
        items = self._model.items(index)
        is_focused = self._is_focused(index)
        if not items:
            self.cards.paint_hole(painter, places[0], self._model.hole(index), is_focused=is_focused)
            return
        look, selected = self._model.look(index.column()), self._state.selected()
        for at, (place, excerpt) in enumerate(zip(places, items, strict=True)):
            name = excerpt.annotation.id
            mark = self._model.marks.items.get(name)
            state = CardState(
                is_focused=is_focused and at == self._state.item,
                is_current=name == self._state.focus_item,
                is_new=name in self._state.fresh,
                is_lifted=name == self._state.lifted_item,
                change=mark.word if mark else "",
                was=mark.was if mark else "",
                is_selected=name in selected,
            )
            self.cards.paint(painter, place, excerpt, look, state)

    def _paint_theme(self, painter: QPainter, rect: QRect, line: Line) -> None:
        look = self.cards.look
        index = self._model.index(self._view.rowAt(rect.top() + 1), 0)
        left = max(rect.left(), 0)  # the heading stays in view when the board is scrolled sideways
        x = float(left if self._model.is_narrow else left + look.px(20))
        box = QRectF(rect).adjusted(left - rect.left(), look.px(10), 0, -look.px(4))
        if not self._model.is_narrow:
            self._paint_fold(painter, QPointF(x + look.px(6), box.center().y()), line)
            x += look.px(22)
        painter.setFont(font("list_heading", look))
        painter.setPen(QColor(look.theme.ink2))
        text = line.group.title or tr("Without a theme") if self._model.is_narrow else theme_title(line.group)
        painter.drawText(box.adjusted(x - box.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        if self._state.has_focus and index.row() == self._view.currentIndex().row():
            edge = look.px(3)
            self.cards.ring(painter, QRectF(rect).adjusted(0 if self._model.is_narrow else edge, edge, -edge, -1))

    def _paint_fold(self, painter: QPainter, at: QPointF, line: Line) -> None:
        look = self.cards.look
        size = look.px(3.5)
        points = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        if self._model.is_folded(line.group.title):
            points = [QPointF(-size / 2, -size), QPointF(size / 2, 0), QPointF(-size / 2, size)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.theme.ink2), look.px(1.5)))
        painter.drawPolyline(QPolygonF([at + point for point in points]))

    def _paint_issue_line(self, painter: QPainter, rect: QRect, index: AnyIndex, line: Line) -> None:
        look = self.cards.look
        row = line.row
        if row is None:
            return
        if self._state.has_focus and index.row() == self._view.currentIndex().row():
            self.cards.ring(painter, QRectF(rect).adjusted(0, look.px(2), 0, 0))
        chip = self._chip_place(index, rect)
        painter.setFont(font("label", look))
        painter.setPen(QColor(look.theme.ink3))
        top = chip.top()
        painter.drawText(
            QRectF(rect.left() + look.px(4), top, look.px(34), chip.height()), Qt.AlignmentFlag.AlignVCenter, row.number
        )
        width = chip.left() - rect.left() - look.px(42)
        title_height = self._title_height(line, width)
        y = chip.bottom() - max(title_height, chip.height()) + max(0, (chip.height() - look.px(20)) / 2)
        box = QRectF(rect.left() + look.px(38), y, width, title_height)
        ink = QColor(look.theme.ink)
        self.cards.text.draw(painter, box, self._model.title(row.issue), self._title_font(), int(look.px(20)), ink)
        self._paint_chip(painter, chip, row.state, has_arrow=False)

    def _paint_number(self, painter: QPainter, rect: QRect, line: Line) -> None:
        look = self.cards.look
        top = rect.top() + self._row_padding()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.ink3))
        for column in range(2):
            for row in range(3):
                centre = QPointF(
                    rect.left() + look.px(22) + column * look.px(4.5), top + look.px(6) + row * look.px(4.5)
                )
                painter.drawEllipse(centre, look.px(1), look.px(1))
        painter.setFont(font("label", look))
        painter.setPen(QColor(look.theme.ink3))
        box = QRectF(rect.left() + look.px(36), top, rect.width() - look.px(36), look.px(20))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line.row.number if line.row else "")

    def _paint_title(self, painter: QPainter, rect: QRect, line: Line) -> None:
        look = self.cards.look
        if line.row is None:
            return
        pad = look.px(8)
        box = QRectF(rect).adjusted(pad, self._row_padding(), -pad, 0)
        ink = QColor(look.theme.ink)
        title = self._model.title(line.row.issue)
        y = self.cards.text.draw(painter, box, title, self._title_font(), int(look.px(20)), ink)
        box.setTop(y + look.px(2))
        quiet = QColor(look.theme.ink3)
        self.cards.text.draw(painter, box, _others(line), font("caption", look), int(look.px(16)), quiet)

    def _paint_assessment(self, painter: QPainter, rect: QRect, index: AnyIndex, line: Line) -> None:
        look = self.cards.look
        if line.row is None:
            return
        chip = self._chip_place(index, rect)
        self._paint_chip(painter, chip, line.row.state, has_arrow=True)
        box = QRectF(rect).adjusted(look.px(8), chip.bottom() - rect.top() + look.px(6), -look.px(10), 0)
        text, face = self._assessment(line)
        colour = QColor(look.theme.ink2 if (line.row.issue.assessment or line.row.issue.agreed) else look.theme.ink3)
        self.cards.text.draw(painter, box, text, face, int(look.px(18)), colour)

    def _paint_chip(self, painter: QPainter, rect: QRectF, state: State, *, has_arrow: bool) -> None:
        look = self.cards.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_border = state is State.UNCLEAR or look.theme.is_high
        painter.setPen(QPen(QColor(look.theme.control), 1) if has_border else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.states[state]))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        ink = QColor(look.theme.ink)
        glyph = QRectF(rect.left() + look.px(7), rect.center().y() - look.px(6), look.px(12), look.px(12))
        marks.draw_state(painter, glyph, state, ink)
        painter.setFont(font("label", look))
        painter.setPen(ink)
        box = rect.adjusted(look.px(25), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words.state_word(state))
        if has_arrow:
            at = QPointF(rect.right() - look.px(11), rect.center().y())
            size = look.px(3.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            tips = [at + QPointF(-size, -size / 2), at + QPointF(size, -size / 2), at + QPointF(0, size * 0.7)]
            painter.drawPolygon(QPolygonF(tips))

    # -- fields in place --

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        line = self._model.line(index)
        if line.kind is LineKind.CELLS and self._model.column(index.column()) is Column.STATE:
            area = AssessmentField(parent)
            area.setAccessibleName(tr("Assessment of {title}").format(title=_title(line)))
            area.kept.connect(lambda: self._keep(area))
            return area
        field_ = QLineEdit(parent)
        field_.setAccessibleName(tr("Title of {title}").format(title=_title(line)))
        return field_

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        else:
            cast(QLineEdit, editor).setText(text)
            cast(QLineEdit, editor).selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else cast(QLineEdit, editor).text()
        self.text_committed.emit(index, text.strip())

    def _keep(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        look = self.cards.look
        if isinstance(editor, QPlainTextEdit):
            top = int(self.chip_rect(index, rect).bottom() + look.px(4))
            height = max(int(look.px(76)), rect.bottom() - top)
            editor.setGeometry(rect.left() + int(look.px(2)), top, rect.width() - int(look.px(6)), height)
            return
        height = int(look.px(30))
        top = rect.top() + (rect.height() - height) // 2
        if self._model.line(index).kind is LineKind.CELLS:
            top = rect.top() + self._row_padding() - int(look.px(5))
        editor.setGeometry(rect.left() + int(look.px(2)), top, rect.width() - int(look.px(4)), height)

    # -- parts --

    def _is_focused(self, index: AnyIndex) -> bool:
        return self._state.has_focus and self._view.currentIndex() == index

    def _row_padding(self) -> int:
        return int(self.cards.look.px(6 if self._model.is_narrow else 10))

    def _cell_margins(self, section: int) -> tuple[int, int]:
        gap = int(self.cards.look.px(8))
        if not self._model.is_narrow:
            return gap, gap
        last = self._model.columnCount() - 1
        return (0 if section == 0 else gap, 1 if section == last else gap)

    def _cell_height(self, row: int, section: int) -> float:
        line, column = self._model.line(row), self._model.column(section)
        look = self.cards.look
        width = self._view.columnWidth(section)
        if column is Column.PARTY:
            places = self.card_rects(self._model.index(row, section), QRect(0, 0, width, 0))
            return places[-1].bottom() - self._row_padding()
        if column is Column.ISSUE:
            inner = width - look.px(16)
            others = self.cards.text.height(_others(line), font("caption", look), inner, int(look.px(16)))
            return self._title_height(line, inner) + look.px(2) + others
        if column is Column.STATE:
            text, face = self._assessment(line)
            height = self.cards.text.height(text, face, width - look.px(18), int(look.px(18)))
            return look.px(CHIP_HEIGHT) + look.px(6) + height
        return look.px(20)

    def _assessment(self, line: Line) -> tuple[str, QFont]:
        face = QFont(font("caption", self.cards.look))
        if line.row and (text := self._model.assessment(line.row.issue)):
            return text, face
        face.setItalic(True)
        return tr("Add an assessment"), face

    def _title_font(self) -> QFont:
        return font("button", self.cards.look)

    def _title_height(self, line: Line, width: float) -> int:
        title = self._model.title(line.row.issue) if line.row else ""
        return self.cards.text.height(title, self._title_font(), width, int(self.cards.look.px(20)))

    def _chip_size(self, line: Line) -> QRectF:
        look = self.cards.look
        word = words.state_word(line.row.state) if line.row else ""
        text = QFontMetricsF(font("label", look)).horizontalAdvance(word)
        arrow = look.px(20) if line.kind is LineKind.CELLS else look.px(9)
        return QRectF(0, 0, text + look.px(25) + arrow, look.px(CHIP_HEIGHT if line.kind is LineKind.CELLS else 22))


def _are_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two rows are made of the very same values: whatever an edit leaves alone stays the same object."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, int) and a == b) for a, b in zip(one, other, strict=True)
    )


def _title(line: Line) -> str:
    return line.row.issue.title if line.row else line.group.title


def _others(line: Line) -> str:
    if line.row is None or not line.row.others:
        return ""
    told = words.tally_of(each.annotation for each in line.row.others)
    return tr("and {items} of third parties").format(items=told)
