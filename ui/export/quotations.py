"""Checks the quotations of a document from elsewhere against the articles of the project, and lists what it found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer import documents
from briefer.errors import BrieferError
from briefer.proof.foreign.values import Mapping, Report, Role
from briefer.readers.base import Document
from briefer.templates import Template
from briefer.words import tr
from ui.export.findings import FINDINGS, change_words, deviation_words, item_words, summary
from ui.export.table_reading import TableReading
from ui.look import marks
from ui.look.marks import set_icon
from ui.look.theme import Look
from ui.session import Session
from ui.tasks import Progress, Tasks
from ui.widgets.announce import announce
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel

TASK = "quotations"
FILES = "*.docx *.odt *.rtf *.pdf *.html *.htm *.md *.csv *.tsv *.txt"


class QuotationsDialog(QDialog):
    """Asks for a file or takes the clipboard; stays open while one goes from quotation to paragraph.

    Signals
        paragraph_requested(paragraph_id)  show where a quotation stands
        take_over_requested(report)  let what is proved become tags
    """

    paragraph_requested = Signal(str)
    take_over_requested = Signal(object)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        template: Callable[[], Template | None] = lambda: None,
    ) -> None:
        """Compare with the brief as `template` prints it, if there is one."""
        super().__init__(parent)
        self.setWindowTitle(tr("Check quotations of a document"))
        self._session = session
        self._tasks = tasks
        self._template = template
        self._name = ""
        self._document: Document | None = None
        self.report = Report(())
        self.said = Notice(self)
        self.list = QListWidget(self)
        self.file_button = QPushButton(tr("&Choose a file…"), self)
        self.paste_button = QPushButton(tr("&Paste"), self)
        self._lay_out()
        self.file_button.setFocus()

    def choose(self) -> None:
        """Ask for a document and check it."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Document to check"), "", f"{tr('Documents')} ({FILES})")
        if name:
            self.check_file(Path(name))

    def check_file(self, path: Path) -> None:
        """Read a document in a process of its own and check it, off this thread."""
        self._run(path.name, lambda progress: documents.read_document(path, progress=progress))

    def check_clipboard(self) -> None:
        """Check what is on the clipboard: a table from a brief, or a text."""
        data = QGuiApplication.clipboard().mimeData()
        self.check_pasted(data.text(), data.html() if data.hasHtml() else "")

    def check_pasted(self, text: str, html: str = "") -> None:
        """Check words from the clipboard, in a task; `html` is their formatted form."""
        self._run(tr("the clipboard"), lambda _: documents.read_pasted_document(text, html=html))

    def correct_tables(self) -> None:
        """Show how the tables read, and check again if that is corrected."""
        dialog = TableReading(self._session.project, self.compared_tables, self)
        if dialog.exec() and self._document is not None:
            self.check_again(dialog.mappings)

    def check_again(self, mappings: tuple[Mapping, ...]) -> None:
        """Check the document that was read once more, with its tables read as a person says."""
        document = self._document
        assert document is not None
        self._run(self._name, lambda _: document, mappings)

    @property
    def compared_tables(self) -> tuple[Mapping, ...]:
        """The tables that hold words of parties, or could."""
        held = {Role.PARTY, Role.WHO, Role.SAID}
        tables = {item.spot.table - 1 for item in self.report.items}
        return tuple(
            each
            for each in self.report.mappings
            if each.table in tables or any(meaning.role in held for meaning in each.columns)
        )

    def copy_report(self) -> None:
        """Put the whole report on the clipboard as text."""
        data = QMimeData()
        data.setText("\n\n".join([summary(self.report), *(words for words, *_ in self._lines())]))
        QGuiApplication.clipboard().setMimeData(data)
        announce(self, tr("Report copied."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            self._go(self.list.currentItem())
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        self._tasks.cancel(TASK)
        super().reject()

    def _run(self, name: str, read: Callable[[Progress], Document], mappings: tuple[Mapping, ...] = ()) -> None:
        project, template = self._session.project, self._template()

        def work(progress: Progress) -> tuple[Document, Report]:
            document = read(progress)
            return document, documents.check_document(project, document, template, mappings)

        self.said.say(tr("Reading {name} …").format(name=name), "info")
        self._tasks.cancel(TASK)
        self.copy_button.hide()
        self.take_button.hide()
        self.tables_button.hide()
        self._tasks.run(TASK, work, partial(self._show, name), self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            raise error
        self.said.say(str(error), "circle-alert")

    def _show(self, name: str, found: tuple[Document, Report]) -> None:
        self._name = name
        self._document, self.report = found
        self.list.clear()
        look = Look.of(self)
        size = round(look.px(16))
        lines = self._lines()
        for words, icon, tone, paragraph_id in lines:
            item = QListWidgetItem(marks.icon(icon, str(getattr(look.theme, tone)), size), words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, paragraph_id)
        is_right = bool(self.report.items) and self.report.is_right
        said = summary(self.report)
        self.said.say(f"{name}: {said}", "check" if is_right else "triangle-alert" if lines else "info")
        announce(self, self.said.text)
        self.copy_button.setVisible(bool(lines))
        self.take_button.setVisible(bool(found[1].items))
        self.tables_button.setVisible(bool(self.compared_tables))
        if lines:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _lines(self) -> list[tuple[str, str, str, str]]:
        """Return what is listed, worst first: words, icon, tone, and the paragraph to go to."""
        order = list(FINDINGS)
        items = sorted(self.report.items, key=lambda each: order.index(each.finding))
        found = [(item_words(each), *FINDINGS[each.finding][1:], str(each.paragraph_id)) for each in items]
        right = self.report.count(order[-1])
        beside = [(deviation_words(each), "triangle-alert", "warn", "") for each in self.report.deviations]
        beside += [(change_words(each), "triangle-alert", "warn", "") for each in self.report.changes]
        worse = len(found) - right
        notes = [(each, "info", "ink2", "") for each in self.report.warnings]
        return [*found[:worse], *beside, *found[worse:], *notes]

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None and (paragraph_id := item.data(Qt.ItemDataRole.UserRole)):
            self.paragraph_requested.emit(paragraph_id)

    def _lay_out(self) -> None:
        hint = RoleLabel(
            "body",
            tr("Each quotation of a brief or table from elsewhere is looked for in the articles of this project."),
            self,
            tone="ink2",
        )
        hint.setWordWrap(True)
        set_icon(self.file_button, "folder-open")
        buttons = QHBoxLayout()
        for button, act in ((self.file_button, self.choose), (self.paste_button, self.check_clipboard)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        self.paste_button.setAccessibleName(tr("Check what is on the clipboard"))
        buttons.addStretch(1)
        size = round(Look.of(self).px(16))
        self.list.setAccessibleName(tr("What was found, worst first"))
        self.list.setIconSize(QSize(size, size))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.itemDoubleClicked.connect(self._go)
        foot = Foot(self, tr("C&lose"), tr("Enter shows the paragraph."))
        foot.cancel.hide()
        self.tables_button = foot.add_button(tr("Columns and &rows…"))
        self.tables_button.clicked.connect(self.correct_tables)
        self.tables_button.hide()
        self.take_button = foot.add_button(tr("&Take over as tags…"))
        self.take_button.clicked.connect(lambda: self.take_over_requested.emit(self.report))
        self.copy_button = foot.add_button(tr("Copy &report"))
        self.copy_button.clicked.connect(self.copy_report)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(10)
        inner.addWidget(hint)
        inner.addLayout(buttons)
        inner.addWidget(self.said)
        inner.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(foot)
        fit(self, 720, 560)
