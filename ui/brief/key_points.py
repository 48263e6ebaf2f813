"""The starred passages in the order in which they print, to be put in another order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QDropEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer import edits, queries
from briefer.model import AnnotationId, Project
from briefer.words import tr
from ui.look import words
from ui.look.marks import icon
from ui.look.theme import Look, font
from ui.look.turned import draw_icon, turned
from ui.session import Session
from ui.tagging.item_menu import fill_item_menu
from ui.tagging.items import ItemActs
from ui.tagging.many import Many
from ui.widgets.announce import announce
from ui.widgets.ordered_ticks import dropped_row
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
        painter = turned(painter, card, self._view.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.focus), 2) if is_current else QPen(QColor(theme.line), 1))
        is_raised = is_lifted or index.data(ID_ROLE) in self._view.many.selected
        painter.setBrush(QColor(theme.focusground if is_raised else theme.paper))
        inset = 0.0 if is_current else 0.5
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), look.px(5), look.px(5))
        size = int(look.px(14))
        handle = icon("grip-vertical", theme.ink if is_lifted else theme.ink3, size)
        draw_icon(painter, handle, card.left() + look.px(6), card.center().y() - size / 2, size)
        reference = str(index.data(REFERENCE_ROLE))
        small, plain = font("reference", look), font("body", look)
        painter.setFont(small)
        painter.setPen(QColor(theme.ink2))
        side = card.adjusted(0, 0, -look.px(10), 0)
        painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, reference)
        taken = QFontMetricsF(small).horizontalAdvance(reference) + look.px(20)
        room = card.adjusted(look.px(26), 0, -taken, 0)
        painter.setFont(plain)
        painter.setPen(QColor(theme.ink))
        told = QFontMetricsF(plain).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, told)
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
        self.many = Many(self, self, lambda many: ItemActs(session, self, many.ids, lambda told: announce(self, told)))
        self.many.instead = {"tag.clear": self._unstar, "tag.star": self._lift}
        self.many.is_held = lambda: bool(self.lifted)

    def show_project(self, project: Project) -> None:
        """Show the key points of another value of the project."""
        wanted = tuple(
            (each.annotation.id, each.annotation.paraphrase or words.shown(each), each.reference)
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

    # Its items, as `Many` asks for them

    def current_item(self) -> str:
        """The key point that the keys act on."""
        return self._id_at(self.currentRow())

    def items_in_order(self) -> tuple[str, ...]:
        """All key points, from the top."""
        return self.order

    def item_at(self, at: QPoint) -> str:
        """The key point at a point of the viewport."""
        return self._id_at(self.indexAt(at).row())

    def go_to_item(self, name: str) -> None:
        """Make a key point the current one."""
        self.setCurrentRow(self.order.index(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.lifted and event.key() == Qt.Key.Key_Escape:
            self._put_back()
        elif self.lifted and event.key() == Qt.Key.Key_Space:
            self._drop()
        elif step and self.lifted:
            self._carry(step)
        elif step and is_control:
            self._move(self._id_at(self.currentRow()), self.currentRow() + step)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current_item():
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            fill_item_menu(menu, self.many)
            menu.popup(event.globalPos())

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

    def _unstar(self) -> None:
        ids = self.many.acts.ids

        def unstarred(project: Project) -> Project:
            for name in ids:
                project = edits.unstar(project, name)
            return project

        self._session.step(tr("Take the star away"), unstarred)

    def _lift(self) -> None:
        if self.many.selected:
            self._unstar()
        else:
            self._set_lifted(self.current_item())

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
        told = tr("Key point {n} of {total}").format(n=row + 1, total=self.count())
        announce(self, told)

    # Rows

    def _id_at(self, row: int) -> str:
        item = self.item(row)
        return str(item.data(ID_ROLE)) if item is not None else ""

    def _fill(self, wanted: tuple[tuple[str, str, str], ...], current: str) -> None:
        self.clear()
        for name, told, reference in wanted:
            item = QListWidgetItem(told)
            item.setData(ID_ROLE, name)
            item.setData(REFERENCE_ROLE, reference)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{told}, {words.spoken_reference(reference)}")
            item.setToolTip(plain_tip(told))
            self.addItem(item)
        if current in self.order:
            self.setCurrentRow(self.order.index(current))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(int(Look.of(self).px(ROW_HEIGHT)) * max(self.count(), 0) + 4)
