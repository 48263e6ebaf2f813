"""The right half of the import dialog: notices, paragraphs to merge, split and leave out, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from briefer.model import ParagraphKind
from briefer.readers.base import ReadResult
from briefer.words import counted, tr
from ui.importing.borders import Borders, merged, of_kind, parted, put_back, without
from ui.importing.left_out import LeftOutList
from ui.importing.notices import Notices
from ui.importing.paragraph_list import ParagraphList
from ui.importing.paragraph_model import KIND_WORDS, kind_word
from ui.look.marks import set_icon
from ui.widgets.announce import announce
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import RoleLabel, hairline


class ParagraphPane(QWidget):
    """The borders of the article as they are now; every change can be taken back and done again.

    Signals
        changed()      the borders are others
        said(sentence) what the last act did
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.borders = Borders(())
        self._done: list[tuple[Borders, int]] = []
        self._undone: list[tuple[Borders, int]] = []
        self.list = ParagraphList(self)
        self.notices = Notices(self)
        self.left_out = LeftOutList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline(self))
        column.addWidget(self.notices)
        column.addWidget(self.list, 1)
        column.addWidget(self.left_out)
        self.list.merge_requested.connect(self.merge_up)
        self.list.split_requested.connect(self.split)
        self.list.leave_out_requested.connect(self.leave_out)
        self.list.row_changed.connect(self._show_kind)
        self.left_out.put_back_requested.connect(self.put_back)

    def show_result(self, result: ReadResult) -> None:
        """Show the paragraphs of what was read; the changes to an earlier one are forgotten."""
        self._done, self._undone = [], []
        self.list.language = result.article.source.language or "en"
        self._show(Borders(result.article.paragraphs, result.left_out), 0)

    def merge_up(self) -> None:
        """Join the current paragraph to the one above it."""
        row = self.list.row
        said = tr("¶{n} merged with ¶{m}.").format(n=row + 1, m=row)
        self._change(merged(self.borders, row), row - 1, said)

    def split(self) -> None:
        """Split the current paragraph at the cut mark."""
        row = self.list.row
        if row >= 0:
            said = tr("¶{n} split.").format(n=row + 1)
            self._change(parted(self.borders, row, self.list.cut), row + 1, said)

    def leave_out(self) -> None:
        """Move the current paragraph to what was left out, where it can be put back."""
        row = self.list.row
        self._change(without(self.borders, row), row, tr("¶{n} left out.").format(n=row + 1))

    def set_kind(self, kind: ParagraphKind) -> None:
        """Make the current paragraph a heading, a list item, a quotation or plain text."""
        row = self.list.row
        said = tr("¶{n}: {kind}.").format(n=row + 1, kind=kind_word(kind))
        self._change(of_kind(self.borders, row, kind), row, said)

    def put_back(self, indices: tuple[int, ...]) -> None:
        """Put passages that were left out back to where they stood, in one step."""
        borders, row = put_back(self.borders, indices)
        self._change(borders, row, counted(len(indices), "1 passage put back.", "{n} passages put back."))

    def undo(self) -> None:
        """Take back the last change."""
        self._go(self._done, self._undone, tr("Taken back."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(self._undone, self._done, tr("Done again."))

    def _go(self, source: list[tuple[Borders, int]], target: list[tuple[Borders, int]], sentence: str) -> None:
        if source:
            target.append((self.borders, self.list.row))
            self._show(*source.pop())
            self._say(sentence)

    def _change(self, borders: Borders, row: int, sentence: str) -> None:
        if borders is not self.borders:
            self._done.append((self.borders, self.list.row))
            self._undone = []
            self._show(borders, row)
            self._say(tr("{told} Undo: {key}").format(told=sentence, key="Ctrl+Z"))

    def _show(self, borders: Borders, row: int) -> None:
        had_focus = self.left_out.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.borders = borders
        self.list.show_paragraphs(borders.paragraphs, max(0, row))
        self.left_out.show_passages(borders.left_out)
        if had_focus and not borders.left_out:
            self.list.setFocus()
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence)
        announce(self.list, sentence)

    def _show_kind(self) -> None:
        row = self.list.row
        kind = self.borders.paragraphs[row].kind if 0 <= row < len(self.borders.paragraphs) else ParagraphKind.BODY
        self._kind.setText(tr("&Kind: {kind}").format(kind=kind_word(kind)))

    def _head(self) -> QWidget:
        head = QWidget(self)
        around = QVBoxLayout(head)
        around.setContentsMargins(16, 10, 16, 10)
        line = FlowLayout(gap=8)
        around.addLayout(line)
        heading = RoleLabel("pane_title", tr("Paragraphs"), head)
        line.addWidget(heading)
        line.stretch(heading)
        self._kind = self._act(head, tr("&Kind"), "", None, "")
        menu = QMenu(self._kind)
        for kind in KIND_WORDS:
            menu.addAction(kind_word(kind), partial(self.set_kind, kind))
        self._kind.setMenu(menu)
        for button in (
            self._kind,
            self._act(head, tr("&Merge up"), "Ctrl+Backspace", self.merge_up, "fold-vertical"),
            self._act(head, tr("&Split here"), "Ctrl+Enter", self.split, "unfold-vertical"),
            self._act(head, tr("Lea&ve out"), "Del", self.leave_out, "eye-off"),
        ):
            line.addWidget(button)
        return head

    def _act(self, head: QWidget, words: str, keys: str, act: Callable[[], None] | None, icon: str) -> QPushButton:
        button = QPushButton(words, head)
        button.setAutoDefault(False)
        button.setToolTip(keys)
        if act is not None:
            button.clicked.connect(act)
            set_icon(button, icon)
            button.setText(f" {words}")
            button.setAccessibleName(words.replace("&", ""))
        return button
