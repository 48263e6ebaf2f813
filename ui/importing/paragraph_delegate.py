"""How a paragraph of the import dialog is set and painted: number, text by its kind, count, cut mark, and a notice.

What the keys and the mouse do with it is in `paragraph_list`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from briefer.model import ParagraphKind
from briefer.words import tr
from ui.importing.borders import doubt
from ui.importing.paragraph_model import Index, ParagraphModel
from ui.look import marks
from ui.look.theme import Look, font

LEFT = 44
RIGHT = 92
ABOVE = 6
NOTICE = 36
LINE = 25
SIZE = 16
INDENT = {ParagraphKind.LIST_ITEM: 20, ParagraphKind.QUOTE: 16}
KEPT_LAYOUTS = 500


class ParagraphDelegate(QStyledItemDelegate):
    """Paints a paragraph in the type of the source."""

    def __init__(self, view: QListView, rows: ParagraphModel, cut_of: Callable[[], int]) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._cut_of = cut_of
        self._layouts: dict[tuple[str, ParagraphKind], QTextLayout] = {}
        self._line_counts: dict[tuple[str, ParagraphKind], int] = {}
        self._faces: dict[bool, QFont] = {}
        self._setting: tuple[int, float] = (0, 0.0)

    def knows(self, row: int) -> bool:
        """Whether the height of a row is known at this width."""
        self._take_setting()
        paragraph = self._rows.paragraphs[row]
        return (paragraph.text, paragraph.kind) in self._line_counts

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, row = Look.of(self._view), index.row()
        height = self._line_count(row) * look.px(LINE) + 2 * look.px(ABOVE)
        if doubt(self._rows.paragraphs, row):
            height += look.px(NOTICE)
        return QSize(0, math.ceil(height))

    def laid_out(self, row: int) -> QTextLayout:
        """Return a paragraph set at the width of the list."""
        self._take_setting()
        paragraph = self._rows.paragraphs[row]
        key = (paragraph.text, paragraph.kind)
        if key not in self._layouts:
            if len(self._layouts) >= KEPT_LAYOUTS:
                self._layouts.clear()
            self._layouts[key] = self._set(paragraph.text, paragraph.kind)
            self._line_counts[key] = max(1, self._layouts[key].lineCount())
        return self._layouts[key]

    def text_left(self, row: int) -> float:
        """Return where the text of a row begins, from the left edge of the row."""
        look = Look.of(self._view)
        return look.px(LEFT) + look.px(INDENT.get(self._rows.paragraphs[row].kind, 0))

    def _line_count(self, row: int) -> int:
        if not self.knows(row):
            self.laid_out(row)
        paragraph = self._rows.paragraphs[row]
        return self._line_counts[(paragraph.text, paragraph.kind)]

    def _take_setting(self) -> None:
        """Forget what was set at another width or in another size."""
        look = Look.of(self._view)
        setting = (self._view.viewport().width(), look.px(SIZE))
        if setting == self._setting:
            return
        self._setting = setting
        self._layouts.clear()
        self._line_counts.clear()
        for is_heading in (False, True):
            face = font("quote", look)
            face.setPixelSize(round(look.px(SIZE)))
            face.setWeight(QFont.Weight.DemiBold if is_heading else QFont.Weight.Normal)
            self._faces[is_heading] = face

    def _set(self, text: str, kind: ParagraphKind) -> QTextLayout:
        look = Look.of(self._view)
        width = max(60, self._setting[0] - look.px(LEFT + RIGHT) - look.px(INDENT.get(kind, 0)))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self._faces[kind is ParagraphKind.HEADING])
        layout.setTextOption(option)
        layout.beginLayout()
        y, step = 0.0, look.px(LINE)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y += step
        layout.endLayout()
        return layout

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = Look.of(self._view), index.row()
        theme, rect = look.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        question = doubt(self._rows.paragraphs, row)
        is_current = row == self._view.currentIndex().row()
        if is_current:
            plate = rect.adjusted(look.px(8), 1, -look.px(8), -1 - (look.px(NOTICE) if question else 0))
            is_active = self._view.hasFocus()
            painter.setPen(QPen(QColor(theme.focus), 2) if is_active else QPen(QColor(theme.control), 1))
            painter.setBrush(QColor(theme.focusground))
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        origin = rect.topLeft() + QPointF(self.text_left(row), look.px(ABOVE))
        line = QRectF(rect.left(), origin.y(), rect.width(), look.px(LINE))
        painter.setFont(font("reference", look))
        painter.setPen(QColor(theme.ink2))
        number = line.adjusted(0, 0, -(rect.width() - look.px(LEFT - 12)), 0)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row + 1))
        count = line.adjusted(0, 0, -look.px(18), 0)
        painter.drawText(count, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._rows.count_of(row))
        self._draw_kind(painter, origin, row)
        painter.setPen(QColor(theme.ink))
        self.laid_out(row).draw(painter, origin)
        if is_current and self._cut_of():
            self._draw_cut(painter, origin, row)
        if question:
            self._draw_notice(painter, self.notice_rect(option.rect), question, row)
        painter.restore()

    def _draw_kind(self, painter: QPainter, origin: QPointF, row: int) -> None:
        """Draw the dot of a list item or the bar of a quotation; a heading is bold."""
        look, kind = Look.of(self._view), self._rows.paragraphs[row].kind
        ink = QColor(look.theme.ink2)
        if kind is ParagraphKind.LIST_ITEM:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(origin + QPointF(-look.px(11), look.px(LINE) / 2 + 1), look.px(2.5), look.px(2.5))
        elif kind is ParagraphKind.QUOTE:
            painter.setPen(QPen(ink, 2))
            x, height = origin.x() - look.px(11), self._line_count(row) * look.px(LINE)
            painter.drawLine(QPointF(x, origin.y() + 3), QPointF(x, origin.y() + height - 3))

    def _draw_cut(self, painter: QPainter, origin: QPointF, row: int) -> None:
        look = Look.of(self._view)
        line = self.laid_out(row).lineForTextPosition(self._cut_of())
        x = origin.x() + float(line.cursorToX(self._cut_of())[0]) - look.px(2)  # type: ignore[index]  # a pair
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
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, _repair(row))
        room = rect.adjusted(look.px(32), 0, -button.width() - look.px(16), 0)
        shown = QFontMetricsF(painter.font()).elidedText(sentence, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def notice_rect(self, rect: QRect) -> QRectF:
        """Return where the notice of a row stands."""
        look = Look.of(self._view)
        top = rect.bottom() + 1 - look.px(ABOVE) / 2 - look.px(NOTICE - 4)
        return QRectF(rect.left() + look.px(LEFT), top, rect.width() - look.px(LEFT + 12), look.px(NOTICE - 6))

    def repair_rect(self, notice: QRectF, row: int) -> QRectF:
        """Return where the button of a notice stands."""
        look = Look.of(self._view)
        width = QFontMetricsF(font("label", look)).horizontalAdvance(_repair(row)) + look.px(20)
        return QRectF(
            notice.right() - width - look.px(4), notice.top() + look.px(3), width, notice.height() - look.px(6)
        )


def _repair(row: int) -> str:
    return tr("Merge with ¶{n}").format(n=row)
