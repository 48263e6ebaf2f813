"""How a template looks in the gallery: its first page, its name in bold, what it is for; a heading over each origin."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.theme import Look, font

HEADING = Qt.ItemDataRole.UserRole
NAME = Qt.ItemDataRole.UserRole + 1
SAID = Qt.ItemDataRole.UserRole + 2
PICTURE_WIDTH, PICTURE_HEIGHT = 58, 74
HEADING_HEIGHT = 30
GAP = 10
MOST_LINES = 2

Index = QModelIndex | QPersistentModelIndex


class TemplateCells(QStyledItemDelegate):
    """Draws an item's HEADING (if it has one), its icon as the picture, its NAME and what is SAID of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = Look.of(option.widget)
        words = MOST_LINES * (
            QFontMetricsF(font("button", look)).lineSpacing() + QFontMetricsF(font("caption", look)).lineSpacing()
        )
        heading = look.px(HEADING_HEIGHT) if index.data(HEADING) else 0
        return QSize(1, round(heading + max(look.px(PICTURE_HEIGHT), words) + 2 * look.px(GAP)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, is_mirrored = Look.of(option.widget), option.direction == Qt.LayoutDirection.RightToLeft
        gap = look.px(GAP)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = str(index.data(HEADING) or "")
        if heading:
            line = QRectF(box.left() + gap, box.top(), box.width() - 2 * gap, look.px(HEADING_HEIGHT))
            _write(painter, line, heading, font("caption", look), QColor(look.theme.ink2))
            box.setTop(line.bottom())
        box.adjust(2, 1, -2, -1)
        _draw_ground(painter, box, option, look)
        inside = box.adjusted(gap, gap - 1, -gap, 1 - gap)
        picture = QRectF(inside.left(), inside.top(), look.px(PICTURE_WIDTH), inside.height())
        words = inside.adjusted(picture.width() + gap, 0, 0, 0)
        if is_mirrored:
            picture.moveRight(inside.right())
            words.moveRight(picture.left() - gap)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, picture.toRect(), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        below = _write(painter, words, str(index.data(NAME)), font("button", look), QColor(look.theme.ink))
        words.setTop(below + 1)
        _write(painter, words, str(index.data(SAID)), font("caption", look), QColor(look.theme.ink2))
        painter.restore()


def _draw_ground(painter: QPainter, box: QRectF, option: QStyleOptionViewItem, look: Look) -> None:
    """Draw the card of the template that is looked at, and the ring of the keyboard."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(QColor(look.theme.control), 2 if look.theme.is_high else 1))
        painter.setBrush(QColor(look.theme.paper))
        painter.drawRoundedRect(box, look.px(6), look.px(6))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(look.theme.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(6), look.px(6))


def _write(painter: QPainter, room: QRectF, text: str, face: QFont, colour: QColor) -> float:
    """Write a text in at most MOST_LINES lines, the last one shortened; return where it ends."""
    layout = QTextLayout(text, face)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics, top, width = QFontMetricsF(face), room.top(), max(1.0, room.width())
    painter.setPen(colour)
    painter.setFont(face)
    layout.beginLayout()
    for number in range(1, MOST_LINES + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, is_last = line.textStart(), number == MOST_LINES
        if is_last and start + line.textLength() < len(text.encode("utf-16-le")) // 2:
            rest = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
            space = QRectF(room.left(), top, width, metrics.lineSpacing())
            painter.drawText(space, Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine, rest)
        else:
            line.draw(painter, QPointF(room.left(), top))
        top += metrics.lineSpacing()
    layout.endLayout()
    return top
