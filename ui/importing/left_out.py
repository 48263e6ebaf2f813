"""What stood in the file but is not in the article: a folded list by reason, to look at and to put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.readers.base import LeftOut
from briefer.text import word_count
from briefer.words import counted, tr
from briefer.words.left_out import reason_words
from ui.look import marks
from ui.look.theme import Look

SHORT = 70
ROWS_SHOWN = 4
FEW = 12
"""A reason with more passages than this begins folded."""


class LeftOutList(QWidget):
    """Enter on a passage shows all of it, on a reason its passages; buttons put back.

    Signals
        put_back_requested(indices)  these passages (a tuple of their places) belong to the article
    """

    put_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages: tuple[LeftOut, ...] = ()
        self._folded: dict[str, bool] = {}
        self.fold = QToolButton(self)
        self.fold.setObjectName("flat")
        self.fold.setCheckable(True)
        self.fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setStyleSheet("text-align: left")
        self.fold.toggled.connect(self._unfold)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Passages left out"))
        self.tree.setHeaderHidden(True)
        self.tree.setStyleSheet("QTreeWidget::item { padding: 3px 0; }")
        self.tree.setWordWrap(True)
        self.tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.tree.installEventFilter(self)
        self.tree.itemDoubleClicked.connect(self._open)
        self.button = self._button(tr("P&ut back"), tr("Put the chosen passage back to where it stood"))
        self.button.clicked.connect(self._ask_for_chosen)
        self.whole = self._button(tr("&Whole page"), tr("Put everything back that was left out"))
        self.whole.clicked.connect(lambda: self.put_back_requested.emit(tuple(range(len(self._passages)))))
        head = QHBoxLayout()
        head.addWidget(self.fold, 1)
        head.addWidget(self.button)
        head.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.tree)
        self._unfold(False)
        self.hide()

    def show_passages(self, passages: Sequence[LeftOut]) -> None:
        """Show other passages; without any there is nothing to see."""
        if self._passages == tuple(passages):
            return
        chosen = self._indices(self.tree.currentItem())
        self._passages = tuple(passages)
        total = sum(word_count(each.text) for each in passages)
        blocks = counted(len(passages), "1 passage", "{n} passages")
        words = counted(total, "1 word", "{n} words")
        self.fold.setText(tr("Le&ft out: {passages}, {words}").format(passages=blocks, words=words))
        self.fold.setAccessibleName(self.fold.text().replace("&", ""))
        self._fill()
        self._choose(min(min(chosen, default=0), len(passages) - 1))
        self.setVisible(bool(passages))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter show all of a passage, and nothing else."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.tree and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item = self.tree.currentItem()
            if item is not None and item.childCount():
                item.setExpanded(not item.isExpanded())
            elif item is not None:
                self._open(item)
            return True
        return super().eventFilter(watched, event)

    def _button(self, words: str, explanation: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setToolTip(explanation)
        return button

    def _fill(self) -> None:
        for group in self._groups():
            self._folded[str(group.data(0, Qt.ItemDataRole.UserRole))] = not group.isExpanded()
        self.tree.clear()
        groups: dict[str, list[int]] = {}
        for index, passage in enumerate(self._passages):
            groups.setdefault(passage.reason, []).append(index)
        for reason, indices in groups.items():
            group = QTreeWidgetItem([self._heading(reason, indices)])
            group.setData(0, Qt.ItemDataRole.UserRole, reason)
            group.addChildren([self._item(index) for index in indices])
            self.tree.addTopLevelItem(group)
            group.setExpanded(not self._folded.get(reason, len(indices) > FEW))

    def _heading(self, reason: str, indices: list[int]) -> str:
        words = sum(word_count(self._passages[index].text) for index in indices)
        named = reason_words(reason)
        blocks = counted(len(indices), "1 passage", "{n} passages")
        return f"{named[:1].upper()}{named[1:]}: {blocks}, {counted(words, '1 word', '{n} words')}"

    def _item(self, index: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setData(0, Qt.ItemDataRole.UserRole, index)
        self._label(item, is_whole=False)
        return item

    def _label(self, item: QTreeWidgetItem, *, is_whole: bool) -> None:
        passage = self._passages[item.data(0, Qt.ItemDataRole.UserRole)].text
        is_short = len(passage) <= SHORT
        shown = passage if is_whole or is_short else f"{passage[:SHORT].rstrip()} …"
        item.setText(0, f"{shown}  ({counted(word_count(passage), '1 word', '{n} words')})")
        item.setData(0, Qt.ItemDataRole.UserRole + 1, is_whole)

    def _open(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:
            self._label(item, is_whole=not item.data(0, Qt.ItemDataRole.UserRole + 1))
            self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtTop)

    def _ask_for_chosen(self) -> None:
        self.put_back_requested.emit(self._indices(self.tree.currentItem()))

    def _indices(self, item: QTreeWidgetItem | None) -> tuple[int, ...]:
        """The passages of a row: one, or all of a reason."""
        if item is None:
            return ()
        if item.parent() is not None:
            return (int(item.data(0, Qt.ItemDataRole.UserRole)),)
        children = (item.child(place) for place in range(item.childCount()))
        return tuple(int(child.data(0, Qt.ItemDataRole.UserRole)) for child in children if child is not None)

    def _groups(self) -> list[QTreeWidgetItem]:
        items = (self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _choose(self, index: int) -> None:
        """Choose the passage at a place, or its reason where that is folded."""
        for group in self._groups():
            indices = self._indices(group)
            if index in indices:
                child = group.child(indices.index(index))
                self.tree.setCurrentItem(child if child is not None and group.isExpanded() else group)

    def _unfold(self, is_open: bool) -> None:
        look = Look.of(self)
        size = round(look.px(15))
        name = "chevron-down" if is_open else "chevron-right"
        self.fold.setIcon(marks.icon(name, look.theme.ink2, size))
        self.fold.setIconSize(QSize(size, size))
        self.tree.setVisible(is_open)
        self.button.setVisible(is_open)
        self.tree.setFixedHeight(round(look.px(27) * ROWS_SHOWN))
