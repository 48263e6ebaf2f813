"""What a reader found, before anything is added: source to correct, paragraphs to merge, split or leave out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer import pipeline, text
from briefer.errors import BrieferError
from briefer.model import Article
from briefer.readers.base import ReadResult

from ..models.borders import Borders, LeftOut, merged, parted, put_back, without
from ..models.words import tr
from ..tasks import Progress, Tasks
from ..theme import Look
from ..views.announce import announce
from ..views.labels import RoleLabel, hairline, set_ground
from ..widgets import marks
from ..widgets.flow import FlowLayout
from .frame import Area, Foot, Notice, fit
from .left_out_list import LeftOutList
from .paragraph_list import ParagraphList
from .source_form import SourceForm

TASK = "import"
SLOW_MS = 300
LEFT_WIDTH = 344
READING, RESULT, FAILURE, PASTE = range(4)


def now() -> str:
    """Return the time of access for the citation."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


class ImportDialog(QDialog):
    """Shows one article as read; `article` is what the person accepted."""

    def __init__(self, name: str, tasks: Tasks, parent: QWidget | None = None, *, is_file: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add article"))
        self.article: Article | None = None
        self._name = name
        self._tasks = tasks
        self._folder = ""
        self._result: ReadResult | None = None
        self._history: list[tuple[Borders, int]] = []
        self._borders = Borders(())
        self.source = SourceForm(self)
        self.list = ParagraphList(self)
        self.left_out = LeftOutList(self)
        self.failure = Notice(self)
        self.paste = QPlainTextEdit(self)
        self._busy = QProgressBar(self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._busy.show)
        self._lay_out(is_file)
        self._connect_signals()
        self._show_page(READING)

    @classmethod
    def from_file(cls, path: Path, tasks: Tasks, parent: QWidget) -> Article | None:
        """Read a file and return the article the person accepts, or None."""
        dialog = cls(path.name, tasks, parent, is_file=True)
        dialog.read_file(path)
        return dialog._ask()

    @classmethod
    def from_clipboard(cls, tasks: Tasks, parent: QWidget) -> Article | None:
        """Read the text on the clipboard and return the article the person accepts, or None."""
        dialog = cls(tr("Pasted text"), tasks, parent)
        pasted = QGuiApplication.clipboard().text()
        if pasted.strip():
            dialog.read_text(pasted)
        else:
            dialog.offer_paste()
        return dialog._ask()

    @property
    def borders(self) -> Borders:
        """The paragraphs and what is left out, as they are now."""
        return self._borders

    def read(self, work: Callable[[Progress], ReadResult]) -> None:
        """Read off this thread and show the result or the sentence of the failure."""
        self._show_page(READING)
        self._tasks.run(TASK, work, self.show_result, self._show_failure)

    def read_file(self, path: Path) -> None:
        """Read a file."""
        self._folder = str(path.parent)
        self._set_name(path.name)
        self.read(lambda progress: pipeline.read_article(path, now()))

    def read_text(self, pasted: str) -> None:
        """Read pasted text."""
        self.read(lambda progress: pipeline.read_pasted(pasted, now()))

    def show_result(self, result: ReadResult) -> None:
        """Show what was read."""
        self._result = result
        self._history = []
        self.list.language = result.article.source.language or "en"
        self.source.show_source(result.article.source, result.warnings)
        passages = tuple(LeftOut(passage.text) for passage in result.left_out)
        self._show(Borders(result.article.paragraphs, passages), 0)
        self._show_page(RESULT)
        self.list.setFocus()

    # Borders

    def merge_up(self) -> None:
        """Join the current paragraph to the one above it."""
        self._change(merged(self._borders, self.list.row), self.list.row - 1)

    def split(self) -> None:
        """Split the current paragraph at the cut mark."""
        if self.list.row >= 0:
            self._change(parted(self._borders, self.list.row, self.list.cut), self.list.row + 1)

    def leave_out(self) -> None:
        """Leave the current paragraph out."""
        self._change(without(self._borders, self.list.row), self.list.row)

    def put_back(self, index: int) -> None:
        """Put a passage that was left out back into the article."""
        if 0 <= index < len(self._borders.left_out):
            self._change(*put_back(self._borders, index, self.list.row))

    def undo(self) -> None:
        """Take back the last change of the paragraphs."""
        if self._history:
            self._show(*self._history.pop())

    def accept(self) -> None:
        """Take the article as it is shown, or read what was pasted."""
        if self._pages.currentIndex() == PASTE:
            self.read_text(self.paste.toPlainText())
        elif self._result is not None and self._pages.currentIndex() == RESULT:
            paragraphs = self._borders.paragraphs
            source = replace(self.source.source, sha256=text.fingerprint(each.text for each in paragraphs))
            self.article = replace(self._result.article, source=source, paragraphs=paragraphs)
            super().accept()

    def reject(self) -> None:
        """Leave, and stop reading."""
        self._tasks.cancel(TASK)
        super().reject()

    def offer_paste(self) -> None:
        """Ask for the text of the article."""
        self._show_page(PASTE)
        self.paste.setFocus()

    def _ask(self) -> Article | None:
        self.exec()
        return self.article

    def _change(self, borders: Borders, row: int) -> None:
        if borders is not self._borders:
            self._history.append((self._borders, self.list.row))
            self._show(borders, row)

    def _show(self, borders: Borders, row: int) -> None:
        self._borders = borders
        self.list.show_paragraphs(borders.paragraphs, max(0, row))
        self.left_out.show_passages(borders.left_out)
        self.source.show_borders(borders)

    # States of the dialog

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            self.reject()
            raise error
        self.failure.say(str(error), "circle-alert")
        self._show_page(FAILURE)
        self._paste_button.setFocus()
        announce(self, str(error))

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._busy.hide()
        self._slow.start() if page == READING else self._slow.stop()
        for button in self._acts:
            button.setEnabled(page == RESULT)
        self.source.setVisible(page == RESULT)
        self.left_out.setVisible(page == RESULT and bool(self._borders.left_out))
        self.foot.main.setEnabled(page == RESULT or bool(page == PASTE and self.paste.toPlainText().strip()))
        self.foot.main.setText(tr("&Read the text") if page == PASTE else tr("Add &article"))
        (self._paste_button if page == FAILURE else self.foot.main).setDefault(True)

    def _set_name(self, name: str) -> None:
        self._name_label.setText(name)
        self._reading_label.setText(tr("Reading {name} …").replace("{name}", name))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Another file"), self._folder)
        if name:
            self.read_file(Path(name))

    # Layout

    def _connect_signals(self) -> None:
        self.list.merge_requested.connect(self.merge_up)
        self.list.split_requested.connect(self.split)
        self.list.leave_out_requested.connect(self.leave_out)
        self.list.undo_requested.connect(self.undo)
        self.left_out.put_back_requested.connect(self.put_back)
        self.finished.connect(self.deleteLater)
        self.source.verdict.pressed.connect(self.offer_paste)
        self._paste_button.clicked.connect(self.offer_paste)
        self.paste.textChanged.connect(lambda: self.foot.main.setEnabled(bool(self.paste.toPlainText().strip())))

    def _lay_out(self, is_file: bool) -> None:
        self._paste_button = QPushButton(tr("&Paste the text instead"), self)
        self.foot = Foot(
            self, tr("Add &article"), tr("The text is fixed once you tag it. Borders can change until then.")
        )
        look = Look.of(self)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._file_line(is_file))
        column.addWidget(self.source)
        column.addStretch(1)
        area = Area(left, self)
        fit(self, 980, 700)
        area.setFixedWidth(min(round(look.px(LEFT_WIDTH)), self.width() * 9 // 20))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(area)
        edge = QWidget(self)
        edge.setFixedWidth(1)
        set_ground(edge, QPalette.ColorRole.Mid)
        body.addWidget(edge)
        body.addLayout(self._right(), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(body, 1)
        box.addWidget(self.foot)

    def _file_line(self, is_file: bool) -> QHBoxLayout:
        look = Look.of(self)
        line = QHBoxLayout()
        line.setContentsMargins(20, 14, 20, 12)
        line.setSpacing(10)
        picture = QLabel(self)
        size = round(look.px(20))
        picture.setPixmap(marks.icon("file-text", look.theme.ink2, size).pixmap(size, size))
        self._name_label = RoleLabel("button", self._name, self)
        self._name_label.setTextFormat(Qt.TextFormat.PlainText)
        self._name_label.setWordWrap(True)
        change = QPushButton(tr("Cha&nge…"), self)
        change.setAccessibleName(tr("Choose another file"))
        change.setAutoDefault(False)
        change.setVisible(is_file)
        change.clicked.connect(self._choose_file)
        line.addWidget(picture)
        line.addWidget(self._name_label, 1)
        line.addWidget(change)
        return line

    def _right(self) -> QVBoxLayout:
        self._pages = QStackedWidget(self)
        for page in (self._reading_page(), self.list, self._failure_page(), self._paste_page()):
            self._pages.addWidget(page)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline(self))
        column.addWidget(self._pages, 1)
        column.addWidget(self.left_out)
        return column

    def _head(self) -> QWidget:
        head = QWidget(self)
        around = QVBoxLayout(head)
        around.setContentsMargins(16, 10, 16, 10)
        line = FlowLayout(gap=8)
        around.addLayout(line)
        heading = RoleLabel("pane_title", tr("Paragraphs"), head)
        line.addWidget(heading)
        line.stretch(heading)
        self._acts = []
        for words, keys, act in (
            (tr("&Merge up"), "Ctrl+Backspace", self.merge_up),
            (tr("&Split here"), "Ctrl+Enter", self.split),
            (tr("Lea&ve out"), "Del", self.leave_out),
        ):
            button = QPushButton(words, head)
            button.setAutoDefault(False)
            button.setToolTip(keys)
            button.clicked.connect(act)
            line.addWidget(button)
            self._acts.append(button)
        return head

    def _reading_page(self) -> QWidget:
        self._reading_label = RoleLabel("body", tr("Reading {name} …").replace("{name}", self._name), self, tone="ink2")
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(tr("Reading"))
        return self._page(self._reading_label, self._busy)

    def _failure_page(self) -> QWidget:
        return self._page(self.failure, self._paste_button)

    def _paste_page(self) -> QWidget:
        self.paste.setPlaceholderText(tr("Paste the text of the article here"))
        self.paste.setAccessibleName(tr("Text of the article"))
        self.paste.setTabChangesFocus(True)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.paste)
        return page

    def _page(self, first: QWidget, second: QWidget) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(first)
        column.addWidget(second, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return page
