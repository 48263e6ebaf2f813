"""The starred passages in the order in which they print, to be put in another order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer import edits, queries
from briefer.model import AnnotationId, Project
from ui.look.marks import icon
from ui.look.theme import Look, font
from ui.look.words import tr
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.dropping import dropped_row
from ui.widgets.tips import plain_tip

ID_ROLE = Qt.ItemDataRole.UserRole + 1
REFERENCE_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_HEIGHT = 38


class KeyPointDelegate(QStyledItemDelegate):
    """Paints a key point as a card: handle, its words on one line, its reference."""

    def __init__(self, view: KeyPoints) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, int(Look.of(self._view).px(ROW_HEIGHT)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = Look.of(self._view)
        theme = look.theme
        card = QRectF(option.rect).adjusted(1, 1, -1, -look.px(6))
        is_current = self._view.hasFocus() and self._view.currentIndex() == index
        is_lifted = self._view.lifted == index.data(ID_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.focus), 2) if is_current else QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.focusground if is_lifted else theme.paper))
        inset = 0.0 if is_current else 0.5
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), look.px(5), look.px(5))
        size = int(look.px(14))
        handle = icon("grip-vertical", theme.ink if is_lifted else theme.ink3, size)
        handle.paint(painter, int(card.left() + look.px(6)), int(card.center().y() - size / 2), size, size)
        reference = str(index.data(REFERENCE_ROLE))
        small, plain = font("reference", look), font("body", look)
        painter.setFont(small)
        painter.setPen(QColor(theme.ink2))
        side = card.adjusted(0, 0, -look.px(10), 0)
        painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, reference)
        taken = QFontMetricsF(small).horizontalAdvance(reference) + look.px(20)
        words = card.adjusted(look.px(26), 0, -taken, 0)
        painter.setFont(plain)
        painter.setPen(QColor(theme.ink))
        told = QFontMetricsF(plain).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, told)
        painter.restore()


class KeyPoints(QListWidget):
    """Order by Ctrl+Up and Ctrl+Down, by Space and arrows, or by dragging; Del takes the star away.

    Signals
        lift_changed(is_lifted)  a key point is being moved, or no longer
    """

    lift_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.lifted = ""
        self.setObjectName("keyPoints")
        self.setAccessibleName(tr("Key points"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(KeyPointDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_project(self, project: Project) -> None:
        """Show the key points of another value of the project."""
        wanted = tuple(
            (each.annotation.id, each.annotation.paraphrase or f"“{each.text}”", each.reference)
            for each in queries.key_points(project)
        )
        if wanted == self._shown and not self.lifted:
            return
        self._shown = wanted
        self._set_lifted("")
        current = self._id_at(self.currentRow())
        self._fill(wanted, current)

    @property
    def order(self) -> tuple[str, ...]:
        """The ids as they stand, also while one is being moved."""
        return tuple(self._id_at(row) for row in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.lifted and event.key() == Qt.Key.Key_Escape:
            self._put_back()
        elif event.key() == Qt.Key.Key_Space:
            self._drop() if self.lifted else self._set_lifted(self._id_at(self.currentRow()))
        elif step and self.lifted:
            self._carry(step)
        elif step and is_control:
            self._move(self._id_at(self.currentRow()), self.currentRow() + step)
        elif event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            name = AnnotationId(self._id_at(self.currentRow()))
            self._session.step(tr("Take the star away"), lambda project: edits.unstar(project, name))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.lifted:
            self._put_back()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move by one edit; the list itself changes only through the project."""
        self._move(self._id_at(self.currentRow()), dropped_row(self, event))

    # Moving

    def _carry(self, step: int) -> None:
        start = self.currentRow()
        row = start + step
        if 0 <= row < self.count():
            self.insertItem(row, self.takeItem(start))
            self.setCurrentRow(row)
            self._say(row)

    def _drop(self) -> None:
        name, row = self.lifted, self.currentRow()
        self._set_lifted("")
        self._move(name, row)

    def _put_back(self) -> None:
        name = self.lifted
        self._set_lifted("")
        self._fill(self._shown, name)

    def _move(self, name: str, row: int) -> None:
        if not name or not 0 <= row < self.count():
            return
        self._session.step(tr("Move key point"), lambda project: edits.move_key_point(project, AnnotationId(name), row))
        self._say(self.currentRow())

    def _set_lifted(self, name: str) -> None:
        if self.lifted != name:
            self.lifted = name
            self.viewport().update()
            self.lift_changed.emit(bool(name))

    def _say(self, row: int) -> None:
        told = tr("Key point {n} of {total}").replace("{n}", str(row + 1)).replace("{total}", str(self.count()))
        announce(self, told)

    # Rows

    def _id_at(self, row: int) -> str:
        item = self.item(row)
        return str(item.data(ID_ROLE)) if item is not None else ""

    def _fill(self, wanted: tuple[tuple[str, str, str], ...], current: str) -> None:
        self.clear()
        for name, words, reference in wanted:
            item = QListWidgetItem(words)
            item.setData(ID_ROLE, name)
            item.setData(REFERENCE_ROLE, reference)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {reference.replace('¶', tr('paragraph '))}")
            item.setToolTip(plain_tip(words))
            self.addItem(item)
        if current in self.order:
            self.setCurrentRow(self.order.index(current))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(int(Look.of(self).px(ROW_HEIGHT)) * max(self.count(), 0) + 4)
