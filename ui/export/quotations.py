"""Checks the quotations of a document from elsewhere against the articles of the project, and lists what it found."""

from __future__ import annotations

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

from briefer import pipeline
from briefer.errors import BrieferError
from briefer.proof.foreign import CheckedQuotation, Finding
from ui.look import marks
from ui.look.marks import set_icon
from ui.look.theme import Look
from ui.look.words import counted, tr
from ui.session import Session
from ui.tasks import Progress, Tasks, Work
from ui.widgets.announce import announce
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel

TASK = "quotations"
FILES = "*.docx *.odt *.rtf *.pdf *.html *.htm *.md *.txt"
FINDINGS = {
    Finding.VERIFIED: ("Verified", "check", "ok"),
    Finding.NEAR: ("Near", "triangle-alert", "warn"),
    Finding.NOT_FOUND: ("Not found", "circle-alert", "error"),
}
ORDER = (Finding.NOT_FOUND, Finding.NEAR, Finding.VERIFIED)


def finding_words(found: CheckedQuotation) -> str:
    """Say of one quotation what was found: a line, then the words that differ, theirs and ours."""
    word = tr(FINDINGS[found.finding][0])
    where = f", {found.reference}" if found.reference else ""
    lines = [f"{word}{where}. {tr('Paragraph')} {found.paragraph}: “{found.text}”"]
    if found.is_cited_wrong:
        lines.append(tr("Cited as {claimed}, stands in {ours}").format(claimed=found.claimed, ours=found.reference))
    for each in found.differences:
        theirs, ours = (f"“{words}”" if words else tr("nothing") for words in (each.theirs, each.ours))
        lines.append(tr("Theirs: {theirs}. The source: {ours}").format(theirs=theirs, ours=ours))
    return "\n".join(lines)


def summary(found: tuple[CheckedQuotation, ...]) -> str:
    """Say how many quotations are verified, near, not found, and cited wrongly."""
    if not found:
        return tr("No quotations found. Only words in quotation marks count.")
    count = {kind: sum(each.finding is kind for each in found) for kind in Finding}
    told = tr("{n} of {total} quotations verified, {near} near, {lost} not found").format(
        n=count[Finding.VERIFIED], total=len(found), near=count[Finding.NEAR], lost=count[Finding.NOT_FOUND]
    )
    wrong = sum(each.is_cited_wrong for each in found)
    return f"{told}. {counted(wrong, '1 cited wrongly.', '{n} cited wrongly.')}" if wrong else f"{told}."


class QuotationsDialog(QDialog):
    """Asks for a file or takes the clipboard; stays open while one goes from quotation to paragraph.

    Signals
        paragraph_requested(paragraph_id)  show where a quotation stands
    """

    paragraph_requested = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check quotations of a document"))
        self._session = session
        self._tasks = tasks
        self.found: tuple[CheckedQuotation, ...] = ()
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
        project = self._session.project

        def work(progress: Progress) -> tuple[CheckedQuotation, ...]:
            return pipeline.check_document(project, path, progress=progress)

        self._run(path.name, work)

    def check_clipboard(self) -> None:
        """Check what is on the clipboard: a table from a brief, or a text."""
        data = QGuiApplication.clipboard().mimeData()
        self.check_pasted(data.text(), data.html() if data.hasHtml() else "")

    def check_pasted(self, text: str, html: str = "") -> None:
        """Check the quotations of words from the clipboard, in a task; `html` is their formatted form."""
        project = self._session.project
        self._run(tr("the clipboard"), lambda _: pipeline.check_pasted(project, text, html=html))

    def copy_report(self) -> None:
        """Put the whole report on the clipboard as text."""
        data = QMimeData()
        data.setText("\n\n".join([summary(self.found), *map(finding_words, self._ordered())]))
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

    def _run(self, name: str, work: Work) -> None:
        self.said.say(tr("Reading {name} …").replace("{name}", name), "info")
        self._tasks.cancel(TASK)
        self.copy_button.hide()
        self._tasks.run(TASK, work, partial(self._show, name), self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            raise error
        self.said.say(str(error), "circle-alert")

    def _show(self, name: str, found: tuple[CheckedQuotation, ...]) -> None:
        self.found = found
        self.list.clear()
        look = Look.of(self)
        size = round(look.px(16))
        for each in self._ordered():
            _, icon, tone = FINDINGS[each.finding]
            picture = marks.icon(icon, str(getattr(look.theme, tone)), size)
            item = QListWidgetItem(picture, finding_words(each), self.list)
            item.setData(Qt.ItemDataRole.UserRole, str(each.paragraph_id))
        is_right = bool(found) and all(each.finding is Finding.VERIFIED and not each.is_cited_wrong for each in found)
        self.said.say(f"{name}: {summary(found)}", "check" if is_right else "triangle-alert" if found else "info")
        announce(self, self.said.text)
        self.copy_button.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _ordered(self) -> list[CheckedQuotation]:
        return sorted(self.found, key=lambda each: (ORDER.index(each.finding), not each.is_cited_wrong, each.paragraph))

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None and (paragraph_id := item.data(Qt.ItemDataRole.UserRole)):
            self.paragraph_requested.emit(paragraph_id)

    def _lay_out(self) -> None:
        hint = RoleLabel(
            "body",
            tr("Each quotation of a brief from elsewhere is looked for in the articles of this project."),
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
        self.list.setAccessibleName(tr("Quotations, worst first"))
        self.list.setIconSize(QSize(size, size))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.itemDoubleClicked.connect(self._go)
        foot = Foot(self, tr("C&lose"), tr("Enter shows the paragraph."))
        foot.cancel.hide()
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
