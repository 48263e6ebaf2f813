"""A layout that sets widgets side by side and begins a new line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Widgets in lines, from the leading edge; `stretches` names one that takes what is left of its line."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretching: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def stretch(self, widget: QWidget) -> None:
        """Let a widget of the layout take what is left of its line."""
        self._stretching = widget

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget at a place of the row."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end, in an item that is Python's own: one made by Qt may go while it is still listed."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edge = self.contentsMargins()
        inner = QRect(0, 0, width - edge.left() - edge.right(), 0)
        return self._set(inner, is_trial=True) + edge.top() + edge.bottom()

    def natural_width(self) -> int:
        """Return the width in which all stands in one line."""
        shown = [item for item in self._items if (widget := item.widget()) is None or not widget.isHidden()]
        edge = self.contentsMargins()
        between = self.spacing() * max(0, len(shown) - 1)
        return sum(item.sizeHint().width() for item in shown) + between + edge.left() + edge.right()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect.marginsRemoved(self.contentsMargins()), is_trial=False)

    def _set(self, rect: QRect, *, is_trial: bool) -> int:
        """Set the items line by line, or only measure; return the height."""
        y, height = rect.y(), 0
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if not is_trial:
                self._set_line(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return y - self.spacing() - rect.y() if height else 0

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            wanted = item.sizeHint().width()
            if not lines or used + self.spacing() + wanted > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(item)
            used += self.spacing() + wanted
        return lines

    def _set_line(self, line: list[QLayoutItem], rect: QRect) -> None:
        widths = [min(item.sizeHint().width(), rect.width()) for item in line]
        left = rect.width() - sum(widths) - self.spacing() * (len(line) - 1)
        x = rect.x()
        for item, width in zip(line, widths, strict=True):
            whole = width + (max(0, left) if item.widget() is self._stretching else 0)
            size = QSize(whole, rect.height())
            item.setGeometry(self._mirrored(QRect(QPoint(x, rect.y()), size), rect))
            x += whole + self.spacing()

    def _mirrored(self, place: QRect, line: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.isRightToLeft():
            place.moveLeft(line.left() + line.right() - place.right())
        return place
