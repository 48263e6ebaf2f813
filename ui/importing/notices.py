"""Several sentences with icons under each other; where they leave no room for the text the first stands for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

from briefer.words import counted, tr
from ui.look.theme import Look
from ui.widgets.dialog import Area, Notice
from ui.widgets.labels import hairline

HIGHEST = 136


class Notices(QWidget):
    """A list of notices; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        self._area = Area(self._page, self)
        self._area.setAccessibleName(tr("What you should know about the reading"))
        self._lines: list[Notice] = []
        self._is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._folded())
        column.addWidget(self._area)
        column.addWidget(hairline(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, top down, the worst first."""
        return tuple(line.sentence for line in self._lines)

    def say(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show sentences, each behind its icon (see Notice.say)."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = []
        for sentence, icon in lines:
            notice = Notice(self._page)
            notice.say(sentence, icon)
            self._column.addWidget(notice)
            self._lines.append(notice)
        self._is_open = False
        self.setVisible(bool(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when the folded line wants another height: its link goes beside the words or under them."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        wanted = self._column.totalHeightForWidth(max(200, self.width()))
        highest = min(round(Look.of(self).px(HIGHEST)), self.window().height() // 5)
        is_folded = wanted > highest and len(self._lines) > 1
        self._line.setVisible(is_folded)
        self._area.setVisible(self._is_open or not is_folded)
        if is_folded and self.summary.text != self._in_short():
            self.summary.say(self._in_short(), "triangle-alert", tr("Hi&de") if self._is_open else tr("Sho&w"))
        line = _height(self._line.layout(), max(200, self.width())) if is_folded else 0
        room = 0 if self._area.isHidden() else max(1, min(wanted, highest))
        self.setFixedHeight(line + room + 1)
        self._area.setFocusPolicy(_policy(wanted > highest))

    def _in_short(self) -> str:
        if self._is_open:
            return counted(len(self._lines), "1 thing to know", "{n} things to know")
        more = counted(len(self._lines) - 1, "And 1 more thing to know.", "And {n} more things to know.")
        return f"{self._lines[0].sentence} {more}"

    def _folded(self) -> QWidget:
        """Return the one that stands for all of them: the first, which is the worst, and how many there are."""
        self._line = QWidget(self)
        self.summary = Notice(self._line)
        self.summary.pressed.connect(self._open_or_fold)
        line = QVBoxLayout(self._line)
        line.setContentsMargins(16, 6, 16, 6)
        line.addWidget(self.summary)
        return self._line

    def _open_or_fold(self) -> None:
        self._is_open = not self._is_open
        self._fit()


def _height(layout: QLayout | None, width: int) -> int:
    """Return the height of a layout at a width, laid out at it; one in which nothing wraps knows none for it."""
    if layout is None:
        return 0
    layout.setGeometry(QRect(0, 0, width, layout.totalSizeHint().height()))
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def _policy(is_scrolling: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.TabFocus if is_scrolling else Qt.FocusPolicy.NoFocus
