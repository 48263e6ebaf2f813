"""A model on this computer: its address, its models, and asking it, with the items counted as they come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefer.assistant import local
from briefer.assistant.question import questions
from briefer.errors import BrieferError
from briefer.model import ArticleId, Project
from briefer.words import counted, tr
from ui.tasks import Progress, Tasks
from ui.widgets.choice import Choice
from ui.widgets.labels import RoleLabel

TASK = "Asking a model on this computer"
FINDING = "Finding models on this computer"


class OnThisComputer(QWidget):
    """Off until somebody presses *Find*: nothing is looked for, and nothing is asked, before.

    Signals
        answered(text)  what the model said, all parts or as far as it came
        failed(error)   a BrieferError with the reason
    """

    answered = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._coming = _Coming()
        self._project: Project | None = None
        self._article_id: ArticleId | None = None
        self.address = QLineEdit(self)
        self.address.setAccessibleName(tr("Address on this computer"))
        self.address.setPlaceholderText(tr("usual ports of this computer"))
        self.find_button = QPushButton(tr("&Find models"), self)
        self.models = Choice(self)
        self.models.setAccessibleName(tr("Model"))
        self.ask_button = QPushButton(tr("&Ask it"), self)
        self.told = RoleLabel("caption", "", self, tone="ink2")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(RoleLabel("label", tr("On this computer"), self))
        line.addWidget(self.address, 1)
        line.addWidget(self.find_button)
        line.addWidget(self.models, 1)
        line.addWidget(self.ask_button)
        line.addWidget(self.told, 1)
        for button in (self.find_button, self.ask_button):
            button.setAutoDefault(False)
        self.find_button.clicked.connect(self.look)
        self.ask_button.clicked.connect(self.ask_or_stop)
        tasks.progressed.connect(self._show_progress)
        self._show_servers(())

    def take(self, project: Project, article_id: ArticleId | None) -> None:
        """Take what is to be asked about."""
        self._project, self._article_id = project, article_id

    def look(self) -> None:
        """Look for servers at the address, or on the usual ports."""
        written = self.address.text().strip()
        found: Callable[[], tuple[local.Server, ...]] = (
            (lambda: (local.server_at(written),)) if written else local.servers
        )
        self.told.setText(tr("Looking …"))
        self._tasks.run(FINDING, lambda _: found(), self._show_servers, self._fail)

    def ask_or_stop(self) -> None:
        """Ask the chosen model in parts that fit it; while it answers, stop."""
        if self._tasks.is_running(TASK):
            self.stop()
            self._hand_on(tr("Stopped. What had come in is in the answer."))
            return
        chosen = self.models.currentData()
        if chosen is None or self._project is None:
            return
        server, model = chosen
        project, article_id = self._project, self._article_id
        self.ask_button.setText(tr("&Stop"))
        self._coming = coming = _Coming()

        def work(progress: Progress) -> None:
            for part in questions(project, article_id, most_words=server.most_words):
                coming.begin_part()
                coming.hear(progress, local.ask(server, model, part, partial(coming.hear, progress)))

        self._tasks.run(TASK, work, lambda _: self._hand_on(tr("The model has answered.")), self._fail)

    def stop(self) -> None:
        """Stop whatever is under way."""
        for label in (TASK, FINDING):
            self._tasks.cancel(label)
        self._show_idle("")

    def _hand_on(self, sentence: str) -> None:
        """Hand on what has come in, all of it or what there was when it broke off."""
        self._show_idle(sentence)
        if text := self._coming.text.strip():
            self.answered.emit(text)

    def _fail(self, error: BaseException) -> None:
        self._hand_on("")
        if not isinstance(error, BrieferError):
            raise error
        self.failed.emit(error)

    def _show_idle(self, sentence: str) -> None:
        self.ask_button.setText(tr("&Ask it"))
        self.told.setText(sentence)

    def _show_servers(self, found: tuple[local.Server, ...]) -> None:
        self.models.clear()
        for server in found:
            for model in server.models:
                self.models.addItem(model.replace("\\", "/").rpartition("/")[2], (server, model))
        has_any = self.models.count() > 0
        self.models.setEnabled(has_any)
        self.ask_button.setEnabled(has_any)
        is_first = self.told.text() == ""
        self.told.setText("" if is_first or has_any else tr("No model answers on this computer."))

    def _show_progress(self, label: str, step: str) -> None:
        if label == TASK:
            self.told.setText(counted(int(step), "1 sentence so far", "{n} sentences so far"))


class _Coming:
    """An answer that comes in, part by part; it is written beside the window and read in it."""

    def __init__(self) -> None:
        self.text = ""
        self._before = ""

    def begin_part(self) -> None:
        """Keep what is there; the next part comes below it."""
        self._before = f"{self.text}\n" if self.text else ""

    def hear(self, progress: Progress, part: str) -> None:
        """Take all that has come in of a part, and tell how many sentences that makes."""
        self.text = f"{self._before}{part}"
        progress(str(local.sentences_in(self.text)))
