"""Ask an assistant: the question with what will go out, the answer to paste or open, and a model on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer import documents, queries
from briefer.assistant.answer import Answer, read_answer
from briefer.assistant.question import Question, questions
from briefer.assistant.records import text_of
from briefer.drafting import own_drafts
from briefer.errors import BrieferError
from briefer.model import ArticleId
from briefer.readers.base import Document
from briefer.words import counted, tr
from ui.assistant.field import AnswerField
from ui.assistant.here import OnThisComputer
from ui.look.theme import Look
from ui.session import Session
from ui.tasks import Tasks
from ui.widgets.choice import Choice
from ui.widgets.dialog import Foot, Notice, fit
from ui.widgets.labels import RoleLabel

TASK = "Reading an answer"
WRITING = "Writing the question"
WIDTH, HEIGHT = 960, 640
LEAST_PANE = 240


class AskDialog(QDialog):
    """Two panes: the question, counted before it is copied, and the answer. `answer` is what the answer came to.

    `left` proposals of an earlier answer are still open; `goes_on` says that a person wants to go on with them.
    """

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget, *, left: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ask an assistant"))
        self._session = session
        self._tasks = tasks
        self.answer: Answer | None = None
        self.goes_on = False
        self._parts: tuple[Question, ...] = ()
        self.article = Choice(self)
        self.article.setAccessibleName(tr("Article"))
        self.article.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.article.addItem(tr("All articles"), "")
        for source, article in queries.shown_articles(session.project):
            self.article.addItem(f"S{source}  {article.source.headline}", article.id)
        self.part = Choice(self)
        self.part.setAccessibleName(tr("Part of the question"))
        self.question = _pane(self, tr("Question"))
        self.question.setReadOnly(True)
        self.told = Notice(self)
        self.copy_button = _button(self, tr("Cop&y the question"))
        self.text = AnswerField(self)
        for pane in (self.question, self.text):  # both halves alike, whatever else stands in them
            pane.setMinimumWidth(round(Look.of(self).px(LEAST_PANE)))
        self.open_button = _button(self, tr("&Open a file…"))
        self.here = OnThisComputer(tasks, self)
        self.said = Notice(self)
        self.left = Notice(self)
        self._lay_out()
        self._offer_left(left)
        self.article.currentIndexChanged.connect(lambda _: self._show_question())
        self.part.currentIndexChanged.connect(lambda _: self._show_part())
        self.copy_button.clicked.connect(self.copy)
        self.open_button.clicked.connect(self._choose_file)
        self.here.answered.connect(self._take_in)
        self.here.failed.connect(self._fail)
        self.text.textChanged.connect(self._show_ready)
        self.text.page_pasted.connect(self._read_pasted)
        self._show_question()
        self.copy_button.setFocus()

    @property
    def article_id(self) -> ArticleId | None:
        """The one article that is asked about, or None for all."""
        chosen = self.article.currentData()
        return ArticleId(chosen) if chosen else None

    def copy(self) -> None:
        """Put the question on the clipboard; from there it goes where the person pastes it."""
        QGuiApplication.clipboard().setText(self.question.toPlainText())
        self.text.setFocus()

    def read(self) -> None:
        """Place the answer beside the window, and close with what it came to."""
        project, words, article_id = self._session.project, self.text.toPlainText(), self.article_id
        self.foot.main.setEnabled(False)
        self._tasks.run(
            TASK,
            lambda _: read_answer(project, words, article_id, drafts=own_drafts(project)),
            self._finish,
            self._fail,
        )

    def open_file(self, path: Path) -> None:
        """Take the words of a file as the answer; a Word document, a page or a PDF is read beside the window."""
        self._tasks.run(
            TASK, lambda progress: documents.read_document_or_text(path, progress), self._take_file, self._fail
        )

    def _take_file(self, found: Document | str) -> None:
        self.text.setPlainText(found if isinstance(found, str) else text_of(found))

    def go_on(self) -> None:
        """Close, and go on with what was left of an earlier answer."""
        self.goes_on = True
        self.accept()

    def _offer_left(self, count: int) -> None:
        words = counted(
            count, "1 proposal of the last answer is still open.", "{n} proposals of the last answer are still open."
        )
        self.left.say(words if count else "", "info", tr("&Go on with them"))
        self.left.pressed.connect(self.go_on)

    def _read_pasted(self, text: str, html: str) -> None:
        """Take a table off a web page in as lines with tabs; a page that cannot be read is taken as its words."""
        self.said.say(tr("Reading the table that was pasted …"), "info")
        self._tasks.run(
            TASK,
            lambda progress: text_of(documents.read_pasted_document(text, html=html, progress=progress)),
            self._insert,
            lambda _: self._insert(text),
        )

    def _insert(self, text: str) -> None:
        self.said.say("", "info")
        self.text.insertPlainText(text)

    def done(self, result: int) -> None:
        for label in (TASK, WRITING):
            self._tasks.cancel(label)
        self.here.stop()
        super().done(result)

    def _finish(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            raise error
        self.said.say(str(error), "circle-alert")
        self._show_ready()

    def _take_in(self, words: str) -> None:
        self.text.setPlainText("\n".join(filter(None, (self.text.toPlainText().strip(), words))))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Open an answer"))
        if name:
            self.open_file(Path(name))

    def _show_question(self) -> None:
        """Write the question beside the window: a long article has ten thousands of sentences."""
        project, article_id = self._session.project, self.article_id
        self._parts = ()
        self._show_part()
        self.told.say(tr("Writing the question …"), "info")
        self._tasks.cancel(WRITING)
        self._tasks.run(WRITING, lambda _: questions(project, article_id), self._show_parts, self._fail)

    def _show_parts(self, parts: tuple[Question, ...]) -> None:
        self._parts = parts
        self.part.blockSignals(True)
        self.part.clear()
        for number in range(1, len(self._parts) + 1):
            self.part.addItem(tr("Part {n} of {all}").format(n=number, all=len(self._parts)))
        self.part.blockSignals(False)
        self.part.setVisible(len(self._parts) > 1)
        self._show_part()

    def _show_part(self) -> None:
        part = self._parts[max(self.part.currentIndex(), 0)] if self._parts else Question("", 0, 0)
        self.question.setPlainText(part.text)
        self.told.say(
            counted(
                part.words,
                "1 word of the source is in it. It leaves this computer when you paste it elsewhere.",
                "{n} words of the source are in it. They leave this computer when you paste it elsewhere.",
            ),
            "info",
        )
        self.copy_button.setEnabled(bool(part.text))
        self.here.take(self._session.project, self.article_id)
        self._show_ready()

    def _show_ready(self) -> None:
        has_any = any(queries.shown_articles(self._session.project))
        self.foot.main.setEnabled(has_any and bool(self.text.toPlainText().strip()))

    def _lay_out(self) -> None:
        self.foot = Foot(self, tr("&Read the answer"), tr("An answer becomes proposals; you take each, or drop it."))
        self.foot.main.clicked.disconnect()
        self.foot.main.clicked.connect(self.read)
        choose = QHBoxLayout()
        choose.addWidget(self.article, 1)
        choose.addWidget(self.part)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addLayout(choose)
        left.addWidget(self.question, 1)
        left.addWidget(self.told)
        left.addWidget(self.copy_button)
        right.addWidget(RoleLabel("label", tr("Answer"), self))
        right.addWidget(self.text, 1)
        right.addWidget(self.said)
        right.addWidget(self.open_button)
        panes = QHBoxLayout()
        panes.setSpacing(20)
        panes.addLayout(left, 1)
        panes.addLayout(right, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(12)
        inner.addWidget(self.left)
        inner.addLayout(panes, 1)
        inner.addWidget(self.here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self.foot)
        fit(self, WIDTH, HEIGHT)


def _pane(parent: QWidget, name: str) -> QPlainTextEdit:
    made = QPlainTextEdit(parent)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    return made


def _button(parent: QWidget, text: str) -> QPushButton:
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    return made
