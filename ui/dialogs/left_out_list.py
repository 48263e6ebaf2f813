"""What stood in the file but is not in the article: a folded list, to look at each passage and to put it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.text import word_count

from ..models.borders import LeftOut
from ..models.words import counted, tr
from ..theme import Look
from ..widgets import marks

SHORT = 70
ROWS_SHOWN = 4


class LeftOutList(QWidget):
    """Enter on a passage shows all of it; a button puts it back.

    Signals
        put_back_requested(index)  the passage belongs to the article
    """

    put_back_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages: tuple[LeftOut, ...] = ()
        self.fold = QToolButton(self)
        self.fold.setObjectName("flat")
        self.fold.setCheckable(True)
        self.fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setStyleSheet("text-align: left")
        self.fold.toggled.connect(self._unfold)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Passages left out"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self._show_all)
        self.button = QPushButton(tr("P&ut back"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.put_back_requested.emit(self.list.currentRow()))
        head = QHBoxLayout()
        head.addWidget(self.fold, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.list)
        self._unfold(False)

    def show_passages(self, passages: Sequence[LeftOut]) -> None:
        """Show other passages; without any there is nothing to see."""
        self._passages = tuple(passages)
        total = sum(word_count(each.text) for each in passages)
        blocks = counted(len(passages), "1 passage", "{n} passages")
        words = counted(total, "1 word", "{n} words")
        self.fold.setText(f"{tr('Left out')}: {blocks}, {words}")
        self.fold.setAccessibleName(self.fold.text())
        self.list.clear()
        for passage in passages:
            self.list.addItem(self._item(passage, is_whole=False))
        self.list.setCurrentRow(0)
        self.setVisible(bool(passages))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter show all of a passage, and nothing else."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.list and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._show_all(self.list.currentItem())
            return True
        return super().eventFilter(watched, event)

    def _item(self, passage: LeftOut, *, is_whole: bool) -> QListWidgetItem:
        words = counted(word_count(passage.text), "1 word", "{n} words")
        short = passage.text if len(passage.text) <= SHORT else f"{passage.text[:SHORT].rstrip()} …"
        item = QListWidgetItem(f"{passage.text if is_whole else short}  ({words})")
        item.setData(Qt.ItemDataRole.UserRole, is_whole)
        return item

    def _show_all(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        whole = not item.data(Qt.ItemDataRole.UserRole)
        self.list.takeItem(row)
        self.list.insertItem(row, self._item(self._passages[row], is_whole=whole))
        self.list.setCurrentRow(row)

    def _unfold(self, is_open: bool) -> None:
        look = Look.of(self)
        size = round(look.px(15))
        name = "chevron-down" if is_open else "chevron-right"
        self.fold.setIcon(marks.icon(name, look.theme.ink2, size))
        self.fold.setIconSize(QSize(size, size))
        self.list.setVisible(is_open)
        self.button.setVisible(is_open)
        self.list.setFixedHeight(round(look.px(27) * ROWS_SHOWN))
