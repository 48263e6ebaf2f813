"""What a reader found, before anything is added: source to correct, paragraphs to merge, split or leave out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer import pipeline, text
from briefer.errors import BrieferError
from briefer.model import Article, Paragraph
from briefer.readers.base import ReadResult
from briefer.sentences import sentences

from ..tasks import Progress, Tasks

FIELDS = (
    ("headline", "&Headline"),
    ("outlet", "&Outlet"),
    ("byline", "&Byline"),
    ("published", "&Published"),
    ("url", "&Address"),
    ("language", "&Language"),
)
ENDINGS = (".", "!", "?", "…", "”", '"', "»", "’")


def now() -> str:
    """Return the time of access for the citation."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


class ImportDialog(QDialog):
    """Shows one article as read; `article` is what the person accepted."""

    def __init__(self, name: str, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add article")
        self.article: Article | None = None
        self._name = name
        self._tasks = tasks
        self._result: ReadResult | None = None
        self._history: list[tuple[Paragraph, ...]] = []
        self._paragraphs: tuple[Paragraph, ...] = ()
        self.fields = {key: QLineEdit(self) for key, _ in FIELDS}
        self._counts = _plain(self)
        self._start, self._end, self._verdict = _plain(self, "quotation"), _plain(self, "quotation"), _plain(self)
        self._notes = _plain(self, "hint")
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName("Reading")
        self._failure = _plain(self, "error")
        self.paste = QPlainTextEdit(self)
        self.paste.setPlaceholderText("Paste the text of the article here")
        self.paste.setAccessibleName("Text of the article")
        self.list = QListWidget(self)
        self._lay_out()
        self._show_reading()

    @classmethod
    def from_file(cls, path: Path, tasks: Tasks, parent: QWidget) -> Article | None:
        """Read a file and return the article the person accepts, or None."""
        dialog = cls(path.name, tasks, parent)
        dialog.read(lambda progress: pipeline.read_article(path, now()))
        dialog.exec()
        return dialog.article

    @classmethod
    def from_clipboard(cls, tasks: Tasks, parent: QWidget) -> Article | None:
        """Read the text on the clipboard and return the article the person accepts, or None."""
        dialog = cls("Pasted text", tasks, parent)
        dialog.read_text(QGuiApplication.clipboard().text())
        dialog.exec()
        return dialog.article

    def read(self, work: Callable[[Progress], ReadResult]) -> None:
        """Read off this thread and show the result or the sentence of the failure."""
        self._show_reading()
        self._tasks.run("import", work, self.show_result, self._show_failure)

    def read_text(self, pasted: str) -> None:
        """Read pasted text."""
        self.read(lambda progress: pipeline.read_pasted(pasted, now()))

    def show_result(self, result: ReadResult) -> None:
        """Show what was read."""
        self._result = result
        for key, field in self.fields.items():
            field.setText(getattr(result.article.source, key))
        self._show_paragraphs(result.article.paragraphs)
        self._notes.setText("\n".join((*result.warnings, *self._left_out(result))))
        self._set_state("result")
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def merge_up(self) -> None:
        """Join the current paragraph to the one above it."""
        row = self.list.currentRow()
        if row > 0:
            above, current = self._paragraphs[row - 1], self._paragraphs[row]
            joined = replace(above, text=f"{above.text} {current.text}")
            self._change((*self._paragraphs[: row - 1], joined, *self._paragraphs[row + 1 :]), row - 1)

    def split(self) -> None:
        """Split the current paragraph after its first sentence; split again for the next."""
        row = self.list.currentRow()
        if row < 0:
            return
        paragraph = self._paragraphs[row]
        found = sentences(paragraph.text, self.fields["language"].text() or "en")
        if len(found) > 1:
            start = found[1][0]
            parts = (paragraph.text[:start].rstrip(), paragraph.text[start:])
            pieces = tuple(replace(paragraph, text=part) for part in parts)
            self._change((*self._paragraphs[:row], *pieces, *self._paragraphs[row + 1 :]), row + 1)

    def leave_out(self) -> None:
        """Leave the current paragraph out."""
        row = self.list.currentRow()
        if row >= 0 and len(self._paragraphs) > 1:
            self._change((*self._paragraphs[:row], *self._paragraphs[row + 1 :]), row)

    def undo(self) -> None:
        """Take back the last change of the paragraphs."""
        if self._history:
            self._show_paragraphs(self._history.pop())

    def accept(self) -> None:
        """Take the article as it is shown, or read what was pasted."""
        if not self.paste.isHidden():
            self.read_text(self.paste.toPlainText())
            return
        if self._result is None or not self._paragraphs:
            return
        source = replace(
            self._result.article.source, **{key: field.text().strip() for key, field in self.fields.items()}
        )
        sha256 = text.fingerprint(paragraph.text for paragraph in self._paragraphs)
        self.article = replace(self._result.article, source=replace(source, sha256=sha256), paragraphs=self._paragraphs)
        super().accept()

    def reject(self) -> None:
        """Leave, and stop reading."""
        self._tasks.cancel("import")
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the list's own keys change the paragraphs."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            acts = {
                (Qt.Key.Key_Backspace, True): self.merge_up,
                (Qt.Key.Key_Return, True): self.split,
                (Qt.Key.Key_Enter, True): self.split,
                (Qt.Key.Key_Delete, False): self.leave_out,
                (Qt.Key.Key_Z, True): self.undo,
            }
            act = acts.get((Qt.Key(event.key()), is_control))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    # States of the dialog

    def _show_reading(self) -> None:
        self._set_state("reading")

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            raise error
        self._failure.setText(str(error))
        self._set_state("failure")

    def _offer_paste(self) -> None:
        self._failure.setText("")
        self._set_state("paste")
        self.paste.setFocus()

    def _set_state(self, state: str) -> None:
        self._busy.setVisible(state == "reading")
        self._failure.setVisible(state == "failure")
        self._paste_button.setVisible(state == "failure")
        self.paste.setVisible(state == "paste")
        self.list.setVisible(state in {"reading", "result"})
        self.add_button.setEnabled(state in {"result", "paste"})
        self.add_button.setText("&Read the text" if state == "paste" else "Add &article")
        for button in self._acts:
            button.setEnabled(state == "result")
        (self._paste_button if state == "failure" else self.add_button).setDefault(True)

    def _change(self, paragraphs: tuple[Paragraph, ...], row: int) -> None:
        self._history.append(self._paragraphs)
        self._show_paragraphs(paragraphs)
        self.list.setCurrentRow(min(row, len(paragraphs) - 1))

    def _show_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self._paragraphs = paragraphs
        self.list.clear()
        for number, paragraph in enumerate(paragraphs, 1):
            item = QListWidgetItem(f"{number}   {paragraph.text}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Paragraph {number}. {paragraph.text}")
            self.list.addItem(item)
        words = sum(text.word_count(paragraph.text) for paragraph in paragraphs)
        left_out = len(self._result.left_out) if self._result else 0
        self._counts.setText(f"{len(paragraphs)} paragraphs    {words} words    {left_out} left out")
        if paragraphs:
            self._show_ends(paragraphs[0].text, paragraphs[-1].text)

    def _show_ends(self, first: str, last: str) -> None:
        self._start.setText(_sentence(first, 0))
        self._end.setText(_sentence(last, -1))
        is_whole = last.rstrip().endswith(ENDINGS)
        self._verdict.setText(
            "Ends with a full sentence."
            if is_whole
            else "Stops in mid-sentence: the page may be cut. Paste the text instead if something is missing."
        )

    def _left_out(self, result: ReadResult) -> tuple[str, ...]:
        blocks = (f"Left out: {block[:90]}{'…' if len(block) > 90 else ''}" for block in result.left_out[:6])
        hidden = result.hidden_removed
        return (*blocks, f"{hidden} hidden characters removed.") if hidden else tuple(blocks)

    # Layout

    def _lay_out(self) -> None:
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Paragraphs")
        self.list.setObjectName("source")
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        self.list.installEventFilter(self)
        buttons = QDialogButtonBox(self)
        self.add_button = buttons.addButton("Add &article", QDialogButtonBox.ButtonRole.AcceptRole)
        self.add_button.setObjectName("primary")
        buttons.addButton("&Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._paste_button = QPushButton("&Paste the text instead", self)
        self._paste_button.clicked.connect(self._offer_paste)
        QShortcut(QKeySequence("Alt+Return"), self, self.accept)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(self._left(), 2)
        body.addLayout(self._right(), 3)
        foot = QHBoxLayout()
        hint = _plain(self, "hint")
        hint.setText("The text is fixed once you tag it. Borders can change until then.")
        foot.addWidget(hint, 1)
        foot.addWidget(buttons)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addLayout(body, 1)
        box.addLayout(foot)
        parent = self.parentWidget()
        room = parent.size() if parent else QGuiApplication.primaryScreen().size()
        self.resize(min(980, int(room.width() * 0.9)), min(680, int(room.height() * 0.9)))

    def _left(self) -> QVBoxLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, label in FIELDS:
            form.addRow(label, self.fields[key])
            self.fields[key].setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout()
        title = _plain(self, "strong")
        title.setText(self._name)
        column.addWidget(title)
        column.addLayout(form)
        column.addWidget(self._counts)
        for words, shown in (("Starts with", self._start), ("Ends with", self._end)):
            heading = _plain(self, "hint")
            heading.setText(words)
            column.addWidget(heading)
            column.addWidget(shown)
        column.addWidget(self._verdict)
        column.addWidget(self._notes)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        line = QHBoxLayout()
        heading = _plain(self, "strong")
        heading.setText("Paragraphs")
        line.addWidget(heading, 1)
        self._acts = []
        for words, keys, act in (
            ("&Merge up", "Ctrl+Backspace", self.merge_up),
            ("&Split", "Ctrl+Enter", self.split),
            ("L&eave out", "Del", self.leave_out),
        ):
            button = QPushButton(words, self)
            button.setToolTip(keys)
            button.clicked.connect(act)
            line.addWidget(button)
            self._acts.append(button)
        column = QVBoxLayout()
        column.addLayout(line)
        column.addWidget(self._busy)
        column.addWidget(self._failure)
        column.addWidget(self._paste_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.paste, 1)
        column.addWidget(self.list, 1)
        return column


def _plain(parent: QWidget, name: str = "") -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _sentence(words: str, place: int) -> str:
    found = sentences(words)
    return words[slice(*found[place])] if found else words
