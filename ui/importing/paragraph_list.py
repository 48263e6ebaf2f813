"""The numbered paragraphs of an article before it is added: a list with a cut mark that moves by words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from briefer.model import Paragraph
from briefer.words import tr
from ui.importing.borders import cuts, doubt, first_cut
from ui.importing.paragraph_delegate import ABOVE, LINE, ParagraphDelegate
from ui.importing.paragraph_model import Index, ParagraphModel
from ui.look.theme import Look
from ui.widgets.announce import announce

MANY = 300
"""More rows than this are set bit by bit when none of them was set before, so that the window stays awake."""


class ParagraphList(QListView):
    """The list; Left and Right move the cut mark by words.

    Signals
        merge_requested(), split_requested(), leave_out_requested()  a key or the notice asks for it
        row_changed()  another paragraph is the current one
    """

    merge_requested = Signal()
    split_requested = Signal()
    leave_out_requested = Signal()
    row_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QListView { border: none; border-radius: 0; }")
        self.setAccessibleName(tr("Paragraphs"))
        self.cut = 0
        self.language = "en"
        self._rows = ParagraphModel(self)
        self.setModel(self._rows)
        self._delegate = ParagraphDelegate(self, self._rows, lambda: self.cut)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its coming would set every row anew
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setBatchSize(100)
        self.setTabKeyNavigation(False)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return self._rows.paragraphs

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    @property
    def total_words(self) -> int:
        """The words of all paragraphs together."""
        return sum(map(self._rows.words, range(len(self.paragraphs))))

    def show_paragraphs(self, paragraphs: tuple[Paragraph, ...], row: int) -> None:
        """Show other paragraphs, one of them current."""
        self._rows.show(paragraphs)
        self._choose_pace()
        self.set_row(min(row, len(paragraphs) - 1))

    def set_row(self, row: int) -> None:
        """Make another row the current one."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.row()
        self.cut = first_cut(self.paragraphs[row].text, self.language) if row >= 0 else 0
        self.viewport().update()
        self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        asked = {
            (Qt.Key.Key_Backspace, True): self.merge_requested,
            (Qt.Key.Key_Return, True): self.split_requested,
            (Qt.Key.Key_Enter, True): self.split_requested,
            (Qt.Key.Key_Delete, False): self.leave_out_requested,
        }.get((key, is_control))
        if asked is not None:
            asked.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.row >= 0:
            self.move_cut(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Z, Qt.Key.Key_Y}:
            event.ignore()  # the dialog's own: its main button, undo and redo
        else:
            super().keyPressEvent(event)

    def move_cut(self, step: int) -> None:
        """Move the cut mark to the next (1) or previous (-1) border of words."""
        text = self.paragraphs[self.row].text
        places = cuts(text)
        if not places:
            return
        index = bisect_right(places, self.cut) if step > 0 else bisect_left(places, self.cut) - 1
        self.cut = places[max(0, min(index, len(places) - 1))]
        self.viewport().update()
        announce(self, tr("Split before “{words}”").format(words=text[self.cut :][:30]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        rect = self.visualRect(index)
        if doubt(self.paragraphs, index.row()):
            notice = self._delegate.notice_rect(rect)
            if self._delegate.repair_rect(notice, index.row()).contains(event.position()):
                self.merge_requested.emit()
                return
        self._cut_at(event.position(), rect, index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_pace()
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _choose_pace(self) -> None:
        """Set many rows bit by bit the first time, and all at once when their heights are known."""
        rows = len(self.paragraphs)
        samples = (0, rows // 3, rows // 2, rows - 1)
        is_new = rows > MANY and sum(map(self._delegate.knows, samples)) < len(samples) // 2
        self.setLayoutMode(QListView.LayoutMode.Batched if is_new else QListView.LayoutMode.SinglePass)

    def _cut_at(self, point: QPointF, rect: QRect, row: int) -> None:
        look = Look.of(self)
        layout = self._delegate.laid_out(row)
        x, y = point.x() - rect.left() - self._delegate.text_left(row), point.y() - rect.top() - look.px(ABOVE)
        line = layout.lineAt(max(0, min(layout.lineCount() - 1, int(y // look.px(LINE)))))
        places = cuts(self.paragraphs[row].text)
        if places and y >= 0:
            offset = int(line.xToCursor(x))
            self.cut = min(places, key=lambda place: abs(place - offset))
            self.viewport().update()
