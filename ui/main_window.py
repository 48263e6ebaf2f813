"""The window: layout and wiring only. What a key does is in `tagging`, `projects` and the rooms of the views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.errors import BrieferError
from ui.actions.action import Scope
from ui.actions.keyboard import Keyboard
from ui.article.text_size import TextSize
from ui.article.view import ArticleView
from ui.export.paper import Paper
from ui.faults.garbage import Garbage
from ui.finding.acts import Finding
from ui.help.opening import Help
from ui.importing.incoming import incoming_of
from ui.importing.ways_in import Articles
from ui.look.appearance import Appearance
from ui.projects.earlier import Earlier
from ui.projects.files import Documents
from ui.projects.keeping import Keeping, data_folder
from ui.projects.recent import Recent
from ui.session import Session
from ui.settings import Settings
from ui.stages import Stages
from ui.suggestions.drafting import Suggesting
from ui.tagging.chips import ChipBar
from ui.tagging.tagging import Tagging
from ui.tasks import Tasks
from ui.templates.shelf import Shelf
from ui.window import acts
from ui.window.checking import Checking
from ui.window.drop_hint import DropHint, sentence_for
from ui.window.head import Head
from ui.window.live_texts import live_texts
from ui.window.messages import MessageStrip
from ui.window.missing_template import MissingTemplate
from ui.window.parts import Window
from ui.window.reading import connect_reading
from ui.window.refreshing import Refreshing
from ui.window.remembering import Places, Remembering
from ui.window.showing import Showing
from ui.window.status_line import StatusLine
from ui.window.table import actions

if TYPE_CHECKING:
    from briefer.check import Problem
    from briefer.history.editions import Updated
    from briefer.templates import Template

SMALLEST = (800, 560)


class MainWindow(Window):
    """Three stages over one session, with the parts that act in them; `article` may be shown already."""

    def __init__(self, session: Session, settings: Settings, tasks: Tasks, article: ArticleView | None = None) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.tasks = tasks
        self.head = Head(self)
        self.strip = MessageStrip(self)
        self.status = StatusLine(self)
        self.keeping = Keeping(session, tasks, data_folder(), self)
        self.shelf = Shelf(session, settings)
        self.documents = Documents(
            session,
            tasks,
            settings,
            self,
            keeping=self.keeping,
            tell=self.status.tell,
            show=self.show_error,
        )
        self.earlier = Earlier(session, self.documents, tasks, self, tell=self.status.tell, show=self.show_error)
        self.paper = Paper(
            session,
            self.shelf,
            tasks,
            settings,
            self,
            tell=self.status.tell,
            changed=self._take_templates,
            find=self._find_words,
        )
        self.recent = Recent(session, settings, self, open_project=self.documents.open, show=self.show_error)
        self.stages = Stages(session, tasks, self.shelf, self, article)
        self.remembering = Remembering(settings, self.stages)
        self.appearance = Appearance(settings, self)
        self._make_acts()
        self._lay_out()
        self.refreshing = Refreshing(
            session,
            tasks,
            self,
            at_once=(self.article, self.read.tag_bar),
            after_paint=(self.read.sidebar, self.read.comparison),
            template=self._look_up,
            take_up=self._take_up,
        )
        self._connect_signals()
        self.showing = Showing(self)
        self.missing_template = MissingTemplate(self)
        self.article.setFocus()

    def _make_acts(self) -> None:
        session, tasks, settings = self.session, self.tasks, self.settings
        self.articles = Articles(
            session, self.documents, tasks, settings, self, show=self.stages.go_to_article, review=self._review
        )
        self.places = Places(settings, session, self.stages)
        self.garbage = Garbage(self)
        self.suggesting = Suggesting(session, tasks, settings, self.read.article, self.status.tell)
        self.tagging = Tagging(session, self.read.article, self.status.tell, self.suggesting.rows_for)
        self.chip_bar = ChipBar(session, self.read.article)
        self.checking = Checking(
            session,
            tasks,
            lambda: self.shelf.template,
            self,
            go_to=self.stages.go_to_place,
            tell=self.status.tell,
            is_ready=lambda: self.refreshing.is_settled,
        )
        self.drop_hint = DropHint(self)
        scopes = {Scope.WINDOW: self, Scope.ARTICLE: self.read.article_pane}
        self.keyboard = Keyboard(self, actions(self), scopes, settings)
        self.finding = Finding(
            session,
            self.keyboard,
            self,
            stages=self.stages,
            tagging=self.tagging,
            recent=self.recent,
            template=lambda: self.shelf.template,
            problems=lambda: self.checking.problems,
        )
        self.help = Help(self.keyboard, self, lambda: self.stages.current)
        self.text_size = TextSize(settings, self.read.article, self.keyboard.made, self.status.tell)
        self.keyboard.made["file.recent"].setMenu(self.recent.menu)
        self.keyboard.live = lambda: live_texts(session)
        self.head.fill_menus(self.keyboard)

    def _find_words(self, words: str) -> None:
        self.stages.find_words(words)

    def _review(self, title: str, updated: Updated) -> None:
        acts.review_edition(self, title, updated)

    def _take_templates(self) -> None:
        self._take_up(self.shelf.template)
        self.checking.check()
        if self.stages.has("brief"):
            self.stages.brief.take_templates()

    def show_error(self, error: BaseException, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show an expected failure in the strip; anything else is a bug and goes on to the excepthook."""
        if not isinstance(error, BrieferError):
            raise error
        self.strip.show_error(error, action, act)

    # Layout and wiring

    def _lay_out(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.setMenuWidget(self.head)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.stages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)
        self.strip.hide()
        self.chip_bar.hide()

    def _connect_signals(self) -> None:
        session, head, status, stages = self.session, self.head, self.status, self.stages
        session.failed.connect(self.show_error)
        self.tasks.failed.connect(self.show_error)
        self.keeping.mended.connect(self.strip.forget)
        self.checking.found.connect(self._show_found)
        head.stage_requested.connect(stages.ask_for)
        head.palette_requested.connect(self.finding.open)
        head.export_requested.connect(lambda: acts.export(self))
        status.trouble_requested.connect(self.documents.explain)
        status.undo_requested.connect(session.undo)
        status.redo_requested.connect(session.redo)
        status.problems_requested.connect(stages.show_problems)
        stages.stage_shown.connect(head.show_stage)
        stages.made.connect(self._show_made)
        stages.said.connect(status.tell)
        stages.parties_requested.connect(self.documents.edit_parties)
        stages.templates_requested.connect(self.paper.open_templates)
        connect_reading(self)
        for view in (self.read.tag_bar, self.chip_bar, self.read.first_steps, head, status):
            self.keyboard.changed.connect(view.show_keys)
            view.show_keys(self.keyboard.caps())
        self.keyboard.changed.connect(lambda _: self._take_keys())

    def _look_up(self) -> Template:
        """Look the template up, in a task, and load there what checks a brief: its first turn holds the window else."""
        import briefer.check  # noqa: F401 - loaded before it is asked for

        return self.shelf.template

    def _take_up(self, template: Template) -> None:
        self.keyboard.take_letters(template.keys)
        for sentence in self.keyboard.refused:
            self.status.tell(sentence)
        self.read.comparison.board.set_empty_side(template.empty_side)
        self.missing_template.take(template)

    def _show_found(self, problems: tuple[Problem, ...]) -> None:
        self.status.show_problem_count(len(problems), has_article=bool(self.session.project.articles))
        for name in ("compare", "brief"):
            if self.stages.has(name):
                getattr(self.stages, name).show_problems(problems)

    def _take_keys(self) -> None:
        self.read.comparison.take_keys(self.keyboard.keys)
        if self.stages.has("compare"):
            self.stages.compare.take_keys(self.keyboard.keys)

    def _show_made(self, name: str) -> None:
        if name == "compare":
            self._take_keys()
        getattr(self.stages, name).show_problems(self.checking.problems)

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_close():
            event.ignore()
            return
        self.places.keep()
        self.suggesting.close()
        self.keeping.close()
        self.articles.close()
        self.paper.close()
        self.tasks.wait_for_all()
        self.garbage.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.read.fit(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if incoming := incoming_of(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.say(sentence_for(len(incoming)))
            self.articles.prepare()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        incoming = incoming_of(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.articles.take(incoming))  # the other program waits until this returns

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowTitleChange:
            self.setAccessibleName(self.windowTitle().replace("[*]", ""))
