"""The window of help: contents on the left, text at reading measure on the right, a field that finds in all pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefer.manual import Page, found
from briefer.words import tr
from ui.help.dress import as_html, sheet
from ui.look.theme import Look, font
from ui.widgets.announce import announce
from ui.widgets.dialog import fit
from ui.widgets.fields import offer_to_clear

WIDTH, HEIGHT = 920, 680
CONTENTS = 250
MEASURE = 640
"""The text is never wider: some eighty letters a line."""
NAME, LINE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class HelpWindow(QDialog):
    """Shows pages beside the work: it is never modal, and may stand over a dialog that is."""

    def __init__(self, pages: Sequence[Page], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setModal(False)
        self._pages = {page.name: page for page in pages}
        self._shown = ""
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find in help"))
        self.field.setAccessibleName(tr("Find in help"))
        offer_to_clear(self.field)
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(tr("Pages"))
        self.list.setWordWrap(True)
        self.list.setSpacing(round(Look.of(self).px(3)))
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(tr("Text of the page"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._lay_out()
        self.field.textChanged.connect(self._show_found)
        self.field.installEventFilter(self)
        self.list.currentItemChanged.connect(self._show_item)
        self.text.anchorClicked.connect(self._follow)
        self._show_found("")

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._shown

    def open(self, name: str = "") -> None:
        """Show a page, or the first one, and bring the window to the front."""
        self.field.clear()
        self._choose(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def take(self, pages: Sequence[Page]) -> None:
        """Show these pages: other keys are in force."""
        self._pages = {page.name: page for page in pages}
        self._show_page(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in the field go through the list, and Enter go to the text."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in STEPS:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.text.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange} and hasattr(self, "_shown"):
            self._show_page(self._shown)

    def _show_found(self, words: str) -> None:
        """List all pages, or those with the words, each with the line that has them."""
        hits = found(tuple(self._pages.values()), words) if words.strip() else None
        kept = self._shown
        self.list.blockSignals(True)
        self.list.clear()
        for page, line in hits if hits is not None else ((page, "") for page in self._pages.values()):
            item = QListWidgetItem(f"{page.title}\n{_short(line)}" if line else page.title)
            item.setData(NAME, page.name)
            item.setData(LINE, line)
            self.list.addItem(item)
        self.list.blockSignals(False)
        if not self.list.count():
            nothing = QListWidgetItem(tr("Nothing found. Try fewer words."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
            announce(self.field, nothing.text())
            return
        self._choose(kept)

    def _choose(self, name: str) -> None:
        """Make a page current in the list, or else the first one, and show it."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(NAME) == name]
        self.list.setCurrentRow(rows[0] if rows and not self.field.text().strip() else 0)
        self._show_item(self.list.currentItem())

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            self._show_page(item.data(NAME))

    def _show_page(self, name: str) -> None:
        if name not in self._pages:
            return
        look = Look.of(self)
        self._shown = name
        self.text.setFont(font("body", look))
        self.text.document().setDefaultStyleSheet(sheet(look))
        self.text.document().setDocumentMargin(look.px(20))
        self.text.setHtml(as_html(self._pages[name], look))
        self._mark_words()

    def _mark_words(self) -> None:
        """Select the first place with the words that are sought, so that it is in sight."""
        words = self.field.text().split()
        if words:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(max(words, key=len), QTextDocument.FindFlag(0))

    def _follow(self, link: QUrl) -> None:
        name = link.toString()
        if name in self._pages:
            self.field.clear()
            self._choose(name)
            self.text.setFocus()

    def _lay_out(self) -> None:
        look = Look.of(self)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        self.list.setMinimumWidth(round(look.px(CONTENTS)))
        self.list.setMaximumWidth(round(look.px(CONTENTS)))
        self.field.setMaximumWidth(round(look.px(CONTENTS)))
        self.text.setMaximumWidth(round(look.px(MEASURE + 60)))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        fit(self, WIDTH, HEIGHT)


def _short(line: str, most: int = 90) -> str:
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0]} …"
