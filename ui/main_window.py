"""The window: layout and wiring only. What a key does is in `tagging`, `documents` and the views."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from briefer import queries
from briefer.errors import BrieferError
from briefer.model import AnnotationId, Kind, ParagraphId, Project

from . import keymap, theme
from .actions import Scope, actions
from .articles import Articles
from .context_menu import show_article_menu
from .documents import Documents
from .earlier import Earlier
from .keeping import Keeping, data_folder
from .messages import MessageStrip
from .models.incoming import incoming_of
from .paper import Paper
from .refreshing import Refreshing
from .session import Focus, Session
from .settings import Settings
from .suggesting import Suggesting
from .tagging import Tagging
from .tasks import Tasks
from .text_size import TextSize
from .views.article_view import ArticleView
from .views.read_stage import ReadStage
from .widgets.chip_bar import ChipBar
from .widgets.drop_hint import DropHint, sentence_for
from .widgets.head import Head
from .widgets.status_line import StatusLine

if TYPE_CHECKING:
    from briefer.check import Place, Problem
    from briefer.templates import Template

    from .dialogs.palette import Choice
    from .views.brief_stage import BriefStage
    from .views.compare_stage import CompareStage

SMALLEST = (800, 560)
CHECK_DELAY_MS = 200
SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class MainWindow(QMainWindow):
    """Three stages over one session; the second and third are made when first wanted, for the first paint waits."""

    def __init__(self, session: Session, settings: Settings, tasks: Tasks) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.tasks = tasks
        self.problems: tuple[Problem, ...] = ()
        self._problem_at = -1
        self._came_from: list[str] = []
        self._shown = "read"
        self.head = Head(self)
        self.strip = MessageStrip(self)
        self.status = StatusLine(self)
        self.keeping = Keeping(session, tasks, data_folder(), self)
        self.documents = Documents(
            session, tasks, settings, self, keeping=self.keeping, tell=self.status.tell, show=self.show_error
        )
        self.earlier = Earlier(session, self.documents, tasks, self, tell=self.status.tell, show=self.show_error)
        self.paper = Paper(
            session, self.documents, tasks, settings, self, tell=self.status.tell, changed=self._take_templates
        )
        self.articles = Articles(session, self.documents, tasks, settings, self)
        self.read = ReadStage(session, self)
        self.suggesting = Suggesting(session, tasks, settings, self.read.article, self.status.tell)
        self.tagging = Tagging(session, self.read.article, self.status.tell)
        self.chip_bar = ChipBar(session, self.read.article)
        self.stages = QStackedWidget(self)
        self.drop_hint = DropHint(self)
        self.actions_table = actions()
        scopes = {Scope.WINDOW: self, Scope.ARTICLE: self.read.article_pane}
        self.actions_made = keymap.install(self, self.actions_table, scopes)
        self.text_size = TextSize(settings, self.read.article, self.actions_made, self.status.tell)
        self.head.fill_menus(self, self.actions_table, self.actions_made)
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_DELAY_MS)
        self._lay_out()
        self.refreshing = Refreshing(
            session,
            tasks,
            self,
            at_once=(self.article, self.read.tag_bar),
            after_paint=(self.read.sidebar, self.read.comparison),
            template=lambda: self.documents.template,
            take_up=self._take_up,
        )
        self._connect_signals()
        self._refresh(session.project)
        self.article.setFocus()

    @property
    def article(self) -> ArticleView:
        """The reading pane."""
        return self.read.article

    @cached_property
    def compare(self) -> CompareStage:
        """The second stage."""
        from .views.compare_stage import CompareStage

        stage = CompareStage(self.session, lambda: self.documents.template, self)
        stage.annotation_requested.connect(self.go_to_annotation)
        stage.paragraph_requested.connect(self.go_to_paragraph)
        stage.place_requested.connect(self.go_to_place)
        stage.said.connect(self.status.tell)
        self._add_stage(stage)
        stage.show_problems(self.problems)
        return stage

    @cached_property
    def brief(self) -> BriefStage:
        """The third stage."""
        from .views.brief_stage import BriefStage

        stage = BriefStage(self.session, self.tasks, lambda: self.documents.template, self)
        stage.form.templates.known = self.paper.known_templates
        stage.form.templates.editor_requested.connect(self.paper.open_templates)
        stage.place_requested.connect(self.go_to_place)
        self._add_stage(stage)
        return stage

    def _take_templates(self) -> None:
        self._take_up(self.documents.template)
        if "brief" in self.__dict__:
            self.brief.take_templates()

    def _add_stage(self, stage: CompareStage | BriefStage) -> None:
        self.stages.addWidget(stage)
        self.session.changed.connect(stage.refresh)
        stage.refresh(self.session.project, frozenset())

    # Stages and places

    def show_stage(self, name: str) -> None:
        """Go to a stage, keeping the focused annotation."""
        stage: QWidget = getattr(self, name)
        if self.stages.currentWidget() is not stage:
            self._came_from.append(self._shown)
            self._shown = name
            self.stages.setCurrentWidget(stage)
        self.head.show_stage(name)
        self.read.first_steps.note_stage(name)
        self._focus_stage(name)

    def go_back(self) -> None:
        """Go to the stage one came from."""
        if self._came_from:
            self.show_stage(self._came_from.pop())
            self._came_from.pop()

    def go_to_annotation(self, annotation_id: str) -> None:
        """Show an item in the article."""
        item = queries.annotation(self.session.project, AnnotationId(annotation_id))
        selection = (item.span.start, item.span.end) if item.span else None
        self.show_stage("read")
        self.session.set_focus(Focus(item.paragraph_id, selection=selection, annotation_id=item.id))

    def go_to_paragraph(self, paragraph_id: str) -> None:
        """Show a paragraph in the article."""
        self.show_stage("read")
        self.session.set_focus(Focus(paragraph_id))

    def go_to_place(self, place: Place) -> None:
        """Show the place of a problem."""
        if place.kind == "annotation":
            self.go_to_annotation(place.id)
        elif place.kind == "paragraph":
            self.go_to_paragraph(place.id)
        elif place.kind == "issue":
            self.show_stage("compare")
            self.compare.show_issue(place.id)
        elif place.kind == "party":
            self.documents.edit_parties()
        elif place.kind == "field":
            self.show_stage("brief")
            self.brief.focus_field(place.id)
        elif place.kind == "project":
            self.show_stage("compare" if self.session.project.annotations else "read")
        elif place.kind == "article":
            article = next(entry for entry in self.session.project.articles if entry.id == place.id)
            self.go_to_paragraph(article.paragraphs[0].id)

    def step_problem(self, step: int) -> None:
        """Go to the next or previous thing to check, from anywhere."""
        if not self.problems:
            self.status.tell("Nothing to check.")
            return
        self._problem_at = (self._problem_at + step) % len(self.problems)
        problem = self.problems[self._problem_at]
        self.go_to_place(problem.place)
        self.status.tell(f"{self._problem_at + 1} of {len(self.problems)}: {problem.message}")

    # Acts that belong to no view

    def widen(self) -> None:
        """Let go of what is narrow: an edge being moved, the chip bar, a selection or a sentence, a message."""
        if self.article.is_moving_edge:
            self.article.restore_edge()
            return
        self.chip_bar.hide()
        self.strip.hide()
        self.article.widen()

    def enter(self) -> None:
        """Keep the edge that is being moved, or else accept the suggestion, or else open the note of the item."""
        if self.article.is_moving_edge:
            edges = self.article.keep_edge()
            if edges is not None:
                self.tagging.set_edge(*edges)
        elif not self.suggesting.accept():
            self.tagging.note()

    def clear(self) -> None:
        """Clear the tag at the focus, or else dismiss the suggestion."""
        if self.article.current_annotation() is not None or not self.suggesting.dismiss():
            self.tagging.clear()

    def move_edge(self, step: int, *, is_by_character: bool) -> None:
        """Move the edge that was picked with [ or ], or else the end of the selection."""
        self.article.move_edge(step, by_character=is_by_character)

    def new_issue(self) -> None:
        """Add an issue to the comparison and name it there."""
        self.show_stage("compare")
        self.compare.new_issue()

    def toggle_comparison(self) -> None:
        """Show or hide the comparison beside the article."""
        self.read.toggle_comparison()

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.read.toggle_sidebar()

    def find_words(self, step: int = 0) -> None:
        """Open the find field of the article, or go `step` hits on."""
        self.show_stage("read")
        if step:
            self.read.find_bar.step(step)
        else:
            self.read.find_bar.open()

    def export(self) -> None:
        """Open the export dialog; the first brief ends the first steps."""
        if self.documents.export():
            self.read.first_steps.note_export()

    def open_palette(self, *, is_text_only: bool = False) -> None:
        """Open the one field for issues, words and commands, and do what was chosen."""
        from .dialogs.palette import Palette

        palette = Palette(self.session.project, self.actions_table, self, is_text_only=is_text_only)
        palette.exec()
        if palette.chosen is not None:
            self._do(palette.chosen)

    def open_key_sheet(self) -> None:
        """Show all keys."""
        from .dialogs.key_sheet import KeySheet

        KeySheet(self.actions_table, self).exec()

    def open_about(self) -> None:
        """Say what this is, and under which licence."""
        QMessageBox.about(
            self,
            "About Briefer",
            "Briefer turns news articles into a two-party brief.\nNothing leaves this computer.\n\n"
            "Free software under the GNU General Public License, version 3 or later. "
            "Built with Qt (LGPL), python-docx, ReportLab and PDFium; fonts under the SIL Open Font License.",
        )

    def resize_by(self, step: int) -> None:
        """Make all text of the window larger or smaller by one step between 100 and 200 %."""
        nearest = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - self.settings.scale))
        self.settings.scale = SCALES[max(0, min(len(SCALES) - 1, nearest + step))]
        self._apply_look()

    def set_theme(self, name: str) -> None:
        """Use the colours of the system, or light, dark or high contrast."""
        self.settings.theme = name
        self._apply_look()

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
        self.stages.addWidget(self.read)
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
        self.read.first_steps.set_done(is_done=self.settings.is_first_run_done)

    def _connect_signals(self) -> None:
        session, head, read = self.session, self.head, self.read
        session.changed.connect(lambda project, _: self._refresh(project))
        session.changed.connect(read.first_steps.refresh)
        session.failed.connect(self.show_error)
        self.keeping.told.connect(self._show_saved)
        self.status.trouble_requested.connect(self.documents.explain)
        session.focus_changed.connect(lambda _: self._show_progress())
        session.party_armed.connect(lambda _: read.first_steps.note_party())
        session.stepped.connect(self._tell_act)
        head.stage_requested.connect(self.show_stage)
        head.palette_requested.connect(self.open_palette)
        head.export_requested.connect(self.export)
        self.status.undo_requested.connect(session.undo)
        self.status.problems_requested.connect(self._show_problems)
        read.sidebar.article_requested.connect(self._show_article)
        read.sidebar.party_requested.connect(self._arm)
        read.sidebar.add_article_requested.connect(self.articles.choose)
        read.sidebar.parties_requested.connect(self.documents.edit_parties)
        read.tag_bar.kind_requested.connect(self.tagging.tag)
        read.tag_bar.party_requested.connect(self._arm)
        read.tag_bar.sentence_requested.connect(self.article.next_sentence)
        read.tag_bar.issue_requested.connect(self.tagging.choose_issue)
        read.article.span_selected.connect(self.chip_bar.show_under)
        read.article.context_menu_requested.connect(lambda place: show_article_menu(self, place))
        self.suggesting.changed.connect(read.sidebar.suggestions.show_suggestions)
        self.suggesting.changed.connect(lambda _: read.reason_card.follow())
        read.sidebar.suggestions.accept_requested.connect(self.suggesting.choose_likely)
        read.reason_card.accept_requested.connect(self.suggesting.accept)
        read.reason_card.dismiss_requested.connect(self.suggesting.dismiss)
        self.chip_bar.kind_chosen.connect(self.tagging.tag)
        self.chip_bar.party_chosen.connect(session.arm)
        read.comparison.annotation_requested.connect(self.go_to_annotation)
        read.comparison.expand_requested.connect(lambda: self.show_stage("compare"))
        read.comparison.board.copy_requested.connect(self._copy)
        read.first_steps.closed.connect(self._end_first_run)
        read.comparison.said.connect(self.status.tell)
        self.tasks.failed.connect(self.show_error)
        self._check_timer.timeout.connect(self._check)

    def _copy(self, annotation_id: str, issue_id: str) -> None:
        """Copy an item or a row of the narrow board; the wide one does it, and is made when first wanted."""
        self.compare.copying.copy(annotation_id, issue_id)

    def _refresh(self, project: Project) -> None:
        self._show_progress()
        self._show_saved()
        self._check_timer.start()

    def _take_up(self, template: Template) -> None:
        keymap.give_letters(self.actions_made, template.keys)
        self.read.tag_bar.set_letters({Kind(kind): letter for kind, letter in template.keys.items()})
        self.chip_bar.set_letters({Kind(kind): letter for kind, letter in template.keys.items()})
        self.read.comparison.board.set_empty_side(template.empty_side)

    def _check(self) -> None:
        from briefer.check import check

        self.problems = check(self.session.project, self.documents.template)
        self._problem_at = -1
        self.status.show_problem_count(len(self.problems))
        if "compare" in self.__dict__:
            self.compare.show_problems(self.problems)

    def _tell_act(self, label: str) -> None:
        self.status.tell(label, can_undo=self.session.undo_stack.canUndo())
        self._show_saved()

    def _show_progress(self) -> None:
        project, focus = self.session.project, self.session.focus
        if not project.articles:
            self.status.show_progress("")
            return
        focused = ParagraphId(focus.paragraph_id)
        article = queries.article_of(project, focused) if focus.paragraph_id else project.articles[0]
        done, total = queries.progress(project, article.id)
        self.status.show_progress(f"{done} of {total} paragraphs")

    def _show_saved(self) -> None:
        is_modified = self.session.is_modified
        self.status.show_saved(self.keeping.words, is_trouble=self.keeping.reason is not None)
        read_only = " (read-only)" if self.keeping.is_read_only else ""
        self.setWindowTitle(f"{self.session.project.title or 'New brief'}[*]{read_only} – Briefer")
        self.setWindowModified(is_modified)

    def _show_problems(self) -> None:
        self.show_stage("compare")
        self.compare.show_tab("problems")

    def _show_article(self, article_id: str) -> None:
        article = next(entry for entry in self.session.project.articles if entry.id == article_id)
        self.session.set_focus(Focus(article.paragraphs[0].id))
        self.article.setFocus()

    def _arm(self, party_id: str) -> None:
        self.tagging.arm(party_id)
        self.article.setFocus()

    def _focus_stage(self, name: str) -> None:
        if name == "read":
            self.article.setFocus()
        elif name == "compare":
            self.compare.take_focus()
        else:
            self.brief.take_focus()

    def _end_first_run(self) -> None:
        self.settings.is_first_run_done = True

    def _apply_look(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, self.settings.theme, self.settings.scale)
        self.status.show_scale(self.settings.scale)

    def _do(self, choice: Choice) -> None:
        if choice.kind == "paragraph":
            self.go_to_paragraph(choice.id)
        elif choice.kind == "issue":
            self.show_stage("compare")
            self.compare.show_issue(choice.id)
        else:
            self.actions_made[choice.id].trigger()

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_close():
            event.ignore()
            return
        self.suggesting.close()
        self.keeping.close()
        self.articles.close()
        self.tasks.wait_for_all()
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
            self.setAccessibleName(self.windowTitle())
