"""The window: layout and wiring only. What a key does is in `tagging`, `projects` and the rooms of the views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.model import Project
from ui.actions.action import Scope
from ui.actions.keyboard import Keyboard
from ui.actions.table import actions
from ui.article.text_size import TextSize
from ui.article.view import ArticleView
from ui.export.paper import Paper
from ui.faults.garbage import Garbage
from ui.finding.acts import Finding
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
from ui.tagging.menu import show_article_menu
from ui.tagging.tagging import Tagging
from ui.tasks import Tasks
from ui.window.checking import Checking
from ui.window.drop_hint import DropHint, sentence_for
from ui.window.head import Head
from ui.window.messages import MessageStrip
from ui.window.refreshing import Refreshing
from ui.window.remembering import Remembering
from ui.window.status_line import StatusLine

if TYPE_CHECKING:
    from briefer.check import Problem
    from briefer.templates import Template

SMALLEST = (800, 560)


class MainWindow(QMainWindow):
    """Three stages over one session, with the parts that act in them."""

    def __init__(self, session: Session, settings: Settings, tasks: Tasks) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.tasks = tasks
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
        self.recent = Recent(session, settings, self, open_project=self.documents.open, show=self.show_error)
        self.stages = Stages(session, tasks, self.documents, self.paper, self)
        self.read = self.stages.read
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
            template=lambda: self.documents.template,
            take_up=self._take_up,
        )
        self._connect_signals()
        self._refresh(session.project)
        self.article.setFocus()

    def _make_acts(self) -> None:
        session, tasks, settings = self.session, self.tasks, self.settings
        self.garbage = Garbage(self)
        self.suggesting = Suggesting(session, tasks, settings, self.read.article, self.status.tell)
        self.tagging = Tagging(session, self.read.article, self.status.tell)
        self.chip_bar = ChipBar(session, self.read.article)
        self.checking = Checking(
            session,
            lambda: self.documents.template,
            self,
            go_to=self.stages.go_to_place,
            tell=self.status.tell,
        )
        self.drop_hint = DropHint(self)
        scopes = {Scope.WINDOW: self, Scope.ARTICLE: self.read.article_pane}
        self.keyboard = Keyboard(self, actions(), scopes, settings)
        self.finding = Finding(
            session,
            self.keyboard,
            self,
            stages=self.stages,
            tagging=self.tagging,
            recent=self.recent,
            template=lambda: self.documents.template,
            problems=lambda: self.checking.problems,
        )
        self.text_size = TextSize(settings, self.read.article, self.keyboard.made, self.status.tell)
        self.keyboard.made["file.recent"].setMenu(self.recent.menu)
        self.head.fill_menus(self, self.keyboard.actions, self.keyboard.made)

    @property
    def article(self) -> ArticleView:
        """The reading pane."""
        return self.read.article

    def _take_templates(self) -> None:
        self._take_up(self.documents.template)
        if self.stages.has("brief"):
            self.stages.brief.take_templates()

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

    def toggle_comparison(self) -> None:
        """Show or hide the comparison beside the article."""
        self.read.toggle_comparison()

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.read.toggle_sidebar()

    def find_words(self, step: int = 0) -> None:
        """Open the find field of the article, or go `step` hits on."""
        self.stages.show_stage("read")
        if step:
            self.read.find_bar.step(step)
        else:
            self.read.find_bar.open()

    def export(self) -> None:
        """Open the export dialog; the first brief ends the first steps."""
        if self.documents.export():
            self.read.first_steps.note_export()

    def open_key_sheet(self) -> None:
        """Show all keys."""
        from ui.actions.sheet import KeySheet

        KeySheet(self.keyboard, self).exec()

    def open_settings(self) -> None:
        """Open the settings; they act at once."""
        from ui.preferences.changes import settings_dialog

        settings_dialog(self).exec()

    def open_about(self) -> None:
        """Say what this is, and under which licence."""
        from ui.window.about import open_about

        open_about(self)

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
        self.status.show_scale(self.settings.scale)
        self.read.first_steps.set_done(is_done=self.settings.is_first_run_done)

    def _connect_signals(self) -> None:
        session, head, status, stages = self.session, self.head, self.status, self.stages
        session.changed.connect(lambda project, _: self._refresh(project))
        session.failed.connect(self.show_error)
        session.focus_changed.connect(lambda _: self._show_progress())
        session.stepped.connect(self._tell_act)
        self.tasks.failed.connect(self.show_error)
        self.appearance.changed.connect(lambda: self.status.show_scale(self.settings.scale))
        self.keeping.told.connect(self._show_saved)
        self.keeping.mended.connect(self.strip.forget)
        self.checking.found.connect(self._show_found)
        head.stage_requested.connect(stages.show_stage)
        head.palette_requested.connect(self.finding.open)
        head.export_requested.connect(self.export)
        status.trouble_requested.connect(self.documents.explain)
        status.undo_requested.connect(session.undo)
        status.problems_requested.connect(stages.show_problems)
        stages.stage_shown.connect(head.show_stage)
        stages.made.connect(self._show_made)
        stages.said.connect(status.tell)
        self._connect_reading()
        self._connect_suggestions()
        for view in (self.read.tag_bar, self.chip_bar, self.read.first_steps, head, status):
            self.keyboard.changed.connect(view.show_keys)
            view.show_keys(self.keyboard.caps())
        self.keyboard.changed.connect(lambda _: self._take_keys())

    def _connect_reading(self) -> None:
        read, sidebar, tag_bar, comparison = self.read, self.read.sidebar, self.read.tag_bar, self.read.comparison
        sidebar.article_requested.connect(self.stages.go_to_article)
        sidebar.party_requested.connect(self._arm)
        sidebar.add_article_requested.connect(self.articles.choose)
        sidebar.parties_requested.connect(self.documents.edit_parties)
        tag_bar.kind_requested.connect(self.tagging.tag)
        tag_bar.party_requested.connect(self._arm)
        tag_bar.sentence_requested.connect(self.article.next_sentence)
        tag_bar.issue_requested.connect(self.tagging.choose_issue)
        read.article.span_selected.connect(self.chip_bar.show_under)
        read.article.context_menu_requested.connect(lambda place: show_article_menu(self, place))
        self.chip_bar.kind_chosen.connect(self.tagging.tag)
        self.chip_bar.party_chosen.connect(self.session.arm)
        comparison.annotation_requested.connect(self.stages.go_to_annotation)
        comparison.expand_requested.connect(lambda: self.stages.show_stage("compare"))
        comparison.board.copy_requested.connect(self._copy)
        comparison.said.connect(self.status.tell)
        self.session.changed.connect(read.first_steps.refresh)
        self.session.party_armed.connect(lambda _: read.first_steps.note_party())
        self.stages.stage_shown.connect(read.first_steps.note_stage)
        read.first_steps.closed.connect(self._end_first_run)

        self._connect_ways_in()

    def _connect_ways_in(self) -> None:
        way_in = self.read.way_in
        way_in.open_requested.connect(self.articles.choose)
        way_in.paste_requested.connect(self.articles.paste)
        way_in.address_requested.connect(self.articles.ask_address)
        way_in.sample_requested.connect(self.documents.open_sample)
        way_in.project_requested.connect(self.recent.open)

    def _connect_suggestions(self) -> None:
        block, card = self.read.sidebar.suggestions, self.read.reason_card
        self.suggesting.drafted.connect(self.garbage.set_aside)
        self.suggesting.changed.connect(block.show_suggestions)
        self.suggesting.changed.connect(lambda _: card.follow())
        block.accept_requested.connect(self.suggesting.choose_likely)
        card.accept_requested.connect(self.suggesting.accept)
        card.dismiss_requested.connect(self.suggesting.dismiss)

    def _copy(self, annotation_id: str, issue_id: str) -> None:
        """Copy an item or a row of the narrow board; the wide one does it, and is made when first wanted."""
        self.stages.compare.copying.copy(annotation_id, issue_id)

    def _refresh(self, project: Project) -> None:
        self._show_ways_in(is_empty=not project.articles)
        self._show_progress()
        self._show_saved()

    def _show_ways_in(self, *, is_empty: bool) -> None:
        way_in = self.read.way_in
        if is_empty and way_in.isHidden():
            way_in.show_recent(self.recent.paths)
        way_in.setVisible(is_empty)

    def _take_up(self, template: Template) -> None:
        self.keyboard.take_letters(template.keys)
        for sentence in self.keyboard.refused:
            self.status.tell(sentence)
        self.read.comparison.board.set_empty_side(template.empty_side)

    def _show_found(self, problems: tuple[Problem, ...]) -> None:
        self.status.show_problem_count(len(problems))
        if self.stages.has("compare"):
            self.stages.compare.show_problems(problems)

    def _take_keys(self) -> None:
        self.read.comparison.board.keys.take(self.keyboard.keys)
        if self.stages.has("compare"):
            self.stages.compare.take_keys(self.keyboard.keys)

    def _show_made(self, name: str) -> None:
        if name == "compare":
            self._take_keys()
            self.stages.compare.show_problems(self.checking.problems)

    def _tell_act(self, label: str) -> None:
        self.status.tell(label, can_undo=self.session.undo_stack.canUndo())
        self._show_saved()

    def _show_progress(self) -> None:
        articles, facts = self.session.project.articles, self.article.facts
        if not articles:
            self.status.show_progress("")
            return
        place = facts.place(self.session.focus.paragraph_id)
        done, total = facts.progress(place.article if place else articles[0])
        self.status.show_progress(f"{done} of {total} paragraphs")

    def _show_saved(self) -> None:
        is_modified = self.session.is_modified
        self.status.show_saved(self.keeping.words, is_trouble=self.keeping.reason is not None)
        read_only = " (read-only)" if self.keeping.is_read_only else ""
        self.setWindowTitle(f"{self.session.project.title or 'New brief'}[*]{read_only} – Briefer")
        self.setWindowModified(is_modified)

    def _arm(self, party_id: str) -> None:
        self.tagging.arm(party_id)
        self.article.setFocus()

    def _end_first_run(self) -> None:
        self.settings.is_first_run_done = True

    def apply_look(self) -> None:
        """Dress the window as the settings say."""
        self.appearance.apply()

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_close():
            event.ignore()
            return
        self.suggesting.close()
        self.keeping.close()
        self.articles.close()
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
