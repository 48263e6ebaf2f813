"""The Brief stage: the form, the pages as they will be printed, and what is to be done before the export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.check import Place, Problem
from briefer.model import Project
from briefer.templates import Template
from briefer.words import tr
from ui.brief.details import DetailsForm
from ui.brief.habits import Habits
from ui.brief.length import LengthPanel
from ui.brief.savings import Saving, savings
from ui.brief.savings_list import saving_name
from ui.look.theme import Look
from ui.pages.pictures import Preview
from ui.pages.shown import shown_name
from ui.pages.view import PageView
from ui.session import Session
from ui.tasks import Progress, Tasks
from ui.widgets.announce import announce
from ui.widgets.panes import REST, Panes

FORM_WIDTH = 344
PANEL_WIDTH = 280
ROOM_FOR_PANEL = 1000
SAVINGS = "what could go"


class BriefStage(QWidget):
    """Form, pages, and length and checks; nothing is worked out while it is hidden.

    Signals
        place_requested(place)  show the Place of a problem
        problems_requested()    show all problems
        find_requested(words)   look for these words in the articles
        said(sentence)          something to say in the status bar
    """

    place_requested = Signal(object)
    problems_requested = Signal()
    find_requested = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        template_of: Callable[[], Template],
        habits: Habits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("briefStage")
        self._session = session
        self._tasks = tasks
        self._template_of = template_of
        self._template: Template | None = None
        self._is_stale = True
        self.form = DetailsForm(session, habits, self)
        self.pages = PageView(tasks, self)
        self.panel = LengthPanel(session, self)
        self.pages.preview_changed.connect(self._show_length)
        self.pages.shown_requested.connect(self.go_to_shown)
        self.pages.area_reached.connect(self._name_area)
        self.panel.place_requested.connect(self.place_requested)
        self.panel.problems_requested.connect(self.problems_requested)
        self.panel.find_requested.connect(self.find_requested)
        self.panel.savings.left_out.connect(self._leave_out)
        self.panel.sections_requested.connect(lambda: self.form.show_tab("sections"))
        self._lay_out()

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project, or note it until the stage is shown."""
        if not self.isVisible():
            self._is_stale = True
            return
        template = self._template
        if template is None or template.id != project.brief.template_id:
            template = self._template_of()
        self._show(project, template)

    def take_templates(self) -> None:
        """Read the template afresh, because templates were changed."""
        self.form.templates.forget()
        self._is_stale = True
        if self.isVisible():
            self._show_if_stale()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems the window has found."""
        self.panel.show_problems(problems, is_begun=bool(self._session.project.articles))

    def panes(self) -> tuple[QWidget, ...]:
        """The panes in the order of F6."""
        return (self.form, self.pages, self.panel)

    def show_first_tab(self) -> None:
        """Go to the details."""
        self.form.step_tab(-self.form.tabs.currentIndex())

    def step_tab(self, by: int) -> None:
        """Go to the next (1) or previous (-1) tab of the form."""
        self.form.step_tab(by)

    def take_focus(self) -> None:
        """Give the keyboard to the page of the form that is shown."""
        self.form.take_focus()

    def focus_field(self, key: str) -> None:
        """Go to a field of the form by its key."""
        self._show_if_stale()
        self.form.focus_field(key)

    def go_to_shown(self, shows: str) -> None:
        """Go to what a page shows, "annotation:t5" for example, if the project still has it."""
        kind, _, name = shows.partition(":")
        project = self._session.project
        places = (
            *(Place("field", key) for key in self.form.editors),
            *(Place("annotation", item.id) for item in project.annotations),
            *(Place("issue", issue.id) for issue in project.issues),
            *(Place("article", article.id) for article in project.articles),
            *(Place("paragraph", entry.id) for article in project.articles for entry in article.paragraphs),
        )
        place = next((place for place in places if (place.kind, place.id) == (kind, name)), None)
        if place is not None:
            self.place_requested.emit(place)

    def _name_area(self, shows: str) -> None:
        name = shown_name(self._session.project, shows)
        announce(self.pages.canvas, name)
        self.said.emit(tr("{what}. Enter goes there.").format(what=name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_if_stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "splitter"):
            self._fit()

    def _fit(self) -> None:
        self.panel.setVisible(self.width() >= Look.of(self).px(ROOM_FOR_PANEL))
        self.splitter.fit()

    def _show_if_stale(self) -> None:
        """Show the project as it is now, with the template read afresh."""
        if self._is_stale:
            self._show(self._session.project, self._template_of())

    def _show(self, project: Project, template: Template) -> None:
        self._is_stale = False
        self._template = template
        self.form.show_brief(project, template)
        self.pages.show_brief(project, template)

    def _show_length(self, preview: Preview) -> None:
        limit = self._template.page_limit if self._template else None
        self.panel.show_length(preview.length, limit)
        self.panel.show_proof(preview.quotations_found, preview.quotations_total)
        self._tasks.cancel(SAVINGS)
        if limit is None or preview.length <= limit or self._template is None:
            self.panel.savings.show_savings(())
            return
        project, template = self._session.project, self._template

        def work(progress: Progress) -> tuple[Saving, ...]:
            return savings(project, template, progress=progress)

        def done(found: tuple[Saving, ...]) -> None:
            if project is self._session.project:
                self.panel.savings.show_savings(found)

        self._tasks.run(SAVINGS, work, done)

    def _leave_out(self, saving: Saving) -> None:
        label = tr("Leave out {section}").format(section=saving_name(saving))
        self._session.step(label, saving.left_out)

    def _lay_out(self) -> None:
        self.splitter = Panes((FORM_WIDTH, REST, PANEL_WIDTH), self)
        self.splitter.setObjectName("briefSplitter")
        for widget in (self.form, self.pages, self.panel):
            self.splitter.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
