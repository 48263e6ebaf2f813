"""What is not in a row yet: a list of cards, tall beside the board, one line each under the narrow comparison."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QMenu,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer import queries
from briefer.model import Project
from briefer.queries import Excerpt
from briefer.words import tr
from ui.board.drag import ITEM_FORMAT, dragged_in, start_drag
from ui.look import words
from ui.look.sides import looks
from ui.look.theme import Look
from ui.look.tokens import THIRD_LOOK
from ui.session import Session
from ui.tagging.item_menu import fill_item_menu
from ui.tagging.items import ItemActs, focus_on
from ui.tagging.many import Many
from ui.widgets.cards import CardPainter, CardState
from ui.widgets.labels import RoleLabel

AnyIndex = QModelIndex | QPersistentModelIndex
EXCERPT_ROLE = Qt.ItemDataRole.UserRole + 1
LOOK_ROLE = Qt.ItemDataRole.UserRole + 2
ID_ROLE = Qt.ItemDataRole.UserRole + 3
PARTS = frozenset({"annotations", "issues", "parties", "articles", "brief"})
TALLEST = 5_000
"""No screen is so many px high: what lies beyond needs no measuring."""


class TrayModel(QAbstractListModel):
    """The items in no row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Excerpt, ...] = ()
        self._shown = 0
        self._project = Project()

    @property
    def shown(self) -> int:
        """How often another value was shown."""
        return self._shown

    def show(self, project: Project) -> None:
        """Show another value of the project."""
        self.beginResetModel()
        self._shown += 1
        self._project = project
        self._items = queries.tray(project)
        self.endResetModel()

    def excerpt(self, row: int) -> Excerpt | None:
        """The item of a line, or None."""
        return self._items[row] if 0 <= row < len(self._items) else None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all items, in their order."""
        return tuple(each.annotation.id for each in self._items)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        excerpt = self.excerpt(index.row()) if index.isValid() else None
        if excerpt is None:
            return None
        if role == EXCERPT_ROLE:
            return excerpt
        if role == ID_ROLE:
            return excerpt.annotation.id
        if role == LOOK_ROLE:
            return _look(self._project, excerpt)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            names = ", ".join(party.name for party in excerpt.parties)
            return f"{names}: {words.spoken_item(excerpt)}"
        return None


class TrayDelegate(QStyledItemDelegate):
    """Paints the items of the tray."""

    def __init__(self, view: Tray, *, is_compact: bool) -> None:
        super().__init__(view)
        self._view = view
        self._is_compact = is_compact
        self._heights: dict[int, int] = {}
        self._made_of: tuple[object, ...] = ()
        self.selected: Callable[[], frozenset[str]] = frozenset
        self.cards = CardPainter(view)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = self._view.card_width()
        return QSize(width, self.height(index, width))

    def height(self, index: AnyIndex, width: int) -> int:
        """The height of an item in a column of `width`, with the gap below it."""
        gap = int(self.cards.look.px(8))
        if self._is_compact:
            return int(self.cards.look.px(34)) + gap
        made_of = (self._view.shown, width, self.cards.look.scale)
        if made_of != self._made_of:
            self._made_of, self._heights = made_of, {}
        row = index.row()
        if row not in self._heights:
            self._heights[row] = self.cards.height(index.data(EXCERPT_ROLE), width) + gap
        return self._heights[row]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect = QRectF(option.rect).adjusted(0, 0, 0, -self.cards.look.px(8))
        is_focused = self._view.hasFocus() and self._view.currentIndex() == index
        state = CardState(is_focused=is_focused, is_selected=index.data(ID_ROLE) in self.selected())
        paint = self.cards.paint_line if self._is_compact else self.cards.paint
        painter.save()
        paint(painter, rect, index.data(EXCERPT_ROLE), index.data(LOOK_ROLE), state)
        painter.restore()


class Tray(QListView):
    """The list of items in no row; items come back here when dropped on it.

    Signals
        annotation_requested(annotation_id)   show this item in the article
        said(sentence)                        something to say in the status bar
        count_changed(number)                 the number of items
    """

    annotation_requested = Signal(str)
    said = Signal(str)
    count_changed = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None, *, is_compact: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._items = TrayModel(self)
        self._is_compact = is_compact
        self._scale = Look.of(self).scale
        self._measured: tuple[tuple[object, ...], int] | None = None
        self._wide: tuple[tuple[object, ...], int] | None = None
        self._pressed = QModelIndex()
        self._start = QPoint()
        self.setModel(self._items)
        self._delegate = TrayDelegate(self, is_compact=is_compact)
        self.setItemDelegate(self._delegate)
        self.many = Many(self, self, lambda many: ItemActs(session, self, many.ids, self.said.emit))
        self._delegate.selected = lambda: self.many.selected
        self.setObjectName("tray")
        self.setAccessibleName(tr("Not in a row yet"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(is_compact)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAcceptDrops(True)
        self.setStyleSheet("background: transparent")
        self.doubleClicked.connect(lambda _: self._request())

    @property
    def shown(self) -> int:
        """How often another value was shown: what was measured of an earlier one holds no more."""
        return self._items.shown

    def current_annotation_id(self) -> str:
        """The id of the current item, or ""."""
        excerpt = self._items.excerpt(self.currentIndex().row())
        return excerpt.annotation.id if excerpt else ""

    # -- its items, as `Many` asks for them --

    def current_item(self) -> str:
        """The item that the keys act on."""
        return self.current_annotation_id()

    def items_in_order(self) -> tuple[str, ...]:
        """All items, from the top."""
        return self._items.ids

    def item_at(self, at: QPoint) -> str:
        """The item at a point of the viewport."""
        excerpt = self._items.excerpt(self.indexAt(at).row())
        return excerpt.annotation.id if excerpt else ""

    def go_to_item(self, name: str) -> None:
        """Make an item the current one."""
        self.setCurrentIndex(self._items.index(self._items.ids.index(name)))

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project; the current item stays current, or else what came after it."""
        if not parts & PARTS:
            return
        row, name = self.currentIndex().row(), self.current_annotation_id()
        self._items.show(project)
        count = self._items.rowCount()
        self.many.keep()
        if name in self._items.ids:
            self.go_to_item(name)
        elif count:
            self.setCurrentIndex(self._items.index(min(max(row, 0), count - 1)))
        self.count_changed.emit(count)
        self.updateGeometry()

    def content_height(self) -> int:
        """The height all items need in the present width, as far as a screen reaches.

        It is asked for again and again, and measured once.
        """
        made_of = (self._items.shown, self.viewport().width(), self._scale)
        if self._measured is None or self._measured[0] != made_of:
            self._measured = made_of, self._height(self.viewport().width(), TALLEST)
        return self._measured[1]

    def card_width(self) -> int:
        """The width of the items, beside the scroll bar where there will be one.

        Qt lays all of them out before it knows, and would do so again in what the bar leaves.
        """
        room = self.maximumViewportSize()
        made_of = (self._items.shown, room, self._scale)
        if self._wide is None or self._wide[0] != made_of:
            has_bar = self._height(room.width(), room.height() + 1) > room.height()
            self._wide = made_of, room.width() - (self.verticalScrollBar().sizeHint().width() if has_bar else 0)
        return self._wide[1]

    def _height(self, width: int, most: int) -> int:
        """Return the height of all items in a column of `width`, or one above `most` once that is reached."""
        count = self._items.rowCount()
        if count and self._is_compact:
            return count * self._delegate.height(self._items.index(0), width)
        total = 0
        for row in range(count):
            total += self._delegate.height(self._items.index(row), width)
            if total >= most:
                break
        return total

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_going(cast(QKeyEvent, event)):
            event.accept()  # Qt asks before a shortcut of the window takes the key; accepted, it comes here as a press
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_going(event):
            self._request()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(self.viewport().mapFromGlobal(at))
            if index.isValid():
                self.setCurrentIndex(index)
        else:  # by key: Qt names the place of the pointer, which may be anywhere
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).topLeft() + QPoint(12, 28))
        if self.current_annotation_id():
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.addAction(f"{tr('Go to the paragraph')}\t{tr('Enter')}", self._request)
            fill_item_menu(menu, self.many)
            menu.popup(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint())
        self._start = event.position().toPoint()
        excerpt = self._items.excerpt(self._pressed.row())
        if excerpt is not None:
            self._session.set_focus(focus_on(excerpt))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        excerpt = self._items.excerpt(self._pressed.row())
        is_held = event.buttons() & Qt.MouseButton.LeftButton
        if excerpt is None or not is_held:
            return
        moved = (event.position().toPoint() - self._start).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = QModelIndex()
            start_drag(self, ITEM_FORMAT, self.many.dragged(excerpt.annotation.id))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ITEM_FORMAT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(ITEM_FORMAT):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = dragged_in(event.mimeData(), ITEM_FORMAT)
        if names:
            ItemActs(self._session, self, lambda: names, self.said.emit).unfile()
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_scale"):
            scale = Look.of(self).scale
            if scale != self._scale:  # colours move nothing
                self._scale = scale
                self.scheduleDelayedItemsLayout()
                self.updateGeometry()

    def doItemsLayout(self) -> None:
        """Lay the items out; in a stage that is not shown they wait until it is, for all of them are measured."""
        if self.isVisible():
            super().doItemsLayout()
        else:
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(200, max(self.content_height() + 2, 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, min(self.content_height() + 2, int(Look.of(self).px(60))))

    def _request(self) -> None:
        name = self.current_annotation_id()
        if name:
            self.annotation_requested.emit(name)


def _is_going(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return modifiers == Qt.KeyboardModifier.NoModifier and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TrayHint(RoleLabel):
    """The sentence under the tray: how to put items into rows, or that all are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("caption", parent=parent, tone="ink2")
        self.setWordWrap(True)

    def show_count(self, number: int, *, is_begun: bool) -> None:
        """Say what fits the number of items; nothing while nothing is tagged."""
        if number:
            self.setText(
                tr("Drag onto a row, or press T and type an issue. Drop below the last row to make a new one.")
            )
        else:
            self.setText(tr("Nothing waits for a row.") if is_begun else "")


def _look(project: Project, excerpt: Excerpt) -> int:
    known = looks(project)
    return next((known[party.id] for party in excerpt.parties if party.id in known), THIRD_LOOK)
