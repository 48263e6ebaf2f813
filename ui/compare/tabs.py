"""A line of tabs with counts; the chosen one is underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.look.theme import Look, font
from ui.look.turned import turned
from ui.widgets.flow import FlowLayout


class TabButton(QAbstractButton):
    """One tab: a word, and how many things are behind it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self._is_short = False
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, number: int) -> None:
        """Say how many things are behind the tab."""
        self.number = number
        self.setAccessibleName(f"{self.text()}, {number}")
        self.updateGeometry()
        self.update()

    def shorten(self, *, is_short: bool) -> None:
        """Paint the word alone where there is no room for its number too."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.updateGeometry()
            self.update()

    @property
    def whole_width(self) -> int:
        """How wide the word and its number are."""
        return int(self._title_width() + self._count_width() + Look.of(self).px(28))

    def sizeHint(self) -> QSize:
        look = Look.of(self)
        width = int(self._title_width() + look.px(20)) + 1 if self._is_short else self.whole_width
        return QSize(width, int(look.px(46)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = turned(QPainter(self), self.rect(), self.layoutDirection())
        box = QRectF(self.rect()).adjusted(look.px(10), 0, -look.px(10), 0)
        painter.setFont(font("button" if self.isChecked() else "body", look))
        painter.setPen(QColor(look.theme.ink if self.isChecked() or self.underMouse() else look.theme.ink2))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
        if not self._is_short:
            self._paint_count(painter, box)
        if self.isChecked():
            line = QRectF(box.left(), self.height() - look.px(2), box.width(), look.px(2))
            painter.fillRect(line, QColor(look.theme.focus))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.theme.focus), look.px(2)))
            edge = look.px(6)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, edge, -2, -edge), look.px(6), look.px(6))

    def _paint_count(self, painter: QPainter, box: QRectF) -> None:
        look = Look.of(self)
        painter.setFont(font("label", look))
        painter.setPen(QColor(look.theme.ink2))
        count = box.adjusted(self._title_width() + look.px(8), 0, 0, 0)
        painter.drawText(count, Qt.AlignmentFlag.AlignVCenter, str(self.number))

    def _title_width(self) -> float:
        return QFontMetricsF(font("button", Look.of(self))).horizontalAdvance(self.text())

    def _count_width(self) -> float:
        return QFontMetricsF(font("label", Look.of(self))).horizontalAdvance(str(self.number))


class TabLine(QWidget):
    """The tabs, in as many lines as they need, and beside or below them the tools of the page that is shown."""

    def __init__(self, tabs: Sequence[TabButton], tools: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(tabs)
        self._tabs = FlowLayout(gap=4)
        for tab in tabs:
            self._tabs.addWidget(tab)
        self._tools = QHBoxLayout()
        self._tools.addStretch(1)
        for tool in tools:
            self._tools.addWidget(tool)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(10, 2, 12, 0)
        self._layout.addLayout(self._tabs, 1)
        self._layout.addLayout(self._tools)
        self.setMinimumWidth(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = sum(tab.whole_width + self._tabs.spacing() for tab in self._buttons)
        margins = self._layout.contentsMargins()
        room = event.size().width() - margins.left() - margins.right()
        for tab in self._buttons:
            tab.shorten(is_short=whole > room)
        needed = self._tabs.natural_width() + self._tools.sizeHint().width() + 32
        is_wide = event.size().width() >= needed
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
        self._layout.activate()  # the tabs are of other widths now
