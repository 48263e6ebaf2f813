"""The text of a template: line numbers, keys in bold, mistakes under their words, completion from the schema."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from briefer.errors import TemplateMistake
from briefer.templates.text import completions, explained, place_of
from briefer.words import tr
from ui.look.theme import Look

KEY = re.compile(r"(?:^|[{,]|-)\s*(\w+)(?=:(?:\s|$))")
COMMENT = re.compile(r"(?:^|\s)#.*")


class _Keys(QSyntaxHighlighter):
    """Keys bold, comments grey; no other hue."""

    def __init__(self, document: QTextDocument, owner: QWidget) -> None:
        super().__init__(document)
        self._owner = owner

    def highlightBlock(self, text: str) -> None:
        bold, grey = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        grey.setForeground(QColor(Look.of(self._owner).theme.ink2))
        for found in KEY.finditer(text):
            self.setFormat(found.start(1), len(found[1]), bold)
        for found in COMMENT.finditer(text):
            self.setFormat(found.start(), len(found[0]), grey)


class _Numbers(QWidget):
    """The numbers of the lines; the editor paints them."""

    def __init__(self, editor: YamlEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.number_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(self, event)


class YamlEditor(QPlainTextEdit):
    """Edits YAML; what is wrong in it is told from outside by `show_mistakes`.

    Signals
        next_wanted()  F8: go to the next mistake
    """

    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Template as YAML"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._mistakes: tuple[TemplateMistake, ...] = ()
        self._numbers = _Numbers(self)
        self._keys = _Keys(self.document(), self)
        self.completer = QCompleter(self)
        self.popup = QListView(self)
        self.completer.setPopup(self.popup)
        self.completer.setWidget(self)
        self.completer.activated.connect(self._complete)
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._scroll_numbers)
        self._dress()

    def show_mistakes(self, mistakes: Sequence[TemplateMistake]) -> None:
        """Underline the word of each mistake and tint its line."""
        self._mistakes = tuple(mistakes)
        theme, text = Look.of(self).theme, self.toPlainText()
        marks = []
        for mistake in mistakes:
            start, end = place_of(text, mistake)
            line, word = QTextEdit.ExtraSelection(), QTextEdit.ExtraSelection()
            line.format.setBackground(QColor(theme.error_tint))
            line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            word.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            word.format.setUnderlineColor(QColor(theme.error))
            line.cursor, word.cursor = self._cursor(start, start), self._cursor(start, end)
            marks += [line, word]
        self.setExtraSelections(marks)
        self._numbers.update()

    def go_to(self, mistake: TemplateMistake) -> None:
        """Put the cursor on the word of a mistake and bring it to the middle."""
        self.setTextCursor(self._cursor(*place_of(self.toPlainText(), mistake)))
        self.centerCursor()

    def replace_all(self, text: str) -> None:
        """Take another text as one step of the editor's own undo, the cursor where it was."""
        if text == self.toPlainText():
            return
        at, scroll = self.textCursor().position(), self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(self._cursor(min(at, len(text)), min(at, len(text))))
        self.verticalScrollBar().setValue(scroll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.popup
        if popup.isVisible() and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Escape,
        }:
            event.ignore()  # the list of completions takes them
            return
        if event.key() == Qt.Key.Key_F8:
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._offer()
        else:
            super().keyPressEvent(event)
            if popup.isVisible():
                self._offer()

    def event(self, event: QEvent) -> bool:
        """Explain the setting under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cursor = self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            QToolTip.showText(event.globalPos(), explained(cursor.selectedText()), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect()
        self._numbers.setGeometry(QRect(room.left(), room.top(), self.number_width(), room.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_keys"):
            self._dress()

    def number_width(self) -> int:
        """How wide the numbers are, in logical pixels."""
        digits = max(2, len(str(self.blockCount())))
        return int(self.fontMetrics().horizontalAdvance("0") * digits + Look.of(self).px(22))

    def paint_numbers(self, area: QWidget, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are shown, those with mistakes in red and bold."""
        theme = Look.of(self).theme
        wrong = {mistake.line for mistake in self._mistakes}
        painter = QPainter(area)
        painter.fillRect(event.rect(), QColor(theme.raised))
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        width, height = area.width() - int(Look.of(self).px(10)), self.fontMetrics().height()
        while block.isValid():
            top = int(self.blockBoundingGeometry(block).translated(offset).top())
            if top > event.rect().bottom():
                break
            number = block.blockNumber() + 1
            font = self.font()
            font.setBold(number in wrong)
            painter.setFont(font)
            painter.setPen(QColor(theme.error if number in wrong else theme.ink2))
            painter.drawText(0, top, width, height, Qt.AlignmentFlag.AlignRight, str(number))
            block = block.next()

    def _offer(self) -> None:
        prefix, words = completions(self.toPlainText(), self.textCursor().position())
        popup = self.popup
        if not words or words == (prefix,):
            popup.hide()
            return
        from PySide6.QtCore import QStringListModel

        self.completer.setModel(QStringListModel(list(words), self.completer))
        self.completer.setCompletionPrefix(prefix)
        popup.setAccessibleName(tr("Completions"))
        popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        box = self.cursorRect().translated(QPoint(self.number_width(), 0))
        box.setWidth(int(Look.of(self).px(200)))
        self.completer.complete(box)

    def _complete(self, word: str) -> None:
        cursor = self.textCursor()
        prefix = self.completer.completionPrefix()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(prefix))
        cursor.insertText(word)
        self.setTextCursor(cursor)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _make_room(self) -> None:
        self.setViewportMargins(self.number_width(), 0, 0, 0)

    def _scroll_numbers(self, rect: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def _dress(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(int(Look.of(self).px(13)))
        if self.font() != font:
            self.setFont(font)
        self._make_room()
        self._keys.rehighlight()
