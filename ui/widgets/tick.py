"""A check box drawn from the tokens: visible in every theme and as large as the text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import marks
from ui.look.theme import Look, font

AnyIndex = QModelIndex | QPersistentModelIndex
BOX = 16
GAP = 8
HEIGHT = 24


class Tick(QCheckBox):
    """A box with its words; ink when ticked, with a ring around all of it when it has the keyboard."""

    def sizeHint(self) -> QSize:
        look = Look.of(self)
        words = QFontMetricsF(font("body", look)).horizontalAdvance(self.text().replace("&", ""))
        return QSize(round(words + look.px(BOX + GAP + 12)), round(look.px(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = Look.of(self), Look.of(self).theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = look.px(BOX)
        box = QRectF(look.px(4), (self.height() - size) / 2, size, size)
        words = QRectF(box.right() + look.px(GAP), 0, self.width() - size - look.px(GAP), self.height())
        if self.isRightToLeft():
            box.moveRight(self.width() - look.px(4))
            words.moveLeft(0)
            words.setRight(box.left() - look.px(GAP))
        draw_box(painter, box, look, is_ticked=self.isChecked(), is_enabled=self.isEnabled())
        painter.setFont(font("body", look))
        painter.setPen(QColor(theme.ink if self.isEnabled() else theme.ink3))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        mnemonic = Qt.TextFlag.TextShowMnemonic
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, int(words.width()) + 1, mnemonic.value
        )
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter | mnemonic, shown)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(5), look.px(5))


class TickDelegate(QStyledItemDelegate):
    """Draws the ticks of a list as `Tick` does: the system's own neither grow nor show on a dark ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        filled, widget = self._filled(option, index), option.widget
        look, style = Look.of(widget), widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, filled, painter, widget)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, self._box(filled, look), look, is_ticked=ticked)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        filled, style = self._filled(option, index), option.widget.style()
        return style.sizeFromContents(QStyle.ContentsType.CT_ItemViewItem, filled, QSize(), option.widget)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        reach = self._box(self._filled(option, index), Look.of(option.widget)).adjusted(-GAP, -GAP, GAP / 2, GAP)
        is_hit = event.type() == QEvent.Type.MouseButtonRelease and reach.contains(event.position())
        if not is_hit or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)

    def _filled(self, option: QStyleOptionViewItem, index: AnyIndex) -> QStyleOptionViewItem:
        """Return the option with room for our box in the place of a picture, and no box of the system."""
        look, filled = Look.of(option.widget), QStyleOptionViewItem(option)
        self.initStyleOption(filled, index)
        feature = QStyleOptionViewItem.ViewItemFeature
        filled.features = (filled.features & ~feature.HasCheckIndicator) | feature.HasDecoration
        filled.icon = QIcon()
        filled.decorationSize = QSize(round(look.px(BOX + GAP)), round(look.px(BOX)))
        return filled

    def _box(self, filled: QStyleOptionViewItem, look: Look) -> QRectF:
        widget, size = filled.widget, look.px(BOX)
        part = QStyle.SubElement.SE_ItemViewItemDecoration
        place = QRectF(widget.style().subElementRect(part, filled, widget))
        box = QRectF(place.left(), place.center().y() - size / 2, size, size)
        if filled.direction == Qt.LayoutDirection.RightToLeft:
            box.moveRight(place.right())
        return box


def draw_box(painter: QPainter, box: QRectF, look: Look, *, is_ticked: bool, is_enabled: bool = True) -> None:
    """Draw the box of a tick: filled with ink when ticked."""
    theme = look.theme
    painter.setPen(QPen(QColor(theme.control), 2 if theme.is_high else 1))
    painter.setBrush(QColor(theme.paper))
    if is_ticked and is_enabled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.primary))
    frame = box if is_ticked else box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, look.px(4), look.px(4))
    if is_ticked:
        size = round(look.px(BOX - 4))
        colour = theme.on_primary if is_enabled else theme.ink3
        corner = box.center() - QPoint(size // 2, size // 2)
        marks.icon("check", colour, size).paint(painter, round(corner.x()), round(corner.y()), size, size)
