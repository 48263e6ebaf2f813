"""The three stages and the way to any place in them. What a stage shows is the stage's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefer import queries
from briefer.words import tr
from ui.actions.action import Scope
from ui.read.stage import ReadStage
from ui.session import Focus, Session
from ui.tasks import Tasks
from ui.templates.shelf import Shelf
from ui.versions.against import Against

if TYPE_CHECKING:
    from briefer.check import Place
    from ui.article.view import ArticleView
    from ui.brief.stage import BriefStage
    from ui.compare.stage import CompareStage


VIEWS = {
    Scope.ARTICLE: ("read", ""),
    Scope.BOARD: ("compare", "positions"),
    Scope.TIMELINE: ("compare", "timeline"),
    Scope.SOURCES: ("compare", "sources"),
}
"""The stage and the tab in which the keys of a scope act."""


class Stages(QStackedWidget):
    """Read, Compare and Brief; the second and third are made when first wanted, for the first paint waits.

    Signals
        stage_shown(name)   another stage is to be seen, or the same was asked for again
        made(name)          a stage was made
        said(sentence)      something to say in the status bar
        contents_changed()  another view is in front, or it holds something else
        parties_requested()     the parties are the place to go to
        templates_requested()   the template of the brief is to be edited
    """

    stage_shown = Signal(str)
    made = Signal(str)
    said = Signal(str)
    contents_changed = Signal()
    parties_requested = Signal()
    templates_requested = Signal()

    def __init__(
        self, session: Session, tasks: Tasks, shelf: Shelf, parent: QWidget, article: ArticleView | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._shelf = shelf
        self._came_from: list[str] = []
        self.current = "read"
        self.against = Against(session, tasks, self)
        self.read = ReadStage(session, self, article)
        self.addWidget(self.read)
        beside = self.read.comparison.board
        self.against.found.connect(lambda: beside.show_marks(self.against.marks))

    @cached_property
    def compare(self) -> CompareStage:
        """The second stage, made and wired when it is first asked for; `has` tells without making it."""
        from ui.compare.stage import CompareStage

        stage = CompareStage(self._session, lambda: self._shelf.template, self.against, self)
        stage.annotation_requested.connect(self.go_to_annotation)
        stage.paragraph_requested.connect(self.go_to_paragraph)
        stage.place_requested.connect(self.go_to_place)
        stage.find_requested.connect(self.find_words)
        stage.said.connect(self.said)
        stage.contents_changed.connect(self.contents_changed)
        self._add(stage)
        return stage

    @cached_property
    def brief(self) -> BriefStage:
        """The third stage."""
        from ui.brief.habits import Habits
        from ui.brief.stage import BriefStage

        stage = BriefStage(self._session, self._tasks, lambda: self._shelf.template, Habits(self._shelf.settings), self)
        stage.form.templates.known = self._shelf.known
        stage.form.templates.editor_requested.connect(self.templates_requested)
        stage.place_requested.connect(self.go_to_place)
        stage.problems_requested.connect(self.show_problems)
        stage.find_requested.connect(self.find_words)
        stage.said.connect(self.said)
        stage.pages.preview_changed.connect(self.contents_changed)
        self._add(stage)
        return stage

    def has(self, name: str) -> bool:
        """Say whether a stage ("read", "compare", "brief") has been made."""
        return name in self.__dict__

    def make(self, name: str) -> QWidget:
        """Return a stage; the first time it is made and wired."""
        is_new = not self.has(name)
        stage: QWidget = getattr(self, name)
        if is_new:
            self.made.emit(name)
        return stage

    def show_stage(self, name: str) -> None:
        """Go to a stage, keeping the focused annotation."""
        stage = self.make(name)
        if self.currentWidget() is not stage:
            self._name_item()
            self._came_from.append(self.current)
            self.current = name
            self.setAccessibleName({"read": tr("Read"), "compare": tr("Compare"), "brief": tr("Brief")}[name])
            self.setFocus()  # else Qt hands it to the next control while the view hides, and a screen reader says that
            self.setCurrentWidget(stage)
        self.stage_shown.emit(name)
        self.contents_changed.emit()
        self._focus_stage(name)

    def ask_for(self, name: str) -> None:
        """Go to a stage as a person asks for it: asked for again, it shows its first tab."""
        if self.current == name != "read":
            getattr(self, name).show_first_tab()
        self.show_stage(name)

    def step_tab(self, by: int) -> None:
        """Go to the next (1) or previous (-1) tab of the second or third stage; after the last comes the first."""
        getattr(self, self.current).step_tab(by)

    def _name_item(self) -> None:
        """Let the focus name the only item of its words, that the other stages stand on it too."""
        focus, item = self._session.focus, self.read.article.current_annotation()
        if item is not None and item.id != focus.annotation_id:
            self._session.set_focus(replace(focus, annotation_id=item.id))

    def show_for(self, scope: Scope) -> bool:
        """Show the view in which the keys of a scope act; say whether another one was in front."""
        name, tab = VIEWS.get(scope, (self.current, ""))
        is_other = self.current != name or (bool(tab) and self.compare.tab != tab)
        if is_other:
            self.show_stage(name)
            if tab:
                self.compare.show_tab(tab)
                self.compare.take_focus()
        return is_other

    def go_back(self) -> None:
        """Go to the stage one came from."""
        if self._came_from:
            self.show_stage(self._came_from.pop())
            self._came_from.pop()

    def toggle_full_comparison(self) -> None:
        """Show the comparison in full width, or go back to where one came from."""
        if self.current != "compare":
            self.show_stage("compare")
        elif self._came_from:
            self.go_back()
        else:
            self.show_stage("read")

    def panes(self) -> tuple[QWidget, ...]:
        """The panes of the stage that is shown, in the order of F6."""
        panes: tuple[QWidget, ...] = getattr(self, self.current).panes()
        return panes

    def add_elsewhere(self) -> None:
        """Ask for what was stated in no article; it goes into the row that is current on the board, and is shown."""
        from ui.tagging.note import ElsewhereDialog

        board = self.compare.board if self.current == "compare" else self.read.comparison.board
        dialog = ElsewhereDialog(self._session, board.current_issue_id() if board.hasFocus() else "", self.window())
        dialog.exec()
        dialog.deleteLater()
        if dialog.added:
            self.show_item(dialog.added)
        else:
            self._focus_stage(self.current)

    def show_item(self, annotation_id: str) -> None:
        """Show an item where it is arranged: on the board, in the tray, the timeline or among the third parties."""
        self.show_stage("compare")
        self.compare.show_item(annotation_id)

    def go_to_annotation(self, annotation_id: str) -> None:
        """Go to the first stage and give an item the focus; what was stated elsewhere is in no article."""
        item = next((each for each in self._session.project.annotations if each.id == annotation_id), None)
        if item is None:
            return  # what is to be checked follows after a pause: the item of a problem may be gone
        if item.stated_in:
            self.show_item(annotation_id)
            return
        selection = (item.span.start, item.span.end) if item.span else None
        self.show_stage("read")
        self._session.set_focus(Focus(item.paragraph_id, selection=selection, annotation_id=item.id))

    def go_to_paragraph(self, paragraph_id: str) -> None:
        """Show a paragraph in the article."""
        self.show_stage("read")
        self._session.set_focus(Focus(paragraph_id))

    def find_words(self, words: str) -> None:
        """Show where most of the first of these words stand in an article, and look for them there."""
        paragraph_id, found = queries.longest_beginning(self._session.project, words)
        self.go_to_paragraph(paragraph_id) if paragraph_id else self.show_stage("read")
        self.read.find_bar.field.setText(found or words)
        self.read.find_bar.open()

    def go_to_article(self, article_id: str) -> None:
        """Show the beginning of an article."""
        article = next(entry for entry in self._session.project.articles if entry.id == article_id)
        self.go_to_paragraph(article.paragraphs[0].id)

    def go_to_issue(self, issue_id: str) -> None:
        """Show a row of the comparison."""
        self.show_stage("compare")
        self.compare.show_issue(issue_id)

    def go_to_field(self, key: str) -> None:
        """Show a field of the brief's form."""
        self.show_stage("brief")
        self.brief.focus_field(key)

    def go_to_template(self) -> None:
        """Show the house formats, to choose one."""
        self.show_stage("brief")
        self.brief.form.show_tab("template")

    def go_to_place(self, place: Place) -> None:
        """Show the place of a problem."""
        ways: dict[str, Callable[[str], None]] = {
            "annotation": self.go_to_annotation,
            "paragraph": self.go_to_paragraph,
            "article": self.go_to_article,
            "issue": self.go_to_issue,
            "field": self.go_to_field,
            "party": lambda _: self.parties_requested.emit(),
            "template": lambda _: self.go_to_template(),
            "project": lambda _: self.show_stage("compare" if self._session.project.annotations else "read"),
        }
        if place.kind in ways:
            ways[place.kind](place.id)

    def show_problems(self) -> None:
        """Show everything there is to check."""
        self.show_stage("compare")
        self.compare.show_tab("problems")

    def show_tagged(self, party_id: str = "") -> None:
        """Show everything tagged as one party's, the item in hand in front.

        Without a party it is that of this item, or else the active one; asked for again, the next.
        """
        item = self.read.article.current_annotation()
        shown = self.compare.tagged_party if self.current == "compare" else None
        parties = [each.id for each in self._session.project.parties]
        if shown and not party_id:
            party_id = parties[(parties.index(shown) + 1) % len(parties)]
        wanted = (party_id, item.party_ids[0] if item and item.party_ids else "", self._session.armed_party, *parties)
        self.show_stage("compare")
        self.compare.show_tagged(next(filter(None, wanted), ""), item.id if item else "")

    def new_issue(self) -> None:
        """Add an issue to the comparison and name it there."""
        self.show_stage("compare")
        self.compare.new_issue()

    def _add(self, stage: CompareStage | BriefStage) -> None:
        self.addWidget(stage)
        self._session.changed.connect(stage.refresh)
        stage.refresh(self._session.project, frozenset())

    def _focus_stage(self, name: str) -> None:
        if name == "read":
            self.read.show_article()
            self.read.article.setFocus()
        elif name == "compare":
            self.compare.take_focus()
        else:
            self.brief.take_focus()
