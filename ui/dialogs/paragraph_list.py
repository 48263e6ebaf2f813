"""The numbered paragraphs of an article before it is added, with a cut mark and what speaks for another border."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.model import Paragraph
from briefer.text import word_count

from ..models.borders import cuts, doubt, first_cut
from ..models.words import counted, tr
from ..theme import Look, font
from ..views.announce import announce
from ..widgets import marks

LEFT = 44
RIGHT = 84
ABOVE = 6
NOTICE = 36
LINE = 25
KEPT_LAYOUTS = 2000

Index = QModelIndex | QPersistentModelIndex


class ParagraphModel(QAbstractListModel):
    """The paragraphs as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paragraphs: tuple[Paragraph, ...] = ()
        self._counts: dict[str, int] = {}

    def show(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Show other paragraphs."""
        self.beginResetModel()
        self.paragraphs = paragraphs
        self.endResetModel()

    def words(self, row: int) -> str:
        """Say how many words a paragraph has."""
        text = self.paragraphs[row].text
        if text not in self._counts:
            self._counts[text] = word_count(text)
        return counted(self._counts[text], "1 word", "{n} words")

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.paragraphs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.paragraphs[row].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (f"{tr('Paragraph')} {row + 1}", self.words(row), doubt(self.paragraphs, row))
            return f"{', '.join(part for part in parts if part)}. {self.paragraphs[row].text}"
        return None


class ParagraphDelegate(QStyledItemDelegate):
    """Paints a paragraph in the type of the source: number, text, count, and a notice under it."""

    def __init__(self, view: ParagraphList) -> None:
        super().__init__(view)
        self._view = view
        self._layouts: dict[tuple[str, int, str], QTextLayout] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, row = Look.of(self._view), index.row()
        lines = self.laid_out(row).lineCount()
        height = lines * look.px(LINE) + 2 * look.px(ABOVE)
        if doubt(self._view.paragraphs, row):
            height += look.px(NOTICE)
        return QSize(0, math.ceil(height))

    def laid_out(self, row: int) -> QTextLayout:
        """Return a paragraph set at the width of the list."""
        look = Look.of(self._view)
        text = self._view.paragraphs[row].text
        width = max(60, round(self._view.viewport().width() - look.px(LEFT + RIGHT)))
        face = font("quote", look)
        face.setPixelSize(round(look.px(16)))
        key = (text, width, face.key())
        if key not in self._layouts:
            if len(self._layouts) > KEPT_LAYOUTS:
                self._layouts.clear()
            layout = QTextLayout(text, face)
            layout.beginLayout()
            y = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, y + (look.px(LINE) - line.height()) / 2))
                y += look.px(LINE)
            layout.endLayout()
            self._layouts[key] = layout
        return self._layouts[key]

    def notice_rect(self, rect: QRect) -> QRectF:
        """Return where the notice of a row stands."""
        look = Look.of(self._view)
        top = rect.bottom() + 1 - look.px(ABOVE) / 2 - look.px(NOTICE - 4)
        return QRectF(rect.left() + look.px(LEFT), top, rect.width() - look.px(LEFT + 12), look.px(NOTICE - 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = Look.of(self._view), index.row()
        theme, rect = look.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        question = doubt(self._view.paragraphs, row)
        if row == self._view.currentIndex().row():
            plate = rect.adjusted(look.px(8), 1, -look.px(8), -1 - (look.px(NOTICE) if question else 0))
            is_active = self._view.hasFocus()
            painter.setPen(QPen(QColor(theme.focus), 2) if is_active else QPen(QColor(theme.control), 1))
            painter.setBrush(QColor(theme.focusground))
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        origin = rect.topLeft() + QPointF(look.px(LEFT), look.px(ABOVE))
        line = QRectF(rect.left(), origin.y(), rect.width(), look.px(LINE))
        painter.setFont(font("reference", look))
        painter.setPen(QColor(theme.ink3))
        number = line.adjusted(0, 0, -(rect.width() - look.px(LEFT - 14)), 0)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row + 1))
        count = line.adjusted(0, 0, -look.px(18), 0)
        painter.drawText(count, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._view.count_of(row))
        painter.setPen(QColor(theme.ink))
        self.laid_out(row).draw(painter, origin)
        if row == self._view.currentIndex().row() and self._view.cut:
            self._draw_cut(painter, origin, row)
        if question:
            self._draw_notice(painter, self.notice_rect(option.rect), question, row)
        painter.restore()

    def _draw_cut(self, painter: QPainter, origin: QPointF, row: int) -> None:
        look = Look.of(self._view)
        line = self.laid_out(row).lineForTextPosition(self._view.cut)
        x = origin.x() + float(line.cursorToX(self._view.cut)[0]) - look.px(2)  # type: ignore[index]  # a pair
        top = origin.y() + line.y()
        painter.setPen(QPen(QColor(look.theme.focus), 2))
        painter.drawLine(QPointF(x, top - 1), QPointF(x, top + line.height() + 1))

    def _draw_notice(self, painter: QPainter, rect: QRectF, sentence: str, row: int) -> None:
        look = Look.of(self._view)
        theme = look.theme
        painter.setPen(QPen(QColor(theme.control), 1) if theme.is_high else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.warn_tint))
        painter.drawRoundedRect(rect, look.px(5), look.px(5))
        size = round(look.px(15))
        picture = marks.icon("triangle-alert", theme.warn, size)
        picture.paint(painter, round(rect.left() + look.px(10)), round(rect.center().y() - size / 2), size, size)
        button = self.repair_rect(rect, row)
        painter.setPen(QPen(QColor(theme.control), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(button, look.px(5), look.px(5))
        painter.setPen(QColor(theme.ink))
        painter.setFont(font("label", look))
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, self._repair(row))
        room = rect.adjusted(look.px(32), 0, -button.width() - look.px(16), 0)
        shown = QFontMetricsF(painter.font()).elidedText(sentence, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def repair_rect(self, notice: QRectF, row: int) -> QRectF:
        """Return where the button of a notice stands."""
        look = Look.of(self._view)
        width = QFontMetricsF(font("label", look)).horizontalAdvance(self._repair(row)) + look.px(20)
        return QRectF(
            notice.right() - width - look.px(4), notice.top() + look.px(3), width, notice.height() - look.px(6)
        )

    def _repair(self, row: int) -> str:
        return tr("Merge with ¶{n}").replace("{n}", str(row))


class ParagraphList(QListView):
    """The list; Left and Right move the cut mark by words.

    Signals
        merge_requested(), split_requested(), leave_out_requested(), undo_requested()  a key or the notice asks for it
    """

    merge_requested = Signal()
    split_requested = Signal()
    leave_out_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QListView { border: none; border-radius: 0; }")
        self.setAccessibleName(tr("Paragraphs"))
        self.cut = 0
        self.language = "en"
        self._rows = ParagraphModel(self)
        self.setModel(self._rows)
        self._delegate = ParagraphDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setTabKeyNavigation(False)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return self._rows.paragraphs

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def show_paragraphs(self, paragraphs: tuple[Paragraph, ...], row: int) -> None:
        """Show other paragraphs, one of them current."""
        self._rows.show(paragraphs)
        self.set_row(min(row, len(paragraphs) - 1))

    def count_of(self, row: int) -> str:
        """Say how many words a paragraph has."""
        return self._rows.words(row)

    def set_row(self, row: int) -> None:
        """Make another row the current one."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.row()
        self.cut = first_cut(self.paragraphs[row].text, self.language) if row >= 0 else 0
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        asked = {
            (Qt.Key.Key_Backspace, True): self.merge_requested,
            (Qt.Key.Key_Return, True): self.split_requested,
            (Qt.Key.Key_Enter, True): self.split_requested,
            (Qt.Key.Key_Delete, False): self.leave_out_requested,
            (Qt.Key.Key_Z, True): self.undo_requested,
        }.get((key, is_control))
        if asked is not None:
            asked.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.row >= 0:
            self.move_cut(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # the dialog's own: its main button
        else:
            super().keyPressEvent(event)

    def move_cut(self, step: int) -> None:
        """Move the cut mark to the next (1) or previous (-1) border of words."""
        text = self.paragraphs[self.row].text
        places = cuts(text)
        if not places:
            return
        index = bisect_right(places, self.cut) if step > 0 else bisect_left(places, self.cut) - 1
        self.cut = places[max(0, min(index, len(places) - 1))]
        self.viewport().update()
        announce(self, tr("Split before “{words}”").replace("{words}", text[self.cut :][:30]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        rect = self.visualRect(index)
        if doubt(self.paragraphs, index.row()):
            notice = self._delegate.notice_rect(rect)
            if self._delegate.repair_rect(notice, index.row()).contains(event.position()):
                self.merge_requested.emit()
                return
        self._cut_at(event.position(), rect, index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _cut_at(self, point: QPointF, rect: QRect, row: int) -> None:
        look = Look.of(self)
        layout = self._delegate.laid_out(row)
        x, y = point.x() - rect.left() - look.px(LEFT), point.y() - rect.top() - look.px(ABOVE)
        line = layout.lineAt(max(0, min(layout.lineCount() - 1, int(y // look.px(LINE)))))
        places = cuts(self.paragraphs[row].text)
        if places and y >= 0:
            offset = int(line.xToCursor(x))
            self.cut = min(places, key=lambda place: abs(place - offset))
            self.viewport().update()
